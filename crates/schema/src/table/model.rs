use std::collections::BTreeMap;

use chkit_sql::data_type::ColumnType;
use chkit_sql::fragment::{self, PieceKind};
use chkit_sql::quote;
use serde_json::{Number, Value};

use super::Engine;
use super::definition::{DefaultDefinition, SettingValue};
use crate::{Expression, Extra, QualifiedName};

/// In front of a default that is an expression.
pub(super) const EXPRESSION: &str = "fn:";

/// Whole numbers up to this one are exact in JavaScript.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

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
    /// Whether both describe the same table under the same name, however they came about.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_same_column = |(left, right): (&Column, &Column)| {
            (&left.name, &left.data_type, &left.default, &left.comment)
                == (&right.name, &right.data_type, &right.default, &right.comment)
        };
        // Definitions that are written alike are read once, and their schemas share the table.
        if std::ptr::eq(self, other) {
            return true;
        }
        self.name == other.name
            && self.columns.len() == other.columns.len()
            && self.columns.iter().zip(&other.columns).all(is_same_column)
            && self.engine == other.engine
            && self.primary_key == other.primary_key
            && self.order_by == other.order_by
            && self.unique_key == other.unique_key
            && self.partition_by == other.partition_by
            && self.ttl == other.ttl
            && self.settings == other.settings
            && self.indexes == other.indexes
            && self.projections == other.projections
            && self.comment == other.comment
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The column that the engine itself uses, such as the version of a `ReplacingMergeTree`.
    pub fn is_engine_column(&self, name: &str) -> bool {
        let uses = |argument: &String| PieceKind::Expression.names(argument).uses(name);
        self.engine.is_merge_tree() && self.engine.arguments.iter().any(uses)
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

impl Default {
    /// The plainest value that means the same: `1` for `fn:1`.
    pub(crate) fn canonical(&self) -> DefaultDefinition {
        let is_expression = match &self.written {
            DefaultDefinition::Text(text) => text.starts_with(EXPRESSION),
            DefaultDefinition::Expression(_) => true,
            DefaultDefinition::Number(_) | DefaultDefinition::Bool(_) => false,
        };
        if !is_expression {
            return self.written.clone();
        }
        let expression = self.expression.canonical();
        match expression {
            "true" => DefaultDefinition::Bool(true),
            "false" => DefaultDefinition::Bool(false),
            _ => match (plain_number(expression), fragment::text(expression)) {
                (Some(number), _) => DefaultDefinition::Number(number),
                (None, Some(text)) if !text.starts_with(EXPRESSION) => DefaultDefinition::Text(text),
                (None, _) => DefaultDefinition::Text(format!("{EXPRESSION}{expression}")),
            },
        }
    }
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
        let number = match sql.bytes().next() {
            Some(b'0'..=b'9' | b'-') => fragment::expression(&sql).ok(),
            Some(b'.') => fragment::expression(&format!("0{sql}")).ok(),
            _ => None,
        };
        match number {
            // `1.` and `1` are the same value of a setting.
            Some(number) => number.canonical.strip_suffix('.').map_or_else(|| number.canonical.clone(), str::to_owned),
            None => quote::unquoted(&sql).unwrap_or(sql),
        }
    }

    /// The plainest value that means the same: `8192` for `'8192'`.
    pub(crate) fn canonical(&self) -> SettingValue {
        let text = self.comparable();
        plain_number(&text).map_or(SettingValue::Text(text), SettingValue::Number)
    }
}

/// The number that a text is, where JavaScript holds it exactly and writes it like that.
fn plain_number(text: &str) -> Option<Number> {
    let number = match text.parse::<i64>() {
        Ok(whole) if whole.unsigned_abs() <= LARGEST_EXACT => Number::from(whole),
        Ok(_) => return None,
        // A whole number that is written with a point loses it in JavaScript.
        Err(_) => Number::from_f64(text.parse::<f64>().ok().filter(|value| value.fract() != 0.0)?)?,
    };
    (number.to_string() == text).then_some(number)
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written || self.comparable() == other.comparable()
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

impl Projection {
    /// Whether it holds states of aggregate functions: there is no other that goes without an order.
    pub fn aggregates(&self) -> bool {
        let select = fragment::projection_select(self.query.canonical());
        select.is_ok_and(|select| select.group_by.is_some() || select.order_by.is_empty())
    }

    /// Whether it selects `*`.
    pub fn selects_all(&self) -> bool {
        self.query.names().selects_all_around()
    }
}
