use crate::{Expression, Extra, QualifiedName};

/// A view in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Its name.
    pub name: QualifiedName,
    /// What it selects.
    pub query: Expression,
    /// Its comment; empty where there is none.
    pub comment: String,
    /// Members chkit does not know.
    pub extra: Extra,
}
