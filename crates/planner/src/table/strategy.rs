//! How a change of a table is carried out: altered in place, made anew, or refused.

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Kind, ObjectKey, Projection, QualifiedName, Table};
use chkit_sql::facts::{alters_columns, alters_settings, is_readonly_setting, renames_columns};

use super::columns::{ColumnChange, Position, needs_stand_in, rewrites};
use super::diff::TableChange;
use crate::order::{Phase, Unit};
use crate::step::Step;
use crate::{Pair, StructuralChanges};

/// The units of work for a change; none where it is refused, and then `found` says why.
pub(crate) fn units<'s>(change: &TableChange<'s>, wish: StructuralChanges, found: &mut Diagnostics) -> Vec<Unit<'s>> {
    let mut refusals = Diagnostics::new();
    refuse_structure(change, wish, &mut refusals);
    refuse_key_columns(change, wish, &mut refusals);
    refuse_settings(change, wish, &mut refusals);
    refuse_engine_limits(change, wish, &mut refusals);
    let mut impossible = Diagnostics::new();
    refuse_members_of_engine(change, wish, &mut impossible);
    if refusals.is_empty() && impossible.is_empty() {
        return alter(change);
    }
    // A new table could not have these members either: that is no reason to drop the old one.
    if wish == StructuralChanges::Recreate && !change.renamed && impossible.is_empty() {
        return recreate(change.tables);
    }
    found.extend(refusals);
    found.extend(impossible);
    Vec::new()
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
    let help = (change.sorting_key_extended && !change.tables.next.primary_key_written).then(|| {
        let entries: Vec<_> = previous_key.iter().map(|entry| format!("'{}'", entry.canonical())).collect();
        format!(
            "Add `primaryKey: [{}]`: then only the sorting key grows, which the server does in place.",
            entries.join(", ")
        )
    });
    found.push(refusal(change, Code::StructuralChangeRefused, message, wish, help));
}

fn refuse_key_columns(change: &TableChange<'_>, wish: StructuralChanges, found: &mut Diagnostics) {
    for column in &change.columns {
        let (name, what) = match column {
            ColumnChange::Rename(names) => (names.previous, "renamed"),
            ColumnChange::Modify { columns, .. } if rewrites(columns.map(|column| &column.data_type)) => {
                (columns.previous.name.as_str(), "given another type")
            }
            ColumnChange::Drop(column) => (column.name.as_str(), "dropped"),
            ColumnChange::Add { .. } | ColumnChange::Modify { .. } => continue,
        };
        let previous = change.tables.previous;
        let key = previous.keys().find(|(_, expression)| expression.mentions(name)).map(|(member, _)| member);
        if let Some(member) = key.or(previous.is_engine_column(name).then_some("engine")) {
            let message = format!(
                "Column {}.{name} is part of the {member}, so it cannot be {what}.",
                change.tables.previous.name
            );
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
    let resets = change.settings.iter().any(|(_, values)| values.next.is_none());
    if !alters_settings(engine) {
        refuse(!change.settings.is_empty(), "settings no ALTER changes");
    } else if !table.engine.is_merge_tree() {
        refuse(resets, "settings no ALTER resets");
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

fn recreate(tables: Pair<&Table>) -> Vec<Unit<'_>> {
    vec![
        Unit::new(Phase::DropTable, tables.previous.name.clone(), vec![Step::DropTable { table: tables.previous }]),
        Unit::new(Phase::CreateTable, tables.next.name.clone(), vec![Step::CreateTable { table: tables.next }]),
    ]
}

/// One combined ALTER before the table gets its new name and before views change, one after; settings on their own,
/// because a list of settings takes every comma that follows.
fn alter<'s>(change: &TableChange<'s>) -> Vec<Unit<'s>> {
    let before = &change.tables.previous.name;
    let after = &change.tables.next.name;
    let mut units = Vec::new();
    let releases = release_steps(change, before);
    if !releases.is_empty() {
        units.push(Unit::new(Phase::Release, before.clone(), releases));
    }
    let renames = rename_steps(change, before);
    if !renames.is_empty() {
        units.push(Unit::new(Phase::RenameColumn, before.clone(), renames));
    }
    let expand = expand_steps(change, before);
    if !expand.is_empty() {
        units.push(Unit::new(Phase::Expand, before.clone(), expand));
    }
    let stand_ins = stand_in_steps(change, before);
    if !stand_ins.is_empty() {
        units.push(Unit::new(Phase::StandIn, before.clone(), stand_ins));
    }
    let (set, reset): (Vec<_>, Vec<_>) = change
        .settings
        .iter()
        .map(|(name, values)| (values.next.is_some(), Step::ModifySetting { table: before, name, values: *values }))
        .partition(|(set, _)| *set);
    for steps in [set, reset] {
        if !steps.is_empty() {
            let steps = steps.into_iter().map(|(_, step)| step).collect();
            units.push(Unit::new(Phase::Settings, before.clone(), steps));
        }
    }
    if change.renamed {
        let names = Pair { previous: before, next: after };
        units.push(Unit::new(Phase::RenameTable, after.clone(), vec![Step::RenameTable { names }]));
    }
    let contract: Vec<_> = change.dropped_columns().map(|column| Step::DropColumn { table: after, column }).collect();
    if !contract.is_empty() {
        units.push(Unit::new(Phase::Contract, after.clone(), contract));
    }
    units
}

/// Whether a projection names a column that gets a new name: the server refuses the rename while it is there (code 524).
fn holds_renamed_column(change: &TableChange<'_>, projection: &Projection) -> bool {
    change.columns.iter().any(|column| match column {
        ColumnChange::Rename(names) => projection.query.mentions(names.previous),
        ColumnChange::Add { .. } | ColumnChange::Modify { .. } | ColumnChange::Drop(_) => false,
    })
}

fn release_steps<'s>(change: &TableChange<'s>, table: &'s QualifiedName) -> Vec<Step<'s>> {
    change
        .projections
        .iter()
        .filter_map(|pair| pair.previous)
        .filter(|projection| holds_renamed_column(change, projection))
        .map(|projection| Step::DropProjection { table, projection })
        .collect()
}

/// A default that stands in for NULLs cannot go in the ALTER that needs it.
fn stand_in_steps<'s>(change: &TableChange<'s>, table: &'s QualifiedName) -> Vec<Step<'s>> {
    change
        .columns
        .iter()
        .filter_map(|column| match column {
            ColumnChange::Modify { columns, .. } if needs_stand_in(*columns) => {
                Some(Step::RemoveStandIn { table, column: columns.next })
            }
            ColumnChange::Rename(_)
            | ColumnChange::Add { .. }
            | ColumnChange::Modify { .. }
            | ColumnChange::Drop(_) => None,
        })
        .collect()
}

fn rename_steps<'s>(change: &TableChange<'s>, table: &'s QualifiedName) -> Vec<Step<'s>> {
    change
        .columns
        .iter()
        .filter_map(|column| match column {
            ColumnChange::Rename(names) => Some(Step::RenameColumn { table, names: *names }),
            ColumnChange::Add { .. } | ColumnChange::Modify { .. } | ColumnChange::Drop(_) => None,
        })
        .collect()
}

/// Indexes and projections go before the columns they use change; the TTL comes last, because it takes the commas
/// that follow it.
fn expand_steps<'s>(change: &TableChange<'s>, table: &'s QualifiedName) -> Vec<Step<'s>> {
    let mut steps = Vec::new();
    let projections = change.projections.iter().filter_map(|pair| pair.previous);
    let dropped = projections.filter(|projection| !holds_renamed_column(change, projection));
    steps.extend(dropped.map(|projection| Step::DropProjection { table, projection }));
    steps.extend(change.indexes.iter().filter_map(|pair| pair.previous.map(|index| Step::DropIndex { table, index })));
    steps.extend(change.columns.iter().filter_map(|column| match column {
        ColumnChange::Add { column, position } => Some(Step::AddColumn { table, column, position: position.clone() }),
        ColumnChange::Modify { columns, position } => {
            Some(Step::ModifyColumn { table, columns: *columns, position: position.clone() })
        }
        ColumnChange::Rename(_) | ColumnChange::Drop(_) => None,
    }));
    if change.sorting_key_extended {
        let keys = change.tables.map(|table| table.order_by.as_slice());
        steps.push(Step::ModifyOrderBy { table, keys });
    }
    let next = change.tables.next;
    steps.extend(change.indexes.iter().filter_map(|pair| pair.next).map(|index| {
        let position = position_among(next.indexes.iter().map(|index| index.name.as_str()), &index.name);
        Step::AddIndex { table, index, position }
    }));
    steps.extend(change.projections.iter().filter_map(|pair| pair.next).map(|projection| {
        let names = next.projections.iter().map(|projection| projection.name.as_str());
        Step::AddProjection { table, projection, position: position_among(names, &projection.name) }
    }));
    if let Some(comments) = change.comment {
        steps.push(Step::ModifyTableComment { table, comments });
    }
    if let Some(ttl) = change.ttl {
        steps.push(Step::ModifyTtl { table, ttl });
    }
    steps
}

/// Keeps indexes and projections in the order of their names, as a new table would have them.
fn position_among<'n>(names: impl Iterator<Item = &'n str>, name: &str) -> Position {
    let names: Vec<_> = names.collect();
    match names.iter().position(|other| *other == name) {
        Some(index) if index + 1 == names.len() => Position::Last,
        Some(index) => match index.checked_sub(1).and_then(|before| names.get(before)) {
            Some(before) => Position::After((*before).to_owned()),
            None => Position::First,
        },
        None => Position::Last,
    }
}
