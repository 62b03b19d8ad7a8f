//! Why a text is refused, in words.

use chkit_diagnostics::{Code, Diagnostic};

use crate::facts::is_keyword;
use crate::lexer::{TextProblem, Token};
use crate::mistakes;
use crate::parser::Parser;
use crate::span::Span;

/// How many alternatives a message lists.
const MAX_LISTED: usize = 5;

/// What stands for all that begins it: its first words say no more.
const WHOLES: &[&str] = &["a statement", "an expression"];

/// How much of a token a message quotes, in characters.
const MAX_QUOTED: usize = 40;

/// What stopped a parser, placed at the furthest token that it understood everything before.
pub(crate) fn syntax_error(parser: &mut Parser<'_>, tokens: &[Token<'_>]) -> TextProblem {
    let fatal = parser.take_fatal();
    let (at, expected) = parser.furthest();
    let span =
        tokens.get(at).map(Token::span).or_else(|| tokens.last().map(|last| last.span().end())).unwrap_or_default();
    let diagnostic = fatal.unwrap_or_else(|| {
        let found = found(tokens.get(at));
        if let Some(mistake) = mistakes::recognize(tokens, at, expected, &found) {
            return mistake;
        }
        let nearest = tokens.get(at).and_then(|token| nearest_word(token, expected));
        let message = format!("Found {found} where {} could stand.", list(expected, nearest));
        let diagnostic = Diagnostic::new(Code::SyntaxError, message);
        match nearest {
            Some(word) => diagnostic.help(format!("Write `{word}`.")),
            None => diagnostic,
        }
    });
    TextProblem { start: span.start as usize, end: span.end as usize, diagnostic }
}

/// A token as a message names it; there may be none left.
pub(crate) fn found(token: Option<&Token<'_>>) -> String {
    let Some(token) = token else { return "the end of the statement".to_owned() };
    let mut characters = token.text.chars();
    let text: String = characters.by_ref().take(MAX_QUOTED).collect();
    let rest = if characters.next().is_some() { "…" } else { "" };
    format!("`{text}{rest}`")
}

/// The alternatives as a reader would say them: what is nearly written already, kinds of things, what ends or goes on
/// with what is open, words.
fn list(expected: &[&'static str], nearest: Option<&'static str>) -> String {
    let whole = expected.iter().find(|alternative| WHOLES.contains(alternative));
    let mut all: Vec<&str> = match whole {
        Some(whole) => nearest.into_iter().chain([*whole]).collect(),
        None => expected.to_vec(),
    };
    all.sort_by_key(|alternative| if nearest == Some(alternative) { 0 } else { rank(alternative) });
    let mut spelled: Vec<String> = all
        .into_iter()
        .map(|alternative| if is_thing(alternative) { alternative.to_owned() } else { format!("`{alternative}`") })
        .collect();
    if spelled.len() > MAX_LISTED {
        spelled.truncate(MAX_LISTED);
        spelled.push("others".to_owned());
    }
    match spelled.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
    }
}

/// How soon a message names an alternative. A dot or a bracket would only go on with the name before.
fn rank(alternative: &str) -> u8 {
    match alternative {
        ")" | "]" | "}" | "," | "=" => 2,
        _ if is_thing(alternative) => 1,
        _ if alternative.starts_with(|first: char| first.is_ascii_alphabetic()) => 3,
        _ => 4,
    }
}

/// Alternatives in lower case name a thing (`a name`); those in upper case and signs stand for themselves.
fn is_thing(alternative: &str) -> bool {
    alternative.chars().any(|character| character.is_ascii_lowercase())
}

/// A keyword that could stand here and is spelled nearly like what was found, unless that is a keyword itself: it is
/// meant, then, and stands in the wrong place.
fn nearest_word(token: &Token<'_>, expected: &[&'static str]) -> Option<&'static str> {
    let found = token.text.to_ascii_uppercase();
    if is_keyword(&found) {
        return None;
    }
    let limit = if found.len() < 5 { 1 } else { 2 };
    expected
        .iter()
        .filter(|word| word.len() > 2 && !is_thing(word))
        .map(|word| (distance(&found, word.split(' ').next().unwrap_or_default()), *word))
        .filter(|(distance, _)| (1..=limit).contains(distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour to make one word the other.
pub(crate) fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    if from.len().abs_diff(to.len()) > 3 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, character) in from.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let at = |list: &[usize], index: usize| list.get(index).copied().unwrap_or(usize::MAX - 1);
            let mut least = (at(&above, column) + usize::from(character != other))
                .min(at(&above, column + 1) + 1)
                .min(at(&line, column) + 1);
            let is_swap = column > 0
                && row > 0
                && to.get(column - 1) == Some(character)
                && from.get(row - 1) == Some(other)
                && character != other;
            if is_swap {
                least = least.min(at(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or_default()
}

impl Span {
    /// The empty place behind this one.
    fn end(self) -> Self {
        Self { start: self.end, end: self.end }
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, list};
    use crate::parse::parse_statement;

    #[test]
    fn distances() {
        for (from, to, expected) in [
            ("TABLE", "TABLE", 0),
            ("TABEL", "TABLE", 1),
            ("TABL", "TABLE", 1),
            ("CRAETE", "CREATE", 1),
            ("A", "BC", 2),
        ] {
            assert_eq!(distance(from, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn alternatives_read_as_a_sentence() {
        for (expected, nearest, text) in [
            (&[][..], None, "nothing"),
            (&["FROM"], None, "`FROM`"),
            (&[".", "FROM", ",", "a name"], None, "a name, `,`, `FROM` or `.`"),
            (&["WHERE", "FROM", "a name"], Some("FROM"), "`FROM`, a name or `WHERE`"),
            (&["A", "B", "C", "D", "E", "F"], Some("F"), "`F`, `A`, `B`, `C`, `D` or others"),
            (&["NOT", "an expression", "CASE"], None, "an expression"),
            (&["a statement", "ALTER TABLE", "DROP"], Some("DROP"), "`DROP` or a statement"),
        ] {
            assert_eq!(list(expected, nearest), text);
        }
    }

    #[track_caller]
    fn check(text: &str, at: usize, message: &str) {
        let problems = parse_statement(text).expect_err("it is refused");
        let first = problems.first().expect("with a finding");
        assert_eq!((first.start, first.diagnostic.message.as_str()), (at, message));
    }

    #[test]
    fn the_place_is_the_first_token_that_fits_nothing() {
        for (text, at, message) in [
            ("SET", 3, "Found the end of the statement where a name or `TIME ZONE` could stand."),
            (
                "SELECT a FROM t WHERE b + INTERVAL 1 DAYS 5",
                42,
                "Found `5` where an operator, the end of the statement, `AS`, `GROUP BY`, `WITH` or others could stand.",
            ),
            (
                "SELECT a FROM t AS b GROPU BY a",
                21,
                "Found `GROPU` where `GROUP BY`, the end of the statement, `,`, `FINAL`, `SAMPLE` or others could stand.",
            ),
            ("DRPO TABLE t", 0, "Found `DRPO` where `DROP` or a statement could stand."),
            (
                "DROP TABLE t SYNCC",
                13,
                "Found `SYNCC` where `SYNC`, the end of the statement, `,`, `UUID`, `ON CLUSTER` or others could stand.",
            ),
            ("SELECT 1 WHERE", 14, "Found the end of the statement where an expression could stand."),
        ] {
            check(text, at, message);
        }
    }
}
