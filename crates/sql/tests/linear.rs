//! Reading takes steps in proportion to the length of the text, also where a text tempts to read it again and again.
#![cfg(debug_assertions)]

use std::thread;

use chkit_sql::lexer::significant_tokens;
use chkit_sql::parser::Parser;

/// Beginnings, what is repeated, and ends. Much of it is refused at the end: that must not take longer.
const TEXTS: &[(&str, &str, &str)] = &[
    ("SELECT ", "a, ", "a"),
    ("SELECT 1 IN (", "1, ", "1)"),
    ("SELECT [", "[1, 'a'], ", "a]"),
    ("SELECT ", "f(a, b) + ", "1"),
    ("SELECT a", " + 1 AS b,", ""),
    ("SELECT ", "a.b.c[1], ", "1"),
    ("SELECT ", "(a, b).1 = ANY (SELECT 1) AND ", "1"),
    ("SELECT ", "CASE WHEN a THEN b ELSE c END, ", "1"),
    ("SELECT ", "CASE ", ""),
    ("SELECT ", "INTERVAL ", "1"),
    ("SELECT ", "(FROM ", ""),
    ("SELECT ", "(WITH ", ""),
    ("SELECT ", "(SELECT ", ""),
    ("SELECT ", "(", ""),
    ("SELECT ", "((1, 'a'), ", ""),
    ("SELECT ", "[", ""),
    ("SELECT ", "a = ALL(b, ", ""),
    ("SELECT ", "a < SOME(values(", ""),
    ("SELECT ", "a < ALL(select(1)(", ""),
    ("SELECT ", "CASE WHEN a THEN x -> ", ""),
    ("SELECT * FROM ", "(values(1), (", ""),
    ("SELECT * FROM ", "(SELECT 1 FROM ", "a JOIN"),
    ("SELECT ", "columns(", ""),
    ("SELECT ", "t.COLUMNS(a, ", ""),
    ("SELECT ", "* EXCEPT (a, ", ""),
    ("SELECT ", "* EXCEPT (a), ", "1"),
    ("SELECT ", "f(x -> ", ""),
    ("SELECT ", "x -> ", ""),
    ("SELECT ", "a ? b : ", ""),
    ("SELECT ", "a BETWEEN ", ""),
    ("SELECT ", "NOT ", "a"),
    ("SELECT ", "CAST(", ""),
    ("SELECT ", "{p:Array(", ""),
    ("SELECT * FROM ", "(", ""),
    ("SELECT * FROM ", "(a JOIN ", ""),
    ("SELECT * FROM a", " JOIN b USING c", ""),
    ("SELECT * FROM a", ", f(1) AS b", ""),
    ("SELECT * FROM ", "f(", ""),
    ("SELECT * FROM ", "a.", "b"),
    ("WITH ", "x AS (SELECT 1), ", "y AS (SELECT 1) SELECT 1"),
    ("WITH ", "x(a, b", ""),
    ("SELECT 1", " UNION ALL SELECT 1", ""),
    ("SELECT 1", " EXCEPT (SELECT 1)", ""),
    ("SELECT 1 SETTINGS ", "a = 1, ", "b = 2"),
    ("SELECT (EXPLAIN ", "a.", "b"),
    ("CREATE TABLE t (", "a Array(Tuple(x UInt8, y Nullable(String))) DEFAULT 1 CODEC(ZSTD), ", "b UInt8)"),
    ("CREATE TABLE t (a Enum8(", "'a' = 1, ", "'b'))"),
    ("CREATE TABLE t (a ", "Enum8('a' = 1, ", ""),
    ("CREATE TABLE t (a ", "Tuple(a ", ""),
    ("CREATE TABLE t (a ", "Array(", ""),
    ("CREATE TABLE t (a UInt8) ENGINE = M ORDER BY (", "a, ", "b)"),
    ("CREATE TABLE t (a UInt8) ENGINE = M TTL ", "a + 1 DELETE WHERE b, ", "c"),
    ("ALTER TABLE t ", "ADD COLUMN a UInt8, ", "DROP COLUMN a"),
    ("ALTER TABLE t ", "(DROP COLUMN a), ", "(DROP COLUMN a)"),
    ("DROP TABLE ", "a, ", "b"),
    ("RENAME TABLE ", "a TO b, ", "a TO b"),
    ("DROP TABLE a", " PARALLEL WITH DROP TABLE a", ""),
    ("INSERT INTO t VALUES ", "(1, 'a'), ", "(1, 'b')"),
];

/// Lengths of texts, in bytes.
const SHORT: usize = 1 << 14;
const LONG: usize = 1 << 17;

/// A statement as large as a definition may be.
const LARGEST: usize = 1 << 20;

/// How much more than in proportion the longer text may take: what a text begins and ends with weighs less in it.
const SLACK: f64 = 1.1;

fn text(start: &str, repeated: &str, end: &str, length: usize) -> String {
    format!("{start}{}{end}", repeated.repeat(length / repeated.len()))
}

/// How often tokens are looked at, for each of them.
fn looks(text: &str) -> f64 {
    let tokens = significant_tokens(text);
    let mut parser = Parser::new(text, &tokens);
    let statement = parser.statement();
    drop(statement);
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(parser.looks()) / count(tokens.len())
}

/// Frames of a debug build are many times as large as those of a release.
fn on_large_stack(run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(64 << 20).spawn(run);
    assert!(thread.is_ok_and(|thread| thread.join().is_ok()), "the test in the thread passed");
}

#[test]
fn longer_texts_take_no_more_for_each_token() {
    on_large_stack(|| {
        for (start, repeated, end) in TEXTS {
            let (short, long) = (text(start, repeated, end, SHORT), text(start, repeated, end, LONG));
            let (before, after) = (looks(&short), looks(&long));
            assert!(after <= before * SLACK, "{short:.60}…: {before} looks for each token became {after}");
        }
    });
}

#[test]
fn no_token_is_looked_at_very_often() {
    on_large_stack(|| {
        for (start, repeated, end) in TEXTS {
            let text = text(start, repeated, end, SHORT);
            let looks = looks(&text);
            assert!(looks < 1_000.0, "{text:.60}…: {looks} looks for each token");
        }
    });
}

#[test]
fn the_largest_statements_are_read() {
    on_large_stack(|| {
        for (start, repeated, end) in [
            ("SELECT ", "f(a, b) + ", "1"),
            ("SELECT 1 IN (", "1, ", "1)"),
            ("SELECT '", "text ", "'"),
            ("SELECT 1 -- ", "text ", ""),
            ("CREATE TABLE t (", "a Array(String) DEFAULT 1 CODEC(ZSTD), ", "b UInt8)"),
        ] {
            let text = text(start, repeated, end, LARGEST);
            let tokens = significant_tokens(&text);
            let mut parser = Parser::new(&text, &tokens);
            assert!(parser.statement().is_ok(), "{text:.60}…");
        }
    });
}
