//! Table functions: calls whose arguments may be queries and settings.

use crate::lexer::TokenKind;
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::expression::ExpressionKind;
use crate::tree::path::{PathPart, PathPrefix};
use crate::tree::select::View;
use crate::tree::{Expression, Path};

impl Parser<'_> {
    /// A call at the place of a table.
    pub fn table_function(&mut self) -> Parsed<Expression> {
        self.part(Rule::TableFunction, Self::table_function_part)
    }

    pub(super) fn table_function_part(&mut self) -> Parsed<Expression> {
        let start = self.here();
        let mut parts = vec![PathPart { prefix: PathPrefix::Plain, name: self.name()?, arrays: 0 }];
        while self.accept(TokenKind::Dot) {
            let prefix = self.path_prefix_at(0).inspect(|_| _ = self.advance()).unwrap_or(PathPrefix::Plain);
            parts.push(PathPart { prefix, name: self.name()?, arrays: 0 });
        }
        let was_in_table_function = std::mem::replace(&mut self.is_in_table_function, true);
        self.is_table_call = true;
        let call = self.call(Path { parts }, start);
        self.is_in_table_function = was_in_table_function;
        call
    }

    /// Reads something that is no part of the table function around it.
    pub(crate) fn outside_table_function<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let was_in_table_function = std::mem::replace(&mut self.is_in_table_function, false);
        let result = rule(self);
        self.is_in_table_function = was_in_table_function;
        result
    }

    /// The parentheses of `view` and `viewIfPermitted`, where it is one of them.
    pub(crate) fn view_call(&mut self, name: &Path, start: Span) -> Parsed<Option<Expression>> {
        let [PathPart { name, .. }] = name.parts.as_slice() else {
            return Ok(None);
        };
        let is_permission = name.text.eq_ignore_ascii_case("viewIfPermitted");
        if !is_permission && !name.text.eq_ignore_ascii_case("view") {
            return Ok(None);
        }
        self.expect(TokenKind::OpenParen)?;
        let is_parenthesized = self.is(TokenKind::OpenParen);
        let query = self.query()?;
        if is_parenthesized && query.rest.is_empty() {
            return self.mismatch("UNION");
        }
        let otherwise = if is_permission {
            self.expect_words("ELSE")?;
            Some(self.table_function()?)
        } else {
            None
        };
        self.expect(TokenKind::CloseParen)?;
        let kind = ExpressionKind::View(Box::new(View { query, otherwise }));
        Ok(Some(Expression::new(kind, self.span_from(start))))
    }

    /// `SETTINGS a = 1` at the place of an argument.
    pub(crate) fn settings_argument(&mut self) -> Parsed<Option<Expression>> {
        let is_settings = self.is_words("SETTINGS")
            && self.peek_at(1).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::QuotedName));
        if !is_settings {
            return Ok(None);
        }
        let start = self.here();
        self.advance();
        let kind = ExpressionKind::Settings(self.settings()?);
        Ok(Some(Expression::new(kind, self.span_from(start))))
    }
}
