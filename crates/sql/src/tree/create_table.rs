//! CREATE TABLE, ATTACH TABLE, REPLACE TABLE.

use crate::tree::column::TableElement;
use crate::tree::{ColumnDeclaration, Expression, IdentifiedName, Literal, Name, ObjectName, Query, Storage, Uuid};

/// What is done with the object that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateVerb {
    /// `CREATE`
    Create,
    /// `CREATE OR REPLACE`
    CreateOrReplace,
    /// `REPLACE`
    Replace,
    /// `ATTACH`
    Attach,
}

impl CreateVerb {
    /// Its keywords.
    pub fn words(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::CreateOrReplace => "CREATE OR REPLACE",
            Self::Replace => "REPLACE",
            Self::Attach => "ATTACH",
        }
    }
}

/// `CREATE TABLE name (…) ENGINE = … AS …`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTable {
    /// What is done.
    pub verb: CreateVerb,
    /// `TEMPORARY`
    pub is_temporary: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// The table.
    pub name: IdentifiedName,
    /// `TO INNER UUID '…'`, for engines that keep their rows in a table of their own.
    pub inner_uuid: Option<Uuid>,
    /// What an attached table is taken from, or as.
    pub attached: Option<Attached>,
    /// `ON CLUSTER …`
    pub cluster: Option<Name>,
    /// Columns and what else stands in parentheses.
    pub elements: Vec<TableElement>,
    /// How it is stored.
    pub storage: Option<Storage>,
    /// The tables behind a `TimeSeries` table.
    pub targets: Vec<TimeSeriesTarget>,
    /// Whether rows come with it.
    pub filling: Option<Filling>,
    /// `AS …`
    pub source: Option<CreateSource>,
    /// `COMMENT '…'`
    pub comment: Option<Literal>,
}

/// What an attached table is taken from, or as.
#[derive(Debug, Clone, PartialEq)]
pub enum Attached {
    /// `FROM 'path'`
    From(Literal),
    /// `AS REPLICATED`
    AsReplicated,
    /// `AS NOT REPLICATED`
    AsNotReplicated,
}

/// A word before `AS` that says which rows come along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// `EMPTY`: none.
    Empty,
    /// `CLONE`: all of the other table.
    Clone,
}

/// What a table takes its columns, and possibly its rows, from.
#[derive(Debug, Clone, PartialEq)]
pub enum CreateSource {
    /// `AS SELECT …`
    Query(Box<Query>),
    /// `AS numbers(10)`
    Function(Box<Expression>),
    /// `AS database.table`
    Table(ObjectName),
}

/// One of the tables behind a `TimeSeries` table, or a part of what makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeSeriesTarget {
    /// What it holds.
    pub kind: TargetKind,
    /// Which table it is, or how it is made.
    pub table: TargetTable,
}

/// What one of the tables behind a `TimeSeries` table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// `SAMPLES`, `DATA`
    Samples,
    /// `TAGS`
    Tags,
    /// `METRICS`
    Metrics,
}

/// Which table it is, or how it is made.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetTable {
    /// A table that exists.
    Table(IdentifiedName),
    /// `INNER UUID '…'`
    InnerUuid(Uuid),
    /// `INNER COLUMNS (…)`
    InnerColumns(Vec<ColumnDeclaration>),
    /// `INNER ENGINE = …`
    InnerEngine(Box<Storage>),
}
