//! What a `CREATE TABLE` statement declares and no other column of the catalogue tells: TTLs, statistics and settings of
//! columns, and constraints.

use std::collections::BTreeMap;

use chkit_schema::Extra;
use chkit_sql::fragment::{canonical, canonical_expression};
use chkit_sql::tree::column::{ConstraintKind, TableElement};
use chkit_sql::tree::{ColumnDeclaration, CreateTable};
use serde_json::{Value, json};

/// The declarations of one table, in the names that definitions would have for them.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    /// Members of columns, by the columns' names.
    pub(crate) columns: BTreeMap<String, Extra>,
    /// The constraints: `name`, `type` and `expression`.
    pub(crate) constraints: Vec<Value>,
}

impl Declarations {
    /// The declarations of a statement.
    pub(crate) fn of(table: &CreateTable) -> Self {
        let mut declarations = Self::default();
        for element in &table.elements {
            match element {
                TableElement::Column(column) => {
                    let members = column_members(column);
                    if !members.is_empty() {
                        declarations.columns.insert(column.name.to_name(), members);
                    }
                }
                TableElement::Constraint(constraint) => declarations.constraints.push(json!({
                    "name": constraint.name.text,
                    "type": match constraint.kind {
                        ConstraintKind::Check => "check",
                        ConstraintKind::Assume => "assume",
                    },
                    "expression": canonical_expression(&constraint.expression),
                })),
                TableElement::Index(_)
                | TableElement::Projection(_)
                | TableElement::ForeignKey(_)
                | TableElement::PrimaryKey(_) => {}
            }
        }
        declarations
    }
}

fn column_members(column: &ColumnDeclaration) -> Extra {
    let mut members = Extra::new();
    let mut add = |member: &str, text: String| _ = members.insert(member.to_owned(), Value::String(text));
    if let Some(statistics) = &column.statistics {
        let kinds: Vec<String> = statistics.iter().map(|kind| canonical(|printer| printer.engine(kind))).collect();
        add("statistics", format!("({})", kinds.join(", ")));
    }
    if let Some(ttl) = &column.ttl {
        add("ttl", canonical_expression(ttl));
    }
    if !column.settings.is_empty() {
        add("settings", format!("({})", canonical(|printer| printer.settings(&column.settings))));
    }
    members
}

#[cfg(test)]
mod tests {
    use chkit_sql::parse::parse_statement;
    use chkit_sql::tree::StatementKind;
    use serde_json::json;

    use super::Declarations;

    /// Statements as ClickHouse 26.7 prints them in `system.tables`.
    #[test]
    fn parts_of_columns_are_told_from_their_names_and_defaults() {
        let statement = parse_statement(
            "CREATE TABLE d.t (`TTL` Date DEFAULT TTL, `a` Int8 DEFAULT TTL + 1 COMMENT 'TTL x' TTL `TTL` + toIntervalDay(1), \
             `b` String STATISTICS(tdigest) TTL ts SETTINGS (max_compress_block_size = 16), INDEX i a TYPE minmax GRANULARITY 1, \
             CONSTRAINT positive CHECK a > 0, CONSTRAINT `is so` ASSUME b != '') ENGINE = MergeTree TTL ts SETTINGS x = 1",
        );
        let Ok(StatementKind::CreateTable(table)) = statement.map(|statement| statement.kind) else {
            panic!("it makes a table")
        };
        let Declarations { columns, constraints } = Declarations::of(&table);
        assert_eq!(
            json!(columns),
            json!({
                "a": { "ttl": "TTL + toIntervalDay(1)" },
                "b": { "statistics": "(tdigest)", "ttl": "ts", "settings": "(max_compress_block_size = 16)" },
            })
        );
        assert_eq!(
            json!(constraints),
            json!([
                { "name": "positive", "type": "check", "expression": "a > 0" },
                { "name": "is so", "type": "assume", "expression": "b != ''" },
            ])
        );
    }
}
