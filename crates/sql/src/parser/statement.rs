//! Statements: which rule reads what comes.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::drop::DropVerb;
use crate::tree::output::OutputOptions;
use crate::tree::{Statement, StatementKind};

impl Parser<'_> {
    /// One whole statement, up to the end of the tokens.
    pub fn statement(&mut self) -> Parsed<Statement> {
        let start = self.here();
        let first = self.single_statement()?;
        let statement = if self.accept_words("PARALLEL WITH") {
            let mut statements = vec![first, self.single_statement()?];
            while self.accept_words("PARALLEL WITH") {
                statements.push(self.single_statement()?);
            }
            let kind = StatementKind::Parallel(statements);
            Statement { kind, output: OutputOptions::default(), span: self.span_from(start) }
        } else {
            first
        };
        if !self.at_end() {
            return self.mismatch("the end of the statement");
        }
        Ok(statement)
    }

    fn single_statement(&mut self) -> Parsed<Statement> {
        let start = self.here();
        let kind = self.statement_kind()?;
        let output = if kind.has_output() { self.output_options()? } else { OutputOptions::default() };
        Ok(Statement { kind, output, span: self.span_from(start) })
    }

    fn statement_kind(&mut self) -> Parsed<StatementKind> {
        if self.is(TokenKind::OpenParen) || ["SELECT", "WITH", "FROM"].iter().any(|word| self.is_words(word)) {
            return Ok(StatementKind::Select(Box::new(self.query()?)));
        }
        if self.is_create_ahead() {
            return self.create();
        }
        if self.accept_words("ALTER TABLE") {
            return Ok(StatementKind::AlterTable(Box::new(self.alter_table(false)?)));
        }
        if self.accept_words("ALTER TEMPORARY TABLE") {
            return Ok(StatementKind::AlterTable(Box::new(self.alter_table(true)?)));
        }
        if self.accept_words("ALTER DATABASE") {
            return Ok(StatementKind::AlterDatabase(Box::new(self.alter_database()?)));
        }
        if self.accept_words("SET") {
            return Ok(StatementKind::Set(self.set()?));
        }
        if self.accept_words("DROP") {
            return self.drop_statement();
        }
        if self.accept_words("DETACH") {
            return Ok(StatementKind::Drop(Box::new(self.drop_object(DropVerb::Detach)?)));
        }
        if self.accept_words("TRUNCATE") {
            return Ok(StatementKind::Drop(Box::new(self.drop_object(DropVerb::Truncate)?)));
        }
        if self.accept_words("UNDROP") {
            return Ok(StatementKind::Undrop(Box::new(self.undrop()?)));
        }
        if self.accept_words("RENAME") {
            return Ok(StatementKind::Rename(Box::new(self.rename()?)));
        }
        if self.accept_words("EXCHANGE") {
            return Ok(StatementKind::Rename(Box::new(self.exchange()?)));
        }
        if self.accept_words("OPTIMIZE") {
            return Ok(StatementKind::Optimize(Box::new(self.optimize()?)));
        }
        if self.accept_words("ALTER NAMED COLLECTION") {
            return Ok(StatementKind::AlterNamedCollection(Box::new(self.alter_named_collection()?)));
        }
        self.mismatch("a statement")
    }

    fn drop_statement(&mut self) -> Parsed<StatementKind> {
        if self.accept_words("FUNCTION") {
            return Ok(StatementKind::DropFunction(Box::new(self.drop_named()?)));
        }
        if self.accept_words("NAMED COLLECTION") {
            return Ok(StatementKind::DropNamedCollection(Box::new(self.drop_named()?)));
        }
        if self.accept_words("INDEX") {
            return Ok(StatementKind::DropIndex(Box::new(self.drop_index(false)?)));
        }
        if self.accept_words("ALL HYPOTHETICAL INDEXES") {
            return Ok(StatementKind::DropHypotheticalIndexes);
        }
        if self.accept_words("HYPOTHETICAL INDEX") {
            return Ok(StatementKind::DropIndex(Box::new(self.drop_index(true)?)));
        }
        Ok(StatementKind::Drop(Box::new(self.drop_object(DropVerb::Drop)?)))
    }
}
