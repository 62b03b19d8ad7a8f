//! What a table consists of: columns, indexes, projections, constraints.

use crate::span::Span;
use crate::tree::expression::ExpressionKind;
use crate::tree::uuid::IdentifiedName;
use crate::tree::{DataType, Expression, Literal, Name, Path, Setting};

/// A member of the list in parentheses behind a table's name.
#[derive(Debug, Clone, PartialEq)]
pub enum TableElement {
    /// A column.
    Column(Box<ColumnDeclaration>),
    /// `INDEX …`
    Index(Box<IndexDeclaration>),
    /// `PROJECTION …`
    Projection(Box<ProjectionDeclaration>),
    /// `CONSTRAINT …`
    Constraint(Box<ConstraintDeclaration>),
    /// `FOREIGN KEY …`, which the server reads and drops.
    ForeignKey(Box<ForeignKey>),
    /// `PRIMARY KEY …`, which belongs to the engine.
    PrimaryKey(Box<Expression>),
}

/// A column with everything that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnDeclaration {
    /// Its name: of several parts only in ALTER.
    pub name: Path,
    /// Its type; it may follow from the default.
    pub data_type: Option<DataType>,
    /// `COLLATE name`
    pub collation: Option<Name>,
    /// `NULL`, `NOT NULL`
    pub nullability: Option<Nullability>,
    /// What stands in where no value is given.
    pub default: Option<ColumnDefault>,
    /// `COMMENT '…'`
    pub comment: Option<Literal>,
    /// `CODEC(…)`
    pub codec: Option<Codec>,
    /// `STATISTICS(…)`
    pub statistics: Option<Vec<Expression>>,
    /// `TTL …`
    pub ttl: Option<Expression>,
    /// `PRIMARY KEY`
    pub is_primary_key: bool,
    /// `SETTINGS (…)`
    pub settings: Vec<Setting>,
    /// Where it stands.
    pub span: Span,
}

/// Whether a column takes NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nullability {
    /// `NULL`
    Null,
    /// `NOT NULL`
    NotNull,
}

/// Where the values of a column come from that are not given.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnDefault {
    /// `DEFAULT …`
    Default(Expression),
    /// `MATERIALIZED …`
    Materialized(Expression),
    /// `ALIAS …`
    Alias(Expression),
    /// `EPHEMERAL …`, also without an expression.
    Ephemeral(Option<Expression>),
    /// `AUTO_INCREMENT`, which the server reads and drops.
    AutoIncrement,
}

/// `CODEC(…)`: names, each possibly with arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Codec {
    /// The codecs, in the order they are applied.
    pub codecs: Vec<Expression>,
    /// Where it stands.
    pub span: Span,
}

/// `name expression TYPE type GRANULARITY number`
#[derive(Debug, Clone, PartialEq)]
pub struct IndexDeclaration {
    /// Its name.
    pub name: Name,
    /// What is indexed.
    pub expression: Expression,
    /// Its type: a name, possibly with arguments.
    pub index_type: Expression,
    /// `GRANULARITY …`
    pub granularity: Option<u64>,
    /// Where it stands, from its name on.
    pub span: Span,
}

/// `name (SELECT …)`, `name INDEX … TYPE …`
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectionDeclaration {
    /// Its name.
    pub name: Name,
    /// What it holds.
    pub kind: ProjectionKind,
    /// `WITH SETTINGS (…)`
    pub settings: Vec<Setting>,
    /// Where it stands, from its name on.
    pub span: Span,
}

/// What a projection holds.
#[derive(Debug, Clone, PartialEq)]
pub enum ProjectionKind {
    /// The rows of a query.
    Select(Box<ProjectionSelect>),
    /// An index.
    Index {
        /// What is indexed.
        expressions: Vec<Expression>,
        /// Its type: a name, possibly with arguments.
        index_type: Expression,
    },
}

/// The query of a projection: it reads from its table, and only from that.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectionSelect {
    /// `WITH …`
    pub with: Vec<Expression>,
    /// What it selects.
    pub select: Vec<Expression>,
    /// `WHERE …`
    pub filter: Option<Expression>,
    /// `GROUP BY …`, possibly of nothing.
    pub group_by: Option<Vec<Expression>>,
    /// `ORDER BY …`
    pub order_by: Vec<Expression>,
    /// Where it stands.
    pub span: Span,
}

/// `name CHECK …`, `name ASSUME …`
#[derive(Debug, Clone, PartialEq)]
pub struct ConstraintDeclaration {
    /// Its name.
    pub name: Name,
    /// Whether the server checks it or takes it for granted.
    pub kind: ConstraintKind,
    /// The condition.
    pub expression: Expression,
    /// Where it stands, from its name on.
    pub span: Span,
}

/// What the server does with a constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// `CHECK`
    Check,
    /// `ASSUME`
    Assume,
}

/// `columns REFERENCES table columns ON DELETE …`
#[derive(Debug, Clone, PartialEq)]
pub struct ForeignKey {
    /// The columns of this table.
    pub columns: Expression,
    /// The other table.
    pub table: IdentifiedName,
    /// The columns of the other table.
    pub references: Expression,
    /// `ON DELETE …`, `ON UPDATE …`
    pub actions: Vec<ForeignKeyAction>,
}

/// What a foreign key does when the other table changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignKeyAction {
    /// `DELETE` or `UPDATE`.
    pub event: &'static str,
    /// `RESTRICT`, `CASCADE`, `SET NULL`, `NO ACTION`, `SET DEFAULT`.
    pub action: &'static str,
}

impl Expression {
    /// What a function is called that stands without operators around it, with arguments or without: an engine, a type
    /// of index.
    pub fn function_name(&self) -> Option<&str> {
        let path = match &self.kind {
            ExpressionKind::Identifier(path) => path,
            ExpressionKind::Function(call) => &call.name,
            _ => return None,
        };
        match path.parts.as_slice() {
            [part] => Some(&part.name.text),
            _ => None,
        }
    }
}
