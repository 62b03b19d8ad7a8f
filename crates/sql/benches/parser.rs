//! Time per byte against the `sqlparser` crate, on the statements that both accept, and on all that are accepted here, in
//! one run. Reads statements from standard input, separated by NUL bytes.

#![expect(clippy::disallowed_types, reason = "time is what is measured")]

use std::hint::black_box;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;
use sqlparser::dialect::ClickHouseDialect;
use sqlparser::parser::Parser;

/// Each candidate goes over all statements this often, in turn; the fastest time counts.
const ROUNDS: usize = 9;

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let total = input.split('\0').filter(|text| !text.is_empty()).count();
    let accepted: Vec<&str> = input.split('\0').filter(|text| parse_statement(text).is_ok()).collect();
    let shared: Vec<&str> = accepted.iter().copied().filter(|text| is_accepted_by_peer(text)).collect();

    let dialect = ClickHouseDialect {};
    let print = |text: &str| _ = black_box(parse_statement(text).map(|tree| statement_text(&tree, Layout::Line)));
    let [ours, peer, both] = fastest(
        &shared,
        [
            &|text| _ = black_box(parse_statement(text)),
            &|text| _ = black_box(Parser::parse_sql(&dialect, text)),
            &print,
        ],
    );
    let [all] = fastest(&accepted, [&print]);

    let mut output = std::io::stdout().lock();
    writeln!(output, "{} of {total} statements are accepted, {} by both", accepted.len(), shared.len())?;
    for (name, statements, time) in [
        ("parse", &shared, ours),
        ("parse and print", &shared, both),
        ("sqlparser", &shared, peer),
        ("all", &accepted, all),
    ] {
        let bytes: usize = statements.iter().map(|text| text.len()).sum();
        let per_byte = time.as_secs_f64() * 1e9 / usize_as_f64(bytes);
        let time = time.as_secs_f64() * 1e3;
        writeln!(output, "  {name:<16} {time:>8.1} ms {bytes:>10} bytes {per_byte:>8.1} ns per byte")?;
    }
    writeln!(output, "ratio {:.3}", ours.as_secs_f64() / peer.as_secs_f64())
}

fn is_accepted_by_peer(text: &str) -> bool {
    Parser::parse_sql(&ClickHouseDialect {}, text).is_ok_and(|statements| statements.len() == 1)
}

/// The least time that each candidate takes for all statements.
fn fastest<const COUNT: usize>(statements: &[&str], candidates: [&dyn Fn(&str); COUNT]) -> [Duration; COUNT] {
    let mut times = [Duration::MAX; COUNT];
    for _ in 0..ROUNDS {
        for (candidate, time) in candidates.iter().zip(&mut times) {
            let start = Instant::now();
            for text in statements {
                candidate(black_box(text));
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
