use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Diagnostic;

/// How much an operation can hurt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum RiskLevel {
    /// It cannot lose anything, and is quick.
    Safe,
    /// It may be refused, be slow, or be noticed by others.
    Caution,
    /// It deletes data.
    Danger,
}

/// What an operation makes the server do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Cost {
    /// Change its catalogue.
    Metadata,
    /// Rewrite some columns of existing parts in the background.
    Mutation,
    /// Rewrite whole parts.
    Rewrite,
    /// Copy rows.
    Copy,
}

/// Whether an operation can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Reversibility {
    /// Fully.
    Exact,
    /// The shape comes back, some values do not.
    Lossy,
    /// No.
    None,
}

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum MigrationOperationType {
    CreateDatabase,
    CreateTable,
    DropTable,
    CreateView,
    DropView,
    CreateMaterializedView,
    DropMaterializedView,
    AlterTableAddColumn,
    AlterTableModifyColumn,
    AlterTableDropColumn,
    AlterTableRenameColumn,
    AlterTableRenameTable,
    AlterTableAddIndex,
    AlterTableDropIndex,
    AlterTableAddProjection,
    AlterTableDropProjection,
    AlterTableModifySetting,
    AlterTableResetSetting,
    AlterTableModifyTtl,
    AlterTableModifyOrderBy,
    AlterTableModifyComment,
    AlterMaterializedViewModifyQuery,
    AlterMaterializedViewModifyComment,
}

/// One thing that a migration does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MigrationOperation {
    /// What it does.
    pub r#type: MigrationOperationType,
    /// What it is about, such as `table:app.events:column:country`.
    pub key: String,
    /// How much it can hurt.
    pub risk: RiskLevel,
    /// The statements that carry it out, each with its semicolon; operations of one combined ALTER share it. The engine
    /// leaves it empty, so that a shared one crosses the boundary once: `planDiff` and `planMigration` fill it in.
    pub sql: String,
    /// What it makes the server do.
    pub cost: Cost,
    /// What is done and why, in one sentence.
    pub reason: String,
    /// What should be known before it runs.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it can be taken back.
    pub reversible: Reversibility,
    /// The statements that take it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub down: Option<Vec<String>>,
    /// The first of the plan's `statements` that carry it out.
    pub statement_index: usize,
    /// How many of them.
    pub statement_count: usize,
}

/// A rename that the author may have meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ColumnRenameSuggestion {
    #[cfg_attr(feature = "typescript", tsify(type = "'column'"))]
    pub(crate) kind: &'static str,
    /// The table's database.
    pub database: String,
    /// The table.
    pub table: String,
    /// The column that goes.
    pub from: String,
    /// The column that comes.
    pub to: String,
    #[cfg_attr(feature = "typescript", tsify(type = "'high'"))]
    pub(crate) confidence: &'static str,
    /// Why.
    pub reason: String,
    /// The key of the drop.
    pub drop_operation_key: String,
    /// The key of the addition.
    pub add_operation_key: String,
    /// The statement that would do it.
    #[serde(rename = "confirmationSQL")]
    pub confirmation_sql: String,
}

/// What to run, in order, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MigrationPlan {
    /// What the statements do.
    pub operations: Vec<MigrationOperation>,
    /// How many operations there are of each risk.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<RiskLevel, number>"))]
    pub risk_summary: BTreeMap<RiskLevel, usize>,
    /// Renames the author may have meant.
    pub rename_suggestions: Vec<ColumnRenameSuggestion>,
    /// What concerns the whole plan; an error is a change that is refused and has no operation.
    pub diagnostics: Vec<Diagnostic>,
    /// What runs, in order; no statement carries a semicolon.
    pub statements: Vec<String>,
}

/// How to carry out a change that no ALTER can make.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum StructuralChanges {
    /// Build the table anew and keep its rows.
    #[default]
    Rebuild,
    /// Drop and create: the rows are lost.
    Recreate,
    /// Refuse.
    Refuse,
}

/// What a rename is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum RenameKind {
    /// A table, `database.table`.
    Table,
    /// A column, `database.table.column`.
    Column,
}

/// A rename, with full names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Rename {
    /// What it is about.
    pub kind: RenameKind,
    /// The former name.
    pub from: String,
    /// The new name.
    pub to: String,
}

/// What a caller may ask of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PlanOptions {
    /// What to do where no ALTER is enough; `rebuild` when absent.
    pub structural_changes: Option<StructuralChanges>,
    /// Renames, beyond those that definitions state.
    pub renames: Option<Vec<Rename>>,
    /// Only these tables: `table`, `prefix*`, `db.table` or `db.prefix*`.
    pub scope: Option<String>,
}

/// What a plan starts from, besides definitions.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MigrationRequest {
    pub(crate) previous_snapshot: Option<String>,
    #[serde(default)]
    pub(crate) source: Option<String>,
    #[serde(default)]
    pub(crate) options: PlanOptions,
    pub(crate) generated_at: String,
}

/// Which tables a plan is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TableScope {
    /// Whether there is a selector.
    pub enabled: bool,
    /// The selector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selector: Option<String>,
    /// The tables it selects.
    pub matched_tables: Vec<String>,
    /// How many.
    pub match_count: usize,
}

/// A plan and the snapshot file that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MigrationResult {
    /// The plan.
    pub plan: MigrationPlan,
    /// The text of the next snapshot file.
    pub snapshot: String,
    /// Which tables the plan is about.
    pub scope: TableScope,
    /// How many definitions the next snapshot holds.
    pub definition_count: usize,
}

/// What makes definitions unusable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ValidationIssueCode {
    DuplicateObjectName,
    DuplicateColumnName,
    DuplicateIndexName,
    DuplicateProjectionName,
    PrimaryKeyMissingColumn,
    OrderByMissingColumn,
}

/// A problem that makes definitions unusable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ValidationIssue {
    /// What is wrong.
    #[cfg_attr(feature = "typescript", tsify(type = "ValidationIssueCode"))]
    pub code: &'static str,
    /// The kind of the object.
    #[cfg_attr(feature = "typescript", tsify(type = "'table' | 'view' | 'materialized_view'"))]
    pub kind: &'static str,
    /// Its database.
    pub database: String,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub message: String,
}
