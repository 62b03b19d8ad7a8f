//! Settings: what follows `SETTINGS` and `SET`.

use crate::span::Span;
use crate::tree::{Expression, Literal, Name, QueryParameter};

/// `name = value`
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The name; dots may be part of it.
    pub name: Name,
    /// The value.
    pub value: SettingValue,
    /// Where the pair stands.
    pub span: Span,
}

/// What a setting is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingValue {
    /// `SETTINGS name`: short for `true`.
    Omitted,
    /// `name = DEFAULT`
    Default,
    /// `name = 1`, also a map of texts: `name = {'a':'b'}`.
    Literal(Literal),
    /// `name = {p:UInt64}`
    Parameter(QueryParameter),
    /// `disk = disk(type = 's3', …)`: the arguments.
    Disk(Vec<Expression>),
    /// `param_name = value`: not a setting but the value of a query parameter, which the server keeps as text.
    ForParameter(ParameterValue),
}

/// The value of a query parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum ParameterValue {
    /// A name stands for its own text.
    Name(Name),
    /// A literal, or a collection of literals.
    Literal(Literal),
}
