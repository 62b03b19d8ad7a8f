//! Literals: numbers, texts, `NULL`, `true`, collections of them; and query parameters.

use crate::lexer::TokenKind;
use crate::literal::{Value, number_value, special_number, text_value};
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::tree::{Literal, QueryParameter};

impl Parser<'_> {
    /// `NULL`, `true`, `false`, a number with or without a sign, or a text.
    pub fn literal(&mut self) -> Parsed<Literal> {
        let span = self.here();
        let value = match self.peek() {
            Some(token) if token.kind == TokenKind::Word => match word_value(token.text) {
                Some(value) => {
                    self.advance();
                    value
                }
                None => return self.mismatch("a value"),
            },
            Some(token) if matches!(token.kind, TokenKind::String | TokenKind::Heredoc) => self.text_value()?,
            Some(_) if self.is_signed_number() => self.number()?,
            _ => return self.mismatch("a value"),
        };
        Ok(Literal { value, span: self.span_from(span) })
    }

    /// A text in quotes or between heredoc tags.
    pub fn text(&mut self) -> Parsed<Literal> {
        let span = self.here();
        Ok(Literal { value: self.text_value()?, span })
    }

    fn text_value(&mut self) -> Parsed<Value> {
        match self.peek() {
            Some(token) if matches!(token.kind, TokenKind::String | TokenKind::Heredoc) => match text_value(token.text)
            {
                Some(value) => {
                    self.advance();
                    Ok(value)
                }
                None => self.mismatch("a string"),
            },
            _ => self.mismatch("a string"),
        }
    }

    /// Whether a number stands ahead, possibly behind a sign that it can have: `-0b1…` has room for 63 digits only.
    pub fn is_signed_number(&self) -> bool {
        let is_negative = self.is_operator("-");
        let ahead = usize::from(is_negative || self.is_operator("+"));
        self.peek_at(ahead).is_some_and(|token| match token.kind {
            TokenKind::Number => !is_negative || number_value(token.text, true).is_some(),
            TokenKind::Word => special_number(token.text, false).is_some(),
            _ => false,
        })
    }

    /// A number, possibly behind a sign: `- 1` is one number.
    pub fn number(&mut self) -> Parsed<Value> {
        let is_negative = self.is_operator("-");
        let ahead = usize::from(is_negative || self.is_operator("+"));
        let value = self.peek_at(ahead).and_then(|token| match token.kind {
            TokenKind::Number => number_value(token.text, is_negative),
            TokenKind::Word => special_number(token.text, is_negative),
            _ => None,
        });
        match value {
            Some(value) => {
                for _ in 0..=ahead {
                    self.advance();
                }
                Ok(value)
            }
            None => self.mismatch("a number"),
        }
    }

    /// A whole number without a sign or any other ornament, as counts are written.
    pub fn unsigned(&mut self) -> Parsed<u64> {
        let number =
            self.peek().filter(|token| token.kind == TokenKind::Number).and_then(|token| token.text.parse().ok());
        match number {
            Some(number) => {
                self.advance();
                Ok(number)
            }
            None => self.mismatch("a whole number"),
        }
    }

    /// An array, a tuple or a map of literals.
    pub fn literal_collection(&mut self) -> Parsed<Value> {
        self.part(Rule::Collection, Self::literal_collection_part)
    }

    pub(super) fn literal_collection_part(&mut self) -> Parsed<Value> {
        match self.kind() {
            Some(TokenKind::OpenBracket) => {
                Ok(Value::Array(self.literal_members(TokenKind::OpenBracket, TokenKind::CloseBracket)?))
            }
            Some(TokenKind::OpenParen) => {
                Ok(Value::Tuple(self.literal_members(TokenKind::OpenParen, TokenKind::CloseParen)?))
            }
            Some(TokenKind::OpenBrace) => self.literal_map(),
            _ => self.mismatch("a value"),
        }
    }

    fn literal_members(&mut self, open: TokenKind, close: TokenKind) -> Parsed<Vec<Value>> {
        self.expect(open)?;
        let mut members = Vec::new();
        while !self.accept(close) {
            if !members.is_empty() {
                self.expect(TokenKind::Comma)?;
            }
            members.push(self.literal_member()?);
        }
        Ok(members)
    }

    fn literal_map(&mut self) -> Parsed<Value> {
        self.expect(TokenKind::OpenBrace)?;
        let mut members = Vec::new();
        while !self.accept(TokenKind::CloseBrace) {
            if !members.is_empty() {
                self.expect(TokenKind::Comma)?;
            }
            let key = self.literal()?.value;
            self.expect_operator(":")?;
            members.push((key, self.literal_member()?));
        }
        Ok(Value::Map(members))
    }

    /// `{'a': 'b'}`: a map of texts, as settings take it.
    pub fn text_map(&mut self) -> Parsed<Value> {
        self.expect(TokenKind::OpenBrace)?;
        let mut members = Vec::new();
        while !self.accept(TokenKind::CloseBrace) {
            if !members.is_empty() {
                self.expect(TokenKind::Comma)?;
            }
            let key = self.text_value()?;
            self.expect_operator(":")?;
            members.push((key, self.text_value()?));
        }
        Ok(Value::Map(members))
    }

    fn literal_member(&mut self) -> Parsed<Value> {
        match self.kind() {
            Some(TokenKind::OpenBracket | TokenKind::OpenParen | TokenKind::OpenBrace) => self.literal_collection(),
            _ => Ok(self.literal()?.value),
        }
    }

    /// `{name:Type}`
    pub fn query_parameter(&mut self) -> Parsed<QueryParameter> {
        let start = self.here();
        self.expect(TokenKind::OpenBrace)?;
        let name = self.expect(TokenKind::Word)?.text.into();
        self.expect_operator(":")?;
        let from = self.here();
        self.data_type()?;
        // The server keeps all of it, up to the brace.
        let data_type = self.text_between(from, self.here()).into();
        self.expect(TokenKind::CloseBrace)?;
        Ok(QueryParameter { name, data_type, span: self.span_from(start) })
    }
}

fn word_value(word: &str) -> Option<Value> {
    if word.eq_ignore_ascii_case("NULL") {
        Some(Value::Null)
    } else if word.eq_ignore_ascii_case("true") {
        Some(Value::Bool(true))
    } else if word.eq_ignore_ascii_case("false") {
        Some(Value::Bool(false))
    } else {
        special_number(word, false)
    }
}
