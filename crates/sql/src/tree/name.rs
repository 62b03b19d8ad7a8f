//! Names.

use crate::span::Span;

/// One name: a column, an alias, a setting, one part of `database.table`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it spells, without quotes and escapes.
    pub text: Box<str>,
    /// Whether it is a query parameter (`{text:Identifier}`), to be replaced by a value.
    pub is_parameter: bool,
    /// Where it stands.
    pub span: Span,
}

/// The name of a table, view, dictionary: `name` or `database.name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectName {
    /// The database, where one is written.
    pub database: Option<Name>,
    /// The object itself.
    pub name: Name,
}

impl ObjectName {
    /// From the database, where there is one, to the name.
    pub fn span(&self) -> Span {
        self.database.as_ref().map_or(self.name.span, |database| database.span.to(self.name.span))
    }
}
