//! Statements: which rule reads what comes.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::output::OutputOptions;
use crate::tree::{Statement, StatementKind};

impl Parser<'_> {
    /// One whole statement, up to the end of the tokens.
    pub fn statement(&mut self) -> Parsed<Statement> {
        let start = self.here();
        let kind = self.statement_kind()?;
        let output = if kind.has_output() { self.output_options()? } else { OutputOptions::default() };
        if !self.at_end() {
            return self.mismatch("the end of the statement");
        }
        Ok(Statement { kind, output, span: self.span_from(start) })
    }

    fn statement_kind(&mut self) -> Parsed<StatementKind> {
        if self.is(TokenKind::OpenParen) || ["SELECT", "WITH", "FROM"].iter().any(|word| self.is_words(word)) {
            return Ok(StatementKind::Select(Box::new(self.query()?)));
        }
        if self.accept_words("SET") {
            return Ok(StatementKind::Set(self.set()?));
        }
        self.mismatch("a statement")
    }
}
