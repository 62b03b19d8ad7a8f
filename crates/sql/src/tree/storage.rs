//! How a table is stored: its engine, its keys, how long it keeps its rows.

use crate::span::Span;
use crate::tree::column::Codec;
use crate::tree::function::SortDirection;
use crate::tree::{Expression, Literal, Name, Setting};

/// `ENGINE = … PARTITION BY … PRIMARY KEY … ORDER BY … SAMPLE BY … TTL … SETTINGS …`
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Storage {
    /// The engine: a name, possibly with arguments.
    pub engine: Option<Expression>,
    /// `PARTITION BY …`
    pub partition_by: Option<Expression>,
    /// `PRIMARY KEY …`
    pub primary_key: Option<Expression>,
    /// `ORDER BY …`
    pub order_by: Option<SortingKey>,
    /// `UNIQUE KEY …`
    pub unique_key: Option<Expression>,
    /// `SAMPLE BY …`
    pub sample_by: Option<Expression>,
    /// `TTL …`
    pub ttl: Vec<TtlElement>,
    /// `SETTINGS …`
    pub settings: Vec<Setting>,
    /// Where it stands.
    pub span: Span,
}

/// What rows are sorted by.
#[derive(Debug, Clone, PartialEq)]
pub enum SortingKey {
    /// An expression, often a tuple.
    Expression {
        /// The expression.
        expression: Expression,
        /// `ASC`, `DESC`
        direction: Option<SortDirection>,
    },
    /// A list in which directions are written: `(a DESC, b)`.
    List {
        /// Whether `tuple` stands before it.
        is_call: bool,
        /// Its members.
        elements: Vec<SortingKeyElement>,
    },
}

/// A member of a sorting key.
#[derive(Debug, Clone, PartialEq)]
pub struct SortingKeyElement {
    /// What is sorted by.
    pub expression: Expression,
    /// `ASC`, `DESC`
    pub direction: Option<SortDirection>,
}

/// What happens to rows when: `date + INTERVAL 1 DAY DELETE WHERE x`.
#[derive(Debug, Clone, PartialEq)]
pub struct TtlElement {
    /// When.
    pub expression: Expression,
    /// What.
    pub action: TtlAction,
    /// Where it stands.
    pub span: Span,
}

/// What happens to rows.
#[derive(Debug, Clone, PartialEq)]
pub enum TtlAction {
    /// They are deleted.
    Delete {
        /// Whether `DELETE` is written.
        is_written: bool,
        /// `WHERE …`
        filter: Option<Expression>,
    },
    /// `TO DISK '…'`
    ToDisk(TtlDestination),
    /// `TO VOLUME '…'`
    ToVolume(TtlDestination),
    /// `RECOMPRESS CODEC(…)`
    Recompress(Codec),
    /// `GROUP BY keys SET column = value, …`
    GroupBy {
        /// The keys.
        keys: Vec<Expression>,
        /// What the other columns become.
        assignments: Vec<Assignment>,
    },
}

/// Where rows move.
#[derive(Debug, Clone, PartialEq)]
pub struct TtlDestination {
    /// `IF EXISTS`
    pub if_exists: bool,
    /// Its name.
    pub name: Literal,
}

/// `column = value`
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// The column.
    pub column: Name,
    /// The value.
    pub value: Expression,
}
