use crate::Extra;

/// A view as its author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViewDefinition {
    /// The database.
    pub database: String,
    /// The view's name.
    pub name: String,
    /// The query.
    pub query: String,
    /// The comment.
    pub comment: Option<String>,
    /// Members chkit does not know.
    pub extra: Extra,
}
