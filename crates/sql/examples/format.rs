//! Reads statements separated by NUL bytes from standard input and writes the server's text of each, separated by NUL
//! bytes too; a statement that does not parse gives `\u{1}` and the first finding.
//!
//! `cargo run -p chkit-sql --example format -- [line|pretty] < statements`

use std::io::{Read, Write};

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;

fn main() -> std::io::Result<()> {
    let layout = if std::env::args().nth(1).as_deref() == Some("pretty") { Layout::Pretty } else { Layout::Line };
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for text in input.split('\0') {
        match parse_statement(text) {
            Ok(statement) => output.write_all(statement_text(&statement, layout).as_bytes())?,
            Err(problems) => {
                let first = problems.first().map_or(String::new(), |problem| {
                    format!("\u{1}{}:{}: {}", problem.start, problem.diagnostic.code.code(), problem.diagnostic.message)
                });
                output.write_all(first.as_bytes())?;
            }
        }
        output.write_all(b"\0")?;
    }
    output.flush()
}
