//! The page of every mistake: its bad statement is recognized with the very message, its good one is read.
#![expect(clippy::disallowed_methods, reason = "the pages are files; what is tested reads none")]

use std::fs;
use std::path::Path;

use chkit_diagnostics::Code;
use chkit_sql::parse::{Outcome, ScriptStatement, parse_script};

/// Codes of mistakes: those of SQL text from here on.
const FIRST: &str = "CHK3101";
const LAST: &str = "CHK3999";

struct Page {
    bad: String,
    message: String,
    good: String,
}

/// The page of a mistake: one bad and one good statement, and the message about the bad one.
fn read(code: Code) -> Option<Page> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../diagnostics/pages/{}.md", code.code()));
    let text = fs::read_to_string(path).ok()?;
    let message = text.lines().find_map(|line| line.strip_prefix("> "))?;
    let blocks: Vec<_> = text.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("sql\n")).collect();
    match blocks.as_slice() {
        [bad, good] => {
            Some(Page { bad: bad.trim().to_owned(), message: message.to_owned(), good: good.trim().to_owned() })
        }
        _ => None,
    }
}

fn mistakes() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|code| (FIRST..=LAST).contains(&code.code()))
}

fn script(text: &str) -> Vec<ScriptStatement> {
    parse_script(text).unwrap_or_default()
}

#[test]
fn bad_statements_are_recognized() {
    let mut missed = Vec::new();
    for code in mistakes() {
        let page = read(code).expect("every mistake has a page");
        let first = script(&page.bad).into_iter().find_map(|statement| match statement.outcome {
            Outcome::Refused(problems) => problems.into_iter().next(),
            Outcome::Parsed(_) | Outcome::Unread(_) => None,
        });
        let found = first.map(|problem| (problem.diagnostic.code, problem.diagnostic.message));
        if found != Some((code, page.message.clone())) {
            missed.push(format!("{}: {}\n  {found:?}", code.code(), page.bad));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn good_statements_are_read() {
    let refused: Vec<_> = mistakes()
        .map(|code| (code, read(code).expect("every mistake has a page").good))
        .filter(|(_, good)| script(good).iter().any(|statement| matches!(statement.outcome, Outcome::Refused(_))))
        .map(|(code, good)| format!("{}: {good}", code.code()))
        .collect();
    assert!(refused.is_empty(), "refused:\n{}", refused.join("\n"));
}

#[test]
fn there_are_more_than_sixty() {
    assert!(mistakes().count() > 60);
}
