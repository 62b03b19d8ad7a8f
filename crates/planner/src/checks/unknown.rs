//! Names in what a step brings that ClickHouse does not have.

use chkit_diagnostics::{Diagnostic, Severity};
use chkit_sql::parse::parse_statement;
use chkit_sql::unknown::UnknownNames;

use crate::Pair;
use crate::render;
use crate::step::Step;

/// Each unknown name once. They are warnings: a function may be the user's own, and a server may be newer.
pub(super) fn check(step: &Step<'_>) -> Vec<Diagnostic> {
    let Some(user) = user(step) else { return Vec::new() };
    let Ok(statement) = parse_statement(&render::steps_statement(std::slice::from_ref(step))) else {
        return Vec::new();
    };
    let found = UnknownNames::default().of(&statement).into_iter();
    found
        .map(|problem| {
            let said = problem.diagnostic.message.trim_end_matches('.');
            let message = format!("{said}; {user} uses it.");
            Diagnostic { message, severity: Severity::Warning, ..problem.diagnostic }.target(step.key())
        })
        .collect()
}

/// What uses the names of a step; nothing where a step brings none that was not there before.
fn user(step: &Step<'_>) -> Option<String> {
    Some(match step {
        Step::CreateTable { table } => format!("table {}", table.name),
        Step::AddColumn { table, column, .. }
        | Step::ModifyColumn { table, columns: Pair { next: column, .. }, .. }
        | Step::RemoveStandIn { table, column } => format!("column {table}.{}", column.name),
        Step::AddIndex { table, index, .. } => format!("index {} of {table}", index.name),
        Step::AddProjection { table, projection, .. } => format!("projection {} of {table}", projection.name),
        Step::ModifyOrderBy { table, .. } => format!("the sorting key of {table}"),
        Step::ModifyTtl { table, .. } => format!("the TTL of {table}"),
        Step::CreateView { view } | Step::ReplaceView { views: Pair { next: view, .. } } => {
            format!("view {}", view.name)
        }
        Step::CreateMaterializedView { view } | Step::ModifyQuery { views: Pair { next: view, .. } } => {
            format!("materialized view {}", view.name)
        }
        Step::CreateDatabase { .. }
        | Step::DropTable { .. }
        | Step::RenameTable { .. }
        | Step::RenameColumn { .. }
        | Step::DropColumn { .. }
        | Step::DropIndex { .. }
        | Step::DropProjection { .. }
        | Step::ModifySetting { .. }
        | Step::ModifyTableComment { .. }
        | Step::DropView { .. }
        | Step::DropMaterializedView { .. }
        | Step::ModifyViewComment { .. } => return None,
    })
}
