//! Forms with words of their own.

use crate::lexer::TokenKind;
use crate::parser::expression::{AliasRule, Place};
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::expression::{Alias, ExpressionKind};
use crate::tree::special::{Case, SpecialForm};
use crate::tree::{Expression, Path};

impl Place {
    const fn until(ends: &'static [&'static str]) -> Self {
        Self { alias: AliasRule::Bare, ends }
    }
}

impl Parser<'_> {
    /// A form that starts with a word of its own, if one stands ahead.
    pub(super) fn special_form(&mut self) -> Parsed<Option<Expression>> {
        let Some(token) = self.peek() else { return Ok(None) };
        let start = self.here();
        let is_text_behind =
            self.peek_at(1).is_some_and(|next| matches!(next.kind, TokenKind::String | TokenKind::Heredoc));
        let form = if token.is_word("DATE") && is_text_behind {
            self.advance();
            SpecialForm::Date(self.text()?)
        } else if token.is_word("TIMESTAMP") && is_text_behind {
            self.advance();
            SpecialForm::Timestamp(self.text()?)
        } else if token.is_word("CASE") {
            match self.attempt_once(Self::case)? {
                Some(case) => SpecialForm::Case(case),
                None => return Ok(None),
            }
        } else {
            return Ok(None);
        };
        Ok(Some(Expression::new(ExpressionKind::Special(Box::new(form)), self.span_from(start))))
    }

    fn case(&mut self) -> Parsed<Case> {
        self.expect_words("CASE")?;
        self.nested(|parser| {
            let mut operand = None;
            if !parser.is_words("WHEN") {
                operand = Some(parser.element(Place::until(&["WHEN", "ELSE", "END"]), &mut Vec::new(), None)?);
            }
            let mut branches = Vec::new();
            while parser.accept_words("WHEN") {
                let condition = parser.element(Place::until(&["THEN"]), &mut Vec::new(), None)?;
                parser.expect_words("THEN")?;
                let value = parser.element(Place::until(&["WHEN", "ELSE", "END"]), &mut Vec::new(), None)?;
                branches.push((condition, value));
            }
            let mut otherwise = None;
            if parser.accept_words("ELSE") {
                otherwise = Some(parser.element(Place::until(&["END"]), &mut Vec::new(), None)?);
            }
            parser.expect_words("END")?;
            Ok(Case { operand, branches, otherwise })
        })
    }

    /// A form that looks like a call up to its parenthesis, if the name is that of one.
    pub(super) fn special_call(&mut self, name: &Path, start: Span) -> Parsed<Option<Expression>> {
        let [part] = name.parts.as_slice() else { return Ok(None) };
        let form = if part.name.text.eq_ignore_ascii_case("cast") {
            self.cast_call()?
        } else {
            return Ok(None);
        };
        let kind = ExpressionKind::Special(Box::new(form));
        Ok(Some(Expression::new(kind, self.span_from(start))))
    }

    /// `CAST(x AS T)`, `CAST(x, 'T')`
    fn cast_call(&mut self) -> Parsed<SpecialForm> {
        self.in_parentheses(|parser| {
            let mut expression = parser.element(Place::until(&["AS"]), &mut Vec::new(), None)?;
            if parser.accept_words("AS") {
                let behind = parser.peek_at(1);
                let is_alias = behind.is_some_and(|token| token.is_word("AS") || token.kind == TokenKind::Comma);
                if !is_alias {
                    return Ok(SpecialForm::CastAs { expression, data_type: parser.data_type()? });
                }
                let alias = Alias { name: parser.name()?, has_as: true };
                alias.put_on(&mut expression);
                if parser.accept_words("AS") {
                    return Ok(SpecialForm::CastAs { expression, data_type: parser.data_type()? });
                }
            }
            parser.expect(TokenKind::Comma)?;
            let data_type = parser.element(Place::until(&[]), &mut Vec::new(), None)?;
            Ok(SpecialForm::CastTo { expression, data_type })
        })
    }

    /// `1::T`, `[1, 2]::T`
    pub(super) fn cast_literal(&mut self) -> Parsed<Option<Expression>> {
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
    fn castable_literal(&self) -> Option<usize> {
        match self.kind()? {
            TokenKind::Number => Some(1),
            _ if self.is_operator("-") && self.peek_at(1)?.kind == TokenKind::Number => Some(2),
            TokenKind::OpenBracket | TokenKind::OpenParen => self.castable_collection(),
            _ => None,
        }
    }

    /// An array or a tuple of nothing but numbers, texts, and more of the same kind.
    fn castable_collection(&self) -> Option<usize> {
        let mut open = Vec::new();
        let mut last = Part::Open;
        for count in 0.. {
            let token = self.peek_at(count)?;
            let is_start = matches!(last, Part::Open | Part::Comma);
            let part = match token.kind {
                TokenKind::OpenBracket | TokenKind::OpenParen if is_start => {
                    open.push(token.kind);
                    Part::Open
                }
                TokenKind::CloseBracket | TokenKind::CloseParen => {
                    let opening = open.pop()?;
                    let fits = token.kind.closes(opening) && !matches!(last, Part::Comma | Part::Minus);
                    if !fits {
                        return None;
                    }
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
