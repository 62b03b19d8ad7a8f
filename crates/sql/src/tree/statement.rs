//! Statements.

use crate::span::Span;
use crate::tree::output::OutputOptions;
use crate::tree::{ObjectName, Query, Setting};

/// A statement with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where its rows go.
    pub output: OutputOptions,
    /// From its first to its last token, without the `;`.
    pub span: Span,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// A query.
    Select(Box<Query>),
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

    /// Whether INTO OUTFILE, FORMAT and SETTINGS may follow.
    pub fn has_output(&self) -> bool {
        !matches!(self, Self::Set(_))
    }

    /// The object that the statement is about, with its kind (`table`, `view`, `dictionary`, …); `None` where there is
    /// no single one.
    pub fn object(&self) -> Option<(&'static str, &ObjectName)> {
        match self {
            Self::Select(_) | Self::Set(_) => None,
        }
    }
}
