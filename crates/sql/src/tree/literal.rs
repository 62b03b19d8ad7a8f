//! Literals and query parameters.

use crate::literal::Value;
use crate::span::Span;

/// A literal with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Literal {
    /// What it means.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// `{name:Type}`: a value that is given with the query.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryParameter {
    /// What it is called.
    pub name: Box<str>,
    /// Its type, as it is written: the server keeps the text.
    pub data_type: Box<str>,
    /// From brace to brace.
    pub span: Span,
}
