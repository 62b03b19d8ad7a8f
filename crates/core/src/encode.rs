//! From domain values to JSON text.

use std::collections::BTreeMap;
use std::sync::Arc;

use chkit_diagnostics as domain;
use chkit_planner::{Drift, Operation, OperationType, Plan};
use chkit_schema::table::{ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, SettingValue};
use chkit_schema::validate::Issue;
use chkit_schema::{Definition, Object, TableDefinition};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::places::Places;
use crate::wire;

/// The answer of a use case: a value unless an error was found.
pub(crate) fn answer<T: Serialize>(value: Option<T>, found: &domain::Diagnostics) -> String {
    let ok = value.is_some() && !found.has_errors();
    let answer = wire::Answer { ok, value: value.filter(|_| ok), diagnostics: diagnostics(found) };
    serde_json::to_string(&answer).unwrap_or_else(|_| r#"{"ok":false,"diagnostics":[]}"#.to_owned())
}

/// An answer that always has a value; what was found is part of it.
pub(crate) fn analysis<T: Serialize>(value: &T) -> String {
    let answer = wire::Answer { ok: true, value: Some(value), diagnostics: Vec::new() };
    serde_json::to_string(&answer).unwrap_or_else(|_| r#"{"ok":false,"diagnostics":[]}"#.to_owned())
}

/// Diagnostics for the wire.
pub(crate) fn diagnostics(found: &domain::Diagnostics) -> Vec<wire::Diagnostic> {
    let mut places = Places::default();
    found.iter().map(|found| diagnostic(found, &mut places)).collect()
}

fn diagnostic(found: &domain::Diagnostic, places: &mut Places) -> wire::Diagnostic {
    wire::Diagnostic {
        code: found.code.code().to_owned(),
        name: found.code.name().to_owned(),
        severity: match found.severity {
            domain::Severity::Error => wire::Severity::Error,
            domain::Severity::Warning => wire::Severity::Warning,
            domain::Severity::Info => wire::Severity::Info,
            domain::Severity::Hint => wire::Severity::Hint,
        },
        message: shortened(&found.message),
        help: found.help.as_deref().map(shortened),
        docs: found.code.docs().to_owned(),
        target: found.target.clone(),
        path: found.path.clone(),
        span: found.span.as_ref().map(|span| places.span(span)),
        labels: found
            .labels
            .iter()
            .map(|label| wire::Label { span: places.span(&label.span), message: label.message.clone() })
            .collect(),
        fixes: found
            .fixes
            .iter()
            .map(|fix| wire::Fix {
                title: fix.title.clone(),
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| wire::Edit { span: places.span(&edit.span), text: edit.text.clone() })
                    .collect(),
            })
            .collect(),
        related: found
            .related
            .iter()
            .map(|related| wire::Related {
                message: related.message.clone(),
                span: related.span.as_ref().map(|span| places.span(span)),
            })
            .collect(),
        cause: found
            .cause
            .as_ref()
            .map(|cause| wire::Cause { code: cause.code.clone(), message: cause.message.clone() }),
    }
}

/// How many characters of a message are kept. It may quote what was given, which may be of any length.
const MAX_MESSAGE: usize = 1_000;

fn shortened(message: &str) -> String {
    match message.char_indices().nth(MAX_MESSAGE) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message.to_owned(),
    }
}

/// Canonical objects as definitions.
pub(crate) fn definitions(objects: impl IntoIterator<Item = Arc<Object>>) -> Vec<Value> {
    objects.into_iter().map(Arc::unwrap_or_clone).map(definition).collect()
}

fn definition(object: Object) -> Value {
    let encoded = match object.into_definition() {
        Definition::Table(table) => serde_json::to_value(self::table(*table)),
        Definition::View(view) => serde_json::to_value(wire::ViewDefinition {
            kind: "view",
            database: view.database,
            name: view.name,
            r#as: view.query,
            comment: view.comment,
            extra: view.extra,
        }),
        Definition::MaterializedView(view) => serde_json::to_value(wire::MaterializedViewDefinition {
            kind: "materialized_view",
            database: view.database,
            name: view.name,
            to: wire::ViewTarget { database: view.to_database, name: view.to_name },
            r#as: view.query,
            comment: view.comment,
            extra: view.extra,
        }),
    };
    encoded.unwrap_or_default()
}

fn table(table: TableDefinition) -> wire::TableDefinition {
    wire::TableDefinition {
        kind: "table",
        database: table.database,
        name: table.name,
        renamed_from: table
            .renamed_from
            .map(|former| wire::TableRename { database: former.database, name: former.name }),
        columns: table.columns.into_iter().map(column).collect(),
        engine: table.engine,
        primary_key: table.primary_key,
        order_by: table.order_by,
        unique_key: Some(table.unique_key).filter(|key| !key.is_empty()),
        partition_by: table.partition_by,
        ttl: table.ttl,
        settings: Some(settings(table.settings)).filter(|settings| !settings.is_empty()),
        indexes: Some(table.indexes.into_iter().map(index).collect::<Vec<_>>()).filter(|indexes| !indexes.is_empty()),
        projections: Some(table.projections.into_iter().map(projection).collect::<Vec<_>>())
            .filter(|projections| !projections.is_empty()),
        comment: table.comment,
        plugins: table.plugins,
        extra: table.extra,
    }
}

fn settings(settings: Vec<(String, SettingValue)>) -> Map<String, Value> {
    settings
        .into_iter()
        .map(|(name, value)| {
            let value = match value {
                SettingValue::Text(text) => Value::String(text),
                SettingValue::Number(number) => Value::Number(number),
                SettingValue::Bool(value) => Value::Bool(value),
            };
            (name, value)
        })
        .collect()
}

fn column(column: ColumnDefinition) -> wire::ColumnDefinition {
    wire::ColumnDefinition {
        name: Some(column.name),
        r#type: Some(column.data_type),
        renamed_from: column.renamed_from,
        nullable: Some(column.nullable).filter(|nullable| *nullable),
        default: column.default.map(|default| match default {
            DefaultDefinition::Text(text) => wire::DefaultValue::Scalar(wire::Scalar::Text(text)),
            DefaultDefinition::Number(number) => wire::DefaultValue::Scalar(wire::Scalar::Number(number)),
            DefaultDefinition::Bool(value) => wire::DefaultValue::Scalar(wire::Scalar::Bool(value)),
            DefaultDefinition::Expression(expression) => wire::DefaultValue::Expression { expression },
        }),
        comment: column.comment,
        extra: column.extra,
    }
}

fn index(index: IndexDefinition) -> wire::SkipIndexDefinition {
    wire::SkipIndexDefinition {
        name: Some(index.name),
        expression: Some(index.expression),
        r#type: Some(index.index_type),
        type_args: index.type_args,
        granularity: index.granularity,
        extra: index.extra,
    }
}

fn projection(projection: ProjectionDefinition) -> wire::ProjectionDefinition {
    wire::ProjectionDefinition { name: Some(projection.name), query: Some(projection.query), extra: projection.extra }
}

/// Validation issues for the wire.
pub(crate) fn issues(issues: &[Issue]) -> Vec<wire::ValidationIssue> {
    issues
        .iter()
        .map(|issue| wire::ValidationIssue {
            code: issue.diagnostic.code.name(),
            kind: issue.object.kind.as_str(),
            database: issue.object.name.database.clone(),
            name: issue.object.name.name.clone(),
            message: issue.diagnostic.message.clone(),
        })
        .collect()
}

/// A plan for the wire. `warnings` are added to what concerns the whole plan.
pub(crate) fn plan(plan: &Plan, warnings: &domain::Diagnostics) -> wire::MigrationPlan {
    let mut risk_summary =
        BTreeMap::from([(wire::RiskLevel::Safe, 0), (wire::RiskLevel::Caution, 0), (wire::RiskLevel::Danger, 0)]);
    let operations: Vec<_> = plan.operations.iter().map(operation).collect();
    for operation in &operations {
        *risk_summary.entry(operation.risk).or_default() += 1;
    }
    let mut found = diagnostics(&plan.diagnostics);
    found.extend(diagnostics(warnings));
    wire::MigrationPlan {
        operations,
        risk_summary,
        rename_suggestions: plan
            .rename_suggestions
            .iter()
            .map(|suggestion| wire::ColumnRenameSuggestion {
                kind: "column",
                database: suggestion.table.database.clone(),
                table: suggestion.table.name.clone(),
                from: suggestion.from.clone(),
                to: suggestion.to.clone(),
                confidence: "high",
                reason: suggestion.reason.clone(),
                drop_operation_key: suggestion.drop_operation_key.clone(),
                add_operation_key: suggestion.add_operation_key.clone(),
                confirmation_sql: suggestion.confirmation_sql.clone(),
            })
            .collect(),
        diagnostics: found,
        statements: plan.statements.clone(),
    }
}

fn operation(operation: &Operation) -> wire::MigrationOperation {
    wire::MigrationOperation {
        r#type: operation_type(operation.operation_type),
        key: operation.key.clone(),
        risk: match operation.risk {
            chkit_planner::Risk::Safe => wire::RiskLevel::Safe,
            chkit_planner::Risk::Caution => wire::RiskLevel::Caution,
            chkit_planner::Risk::Danger => wire::RiskLevel::Danger,
        },
        sql: String::new(),
        cost: match operation.cost {
            chkit_planner::Cost::Metadata => wire::Cost::Metadata,
            chkit_planner::Cost::Mutation => wire::Cost::Mutation,
            chkit_planner::Cost::Rewrite => wire::Cost::Rewrite,
            chkit_planner::Cost::Copy => wire::Cost::Copy,
        },
        reason: operation.reason.clone(),
        diagnostics: diagnostics(&operation.diagnostics),
        reversible: match operation.reversible {
            chkit_planner::Reversible::Exact => wire::Reversibility::Exact,
            chkit_planner::Reversible::Lossy => wire::Reversibility::Lossy,
            chkit_planner::Reversible::None => wire::Reversibility::None,
        },
        down: operation.down.clone(),
        statement_index: operation.statement,
        statement_count: 1,
    }
}

fn operation_type(operation: OperationType) -> wire::MigrationOperationType {
    match operation {
        OperationType::CreateDatabase => wire::MigrationOperationType::CreateDatabase,
        OperationType::CreateTable => wire::MigrationOperationType::CreateTable,
        OperationType::DropTable => wire::MigrationOperationType::DropTable,
        OperationType::AlterTableRenameTable => wire::MigrationOperationType::AlterTableRenameTable,
        OperationType::AlterTableRenameColumn => wire::MigrationOperationType::AlterTableRenameColumn,
        OperationType::AlterTableAddColumn => wire::MigrationOperationType::AlterTableAddColumn,
        OperationType::AlterTableModifyColumn => wire::MigrationOperationType::AlterTableModifyColumn,
        OperationType::AlterTableDropColumn => wire::MigrationOperationType::AlterTableDropColumn,
        OperationType::AlterTableAddIndex => wire::MigrationOperationType::AlterTableAddIndex,
        OperationType::AlterTableDropIndex => wire::MigrationOperationType::AlterTableDropIndex,
        OperationType::AlterTableAddProjection => wire::MigrationOperationType::AlterTableAddProjection,
        OperationType::AlterTableDropProjection => wire::MigrationOperationType::AlterTableDropProjection,
        OperationType::AlterTableModifyOrderBy => wire::MigrationOperationType::AlterTableModifyOrderBy,
        OperationType::AlterTableModifySetting => wire::MigrationOperationType::AlterTableModifySetting,
        OperationType::AlterTableResetSetting => wire::MigrationOperationType::AlterTableResetSetting,
        OperationType::AlterTableModifyTtl => wire::MigrationOperationType::AlterTableModifyTtl,
        OperationType::AlterTableModifyComment => wire::MigrationOperationType::AlterTableModifyComment,
        OperationType::CreateView => wire::MigrationOperationType::CreateView,
        OperationType::DropView => wire::MigrationOperationType::DropView,
        OperationType::CreateMaterializedView => wire::MigrationOperationType::CreateMaterializedView,
        OperationType::DropMaterializedView => wire::MigrationOperationType::DropMaterializedView,
        OperationType::AlterMaterializedViewModifyQuery => {
            wire::MigrationOperationType::AlterMaterializedViewModifyQuery
        }
        OperationType::AlterMaterializedViewModifyComment => {
            wire::MigrationOperationType::AlterMaterializedViewModifyComment
        }
    }
}

/// How a live schema differs, for the wire.
pub(crate) fn drift(drift: &Drift) -> wire::DriftReport {
    let with_code = |code: &str| -> Vec<String> {
        drift.objects.iter().filter(|object| object.code == code).map(|object| object.object.to_string()).collect()
    };
    wire::DriftReport {
        drifted: !drift.objects.is_empty() || !drift.tables.is_empty(),
        missing: with_code("missing_object"),
        extra: with_code("extra_object"),
        kind_mismatches: drift
            .objects
            .iter()
            .filter_map(|object| {
                Some(wire::KindMismatch {
                    object: object.object.to_string(),
                    expected: object.expected?.as_str().to_owned(),
                    actual: object.actual?.as_str().to_owned(),
                })
            })
            .collect(),
        object_drift: drift
            .objects
            .iter()
            .map(|object| wire::ObjectDrift {
                code: object.code,
                object: object.object.to_string(),
                expected_kind: object.expected.map(|kind| kind.as_str().to_owned()),
                actual_kind: object.actual.map(|kind| kind.as_str().to_owned()),
            })
            .collect(),
        table_drift: drift
            .tables
            .iter()
            .map(|table| wire::TableDrift {
                table: table.table.clone(),
                reason_codes: table.reason_codes.clone(),
                missing_columns: table.missing_columns.clone(),
                extra_columns: table.extra_columns.clone(),
                changed_columns: table.changed_columns.clone(),
                moved_columns: table.moved_columns.clone(),
                setting_diffs: table.setting_diffs.clone(),
                index_diffs: table.index_diffs.clone(),
                ttl_mismatch: table.ttl_mismatch,
                engine_mismatch: table.engine_mismatch,
                primary_key_mismatch: table.primary_key_mismatch,
                order_by_mismatch: table.order_by_mismatch,
                unique_key_mismatch: table.unique_key_mismatch,
                partition_by_mismatch: table.partition_by_mismatch,
                comment_mismatch: table.comment_mismatch,
                projection_diffs: table.projection_diffs.clone(),
                constraint_diffs: table.constraint_diffs.clone(),
                sample_by_mismatch: table.sample_by_mismatch,
            })
            .collect(),
    }
}
