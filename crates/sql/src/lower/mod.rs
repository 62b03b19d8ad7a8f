//! From what the author wrote to what the server keeps: expressions become functions, values and names.
//!
//! `a BETWEEN 1 AND 2` becomes `(a >= 1) AND (a <= 2)`, `CASE` becomes `multiIf`. Operators stay flat: thousands of them
//! neither recurse nor overflow.

mod columns;
mod expression;
mod function;
mod quantified;
mod special;

use std::borrow::Cow;

use crate::literal::Value;
use crate::tree::columns::ColumnTransformer;
use crate::tree::function::{NullsAction, Over};
use crate::tree::select::View;
use crate::tree::{Name, Path, QueryParameter, Setting, Subquery};

pub use expression::lower;
pub(crate) use function::table_function;

/// A part of an expression as the server keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// What it is.
    pub kind: NodeKind<'t>,
    /// Its alias, where it has one.
    pub alias: Option<Cow<'t, Name>>,
    /// Whether its author put it in parentheses: the server remembers that.
    pub is_parenthesized: bool,
}

/// What a part of an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind<'t> {
    /// A value.
    Literal(Value),
    /// A name, possibly of several parts.
    Identifier(Cow<'t, Path>),
    /// `{name:Type}`
    Parameter(&'t QueryParameter),
    /// A function.
    Function(Box<Function<'t>>),
    /// Functions whose first argument is what stands before each of them: operators from left to right.
    Chain(Box<Chain<'t>>),
    /// A query.
    Subquery(&'t Subquery),
    /// A table function that reads a query.
    View(&'t View),
    /// Settings of a table function.
    Settings(&'t [Setting]),
    /// One value of a query's only column: `(SELECT max(*) FROM (SELECT …))`.
    AggregatedSubquery(&'static str, &'t Subquery),
    /// Several columns at once.
    Columns(Box<Columns<'t>>),
}

/// A function with its arguments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Function<'t> {
    /// What it is called.
    pub name: Cow<'t, str>,
    /// Its parameters, where it has a list of them.
    pub parameters: Option<Vec<Node<'t>>>,
    /// Its arguments; in a [`Chain`] without the first.
    pub arguments: Vec<Node<'t>>,
    /// Whether it was written as an operator. It is printed as one only then.
    pub is_operator: bool,
    /// What it does about NULL.
    pub nulls: Option<NullsAction>,
    /// The window of a window function.
    pub over: Option<&'t Over>,
}

/// Functions whose first argument is what stands before each of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain<'t> {
    /// The first argument of the first one.
    pub first: Node<'t>,
    /// The functions, the innermost first; never empty.
    pub links: Vec<Function<'t>>,
}

/// Several columns at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns<'t> {
    /// A tuple whose parts they are.
    pub expression: Option<Node<'t>>,
    /// The table they belong to.
    pub table: Option<&'t Path>,
    /// Which ones.
    pub matcher: Matcher<'t>,
    /// What is done to them.
    pub transformers: &'t [ColumnTransformer],
}

/// Which columns are meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Matcher<'t> {
    /// All.
    All,
    /// Those whose names match a regular expression.
    Pattern(Cow<'t, str>),
    /// These.
    List(&'t [Path]),
}

impl<'t> Node<'t> {
    /// A node without an alias.
    pub fn new(kind: NodeKind<'t>) -> Self {
        Self { kind, alias: None, is_parenthesized: false }
    }

    /// A value.
    pub fn literal(value: Value) -> Self {
        Self::new(NodeKind::Literal(value))
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        Self::literal(Value::Text(text.into()))
    }

    /// A call.
    pub fn call(name: impl Into<Cow<'t, str>>, arguments: Vec<Self>) -> Self {
        Self::new(NodeKind::Function(Box::new(Function { name: name.into(), arguments, ..Function::default() })))
    }

    /// A function that is printed as an operator.
    pub fn operator(name: impl Into<Cow<'t, str>>, arguments: Vec<Self>) -> Self {
        let function = Function { name: name.into(), arguments, is_operator: true, ..Function::default() };
        Self::new(NodeKind::Function(Box::new(function)))
    }

    /// Whether it is a query.
    pub fn is_subquery(&self) -> bool {
        matches!(self.kind, NodeKind::Subquery(_) | NodeKind::AggregatedSubquery(..))
    }

    /// The value, where it is one.
    pub fn as_literal(&self) -> Option<&Value> {
        match &self.kind {
            NodeKind::Literal(value) => Some(value),
            _ => None,
        }
    }
}
