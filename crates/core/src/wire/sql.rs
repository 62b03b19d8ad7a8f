use serde::{Deserialize, Serialize};

use super::{Diagnostic, Directive, Span};

/// How `formatSql` lays text out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum SqlLayout {
    /// On one line, as ClickHouse's `formatQuerySingleLine` does.
    #[default]
    Line,
    /// With line breaks and indents, as ClickHouse's `formatQuery` does.
    Pretty,
}

/// What `formatSql` may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(default, deny_unknown_fields)]
pub struct FormatSqlOptions {
    /// One line, or several; one when absent.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub layout: SqlLayout,
}

/// The object that a statement is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct SqlObject {
    /// Its kind as the statement calls it: `table`, `view`, `materialized_view`, `dictionary`, `database`, …
    pub kind: String,
    /// Its database, where one is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub database: Option<String>,
    /// Its name.
    pub name: String,
}

/// One statement of a SQL text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct SqlStatement {
    /// What it does: its keywords in snake case, such as `create_materialized_view`, `alter_table`, `select`.
    pub kind: String,
    /// Its text as it was written, without the semicolon.
    pub sql: String,
    /// Where it stands.
    pub span: Span,
    /// The object it is about, where there is a single one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub object: Option<SqlObject>,
    /// The `-- chkit:` lines directly above it.
    pub directives: Vec<Directive>,
}

/// What a SQL text holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ParsedSql {
    /// The statements that could be read, in order.
    pub statements: Vec<SqlStatement>,
    /// What could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}
