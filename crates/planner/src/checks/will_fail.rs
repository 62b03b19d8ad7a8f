use chkit_diagnostics::{Code, Diagnostic};
use chkit_schema::{Column, Expression, QualifiedName};

use crate::Pair;
use crate::step::Step;
use crate::table::{Conversion, conversion};

/// What the server may refuse.
pub(super) fn check(step: &Step<'_>) -> Option<Diagnostic> {
    let finding = match step {
        Step::ModifyColumn { table, columns, .. } => modified_type(table, *columns)?,
        Step::CreateView { view } | Step::ReplaceView { views: Pair { next: view, .. } } => {
            unnamed_database(&view.name, &view.query)?
        }
        Step::CreateMaterializedView { view } | Step::ModifyQuery { views: Pair { next: view, .. } } => {
            unnamed_database(&view.name, &view.query)?
        }
        Step::CreateDatabase { .. }
        | Step::CreateTable { .. }
        | Step::AddColumn { .. }
        | Step::DropTable { .. }
        | Step::RenameTable { .. }
        | Step::RenameColumn { .. }
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
        | Step::DropView { .. }
        | Step::DropMaterializedView { .. }
        | Step::ModifyViewComment { .. } => return None,
    };
    Some(finding.target(step.key()))
}

fn modified_type(table: &QualifiedName, columns: Pair<&Column>) -> Option<Diagnostic> {
    (conversion(columns.map(|column| &column.data_type)) != Conversion::Keeps).then(|| {
        let name = &columns.next.name;
        Diagnostic::new(
            Code::ValuesMayNotFit,
            format!(
                "Values of {table}.{name} may not fit type {}; the server then refuses the change or cuts them off.",
                columns.next.data_type.text()
            ),
        )
        .help("Check the values first, or add a new column, fill it and switch over.")
    })
}

/// A table that is named without its database is looked for in that of the session, not in that of the view.
fn unnamed_database(view: &QualifiedName, query: &Expression) -> Option<Diagnostic> {
    let names = query.names();
    let name = &names.sources().iter().find(|source| source.database.is_none())?.name;
    Some(
        Diagnostic::new(
            Code::DatabaseNotNamed,
            format!(
                "{view} reads {name} and does not say its database: that of the connection is meant, whichever {view} is in."
            ),
        )
        .help(format!(
            "Write the database in front of the name: `{}`.",
            QualifiedName::new(&view.database, name).sql()
        )),
    )
}
