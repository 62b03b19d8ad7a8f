//! Reads a layout (`line`, `pretty`) and statements from standard input, all separated by NUL bytes, and writes the
//! server's text of each, separated by NUL bytes too; a statement that does not parse gives `\u{1}` and the first finding.
//!
//! `printf 'pretty\0SELECT 1' | cargo run -p chkit-sql --example format`

use std::io::{Read, Write};

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut records = input.split('\0');
    let layout = if records.next() == Some("pretty") { Layout::Pretty } else { Layout::Line };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for text in records {
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
