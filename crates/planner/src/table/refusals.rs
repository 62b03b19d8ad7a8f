//! What no ALTER can do, and why.

use std::collections::{BTreeMap, BTreeSet};

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Column, Kind, ObjectKey, Table};
use chkit_sql::collections::Gather;
use chkit_sql::facts::{
    alters_columns, alters_settings, converts_rows, data_type_family, is_readonly_setting, renames_columns,
};
use chkit_sql::unknown::UnknownNames;

use super::columns::ColumnChange;
use super::conversion::{Conversion, column_conversion, rewrites};
use super::diff::{SortingKeyChange, TableChange};
use crate::{Pair, StructuralChanges};

/// Why a table cannot be altered like this. A new table could be like this.
pub(super) fn refuse_change(change: &TableChange<'_>, wish: StructuralChanges) -> Diagnostics {
    let mut found = Diagnostics::new();
    refuse_structure(change, wish, &mut found);
    refuse_key_columns(change, wish, &mut found);
    refuse_settings(change, wish, &mut found);
    refuse_engine_limits(change, wish, &mut found);
    found
}

/// Why no table can be like this, whether it is altered or new.
pub(super) fn impossible_members(change: &TableChange<'_>, wish: StructuralChanges) -> Diagnostics {
    let mut found = Diagnostics::new();
    refuse_members_of_engine(change, wish, &mut found);
    refuse_users_of_lost_columns(change, &mut found);
    let changed = change.columns.iter().filter_map(|column| match column {
        ColumnChange::Add { column, .. } => Some(*column),
        ColumnChange::Modify { columns, .. } => Some(columns.next),
        ColumnChange::Rename(_) | ColumnChange::Drop(_) => None,
    });
    found.extend(refuse_columns(change.tables.next, changed));
    found
}

fn key_of(table: &Table) -> String {
    ObjectKey { kind: Kind::Table, name: table.name.clone() }.to_string()
}

fn refusal(
    change: &TableChange<'_>,
    code: Code,
    message: String,
    wish: StructuralChanges,
    help: Option<String>,
) -> Diagnostic {
    let recreate = match wish {
        StructuralChanges::Recreate => "Rename the table in a migration of its own, then change it.",
        StructuralChanges::Rebuild | StructuralChanges::Refuse => {
            "Building the table anew around its rows is not there yet. Undo the change, build a new table beside this one and copy the rows, or ask for `recreate` (`--structural-changes recreate`, in code `structuralChanges: 'recreate'`) to drop the table with its rows and create it anew."
        }
    };
    Diagnostic::new(code, message).target(key_of(change.tables.next)).help(help.unwrap_or_else(|| recreate.to_owned()))
}

fn refuse_structure(change: &TableChange<'_>, wish: StructuralChanges, found: &mut Diagnostics) {
    if change.structure.is_empty() {
        return;
    }
    let name = &change.tables.next.name;
    let members: Vec<_> = change.structure.iter().map(|member| member.in_words()).collect();
    let message = format!("The {} of table {name} cannot be changed in place.", members.join(" and the "));
    let previous_key = &change.tables.previous.primary_key;
    let help =
        (change.sorting_key == SortingKeyChange::Extended && !change.tables.next.primary_key_written).then(|| {
            let entries: Vec<_> = previous_key.iter().map(|entry| format!("'{}'", entry.canonical())).collect();
            format!(
                "Add `primaryKey: [{}]`: then only the sorting key grows, which the server does in place.",
                entries.join(", ")
            )
        });
    found.push(refusal(change, Code::StructuralChangeRefused, message, wish, help));
}

fn refuse_key_columns(change: &TableChange<'_>, wish: StructuralChanges, found: &mut Diagnostics) {
    let Pair { previous, next } = change.tables;
    let columns_of = |table: &Table| -> Vec<(&'static str, BTreeSet<String>)> {
        table.keys().map(|(member, expression)| (member, expression.names().columns())).collect()
    };
    let keys = change.tables.map(columns_of);
    let member_with = |keys: &[(&'static str, BTreeSet<String>)], name: &str| {
        keys.iter().find(|(_, columns)| columns.iter().any(|column| column == name)).map(|(member, _)| *member)
    };
    for column in &change.columns {
        let (name, what) = match column {
            ColumnChange::Rename(names) => (names.previous, "renamed"),
            ColumnChange::Modify { columns, .. } if rewrites(columns.map(|column| &column.data_type)) => {
                (columns.previous.name.as_str(), "given another type")
            }
            ColumnChange::Drop(column) => {
                // What a shorter sorting key let go of may go.
                let is_released = change.sorting_key == SortingKeyChange::Shortened
                    && member_with(&keys.next, &column.name).is_none();
                if is_released && !next.is_engine_column(&column.name) {
                    continue;
                }
                (column.name.as_str(), "dropped")
            }
            ColumnChange::Add { .. } | ColumnChange::Modify { .. } => continue,
        };
        let member = member_with(&keys.previous, name).or(previous.is_engine_column(name).then_some("engine"));
        if let Some(member) = member {
            let message = format!("Column {}.{name} is part of the {member}, so it cannot be {what}.", previous.name);
            found.push(refusal(change, Code::KeyColumnChangeRefused, message, wish, None));
        }
    }
}

fn refuse_settings(change: &TableChange<'_>, wish: StructuralChanges, found: &mut Diagnostics) {
    for (name, _) in change.settings.iter().filter(|(name, _)| is_readonly_setting(name)) {
        let message =
            format!("Setting {name} of table {} is fixed when the table is created.", change.tables.next.name);
        found.push(refusal(change, Code::ReadonlySettingRefused, message, wish, None));
    }
}

/// Members that use a column which the table no longer has: neither an ALTER nor a new table can have them.
fn refuse_users_of_lost_columns(change: &TableChange<'_>, found: &mut Diagnostics) {
    let next = change.tables.next;
    let remaining: BTreeSet<&str> = next.columns.iter().map(|column| column.name.as_str()).gather();
    let lost: BTreeMap<&str, &str> = change
        .columns
        .iter()
        .filter_map(|column| match column {
            ColumnChange::Rename(names) => Some((names.previous, "has a new name")),
            ColumnChange::Drop(column) => Some((column.name.as_str(), "goes")),
            ColumnChange::Add { .. } | ColumnChange::Modify { .. } => None,
        })
        .filter(|(name, _)| !remaining.contains(name))
        .gather();
    if lost.is_empty() {
        return;
    }
    let indexes =
        next.indexes.iter().map(|index| (format!("Index {}", index.name), index.expression.names().columns()));
    let projections = next
        .projections
        .iter()
        .map(|projection| (format!("Projection {}", projection.name), projection.query.names().columns()));
    let defaults = next.columns.iter().filter_map(|column| {
        Some((format!("The default of column {}", column.name), column.default.as_ref()?.expression.names().columns()))
    });
    let ttl = next.ttl.iter().map(|ttl| ("The TTL".to_owned(), ttl.names().columns()));
    for (member, columns) in indexes.chain(projections).chain(defaults).chain(ttl) {
        for name in columns {
            let Some(what) = lost.get(name.as_str()) else { continue };
            let message = format!("{member} of {} uses column {name}, which {what}.", next.name);
            found.push(
                Diagnostic::new(Code::ColumnStillUsed, message)
                    .target(key_of(next))
                    .help("Change it in the same plan, or keep the column."),
            );
        }
    }
}

/// Columns that no table can have.
pub(super) fn refuse_columns<'c>(table: &Table, columns: impl Iterator<Item = &'c Column>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for column in columns {
        found.extend(refuse_null(table, column).into_iter().chain(refuse_type(table, column)));
    }
    found
}

/// Members that only the MergeTree family has, in a table of another engine.
fn refuse_members_of_engine(change: &TableChange<'_>, wish: StructuralChanges, found: &mut Diagnostics) {
    let table = change.tables.next;
    if table.engine.is_merge_tree() {
        return;
    }
    let mut refuse = |applies: bool, what: &str| {
        if applies {
            let message = format!("Table {} has engine {}, which takes no {what}.", table.name, table.engine.name);
            let help = format!("Take the {what} out of the definition.");
            found.push(refusal(change, Code::UnsupportedByEngine, message, wish, Some(help)));
        }
    };
    refuse(change.indexes.iter().any(|pair| pair.next.is_some()), "data skipping indexes");
    refuse(change.projections.iter().any(|pair| pair.next.is_some()), "projections");
    refuse(change.ttl.is_some_and(|ttl| ttl.next.is_some()), "TTL");
}

/// What ALTER cannot change in a table of this engine: outside the MergeTree family there is much of it.
fn refuse_engine_limits(change: &TableChange<'_>, wish: StructuralChanges, found: &mut Diagnostics) {
    let table = change.tables.next;
    let engine = table.engine.name.as_str();
    let mut refuse = |applies: bool, what: &str| {
        if applies {
            let message = format!("Table {} has engine {engine}, whose {what}.", table.name);
            found.push(refusal(change, Code::UnsupportedByEngine, message, wish, None));
        }
    };
    let renames = |column: &ColumnChange<'_>| matches!(column, ColumnChange::Rename(_));
    if !alters_columns(engine) {
        refuse(change.columns.iter().any(changes_more_than_comment), "columns no ALTER changes");
    } else if !renames_columns(engine) {
        refuse(change.columns.iter().any(renames), "columns no ALTER renames");
    }
    if !converts_rows(engine) {
        for columns in change.columns.iter().filter_map(retyped) {
            if column_conversion(columns) != Conversion::Keeps {
                let message = format!(
                    "Table {} has engine {engine}, which leaves its rows as they are: with type {} of column {} those that do not fit could no longer be read.",
                    table.name,
                    columns.next.data_type.text(),
                    columns.next.name,
                );
                found.push(refusal(change, Code::UnsupportedByEngine, message, wish, None));
            }
        }
    }
    let mut refuse = |applies: bool, what: &str| {
        if applies {
            let message = format!("Table {} has engine {engine}, whose {what}.", table.name);
            found.push(refusal(change, Code::UnsupportedByEngine, message, wish, None));
        }
    };
    let resets = change.settings.iter().any(|(_, values)| values.next.is_none());
    if !alters_settings(engine) {
        refuse(!change.settings.is_empty(), "settings no ALTER changes");
    } else if !table.engine.is_merge_tree() {
        refuse(resets, "settings no ALTER resets");
    }
}

fn retyped<'s>(column: &ColumnChange<'s>) -> Option<Pair<&'s Column>> {
    match column {
        ColumnChange::Modify { columns, .. } => {
            Some(*columns).filter(|columns| columns.map(|column| &column.data_type).differs())
        }
        ColumnChange::Add { .. } | ColumnChange::Rename(_) | ColumnChange::Drop(_) => None,
    }
}

fn changes_more_than_comment(column: &ColumnChange<'_>) -> bool {
    match column {
        ColumnChange::Modify { columns, position } => {
            position.is_some() || columns.map(|column| (&column.data_type, &column.default)).differs()
        }
        ColumnChange::Add { .. } | ColumnChange::Rename(_) | ColumnChange::Drop(_) => true,
    }
}

fn refuse_null(table: &Table, column: &Column) -> Option<Diagnostic> {
    let data_type = &column.data_type;
    (data_type.nullable && !data_type.allows_null()).then(|| {
        let message =
            format!("The server does not allow column {}.{} to be {}.", table.name, column.name, data_type.text());
        Diagnostic::new(Code::InvalidNullable, message)
            .target(format!("{}:column:{}", key_of(table), column.name))
            .help("Make the elements nullable instead, or leave `nullable` out.")
    })
}

fn refuse_type(table: &Table, column: &Column) -> Option<Diagnostic> {
    // Most types are a name alone.
    if data_type_family(&column.data_type.name).is_some() {
        return None;
    }
    let found = UnknownNames::default().of_type(&column.data_type.tree()?);
    let unknown = found.into_iter().find(|problem| problem.diagnostic.code == Code::UnknownDataType)?;
    let name = column.data_type.name.get(unknown.start..unknown.end).unwrap_or_default();
    let message =
        format!("Column {}.{} is of the type {name}, which ClickHouse does not have.", table.name, column.name);
    let target = format!("{}:column:{}", key_of(table), column.name);
    Some(Diagnostic { message, ..unknown.diagnostic }.target(target))
}
