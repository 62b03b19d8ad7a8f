//! Views.

use crate::tree::column::TableElement;
use crate::tree::create_table::CreateVerb;
use crate::tree::refresh::Refresh;
use crate::tree::security::SqlSecurity;
use crate::tree::storage::Storage;
use crate::tree::uuid::{IdentifiedName, Uuid};
use crate::tree::{Expression, Literal, Name, ObjectName, Query};

/// CREATE VIEW and its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateView {
    /// What is done.
    pub verb: CreateVerb,
    /// TEMPORARY
    pub is_temporary: bool,
    /// IF NOT EXISTS
    pub if_not_exists: bool,
    /// What it is called.
    pub name: IdentifiedName,
    /// ON CLUSTER …
    pub cluster: Option<Name>,
    /// Which kind of view it is.
    pub kind: ViewKind,
    /// What stands in the first parentheses, where these are columns.
    pub elements: Vec<TableElement>,
    /// Names for the columns of the query.
    pub column_aliases: Vec<Name>,
    /// With whose rights it reads.
    pub security: Option<SqlSecurity>,
    /// COMMENT …
    pub comment: Option<Literal>,
    /// What it shows.
    pub query: Box<Query>,
}

/// Which kind of view it is.
#[derive(Debug, Clone, PartialEq)]
pub enum ViewKind {
    /// VIEW: the query runs when it is read.
    Plain,
    /// MATERIALIZED VIEW: the rows are kept.
    Materialized(Box<MaterializedView>),
    /// WINDOW VIEW: the rows of time windows are kept.
    Window(Box<WindowView>),
}

/// What a materialized view has besides.
#[derive(Debug, Clone, PartialEq)]
pub struct MaterializedView {
    /// REFRESH …
    pub refresh: Option<Refresh>,
    /// TO …
    pub target: Option<ViewTarget>,
    /// How its own table stores the rows.
    pub storage: Option<Storage>,
    /// What it begins with.
    pub filling: Option<ViewFilling>,
}

/// Where a materialized view writes.
#[derive(Debug, Clone, PartialEq)]
pub enum ViewTarget {
    /// TO a table.
    Table(ObjectName),
    /// TO INNER UUID: its own table.
    Inner(Uuid),
}

/// What a view begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewFilling {
    /// POPULATE: the rows that are there already.
    Populate,
    /// EMPTY: nothing.
    Empty,
}

/// What a window view has besides.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowView {
    /// TO …
    pub target: Option<ObjectName>,
    /// INNER ENGINE = …: how unfinished windows are stored.
    pub inner_storage: Option<Storage>,
    /// How the rows are stored.
    pub storage: Option<Storage>,
    /// WATERMARK …
    pub watermark: Option<Watermark>,
    /// `ALLOWED_LATENESS` …
    pub allowed_lateness: Option<Expression>,
    /// What it begins with.
    pub filling: Option<ViewFilling>,
}

/// When a window is over.
#[derive(Debug, Clone, PartialEq)]
pub enum Watermark {
    /// `STRICTLY_ASCENDING`
    StrictlyAscending,
    /// ASCENDING
    Ascending,
    /// After an interval.
    Bounded(Expression),
}

impl CreateView {
    /// What the statement is called, and what it makes.
    pub fn kind_names(&self) -> (&'static str, &'static str) {
        let is_attach = self.verb == CreateVerb::Attach;
        match (&self.kind, is_attach) {
            (ViewKind::Plain, false) => ("create_view", "view"),
            (ViewKind::Plain, true) => ("attach_view", "view"),
            (ViewKind::Materialized(_), false) => ("create_materialized_view", "materialized_view"),
            (ViewKind::Materialized(_), true) => ("attach_materialized_view", "materialized_view"),
            (ViewKind::Window(_), false) => ("create_window_view", "window_view"),
            (ViewKind::Window(_), true) => ("attach_window_view", "window_view"),
        }
    }
}
