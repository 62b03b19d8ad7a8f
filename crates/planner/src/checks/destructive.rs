use chkit_diagnostics::{Code, Diagnostic};
use chkit_schema::table::Setting;
use chkit_schema::{Column, Expression, QualifiedName};
use chkit_sql::classify::ttl_deletes_rows;
use chkit_sql::quote;

use crate::Pair;
use crate::step::Step;
use crate::table::{keeps_fewer_rows, needs_stand_in, replaces_nulls};

/// What is deleted.
pub(super) fn check(step: &Step<'_>) -> Option<Diagnostic> {
    let finding = match step {
        Step::DropTable { table } => {
            Diagnostic::new(Code::DropTableDataLoss, format!("Dropping table {} deletes its rows.", table.name))
                .help("If the rows are still needed, leave the table as it is, or rename it with `renamedFrom`.")
        }
        Step::DropColumn { table, column } => Diagnostic::new(
            Code::DropColumnIrreversible,
            format!("Dropping column {table}.{} deletes its data.", column.name),
        )
        .help(format!("Add `renamedFrom: '{}'` to the column that replaces it, to keep the data.", column.name)),
        Step::ModifyColumn { table, columns, .. } => replaced_nulls(table, *columns)?,
        Step::ModifyTtl { table, ttl } => expiring_rows(table, ttl.next?)?,
        Step::ModifySetting { table, name, values } => oldest_rows(table, name, *values)?,
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
        | Step::RemoveStandIn { .. }
        | Step::AddIndex { .. }
        | Step::DropIndex { .. }
        | Step::AddProjection { .. }
        | Step::DropProjection { .. }
        | Step::ModifyOrderBy { .. }
        | Step::ModifyTableComment { .. }
        | Step::CreateView { .. }
        | Step::ReplaceView { .. }
        | Step::CreateMaterializedView { .. }
        | Step::ModifyQuery { .. }
        | Step::ModifyViewComment { .. } => return None,
    };
    Some(finding.target(step.key()))
}

fn expiring_rows(table: &QualifiedName, ttl: &Expression) -> Option<Diagnostic> {
    ttl_deletes_rows(ttl.canonical()).then(|| {
        Diagnostic::new(
            Code::RowsExpire,
            format!("The server deletes rows of {table} whose time is over by the new TTL, {}.", ttl.canonical()),
        )
        .help(format!("Count them first, with a SELECT from {} that says WHERE what the TTL says.", table.sql()))
    })
}

fn oldest_rows(table: &QualifiedName, name: &str, values: Pair<Option<&Setting>>) -> Option<Diagnostic> {
    let value = values.next.map_or_else(|| "0".to_owned(), Setting::sql);
    keeps_fewer_rows(name, values).then(|| {
        Diagnostic::new(
            Code::OldestRowsDeleted,
            format!("With {name} = {value}, the server deletes the oldest rows of {table} at once, where it has more."),
        )
        .help("Look at `total_rows` and `total_bytes` of `system.tables` first, and copy what is still needed.")
    })
}

fn replaced_nulls(table: &QualifiedName, columns: Pair<&Column>) -> Option<Diagnostic> {
    if !replaces_nulls(columns) {
        return None;
    }
    let name = &columns.next.name;
    let default = columns.next.default.as_ref();
    let replacement = match default.filter(|_| !needs_stand_in(columns)) {
        Some(default) => default.expression.canonical().to_owned(),
        None => format!("the default value of {}", columns.next.data_type.text()),
    };
    let (table_sql, name_sql) = (table.sql(), quote::name(&columns.previous.name));
    let help = match default.filter(|_| needs_stand_in(columns)) {
        Some(default) => format!(
            "Run `ALTER TABLE {table_sql} UPDATE {name_sql} = {} WHERE isNull({name_sql})` first: the server cannot put a default that reads other columns in the place of NULL.",
            default.expression.canonical()
        ),
        None => format!(
            "Look with `SELECT count() FROM {table_sql} WHERE isNull({name_sql})`, and give the column the default that shall take their place."
        ),
    };
    Some(
        Diagnostic::new(
            Code::NullsReplaced,
            format!("Where {table}.{name} holds NULL, it will hold {replacement}; which rows those were is lost."),
        )
        .help(help),
    )
}
