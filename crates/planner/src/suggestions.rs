//! Dropped and added columns that look like one column with a new name.

use std::collections::{HashMap, HashSet};

use chkit_schema::{Column, Expression, QualifiedName};
use chkit_sql::collections::sort_by;
use chkit_sql::data_type::ColumnType;
use chkit_sql::quote;

use crate::changes::Change;
use crate::plan::Operation;
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

/// Suggestions for what a plan drops and adds, by table, then by the dropped column. What is refused, and what is made
/// anew as a whole, has no such operations.
pub(crate) fn suggestions(changes: &[Change<'_>], operations: &[Operation]) -> Vec<RenameSuggestion> {
    let mut found: Vec<RenameSuggestion> = changes
        .iter()
        .flat_map(|change| match change {
            Change::Table(change) => table_suggestions(change),
            Change::Create(_) | Change::Drop(_) | Change::View(_) | Change::MaterializedView(_) => Vec::new(),
        })
        .collect();
    if !found.is_empty() {
        let planned: HashSet<&str> = operations.iter().map(|operation| operation.key.as_str()).collect();
        found.retain(|suggestion| {
            planned.contains(suggestion.drop_operation_key.as_str())
                && planned.contains(suggestion.add_operation_key.as_str())
        });
    }
    sort_by(&mut found, |left, right| (&left.table, &left.from, &left.to).cmp(&(&right.table, &right.from, &right.to)));
    found
}

/// A dropped column and the only added one that is like it in all but its name.
fn table_suggestions(change: &TableChange<'_>) -> Vec<RenameSuggestion> {
    let mut added: HashMap<Likeness<'_>, Vec<&Column>> = HashMap::new();
    for column in change.added_columns() {
        added.entry(likeness(column)).or_default().push(column);
    }
    let mut found = Vec::new();
    for dropped in change.dropped_columns() {
        if let Some(alike) = added.get_mut(&likeness(dropped))
            && let [only] = alike.as_slice()
        {
            found.push(suggestion(&change.tables.next.name, dropped, only));
            alike.clear();
        }
    }
    found
}

/// What two columns must share to be taken for one: all but the name.
type Likeness<'c> = (&'c ColumnType, Option<&'c Expression>, &'c str);

fn likeness(column: &Column) -> Likeness<'_> {
    (&column.data_type, column.default.as_ref().map(|default| &default.expression), &column.comment)
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
