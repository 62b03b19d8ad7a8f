//! CREATE DICTIONARY, ATTACH DICTIONARY.

use crate::span::Span;
use crate::tree::create_table::CreateVerb;
use crate::tree::{DataType, Expression, IdentifiedName, Literal, Name, Setting};

/// `CREATE DICTIONARY name (…) PRIMARY KEY … SOURCE(…) …`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateDictionary {
    /// What is done.
    pub verb: CreateVerb,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// The dictionary.
    pub name: IdentifiedName,
    /// `ON CLUSTER …`
    pub cluster: Option<Name>,
    /// Its attributes; none where one that was detached is attached again.
    pub attributes: Vec<DictionaryAttribute>,
    /// `PRIMARY KEY …`
    pub primary_key: Vec<Name>,
    /// `SOURCE(…)`
    pub source: Option<KeyValueFunction>,
    /// `LIFETIME(…)`
    pub lifetime: Option<Lifetime>,
    /// `LAYOUT(…)`
    pub layout: Option<KeyValueFunction>,
    /// `RANGE(…)`
    pub range: Option<DictionaryRange>,
    /// `SETTINGS(…)`
    pub settings: Vec<Setting>,
    /// `COMMENT '…'`
    pub comment: Option<Literal>,
}

/// An attribute with everything that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DictionaryAttribute {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub data_type: DataType,
    /// `DEFAULT …`
    pub default: Option<Literal>,
    /// `EXPRESSION …`
    pub expression: Option<Expression>,
    /// What else it is, in the order it is written.
    pub properties: Vec<AttributeProperty>,
    /// Where it stands.
    pub span: Span,
}

/// A word that says something about an attribute, in the order the server prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributeProperty {
    /// `HIERARCHICAL`
    Hierarchical,
    /// `BIDIRECTIONAL`
    Bidirectional,
    /// `INJECTIVE`
    Injective,
    /// `IS_OBJECT_ID`
    IsObjectId,
}

impl AttributeProperty {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Hierarchical, Self::Bidirectional, Self::Injective, Self::IsObjectId];

    /// Its keyword.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hierarchical => "HIERARCHICAL",
            Self::Bidirectional => "BIDIRECTIONAL",
            Self::Injective => "INJECTIVE",
            Self::IsObjectId => "IS_OBJECT_ID",
        }
    }
}

/// A name with pairs in parentheses: `CLICKHOUSE(TABLE 't' PORT 9000)`.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyValueFunction {
    /// What it is called.
    pub name: Name,
    /// What stands in parentheses; `None` where there are none.
    pub pairs: Option<Vec<KeyValue>>,
    /// Where it stands.
    pub span: Span,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyValue {
    /// The key; case does not count.
    pub key: Name,
    /// The value.
    pub value: KeyValueKind,
}

/// The value of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum KeyValueKind {
    /// A literal.
    Literal(Literal),
    /// A name.
    Name(Name),
    /// A call of a function.
    Function(Box<Expression>),
    /// Pairs in parentheses.
    Pairs(Vec<KeyValue>),
}

/// How long, in seconds, values are kept: `LIFETIME(300)`, `LIFETIME(MIN 200 MAX 300)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// At least.
    pub min: u64,
    /// At most.
    pub max: u64,
}

/// The attributes that say when a value is valid: `RANGE(MIN start MAX end)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DictionaryRange {
    /// From when on.
    pub min: Name,
    /// Until when.
    pub max: Name,
}
