//! What operations say of themselves: risk, the way back, and help.

use chkit_planner::{Operation, Pair, PlanOptions, Reversible, Risk, plan};
use chkit_schema::table::{ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition};
use chkit_schema::{Definition, Object, Reader, Schema, TableDefinition};

fn table(columns: &[(&str, &str)]) -> TableDefinition {
    let column = |(name, data_type): &(&str, &str)| ColumnDefinition {
        name: (*name).to_owned(),
        data_type: (*data_type).to_owned(),
        default: data_type.starts_with("UInt").then(|| DefaultDefinition::Expression("0".to_owned())),
        ..Default::default()
    };
    TableDefinition {
        database: "app".to_owned(),
        name: "events".to_owned(),
        columns: columns.iter().map(column).collect(),
        engine: "MergeTree".to_owned(),
        order_by: vec!["id".to_owned()],
        ..Default::default()
    }
}

fn operations(previous: TableDefinition, next: TableDefinition) -> Vec<Operation> {
    let mut reader = Reader::default();
    let mut schema = |table| Schema::new([Object::from_definition(Definition::Table(Box::new(table)), &mut reader)]);
    let schemas = Pair { previous: schema(previous), next: schema(next) };
    assert!(reader.diagnostics.is_empty(), "sound definitions");
    let plan = plan(schemas.as_ref(), &PlanOptions::default());
    assert!(!plan.diagnostics.has_errors(), "a plan");
    plan.operations
}

/// A column whose type changes: how much it can hurt, and whether there is a way back.
#[track_caller]
fn check_type(previous: &str, next: &str, risk: Risk, reversible: Reversible) {
    let with = |data_type: &str| table(&[("id", "Int64"), ("c", data_type)]);
    let found = operations(with(previous), with(next));
    let first = found.first().map(|operation| (operation.risk, operation.reversible, operation.down.is_some()));
    assert_eq!(first, Some((risk, reversible, reversible != Reversible::None)), "{previous} -> {next}");
}

#[test]
fn a_type_that_loses_values_is_a_danger() {
    check_type("UInt8", "UInt16", Risk::Caution, Reversible::Lossy);
    check_type("UInt16", "UInt8", Risk::Danger, Reversible::Lossy);
    check_type("Nullable(UInt8)", "UInt8", Risk::Danger, Reversible::Lossy);
    check_type("String", "UInt8", Risk::Danger, Reversible::Lossy);
}

#[test]
fn there_is_no_way_back_that_may_fail() {
    check_type("Enum8('a' = 1)", "Enum8('a' = 1, 'b' = 2)", Risk::Caution, Reversible::None);
    check_type("UInt8", "String", Risk::Caution, Reversible::None);
    check_type("Int8", "Nullable(Int8)", Risk::Caution, Reversible::None);
    let moved = operations(
        table(&[("id", "Int64"), ("a", "String"), ("b", "String")]),
        table(&[("id", "Int64"), ("b", "String"), ("a", "String")]),
    );
    let ways: Vec<_> = moved.iter().map(|operation| (operation.reversible, operation.down.clone())).collect();
    assert_eq!(ways, [(Reversible::None, None)]);
}

#[test]
fn help_quotes_names() {
    let next = TableDefinition {
        indexes: vec![IndexDefinition {
            name: "by name".to_owned(),
            expression: "id".to_owned(),
            index_type: "minmax".to_owned(),
            ..Default::default()
        }],
        projections: vec![ProjectionDefinition {
            name: "of name".to_owned(),
            query: "SELECT id ORDER BY id".to_owned(),
            ..Default::default()
        }],
        ..table(&[("id", "Int64")])
    };
    let found = operations(table(&[("id", "Int64")]), next);
    let help: Vec<_> = found
        .iter()
        .flat_map(|operation| operation.diagnostics.iter())
        .filter_map(|diagnostic| diagnostic.help.as_deref())
        .collect();
    assert_eq!(
        help,
        [
            "Run `ALTER TABLE app.events MATERIALIZE INDEX `by name`` to cover existing rows.",
            "Run `ALTER TABLE app.events MATERIALIZE PROJECTION `of name`` to cover existing rows.",
        ]
    );
}
