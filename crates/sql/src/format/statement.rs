//! Statements.

use crate::format::Printer;
use crate::tree::{Statement, StatementKind};

impl Printer {
    /// A statement, without a `;`.
    pub fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Select(expression) => {
                self.push("SELECT ");
                self.expression(expression);
            }
            StatementKind::Set(settings) => {
                self.push("SET ");
                self.settings(settings);
            }
        }
    }
}
