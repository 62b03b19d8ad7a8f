use chkit_diagnostics::{Code, Diagnostic};
use chkit_schema::{Column, QualifiedName};
use chkit_sql::data_type::ColumnType;

use crate::Pair;
use crate::step::Step;
use crate::table::gains_members;

/// What the server may refuse.
pub(super) fn check(step: &Step<'_>) -> Option<Diagnostic> {
    let finding = match step {
        Step::ModifyColumn { table, columns, .. } => modified_type(table, *columns)?,
        Step::AddColumn { table, column, .. } => invalid_nullable(table, column)?,
        Step::CreateTable { table } => table.columns.iter().find_map(|column| invalid_nullable(&table.name, column))?,
        Step::CreateDatabase { .. }
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

fn modified_type(table: &QualifiedName, columns: Pair<&Column>) -> Option<Diagnostic> {
    let types = columns.map(|column| &column.data_type);
    if let Some(finding) = invalid_nullable(table, columns.next) {
        return Some(finding);
    }
    let name = &columns.next.name;
    (types.differs() && !is_widening(types)).then(|| {
        Diagnostic::new(
            Code::ValuesMayNotFit,
            format!(
                "Values of {table}.{name} may not fit type {}; the server then refuses the change or cuts them off.",
                types.next.text()
            ),
        )
        .help("Check the values first, or add a new column, fill it and switch over.")
    })
}

/// Every value of the one type is a value of the other.
fn is_widening(types: Pair<&ColumnType>) -> bool {
    let Pair { previous, next } = types;
    if previous.name == next.name
        || &*next.name == "String"
        || *next.name == format!("LowCardinality({})", previous.name)
        || gains_members(types)
    {
        return true;
    }
    if let (Some(previous), Some(next)) = (element(previous), element(next)) {
        return (next.nullable || !previous.nullable) && is_widening(Pair { previous: &previous, next: &next });
    }
    match (previous.integer(), next.integer()) {
        (Some((from, from_signed)), Some((to, to_signed))) => {
            (from_signed == to_signed && to >= from) || (!from_signed && to_signed && to > from)
        }
        _ => matches!(
            (&*previous.name, &*next.name),
            ("Float32", "Float64") | ("Date", "Date32" | "DateTime" | "DateTime64(3)") | ("DateTime", "DateTime64(3)")
        ),
    }
}

/// The type of an array's elements.
fn element(data_type: &ColumnType) -> Option<ColumnType> {
    let inner = data_type.name.strip_prefix("Array(")?.strip_suffix(')')?;
    Some(ColumnType::read(inner, false))
}

fn invalid_nullable(table: &QualifiedName, column: &Column) -> Option<Diagnostic> {
    (column.data_type.nullable && !column.data_type.allows_null()).then(|| {
        Diagnostic::new(
            Code::InvalidNullable,
            format!("The server does not allow column {table}.{} to be {}.", column.name, column.data_type.text()),
        )
        .help("Make the elements nullable instead, or leave `nullable` out.")
    })
}
