//! Calls of functions, windows, and the order of rows.

use crate::tree::{Expression, Literal, Name, Path};

/// `name(parameters)(arguments) FILTER (…) OVER (…)`
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionCall {
    /// What it is called.
    pub name: Path,
    /// Parameters of an aggregate function: the first of two lists.
    pub parameters: Option<Vec<Expression>>,
    /// Whether `DISTINCT` or `ALL` stands before the arguments.
    pub quantifier: Option<ArgumentQuantifier>,
    /// Its arguments.
    pub arguments: Vec<Expression>,
    /// `FILTER (WHERE condition)`
    pub filter: Option<Expression>,
    /// `RESPECT NULLS`, `IGNORE NULLS`
    pub nulls: Option<NullsAction>,
    /// `OVER …`
    pub over: Option<Over>,
}

/// What stands before the arguments of an aggregate function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentQuantifier {
    /// `DISTINCT`
    Distinct,
    /// `ALL`
    All,
}

/// What an aggregate function does about NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NullsAction {
    /// `RESPECT NULLS`
    Respect,
    /// `IGNORE NULLS`
    Ignore,
}

/// The window of a window function.
#[derive(Debug, Clone, PartialEq)]
pub enum Over {
    /// One that the query names.
    Named(Name),
    /// One of its own.
    Window(WindowDefinition),
}

/// `(PARTITION BY … ORDER BY … ROWS …)`
#[derive(Debug, Clone, PartialEq)]
pub struct WindowDefinition {
    /// The window it builds on.
    pub parent: Option<Name>,
    /// `PARTITION BY …`
    pub partition_by: Vec<Expression>,
    /// `ORDER BY …`
    pub order_by: Vec<OrderByElement>,
    /// `ROWS …`
    pub frame: Option<WindowFrame>,
}

/// Which rows around the current one belong to its window.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowFrame {
    /// What is counted.
    pub unit: FrameUnit,
    /// Where it starts.
    pub start: FrameBound,
    /// Where it ends, if that is written.
    pub end: Option<FrameBound>,
}

/// What a window frame counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameUnit {
    /// `ROWS`
    Rows,
    /// `GROUPS`
    Groups,
    /// `RANGE`
    Range,
}

/// An end of a window frame.
#[derive(Debug, Clone, PartialEq)]
pub enum FrameBound {
    /// `CURRENT ROW`
    CurrentRow,
    /// `UNBOUNDED PRECEDING`, `UNBOUNDED FOLLOWING`
    Unbounded(FrameDirection),
    /// `1 PRECEDING`
    Offset(Box<Expression>, FrameDirection),
}

/// Which way from the current row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameDirection {
    /// `PRECEDING`
    Preceding,
    /// `FOLLOWING`
    Following,
}

/// An entry of ORDER BY.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderByElement {
    /// What is sorted by.
    pub expression: Expression,
    /// `ASC`, `DESC`
    pub direction: Option<SortDirection>,
    /// `NULLS FIRST`, `NULLS LAST`
    pub nulls: Option<NullsOrder>,
    /// `COLLATE 'locale'`
    pub collation: Option<Literal>,
    /// `WITH FILL …`
    pub fill: Option<Box<Fill>>,
}

/// Which way rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortDirection {
    /// `ASC`
    Ascending,
    /// `DESC`
    Descending,
}

/// Where NULL is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NullsOrder {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}

/// `WITH FILL FROM … TO … STEP … STALENESS …`
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fill {
    /// `FROM …`
    pub from: Option<Expression>,
    /// `TO …`
    pub to: Option<Expression>,
    /// `STEP …`
    pub step: Option<Expression>,
    /// `STALENESS …`
    pub staleness: Option<Expression>,
}
