//! Rules that can contain themselves, read part by part where they are nested deep.
//!
//! Such rules recurse, and the stack is small: engines of JavaScript give WebAssembly about one megabyte, and part of it
//! is in use already. So where they are nested deeper than [`MAX_LEVELS`], reading breaks off and goes back to
//! [`BASE_LEVEL`]. A part half way down is read by itself from there; then what surrounds it is read anew, and finds that
//! part done.

use std::any::Any;
use std::collections::HashMap;

use crate::lexer::MAX_NESTING;
use crate::parser::expression::stack::Measure;
use crate::parser::{Mismatch, Parsed, Parser};

/// How many parts may be open in each other. A subquery is three of them: an operand, a query, and what that selects; so
/// is what stands around all brackets.
const MAX_DEPTH: usize = 3 * (MAX_NESTING + 1);

/// How many parts may be open on the stack at once; each takes up to four kilobytes of it.
const MAX_LEVELS: usize = 64;

/// The level that reads itself anew where what it holds is too deep. Only what stands in the same part of this level is
/// read with it: a long list of deep expressions is not.
const BASE_LEVEL: usize = MAX_LEVELS / 2;

/// The level of a part that is read by itself: as far from the base as from where reading breaks off.
const INNER_LEVEL: usize = MAX_LEVELS * 3 / 4;

/// How many tokens may be read anew: this many times the text, and as many more as take no time worth speaking of.
const MAX_READ_ANEW: (usize, usize) = (8, 1 << 20);

/// A rule that can contain itself. What it reads depends on nothing but the tokens ahead, and whether they belong to a
/// table function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Operand,
    Quantified,
    Expression,
    Index,
    Arguments,
    Query,
    TableInParentheses,
    TableFunction,
    DataType,
    Collection,
    Pairs,
    Cursor,
}

/// Where a part begins.
#[derive(Debug, Clone, Copy)]
struct Start {
    at: usize,
    depth: usize,
    is_in_table_function: bool,
}

/// What a part turned out to be.
struct Outcome {
    tree: Parsed<Box<dyn Any>>,
    end: usize,
    measure: Measure,
}

/// How far reading in parts has come.
#[derive(Default)]
pub(super) struct Parts {
    /// Parts open in each other.
    depth: usize,
    /// Those among them that are on the stack.
    levels: usize,
    /// Whether the stack is being left, because too many are.
    is_broken_off: bool,
    /// What is to be read by itself then.
    next: Option<(Rule, Start)>,
    /// Parts that were read by themselves, until what surrounds them asks for them.
    outcomes: HashMap<(usize, Rule), Outcome>,
    /// How many tokens were taken from there and not read.
    taken: usize,
    /// How many tokens are read more than once.
    read_anew: usize,
}

impl Parts {
    /// Whether what is being read will be read anew.
    pub(super) fn is_broken_off(&self) -> bool {
        self.is_broken_off
    }
}

impl Parser<'_> {
    /// Reads a part: every rule that can contain itself goes through here.
    pub(super) fn part<T: 'static>(&mut self, rule: Rule, read: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if !self.parts.outcomes.is_empty()
            && let Some(outcome) = self.parts.outcomes.remove(&(self.at, rule))
        {
            return self.take(outcome);
        }
        if self.parts.levels == BASE_LEVEL {
            return self.base(read);
        }
        if self.parts.levels == MAX_LEVELS {
            self.parts.is_broken_off = true;
            return Err(Mismatch);
        }
        let start = self.start();
        let result = self.level(read);
        if self.parts.is_broken_off && self.parts.levels == INNER_LEVEL {
            self.parts.next = Some((rule, start));
        }
        result
    }

    /// Reads a part of the base level, and parts inside it by themselves where it has to be.
    fn base<T>(&mut self, read: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let (start, measure) = (self.start(), self.measure);
        loop {
            let taken = self.parts.taken;
            let result = self.level(&read);
            if !self.parts.is_broken_off {
                return result;
            }
            self.read_inner(start, taken)?;
            self.go_to(start);
            self.measure = measure;
        }
    }

    /// Reads what was broken off in a part that began here, and what is broken off in that, from the inside out.
    #[cold]
    #[inline(never)]
    fn read_inner(&mut self, base: Start, mut taken: usize) -> Parsed<()> {
        let mut open: Vec<(Rule, Start)> = Vec::new();
        loop {
            if self.parts.is_broken_off {
                let start = open.last().map_or(base, |(_, start)| *start);
                self.parts.is_broken_off = false;
                let read = self.at.saturating_sub(start.at);
                self.parts.read_anew += read.saturating_sub(self.parts.taken - taken);
                let (times, more) = MAX_READ_ANEW;
                if self.parts.read_anew > times * self.tokens.len() + more {
                    return self.too_deep();
                }
                open.extend(self.parts.next.take());
            }
            let Some((rule, start)) = open.last().copied() else { return Ok(()) };
            self.go_to(start);
            taken = self.parts.taken;
            let outer = std::mem::take(&mut self.measure);
            let tree = self.level(|parser| parser.read(rule));
            let measure = std::mem::replace(&mut self.measure, outer);
            if self.fatal.is_some() {
                return Err(Mismatch);
            }
            if !self.parts.is_broken_off {
                self.parts.outcomes.insert((start.at, rule), Outcome { tree, end: self.at, measure });
                open.pop();
            }
        }
    }

    fn level<T>(&mut self, read: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.parts.depth == MAX_DEPTH {
            return self.too_deep();
        }
        self.parts.depth += 1;
        self.parts.levels += 1;
        let result = read(self);
        self.parts.levels -= 1;
        self.parts.depth -= 1;
        result
    }

    fn start(&self) -> Start {
        Start { at: self.at, depth: self.parts.depth, is_in_table_function: self.is_in_table_function }
    }

    fn go_to(&mut self, start: Start) {
        self.at = start.at;
        self.parts.depth = start.depth;
        self.is_in_table_function = start.is_in_table_function;
    }

    /// What was read by itself, as if it were read now.
    #[cold]
    #[inline(never)]
    fn take<T: 'static>(&mut self, outcome: Outcome) -> Parsed<T> {
        self.parts.taken += outcome.end - self.at;
        self.at = outcome.end;
        self.measure = self.measure.beside(outcome.measure);
        outcome.tree?.downcast().map_or(Err(Mismatch), |tree| Ok(*tree))
    }

    fn read(&mut self, rule: Rule) -> Parsed<Box<dyn Any>> {
        fn boxed<T: 'static>(tree: Parsed<T>) -> Parsed<Box<dyn Any>> {
            tree.map(|tree| Box::new(tree) as Box<dyn Any>)
        }
        match rule {
            Rule::Operand => boxed(self.operand_part()),
            Rule::Quantified => boxed(self.quantified_part()),
            Rule::Expression => boxed(self.expression_part()),
            Rule::Index => boxed(self.index_part()),
            Rule::Arguments => boxed(self.arguments_part()),
            Rule::Query => boxed(self.query_part()),
            Rule::TableInParentheses => boxed(self.table_in_parentheses_part()),
            Rule::TableFunction => boxed(self.table_function_part()),
            Rule::DataType => boxed(self.data_type_part()),
            Rule::Collection => boxed(self.literal_collection_part()),
            Rule::Pairs => boxed(self.key_values_part()),
            Rule::Cursor => boxed(self.cursor_entries_part()),
        }
    }
}
