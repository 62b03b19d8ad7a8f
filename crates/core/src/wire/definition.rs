use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::known_members::known_members;
use super::{DefaultValue, Scalar};

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ColumnDefinition {
    /// The column's name.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub name: Option<String>,
    /// Its type, as ClickHouse writes types.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub r#type: Option<String>,
    /// What it was called before: the rename keeps its data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
    /// Whether it takes NULL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nullable: Option<bool>,
    /// Its default: a text, a number, true or false, or an expression behind `fn:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(type = "Scalar"))]
    pub default: Option<DefaultValue>,
    /// Its comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(flatten, skip_deserializing)]
    pub(crate) extra: Map<String, Value>,
}

known_members!(ColumnDefinition {
    name = "name",
    r#type = "type",
    renamed_from = "renamedFrom",
    nullable = "nullable",
    default = "default",
    comment = "comment",
});

/// A data skipping index of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SkipIndexDefinition {
    /// The index's name.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub name: Option<String>,
    /// What is indexed.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub expression: Option<String>,
    /// The kind of index.
    #[cfg_attr(
        feature = "typescript",
        tsify(type = "'minmax' | 'set' | 'bloom_filter' | 'tokenbf_v1' | 'ngrambf_v1'")
    )]
    pub r#type: Option<String>,
    /// The arguments of the kind, as in `TYPE set(100)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub type_args: Option<String>,
    /// How many granules one entry covers.
    #[cfg_attr(feature = "typescript", tsify(type = "number"))]
    pub granularity: Option<u64>,
    #[serde(flatten, skip_deserializing)]
    pub(crate) extra: Map<String, Value>,
}

known_members!(SkipIndexDefinition {
    name = "name",
    expression = "expression",
    r#type = "type",
    type_args = "typeArgs",
    granularity = "granularity",
});

/// A projection of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ProjectionDefinition {
    /// The projection's name.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub name: Option<String>,
    /// What it selects.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub query: Option<String>,
    #[serde(flatten, skip_deserializing)]
    pub(crate) extra: Map<String, Value>,
}

known_members!(ProjectionDefinition { name = "name", query = "query" });

/// The former name of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TableRename {
    /// The former database; the table's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// The former name.
    pub name: String,
}

/// The table that a materialized view fills.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ViewTarget {
    /// Its database.
    pub database: String,
    /// Its name.
    pub name: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TableDefinition {
    #[cfg_attr(feature = "typescript", tsify(type = "'table'"))]
    pub(crate) kind: &'static str,
    /// The database.
    pub database: String,
    /// The table's name.
    pub name: String,
    /// What the table was called before: the rename keeps its rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<TableRename>,
    /// The columns, in their order.
    pub columns: Vec<ColumnDefinition>,
    /// The engine with its arguments.
    pub engine: String,
    /// The primary key; empty means the sorting key.
    pub primary_key: Vec<String>,
    /// The sorting key.
    pub order_by: Vec<String>,
    /// The unique key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unique_key: Option<Vec<String>>,
    /// The partition key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition_by: Option<String>,
    /// When rows expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Option<String>,
    /// Settings of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string | number | boolean>"))]
    pub settings: Option<Map<String, Value>>,
    /// Data skipping indexes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indexes: Option<Vec<SkipIndexDefinition>>,
    /// Projections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projections: Option<Vec<ProjectionDefinition>>,
    /// The comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What plugins keep with the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(type = "unknown"))]
    pub plugins: Option<Value>,
    #[serde(flatten, skip_deserializing)]
    pub(crate) extra: Map<String, Value>,
}

/// A view.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ViewDefinition {
    #[cfg_attr(feature = "typescript", tsify(type = "'view'"))]
    pub(crate) kind: &'static str,
    /// The database.
    pub database: String,
    /// The view's name.
    pub name: String,
    /// The query.
    pub r#as: String,
    /// The comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(flatten, skip_deserializing)]
    pub(crate) extra: Map<String, Value>,
}

/// A materialized view.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MaterializedViewDefinition {
    #[cfg_attr(feature = "typescript", tsify(type = "'materialized_view'"))]
    pub(crate) kind: &'static str,
    /// The database.
    pub database: String,
    /// The view's name.
    pub name: String,
    /// The table it fills.
    pub to: ViewTarget,
    /// The query that is run over every block that is inserted.
    pub r#as: String,
    /// The comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(flatten, skip_deserializing)]
    pub(crate) extra: Map<String, Value>,
}

/// A definition as it comes in, before its kind is looked at: helpers put `kind` last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AnyDefinition {
    pub(crate) kind: Option<String>,
    pub(crate) database: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) renamed_from: Option<TableRename>,
    pub(crate) columns: Option<Vec<ColumnDefinition>>,
    pub(crate) engine: Option<String>,
    pub(crate) primary_key: Option<Vec<String>>,
    pub(crate) order_by: Option<Vec<String>>,
    pub(crate) unique_key: Option<Vec<String>>,
    pub(crate) partition_by: Option<String>,
    pub(crate) ttl: Option<String>,
    pub(crate) settings: Option<indexmap::IndexMap<String, Option<Scalar>>>,
    pub(crate) indexes: Option<Vec<SkipIndexDefinition>>,
    pub(crate) projections: Option<Vec<ProjectionDefinition>>,
    pub(crate) comment: Option<String>,
    pub(crate) plugins: Option<Value>,
    pub(crate) to: Option<ViewTarget>,
    pub(crate) query: Option<String>,
    pub(crate) extra: Map<String, Value>,
}

known_members!(AnyDefinition {
    kind = "kind",
    database = "database",
    name = "name",
    renamed_from = "renamedFrom",
    columns = "columns",
    engine = "engine",
    primary_key = "primaryKey",
    order_by = "orderBy",
    unique_key = "uniqueKey",
    partition_by = "partitionBy",
    ttl = "ttl",
    settings = "settings",
    indexes = "indexes",
    projections = "projections",
    comment = "comment",
    plugins = "plugins",
    to = "to",
    query = "as",
});

/// The last known state of a schema.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The version of the format: 1 as long as only what that version knew occurs.
    #[cfg_attr(feature = "typescript", tsify(type = "1 | 2"))]
    pub version: u32,
    /// When it was made, as an ISO 8601 time.
    pub generated_at: String,
    /// The definitions, in canonical form.
    #[cfg_attr(
        feature = "typescript",
        tsify(type = "(TableDefinition | ViewDefinition | MaterializedViewDefinition)[]")
    )]
    pub definitions: Vec<Value>,
}
