//! Expressions: operands joined by operators of fifteen precedences.
//!
//! Operands and operators go onto two stacks, as in the server: an operator first closes what binds at least as tightly
//! as itself. Only brackets and the forms that contain expressions recurse.

mod alias;
mod call;
mod columns;
mod operand;
mod operator;
mod order_by;
mod special;
pub(super) mod stack;
mod window;

use alias::AliasRule;

use crate::lexer::TokenKind;
use crate::parser::expression::stack::{Measure, Operand, Pending, Stack};
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::expression::{ExpressionKind, Lambda};
use crate::tree::interval::IntervalUnit;

/// What ends an expression, and which aliases it may have, where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Which aliases it may have.
    pub alias: AliasRule,
    /// Words that end it, though they could be operators or aliases elsewhere.
    pub ends: Ends,
    /// Whether its first token is a name, even if it is one of those words.
    pub is_behind_word: bool,
}

/// Words that end an expression.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ends {
    /// These.
    Words(&'static [&'static str]),
    /// Units of time.
    Unit,
}

impl Place {
    const TOP: Self = Self { alias: AliasRule::None, ends: Ends::Words(&[]), is_behind_word: false };
    const ARGUMENT: Self = Self { alias: AliasRule::WithAs, ends: Ends::Words(&[]), is_behind_word: false };
}

impl Parser<'_> {
    /// An expression without an alias.
    pub fn expression(&mut self) -> Parsed<Expression> {
        self.part(Rule::Expression, Self::expression_part)
    }

    pub(super) fn expression_part(&mut self) -> Parsed<Expression> {
        self.element(Place::TOP, &mut Vec::new())
    }

    /// An expression with an alias, if one follows; without AS only where that is allowed.
    pub fn expression_with_alias(&mut self, allow_bare_alias: bool) -> Parsed<Expression> {
        let expression = self.expression()?;
        self.with_alias(expression, allow_bare_alias)
    }

    /// One or more expressions, each with an alias, if one follows.
    pub fn expression_list(&mut self, allow_bare_alias: bool) -> Parsed<Vec<Expression>> {
        self.comma_list(|parser| parser.expression_with_alias(allow_bare_alias))
    }

    /// One expression among those that a bracket or a form holds. `before` are the ones read so far in the same list:
    /// the parameters of a lambda, should an arrow follow.
    pub(super) fn element(&mut self, place: Place, before: &mut Vec<Expression>) -> Parsed<Expression> {
        if self.is_in_table_function
            && let Some(settings) = self.settings_argument()?
        {
            return Ok(settings);
        }
        let mut stack = Stack::default();
        let result = self.whole(&mut stack, place, before);
        if stack.holds_too_much {
            return self.too_deep();
        }
        let Operand { expression, measure } = result?;
        self.measure = self.measure.beside(measure);
        Ok(expression)
    }

    /// Operands and operators, up to where no more follow.
    fn whole(&mut self, stack: &mut Stack, place: Place, before: &mut Vec<Expression>) -> Parsed<Operand> {
        let mut has_alias = false;
        self.operand(stack, place)?;
        loop {
            if self.ends_here(place) {
                break;
            }
            if self.is_operator("->") {
                self.lambda_arrow(stack, before)?;
                self.operand(stack, place)?;
                continue;
            }
            if self.operator(stack, place)? {
                continue;
            }
            match self.alias_in(place, has_alias)? {
                Some(alias) => {
                    let Operand { mut expression, measure } =
                        stack.finish().or_else(|_| self.mismatch("an operator"))?;
                    if !alias.put_on(&mut expression) {
                        return self.mismatch("an operator");
                    }
                    expression.span = self.span_from(expression.span);
                    stack.push(expression, measure)?;
                    has_alias = true;
                }
                None => break,
            }
        }
        stack.finish().or_else(|_| self.mismatch("an operator"))
    }

    /// Reads something, and tells how much it holds, itself included.
    fn measured<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<(T, Measure)> {
        let outer = std::mem::take(&mut self.measure);
        let result = rule(self);
        let measure = std::mem::replace(&mut self.measure, outer).above();
        Ok((result?, measure))
    }

    /// Whether a word stands ahead that ends an expression here.
    fn ends_here(&self, place: Place) -> bool {
        let Some(token) = self.peek().filter(|token| token.kind == TokenKind::Word) else { return false };
        let is_end = match place.ends {
            Ends::Words(words) => words.iter().any(|word| token.is_word(word)),
            Ends::Unit => IntervalUnit::of(token.text).is_some(),
        };
        is_end || self.is_words("IN PARTITION")
    }

    /// `->`: what was read so far are the parameters.
    #[inline(never)]
    fn lambda_arrow(&mut self, stack: &mut Stack, before: &mut Vec<Expression>) -> Parsed<()> {
        let last = match (stack.operators.is_empty(), stack.operands.pop()) {
            (true, Some(last)) if stack.operands.is_empty() => last.expression,
            _ => return self.mismatch("an operator"),
        };
        let span = before
            .first()
            .filter(|_| !matches!(last.kind, ExpressionKind::Tuple(_)))
            .map_or(last.span, |first| first.span);
        let parameters = match last.kind {
            ExpressionKind::Tuple(members) if last.alias.is_none() => members,
            ExpressionKind::Parenthesized(inner) if last.alias.is_none() => vec![*inner],
            kind => {
                before.push(Expression { kind, ..last });
                std::mem::take(before)
            }
        };
        if !parameters.iter().all(is_identifier) {
            return self.mismatch("an operator");
        }
        self.advance();
        stack.operators.push(Pending::Lambda { parameters, span });
        Ok(())
    }

    /// Members of a list up to the bracket that closes it; a comma before it only where that is allowed.
    pub(super) fn elements(&mut self, place: Place, close: TokenKind) -> Parsed<Vec<Expression>> {
        let mut list = Vec::new();
        if self.is(close) {
            return Ok(list);
        }
        loop {
            let element = self.element(place, &mut list)?;
            list.push(element);
            if !self.accept(TokenKind::Comma) {
                return Ok(list);
            }
        }
    }
}

fn is_identifier(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Identifier(_) => true,
        ExpressionKind::Parenthesized(inner) => is_identifier(inner),
        _ => false,
    }
}

/// `parameters -> body`
fn lambda(parameters: Vec<Expression>, body: Expression, start: crate::span::Span) -> Expression {
    let span = start.to(body.span);
    Expression::new(ExpressionKind::Lambda(Box::new(Lambda { parameters, body })), span)
}
