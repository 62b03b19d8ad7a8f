//! Casts.

use crate::lexer::TokenKind;
use crate::parser::expression::Place;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::expression::{Alias, ExpressionKind};
use crate::tree::special::SpecialForm;

impl Parser<'_> {
    /// `CAST(x AS T)`, `CAST(x, 'T')`
    pub(super) fn cast_form(&mut self) -> Parsed<SpecialForm> {
        let mut expression = self.member(Place::until(&["AS"]))?;
        if self.accept_words("AS") {
            let behind = self.peek_at(1);
            let is_alias = behind.is_some_and(|token| token.is_word("AS") || token.kind == TokenKind::Comma);
            if !is_alias {
                return Ok(SpecialForm::CastAs { expression, data_type: self.data_type()? });
            }
            let alias = Alias { name: self.name()?, has_as: true };
            if !alias.put_on(&mut expression) {
                return self.mismatch("an operator");
            }
            if self.accept_words("AS") {
                return Ok(SpecialForm::CastAs { expression, data_type: self.data_type()? });
            }
        }
        self.expect(TokenKind::Comma)?;
        let mut before = vec![expression];
        let data_type = self.element(Place::until(&[]), &mut before)?;
        match before.pop() {
            Some(expression) => Ok(SpecialForm::CastTo { expression, data_type }),
            None => self.mismatch("an operator"),
        }
    }

    /// `1::T`, `[1, 2]::T`
    pub(in crate::parser::expression) fn cast_literal(&mut self) -> Parsed<Option<Expression>> {
        let Some(tokens) = self.castable_literal() else { return Ok(None) };
        if self.peek_at(tokens).is_none_or(|token| token.kind != TokenKind::DoubleColon) {
            return Ok(None);
        }
        let start = self.here();
        for _ in 0..tokens {
            self.advance();
        }
        let spelling = self.text_from(start).into();
        self.advance();
        let data_type = self.data_type()?;
        let form = SpecialForm::CastLiteral { spelling, data_type };
        Ok(Some(Expression::new(ExpressionKind::Special(Box::new(form)), self.span_from(start))))
    }

    /// How many tokens the value ahead has whose text is cast as it is spelled.
    fn castable_literal(&mut self) -> Option<usize> {
        match self.kind()? {
            TokenKind::Number => Some(1),
            _ if self.is_operator("-") && self.peek_at(1)?.kind == TokenKind::Number => Some(2),
            TokenKind::OpenBracket | TokenKind::OpenParen => self.castable_collection(),
            _ => None,
        }
    }

    /// An array or a tuple of nothing but numbers, texts, and more of the same kind. What is found of the collections
    /// inside is kept: none is looked through twice.
    fn castable_collection(&mut self) -> Option<usize> {
        if let Some(known) = self.castable.get(&self.at) {
            return *known;
        }
        let mut open = Vec::new();
        let length = self.scan_collection(&mut open);
        self.castable.extend(open.into_iter().map(|(_, start)| (start, None)));
        length
    }

    fn scan_collection(&mut self, open: &mut Vec<(TokenKind, usize)>) -> Option<usize> {
        let mut last = Part::Open;
        for count in 0.. {
            let token = self.peek_at(count)?;
            let is_start = matches!(last, Part::Open | Part::Comma);
            let part = match token.kind {
                TokenKind::OpenBracket | TokenKind::OpenParen if is_start => {
                    open.push((token.kind, self.at + count));
                    Part::Open
                }
                TokenKind::CloseBracket | TokenKind::CloseParen => {
                    let &(opening, start) = open.last()?;
                    if !token.kind.closes(opening) || matches!(last, Part::Comma | Part::Minus) {
                        return None;
                    }
                    open.pop();
                    self.castable.insert(start, Some(self.at + count + 1 - start));
                    Part::Value
                }
                TokenKind::Comma if last == Part::Value => Part::Comma,
                TokenKind::Number if is_start || last == Part::Minus => Part::Value,
                TokenKind::String if is_start => Part::Value,
                TokenKind::Operator if is_start && token.text == "-" => Part::Minus,
                _ => return None,
            };
            if open.is_empty() {
                return Some(count + 1);
            }
            last = part;
        }
        None
    }
}

/// What a token is in an array or a tuple of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Open,
    Comma,
    Minus,
    Value,
}
