//! Equality and spelling of SQL fragments by their tokens.
//!
//! Two fragments are the same if their canonical texts are: white space, comments, quotes that are not needed, the case
//! of reserved words, redundant outer parentheses, and a few spellings the server rewrites do not count. All else counts,
//! also inside quotes.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::facts::function_name;
use crate::lexer::{Token, TokenKind, significant_tokens};
use crate::{number, quote};

/// Words that are never names, so that their case does not count.
const RESERVED: &[&str] = &[
    "ALL",
    "AND",
    "ANTI",
    "ANY",
    "ARRAY",
    "AS",
    "ASC",
    "ASOF",
    "BETWEEN",
    "BY",
    "CASE",
    "CROSS",
    "DESC",
    "DISTINCT",
    "ELSE",
    "EXCEPT",
    "FINAL",
    "FROM",
    "FULL",
    "GLOBAL",
    "GROUP",
    "HAVING",
    "ILIKE",
    "IN",
    "INNER",
    "INTERSECT",
    "INTERVAL",
    "INTO",
    "IS",
    "JOIN",
    "LEFT",
    "LIKE",
    "LIMIT",
    "NOT",
    "NULL",
    "OFFSET",
    "ON",
    "OR",
    "ORDER",
    "OUTER",
    "OVER",
    "PARTITION",
    "PREWHERE",
    "RIGHT",
    "SAMPLE",
    "SELECT",
    "SEMI",
    "SETTINGS",
    "THEN",
    "UNION",
    "USING",
    "WHEN",
    "WHERE",
    "WINDOW",
    "WITH",
];

/// Reserved words that are functions too, where they begin an operand and a parenthesis follows.
const ALSO_FUNCTIONS: &[&str] = &["AND", "ANY", "ARRAY", "ILIKE", "IN", "LEFT", "LIKE", "OR", "RIGHT"];

/// Units of time that `INTERVAL` takes, and the function that stands for each in the server's text.
const INTERVAL_UNITS: &[(&str, &str)] = &[
    ("NANOSECOND", "toIntervalNanosecond"),
    ("MICROSECOND", "toIntervalMicrosecond"),
    ("MILLISECOND", "toIntervalMillisecond"),
    ("SECOND", "toIntervalSecond"),
    ("MINUTE", "toIntervalMinute"),
    ("HOUR", "toIntervalHour"),
    ("DAY", "toIntervalDay"),
    ("WEEK", "toIntervalWeek"),
    ("MONTH", "toIntervalMonth"),
    ("QUARTER", "toIntervalQuarter"),
    ("YEAR", "toIntervalYear"),
];

/// The canonical text of an expression: without the parentheses around the whole, unless they make a tuple.
pub fn canonical_expression(text: &str) -> String {
    let tokens = significant_tokens(text);
    let pairs = enclosing_pairs(&tokens, Commas::MakeATuple);
    print(without_pairs(&tokens, pairs))
}

/// The canonical text of a query: without the parentheses around the whole.
pub fn canonical_query(text: &str) -> String {
    let tokens = significant_tokens(text);
    let inner = without_pairs(&tokens, enclosing_pairs(&tokens, Commas::MeanNothing));
    let is_query = inner.first().is_some_and(|token| token.is_word("SELECT") || token.is_word("WITH"));
    print(if is_query { inner } else { &tokens })
}

/// An expression as it is written, without the parentheses around the whole, unless they make a tuple.
pub fn without_outer_parens(text: &str) -> &str {
    if !text.trim_start().starts_with('(') {
        return text;
    }
    let tokens = significant_tokens(text);
    match without_pairs(&tokens, enclosing_pairs(&tokens, Commas::MakeATuple)) {
        [only] => only.text,
        [first, .., last] => text.get(first.start..last.end()).unwrap_or(text),
        [] => text,
    }
}

/// What commas between parentheses say about these.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Commas {
    /// `(a, b)` is a tuple, which `a, b` is not.
    MakeATuple,
    /// `(SELECT a, b)` is `SELECT a, b`.
    MeanNothing,
}

/// How many pairs of parentheses at the start and the end enclose everything between them; `(a), (b)` has none.
/// One pass, because parentheses may be many.
fn enclosing_pairs(tokens: &[Token<'_>], commas: Commas) -> usize {
    let leading = tokens.iter().take_while(|token| token.kind == TokenKind::OpenParen).count();
    let trailing = tokens.iter().rev().take_while(|token| token.kind == TokenKind::CloseParen).count();
    // The innermost pair encloses something: `()` is a value.
    let mut pairs = leading.min(trailing).min(tokens.len().saturating_sub(1) / 2);
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => {
                let Some(outer) = depth.checked_sub(1) else { return 0 };
                depth = outer;
                // What was opened at this depth is closed. A pair that encloses everything is closed at its own place.
                if index + 1 + depth != tokens.len() {
                    pairs = pairs.min(depth);
                }
            }
            TokenKind::Comma if commas == Commas::MakeATuple => pairs = pairs.min(depth.saturating_sub(1)),
            _ => {}
        }
    }
    if depth == 0 { pairs } else { 0 }
}

fn without_pairs<'s, 't>(tokens: &'s [Token<'t>], pairs: usize) -> &'s [Token<'t>] {
    tokens.get(pairs..tokens.len() - pairs).unwrap_or(tokens)
}

/// Splits at the commas outside brackets. The slices are trimmed; empty ones are kept, for the caller to judge.
pub fn split_at_commas(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut items = Vec::new();
    let mut start = 0;
    for token in crate::lexer::tokens(text) {
        match token.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => depth = depth.saturating_sub(1),
            TokenKind::Comma if depth == 0 => {
                items.push(text.get(start..token.start).unwrap_or_default().trim());
                start = token.end();
            }
            _ => {}
        }
    }
    items.push(text.get(start..).unwrap_or_default().trim());
    items
}

/// The entries of a whole key: a parenthesised list is opened, and `tuple()` is no key at all.
pub fn key_entries(text: &str) -> Vec<String> {
    let tokens = significant_tokens(text);
    let mut list = tokens.as_slice();
    loop {
        list = without_pairs(list, enclosing_pairs(list, Commas::MakeATuple));
        match list {
            [open, inner @ .., close] if is_list(open, inner, close) => list = inner,
            [word, open, inner @ .., close] if word.is_word("tuple") && is_list(open, inner, close) => list = inner,
            _ => return entries(text, list),
        }
    }
}

/// The entries of one item of a key that has several: what stands in parentheses is one tuple, as it is for the server.
pub fn key_item_entries(text: &str) -> Vec<String> {
    entries(text, &significant_tokens(text))
}

fn is_list(open: &Token<'_>, inner: &[Token<'_>], close: &Token<'_>) -> bool {
    open.kind == TokenKind::OpenParen && close.kind == TokenKind::CloseParen && brackets_balance(inner)
}

fn brackets_balance(tokens: &[Token<'_>]) -> bool {
    let mut depth = 0_usize;
    for token in tokens {
        match token.kind {
            TokenKind::OpenParen => depth += 1,
            TokenKind::CloseParen => match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// The texts between commas outside brackets, without `ASC`, which says nothing.
fn entries(text: &str, tokens: &[Token<'_>]) -> Vec<String> {
    let mut depth = 0_usize;
    tokens
        .split(|token| {
            match token.kind {
                TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
                TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            token.kind == TokenKind::Comma && depth == 0
        })
        .filter_map(|entry| {
            let entry = match entry {
                [before @ .., last] if !before.is_empty() && (last.is_word("ASC") || last.is_word("ASCENDING")) => {
                    before
                }
                _ => entry,
            };
            let (first, last) = entry.first().zip(entry.last())?;
            text.get(first.start..last.end()).map(str::to_owned)
        })
        .collect()
}

/// The parts of a dotted name, each unquoted. Empty where the text is none.
pub fn split_names(text: &str) -> Vec<String> {
    let tokens = significant_tokens(text);
    let parts = tokens.chunks(2).map(|chunk| match chunk {
        [name] => name_of(name),
        [name, dot] if dot.kind == TokenKind::Dot => name_of(name),
        _ => None,
    });
    let ends_in_a_name = tokens.len() % 2 == 1;
    parts.collect::<Option<Vec<_>>>().filter(|_| ends_in_a_name).unwrap_or_default()
}

fn name_of(token: &Token<'_>) -> Option<String> {
    match token.kind {
        TokenKind::Word => Some(token.text.to_owned()),
        TokenKind::QuotedName => quote::unquoted(token.text),
        _ => None,
    }
}

/// Names with dots between them, where they are no function: how a text says a column, with the range of their tokens.
fn paths<'s>(tokens: &'s [Token<'_>]) -> impl Iterator<Item = (Range<usize>, Vec<String>)> + 's {
    let mut rest = 0;
    std::iter::from_fn(move || {
        while let Some(token) = tokens.get(rest) {
            let start = rest;
            rest += 1;
            let Some(name) = name_of(token) else { continue };
            let mut segments = vec![name];
            while tokens.get(rest).is_some_and(|dot| dot.kind == TokenKind::Dot)
                && let Some(name) = tokens.get(rest + 1).and_then(name_of)
            {
                segments.push(name);
                rest += 2;
            }
            let is_call = tokens.get(rest).is_some_and(|next| next.kind == TokenKind::OpenParen);
            let is_part = start
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|before| before.kind == TokenKind::Dot);
            if !is_call && !is_part {
                return Some((start..rest, segments));
            }
        }
        None
    })
}

/// The columns that a text may mean: `a.b` is a column of that name, or a part of column `a`.
pub fn column_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (_, segments) in paths(&significant_tokens(text)) {
        let mut name = String::new();
        for segment in segments {
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&segment);
            names.push(name.clone());
        }
    }
    names
}

/// Whether a text may mean a column of this name.
pub fn mentions_name(text: &str, name: &str) -> bool {
    column_names(text).iter().any(|mentioned| mentioned == name)
}

fn is_reserved(upper: &str) -> bool {
    RESERVED.contains(&upper)
}

/// The text without a bare word.
pub fn without_word(text: &str, word: &str) -> String {
    crate::lexer::tokens(text).filter(|token| !token.is_word(word)).map(|token| token.text).collect()
}

/// The text with other names for columns, all of them given at once: `new_names` has the new name for each former one.
pub fn with_renamed(text: &str, new_names: &BTreeMap<&str, &str>) -> String {
    let tokens = significant_tokens(text);
    let mut renamed = String::with_capacity(text.len());
    let mut written = 0;
    for (range, segments) in paths(&tokens) {
        // Of a column and its parts the longest name that has a new one counts.
        let longest = (1..=segments.len()).rev().find_map(|length| {
            let name = segments.get(..length)?.join(".");
            Some((length, new_names.get(name.as_str())?))
        });
        let Some((length, new_name)) = longest else { continue };
        let (first, last) = (tokens.get(range.start), tokens.get(range.start + 2 * (length - 1)));
        if let (Some(first), Some(last)) = (first, last) {
            renamed.push_str(text.get(written..first.start).unwrap_or_default());
            let is_path = new_name.contains('.') && new_name.split('.').all(|part| quote::name(part) == part);
            renamed.push_str(&if is_path { (*new_name).to_owned() } else { quote::quoted_name(new_name) });
            written = last.end();
        }
    }
    renamed.push_str(text.get(written..).unwrap_or_default());
    renamed
}

struct Printer {
    text: String,
    glue: bool,
    after_keyword: bool,
    after_value: bool,
    open_cases: usize,
}

fn print(tokens: &[Token<'_>]) -> String {
    let mut printer = Printer {
        text: String::with_capacity(tokens.len() * 6),
        glue: true,
        after_keyword: false,
        after_value: false,
        open_cases: 0,
    };
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        rest = if let Some((function, argument, remaining)) = interval_call(rest) {
            printer.word(function);
            printer.open("(");
            printer.token(argument, None);
            printer.close(")");
            remaining
        } else if let ([dot, digits, remaining @ ..], false) = (rest, printer.after_value)
            && dot.kind == TokenKind::Dot
            && digits.kind == TokenKind::Number
            && let Some(fraction) = number::canonical(&format!("0.{}", digits.text))
        {
            // `.5` is a number; behind a value it would be an element of a tuple.
            printer.word(&fraction);
            remaining
        } else {
            printer.token(token, after.first());
            after
        };
    }
    printer.text
}

/// `INTERVAL 1 DAY` is `toIntervalDay(1)` in the server's text.
fn interval_call<'s, 't>(tokens: &'s [Token<'t>]) -> Option<(&'static str, &'s Token<'t>, &'s [Token<'t>])> {
    let [interval, argument, unit, remaining @ ..] = tokens else { return None };
    let is_interval = interval.is_word("INTERVAL")
        && matches!(argument.kind, TokenKind::Number | TokenKind::String)
        && unit.kind == TokenKind::Word;
    if !is_interval {
        return None;
    }
    let singular = unit.text.to_ascii_uppercase();
    let singular = singular.strip_suffix('S').unwrap_or(&singular);
    let function = INTERVAL_UNITS.iter().find(|(name, _)| *name == singular)?.1;
    Some((function, argument, remaining))
}

impl Printer {
    fn token(&mut self, token: &Token<'_>, next: Option<&Token<'_>>) {
        match token.kind {
            TokenKind::Word => {
                let upper = token.text.to_ascii_uppercase();
                let is_call = next.is_some_and(|next| next.kind == TokenKind::OpenParen)
                    && !self.after_value
                    && ALSO_FUNCTIONS.contains(&upper.as_str());
                // A column may be called `end`; behind a value inside CASE the word cannot be one.
                let ends_case = self.open_cases > 0 && self.after_value && upper == "END";
                let is_reserved = ends_case || !is_call && is_reserved(&upper);
                self.open_cases += usize::from(is_reserved && upper == "CASE");
                self.open_cases -= usize::from(ends_case);
                // Behind a value, NOT begins an operator of two words, of which the second is no function.
                let begins_operator = self.after_value && upper == "NOT";
                let called = next.filter(|next| next.kind == TokenKind::OpenParen && !is_reserved && !self.after_value);
                let function = called.and_then(|_| function_name(token.text));
                self.word(if is_reserved { &upper } else { function.unwrap_or(token.text) });
                self.after_value = !is_reserved || ends_case || begins_operator || upper == "NULL";
                self.after_keyword = !self.after_value;
            }
            TokenKind::QuotedName => match quote::unquoted(token.text) {
                Some(spelled) if is_reserved(&spelled.to_ascii_uppercase()) => self.word(&quote::quoted_name(&spelled)),
                Some(spelled) => self.word(&quote::name(&spelled)),
                None => self.word(token.text),
            },
            TokenKind::String => match quote::unquoted(token.text) {
                Some(text) => self.word(&quote::string(&text)),
                None => self.word(token.text),
            },
            TokenKind::OpenParen => self.open("("),
            TokenKind::OpenBracket => self.open("["),
            TokenKind::OpenBrace => self.open("{"),
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => self.close(token.text),
            TokenKind::Comma => {
                self.text.push(',');
                self.glue = false;
                self.after_value = false;
                self.after_keyword = false;
            }
            TokenKind::Dot | TokenKind::DoubleColon => {
                self.text.push_str(token.text);
                self.glue = true;
                self.after_value = false;
                self.after_keyword = false;
            }
            TokenKind::Operator => self.operator(match token.text {
                "==" => "=",
                "<>" => "!=",
                other => other,
            }),
            // `t.1` is the first element of a tuple, and no fraction.
            TokenKind::Number if !self.text.ends_with('.') => match number::canonical(token.text) {
                Some(number) => self.word(&number),
                None => self.word(token.text),
            },
            _ => self.word(token.text),
        }
    }

    fn space(&mut self) {
        if !self.glue {
            self.text.push(' ');
        }
    }

    fn word(&mut self, text: &str) {
        self.space();
        self.text.push_str(text);
        self.glue = false;
        self.after_value = true;
        self.after_keyword = false;
    }

    fn open(&mut self, bracket: &str) {
        // A call or an index stands close to its name; a list behind a keyword or an operator does not.
        if !(self.after_value && !self.after_keyword && bracket != "{") {
            self.space();
        }
        self.text.push_str(bracket);
        self.glue = true;
        self.after_value = false;
        self.after_keyword = false;
    }

    fn close(&mut self, bracket: &str) {
        self.text.push_str(bracket);
        self.glue = false;
        self.after_value = true;
        self.after_keyword = false;
    }

    fn operator(&mut self, text: &str) {
        let sign = matches!(text, "-" | "+") && (!self.after_value || self.after_keyword);
        // Two signs in a row would be a comment.
        if self.glue && self.text.ends_with('-') {
            self.glue = false;
        }
        self.space();
        self.text.push_str(text);
        self.glue = sign;
        self.after_value = text == "*" && !self.after_value;
        self.after_keyword = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{
        canonical_expression, canonical_query, key_entries, key_item_entries, mentions_name, split_at_commas,
        with_renamed,
    };

    #[track_caller]
    fn check_same(left: &str, right: &str) {
        assert_eq!(canonical_expression(left), canonical_expression(right));
    }

    #[track_caller]
    fn check_different(left: &str, right: &str) {
        assert_ne!(canonical_expression(left), canonical_expression(right));
    }

    #[test]
    fn spelling_does_not_count() {
        check_same("toYYYYMM( ts )", "toYYYYMM(ts)");
        check_same("((id))", "id");
        check_same("((a)(b))", "(a)(b)");
        check_same("((a, b))", "(a, b)");
        check_same("`id`", "id");
        check_same("ts + INTERVAL 1 DAY", "ts + toIntervalDay(1)");
        check_same("ts + interval 3 months", "ts + toIntervalMonth(3)");
        check_same("a == 1 and b <> 2", "a = 1 AND b != 2");
        check_same("case when a then end else null end - 1", "CASE WHEN a THEN end ELSE NULL END - 1");
        check_same("id -- the key\n% 4", "id % 4");
        check_same("'it''s'", r"'it\'s'");
        check_same("CAST(x as String)", "CAST(x AS String)");
        check_same("NOW() - Lower(x)", "now() - lower(x)");
        check_same("SUBSTR(s, 0x1, .50)", "substring(s, 1, 0.5)");
        check_same("not(a)", "NOT (a)");
        check_same("a not like (b)", "a NOT LIKE (b)");
    }

    #[test]
    fn everything_else_counts() {
        check_different("'a  b'", "'a b'");
        check_different("id", "ID");
        check_different("toYear(d)", "toyear(d)");
        check_different("now", "NOW");
        check_different("t.1", "t.10");
        check_different("a, b", "(a), (b)");
        check_different("1", "'1'");
        check_different("`from`", "from");
        check_different("(a) + (b)", "a) + (b");
    }

    #[track_caller]
    fn check_text(text: &str, expected: &str) {
        assert_eq!(canonical_query(text), expected);
        assert_eq!(canonical_query(expected), expected, "canonical text is its own canonical text");
    }

    #[test]
    fn canonical_text_is_readable() {
        check_text(
            "select a , count( ) from db . t where x in (1,2) and y=-1",
            "SELECT a, count() FROM db.t WHERE x IN (1, 2) AND y = -1",
        );
        check_text("SELECT * FROM t WHERE a [ 1 ] = {p : String}", "SELECT * FROM t WHERE a[1] = {p : String}");
        check_text("SELECT arrayMap(x->x+1,[1,2])", "SELECT arrayMap(x -> x + 1, [1, 2])");
        check_text("SELECT id -- x\nFROM t", "SELECT id FROM t");
        check_text("SELECT count(*), a*b, t.*", "SELECT count(*), a * b, t.*");
        check_text(
            "SELECT any(x), left(a, 1), and(a, b) FROM a left join b using (x)",
            "SELECT any(x), left(a, 1), and(a, b) FROM a LEFT JOIN b USING (x)",
        );
        check_text("SELECT - -x, x'41', B'01'", "SELECT - -x, x'41', B'01'");
        check_text("SELECT a::String, - 1, 2 - 1", "SELECT a::String, -1, 2 - 1");
    }

    #[test]
    fn keys_are_lists_of_expressions() {
        assert_eq!(key_entries("(a, b)"), ["a", "b"]);
        assert_eq!(key_entries("a, cityHash64(a, b)"), ["a", "cityHash64(a, b)"]);
        assert_eq!(key_entries("tuple()"), Vec::<String>::new());
        assert_eq!(key_entries("tuple(a)"), ["a"]);
        assert_eq!(key_entries(" ( id ) "), ["id"]);
        assert_eq!(key_entries("a ASC, b DESC"), ["a", "b DESC"]);
        assert_eq!(key_entries("(a) + (b)"), ["(a) + (b)"]);
        assert_eq!(key_entries("((a, b))"), ["a", "b"]);
        assert_eq!(key_entries("((a, b), c)"), ["(a, b)", "c"]);
        assert_eq!(key_item_entries("(a, b)"), ["(a, b)"]);
        assert_eq!(key_item_entries("a, b ASC"), ["a", "b"]);
    }

    #[test]
    fn commas_in_brackets_and_quotes_do_not_split() {
        assert_eq!(split_at_commas("a, f(b, c), 'd, e', [1, 2]"), ["a", "f(b, c)", "'d, e'", "[1, 2]"]);
    }

    #[test]
    fn columns_are_found_by_their_names() {
        assert!(mentions_name("lower(`Name`)", "Name"));
        assert!(mentions_name("(k, n.a)", "n.a"));
        assert!(mentions_name("(k, n.a)", "n"));
        for (text, name) in [("lower(names)", "name"), ("date(ts)", "date"), ("(k, n.a)", "a"), ("'name'", "name")] {
            assert!(!mentions_name(text, name), "{name} in {text}");
        }
    }

    #[track_caller]
    fn check_renamed(text: &str, new_names: &[(&str, &str)], expected: &str) {
        assert_eq!(canonical_expression(&with_renamed(text, &new_names.iter().copied().collect())), expected);
    }

    #[test]
    fn all_new_names_are_given_at_once() {
        check_renamed("a + b", &[("a", "b"), ("b", "a")], "b + a");
        check_renamed("a + b + c", &[("a", "b"), ("b", "c")], "b + c + c");
        check_renamed("lower(lower) + n.lower", &[("lower", "name")], "lower(name) + n.lower");
        check_renamed("n.a + `n.a` + n.a.size0", &[("n.a", "n.b")], "n.b + n.b + n.b.size0");
        check_renamed("n.a", &[("n", "m")], "m.a");
        check_renamed("a", &[("a", "new name")], "`new name`");
    }
}
