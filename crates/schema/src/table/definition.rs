use serde_json::{Number, Value};

use crate::Extra;

/// A table as its author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableDefinition {
    /// The database.
    pub database: String,
    /// The table's name.
    pub name: String,
    /// What it was called before.
    pub renamed_from: Option<RenamedFrom>,
    /// The columns, in their order.
    pub columns: Vec<ColumnDefinition>,
    /// The engine with its arguments.
    pub engine: String,
    /// The primary key; empty means the sorting key.
    pub primary_key: Vec<String>,
    /// The sorting key.
    pub order_by: Vec<String>,
    /// The unique key.
    pub unique_key: Vec<String>,
    /// The partition key.
    pub partition_by: Option<String>,
    /// When rows expire.
    pub ttl: Option<String>,
    /// The table's settings.
    pub settings: Vec<(String, SettingValue)>,
    /// Data skipping indexes.
    pub indexes: Vec<IndexDefinition>,
    /// Projections.
    pub projections: Vec<ProjectionDefinition>,
    /// The comment.
    pub comment: Option<String>,
    /// What plugins keep with the table.
    pub plugins: Option<Value>,
    /// Members chkit does not know.
    pub extra: Extra,
}

/// The former name of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RenamedFrom {
    /// The former database; the table's own where it is left out.
    pub database: Option<String>,
    /// The former name.
    pub name: String,
}

/// A column as its author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ColumnDefinition {
    /// The column's name.
    pub name: String,
    /// Its type.
    pub data_type: String,
    /// What it was called before.
    pub renamed_from: Option<String>,
    /// Whether it takes NULL.
    pub nullable: bool,
    /// Its default.
    pub default: Option<DefaultDefinition>,
    /// Its comment.
    pub comment: Option<String>,
    /// Members chkit does not know.
    pub extra: Extra,
}

/// A default as its author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultDefinition {
    /// A text; `fn:` in front makes it an expression.
    Text(String),
    /// A number.
    Number(Number),
    /// True or false.
    Bool(bool),
    /// An expression in a member of its own.
    Expression(String),
}

/// A setting's value as its author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingValue {
    /// A text.
    Text(String),
    /// A number.
    Number(Number),
    /// True or false.
    Bool(bool),
}

/// A data skipping index as its author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IndexDefinition {
    /// The index's name.
    pub name: String,
    /// What is indexed.
    pub expression: String,
    /// The kind of index: `minmax`, `set`, `bloom_filter`, …
    pub index_type: String,
    /// The arguments of the kind.
    pub type_args: Option<String>,
    /// How many granules one entry covers; 1 where it is left out.
    pub granularity: Option<u64>,
    /// Members chkit does not know.
    pub extra: Extra,
}

/// A projection as its author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectionDefinition {
    /// The projection's name.
    pub name: String,
    /// What it selects.
    pub query: String,
    /// Members chkit does not know.
    pub extra: Extra,
}
