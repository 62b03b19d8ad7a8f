//! `CREATE INDEX` and `DROP INDEX`.

use crate::tree::{Expression, Name, ObjectName, OrderByElement};

/// `CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON table (expression) [TYPE type] [GRANULARITY number]`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateIndex {
    /// `UNIQUE`, `HYPOTHETICAL`
    pub modifier: Option<IndexModifier>,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// What it is called.
    pub name: Name,
    /// Of which table.
    pub table: ObjectName,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// What is indexed.
    pub key: IndexKey,
    /// `TYPE type`
    pub index_type: Option<Expression>,
    /// `GRANULARITY number`
    pub granularity: Option<u64>,
}

/// What stands before `INDEX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexModifier {
    /// `UNIQUE`
    Unique,
    /// `HYPOTHETICAL`
    Hypothetical,
}

/// What is indexed.
#[derive(Debug, Clone, PartialEq)]
pub enum IndexKey {
    /// `expression`
    Expression(Expression),
    /// `(expression [DESC], …)`
    List(Vec<OrderByElement>),
}

/// `DROP [HYPOTHETICAL] INDEX [IF EXISTS] name ON table`
#[derive(Debug, Clone, PartialEq)]
pub struct DropIndex {
    /// `HYPOTHETICAL`
    pub is_hypothetical: bool,
    /// `IF EXISTS`
    pub if_exists: bool,
    /// Which index.
    pub name: Name,
    /// Of which table.
    pub table: ObjectName,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
}
