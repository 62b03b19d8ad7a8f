//! Time per byte against the `sqlparser` crate, on the statements that both accept, in one run.
//!
//! Reads statements from standard input, separated by NUL bytes; without any, it draws some from the tests' grammar.

#![expect(clippy::disallowed_types, reason = "time is what is measured")]

use std::hint::black_box;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;
use sqlparser::dialect::ClickHouseDialect;
use sqlparser::parser::Parser;

#[path = "../tests/support/grammar.rs"]
mod grammar;

/// Each candidate goes over all statements this often, in turn; the fastest time counts.
const ROUNDS: usize = 9;

/// How many statements are drawn where none are given.
const DRAWN: u64 = 5_000;

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut statements: Vec<String> = input.split('\0').filter(|text| !text.is_empty()).map(String::from).collect();
    if statements.is_empty() {
        let grammar = grammar::Grammar::new();
        statements = (0..DRAWN).map(|seed| grammar.draw("statement", seed)).collect();
    }
    let total = statements.len();
    statements.retain(|text| parse_statement(text).is_ok() && is_accepted_by_peer(text));
    let bytes: usize = statements.iter().map(String::len).sum();

    let mut output = std::io::stdout().lock();
    writeln!(output, "{} of {total} statements are accepted by both, {bytes} bytes", statements.len())?;
    let [ours, peer, both] = fastest(&statements);
    for (name, time) in [("parse", ours), ("parse and print", both), ("sqlparser", peer)] {
        let per_byte = time.as_secs_f64() * 1e9 / usize_as_f64(bytes);
        writeln!(output, "  {name:<16} {:>8.1} ms {per_byte:>8.1} ns per byte", time.as_secs_f64() * 1e3)?;
    }
    writeln!(output, "ratio {:.3}", ours.as_secs_f64() / peer.as_secs_f64())
}

fn is_accepted_by_peer(text: &str) -> bool {
    Parser::parse_sql(&ClickHouseDialect {}, text).is_ok_and(|statements| statements.len() == 1)
}

/// The time that each candidate takes for all statements: reading, the peer's reading, reading and printing.
fn fastest(statements: &[String]) -> [Duration; 3] {
    let dialect = ClickHouseDialect {};
    let candidates: [&dyn Fn(&str); 3] = [
        &|text| _ = black_box(parse_statement(black_box(text))),
        &|text| _ = black_box(Parser::parse_sql(&dialect, black_box(text))),
        &|text| _ = black_box(parse_statement(text).map(|statement| statement_text(&statement, Layout::Line))),
    ];
    let mut times = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (candidate, time) in candidates.iter().zip(&mut times) {
            let start = Instant::now();
            for text in statements {
                candidate(text);
            }
            *time = start.elapsed().min(*time);
        }
    }
    times
}

/// Exact up to 2^53, far beyond any number of bytes here.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn usize_as_f64(number: usize) -> f64 {
    number as f64
}
