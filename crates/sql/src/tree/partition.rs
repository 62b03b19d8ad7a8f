//! Partitions and parts of a table.

use crate::tree::{Expression, Literal, QueryParameter};

/// Which partition a command is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Partition {
    /// `ALL`: every one.
    All,
    /// `ID '202001'`
    Id(TextOrParameter),
    /// `{name:Type}`: its value comes with the query.
    Parameter(QueryParameter),
    /// The value of the partition key: `'2020-01-01'`, `(1, 'a')`, `tuple(1, x)`.
    Value(Box<Expression>),
}

/// A text, or a query parameter in its place.
#[derive(Debug, Clone, PartialEq)]
pub enum TextOrParameter {
    /// `'text'`
    Text(Literal),
    /// `{name:Type}`
    Parameter(QueryParameter),
}

/// What a command takes: a whole partition, or one part by its name.
#[derive(Debug, Clone, PartialEq)]
pub enum PartitionOrPart {
    /// `PARTITION value`
    Partition(Partition),
    /// `PART 'name'`
    Part(TextOrParameter),
}
