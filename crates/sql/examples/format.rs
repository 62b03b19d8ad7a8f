//! Reads a layout (`line`, `pretty` or `both`) and statements from standard input, all separated by NUL bytes, and
//! writes the server's text of each, separated by NUL bytes too: two of them for `both`. A statement that does not
//! parse gives `\u{1}`, the place, the code and the message of the first finding.
//!
//! `printf 'pretty\0SELECT 1' | cargo run -p chkit-sql --example format`

use std::io::{Read, Write};

use chkit_diagnostics::Code;
use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::{Outcome, parse_script, parse_statement};

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut records = input.split('\0');
    let layouts: &[Layout] = match records.next() {
        Some("pretty") => &[Layout::Pretty],
        Some("both") => &[Layout::Line, Layout::Pretty],
        _ => &[Layout::Line],
    };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for text in records {
        let statement = parse_statement(text);
        for layout in layouts {
            match &statement {
                Ok(statement) => output.write_all(statement_text(statement, *layout).as_bytes())?,
                Err(problems) => {
                    let first = problems.first().map_or(String::new(), |problem| {
                        let code = if is_unread(text) { Code::UnreadStatement } else { problem.diagnostic.code };
                        format!("\u{1}{}:{}: {}", problem.start, code.code(), problem.diagnostic.message)
                    });
                    output.write_all(first.as_bytes())?;
                }
            }
            output.write_all(b"\0")?;
        }
    }
    output.flush()
}

/// Whether a text that does not parse begins with a statement of a kind that has no tree.
fn is_unread(text: &str) -> bool {
    parse_script(text)
        .is_ok_and(|script| matches!(script.first().map(|statement| &statement.outcome), Some(Outcome::Unread(_))))
}
