//! Expressions, as their author wrote them.

use crate::span::Span;
use crate::tree::columns::{Asterisk, Columns};
use crate::tree::data_type::DataType;
use crate::tree::function::FunctionCall;
use crate::tree::path::Path;
use crate::tree::select::View;
use crate::tree::special::SpecialForm;
use crate::tree::{Literal, Name, QueryParameter, Setting, Subquery};

/// An expression with its alias and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Its alias, where it has one.
    pub alias: Option<Box<Alias>>,
    /// Where it stands, the alias included.
    pub span: Span,
}

/// `AS name`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: Name,
    /// Whether `AS` stands before it.
    pub has_as: bool,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// A number, a text, `NULL`, `true`, `false`.
    Literal(Literal),
    /// A name, possibly of several parts.
    Identifier(Path),
    /// `{name:Type}`
    Parameter(Box<QueryParameter>),
    /// `@@name`, `@@session.name`
    Variable(Box<Variable>),
    /// `(expression)`
    Parenthesized(Box<Expression>),
    /// `(a, b)`, `(a,)`, `()`
    Tuple(Vec<Expression>),
    /// `[a, b]`
    Array(Vec<Expression>),
    /// `-x`, `NOT x`
    Unary(Box<Unary>),
    /// Operators of one precedence, from left to right: `a + b - c`, `a AND b`, `x.y[1]::T`.
    Chain(Box<Chain>),
    /// `condition ? then : else`
    Ternary(Box<Ternary>),
    /// `x -> body`
    Lambda(Box<Lambda>),
    /// `name(arguments)`
    Function(Box<FunctionCall>),
    /// A form with words of its own inside: `CASE`, `CAST(x AS T)`, `INTERVAL 1 DAY`.
    Special(Box<SpecialForm>),
    /// `(SELECT …)`
    Subquery(Box<Subquery>),
    /// `view(SELECT …)`, among table functions only.
    View(Box<View>),
    /// `SETTINGS a = 1`, among the arguments of table functions only.
    Settings(Vec<Setting>),
    /// `*`, `t.*`
    Asterisk(Box<Asterisk>),
    /// `COLUMNS('re')`, `t.COLUMNS(a, b)`
    Columns(Box<Columns>),
}

/// A system variable, as other servers have them: `@@name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// What stands before the dot: `session`, `global`.
    pub scope: Option<Name>,
    /// What it is called.
    pub name: Name,
}

/// Operators before an operand.
#[derive(Debug, Clone, PartialEq)]
pub struct Unary {
    /// The operators from the innermost outwards; never empty.
    pub operators: Vec<UnaryOperator>,
    /// What they apply to.
    pub operand: Expression,
}

/// An operator before its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `-`
    Minus,
    /// `NOT`
    Not,
}

/// Operators of one precedence, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The leftmost operand.
    pub first: Expression,
    /// Each operator with what stands behind it; never empty.
    pub links: Vec<Link>,
}

/// An operator with what stands behind it.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// `+ x`
    Binary(BinaryOperator, Expression),
    /// `LIKE x ESCAPE '#'`
    LikeEscape(BinaryOperator, Expression, Literal),
    /// `IS NULL`, `IS NOT TRUE`
    Is {
        /// Whether `NOT` is there.
        negated: bool,
        /// What it is compared to.
        what: Truth,
    },
    /// `BETWEEN low AND high`
    Between {
        /// Whether `NOT` stands before it.
        negated: bool,
        /// The lower bound.
        low: Expression,
        /// The upper bound.
        high: Expression,
    },
    /// `= ANY (SELECT …)`
    Quantified {
        /// The comparison.
        operator: BinaryOperator,
        /// The word.
        quantifier: Quantifier,
        /// The query or, behind `ALL` and `SOME`, the array.
        operand: Expression,
    },
    /// `[index]`
    Element(Expression),
    /// `.1`, `.'name'`
    Part(Expression),
    /// `.name`
    Member(Name),
    /// `::Type`
    Cast(Box<DataType>),
    /// `AT TIME ZONE 'UTC'`
    AtTimeZone(Expression),
}

/// `IS …`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// `NULL`
    Null,
    /// `TRUE`
    True,
    /// `FALSE`
    False,
    /// `UNKNOWN`
    Unknown,
}

/// The word between a comparison and a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    /// `ANY`
    Any,
    /// `SOME`
    Some,
    /// `ALL`
    All,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `OR`
    Or,
    /// `AND`
    And,
    /// `IS NOT DISTINCT FROM`
    IsNotDistinctFrom,
    /// `IS DISTINCT FROM`
    IsDistinctFrom,
    /// `=`, `==`
    Equals,
    /// `!=`, `<>`
    NotEquals,
    /// `<=>`
    NullSafeEquals,
    /// `<=`
    LessOrEquals,
    /// `>=`
    GreaterOrEquals,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `LIKE`
    Like,
    /// `ILIKE`
    Ilike,
    /// `NOT LIKE`
    NotLike,
    /// `NOT ILIKE`
    NotIlike,
    /// `REGEXP`
    Regexp,
    /// `IN`
    In,
    /// `NOT IN`
    NotIn,
    /// `GLOBAL IN`
    GlobalIn,
    /// `GLOBAL NOT IN`
    GlobalNotIn,
    /// `||`
    Concat,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`, `MOD`
    Modulo,
    /// `DIV`
    Div,
}

/// `condition ? then : otherwise`
#[derive(Debug, Clone, PartialEq)]
pub struct Ternary {
    /// What decides.
    pub condition: Expression,
    /// The value where it holds.
    pub then: Expression,
    /// The value where it does not.
    pub otherwise: Expression,
}

/// `(x, y) -> body`
#[derive(Debug, Clone, PartialEq)]
pub struct Lambda {
    /// Its parameters: names, possibly with aliases.
    pub parameters: Vec<Expression>,
    /// What it gives.
    pub body: Expression,
}

impl Expression {
    /// An expression without an alias.
    pub fn new(kind: ExpressionKind, span: Span) -> Self {
        Self { kind, alias: None, span }
    }
}
