//! The one home of order: which unit of work comes before which.
//!
//! Edges come from what objects read and from names that change hands; ties are broken by [`Phase`], then by name.

use std::collections::{BTreeMap, BTreeSet};

use chkit_schema::{Kind, ObjectKey, QualifiedName, Schema, Table};
use chkit_sql::collections::Gather;

use crate::Pair;
use crate::references::{Reference, References};
use crate::step::Step;

/// What sort of work a unit is; the order of units that do not depend on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    DropMaterializedView,
    DropView,
    CreateDatabase,
    Release,
    RenameColumn,
    Expand,
    StandIn,
    Settings,
    CreateTable,
    RenameTable,
    CreateView,
    MaterializedView,
    Contract,
    RefreshView,
    DropTable,
}

/// Steps that are carried out by one statement.
#[derive(Debug)]
pub(crate) struct Unit<'s> {
    /// What sort of work it is.
    pub(crate) phase: Phase,
    /// The object it is about, by its name at that time; for a new name, the new one.
    pub(crate) object: QualifiedName,
    /// What is done.
    pub(crate) steps: Vec<Step<'s>>,
}

impl<'s> Unit<'s> {
    /// A unit of work.
    pub(crate) fn new(phase: Phase, object: QualifiedName, steps: Vec<Step<'s>>) -> Self {
        Self { phase, object, steps }
    }

    /// The name that the object had before, for a unit that gives it a new one.
    pub(crate) fn former_name(&self) -> Option<&'s QualifiedName> {
        self.steps
            .iter()
            .find_map(|step| if let Step::RenameTable { names } = step { Some(names.previous) } else { None })
    }

    /// Whether it takes an object away.
    pub(crate) fn is_drop(&self) -> bool {
        matches!(self.phase, Phase::DropMaterializedView | Phase::DropView | Phase::DropTable)
    }

    /// Whether it makes its name stand for a new object.
    fn takes_name(&self) -> bool {
        matches!(
            self.phase,
            Phase::CreateTable | Phase::RenameTable | Phase::CreateView | Phase::RefreshView | Phase::MaterializedView
        )
    }
}

/// Puts units into an order that a server can carry out.
pub(crate) fn order<'s>(
    schemas: Pair<&Schema>,
    references: &Pair<References<'_>>,
    units: Vec<Unit<'s>>,
) -> Vec<Unit<'s>> {
    let units = merge_contractions(schemas, references, units);
    let graph = Graph::of(references, &units);
    let mut waiting: Vec<usize> = graph.blockers.iter().map(BTreeSet::len).collect();
    let rank = |index: usize, unit: &Unit<'s>| (unit.phase, unit.object.clone(), index);
    let mut left: BTreeMap<(Phase, QualifiedName, usize), Unit<'s>> =
        units.into_iter().enumerate().map(|(index, unit)| (rank(index, &unit), unit)).gather();
    let mut ready: BTreeSet<(Phase, QualifiedName, usize)> =
        left.keys().filter(|(_, _, index)| waiting.get(*index) == Some(&0)).cloned().gather();
    let ranks: BTreeMap<usize, (Phase, QualifiedName, usize)> = left.keys().map(|key| (key.2, key.clone())).gather();
    let mut ordered = Vec::with_capacity(left.len());
    // In a cycle nothing is ready: the lowest rank goes first, so that the result stays a function of the input.
    while let Some(key) = ready.pop_first().or_else(|| left.keys().next().cloned()) {
        let Some(unit) = left.remove(&key) else { continue };
        ordered.push(unit);
        for &follower in graph.followers.get(key.2).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(follower) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.extend(ranks.get(&follower).filter(|key| left.contains_key(*key)).cloned());
                }
            }
        }
    }
    ordered
}

struct Graph {
    followers: Vec<BTreeSet<usize>>,
    blockers: Vec<BTreeSet<usize>>,
}

impl Graph {
    fn of(references: &Pair<References<'_>>, units: &[Unit<'_>]) -> Self {
        let mut graph =
            Self { followers: vec![BTreeSet::new(); units.len()], blockers: vec![BTreeSet::new(); units.len()] };
        let mut by_name: BTreeMap<&QualifiedName, Vec<usize>> = BTreeMap::new();
        for (index, unit) in units.iter().enumerate() {
            by_name.entry(&unit.object).or_default().push(index);
            if let Some(former) = unit.former_name() {
                by_name.entry(former).or_default().push(index);
            }
        }
        // What happens to a table after its rename is found under its former name too.
        let former: BTreeMap<&QualifiedName, &QualifiedName> =
            units.iter().filter_map(|unit| unit.former_name().map(|former| (&unit.object, former))).gather();
        for (index, unit) in units.iter().enumerate().filter(|(_, unit)| unit.phase == Phase::Contract) {
            if let Some(former) = former.get(&unit.object) {
                by_name.entry(former).or_default().push(index);
            }
        }
        let at = |name: &QualifiedName| by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        let databases: BTreeMap<&str, usize> = units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.phase == Phase::CreateDatabase)
            .map(|(index, unit)| (unit.object.database.as_str(), index))
            .gather();
        for (index, unit) in units.iter().enumerate() {
            for name in std::iter::once(&unit.object).chain(unit.former_name()) {
                for &other in at(name) {
                    if let Some(other_unit) = units.get(other)
                        && same_object_order(unit, other_unit)
                    {
                        graph.before(index, other);
                    }
                }
            }
            if unit.takes_name()
                && let Some(&database) = databases.get(unit.object.database.as_str())
            {
                graph.before(database, index);
            }
            let needed = if unit.is_drop() { BTreeSet::new() } else { dependencies(&references.next, unit) };
            for name in &needed {
                for &other in at(name) {
                    if units.get(other).is_some_and(|source| prepares(source, unit, name)) {
                        graph.before(other, index);
                    }
                }
            }
            for name in dependencies(&references.previous, unit) {
                // What is made anew cannot be let go of before: it has to be there again first.
                let returns = needed.contains(&name)
                    && at(&name).iter().any(|&other| {
                        units.get(other).is_some_and(|source| source.takes_name() && source.object == name)
                    });
                for &other in at(&name) {
                    let is_waited_for = unit.phase == Phase::RefreshView && needed.contains(&name);
                    if units.get(other).is_some_and(|source| {
                        (source.is_drop() && !returns) || (source.phase == Phase::Contract && !is_waited_for)
                    }) {
                        graph.before(index, other);
                    }
                }
            }
        }
        graph
    }

    fn before(&mut self, first: usize, second: usize) {
        if first == second {
            return;
        }
        if let (Some(followers), Some(blockers)) = (self.followers.get_mut(first), self.blockers.get_mut(second)) {
            followers.insert(second);
            blockers.insert(first);
        }
    }
}

/// Of two units about one name: whether the first has to come first.
fn same_object_order(first: &Unit<'_>, second: &Unit<'_>) -> bool {
    let is_alter = |unit: &Unit<'_>| {
        matches!(
            unit.phase,
            Phase::Release
                | Phase::RenameColumn
                | Phase::Expand
                | Phase::StandIn
                | Phase::Settings
                | Phase::RenameTable
                | Phase::Contract
        )
    };
    // An old object leaves its name, by a drop or by a new name, before another one takes it.
    let leaves_name = first.is_drop() || first.former_name() == Some(&second.object);
    (leaves_name && second.takes_name() && !std::ptr::eq(first, second))
        || (is_alter(first) && is_alter(second) && first.phase < second.phase)
}

/// What the object of a view's unit depends on, on one side.
fn dependencies(references: &References<'_>, unit: &Unit<'_>) -> BTreeSet<QualifiedName> {
    let kind = match unit.phase {
        Phase::CreateView | Phase::RefreshView | Phase::DropView => Kind::View,
        Phase::MaterializedView | Phase::DropMaterializedView => Kind::MaterializedView,
        Phase::CreateDatabase
        | Phase::Release
        | Phase::RenameColumn
        | Phase::Expand
        | Phase::StandIn
        | Phase::Settings
        | Phase::CreateTable
        | Phase::RenameTable
        | Phase::Contract
        | Phase::DropTable => return BTreeSet::new(),
    };
    references.get(&ObjectKey { kind, name: unit.object.clone() }).map(Reference::depends_on).unwrap_or_default()
}

/// Whether a unit makes an object of this name what a reader of it will find.
fn prepares(unit: &Unit<'_>, reader: &Unit<'_>, name: &QualifiedName) -> bool {
    let is_shaping = matches!(
        unit.phase,
        Phase::RenameColumn
            | Phase::Expand
            | Phase::CreateTable
            | Phase::RenameTable
            | Phase::CreateView
            | Phase::RefreshView
            | Phase::MaterializedView
    );
    unit.object == *name && (is_shaping || (unit.phase == Phase::Contract && reader.phase == Phase::RefreshView))
}

/// Whether another column's default used one of the columns that steps drop: the server checks a whole ALTER against the
/// defaults of before (code 44).
fn are_used_by_defaults(table: Option<&Table>, steps: &[Step<'_>]) -> bool {
    let dropped: BTreeSet<&str> = steps
        .iter()
        .filter_map(|step| if let Step::DropColumn { column, .. } = step { Some(column.name.as_str()) } else { None })
        .gather();
    if dropped.is_empty() {
        return false;
    }
    let columns = table.map(|table| table.columns.as_slice()).unwrap_or_default();
    columns.iter().filter_map(|column| Some((column, column.default.as_ref()?))).any(|(column, default)| {
        let mut names = default.expression.names().columns().into_iter();
        names.any(|name| name != column.name && dropped.contains(name.as_str()))
    })
}

/// Whether steps make a sorting key shorter: the server checks a whole ALTER against the key of before (code 524).
fn shorten_key(steps: &[Step<'_>]) -> bool {
    steps.iter().any(|step| matches!(step, Step::ModifyOrderBy { keys, .. } if keys.next.len() < keys.previous.len()))
}

/// Columns are dropped in the same ALTER as the rest, unless a view that changes stands in between:
/// the server refuses to drop what a materialized view reads (code 524).
fn merge_contractions<'s>(
    schemas: Pair<&Schema>,
    references: &Pair<References<'_>>,
    units: Vec<Unit<'s>>,
) -> Vec<Unit<'s>> {
    let read_by_changing_views: BTreeSet<QualifiedName> = units
        .iter()
        .filter(|unit| unit.phase != Phase::RefreshView)
        .flat_map(|unit| [dependencies(&references.previous, unit), dependencies(&references.next, unit)])
        .flatten()
        .gather();
    let altered: BTreeSet<QualifiedName> = units
        .iter()
        .filter(|unit| unit.phase == Phase::Expand && !shorten_key(&unit.steps))
        .map(|unit| unit.object.clone())
        .gather();
    let mut contractions: BTreeMap<QualifiedName, Vec<Step<'s>>> = BTreeMap::new();
    let mut merged = Vec::with_capacity(units.len());
    for unit in units {
        if unit.phase == Phase::Contract
            && altered.contains(&unit.object)
            && !read_by_changing_views.contains(&unit.object)
            && !are_used_by_defaults(schemas.previous.table(&unit.object), &unit.steps)
        {
            contractions.insert(unit.object, unit.steps);
        } else {
            merged.push(unit);
        }
    }
    for unit in merged.iter_mut().filter(|unit| unit.phase == Phase::Expand) {
        if let Some(drops) = contractions.remove(&unit.object) {
            // The TTL stays last.
            let end =
                unit.steps.iter().position(|step| matches!(step, Step::ModifyTtl { .. })).unwrap_or(unit.steps.len());
            unit.steps.splice(end..end, drops);
        }
    }
    merged
}
