use chkit_diagnostics::{Code, Diagnostic};

use crate::step::Step;

/// What others will notice.
pub(super) fn check(step: &Step<'_>) -> Option<Diagnostic> {
    let finding = match step {
        Step::RenameTable { names } => Diagnostic::new(
            Code::RenameBreaksReaders,
            format!("Whoever still says {} fails once it is called {}.", names.previous, names.next),
        )
        .help("Change queries and materialized views together with the rename: a materialized view that names the old table stops filling its target."),
        Step::RenameColumn { table, names } => Diagnostic::new(
            Code::RenameBreaksReaders,
            format!("Whoever still says {table}.{} fails once it is called {}.", names.previous, names.next),
        )
        .help("Change queries and materialized views together with the rename."),
        Step::CreateDatabase { .. }
        | Step::CreateTable { .. }
        | Step::DropTable { .. }
        | Step::AddColumn { .. }
        | Step::ModifyColumn { .. }
        | Step::DropColumn { .. }
        | Step::RemoveStandIn { .. }
        | Step::AddIndex { .. }
        | Step::DropIndex { .. }
        | Step::AddProjection { .. }
        | Step::DropProjection { .. }
        | Step::ModifyOrderBy { .. }
        | Step::ModifySetting { .. }
        | Step::ModifyTtl { .. }
        | Step::ModifyTableComment { .. }
        | Step::CreateView { .. }
        | Step::ReplaceView { .. }
        | Step::DropView { .. }
        | Step::CreateMaterializedView { .. }
        | Step::DropMaterializedView { .. }
        | Step::ModifyQuery { .. }
        | Step::ModifyViewComment { .. } => return None,
    };
    Some(finding.target(step.key()))
}
