//! Operands and operators that wait for what follows.

use crate::lexer::MAX_NESTING;
use crate::parser::expression::lambda;
use crate::parser::{Mismatch, Parsed};
use crate::span::Span;
use crate::tree::Expression;
use crate::tree::expression::{BinaryOperator, Chain, ExpressionKind, Link, Ternary, Unary, UnaryOperator};

/// An operator that waits for its last operand.
#[derive(Debug)]
pub(super) enum Pending {
    /// `parameters ->`
    Lambda {
        /// What it takes.
        parameters: Vec<Expression>,
        /// Where they start.
        span: Span,
    },
    /// `?`
    TernaryThen,
    /// `:`
    TernaryElse,
    /// `NOT`, `-`, with where it stands.
    Unary(UnaryOperator, Span),
    /// `BETWEEN`, `NOT BETWEEN`, up to its `AND`.
    Between {
        /// Whether `NOT` is there.
        negated: bool,
    },
    /// The `AND` of `BETWEEN`.
    BetweenAnd,
    /// `a + b`
    Binary(BinaryOperator),
    /// `AT TIME ZONE`
    AtTimeZone,
    /// `.`, before something that is no name.
    Part,
}

/// How tightly something binds that is applied at once: `IS NULL`, `[1]`.
pub(super) const TRUTH: u8 = 6;
pub(super) const COMPARISON: u8 = 9;
pub(super) const ACCESS: u8 = 14;
const BETWEEN: u8 = 7;
const AT_TIME_ZONE: u8 = 13;

impl Pending {
    /// How tightly it binds.
    pub(super) fn precedence(&self) -> u8 {
        match self {
            Self::Lambda { .. } => 1,
            Self::TernaryThen => 2,
            Self::TernaryElse => 3,
            Self::Unary(UnaryOperator::Not, _) => 5,
            Self::Between { .. } => BETWEEN,
            Self::BetweenAnd => 8,
            Self::Binary(operator) => operator.precedence(),
            Self::AtTimeZone | Self::Unary(UnaryOperator::Minus, _) => AT_TIME_ZONE,
            Self::Part => ACCESS,
        }
    }
}

impl BinaryOperator {
    /// How tightly it binds.
    pub(crate) fn precedence(self) -> u8 {
        match self {
            Self::Or => 3,
            Self::And => 4,
            Self::IsDistinctFrom | Self::IsNotDistinctFrom => TRUTH,
            Self::Concat => 10,
            Self::Plus | Self::Minus => 11,
            Self::Multiply | Self::Divide | Self::Modulo | Self::Div => 12,
            _ => COMPARISON,
        }
    }

    /// Whether ANY, SOME and ALL can stand behind it.
    pub(crate) fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Equals
                | Self::NotEquals
                | Self::NullSafeEquals
                | Self::LessOrEquals
                | Self::GreaterOrEquals
                | Self::Less
                | Self::Greater
                | Self::Like
                | Self::Ilike
                | Self::NotLike
                | Self::NotIlike
                | Self::Regexp
        )
    }

    /// Whether ANY, SOME and ALL of a query can stand behind it, not only of an array.
    pub(crate) fn compares_with_queries(self) -> bool {
        self.is_comparison() && !self.is_like() && !matches!(self, Self::NullSafeEquals | Self::Regexp)
    }
}

/// How much an expression holds that costs more than its own text.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::parser) struct Measure {
    /// Levels of expressions inside each other.
    pub height: usize,
    /// How many bytes of it the server's form has twice: `BETWEEN` repeats what stands before it.
    pub repeated: usize,
}

/// How many levels of expressions may stand inside each other: a bracket may hold an operator, which is a level, too; and
/// so may what stands around all brackets.
const MAX_HEIGHT: usize = 2 * (MAX_NESTING + 1);

/// The most bytes of a statement that may be repeated.
const MAX_REPEATED: usize = 1 << 20;

impl Measure {
    /// Of both, side by side.
    pub(in crate::parser) fn beside(self, other: Self) -> Self {
        Self { height: self.height.max(other.height), repeated: self.repeated.saturating_add(other.repeated) }
    }

    /// Of what holds it.
    pub(super) fn above(self) -> Self {
        Self { height: self.height + 1, ..self }
    }

    /// Of what is written out twice.
    fn twice(self, span: Span) -> Self {
        let length = span.end.saturating_sub(span.start) as usize;
        Self { repeated: self.repeated.saturating_mul(2).saturating_add(length), ..self }
    }
}

/// An operand and how much it holds.
#[derive(Debug)]
pub(super) struct Operand {
    /// The operand.
    pub expression: Expression,
    /// What it holds.
    pub measure: Measure,
}

/// What waits, the last on top.
#[derive(Debug, Default)]
pub(super) struct Stack {
    /// Operands.
    pub operands: Vec<Operand>,
    /// Operators.
    pub operators: Vec<Pending>,
    /// How many `BETWEEN` wait for their `AND`.
    pub open_betweens: usize,
    /// Whether an operand would hold more than anything may: `a = NOT b = NOT …`.
    pub holds_too_much: bool,
}

impl Stack {
    /// Closes everything that binds at least this tightly.
    pub(super) fn close(&mut self, precedence: u8) -> Parsed<()> {
        while let Some(last) = self.operators.last().filter(|last| last.precedence() >= precedence) {
            // What follows `? :` binds its last part, not the whole.
            if matches!(last, Pending::TernaryElse) {
                return Err(Mismatch);
            }
            self.reduce()?;
        }
        Ok(())
    }

    /// The whole expression.
    pub(super) fn finish(&mut self) -> Parsed<Operand> {
        while !self.operators.is_empty() {
            self.reduce()?;
        }
        match (self.operands.pop(), self.operands.is_empty()) {
            (Some(operand), true) => Ok(operand),
            _ => Err(Mismatch),
        }
    }

    /// Puts an operand on top.
    pub(super) fn push(&mut self, expression: Expression, measure: Measure) -> Parsed<()> {
        if measure.height > MAX_HEIGHT || measure.repeated > MAX_REPEATED {
            self.holds_too_much = true;
            return Err(Mismatch);
        }
        self.operands.push(Operand { expression, measure });
        Ok(())
    }

    /// Applies what an operator and the operands behind it give to the operand before.
    pub(super) fn apply(&mut self, link: Link, measure: Measure, precedence: u8, end: Span) -> Parsed<()> {
        let Operand { expression: mut left, measure: mut before } = self.pop()?;
        if matches!(link, Link::Between { .. }) {
            before = before.twice(left.span);
        }
        let span = left.span.to(end);
        let chained = match &mut left.kind {
            ExpressionKind::Chain(chain) if left.alias.is_none() && chain.precedence() == precedence => Some(chain),
            _ => None,
        };
        match chained {
            Some(chain) => {
                chain.links.push(link);
                left.span = span;
                self.push(left, before.beside(measure.above()))
            }
            None => {
                let chain = Chain { first: left, links: vec![link] };
                self.push(Expression::new(ExpressionKind::Chain(Box::new(chain)), span), before.beside(measure).above())
            }
        }
    }

    fn pop(&mut self) -> Parsed<Operand> {
        self.operands.pop().ok_or(Mismatch)
    }

    /// Closes the operator on top.
    fn reduce(&mut self) -> Parsed<()> {
        let Some(operator) = self.operators.pop() else { return Err(Mismatch) };
        let precedence = operator.precedence();
        match operator {
            Pending::Unary(operator, span) => {
                let Operand { expression, measure } = self.pop()?;
                let is_flat = matches!(expression.kind, ExpressionKind::Unary(_));
                self.push(unary(operator, span, expression), if is_flat { measure } else { measure.above() })
            }
            Pending::Binary(operator) => {
                let Operand { expression: right, measure } = self.pop()?;
                let end = right.span;
                self.apply(Link::Binary(operator, right), measure, precedence, end)
            }
            Pending::AtTimeZone => {
                let Operand { expression: right, measure } = self.pop()?;
                let end = right.span;
                self.apply(Link::AtTimeZone(right), measure, precedence, end)
            }
            Pending::Part => {
                let Operand { expression: right, measure } = self.pop()?;
                let end = right.span;
                self.apply(Link::Part(right), measure, precedence, end)
            }
            Pending::BetweenAnd => self.reduce_between(),
            Pending::TernaryElse => self.reduce_ternary(),
            Pending::Lambda { parameters, span } => {
                let Operand { expression: body, measure } = self.pop()?;
                self.push(lambda(parameters, body, span), measure.above())
            }
            Pending::Between { .. } | Pending::TernaryThen => Err(Mismatch),
        }
    }

    fn reduce_between(&mut self) -> Parsed<()> {
        let Some(Pending::Between { negated }) = self.operators.pop() else { return Err(Mismatch) };
        let (high, low) = (self.pop()?, self.pop()?);
        let (end, measure) = (high.expression.span, high.measure.beside(low.measure));
        let link = Link::Between { negated, low: low.expression, high: high.expression };
        self.apply(link, measure, BETWEEN, end)
    }

    fn reduce_ternary(&mut self) -> Parsed<()> {
        let Some(Pending::TernaryThen) = self.operators.pop() else { return Err(Mismatch) };
        let (otherwise, then, condition) = (self.pop()?, self.pop()?, self.pop()?);
        let measure = condition.measure.beside(then.measure).beside(otherwise.measure).above();
        let span = condition.expression.span.to(otherwise.expression.span);
        let ternary =
            Ternary { condition: condition.expression, then: then.expression, otherwise: otherwise.expression };
        self.push(Expression::new(ExpressionKind::Ternary(Box::new(ternary)), span), measure)
    }
}

impl Chain {
    /// How tightly its operators bind.
    fn precedence(&self) -> u8 {
        match self.links.first() {
            Some(Link::Binary(operator, _) | Link::LikeEscape(operator, ..)) => operator.precedence(),
            Some(Link::Quantified { .. }) => COMPARISON,
            Some(Link::Is { .. }) => TRUTH,
            Some(Link::Between { .. }) => BETWEEN,
            Some(Link::AtTimeZone(_)) => AT_TIME_ZONE,
            Some(Link::Element(_) | Link::Part(_) | Link::Member(_) | Link::Cast(_)) | None => ACCESS,
        }
    }
}

/// `operator operand`
fn unary(operator: UnaryOperator, start: Span, mut operand: Expression) -> Expression {
    let span = start.to(operand.span);
    if let ExpressionKind::Unary(unary) = &mut operand.kind
        && operand.alias.is_none()
    {
        unary.operators.push(operator);
        operand.span = span;
        return operand;
    }
    Expression::new(ExpressionKind::Unary(Box::new(Unary { operators: vec![operator], operand })), span)
}
