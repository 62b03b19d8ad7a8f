use crate::Extra;

/// A materialized view as its author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MaterializedViewDefinition {
    /// The database.
    pub database: String,
    /// The view's name.
    pub name: String,
    /// The database of the table it fills.
    pub to_database: String,
    /// The name of the table it fills.
    pub to_name: String,
    /// The query.
    pub query: String,
    /// The comment.
    pub comment: Option<String>,
    /// Members chkit does not know.
    pub extra: Extra,
}
