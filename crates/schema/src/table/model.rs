use std::collections::BTreeMap;

use chkit_sql::data_type::ColumnType;
use chkit_sql::quote;
use serde_json::Value;

use super::Engine;
use super::definition::{DefaultDefinition, SettingValue};
use crate::{Expression, Extra, QualifiedName};

/// A table in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: QualifiedName,
    /// What it was called before; says how to get here, and is no part of what the table is.
    pub renamed_from: Option<QualifiedName>,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Its engine.
    pub engine: Engine,
    /// Its primary key; the sorting key where none was written.
    pub primary_key: Vec<Expression>,
    /// Whether a primary key was written.
    pub primary_key_written: bool,
    /// Its sorting key.
    pub order_by: Vec<Expression>,
    /// Its unique key.
    pub unique_key: Vec<Expression>,
    /// Its partition key.
    pub partition_by: Option<Expression>,
    /// When its rows expire.
    pub ttl: Option<Expression>,
    /// Its settings, by name.
    pub settings: BTreeMap<String, Setting>,
    /// Its data skipping indexes, in the order of their names.
    pub indexes: Vec<Index>,
    /// Its projections, in the order of their names.
    pub projections: Vec<Projection>,
    /// Its comment; empty where there is none.
    pub comment: String,
    /// What plugins keep with it; no part of what the table is.
    pub plugins: Option<Value>,
    /// Members chkit does not know.
    pub extra: Extra,
}

impl Table {
    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The keys of the table, each with the member it is written in.
    pub fn keys(&self) -> impl Iterator<Item = (&'static str, &Expression)> {
        let tagged = |member: &'static str| move |expression| (member, expression);
        self.primary_key
            .iter()
            .map(tagged("primary key"))
            .chain(self.order_by.iter().map(tagged("sorting key")))
            .chain(self.unique_key.iter().map(tagged("unique key")))
            .chain(self.partition_by.iter().map(tagged("partition key")))
    }
}

/// A column in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it was called before.
    pub renamed_from: Option<String>,
    /// Its type.
    pub data_type: ColumnType,
    /// Its default.
    pub default: Option<Default>,
    /// Its comment; empty where there is none.
    pub comment: String,
    /// Members chkit does not know.
    pub extra: Extra,
}

/// A default. Equal where the expressions are: `fn:1` is `1`.
#[derive(Debug, Clone)]
pub struct Default {
    /// As it was written.
    pub written: DefaultDefinition,
    /// What the server evaluates.
    pub expression: Expression,
}

impl PartialEq for Default {
    fn eq(&self, other: &Self) -> bool {
        self.expression == other.expression
    }
}

/// A setting's value. Equal where the texts are: `8192` is `'8192'`, and `true` is `1`.
#[derive(Debug, Clone)]
pub struct Setting {
    /// As it was written.
    pub written: SettingValue,
}

impl Setting {
    /// The value as it stands in a statement.
    pub fn sql(&self) -> String {
        match &self.written {
            SettingValue::Number(number) => number.to_string(),
            SettingValue::Bool(value) => u8::from(*value).to_string(),
            SettingValue::Text(text) => {
                let trimmed = text.trim();
                let is_number = trimmed.parse::<f64>().is_ok_and(f64::is_finite);
                let is_quoted = trimmed.starts_with('\'') && quote::unquoted(trimmed).is_some();
                match trimmed {
                    "true" => "1".to_owned(),
                    "false" => "0".to_owned(),
                    _ if is_number || is_quoted => trimmed.to_owned(),
                    _ => quote::string(text),
                }
            }
        }
    }

    fn comparable(&self) -> String {
        let sql = self.sql();
        quote::unquoted(&sql).unwrap_or(sql)
    }
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.comparable() == other.comparable()
    }
}

/// A data skipping index in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// What is indexed.
    pub expression: Expression,
    /// Its kind.
    pub index_type: String,
    /// The arguments of its kind, in canonical text; empty where there are none.
    pub type_args: String,
    /// How many granules one entry covers.
    pub granularity: u64,
    /// Members chkit does not know.
    pub extra: Extra,
}

/// A projection in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// Its name.
    pub name: String,
    /// What it selects.
    pub query: Expression,
    /// Members chkit does not know.
    pub extra: Extra,
}
