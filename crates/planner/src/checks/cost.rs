use chkit_diagnostics::{Code, Diagnostic};
use chkit_sql::quote;

use crate::step::Step;
use crate::table::rewrites;

/// What takes long, or does less than one may think.
pub(super) fn check(step: &Step<'_>) -> Option<Diagnostic> {
    let finding = match step {
        Step::AddIndex { table, index, .. } => Diagnostic::new(
            Code::OldRowsNotIndexed,
            format!("Index {} of {table} covers only rows that are written from now on.", index.name),
        )
        .help(format!(
            "Run `ALTER TABLE {} MATERIALIZE INDEX {}` to cover existing rows.",
            table.sql(),
            quote::name(&index.name)
        )),
        Step::AddProjection { table, projection, .. } => Diagnostic::new(
            Code::OldRowsNotIndexed,
            format!("Projection {} of {table} covers only rows that are written from now on.", projection.name),
        )
        .help(format!(
            "Run `ALTER TABLE {} MATERIALIZE PROJECTION {}` to cover existing rows.",
            table.sql(),
            quote::name(&projection.name)
        )),
        Step::ModifyColumn { table, columns, .. } if rewrites(columns.map(|column| &column.data_type)) => {
            Diagnostic::new(
                Code::ColumnRewrite,
                format!("Changing the type of {table}.{} rewrites the column in every part.", columns.next.name),
            )
            .help("Run it when the table is quiet if it is large.")
        }
        Step::ModifyTtl { table, ttl } if ttl.next.is_some() => Diagnostic::new(
            Code::TtlRewrite,
            format!("The server applies the new TTL of {table} to existing rows by rewriting parts."),
        )
        .help("Append `SETTINGS materialize_ttl_after_modify = 0` to the statement to apply it to new parts only."),
        Step::CreateDatabase { .. }
        | Step::CreateTable { .. }
        | Step::DropTable { .. }
        | Step::RenameTable { .. }
        | Step::RenameColumn { .. }
        | Step::AddColumn { .. }
        | Step::ModifyColumn { .. }
        | Step::DropColumn { .. }
        | Step::RemoveStandIn { .. }
        | Step::DropIndex { .. }
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
