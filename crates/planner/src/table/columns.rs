//! Which columns come, go, change and move.

use std::collections::{BTreeMap, BTreeSet};

use chkit_schema::{Column, Expression, Table};
use chkit_sql::collections::Gather;

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

/// The new names of a table's columns, by their former ones.
pub(crate) type NewNames<'n> = BTreeMap<&'n str, &'n str>;

/// Whether an expression is the same once the server has put the new names of columns into it, as it does in defaults,
/// indexes and TTLs.
pub(super) fn is_same(expressions: Pair<&Expression>, new_names: &NewNames<'_>) -> bool {
    if new_names.is_empty() {
        return !expressions.differs();
    }
    expressions.previous.renamed(new_names) == *expressions.next
}

/// The changes of a table's columns: renames, then what comes, changes and moves in the order of the next table, then what goes.
/// `former` maps new names to former ones.
pub(crate) fn column_changes<'s>(
    tables: Pair<&'s Table>,
    former: &BTreeMap<String, String>,
    new_names: &NewNames<'_>,
) -> Vec<ColumnChange<'s>> {
    let mut changes = Vec::new();
    let previous_places: BTreeMap<&str, usize> =
        tables.previous.columns.iter().enumerate().map(|(place, column)| (column.name.as_str(), place)).gather();
    let renamed_away: BTreeSet<&str> = former.values().map(String::as_str).gather();
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
    let renamed = pairs.iter().filter_map(|(previous, next)| {
        let names = Pair { previous: previous.as_ref()?.name.as_str(), next: next.name.as_str() };
        names.differs().then_some(names)
    });
    changes.extend(in_turn(renamed.collect()).into_iter().map(ColumnChange::Rename));
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
                let default_differs = match (&previous.default, &next.default) {
                    (Some(previous), Some(next)) => {
                        !is_same(Pair { previous: &previous.expression, next: &next.expression }, new_names)
                    }
                    (previous, next) => previous.is_some() || next.is_some(),
                };
                if position.is_some()
                    || default_differs
                    || columns.map(|column| (&column.data_type, &column.comment)).differs()
                {
                    changes.push(ColumnChange::Modify { columns, position });
                }
            }
        }
        before = Some(next);
    }
    let kept: BTreeSet<&str> =
        pairs.iter().filter_map(|(previous, _)| previous.map(|column| column.name.as_str())).gather();
    changes.extend(
        tables.previous.columns.iter().filter(|column| !kept.contains(column.name.as_str())).map(ColumnChange::Drop),
    );
    changes
}

/// Renames in an order in which each new name is free: whoever has it hands it on first.
fn in_turn(renames: Vec<Pair<&str>>) -> Vec<Pair<&str>> {
    let mut waiting: BTreeMap<&str, &str> = renames.iter().map(|names| (names.previous, names.next)).gather();
    let mut ordered = Vec::with_capacity(renames.len());
    for Pair { previous: first, .. } in renames {
        let mut chain = Vec::new();
        let mut previous = first;
        while let Some(next) = waiting.remove(previous) {
            chain.push(Pair { previous, next });
            previous = next;
        }
        ordered.extend(chain.into_iter().rev());
    }
    ordered
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
    // From the end, so that of two columns that could stay the one in front does.
    // For each length, the column with the highest place that a run of this length begins with.
    let mut starts: Vec<usize> = Vec::new();
    // For each column, the one behind it on the longest run that begins with it.
    let mut behind: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, (place, _)) in kept.iter().enumerate().rev() {
        let rest = starts.partition_point(|start| kept.get(*start).is_some_and(|(next, _)| next > place));
        behind.extend(rest.checked_sub(1).and_then(|length| starts.get(length)).map(|start| (index, *start)));
        match starts.get_mut(rest) {
            Some(start) => *start = index,
            None => starts.push(index),
        }
    }
    let mut run = starts.last().copied();
    let mut unmoved = BTreeSet::new();
    while let Some(index) = run {
        unmoved.insert(index);
        run = behind.get(&index).copied();
    }
    kept.iter()
        .enumerate()
        .filter(|(index, _)| !unmoved.contains(index))
        .map(|(_, (_, name))| (*name).to_owned())
        .gather()
}

#[cfg(test)]
mod tests {
    use super::{Pair, in_turn};

    #[test]
    fn names_are_handed_on_from_the_end() {
        let renames = [("a", "b"), ("x", "y"), ("b", "c"), ("c", "d")];
        let ordered = in_turn(renames.map(|(previous, next)| Pair { previous, next }).to_vec());
        let names: Vec<_> = ordered.iter().map(|names| (names.previous, names.next)).collect();
        assert_eq!(names, [("c", "d"), ("b", "c"), ("a", "b"), ("x", "y")]);
    }
}
