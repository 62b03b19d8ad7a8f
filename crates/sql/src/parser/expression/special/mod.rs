//! Forms with words of their own.

mod call;
mod cast;
mod interval;

use crate::lexer::TokenKind;
use crate::literal::Value;
use crate::parser::expression::{AliasRule, Ends, Place};
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::expression::ExpressionKind;
use crate::tree::special::{Case, SpecialForm};
use crate::tree::{Expression, Literal, Path};

impl Place {
    /// A member of a form, up to one of these words.
    const fn until(ends: &'static [&'static str]) -> Self {
        Self { alias: AliasRule::Bare, ends: Ends::Words(ends), is_behind_word: false }
    }

    /// The same where the first word is a name, even if it is one of those.
    const fn behind_word(self) -> Self {
        Self { is_behind_word: true, ..self }
    }
}

impl Parser<'_> {
    /// A form that starts with a word of its own, if one stands ahead.
    #[inline(never)]
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

    #[inline(never)]
    fn case(&mut self) -> Parsed<SpecialForm> {
        self.expect_words("CASE")?;
        let mut operand = None;
        if !self.is_words("WHEN") {
            operand = Some(self.member(Place::until(&["WHEN", "ELSE", "END"]))?);
        }
        let mut branches = Vec::new();
        while self.accept_words("WHEN") {
            let is_first = operand.is_none() && branches.is_empty();
            let condition = self.case_member(Place::until(&["THEN"]), is_first)?;
            self.expect_words("THEN")?;
            let value = self.case_member(Place::until(&["WHEN", "ELSE", "END"]).behind_word(), false)?;
            branches.push((condition, value));
        }
        let mut otherwise = None;
        if self.accept_words("ELSE") {
            otherwise = Some(self.case_member(Place::until(&["END"]), false)?);
        }
        self.expect_words("END")?;
        Ok(SpecialForm::Case(Case { operand, branches, otherwise }))
    }

    /// A part of CASE behind its word. Parameters of a lambda without parentheses would be all the parts before.
    fn case_member(&mut self, place: Place, is_first: bool) -> Parsed<Expression> {
        let value = Literal { value: Value::Null, span: self.here() };
        let part_before = Expression::new(ExpressionKind::Literal(value), self.here());
        self.element(place, &mut if is_first { Vec::new() } else { vec![part_before] }, None)
    }

    /// One expression inside a form.
    fn member(&mut self, place: Place) -> Parsed<Expression> {
        self.element(place, &mut Vec::new(), None)
    }

    /// A form that looks like a call up to its parenthesis, if the name is that of one.
    #[inline(never)]
    pub(super) fn special_call(&mut self, name: &Path, start: Span) -> Parsed<Option<Expression>> {
        let [part] = name.parts.as_slice() else { return Ok(None) };
        let Some(form) = call::form_named(&part.name.text) else { return Ok(None) };
        self.expect(TokenKind::OpenParen)?;
        let form = form(self)?;
        self.expect(TokenKind::CloseParen)?;
        Ok(Some(Expression::new(ExpressionKind::Special(Box::new(form)), self.span_from(start))))
    }
}
