//! Expressions.

use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::expression::ExpressionKind;

impl Parser<'_> {
    /// An expression without an alias.
    pub fn expression(&mut self) -> Parsed<Expression> {
        let start = self.here();
        let name = self.name()?;
        Ok(Expression { kind: ExpressionKind::Identifier(vec![name]), span: self.span_from(start) })
    }
}
