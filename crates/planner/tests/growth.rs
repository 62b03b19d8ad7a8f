//! How the time of a plan grows with its input.
#![expect(clippy::disallowed_types, reason = "the test measures; what is tested knows no time")]

use std::time::{Duration, Instant};

use chkit_planner::{Pair, PlanOptions, plan};
use chkit_schema::table::{ColumnDefinition, DefaultDefinition, IndexDefinition};
use chkit_schema::{Definition, Object, Reader, Schema, TableDefinition};

/// A table of so many columns, each with a default that uses another one and with an index. `prefix` begins their names,
/// `former_prefix` those they had before.
fn schema(count: usize, prefix: &str, former_prefix: Option<&str>) -> Schema {
    let id = ColumnDefinition { name: "id".to_owned(), data_type: "UInt64".to_owned(), ..Default::default() };
    let column = |number: usize| ColumnDefinition {
        name: format!("{prefix}{number}"),
        data_type: "UInt64".to_owned(),
        renamed_from: former_prefix.map(|former| format!("{former}{number}")),
        default: Some(DefaultDefinition::Expression(format!("{prefix}{} + 1", (number + 1) % count))),
        ..Default::default()
    };
    let index = |number: usize| IndexDefinition {
        name: format!("by_{number}"),
        expression: format!("{prefix}{number} % 10"),
        index_type: "minmax".to_owned(),
        ..Default::default()
    };
    let table = TableDefinition {
        database: "app".to_owned(),
        name: "events".to_owned(),
        columns: (0..count).map(column).chain([id]).collect(),
        indexes: (0..count).map(index).collect(),
        engine: "MergeTree".to_owned(),
        order_by: vec!["id".to_owned()],
        ..Default::default()
    };
    Schema::new([Object::from_definition(Definition::Table(Box::new(table)), &mut Reader::default())])
}

/// How long the plan takes in which so many columns are renamed.
fn planning(schemas: Pair<&Schema>, renamed: usize) -> Duration {
    let start = Instant::now();
    let planned = plan(schemas, &PlanOptions::default());
    let elapsed = start.elapsed();
    assert_eq!(planned.operations.len(), renamed, "each column is renamed, and nothing else changes");
    elapsed
}

/// Both sizes are measured in turn and the least time of each counts: what else the machine does makes single runs longer,
/// and none shorter. So the test goes on where a run was disturbed, and a plan that compares each column with each never
/// passes.
#[test]
fn the_time_of_many_renamed_columns_is_linear() {
    const FEWEST_ROUNDS: usize = 5;
    const MOST_ROUNDS: usize = 60;
    let schemas = |count| Pair { previous: schema(count, "old_", None), next: schema(count, "new_", Some("old_")) };
    let (few, many) = (schemas(400), schemas(1600));
    let (mut small, mut large) = (Duration::MAX, Duration::MAX);
    for round in 1..=MOST_ROUNDS {
        small = small.min(planning(few.as_ref(), 400));
        large = large.min(planning(many.as_ref(), 1600));
        // Four times the columns take four times as long, or sixteen times where each is compared with each.
        if round >= FEWEST_ROUNDS && large < small * 9 {
            return;
        }
    }
    panic!("400 columns took {small:?}, 1600 took {large:?}");
}
