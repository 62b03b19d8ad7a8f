//! Steps as statements. Rendering never decides whether something is done.

use chkit_schema::{Object, QualifiedName};
use chkit_sql::quote;

use crate::order::Unit;
use crate::step::Step;
use crate::{materialized_view, table, view};

/// The statement that creates an object, without a semicolon.
pub fn create_statement(object: &Object) -> String {
    match object {
        Object::Table(table) => table::render::create(table),
        Object::View(view) => view::create(view, false),
        Object::MaterializedView(view) => materialized_view::create(view),
    }
}

/// The statement that carries out a unit of work, without a semicolon.
pub(crate) fn statement(unit: &Unit<'_>) -> String {
    steps_statement(&unit.steps)
}

/// The statement for steps that belong into one.
pub(crate) fn steps_statement(steps: &[Step<'_>]) -> String {
    match steps {
        [Step::CreateDatabase { database }] => format!("CREATE DATABASE IF NOT EXISTS {}", quote::name(database)),
        [Step::CreateTable { table }] => table::render::create(table),
        [Step::DropTable { table }] => format!("DROP TABLE IF EXISTS {}", table.name.sql()),
        [Step::RenameTable { names }] => {
            format!("RENAME TABLE IF EXISTS {} TO {}", names.previous.sql(), names.next.sql())
        }
        [Step::CreateView { view }] => view::create(view, false),
        [Step::ReplaceView { views }] => view::create(views.next, true),
        [Step::DropView { view }] => format!("DROP VIEW IF EXISTS {}", view.name.sql()),
        [Step::CreateMaterializedView { view }] => materialized_view::create(view),
        [Step::DropMaterializedView { view }] => format!("DROP TABLE IF EXISTS {} SYNC", view.name.sql()),
        [Step::ModifyQuery { views }] => materialized_view::modify_query(views.next),
        [Step::ModifyViewComment { views }] => {
            format!("ALTER TABLE {} MODIFY COMMENT {}", views.next.name.sql(), quote::string(&views.next.comment))
        }
        [Step::ModifySetting { table, .. }, ..] => table::render::settings(table, steps),
        steps => alter_table(steps),
    }
}

fn alter_table(steps: &[Step<'_>]) -> String {
    let commands: Vec<String> = steps.iter().flat_map(table::render::commands).collect();
    let Some(table) = steps.iter().find_map(altered_table) else { return String::new() };
    match commands.as_slice() {
        [single] => format!("ALTER TABLE {} {single}", table.sql()),
        several => format!("ALTER TABLE {}\n  {}", table.sql(), several.join(",\n  ")),
    }
}

fn altered_table<'s>(step: &Step<'s>) -> Option<&'s QualifiedName> {
    match step {
        Step::RenameColumn { table, .. }
        | Step::AddColumn { table, .. }
        | Step::ModifyColumn { table, .. }
        | Step::DropColumn { table, .. }
        | Step::RemoveStandIn { table, .. }
        | Step::AddIndex { table, .. }
        | Step::DropIndex { table, .. }
        | Step::AddProjection { table, .. }
        | Step::DropProjection { table, .. }
        | Step::ModifyOrderBy { table, .. }
        | Step::ModifySetting { table, .. }
        | Step::ModifyTtl { table, .. }
        | Step::ModifyTableComment { table, .. } => Some(table),
        Step::CreateDatabase { .. }
        | Step::CreateTable { .. }
        | Step::DropTable { .. }
        | Step::RenameTable { .. }
        | Step::CreateView { .. }
        | Step::ReplaceView { .. }
        | Step::DropView { .. }
        | Step::CreateMaterializedView { .. }
        | Step::DropMaterializedView { .. }
        | Step::ModifyQuery { .. }
        | Step::ModifyViewComment { .. } => None,
    }
}
