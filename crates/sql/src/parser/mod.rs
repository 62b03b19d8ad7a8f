//! From text to tree: a recursive-descent parser that reads what ClickHouse reads.
//!
//! Each file holds the rules of one part of the language, as methods of [`Parser`]. A rule that does not fit returns
//! [`Mismatch`] and leaves what it wished for at the furthest token reached: that is what a syntax error reports.

mod alter;
mod cluster;
mod collection;
pub mod column;
mod create;
mod create_database;
mod create_function;
mod create_index;
mod create_table;
mod data_type;
mod dictionary;
mod drop;
mod expression;
mod literal;
mod name;
mod optimize;
mod output;
mod part;
mod partition;
mod path;
mod query;
mod refresh;
mod rename;
mod security;
mod select;
mod settings;
mod statement;
pub mod storage;
mod table_element;
mod table_function;
mod tables;
mod time_series;
mod uuid;
mod view;

use std::collections::{HashMap, HashSet};

use chkit_diagnostics::{Code, Diagnostic};

use crate::lexer::{Token, TokenKind};
use crate::parser::expression::stack::Measure;
use crate::parser::part::Parts;
use crate::span::Span;

/// The text does not fit the rule; the parser knows where and what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch;

/// What a rule gives.
pub type Parsed<T> = Result<T, Mismatch>;

/// How many alternatives of one place are remembered for a message.
const MAX_EXPECTED: usize = 64;

/// How many times its own length a text may be read in vain. What stands in that many forms that turn out to be none, the
/// server reads two to the power of it times, and it gives up (code 718) when it has gone back a million times.
const MAX_READ_IN_VAIN: usize = 20;

/// A cursor over the tokens of one statement.
pub struct Parser<'t> {
    source: &'t str,
    tokens: &'t [Token<'t>],
    at: usize,
    parts: Parts,
    /// What the expressions hold that were read so far inside the operand being read.
    measure: Measure,
    furthest: usize,
    expected: Vec<&'static str>,
    fatal: Option<Diagnostic>,
    /// Whether the call ahead is a table function: further parentheses behind it hold names of columns.
    is_table_call: bool,
    /// Whether what is read belongs to a table function.
    is_in_table_function: bool,
    /// How many tokens rules have read that did not fit in the end.
    read_in_vain: usize,
    /// Tokens at which a rule did not fit that may be tried there only once.
    misfits: HashSet<usize>,
    /// How many tokens the collections of plain values have that begin at these tokens; `None` for other collections.
    castable: HashMap<usize, Option<usize>>,
    /// How often a token was looked at: what the time that reading takes is in proportion to.
    #[cfg(debug_assertions)]
    looks: std::cell::Cell<usize>,
}

impl<'t> Parser<'t> {
    /// A parser over the significant tokens of a statement, without the `;` that ends it. They are tokens of `source`,
    /// which may hold more.
    pub fn new(source: &'t str, tokens: &'t [Token<'t>]) -> Self {
        Self {
            source,
            tokens,
            at: 0,
            parts: Parts::default(),
            measure: Measure::default(),
            furthest: 0,
            expected: Vec::new(),
            fatal: None,
            is_table_call: false,
            is_in_table_function: false,
            read_in_vain: 0,
            misfits: HashSet::new(),
            castable: HashMap::new(),
            #[cfg(debug_assertions)]
            looks: std::cell::Cell::default(),
        }
    }

    /// The token ahead.
    pub fn peek(&self) -> Option<Token<'t>> {
        self.peek_at(0)
    }

    /// The token `ahead` places further on: 0 is the next one.
    pub fn peek_at(&self, ahead: usize) -> Option<Token<'t>> {
        #[cfg(debug_assertions)]
        self.looks.set(self.looks.get() + 1);
        self.tokens.get(self.at + ahead).copied()
    }

    /// What the token ahead is; `None` at the end.
    pub fn kind(&self) -> Option<TokenKind> {
        self.peek().map(|token| token.kind)
    }

    /// Whether everything has been read.
    pub fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Takes the token ahead, whatever it is.
    pub fn advance(&mut self) -> Option<Token<'t>> {
        let token = self.peek();
        self.at += usize::from(token.is_some());
        token
    }

    /// Notes what could have stood here and gives the mismatch to return.
    pub fn mismatch<T>(&mut self, expected: &'static str) -> Parsed<T> {
        self.note(expected);
        Err(Mismatch)
    }

    /// Notes what could have stood here.
    pub fn note(&mut self, expected: &'static str) {
        if self.at > self.furthest {
            self.furthest = self.at;
            self.expected.clear();
        }
        if self.at == self.furthest && self.expected.len() < MAX_EXPECTED && !self.expected.contains(&expected) {
            self.expected.push(expected);
        }
    }

    /// Whether these keywords stand ahead, in any case: `"IF NOT EXISTS"`. Quoted names are never keywords.
    pub fn is_words(&self, words: &str) -> bool {
        // Most words that are asked for are told from what stands ahead by the first letter.
        let initial = |text: &str| text.as_bytes().first().map(u8::to_ascii_uppercase);
        self.peek().is_some_and(|token| initial(token.text) == initial(words))
            && words
                .split(' ')
                .enumerate()
                .all(|(ahead, word)| self.peek_at(ahead).is_some_and(|token| token.is_word(word)))
    }

    /// Takes these keywords if they stand ahead.
    pub fn accept_words(&mut self, words: &'static str) -> bool {
        let found = self.is_words(words);
        if found {
            self.at += words.split(' ').count();
        } else {
            self.note(words);
        }
        found
    }

    /// Takes these keywords, or does not fit.
    pub fn expect_words(&mut self, words: &'static str) -> Parsed<()> {
        if self.accept_words(words) { Ok(()) } else { Err(Mismatch) }
    }

    /// Takes the first of these keyword sequences that stands ahead: its index. Longer ones must come before their prefixes.
    pub fn accept_any(&mut self, alternatives: &[&'static str]) -> Option<usize> {
        alternatives.iter().position(|words| self.accept_words(words))
    }

    /// Whether a token of this kind stands ahead.
    pub fn is(&self, kind: TokenKind) -> bool {
        self.kind() == Some(kind)
    }

    /// Takes a token of this kind if it stands ahead.
    pub fn accept(&mut self, kind: TokenKind) -> bool {
        let found = self.is(kind);
        if found {
            self.at += 1;
        } else {
            self.note(kind.spelling());
        }
        found
    }

    /// Takes a token of this kind, or does not fit.
    pub fn expect(&mut self, kind: TokenKind) -> Parsed<Token<'t>> {
        match self.peek() {
            Some(token) if token.kind == kind => {
                self.at += 1;
                Ok(token)
            }
            _ => self.mismatch(kind.spelling()),
        }
    }

    /// Whether this operator stands ahead: `"="`, also spelled `==`.
    pub fn is_operator(&self, operator: &str) -> bool {
        self.peek().is_some_and(|token| token.operator() == Some(operator))
    }

    /// Takes this operator if it stands ahead.
    pub fn accept_operator(&mut self, operator: &'static str) -> bool {
        let found = self.is_operator(operator);
        if found {
            self.at += 1;
        } else {
            self.note(operator);
        }
        found
    }

    /// Takes this operator, or does not fit.
    pub fn expect_operator(&mut self, operator: &'static str) -> Parsed<()> {
        if self.accept_operator(operator) { Ok(()) } else { Err(Mismatch) }
    }

    /// Tries a rule: `None`, and nothing read, where it does not fit. Do not nest attempts at the same place: the time
    /// they take would double with each level. Look ahead instead, or read the common part once.
    pub fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let at = self.at;
        match rule(self) {
            Ok(value) => Ok(Some(value)),
            Err(Mismatch) if self.has_stopped() => Err(Mismatch),
            Err(Mismatch) => {
                self.at = at;
                Ok(None)
            }
        }
    }

    /// Tries a rule that may fail far on, and never again at a place where it did not fit: reading the same text as
    /// something else then does not try it at each level anew. A text in which that happens all over is refused, so that
    /// the time it takes grows with its length only.
    pub fn attempt_once<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let at = self.at;
        if self.misfits.contains(&at) {
            return Ok(None);
        }
        match rule(self) {
            Ok(value) => Ok(Some(value)),
            Err(Mismatch) if self.has_stopped() => Err(Mismatch),
            Err(Mismatch) => {
                self.read_in_vain += self.at.saturating_sub(at);
                if self.read_in_vain > MAX_READ_IN_VAIN * (self.tokens.len() + 1) {
                    return self.too_often();
                }
                self.misfits.insert(at);
                self.at = at;
                Ok(None)
            }
        }
    }

    /// Whether no other rule is to be tried: what is read is refused as a whole, or will be read anew.
    fn has_stopped(&self) -> bool {
        self.fatal.is_some() || self.parts.is_broken_off()
    }

    /// Ends parsing: something is nested deeper than anything may be.
    fn too_deep<T>(&mut self) -> Parsed<T> {
        let message = "The statement is nested too deep.";
        self.fatal.get_or_insert_with(|| Diagnostic::new(Code::NestingTooDeep, message).help("Split the expression."));
        Err(Mismatch)
    }

    /// Ends parsing: too much of the text was read as what it is not.
    fn too_often<T>(&mut self) -> Parsed<T> {
        let message = "Too many words here may be names or begin a form, such as CASE, INTERVAL and WITH.";
        self.fatal
            .get_or_insert_with(|| Diagnostic::new(Code::ReadTooOften, message).help("Quote those that are names."));
        Err(Mismatch)
    }

    /// One or more, separated by commas.
    pub fn comma_list<T>(&mut self, mut rule: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut list = vec![rule(self)?];
        while self.accept(TokenKind::Comma) {
            list.push(rule(self)?);
        }
        Ok(list)
    }

    /// A rule between round brackets.
    pub fn in_parentheses<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.expect(TokenKind::OpenParen)?;
        let value = rule(self)?;
        self.expect(TokenKind::CloseParen)?;
        Ok(value)
    }

    /// Where the token ahead stands; at the end, the place behind the last one.
    pub fn here(&self) -> Span {
        match (self.peek(), self.tokens.last()) {
            (Some(token), _) => token.span(),
            (None, Some(last)) => Span { start: last.span().end, end: last.span().end },
            (None, None) => Span::default(),
        }
    }

    /// From a place noted by [`Self::here`] to the last token that was read.
    pub fn span_from(&self, start: Span) -> Span {
        let last = self.at.checked_sub(1).and_then(|last| self.tokens.get(last));
        Span { start: start.start, end: last.map_or(start.end, |token| token.span().end) }
    }

    /// The source text from a place noted by [`Self::here`] to the last token that was read.
    pub fn text_from(&self, start: Span) -> &'t str {
        self.span_from(start).slice(self.source)
    }

    /// The text from the beginning of one place to the beginning of another.
    pub fn text_between(&self, start: Span, end: Span) -> &'t str {
        Span { start: start.start, end: end.start }.slice(self.source)
    }

    /// The index of the furthest token that a rule looked at in vain, and what could have stood there.
    pub fn furthest(&self) -> (usize, &[&'static str]) {
        (self.furthest, &self.expected)
    }

    /// How often a token was looked at so far.
    #[cfg(debug_assertions)]
    pub fn looks(&self) -> usize {
        self.looks.get()
    }

    /// The finding that ended parsing at once, such as nesting beyond the limit.
    pub fn take_fatal(&mut self) -> Option<Diagnostic> {
        self.fatal.take()
    }
}
