//! Which columns come, go, change and move.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    let previous_places: HashMap<&str, usize> =
        tables.previous.columns.iter().enumerate().map(|(place, column)| (column.name.as_str(), place)).collect();
    let renamed_away: HashSet<&str> = former.values().map(String::as_str).collect();
    let counterpart = |next: &Column| match former.get(&next.name) {
        Some(name) => previous_places.get(name.as_str()).copied(),
        // A name that another column took over is not this column's own.
        None => previous_places.get(next.name.as_str()).copied().filter(|_| !renamed_away.contains(next.name.as_str())),
    };
    let places: Vec<Option<usize>> = tables.next.columns.iter().map(counterpart).collect();
    let pairs: Vec<(Option<&'s Column>, &'s Column)> = places
        .iter()
        .zip(&tables.next.columns)
        .map(|(place, next)| (place.and_then(|place| tables.previous.columns.get(place)), next))
        .collect();
    for (previous, next) in pairs.iter().filter_map(|(previous, next)| previous.map(|previous| (previous, *next))) {
        if previous.name != next.name {
            changes.push(ColumnChange::Rename(Pair { previous: previous.name.as_str(), next: next.name.as_str() }));
        }
    }
    let moved = moved_columns(&places, &tables.next.columns);
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
                if position.is_some()
                    || columns.map(|column| (&column.data_type, &column.default, &column.comment)).differs()
                {
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
fn moved_columns(places: &[Option<usize>], columns: &[Column]) -> BTreeSet<String> {
    let kept: Vec<(usize, &str)> = places
        .iter()
        .zip(columns)
        .filter_map(|(place, column)| place.map(|place| (place, column.name.as_str())))
        .collect();
    if kept.is_sorted_by_key(|(place, _)| *place) {
        return BTreeSet::new();
    }
    // For each length, the column with the lowest place that a run of this length ends with so far.
    let mut ends: Vec<usize> = Vec::new();
    // For each column, the one before it on the longest run that ends with it.
    let mut before: Vec<Option<usize>> = Vec::with_capacity(kept.len());
    let mut longest = None;
    for (index, (place, _)) in kept.iter().enumerate() {
        let shorter = ends.partition_point(|end| kept.get(*end).is_some_and(|(last, _)| last < place));
        before.push(shorter.checked_sub(1).and_then(|length| ends.get(length).copied()));
        if let Some(end) = ends.get_mut(shorter) {
            *end = index;
        } else {
            ends.push(index);
            longest = Some(index);
        }
    }
    let mut unmoved = HashSet::new();
    while let Some(index) = longest {
        unmoved.insert(index);
        longest = before.get(index).copied().flatten();
    }
    kept.iter()
        .enumerate()
        .filter(|(index, _)| !unmoved.contains(index))
        .map(|(_, (_, name))| (*name).to_owned())
        .collect()
}
