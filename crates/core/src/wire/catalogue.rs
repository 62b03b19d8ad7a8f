use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A row of `system.tables`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the columns of the system table")]
pub struct CatalogueTable {
    pub database: String,
    pub name: String,
    pub engine: String,
    pub engine_full: String,
    pub create_table_query: String,
    pub as_select: String,
    pub comment: String,
    pub partition_key: String,
    pub sampling_key: String,
}

/// A row of `system.columns`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the columns of the system table")]
pub struct CatalogueColumn {
    pub database: String,
    pub table: String,
    pub name: String,
    pub r#type: String,
    pub default_kind: String,
    pub default_expression: String,
    pub comment: String,
    pub compression_codec: String,
    pub position: u64,
}

/// A row of `system.data_skipping_indices`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the columns of the system table")]
pub struct CatalogueIndex {
    pub database: String,
    pub table: String,
    pub name: String,
    pub type_full: String,
    pub expr: String,
    pub granularity: u64,
}

/// A row of `system.projections`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the columns of the system table")]
pub struct CatalogueProjection {
    pub database: String,
    pub table: String,
    pub name: String,
    pub query: String,
}

/// What a server's catalogue says.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Catalogue {
    /// Rows of `system.tables`.
    pub tables: Vec<CatalogueTable>,
    /// Rows of `system.columns`.
    pub columns: Vec<CatalogueColumn>,
    /// Rows of `system.data_skipping_indices`.
    pub indices: Vec<CatalogueIndex>,
    /// Rows of `system.projections`.
    pub projections: Vec<CatalogueProjection>,
}

/// An object that no definition can describe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct UnsupportedObject {
    /// Its database.
    pub database: String,
    /// Its name.
    pub name: String,
    /// Its engine.
    pub engine: String,
    /// Why.
    pub reason: String,
}

/// A server's objects as definitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct CatalogueSchema {
    /// Objects that definitions describe.
    #[cfg_attr(
        feature = "typescript",
        tsify(type = "(TableDefinition | ViewDefinition | MaterializedViewDefinition)[]")
    )]
    pub definitions: Vec<Value>,
    /// Objects that no definition can describe.
    pub unsupported: Vec<UnsupportedObject>,
}
