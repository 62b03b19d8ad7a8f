use std::collections::BTreeMap;

use chkit_schema::table::Setting;
use chkit_schema::{Column, Expression, Index, Projection, Table};
use chkit_sql::collections::Gather;

use super::columns::{ColumnChange, column_changes, is_same};
use crate::Pair;

/// What differs between two states of a table.
#[derive(Debug)]
pub(crate) struct TableChange<'s> {
    /// The two states.
    pub(crate) tables: Pair<&'s Table>,
    /// Whether it has a new name.
    pub(crate) renamed: bool,
    /// Members that only a new table can have.
    pub(crate) structure: Vec<StructuralMember>,
    /// How the sorting key differs.
    pub(crate) sorting_key: SortingKeyChange,
    /// Its columns.
    pub(crate) columns: Vec<ColumnChange<'s>>,
    /// Its indexes, by name.
    pub(crate) indexes: Vec<Pair<Option<&'s Index>>>,
    /// Its projections, by name.
    pub(crate) projections: Vec<Pair<Option<&'s Projection>>>,
    /// Its settings, by name.
    pub(crate) settings: Vec<(&'s str, Pair<Option<&'s Setting>>)>,
    /// Its TTL.
    pub(crate) ttl: Option<Pair<Option<&'s Expression>>>,
    /// Its comment.
    pub(crate) comment: Option<Pair<&'s str>>,
}

/// How a sorting key differs from what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SortingKeyChange {
    /// Not at all.
    None,
    /// By new columns at its end: an ALTER does that.
    Extended,
    /// By columns that its end no longer has: an ALTER does that, where equal rows are all kept.
    Shortened,
    /// In a way that only a new table can have.
    Other,
}

/// A member of a table that no ALTER changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StructuralMember {
    /// The engine or its arguments.
    Engine,
    /// The primary key.
    PrimaryKey,
    /// The sorting key.
    OrderBy,
    /// The unique key.
    UniqueKey,
    /// The partition key.
    PartitionBy,
}

impl StructuralMember {
    /// The words people use for it.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::PrimaryKey => "primary key",
            Self::OrderBy => "sorting key",
            Self::UniqueKey => "unique key",
            Self::PartitionBy => "partition key",
        }
    }
}

impl<'s> TableChange<'s> {
    /// Compares two states of a table. `former_columns` maps new column names to former ones.
    pub(crate) fn between(tables: Pair<&'s Table>, former_columns: &BTreeMap<String, String>) -> Self {
        let new_names = former_columns.iter().map(|(to, from)| (from.as_str(), to.as_str())).gather();
        let columns = column_changes(tables, former_columns, &new_names);
        let sorting_key = sorting_key_change(tables, &columns);
        let same = |previous, next| is_same(Pair { previous, next }, &new_names);
        Self {
            tables,
            renamed: tables.map(|table| &table.name).differs(),
            structure: structural_members(tables, sorting_key),
            sorting_key,
            columns,
            indexes: changed_members(
                tables.map(|table| table.indexes.as_slice()),
                |index| index.name.as_str(),
                |indexes| {
                    let Pair { previous, next } = indexes;
                    same(&previous.expression, &next.expression)
                        && !indexes.map(|index| (&index.index_type, &index.type_args, index.granularity)).differs()
                },
            ),
            projections: changed_members(
                tables.map(|table| table.projections.as_slice()),
                |projection| projection.name.as_str(),
                |projections| !projections.map(|projection| &projection.query).differs(),
            ),
            settings: changed_settings(tables),
            ttl: {
                let ttl = tables.map(|table| table.ttl.as_ref());
                let equal = match (ttl.previous, ttl.next) {
                    (Some(previous), Some(next)) => same(previous, next),
                    (previous, next) => previous.is_none() && next.is_none(),
                };
                (!equal).then_some(ttl)
            },
            comment: Some(tables.map(|table| table.comment.as_str())).filter(Pair::differs),
        }
    }

    /// Columns that are new.
    pub(crate) fn added_columns(&self) -> impl Iterator<Item = &'s Column> + use<'_, 's> {
        self.columns.iter().filter_map(|change| match change {
            ColumnChange::Add { column, .. } => Some(*column),
            ColumnChange::Rename(_) | ColumnChange::Modify { .. } | ColumnChange::Drop(_) => None,
        })
    }

    /// Columns that are gone.
    pub(crate) fn dropped_columns(&self) -> impl Iterator<Item = &'s Column> + use<'_, 's> {
        self.columns.iter().filter_map(|change| match change {
            ColumnChange::Drop(column) => Some(*column),
            ColumnChange::Add { .. } | ColumnChange::Rename(_) | ColumnChange::Modify { .. } => None,
        })
    }

    /// Whether nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        !self.renamed
            && self.structure.is_empty()
            && self.sorting_key == SortingKeyChange::None
            && self.columns.is_empty()
            && self.indexes.is_empty()
            && self.projections.is_empty()
            && self.settings.is_empty()
            && self.ttl.is_none()
            && self.comment.is_none()
    }
}

fn structural_members(tables: Pair<&Table>, sorting_key: SortingKeyChange) -> Vec<StructuralMember> {
    let mut members = Vec::new();
    let mut add = |differs: bool, member| members.extend(differs.then_some(member));
    add(tables.map(|table| &table.engine).differs(), StructuralMember::Engine);
    add(tables.map(|table| &table.primary_key).differs(), StructuralMember::PrimaryKey);
    add(sorting_key == SortingKeyChange::Other, StructuralMember::OrderBy);
    add(tables.map(|table| &table.unique_key).differs(), StructuralMember::UniqueKey);
    add(tables.map(|table| &table.partition_by).differs(), StructuralMember::PartitionBy);
    members
}

/// `MODIFY ORDER BY` takes new columns at the end: added by the same ALTER, without a default, in ascending order.
/// (Observed on 26.7: code 36 for a column that exists or has a default.) And it takes columns away from the end, which
/// leaves existing parts as they are: still sorted, only by more than is asked for.
fn sorting_key_change(tables: Pair<&Table>, columns: &[ColumnChange<'_>]) -> SortingKeyChange {
    let keys = tables.map(|table| table.order_by.as_slice());
    if !keys.differs() {
        return SortingKeyChange::None;
    }
    // MODIFY ORDER BY cannot even say DESC: a syntax error on 26.7.
    let is_ascending = |entry: &Expression| !entry.canonical().ends_with(" DESC");
    if keys.map(|key| key.is_empty() || !key.iter().all(is_ascending)) != (Pair { previous: false, next: false }) {
        return SortingKeyChange::Other;
    }
    let is_new_column = |entry: &Expression| {
        columns.iter().any(|change| match change {
            ColumnChange::Add { column, .. } => column.default.is_none() && *entry == Expression::column(&column.name),
            ColumnChange::Rename(_) | ColumnChange::Modify { .. } | ColumnChange::Drop(_) => false,
        })
    };
    if keys.next.strip_prefix(keys.previous).is_some_and(|added| added.iter().all(is_new_column)) {
        SortingKeyChange::Extended
    } else if keys.previous.starts_with(keys.next) && tables.next.engine.keeps_equal_rows() {
        SortingKeyChange::Shortened
    } else {
        SortingKeyChange::Other
    }
}

/// Members that are new, gone or different, in the order of their names. Both sides are sorted.
fn changed_members<'s, T>(
    members: Pair<&'s [T]>,
    name: impl Fn(&'s T) -> &'s str,
    equal: impl Fn(Pair<&'s T>) -> bool,
) -> Vec<Pair<Option<&'s T>>> {
    let mut by_name: BTreeMap<&str, Pair<Option<&'s T>>> = BTreeMap::new();
    for member in members.previous {
        by_name.entry(name(member)).or_insert(Pair { previous: None, next: None }).previous = Some(member);
    }
    for member in members.next {
        by_name.entry(name(member)).or_insert(Pair { previous: None, next: None }).next = Some(member);
    }
    by_name
        .into_values()
        .filter(|pair| match (pair.previous, pair.next) {
            (Some(previous), Some(next)) => !equal(Pair { previous, next }),
            _ => true,
        })
        .collect()
}

fn changed_settings(tables: Pair<&Table>) -> Vec<(&str, Pair<Option<&Setting>>)> {
    let names: std::collections::BTreeSet<&str> =
        tables.previous.settings.keys().chain(tables.next.settings.keys()).map(String::as_str).gather();
    names
        .into_iter()
        .map(|name| (name, tables.map(|table| table.settings.get(name))))
        .filter(|(_, values)| values.differs())
        .collect()
}
