//! Data types.

use crate::span::Span;
use crate::tree::path::Path;
use crate::tree::{Expression, Literal, Name};

/// A data type with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct DataType {
    /// Its name as written: `UInt8`, `varchar`.
    pub name: Name,
    /// The further words of a name of several: `PRECISION`, `LARGE OBJECT`, `UNSIGNED`.
    pub words: Option<&'static str>,
    /// The display width of an integer (`INT(11)`), which the server drops.
    pub width: Option<Width>,
    /// What stands in parentheses behind it; `None` also where they are empty.
    pub arguments: Option<Box<TypeArguments>>,
    /// Where it stands.
    pub span: Span,
}

/// The display width of an integer: `(11)` or `()`.
#[derive(Debug, Clone, PartialEq)]
pub struct Width {
    /// The number as written.
    pub number: Option<Box<str>>,
}

/// The arguments of a data type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeArguments {
    /// Types, values and members of an enumeration: `Array(T)`, `Decimal(10, 2)`, `Enum('a' = 1)`.
    List(Vec<TypeArgument>),
    /// The elements of `Tuple(…)`.
    Tuple(Vec<TupleElement>),
    /// The columns of `Nested(…)`.
    Nested(Vec<NestedColumn>),
    /// Paths and limits of `JSON(…)`.
    Json(Vec<JsonArgument>),
    /// The parameters of `Dynamic(…)`.
    Dynamic(Vec<TypeParameter>),
    /// The function and the types of `AggregateFunction(…)` and `SimpleAggregateFunction(…)`.
    Aggregate(AggregateArguments),
}

/// One argument of a data type that takes types and values.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeArgument {
    /// A type.
    Type(DataType),
    /// A value.
    Literal(Literal),
    /// A value that equals another: `'a' = 1`. The server reads more than two, too.
    Equality(Vec<Literal>),
}

/// An element of a tuple.
#[derive(Debug, Clone, PartialEq)]
pub struct TupleElement {
    /// Its name, where it has one.
    pub name: Option<Name>,
    /// Its type.
    pub data_type: DataType,
}

/// A column of a `Nested` type.
#[derive(Debug, Clone, PartialEq)]
pub struct NestedColumn {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub data_type: DataType,
}

/// An argument of `JSON(…)`.
#[derive(Debug, Clone, PartialEq)]
pub enum JsonArgument {
    /// A path with a type of its own: `a.b UInt8`
    Path {
        /// The path.
        path: Path,
        /// The type of its values.
        data_type: DataType,
    },
    /// `SKIP a.b`
    Skip(Path),
    /// `SKIP REGEXP 'a'`
    SkipRegexp(Literal),
    /// `max_dynamic_paths = 10`
    Parameter {
        /// What it is called.
        path: Path,
        /// Its value.
        value: Literal,
    },
}

/// A parameter of a type: `max_types = 5`
#[derive(Debug, Clone, PartialEq)]
pub struct TypeParameter {
    /// What it is called.
    pub name: Name,
    /// Its value.
    pub value: Literal,
}

/// What `AggregateFunction(…)` and `SimpleAggregateFunction(…)` hold.
#[derive(Debug, Clone, PartialEq)]
pub struct AggregateArguments {
    /// The version of the state: `AggregateFunction(1, sum, UInt8)`.
    pub version: Option<Literal>,
    /// The function: a name, or a call with its parameters.
    pub function: Option<Expression>,
    /// The types of its arguments.
    pub types: Vec<DataType>,
}
