//! How the time of a plan grows with its input.
#![expect(clippy::disallowed_types, reason = "the test measures; what is tested knows no time")]

use std::time::{Duration, Instant};

use chkit_planner::{Pair, PlanOptions, plan};
use chkit_schema::table::{ColumnDefinition, DefaultDefinition, IndexDefinition};
use chkit_schema::{Definition, Object, Reader, Schema, TableDefinition, ViewDefinition};

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

/// How long a plan takes that does so much.
fn planning(schemas: Pair<&Schema>, operations: usize) -> Duration {
    let start = Instant::now();
    let planned = plan(schemas, &PlanOptions::default());
    let elapsed = start.elapsed();
    assert_eq!(planned.operations.len(), operations, "it does that, and nothing else");
    elapsed
}

/// Both sizes are measured in turn and the least time of each counts: what else the machine does makes single runs longer,
/// and none shorter. So the test goes on where a run was disturbed, and a plan that compares each part with each never
/// passes. `prepared` has the schemas of a size, and how many operations the way between them takes. Where the time grows
/// faster, it is told for both sizes.
fn linear(few: usize, prepared: impl Fn(usize) -> (Pair<Schema>, usize)) -> Result<(), (Duration, Duration)> {
    const FEWEST_ROUNDS: usize = 5;
    const MOST_ROUNDS: usize = 60;
    let many = few * 4;
    let (few_parts, many_parts) = (prepared(few), prepared(many));
    let (mut small, mut large) = (Duration::MAX, Duration::MAX);
    for round in 1..=MOST_ROUNDS {
        small = small.min(planning(few_parts.0.as_ref(), few_parts.1));
        large = large.min(planning(many_parts.0.as_ref(), many_parts.1));
        // Four times the parts take four times as long, or sixteen times where each is compared with each.
        if round >= FEWEST_ROUNDS && large < small * 12 {
            return Ok(());
        }
    }
    Err((small, large))
}

#[test]
fn the_time_of_many_renamed_columns_is_linear() {
    let grown = linear(400, |count| {
        (Pair { previous: schema(count, "old_", None), next: schema(count, "new_", Some("old_")) }, count)
    });
    assert_eq!(grown, Ok(()));
}

/// A table with the column `x` and without it, and a view that reads it so.
fn read_by(query: &str) -> Pair<Schema> {
    let schema = |columns: &[&str]| {
        let column = |name: &&str| ColumnDefinition {
            name: (*name).to_owned(),
            data_type: "UInt64".to_owned(),
            ..Default::default()
        };
        let table = TableDefinition {
            database: "app".to_owned(),
            name: "s".to_owned(),
            columns: columns.iter().map(column).collect(),
            engine: "MergeTree".to_owned(),
            order_by: vec!["id".to_owned()],
            ..Default::default()
        };
        let view = ViewDefinition {
            database: "app".to_owned(),
            name: "v".to_owned(),
            query: query.to_owned(),
            ..Default::default()
        };
        let definitions = [Definition::Table(Box::new(table)), Definition::View(view)];
        Schema::new(definitions.map(|definition| Object::from_definition(definition, &mut Reader::default())))
    };
    Pair { previous: schema(&["id", "x"]), next: schema(&["id"]) }
}

#[test]
fn the_time_of_many_names_and_sources_is_linear() {
    let grown = linear(200, |count| {
        let (names, sources) = (vec!["x"; count].join(", "), vec!["app.s"; count].join(", "));
        (read_by(&format!("SELECT {names} FROM {sources}")), 0)
    });
    assert_eq!(grown, Ok(()));
}

#[test]
fn the_time_of_many_common_tables_is_linear() {
    let grown = linear(100, |count| {
        let common = |number: usize| format!("w{number} AS (SELECT * FROM app.s)");
        let tables: Vec<String> = (0..count).map(common).collect();
        let sources: Vec<String> = (0..count).map(|number| format!("w{number}")).collect();
        let names = vec!["x"; count].join(", ");
        (read_by(&format!("WITH {} SELECT {names} FROM {}", tables.join(", "), sources.join(", "))), 0)
    });
    assert_eq!(grown, Ok(()));
}

#[test]
fn the_time_of_names_for_each_other_is_linear() {
    let grown = linear(200, |count| {
        let names: Vec<String> = (0..count).map(|number| format!("x + y{number} AS y{}", number + 1)).collect();
        (read_by(&format!("SELECT {}, y{count} AS x FROM app.s", names.join(", "))), 0)
    });
    assert_eq!(grown, Ok(()));
}
