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

/// The shortest of some runs.
fn time(run: impl Fn()) -> Duration {
    let measured = (0..5).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    measured.min().unwrap_or_default()
}

#[test]
fn the_time_of_many_renamed_columns_is_linear() {
    let plan = |count: usize| {
        let (previous, next) = (schema(count, "old_", None), schema(count, "new_", Some("old_")));
        time(|| {
            let planned = plan(Pair { previous: &previous, next: &next }, &PlanOptions::default());
            assert_eq!(planned.operations.len(), count, "each column is renamed, and nothing else changes");
        })
    };
    let (small, large) = (plan(400), plan(1600));
    // Four times the columns take four times as long, or sixteen times where each is compared with each.
    assert!(large < small * 9, "400 columns took {small:?}, 1600 took {large:?}");
}
