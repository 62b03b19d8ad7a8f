//! What cannot be done without a change that is refused.

use std::collections::BTreeSet;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Kind, ObjectKey, QualifiedName};
use chkit_sql::collections::Gather;

use crate::Pair;
use crate::changes::Change;
use crate::order::{Phase, Unit};
use crate::references::References;

/// A change and what is done about it.
pub(crate) type Planned<'c, 's> = (&'c Change<'s>, Vec<Unit<'s>>);

/// Takes the changes out that would fail, or would break something, without those in `refused`, and adds them there:
/// what waits for them cannot be done either. `found` says which and why.
pub(crate) fn withhold<'s>(
    planned: &mut Vec<Planned<'_, 's>>,
    changes: &[Change<'s>],
    references: &Pair<References<'_>>,
    refused: &mut BTreeSet<QualifiedName>,
    found: &mut Diagnostics,
) {
    let mut is_settled = refused.is_empty();
    while !is_settled {
        is_settled = true;
        planned.retain(|(change, units)| {
            // Two changes can have one name, where a view becomes a table: the other one has said what is wrong.
            if refused.contains(change.name()) {
                return false;
            }
            let waits = needed(change, references, refused)
                .or_else(|| still_used(change, units, references, refused))
                .or_else(|| name_not_free(change, changes, refused));
            let Some(finding) = waits else { return true };
            found.push(finding);
            refused.insert(change.name().clone());
            is_settled = false;
            false
        });
    }
}

/// A view reads or fills something.
fn needed(
    change: &Change<'_>,
    references: &Pair<References<'_>>,
    refused: &BTreeSet<QualifiedName>,
) -> Option<Diagnostic> {
    let needs = references.next.get(&change.key())?.depends_on();
    let other = needs.intersection(refused).next()?;
    Some(finding(change, &format!("it needs {other}, whose change is refused"), other))
}

/// A view that keeps its former query reads or fills what would go, or have other names.
fn still_used(
    change: &Change<'_>,
    units: &[Unit<'_>],
    references: &Pair<References<'_>>,
    refused: &BTreeSet<QualifiedName>,
) -> Option<Diagnostic> {
    let losing = units.iter().filter(|unit| {
        unit.is_drop() || matches!(unit.phase, Phase::RenameColumn | Phase::RenameTable | Phase::Contract)
    });
    let lost: BTreeSet<&QualifiedName> =
        losing.flat_map(|unit| std::iter::once(&unit.object).chain(unit.former_name())).gather();
    let users = refused.iter().filter(|_| !lost.is_empty()).find(|name| {
        [Kind::View, Kind::MaterializedView].into_iter().any(|kind| {
            let former = references.previous.get(&ObjectKey { kind, name: (*name).clone() });
            former.is_some_and(|former| former.depends_on().iter().any(|used| lost.contains(used)))
        })
    });
    let user = users?;
    Some(finding(change, &format!("{user}, whose change is refused, still uses it as it is"), user))
}

/// A table that was to hand its name on keeps it.
fn name_not_free(change: &Change<'_>, changes: &[Change<'_>], refused: &BTreeSet<QualifiedName>) -> Option<Diagnostic> {
    let renamed = changes.iter().find_map(|other| match other {
        Change::Table(other) if other.renamed && other.tables.previous.name == *change.name() => {
            refused.get(&other.tables.next.name)
        }
        Change::Table(_) | Change::Create(_) | Change::Drop(_) | Change::View(_) | Change::MaterializedView(_) => None,
    })?;
    Some(finding(change, &format!("its name is not free, because to call the table {renamed} is refused"), renamed))
}

fn finding(change: &Change<'_>, why: &str, other: &QualifiedName) -> Diagnostic {
    let key = change.key();
    Diagnostic::new(
        Code::NeedsRefusedChange,
        format!("Nothing is done about {} {}: {why}.", key.kind.in_words(), key.name),
    )
    .target(key.to_string())
    .help(format!("Settle the change of {other} first."))
}
