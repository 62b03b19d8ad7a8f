//! Dropped and added columns that look like one column with a new name.

use chkit_schema::{Column, QualifiedName};
use chkit_sql::quote;

use crate::changes::Change;
use crate::table::TableChange;

/// A rename that the author may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameSuggestion {
    /// The table.
    pub table: QualifiedName,
    /// The dropped column.
    pub from: String,
    /// The added column.
    pub to: String,
    /// Why.
    pub reason: String,
    /// The key of the drop.
    pub drop_operation_key: String,
    /// The key of the addition.
    pub add_operation_key: String,
    /// The statement that would do it, with its semicolon.
    pub confirmation_sql: String,
}

/// Suggestions for all tables that are altered, by table, then by the dropped column.
pub(crate) fn suggestions(changes: &[Change<'_>]) -> Vec<RenameSuggestion> {
    let mut found: Vec<RenameSuggestion> = changes
        .iter()
        .flat_map(|change| match change {
            Change::Table(change) if change.structure.is_empty() => table_suggestions(change),
            Change::Table(_) | Change::Create(_) | Change::Drop(_) | Change::View(_) | Change::MaterializedView(_) => {
                Vec::new()
            }
        })
        .collect();
    found.sort_by(|left, right| (&left.table, &left.from, &left.to).cmp(&(&right.table, &right.from, &right.to)));
    found
}

/// A dropped column and the only added one that is like it in all but its name.
fn table_suggestions(change: &TableChange<'_>) -> Vec<RenameSuggestion> {
    let mut added: Vec<&Column> = change.added_columns().collect();
    let mut found = Vec::new();
    for dropped in change.dropped_columns() {
        let alike: Vec<usize> =
            added.iter().enumerate().filter(|(_, column)| is_alike(dropped, column)).map(|(index, _)| index).collect();
        if let [only] = alike.as_slice() {
            found.push(suggestion(&change.tables.next.name, dropped, added.remove(*only)));
        }
    }
    found
}

fn is_alike(left: &Column, right: &Column) -> bool {
    (&left.data_type, &left.default, &left.comment) == (&right.data_type, &right.default, &right.comment)
}

fn suggestion(table: &QualifiedName, from: &Column, to: &Column) -> RenameSuggestion {
    RenameSuggestion {
        table: table.clone(),
        from: from.name.clone(),
        to: to.name.clone(),
        reason: format!("Column {} goes and column {} comes, alike in everything but the name.", from.name, to.name),
        drop_operation_key: format!("table:{table}:column:{}", from.name),
        add_operation_key: format!("table:{table}:column:{}", to.name),
        confirmation_sql: format!(
            "ALTER TABLE {} RENAME COLUMN {} TO {};",
            table.sql(),
            quote::quoted_name(&from.name),
            quote::quoted_name(&to.name)
        ),
    }
}
