//! Expressions.

use crate::format::Printer;
use crate::tree::Expression;
use crate::tree::expression::ExpressionKind;

impl Printer {
    /// An expression in the server's form.
    pub fn expression(&mut self, expression: &Expression) {
        match &expression.kind {
            ExpressionKind::Identifier(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        self.push(".");
                    }
                    self.name(part);
                }
            }
        }
    }
}
