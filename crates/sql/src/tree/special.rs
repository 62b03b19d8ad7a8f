//! Forms with words of their own inside the parentheses or without any.

use crate::tree::data_type::DataType;
use crate::tree::{Expression, Literal};

/// A form that is more than a call.
#[derive(Debug, Clone, PartialEq)]
pub enum SpecialForm {
    /// `CAST(x AS T)`
    CastAs {
        /// What is cast.
        expression: Expression,
        /// To what.
        data_type: DataType,
    },
    /// `CAST(x, 'T')`
    CastTo {
        /// What is cast.
        expression: Expression,
        /// To what: a text, or something that gives one.
        data_type: Expression,
    },
    /// `1::T`, `[1, 2]::T`: the server keeps the text of such a value.
    CastLiteral {
        /// The value as it is spelled.
        spelling: Box<str>,
        /// To what.
        data_type: DataType,
    },
    /// `DATE '2020-01-01'`
    Date(Literal),
    /// `TIMESTAMP '2020-01-01 00:00:00'`
    Timestamp(Literal),
    /// `CASE … END`
    Case(Case),
}

/// `CASE operand WHEN … THEN … ELSE … END`
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What is compared, where it is there.
    pub operand: Option<Expression>,
    /// Each WHEN with its THEN.
    pub branches: Vec<(Expression, Expression)>,
    /// `ELSE …`
    pub otherwise: Option<Expression>,
}
