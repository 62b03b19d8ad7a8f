//! How a change of a table is carried out: altered in place, made anew, or refused.

use std::collections::BTreeMap;

use chkit_diagnostics::Diagnostics;
use chkit_schema::{Projection, QualifiedName, Table};
use chkit_sql::collections::Gather;

use super::columns::{ColumnChange, Position};
use super::conversion::needs_stand_in;
use super::diff::{SortingKeyChange, TableChange};
use super::refusals::{impossible_members, refuse_change, refuse_columns};
use crate::order::{Phase, Unit};
use crate::step::Step;
use crate::{Pair, StructuralChanges};

/// The units of work for a change; `None` where it is refused, and then `found` says why.
pub(crate) fn units<'s>(
    change: &TableChange<'s>,
    wish: StructuralChanges,
    found: &mut Diagnostics,
) -> Option<Vec<Unit<'s>>> {
    let refusals = refuse_change(change, wish);
    let impossible = impossible_members(change, wish);
    if refusals.is_empty() && impossible.is_empty() {
        return Some(alter(change));
    }
    // A new table could not have these members either: that is no reason to drop the old one.
    if wish == StructuralChanges::Recreate && !change.renamed && impossible.is_empty() {
        return Some(recreate(change.tables));
    }
    found.extend(refusals);
    found.extend(impossible);
    None
}

/// The units of work for a new table; `None` where no table can be like this, and then `found` says why.
pub(crate) fn create<'s>(table: &'s Table, found: &mut Diagnostics) -> Option<Vec<Unit<'s>>> {
    let refusals = refuse_columns(table, table.columns.iter());
    if refusals.is_empty() {
        return Some(vec![Unit::new(Phase::CreateTable, table.name.clone(), vec![Step::CreateTable { table }])]);
    }
    found.extend(refusals);
    None
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

/// Whether the server refuses a new name for a column while this projection is there (code 524).
fn holds_renamed_column(change: &TableChange<'_>, projection: &Projection) -> bool {
    let selects_all = projection.selects_all();
    change.columns.iter().any(|column| match column {
        ColumnChange::Rename(names) => selects_all || projection.query.names().uses(names.previous),
        ColumnChange::Add { .. } | ColumnChange::Modify { .. } | ColumnChange::Drop(_) => false,
    })
}

/// Whether the server refuses another type for a column while this projection is there: one that aggregates holds states
/// of the old type (codes 524 and 70).
fn holds_retyped_column(change: &TableChange<'_>, projection: &Projection) -> bool {
    projection.aggregates()
        && change.columns.iter().any(|column| match column {
            ColumnChange::Modify { columns, .. } => {
                columns.map(|column| &column.data_type).differs() && projection.query.names().uses(&columns.next.name)
            }
            ColumnChange::Add { .. } | ColumnChange::Rename(_) | ColumnChange::Drop(_) => false,
        })
}

/// The projections that go, come or change, and those that have to be away while columns change. By name.
fn projections<'s>(change: &TableChange<'s>) -> Vec<Pair<Option<&'s Projection>>> {
    let Pair { previous, next } = change.tables;
    let is_changed = |projection: &Projection| {
        change.projections.iter().any(|pair| pair.previous.is_some_and(|changed| changed.name == projection.name))
    };
    let mut projections: BTreeMap<&str, Pair<Option<&'s Projection>>> =
        change.projections.iter().filter_map(|pair| Some((pair.next.or(pair.previous)?.name.as_str(), *pair))).gather();
    for projection in &previous.projections {
        if !is_changed(projection)
            && (holds_renamed_column(change, projection) || holds_retyped_column(change, projection))
        {
            let same = next.projections.iter().find(|other| other.name == projection.name);
            projections.insert(&projection.name, Pair { previous: Some(projection), next: same });
        }
    }
    projections.into_values().collect()
}

fn release_steps<'s>(change: &TableChange<'s>, table: &'s QualifiedName) -> Vec<Step<'s>> {
    projections(change)
        .into_iter()
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
    let projections = projections(change);
    let dropped = projections.iter().filter_map(|pair| pair.previous);
    let dropped = dropped.filter(|projection| !holds_renamed_column(change, projection));
    steps.extend(dropped.map(|projection| Step::DropProjection { table, projection }));
    steps.extend(change.indexes.iter().filter_map(|pair| pair.previous.map(|index| Step::DropIndex { table, index })));
    steps.extend(change.columns.iter().filter_map(|column| match column {
        ColumnChange::Add { column, position } => Some(Step::AddColumn { table, column, position: position.clone() }),
        ColumnChange::Modify { columns, position } => {
            Some(Step::ModifyColumn { table, columns: *columns, position: position.clone() })
        }
        ColumnChange::Rename(_) | ColumnChange::Drop(_) => None,
    }));
    if matches!(change.sorting_key, SortingKeyChange::Extended | SortingKeyChange::Shortened) {
        let keys = change.tables.map(|table| table.order_by.as_slice());
        steps.push(Step::ModifyOrderBy { table, keys });
    }
    let next = change.tables.next;
    steps.extend(change.indexes.iter().filter_map(|pair| pair.next).map(|index| {
        let position = position_among(next.indexes.iter().map(|index| index.name.as_str()), &index.name);
        Step::AddIndex { table, index, position }
    }));
    steps.extend(projections.iter().filter_map(|pair| pair.next).map(|projection| {
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
