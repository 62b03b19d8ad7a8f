//! Forms with words of their own.

mod call;
mod cast;
mod interval;

use crate::lexer::TokenKind;
use crate::parser::expression::{AliasRule, Ends, Place};
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::expression::ExpressionKind;
use crate::tree::special::{Case, SpecialForm};
use crate::tree::{Expression, Path};

impl Place {
    /// A member of a form, up to one of these words.
    const fn until(ends: &'static [&'static str]) -> Self {
        Self { alias: AliasRule::Bare, ends: Ends::Words(ends) }
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
            Some(SpecialForm::Date(self.text()?))
        } else if token.is_word("TIMESTAMP") && is_text_behind {
            self.advance();
            Some(SpecialForm::Timestamp(self.text()?))
        } else if token.is_word("CASE") {
            self.attempt_once(Self::case)?
        } else if token.is_word("INTERVAL") {
            self.attempt_once(Self::interval)?
        } else {
            None
        };
        Ok(form.map(|form| Expression::new(ExpressionKind::Special(Box::new(form)), self.span_from(start))))
    }

    fn case(&mut self) -> Parsed<SpecialForm> {
        self.expect_words("CASE")?;
        self.nested(|parser| {
            let mut operand = None;
            if !parser.is_words("WHEN") {
                operand = Some(parser.member(Place::until(&["WHEN", "ELSE", "END"]))?);
            }
            let mut branches = Vec::new();
            while parser.accept_words("WHEN") {
                let condition = parser.member(Place::until(&["THEN"]))?;
                parser.expect_words("THEN")?;
                let value = parser.member(Place::until(&["WHEN", "ELSE", "END"]))?;
                branches.push((condition, value));
            }
            let mut otherwise = None;
            if parser.accept_words("ELSE") {
                otherwise = Some(parser.member(Place::until(&["END"]))?);
            }
            parser.expect_words("END")?;
            Ok(SpecialForm::Case(Case { operand, branches, otherwise }))
        })
    }

    /// One expression inside a form.
    fn member(&mut self, place: Place) -> Parsed<Expression> {
        self.element(place, &mut Vec::new(), None)
    }

    /// A form that looks like a call up to its parenthesis, if the name is that of one.
    pub(super) fn special_call(&mut self, name: &Path, start: Span) -> Parsed<Option<Expression>> {
        let [part] = name.parts.as_slice() else { return Ok(None) };
        let Some(form) = call::form_named(&part.name.text) else { return Ok(None) };
        self.expect(TokenKind::OpenParen)?;
        let form = self.nested(form)?;
        self.expect(TokenKind::CloseParen)?;
        Ok(Some(Expression::new(ExpressionKind::Special(Box::new(form)), self.span_from(start))))
    }
}
