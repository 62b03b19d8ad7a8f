//! Reads a rule of the grammar that tests draw from, how many texts, and the first seed from standard input, separated
//! by blanks, and writes the texts, each with a NUL byte behind it. With `whole` behind the seed forms count of which the
//! server does not read again what it writes; with `variants` it writes, for each form of the rule, a text with every
//! combination of its options, that many times.
//!
//! `echo 'statement 10 0' | cargo run -p chkit-sql --example grammar`

use std::io::{Read, Write};

#[path = "../tests/support/grammar.rs"]
mod grammar;

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut words = input.split_whitespace();
    let rule = words.next().unwrap_or("statement");
    let mut number = || words.next().and_then(|word| word.parse::<u64>().ok()).unwrap_or_default();
    let (count, first) = (number(), number());
    let what = words.next();
    let grammar = if what.is_some() { grammar::Grammar::whole() } else { grammar::Grammar::new() };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for seed in first..first + count {
        let texts = match what {
            Some("variants") => grammar.variants(rule, seed << 32),
            _ => vec![grammar.draw(rule, seed)],
        };
        for text in texts {
            output.write_all(text.as_bytes())?;
            output.write_all(b"\0")?;
        }
    }
    output.flush()
}
