use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Kind, MaterializedView, ObjectKey};

use crate::order::{Phase, Unit};
use crate::step::Step;
use crate::{Pair, StructuralChanges};

/// The query and the comment are changed in place, so that no insert is missed; another target needs a new view.
/// `None` where that is refused, and then `found` says why.
pub(crate) fn units<'s>(
    views: Pair<&'s MaterializedView>,
    wish: StructuralChanges,
    found: &mut Diagnostics,
) -> Option<Vec<Unit<'s>>> {
    let name = &views.next.name;
    if views.map(|view| &view.target).differs() {
        return match wish {
            StructuralChanges::Recreate => Some(recreate(views)),
            StructuralChanges::Rebuild | StructuralChanges::Refuse => {
                found.push(refused_target(views));
                None
            }
        };
    }
    let mut units = Vec::new();
    if views.map(|view| &view.query).differs() {
        units.push(Unit::new(Phase::MaterializedView, name.clone(), vec![Step::ModifyQuery { views }]));
    }
    if views.map(|view| &view.comment).differs() {
        units.push(Unit::new(Phase::MaterializedView, name.clone(), vec![Step::ModifyViewComment { views }]));
    }
    Some(units)
}

/// Drops the view and creates it anew: what is inserted into its source in between does not reach its target.
pub(crate) fn recreate(views: Pair<&MaterializedView>) -> Vec<Unit<'_>> {
    let name = &views.next.name;
    vec![
        Unit::new(Phase::DropMaterializedView, name.clone(), vec![Step::DropMaterializedView { view: views.previous }]),
        Unit::new(Phase::MaterializedView, name.clone(), vec![Step::CreateMaterializedView { view: views.next }]),
    ]
}

fn refused_target(views: Pair<&MaterializedView>) -> Diagnostic {
    let key = ObjectKey { kind: Kind::MaterializedView, name: views.next.name.clone() };
    Diagnostic::new(
        Code::ViewTargetChangeRefused,
        format!(
            "Materialized view {} fills {} and cannot be pointed at {} in place.",
            views.next.name, views.previous.target, views.next.target
        ),
    )
    .target(key.to_string())
    .help("Define a second materialized view for the new target, or ask for `recreate` (`--structural-changes recreate`, in code `structuralChanges: 'recreate'`) to drop this one and create it anew; rows inserted in between do not reach it.")
}
