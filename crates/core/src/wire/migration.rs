use indexmap::IndexMap;
use serde::Serialize;

use super::{Diagnostic, Span};

/// A `-- chkit: name arguments` line above a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Directive {
    /// Its name.
    pub name: String,
    /// What follows the name.
    pub args: String,
    /// Where it stands.
    pub span: Span,
}

/// A `-- operation: type key=… risk=…` line above a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct OperationMarker {
    /// What the operation does.
    pub r#type: String,
    /// What it is about.
    pub key: String,
    /// How much it can hurt, as the file says.
    pub risk: String,
}

/// One statement of a migration file and what the file says about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ExecutionUnit {
    /// The statement, without its semicolon.
    pub statement: String,
    /// Where it stands.
    pub span: Span,
    /// What the file asks of the executor.
    pub directives: Vec<Directive>,
    /// The operations it carries out.
    pub operations: Vec<OperationMarker>,
    /// Whether it may delete data, judged from its tokens, whatever its markers say.
    pub destructive: bool,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destructive_reason: Option<String>,
    /// Whether a second run surely leaves everything as the first one left it.
    pub repeatable: bool,
}

/// A migration file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct MigrationFile {
    /// The version of the format, such as `v1`; null where the file does not say.
    #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
    pub format: Option<String>,
    /// The lines of its header, by name.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub header: IndexMap<String, String>,
    /// Its statements, in order.
    pub units: Vec<ExecutionUnit>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}
