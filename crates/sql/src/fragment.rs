//! Equality and spelling of SQL fragments by their tokens.
//!
//! Two fragments are the same if their canonical texts are: white space, comments, quotes that are not needed, the case
//! of reserved words, redundant outer parentheses, and a few spellings the server rewrites do not count. All else counts,
//! also inside quotes.

use crate::lexer::{Token, TokenKind, significant_tokens};
use crate::quote;

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
const ALSO_FUNCTIONS: &[&str] = &["AND", "ANY", "ARRAY", "ILIKE", "IN", "LEFT", "LIKE", "NOT", "OR", "RIGHT"];

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

/// Names that are read or written in a text: every `database.name` and every bare name behind `FROM`, `JOIN` or `INTO`.
pub fn referenced_names(text: &str) -> Vec<(Option<String>, String)> {
    let tokens = significant_tokens(text);
    let mut names = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let Some(spelled) = name_of(token) else { continue };
        let qualified = tokens
            .get(index + 1)
            .filter(|dot| dot.kind == TokenKind::Dot)
            .and_then(|_| tokens.get(index + 2))
            .and_then(name_of);
        if let Some(object) = qualified {
            names.push((Some(spelled), object));
        } else if index
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|before| ["FROM", "JOIN", "INTO", "TO"].iter().any(|word| before.is_word(word)))
        {
            names.push((None, spelled));
        }
    }
    names
}

fn name_of(token: &Token<'_>) -> Option<String> {
    match token.kind {
        TokenKind::Word => Some(token.text.to_owned()),
        TokenKind::QuotedName => quote::unquoted(token.text),
        _ => None,
    }
}

/// Whether a name occurs in a text as a token of its own, bare or quoted.
pub fn mentions_name(text: &str, name: &str) -> bool {
    significant_tokens(text).iter().any(|token| name_of(token).is_some_and(|spelled| spelled == name))
}

fn is_reserved(upper: &str) -> bool {
    RESERVED.contains(&upper)
}

/// The text without a bare word.
pub fn without_word(text: &str, word: &str) -> String {
    crate::lexer::tokens(text).filter(|token| !token.is_word(word)).map(|token| token.text).collect()
}

/// The text with one name in the place of another, wherever it is a token of its own.
pub fn with_renamed(text: &str, from: &str, to: &str) -> String {
    crate::lexer::tokens(text)
        .map(|token| match name_of(&token) {
            Some(spelled) if spelled == from => quote::quoted_name(to),
            _ => token.text.to_owned(),
        })
        .collect()
}

struct Printer {
    text: String,
    glue: bool,
    after_keyword: bool,
    after_value: bool,
}

fn print(tokens: &[Token<'_>]) -> String {
    let mut printer =
        Printer { text: String::with_capacity(tokens.len() * 6), glue: true, after_keyword: false, after_value: false };
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        rest = match interval_call(rest) {
            Some((function, argument, remaining)) => {
                printer.word(function);
                printer.open("(");
                printer.word(argument.text);
                printer.close(")");
                remaining
            }
            None => {
                printer.token(token, after.first());
                after
            }
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
                let is_reserved = !is_call && is_reserved(&upper);
                self.word(if is_reserved { &upper } else { token.text });
                self.after_keyword = is_reserved;
                self.after_value = !is_reserved;
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
        canonical_expression, canonical_query, key_entries, key_item_entries, mentions_name, referenced_names,
        split_at_commas,
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
        check_same("id -- the key\n% 4", "id % 4");
        check_same("'it''s'", r"'it\'s'");
        check_same("CAST(x as String)", "CAST(x AS String)");
    }

    #[test]
    fn everything_else_counts() {
        check_different("'a  b'", "'a b'");
        check_different("id", "ID");
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
    fn names_behind_from_and_with_a_database_are_references() {
        let names = referenced_names("SELECT a.x FROM `app`.events AS a JOIN users ON 1");
        assert!(names.contains(&(Some("app".into()), "events".into())));
        assert!(names.contains(&(None, "users".into())));
        assert!(mentions_name("lower(`Name`)", "Name"));
        assert!(!mentions_name("lower(names)", "name"));
    }
}
