use chkit_diagnostics::{Code, Diagnostic};

use crate::step::Step;

/// What is deleted.
pub(super) fn check(step: &Step<'_>) -> Option<Diagnostic> {
    let finding = match step {
        Step::DropTable { table } => {
            Diagnostic::new(Code::DropTableDataLoss, format!("Dropping table {} deletes its rows.", table.name))
                .help("Keep the definition, or rename the table with `renamedFrom`, if the rows are still needed.")
        }
        Step::DropColumn { table, column } => Diagnostic::new(
            Code::DropColumnIrreversible,
            format!("Dropping column {table}.{} deletes its data.", column.name),
        )
        .help(format!("Add `renamedFrom: '{}'` to the column that replaces it, to keep the data.", column.name)),
        Step::DropView { view } => Diagnostic::new(
            Code::DropViewDependencyBreak,
            format!("Dropping view {} breaks every query that reads it.", view.name),
        )
        .help("Make sure that nothing reads it."),
        Step::DropMaterializedView { view } => Diagnostic::new(
            Code::DropViewDependencyBreak,
            format!("Without materialized view {} nothing new reaches {}.", view.name, view.target),
        )
        .help("Make sure that the target is filled some other way, or is no longer needed."),
        Step::CreateDatabase { .. }
        | Step::CreateTable { .. }
        | Step::RenameTable { .. }
        | Step::RenameColumn { .. }
        | Step::AddColumn { .. }
        | Step::ModifyColumn { .. }
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
        | Step::CreateMaterializedView { .. }
        | Step::ModifyQuery { .. }
        | Step::ModifyViewComment { .. } => return None,
    };
    Some(finding.target(step.key()))
}
