//! From each change to the units of work that carry it out.

use std::collections::BTreeSet;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Object, QualifiedName, Schema};
use chkit_sql::collections::Gather;

use crate::changes::Change;
use crate::order::{Phase, Unit};
use crate::references::References;
use crate::step::Step;
use crate::withheld::withhold;
use crate::{Pair, PlanOptions, StructuralChanges, materialized_view, table, view};

/// The units of all changes, in no order yet. Refused changes, those of objects in `refused` among them, have no unit and
/// leave their reason in `found`.
pub(crate) fn units<'s>(
    schemas: Pair<&'s Schema>,
    references: &Pair<References<'_>>,
    changes: &[Change<'s>],
    options: &PlanOptions,
    mut refused: BTreeSet<QualifiedName>,
    found: &mut Diagnostics,
) -> Vec<Unit<'s>> {
    let wish = options.structural_changes;
    refused.extend(kind_changes(changes, wish, found));
    let mut planned = Vec::new();
    for change in changes {
        if refused.contains(change.name()) {
            continue;
        }
        match units_of(change, wish, found) {
            Some(units) => planned.push((change, units)),
            None => refused.extend([change.name().clone()]),
        }
    }
    withhold(&mut planned, changes, references, &mut refused, found);
    let mut units = planned.into_iter().flat_map(|(_, units)| units).collect();
    recreate_readers(schemas, &references.next, &mut units);
    view::refresh(schemas, &references.next, changes, &refused, &mut units);
    create_databases(changes, &refused, &mut units);
    units
}

/// The units of one change; `None` where it is refused, and then `found` says why.
fn units_of<'s>(change: &Change<'s>, wish: StructuralChanges, found: &mut Diagnostics) -> Option<Vec<Unit<'s>>> {
    match change {
        Change::Create(Object::Table(table)) => table::create(table, found),
        Change::Create(Object::View(view)) => {
            Some(vec![Unit::new(Phase::CreateView, view.name.clone(), vec![Step::CreateView { view }])])
        }
        Change::Create(Object::MaterializedView(view)) => {
            let steps = vec![Step::CreateMaterializedView { view }];
            Some(vec![Unit::new(Phase::MaterializedView, view.name.clone(), steps)])
        }
        Change::Drop(object) => Some(vec![drop(object)]),
        Change::Table(change) => table::units(change, wish, found),
        Change::View(views) => Some(view::units(*views)),
        Change::MaterializedView(views) => materialized_view::units(*views, wish, found),
    }
}

/// Names that change their kind while rows would be lost. Allowed only where the caller asked to recreate.
fn kind_changes(changes: &[Change<'_>], wish: StructuralChanges, found: &mut Diagnostics) -> BTreeSet<QualifiedName> {
    let created: BTreeSet<&QualifiedName> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Create(object) => Some(object.name()),
            Change::Drop(_) | Change::Table(_) | Change::View(_) | Change::MaterializedView(_) => None,
        })
        .gather();
    let mut refused = BTreeSet::new();
    for change in changes {
        if let Change::Drop(object @ Object::Table(_)) = change
            && created.contains(object.name())
            && wish != StructuralChanges::Recreate
        {
            found.push(
                Diagnostic::new(
                    Code::KindChangeRefused,
                    format!("{} is a table and would become a view, which would delete its rows.", object.name()),
                )
                .target(object.key().to_string())
                .help("Give the view another name, or ask for `recreate` (`--structural-changes recreate`, in code `structuralChanges: 'recreate'`) to drop the table with its rows."),
            );
            refused.insert(object.name().clone());
        }
    }
    refused
}

fn drop(object: &Object) -> Unit<'_> {
    let name = object.name().clone();
    match object {
        Object::Table(table) => Unit::new(Phase::DropTable, name, vec![Step::DropTable { table }]),
        Object::View(view) => Unit::new(Phase::DropView, name, vec![Step::DropView { view }]),
        Object::MaterializedView(view) => {
            Unit::new(Phase::DropMaterializedView, name, vec![Step::DropMaterializedView { view }])
        }
    }
}

/// A materialized view is bound to the table it reads when it is created: where that table is made anew, so is the view.
fn recreate_readers<'s>(schemas: Pair<&'s Schema>, references: &References<'_>, units: &mut Vec<Unit<'s>>) {
    let created: BTreeSet<QualifiedName> = names_in(units, Phase::CreateTable);
    let recreated: BTreeSet<QualifiedName> = names_in(units, Phase::DropTable).intersection(&created).cloned().gather();
    for object in schemas.next.objects() {
        let (Object::MaterializedView(next), Some(Object::MaterializedView(previous))) =
            (object, schemas.previous.like(object))
        else {
            continue;
        };
        if references.get(&object.key()).is_some_and(|reference| !reference.reads.is_disjoint(&recreated)) {
            let is_own = |unit: &Unit<'_>| {
                unit.object == next.name && matches!(unit.phase, Phase::MaterializedView | Phase::DropMaterializedView)
            };
            units.retain(|unit| !is_own(unit));
            units.extend(materialized_view::recreate(Pair { previous, next }));
        }
    }
}

fn names_in(units: &[Unit<'_>], phase: Phase) -> BTreeSet<QualifiedName> {
    units.iter().filter(|unit| unit.phase == phase).map(|unit| unit.object.clone()).gather()
}

/// Once for each database that gets something new, even if the previous schema knows the database: the server of the
/// moment may be another one, and does nothing where the database is there. What is only made anew needs none.
fn create_databases<'s>(changes: &[Change<'s>], refused: &BTreeSet<QualifiedName>, units: &mut Vec<Unit<'s>>) {
    let databases: BTreeSet<&str> = changes
        .iter()
        .filter(|change| !refused.contains(change.name()))
        .filter_map(|change| match change {
            Change::Create(object) => Some(object.name().database.as_str()),
            Change::Table(change) => {
                let databases = change.tables.map(|table| table.name.database.as_str());
                databases.differs().then_some(databases.next)
            }
            Change::Drop(_) | Change::View(_) | Change::MaterializedView(_) => None,
        })
        .gather();
    units.extend(databases.into_iter().map(|database| {
        Unit::new(Phase::CreateDatabase, QualifiedName::new(database, ""), vec![Step::CreateDatabase { database }])
    }));
}
