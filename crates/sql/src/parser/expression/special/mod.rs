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
        let mut parts = Vec::new();
        let has_operand = !self.is_words("WHEN");
        if has_operand {
            self.case_part(Place::until(&["WHEN", "ELSE", "END"]), &mut parts)?;
        }
        while self.accept_words("WHEN") {
            self.case_part(Place::until(&["THEN"]), &mut parts)?;
            self.expect_words("THEN")?;
            self.case_part(Place::until(&["WHEN", "ELSE", "END"]).behind_word(), &mut parts)?;
        }
        let has_else = self.accept_words("ELSE");
        if has_else {
            self.case_part(Place::until(&["END"]), &mut parts)?;
        }
        self.expect_words("END")?;
        Ok(SpecialForm::Case(Case { has_operand, parts, has_else }))
    }

    /// A part of CASE: the parts are one list, also for a lambda among them.
    fn case_part(&mut self, place: Place, parts: &mut Vec<Expression>) -> Parsed<()> {
        let part = self.element(place, parts)?;
        parts.push(part);
        Ok(())
    }

    /// One expression inside a form.
    fn member(&mut self, place: Place) -> Parsed<Expression> {
        self.element(place, &mut Vec::new())
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
