//! Statements.

use crate::span::Span;
use crate::tree::{Expression, ObjectName, Setting};

/// A statement with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// From its first to its last token, without the `;`.
    pub span: Span,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// Skeleton only.
    Select(Box<Expression>),
    /// `SET name = value, …`
    Set(Vec<Setting>),
}

impl StatementKind {
    /// What the kind is called in the API: the statement's keywords in snake case, `create_materialized_view`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Select(_) => "select",
            Self::Set(_) => "set",
        }
    }

    /// The object that the statement is about, with its kind (`table`, `view`, `dictionary`, …); `None` where there is
    /// no single one.
    pub fn object(&self) -> Option<(&'static str, &ObjectName)> {
        match self {
            Self::Select(_) | Self::Set(_) => None,
        }
    }
}
