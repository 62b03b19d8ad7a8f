//! Queries: SELECT, what joins several of them, and what they read from.

use crate::span::Span;
use crate::tree::expression::Alias;
use crate::tree::uuid::IdentifiedName;
use crate::tree::{Expression, Literal, Name, OrderByElement, Setting, WindowDefinition};

/// A query: one SELECT, or several joined by UNION, EXCEPT, INTERSECT, in the order they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The first one.
    pub first: QueryTerm,
    /// The others, each with what joins it to what stands before it.
    pub rest: Vec<SetOperation>,
    /// From the first to the last token.
    pub span: Span,
}

/// One more term of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct SetOperation {
    /// What joins it.
    pub operator: SetOperator,
    /// ALL or DISTINCT, where one is written.
    pub quantifier: Option<SetQuantifier>,
    /// The term.
    pub term: QueryTerm,
}

/// What joins the terms of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetOperator {
    /// UNION
    Union,
    /// EXCEPT
    Except,
    /// INTERSECT
    Intersect,
}

/// Whether equal rows stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetQuantifier {
    /// ALL
    All,
    /// DISTINCT
    Distinct,
}

/// One term of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum QueryTerm {
    /// A SELECT.
    Select(Box<Select>),
    /// A query in parentheses.
    Parenthesized(Box<Subquery>),
}

/// A query in parentheses.
#[derive(Debug, Clone, PartialEq)]
pub struct Subquery {
    /// What stands in them.
    pub body: SubqueryBody,
    /// Including the parentheses.
    pub span: Span,
}

/// What stands in the parentheses of a subquery.
#[derive(Debug, Clone, PartialEq)]
pub enum SubqueryBody {
    /// A query.
    Query(Box<Query>),
    /// EXPLAIN of a query: its lines are the rows.
    Explain(Box<ExplainSubquery>),
    /// `VALUES (1, 2), (3, 4)`: rows.
    Values(Vec<Expression>),
    /// Joined tables, as in `FROM (a JOIN b USING (c))`.
    Tables(Box<Tables>),
}

/// EXPLAIN inside parentheses.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainSubquery {
    /// What is explained.
    pub kind: ExplainKind,
    /// Its options.
    pub settings: Vec<Setting>,
    /// The query; only the current transaction is told without one.
    pub query: Option<Query>,
}

/// What EXPLAIN tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExplainKind {
    /// EXPLAIN, EXPLAIN PLAN
    Plan,
    /// EXPLAIN AST
    Ast,
    /// EXPLAIN SYNTAX
    Syntax,
    /// EXPLAIN QUERY TREE
    QueryTree,
    /// EXPLAIN PIPELINE
    Pipeline,
    /// EXPLAIN ESTIMATE
    Estimate,
    /// EXPLAIN CURRENT TRANSACTION
    CurrentTransaction,
}

/// A SELECT.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Select {
    /// WITH …
    pub with: Option<With>,
    /// Whether FROM is written before SELECT.
    pub is_from_first: bool,
    /// Whether equal rows stay.
    pub quantifier: SelectQuantifier,
    /// TOP n
    pub top: Option<Top>,
    /// What is selected.
    pub columns: Vec<Expression>,
    /// FROM …
    pub from: Option<Tables>,
    /// PREWHERE …
    pub prewhere: Option<Expression>,
    /// WHERE …
    pub selection: Option<Expression>,
    /// GROUP BY …
    pub group_by: Option<GroupBy>,
    /// WITH ROLLUP, WITH CUBE, WITH TOTALS, in the order they are written.
    pub group_modifiers: Vec<GroupModifier>,
    /// HAVING …
    pub having: Option<Expression>,
    /// WINDOW w AS (…), …
    pub windows: Vec<NamedWindow>,
    /// QUALIFY …
    pub qualify: Option<Expression>,
    /// ORDER BY …
    pub order_by: Option<OrderBy>,
    /// LIMIT … BY …
    pub limit_by: Option<LimitBy>,
    /// LIMIT …, OFFSET …, FETCH …
    pub limit: Option<Limit>,
    /// SETTINGS …
    pub settings: Vec<Setting>,
    /// From the first to the last token.
    pub span: Span,
}

/// WITH …
#[derive(Debug, Clone, PartialEq)]
pub struct With {
    /// WITH RECURSIVE
    pub is_recursive: bool,
    /// What gets a name.
    pub elements: Vec<WithElement>,
}

/// Something that gets a name in WITH.
#[derive(Debug, Clone, PartialEq)]
pub enum WithElement {
    /// `expression AS name`
    Expression(Expression),
    /// `name AS (SELECT …)`
    CommonTable(CommonTable),
}

/// A common table expression.
#[derive(Debug, Clone, PartialEq)]
pub struct CommonTable {
    /// Its name.
    pub name: Name,
    /// The names of its columns, where they are written.
    pub columns: Vec<Name>,
    /// AS MATERIALIZED
    pub is_materialized: bool,
    /// Its query.
    pub query: Subquery,
}

/// What stands between SELECT and the first column.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SelectQuantifier {
    /// Nothing.
    #[default]
    None,
    /// ALL
    All,
    /// DISTINCT
    Distinct,
    /// DISTINCT ON (…)
    DistinctOn(Vec<Expression>),
}

/// TOP n [WITH TIES]
#[derive(Debug, Clone, PartialEq)]
pub struct Top {
    /// How many rows.
    pub length: Literal,
    /// WITH TIES
    pub with_ties: bool,
}

/// GROUP BY …
#[derive(Debug, Clone, PartialEq)]
pub enum GroupBy {
    /// GROUP BY a, b
    Keys(Vec<Expression>),
    /// GROUP BY ALL
    All,
    /// GROUP BY ROLLUP (a, b)
    Rollup(Vec<Expression>),
    /// GROUP BY CUBE (a, b)
    Cube(Vec<Expression>),
    /// GROUP BY GROUPING SETS ((a, b), (), c)
    GroupingSets(Vec<Vec<Expression>>),
}

/// What follows the keys of GROUP BY.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupModifier {
    /// WITH ROLLUP
    Rollup,
    /// WITH CUBE
    Cube,
    /// WITH TOTALS
    Totals,
}

/// `name AS (…)` in WINDOW.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedWindow {
    /// Its name.
    pub name: Name,
    /// The window.
    pub window: WindowDefinition,
}

/// ORDER BY …
#[derive(Debug, Clone, PartialEq)]
pub enum OrderBy {
    /// ORDER BY ALL [DESC] [NULLS FIRST]
    All {
        /// DESC
        is_descending: bool,
        /// NULLS FIRST or NULLS LAST, where one is written.
        nulls_first: Option<bool>,
    },
    /// ORDER BY a, b
    Elements {
        /// What the rows are ordered by.
        elements: Vec<OrderByElement>,
        /// INTERPOLATE, where it is written.
        interpolate: Option<Vec<Interpolate>>,
    },
}

/// `column AS expression` in INTERPOLATE.
#[derive(Debug, Clone, PartialEq)]
pub struct Interpolate {
    /// The column.
    pub column: Name,
    /// What fills it; the column itself where nothing is written.
    pub expression: Option<Expression>,
}

/// LIMIT … BY …
#[derive(Debug, Clone, PartialEq)]
pub struct LimitBy {
    /// How many rows of each group are skipped.
    pub offset: Option<Expression>,
    /// How many rows of each group stay.
    pub length: Expression,
    /// What the groups are formed by; `None` for BY ALL.
    pub keys: Option<Vec<Expression>>,
}

/// LIMIT, OFFSET and FETCH.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// How many rows are skipped.
    pub offset: Option<Expression>,
    /// How many rows stay.
    pub length: Option<Expression>,
    /// WITH TIES
    pub with_ties: bool,
}

/// What FROM names.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// The first table.
    pub first: TableExpression,
    /// What is joined to it, in the order it is written.
    pub joined: Vec<JoinedTable>,
    /// Names for the columns, written behind all tables.
    pub column_aliases: Vec<Name>,
}

/// Something joined to the tables before it.
#[derive(Debug, Clone, PartialEq)]
pub enum JoinedTable {
    /// JOIN, or a comma.
    Join(Box<Join>),
    /// ARRAY JOIN
    ArrayJoin {
        /// LEFT ARRAY JOIN
        is_left: bool,
        /// The arrays.
        arrays: Vec<Expression>,
    },
}

/// A join.
#[derive(Debug, Clone, PartialEq)]
pub struct Join {
    /// Which rows meet.
    pub kind: JoinKind,
    /// How many of them.
    pub strictness: Option<JoinStrictness>,
    /// Where it happens.
    pub locality: Option<JoinLocality>,
    /// NATURAL
    pub is_natural: bool,
    /// The table.
    pub table: TableExpression,
    /// ON or USING.
    pub constraint: Option<JoinConstraint>,
}

/// Which rows of two tables meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinKind {
    /// A comma.
    Comma,
    /// INNER
    Inner,
    /// LEFT
    Left,
    /// RIGHT
    Right,
    /// FULL
    Full,
    /// CROSS
    Cross,
    /// PASTE
    Paste,
}

/// How many matching rows a join gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinStrictness {
    /// ANY
    Any,
    /// ALL
    All,
    /// ASOF
    Asof,
    /// SEMI
    Semi,
    /// ANTI or ONLY
    Anti,
}

/// Where a join happens in a distributed query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinLocality {
    /// LOCAL
    Local,
    /// GLOBAL
    Global,
}

/// When rows of two tables meet.
#[derive(Debug, Clone, PartialEq)]
pub enum JoinConstraint {
    /// ON …
    On(Expression),
    /// USING …
    Using(Vec<Expression>),
}

/// A table, with what FROM may say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TableExpression {
    /// What is read.
    pub source: TableSource,
    /// Its name inside the query.
    pub alias: Option<Alias>,
    /// Names for its columns.
    pub column_aliases: Vec<Name>,
    /// FINAL
    pub is_final: bool,
    /// SAMPLE …
    pub sample: Option<Box<Sample>>,
    /// STREAM …
    pub stream: Option<Stream>,
    /// From the first to the last token.
    pub span: Span,
}

/// What a query reads.
#[derive(Debug, Clone, PartialEq)]
pub enum TableSource {
    /// A table.
    Table(Box<IdentifiedName>),
    /// A table function.
    Function(Box<Expression>),
    /// A subquery.
    Subquery(Box<Subquery>),
}

/// A table function that reads a query: `view(SELECT …)`, `viewIfPermitted(SELECT … ELSE function(…))`.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The query.
    pub query: Query,
    /// The table function that is read where the query is not permitted.
    pub otherwise: Option<Expression>,
}

/// SAMPLE … [OFFSET …]
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// How much is read.
    pub size: SampleRatio,
    /// Where reading begins.
    pub offset: Option<SampleRatio>,
}

/// A share or a number of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRatio {
    /// What stands before the `/`.
    pub numerator: Box<str>,
    /// What stands behind it.
    pub denominator: Option<Box<str>>,
}

/// STREAM [CURSOR {…}]
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// Where reading begins.
    pub cursor: Option<Vec<CursorEntry>>,
}

/// `'key': value` in CURSOR.
#[derive(Debug, Clone, PartialEq)]
pub struct CursorEntry {
    /// The key.
    pub key: Literal,
    /// Its value.
    pub value: CursorValue,
}

/// What a key of CURSOR holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CursorValue {
    /// A position.
    Position(u64),
    /// More keys.
    Nested(Vec<CursorEntry>),
}

impl QueryTerm {
    /// From its first to its last token.
    pub fn span(&self) -> Span {
        match self {
            Self::Select(select) => select.span,
            Self::Parenthesized(subquery) => subquery.span,
        }
    }
}
