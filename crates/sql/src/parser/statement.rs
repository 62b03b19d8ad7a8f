//! Statements: which rule reads what comes.

use crate::parser::{Parsed, Parser};
use crate::tree::{Statement, StatementKind};

impl Parser<'_> {
    /// One whole statement, up to the end of the tokens.
    pub fn statement(&mut self) -> Parsed<Statement> {
        let start = self.here();
        let kind = self.statement_kind()?;
        if !self.at_end() {
            return self.mismatch("the end of the statement");
        }
        Ok(Statement { kind, span: self.span_from(start) })
    }

    fn statement_kind(&mut self) -> Parsed<StatementKind> {
        if self.accept_words("SELECT") {
            return Ok(StatementKind::Select(Box::new(self.expression()?)));
        }
        if self.accept_words("SET") {
            return Ok(StatementKind::Set(self.set()?));
        }
        self.mismatch("a statement")
    }
}
