use crate::{Expression, Extra, QualifiedName};

/// A materialized view in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct MaterializedView {
    /// Its name.
    pub name: QualifiedName,
    /// The table it fills.
    pub target: QualifiedName,
    /// What it selects from each block that is inserted.
    pub query: Expression,
    /// Its comment; empty where there is none.
    pub comment: String,
    /// Members chkit does not know.
    pub extra: Extra,
}
