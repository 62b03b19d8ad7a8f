use std::collections::{BTreeMap, BTreeSet};

use chkit_schema::{Object, QualifiedName, Schema, Table};
use chkit_sql::collections::Gather;
use chkit_sql::data_type::ColumnType;
use chkit_sql::names::{Presence, Source, Use};

use crate::Pair;
use crate::changes::Change;
use crate::order::{Phase, Unit};
use crate::references::{Reference, References};
use crate::step::Step;

/// Columns that are of another type.
enum Retyped<'s> {
    /// These.
    Columns(BTreeSet<&'s str>),
    /// Nobody knows which.
    Some,
}

/// The server keeps the columns that a view had when it was created, with their types. Where what it reads has others,
/// the view is replaced after that: or `*` would show too few of them or fail (code 47), and values would be cut to the
/// former type without a word (observed on 26.7). A view whose change is refused stays as it is.
pub(crate) fn refresh<'s>(
    schemas: Pair<&'s Schema>,
    references: &References<'_>,
    changes: &[Change<'s>],
    refused: &BTreeSet<QualifiedName>,
    units: &mut Vec<Unit<'s>>,
) {
    let mut reshaped = reshaped_objects(changes, units);
    let mut refreshed = BTreeSet::new();
    loop {
        let known = refreshed.len();
        for reference in references.iter() {
            let Some(Object::View(next)) = schemas.next.like(reference.view) else { continue };
            if refreshed.contains(&next.name) || refused.contains(&next.name) {
                continue;
            }
            let Some((has_star, retyped)) = affected(reference, &reshaped) else { continue };
            refreshed.insert(&next.name);
            reshaped.entry(&next.name).or_insert(retyped);
            let own = units.iter_mut().find(|unit| unit.object == next.name && unit.phase == Phase::CreateView);
            match (own, schemas.previous.like(reference.view)) {
                (Some(unit), _) if has_star => unit.phase = Phase::RefreshView,
                (None, Some(Object::View(previous))) => {
                    let steps = vec![Step::ReplaceView { views: Pair { previous, next } }];
                    units.push(Unit::new(Phase::RefreshView, next.name.clone(), steps));
                }
                (Some(_) | None, _) => {}
            }
        }
        if refreshed.len() == known {
            return;
        }
    }
}

/// The altered tables whose columns have other names, types or places, and the views that are asked for something else:
/// which columns that gives them, only the server knows.
fn reshaped_objects<'s>(changes: &[Change<'s>], units: &[Unit<'_>]) -> BTreeMap<&'s QualifiedName, Retyped<'s>> {
    fn shape(table: &Table) -> impl Iterator<Item = (&str, &ColumnType)> {
        table.columns.iter().map(|column| (column.name.as_str(), &column.data_type))
    }
    let altered: BTreeSet<&QualifiedName> = units.iter().map(|unit| &unit.object).gather();
    let of_table = |tables: Pair<&'s Table>| {
        let is_altered = altered.contains(&tables.previous.name) || altered.contains(&tables.next.name);
        if !is_altered || shape(tables.previous).eq(shape(tables.next)) {
            return None;
        }
        let former: BTreeMap<&str, &ColumnType> = shape(tables.previous).gather();
        let is_retyped =
            |(name, data_type): &(&str, &ColumnType)| former.get(name).is_some_and(|former| former != data_type);
        let retyped = shape(tables.next).filter(is_retyped).map(|(name, _)| name).gather();
        Some((&tables.next.name, Retyped::Columns(retyped)))
    };
    changes
        .iter()
        .filter_map(|change| match change {
            Change::Table(change) => of_table(change.tables),
            Change::View(views) => {
                let is_altered = altered.contains(&views.next.name) && views.map(|view| &view.query).differs();
                is_altered.then_some((&views.next.name, Retyped::Some))
            }
            Change::Create(_) | Change::Drop(_) | Change::MaterializedView(_) => None,
        })
        .gather()
}

/// Whether a view has other columns because of what it reads: whether by a `*`, and which are of another type.
fn affected<'s>(
    reference: &Reference<'_>,
    reshaped: &BTreeMap<&QualifiedName, Retyped<'_>>,
) -> Option<(bool, Retyped<'s>)> {
    let (mut has_star, mut has_retyped) = (false, false);
    for (name, retyped) in reference.reads.iter().filter_map(|name| reshaped.get_key_value(name)) {
        let shows_all = reference.names.has_star(&|source| Reference::may_be(source, name));
        has_star |= shows_all;
        has_retyped |= match retyped {
            Retyped::Some => reference.names.sources().iter().any(|source| Reference::may_be(source, name)),
            Retyped::Columns(columns) if shows_all => !columns.is_empty(),
            Retyped::Columns(columns) => {
                let presence =
                    |source: &Source| if Reference::may_be(source, name) { Presence::Asked } else { Presence::Absent };
                columns.iter().any(|column| reference.names.column_use(column, &presence) != Use::None)
            }
        };
    }
    let retyped = if has_retyped { Retyped::Some } else { Retyped::Columns(BTreeSet::new()) };
    (has_star || has_retyped).then_some((has_star, retyped))
}
