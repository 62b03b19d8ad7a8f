//! Calls of functions.

use crate::lexer::TokenKind;
use crate::parser::expression::Place;
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::expression::ExpressionKind;
use crate::tree::function::{ArgumentQuantifier, FunctionCall, NullsAction, Over};
use crate::tree::path::{PathPart, PathPrefix};
use crate::tree::{Expression, Path};

impl Parser<'_> {
    /// The parentheses behind a name, and what can follow them.
    pub(crate) fn call(&mut self, name: Path, start: Span) -> Parsed<Expression> {
        let allows_parameters = !std::mem::take(&mut self.is_table_call);
        if self.is_in_table_function
            && let Some(view) = self.view_call(&name, start)?
        {
            return Ok(view);
        }
        if let Some(special) = self.special_call(&name, start)? {
            return Ok(special);
        }
        let call = self.call_of(name, allows_parameters)?;
        Ok(Expression::new(ExpressionKind::Function(Box::new(call)), self.span_from(start)))
    }

    /// A name, or a call: how engines, codecs and the functions of types are written.
    pub fn call_or_name(&mut self) -> Parsed<Expression> {
        let start = self.here();
        let name = if self.is_call_ahead() {
            self.path()?
        } else {
            Path { parts: vec![PathPart { prefix: PathPrefix::Plain, name: self.name()?, arrays: 0 }] }
        };
        if self.is(TokenKind::OpenParen) {
            return self.call(name, start);
        }
        Ok(Expression::new(ExpressionKind::Identifier(name), self.span_from(start)))
    }

    /// A function with its arguments, whatever it is called.
    #[inline(never)]
    fn call_of(&mut self, name: Path, allows_parameters: bool) -> Parsed<FunctionCall> {
        self.expect(TokenKind::OpenParen)?;
        let quantifier = self.argument_quantifier()?;
        let arguments = self.arguments_part()?;
        self.expect(TokenKind::CloseParen)?;
        self.call_behind(name, quantifier, arguments, allows_parameters)
    }

    pub(in crate::parser) fn arguments_part(&mut self) -> Parsed<Vec<Expression>> {
        self.elements(Place::ARGUMENT, TokenKind::CloseParen)
    }

    /// What can follow the parentheses of a call: those of an aggregate function's arguments, FILTER, OVER.
    #[inline(never)]
    pub(super) fn call_behind(
        &mut self,
        name: Path,
        mut quantifier: Option<ArgumentQuantifier>,
        mut arguments: Vec<Expression>,
        allows_parameters: bool,
    ) -> Parsed<FunctionCall> {
        let mut parameters = None;
        if allows_parameters && self.is(TokenKind::OpenParen) {
            if quantifier == Some(ArgumentQuantifier::Distinct) {
                return self.mismatch("an operator");
            }
            self.advance();
            quantifier = self.argument_quantifier()?.or(quantifier);
            if self.is(TokenKind::CloseParen) {
                return self.mismatch("an expression");
            }
            let second = self.part(Rule::Arguments, Self::arguments_part)?;
            self.expect(TokenKind::CloseParen)?;
            parameters = Some(std::mem::replace(&mut arguments, second));
        }
        let filter = if self.accept_words("FILTER") { Some(self.filter()?) } else { None };
        let nulls = match self.accept_any(&["RESPECT NULLS", "IGNORE NULLS"]) {
            Some(0) => Some(NullsAction::Respect),
            Some(_) => Some(NullsAction::Ignore),
            None => None,
        };
        let over = if self.accept_words("OVER") { Some(self.over()?) } else { None };
        Ok(FunctionCall { name, parameters, quantifier, arguments, filter, nulls, over })
    }

    /// `DISTINCT` or `ALL` before arguments. `f(DISTINCT)` and `f(ALL, x)` name columns.
    fn argument_quantifier(&mut self) -> Parsed<Option<ArgumentQuantifier>> {
        let quantifier = match self.peek() {
            Some(token) if token.is_word("DISTINCT") => ArgumentQuantifier::Distinct,
            Some(token) if token.is_word("ALL") => ArgumentQuantifier::All,
            _ => return Ok(None),
        };
        if self.peek_at(1).is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::CloseParen)) {
            return Ok(None);
        }
        self.advance();
        if self.is_words("ALL") && quantifier == ArgumentQuantifier::Distinct
            || self.is_words("DISTINCT") && quantifier == ArgumentQuantifier::All
        {
            return self.mismatch("an expression");
        }
        Ok(Some(quantifier))
    }

    /// `(WHERE condition)`
    fn filter(&mut self) -> Parsed<Expression> {
        self.in_parentheses(|parser| {
            parser.expect_words("WHERE")?;
            parser.expression_with_alias(false)
        })
    }

    fn over(&mut self) -> Parsed<Over> {
        if self.is(TokenKind::OpenParen) {
            return Ok(Over::Window(self.window_definition()?));
        }
        Ok(Over::Named(self.name()?))
    }
}
