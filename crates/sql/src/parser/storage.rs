//! How a table is stored: `ENGINE = … ORDER BY … TTL … SETTINGS …`.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::expression::ExpressionKind;
use crate::tree::storage::{Assignment, SortingKey, SortingKeyElement, TtlAction, TtlDestination, TtlElement};
use crate::tree::{Expression, Storage};

/// Whose storage it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageOwner {
    /// A table, or a view that keeps rows.
    Table,
    /// A database: settings only behind an engine.
    Database,
}

impl Parser<'_> {
    /// The storage of a table. `None` where nothing of it is written.
    pub fn storage(&mut self, owner: StorageOwner) -> Parsed<Option<Storage>> {
        let start = self.here();
        let mut storage = Storage::default();
        let mut is_written = false;
        if self.accept_words("ENGINE") {
            self.accept_operator("=");
            storage.engine = Some(self.call_or_name()?);
            is_written = true;
        }
        while self.storage_clause(&mut storage)? {
            is_written = true;
        }
        if (owner == StorageOwner::Table || storage.engine.is_some()) && self.accept_words("SETTINGS") {
            storage.settings = self.settings()?;
            is_written = true;
        }
        storage.span = self.span_from(start);
        Ok(is_written.then_some(storage))
    }

    /// A storage as `system.tables.engine_full` shows it: the engine first, without `ENGINE =`. There may be none.
    pub fn stored_engine(&mut self) -> Parsed<Storage> {
        let start = self.here();
        let mut storage = Storage::default();
        if !self.at_end() {
            storage.engine = Some(self.call_or_name()?);
        }
        while self.storage_clause(&mut storage)? {}
        if self.accept_words("SETTINGS") {
            storage.settings = self.settings()?;
        }
        storage.span = self.span_from(start);
        Ok(storage)
    }

    /// One of the clauses that may come in any order, each once.
    pub(super) fn storage_clause(&mut self, storage: &mut Storage) -> Parsed<bool> {
        if storage.order_by.is_none() && self.accept_words("ORDER BY") {
            storage.order_by = Some(self.sorting_key()?);
            return Ok(true);
        }
        if storage.ttl.is_empty() && self.accept_words("TTL") {
            storage.ttl = self.ttl_elements()?;
            return Ok(true);
        }
        let clauses = [
            ("PARTITION BY", &mut storage.partition_by),
            ("PRIMARY KEY", &mut storage.primary_key),
            ("UNIQUE KEY", &mut storage.unique_key),
            ("SAMPLE BY", &mut storage.sample_by),
        ];
        for (words, clause) in clauses {
            if clause.is_none() && self.accept_words(words) {
                *clause = Some(self.expression()?);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What follows `ORDER BY` of a table: an expression, or a list in parentheses with directions.
    pub fn sorting_key(&mut self) -> Parsed<SortingKey> {
        let is_call = self.peek().is_some_and(|token| token.text == "tuple");
        let is_list = self.peek_at(usize::from(is_call)).is_some_and(|token| token.kind == TokenKind::OpenParen);
        if !is_list {
            return self.sorting_expression();
        }
        if let Some(key) = self.attempt(Self::sorting_expression)? {
            return Ok(key);
        }
        if is_call {
            self.advance();
        }
        let elements = self.in_parentheses(|parser| parser.comma_list(Self::sorting_key_element))?;
        Ok(SortingKey::List { is_call, elements })
    }

    fn sorting_expression(&mut self) -> Parsed<SortingKey> {
        let SortingKeyElement { expression, direction } = self.sorting_key_element()?;
        Ok(SortingKey::Expression { expression, direction })
    }

    fn sorting_key_element(&mut self) -> Parsed<SortingKeyElement> {
        let expression = self.unnamed_expression()?;
        let direction = self.sort_direction();
        Ok(SortingKeyElement { expression, direction })
    }

    /// What follows `TTL` of a table.
    pub fn ttl_elements(&mut self) -> Parsed<Vec<TtlElement>> {
        let mut elements = vec![self.ttl_element()?];
        while self.is(TokenKind::Comma) && !self.is_ttl_command_at(1) {
            self.advance();
            elements.push(self.ttl_element()?);
        }
        Ok(elements)
    }

    /// Whether the next command of an ALTER stands there, one that ends with `TTL`: its first word is no expression.
    fn is_ttl_command_at(&self, ahead: usize) -> bool {
        let is_any = |ahead, words: &[&str]| {
            self.peek_at(ahead).is_some_and(|token| words.iter().any(|word| token.is_word(word)))
        };
        is_any(ahead, &["MATERIALIZE", "MODIFY", "REMOVE"]) && is_any(ahead + 1, &["TTL"])
    }

    fn ttl_element(&mut self) -> Parsed<TtlElement> {
        let start = self.here();
        let expression = self.expression()?;
        let action = self.ttl_action()?;
        Ok(TtlElement { expression, action, span: self.span_from(start) })
    }

    fn ttl_action(&mut self) -> Parsed<TtlAction> {
        if self.accept_words("TO DISK") {
            return Ok(TtlAction::ToDisk(self.ttl_destination()?));
        }
        if self.accept_words("TO VOLUME") {
            return Ok(TtlAction::ToVolume(self.ttl_destination()?));
        }
        if self.accept_words("GROUP BY") {
            return self.ttl_group_by();
        }
        if self.accept_words("RECOMPRESS") {
            return Ok(TtlAction::Recompress(self.codec()?));
        }
        let is_written = self.accept_words("DELETE");
        let filter = if self.accept_words("WHERE") { Some(self.expression()?) } else { None };
        Ok(TtlAction::Delete { is_written, filter })
    }

    fn ttl_destination(&mut self) -> Parsed<TtlDestination> {
        let if_exists = self.accept_words("IF EXISTS");
        Ok(TtlDestination { if_exists, name: self.text()? })
    }

    fn ttl_group_by(&mut self) -> Parsed<TtlAction> {
        // The server takes no key at all, too.
        let is_over = matches!(self.kind(), None | Some(TokenKind::Comma | TokenKind::CloseParen));
        let keys = if is_over { Vec::new() } else { self.expression_list(false)? };
        let mut assignments = Vec::new();
        if self.accept_words("SET") {
            assignments.push(self.ttl_assignment()?);
            while self.is(TokenKind::Comma) && self.is_assignment_at(1) {
                self.advance();
                assignments.push(self.ttl_assignment()?);
            }
        }
        Ok(TtlAction::GroupBy { keys, assignments })
    }

    /// Whether `name =` stands ahead: behind a comma it may also be the next element that begins.
    fn is_assignment_at(&self, ahead: usize) -> bool {
        let is_name = |token: crate::lexer::Token<'_>| matches!(token.kind, TokenKind::Word | TokenKind::QuotedName);
        self.peek_at(ahead).is_some_and(is_name)
            && self.peek_at(ahead + 1).is_some_and(|token| token.kind == TokenKind::Operator && token.text == "=")
    }

    fn ttl_assignment(&mut self) -> Parsed<Assignment> {
        let column = self.name()?;
        self.expect_operator("=")?;
        Ok(Assignment { column, value: self.expression()? })
    }
}

/// Whether an expression has an alias, possibly inside its parentheses. A global variable has one: its own text.
pub(super) fn has_alias(mut expression: &Expression) -> bool {
    while let (None, ExpressionKind::Parenthesized(inner)) = (&expression.alias, &expression.kind) {
        expression = inner;
    }
    expression.alias.is_some() || matches!(expression.kind, ExpressionKind::Variable(_))
}
