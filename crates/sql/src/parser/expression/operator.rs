//! Operators between and behind operands.

use crate::lexer::TokenKind;
use crate::parser::expression::Place;
use crate::parser::expression::stack::{ACCESS, COMPARISON, Measure, Operand, Pending, Stack, TRUTH};
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::columns::ColumnSource;
use crate::tree::expression::{BinaryOperator, Link, Truth};

impl Parser<'_> {
    /// An operator, with its operand where it has one behind it. `false`, and nothing read, where none stands ahead.
    #[inline(never)]
    pub(super) fn operator(&mut self, stack: &mut Stack, place: Place) -> Parsed<bool> {
        let Some(token) = self.peek() else {
            self.note("an operator");
            return Ok(false);
        };
        match token.kind {
            TokenKind::Word => self.word_operator(stack, place),
            TokenKind::Dot => self.dot(stack, place),
            TokenKind::OpenBracket => self.element_access(stack),
            TokenKind::DoubleColon => {
                self.advance();
                stack.close(ACCESS).or_else(|_| self.mismatch("an operator"))?;
                let data_type = Box::new(self.data_type()?);
                let end = data_type.span;
                stack.apply(Link::Cast(data_type), Measure::default(), ACCESS, end)?;
                Ok(true)
            }
            TokenKind::Operator => self.sign_operator(token.text, stack, place),
            _ => {
                self.note("an operator");
                Ok(false)
            }
        }
    }

    #[inline(never)]
    fn sign_operator(&mut self, sign: &str, stack: &mut Stack, place: Place) -> Parsed<bool> {
        let pending = match sign {
            "=" | "==" => Pending::Binary(BinaryOperator::Equals),
            "!=" | "<>" => Pending::Binary(BinaryOperator::NotEquals),
            "<=>" => Pending::Binary(BinaryOperator::NullSafeEquals),
            "<=" => Pending::Binary(BinaryOperator::LessOrEquals),
            ">=" => Pending::Binary(BinaryOperator::GreaterOrEquals),
            "<" => Pending::Binary(BinaryOperator::Less),
            ">" => Pending::Binary(BinaryOperator::Greater),
            "||" => Pending::Binary(BinaryOperator::Concat),
            "+" => Pending::Binary(BinaryOperator::Plus),
            "-" | "−" => Pending::Binary(BinaryOperator::Minus),
            "*" => Pending::Binary(BinaryOperator::Multiply),
            "/" => Pending::Binary(BinaryOperator::Divide),
            "%" => Pending::Binary(BinaryOperator::Modulo),
            "?" => Pending::TernaryThen,
            ":" => Pending::TernaryElse,
            _ => {
                self.note("an operator");
                return Ok(false);
            }
        };
        self.advance();
        self.pending(pending, stack, place)?;
        Ok(true)
    }

    /// An operator that waits for the operand behind it, and that operand.
    fn pending(&mut self, pending: Pending, stack: &mut Stack, place: Place) -> Parsed<()> {
        stack.close(pending.precedence()).or_else(|_| self.mismatch("an operator"))?;
        stack.operators.push(pending);
        self.operand(stack, place)
    }

    #[inline(never)]
    fn word_operator(&mut self, stack: &mut Stack, place: Place) -> Parsed<bool> {
        let Some((words, operator)) = WORD_OPERATORS.iter().find(|(words, _)| self.is_words(words)) else {
            self.note("an operator");
            return Ok(false);
        };
        if *operator == WordOperator::Escape {
            return self.escape(stack);
        }
        self.accept_words(words);
        match *operator {
            WordOperator::Binary(BinaryOperator::And) if stack.open_betweens > 0 => {
                stack.open_betweens -= 1;
                self.pending(Pending::BetweenAnd, stack, place)?;
            }
            WordOperator::Binary(operator) => self.pending(Pending::Binary(operator), stack, place)?,
            WordOperator::Is { negated, what } => {
                stack.close(TRUTH).or_else(|_| self.mismatch("an operator"))?;
                let end = self.last_span();
                stack.apply(Link::Is { negated, what }, Measure::default(), TRUTH, end)?;
            }
            WordOperator::Between { negated } => {
                stack.close(Pending::Between { negated }.precedence()).or_else(|_| self.mismatch("an operator"))?;
                stack.open_betweens += 1;
                stack.operators.push(Pending::Between { negated });
                self.operand(stack, place)?;
            }
            WordOperator::AtTimeZone => self.pending(Pending::AtTimeZone, stack, place)?,
            WordOperator::Escape => {}
        }
        Ok(true)
    }

    /// `ESCAPE 'c'` behind a LIKE.
    #[inline(never)]
    fn escape(&mut self, stack: &mut Stack) -> Parsed<bool> {
        stack.close(COMPARISON + 1)?;
        let operator = match stack.operators.last() {
            Some(Pending::Binary(operator)) if operator.is_like() => *operator,
            _ => return Ok(false),
        };
        if self.peek_at(1).is_none_or(|token| !matches!(token.kind, TokenKind::String | TokenKind::Heredoc)) {
            return Ok(false);
        }
        self.accept_words("ESCAPE");
        let character = self.text()?;
        stack.operators.pop();
        match stack.operands.pop() {
            Some(Operand { expression: pattern, measure }) => {
                let end = character.span;
                stack.apply(Link::LikeEscape(operator, pattern, character), measure, COMPARISON, end)?;
                Ok(true)
            }
            None => self.mismatch("an operator"),
        }
    }

    /// `.name`, `.1`, `.*`, `.COLUMNS(…)`
    #[inline(never)]
    fn dot(&mut self, stack: &mut Stack, place: Place) -> Parsed<bool> {
        self.advance();
        stack.close(ACCESS).or_else(|_| self.mismatch("an operator"))?;
        if self.is_operator("*") || self.is_columns() {
            let Some(Operand { expression: tuple, measure: before }) = stack.operands.pop() else {
                return self.mismatch("an operator");
            };
            let start = tuple.span;
            let (columns, measure) =
                self.measured(|parser| parser.columns_of(ColumnSource::Expression(tuple), start))?;
            stack.push(columns, before.beside(measure).above())?;
            return Ok(true);
        }
        if self.is(TokenKind::Word) || self.is(TokenKind::QuotedName) {
            let name = self.name()?;
            let end = name.span;
            stack.apply(Link::Member(name), Measure::default(), ACCESS, end)?;
            return Ok(true);
        }
        stack.operators.push(Pending::Part);
        self.operand(stack, place)?;
        Ok(true)
    }

    /// `[index]`
    #[inline(never)]
    fn element_access(&mut self, stack: &mut Stack) -> Parsed<bool> {
        self.advance();
        stack.close(ACCESS).or_else(|_| self.mismatch("an operator"))?;
        let (index, measure) = self.measured(|parser| parser.part(Rule::Index, Self::index_part))?;
        self.expect(TokenKind::CloseBracket)?;
        let end = self.last_span();
        stack.apply(Link::Element(index), measure, ACCESS, end)?;
        Ok(true)
    }

    pub(in crate::parser) fn index_part(&mut self) -> Parsed<Expression> {
        self.element(Place::ARGUMENT, &mut Vec::new())
    }
}

/// An operator that is written in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WordOperator {
    Binary(BinaryOperator),
    Is { negated: bool, what: Truth },
    Between { negated: bool },
    AtTimeZone,
    Escape,
}

const fn is(what: Truth) -> WordOperator {
    WordOperator::Is { negated: false, what }
}

const fn is_not(what: Truth) -> WordOperator {
    WordOperator::Is { negated: true, what }
}

const WORD_OPERATORS: &[(&str, WordOperator)] = &[
    ("AND", WordOperator::Binary(BinaryOperator::And)),
    ("OR", WordOperator::Binary(BinaryOperator::Or)),
    ("IN", WordOperator::Binary(BinaryOperator::In)),
    ("LIKE", WordOperator::Binary(BinaryOperator::Like)),
    ("BETWEEN", WordOperator::Between { negated: false }),
    ("IS NULL", is(Truth::Null)),
    ("IS NOT NULL", is_not(Truth::Null)),
    ("NOT IN", WordOperator::Binary(BinaryOperator::NotIn)),
    ("NOT LIKE", WordOperator::Binary(BinaryOperator::NotLike)),
    ("NOT BETWEEN", WordOperator::Between { negated: true }),
    ("NOT ILIKE", WordOperator::Binary(BinaryOperator::NotIlike)),
    ("ILIKE", WordOperator::Binary(BinaryOperator::Ilike)),
    ("REGEXP", WordOperator::Binary(BinaryOperator::Regexp)),
    ("GLOBAL IN", WordOperator::Binary(BinaryOperator::GlobalIn)),
    ("GLOBAL NOT IN", WordOperator::Binary(BinaryOperator::GlobalNotIn)),
    ("MOD", WordOperator::Binary(BinaryOperator::Modulo)),
    ("DIV", WordOperator::Binary(BinaryOperator::Div)),
    ("ESCAPE", WordOperator::Escape),
    ("IS NOT DISTINCT FROM", WordOperator::Binary(BinaryOperator::IsNotDistinctFrom)),
    ("IS DISTINCT FROM", WordOperator::Binary(BinaryOperator::IsDistinctFrom)),
    ("IS NOT UNKNOWN", is_not(Truth::Unknown)),
    ("IS UNKNOWN", is(Truth::Unknown)),
    ("IS NOT FALSE", is_not(Truth::False)),
    ("IS FALSE", is(Truth::False)),
    ("IS NOT TRUE", is_not(Truth::True)),
    ("IS TRUE", is(Truth::True)),
    ("AT TIME ZONE", WordOperator::AtTimeZone),
];

impl BinaryOperator {
    pub(super) fn is_like(self) -> bool {
        matches!(self, Self::Like | Self::Ilike | Self::NotLike | Self::NotIlike)
    }
}
