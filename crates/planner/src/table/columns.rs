//! Which columns come, go, change and move.

use std::collections::{BTreeMap, BTreeSet};

use chkit_schema::{Column, Table};

use crate::Pair;

/// Where a column, an index or a projection is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Position {
    /// Behind all others.
    Last,
    /// Before all others.
    First,
    /// Behind this one.
    After(String),
}

/// A column that differs; `None` on one side where it is new or gone.
#[derive(Debug)]
pub(crate) enum ColumnChange<'s> {
    /// It is new.
    Add { column: &'s Column, position: Position },
    /// It has a new name.
    Rename(Pair<&'s str>),
    /// It is different, or stands elsewhere.
    Modify { columns: Pair<&'s Column>, position: Option<Position> },
    /// It is gone.
    Drop(&'s Column),
}

/// The changes of a table's columns: renames, then what comes, changes and moves in the order of the next table, then what goes.
/// `former` maps new names to former ones.
pub(crate) fn column_changes<'s>(tables: Pair<&'s Table>, former: &BTreeMap<String, String>) -> Vec<ColumnChange<'s>> {
    let mut changes = Vec::new();
    let counterpart = |next: &Column| {
        let name = former.get(&next.name).unwrap_or(&next.name);
        // A name that another column took over is not this column's own.
        let taken = !former.contains_key(&next.name) && former.values().any(|from| *from == next.name);
        tables.previous.column(name).filter(|_| !taken)
    };
    let pairs: Vec<(Option<&'s Column>, &'s Column)> =
        tables.next.columns.iter().map(|next| (counterpart(next), next)).collect();
    for (previous, next) in pairs.iter().filter_map(|(previous, next)| previous.map(|previous| (previous, *next))) {
        if previous.name != next.name {
            changes.push(ColumnChange::Rename(Pair { previous: previous.name.as_str(), next: next.name.as_str() }));
        }
    }
    let moved = moved_columns(tables.previous, &pairs);
    let last_kept = pairs.iter().rposition(|(previous, _)| previous.is_some());
    let mut before: Option<&Column> = None;
    for (index, (previous, next)) in pairs.iter().enumerate() {
        let position = || before.map_or(Position::First, |column| Position::After(column.name.clone()));
        match previous {
            None => {
                let is_last = last_kept.is_none_or(|kept| kept < index);
                let position = if is_last { Position::Last } else { position() };
                changes.push(ColumnChange::Add { column: next, position });
            }
            Some(previous) => {
                let columns = Pair { previous: *previous, next: *next };
                let position = moved.contains(&next.name).then(position);
                if position.is_some() || columns.map(|column| (&column.data_type, &column.default, &column.comment)).differs() {
                    changes.push(ColumnChange::Modify { columns, position });
                }
            }
        }
        before = Some(next);
    }
    let kept: BTreeSet<&str> =
        pairs.iter().filter_map(|(previous, _)| previous.map(|column| column.name.as_str())).collect();
    changes.extend(
        tables.previous.columns.iter().filter(|column| !kept.contains(column.name.as_str())).map(ColumnChange::Drop),
    );
    changes
}

/// The fewest columns that have to move so that the kept ones stand in the next order:
/// all that are not on a longest increasing run of former places.
fn moved_columns<'s>(previous: &Table, pairs: &[(Option<&'s Column>, &'s Column)]) -> BTreeSet<String> {
    let place = |column: &Column| previous.columns.iter().position(|other| other.name == column.name);
    let kept: Vec<(usize, &str)> = pairs
        .iter()
        .filter_map(|(former, next)| former.and_then(place).map(|place| (place, next.name.as_str())))
        .collect();
    if kept.is_sorted() {
        return BTreeSet::new();
    }
    // For each column: the length of the longest run that ends with it, and the one before it on that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(kept.len());
    for (index, (place, _)) in kept.iter().enumerate() {
        let best = kept
            .iter()
            .zip(&runs)
            .enumerate()
            .take(index)
            .filter(|(_, ((earlier, _), _))| earlier < place)
            .map(|(at, (_, (length, _)))| (*length, at))
            .max_by(|left, right| left.0.cmp(&right.0).then(right.1.cmp(&left.1)));
        runs.push(best.map_or((1, None), |(length, at)| (length + 1, Some(at))));
    }
    let mut at = runs
        .iter()
        .enumerate()
        .max_by(|left, right| left.1.0.cmp(&right.1.0).then(right.0.cmp(&left.0)))
        .map(|(index, _)| index);
    let mut unmoved = BTreeSet::new();
    while let Some(index) = at {
        unmoved.insert(index);
        at = runs.get(index).and_then(|(_, before)| *before);
    }
    kept.iter()
        .enumerate()
        .filter(|(index, _)| !unmoved.contains(index))
        .map(|(_, (_, name))| (*name).to_owned())
        .collect()
}
