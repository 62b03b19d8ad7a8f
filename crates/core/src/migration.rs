//! Migration files: a header, and statements with markers above them.

use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics, Span};
use chkit_sql::classify::{Effect, effect};
use chkit_sql::lexer::{Token, TokenKind, text_problems, tokens};
use chkit_sql::parse::{Outcome, read_statement};
use chkit_sql::repeatable::repeatable;
use chkit_sql::statements::{StatementRange, split_tokens};
use indexmap::IndexMap;

use crate::places::Places;
use crate::{encode, wire};

/// The format that this chkit writes and reads.
const FORMAT: &str = "v1";
/// The header line that says so.
const FORMAT_KEY: &str = "chkit-migration-format";

/// How version control marks the first of two versions.
const CONFLICT: &str = "<<<<<<<";

/// Reads a migration file. It never fails: what is wrong is among the diagnostics, and the statements are there.
pub(crate) fn read(text: &str, source: &str) -> wire::MigrationFile {
    let file = File { source: source.into(), text: text.into() };
    let tokens: Vec<_> = tokens(text).collect();
    let mut found = Diagnostics::new();
    found.extend(
        text_problems(&tokens)
            .into_iter()
            .map(|problem| problem.diagnostic.span(file.span(problem.start, problem.end))),
    );
    let statements = split_tokens(tokens.iter().copied());
    let header = header(&tokens, statements.first());
    let comments: Vec<_> = tokens.iter().filter(|token| token.kind == TokenKind::LineComment).copied().collect();
    let is_comment = |token: &&Token<'_>| matches!(token.kind, TokenKind::LineComment | TokenKind::BlockComment);
    found.extend(tokens.iter().filter(is_comment).filter_map(|comment| file.unknown_directive(comment)));
    found.extend(file.conflict(&tokens));
    let mut places = Places::default();
    let units: Vec<_> =
        statements.iter().map(|range| file.unit(comments_above(&comments, *range), *range, &mut places)).collect();
    let marked: usize = units.iter().map(|unit| unit.operations.len()).sum();
    check_format(&header, source, &mut found);
    check_complete(&header, marked, source, &mut found);
    if let Some(last) = tokens.iter().rev().find(|token| !token.kind.is_trivia() || operation_marker(token).is_some())
        && operation_marker(last).is_some()
    {
        found.push(truncated(format!("Migration {source} ends with a marker that no statement follows.")));
    }
    wire::MigrationFile {
        format: header.get(FORMAT_KEY).cloned(),
        header,
        units,
        diagnostics: encode::diagnostics(&found),
    }
}

struct File {
    source: Arc<str>,
    text: Arc<str>,
}

impl File {
    fn span(&self, start: usize, end: usize) -> Span {
        Span { source: self.source.clone(), text: self.text.clone(), start, end }
    }

    /// No directive exists yet; one that is asked for and not obeyed would be a silent loss, wherever and however it
    /// stands there.
    fn unknown_directive(&self, comment: &Token<'_>) -> Option<Diagnostic> {
        let diagnostic = match directive(comment) {
            Some((name, _)) => {
                Diagnostic::new(Code::UnknownDirective, format!("This chkit knows no directive `{name}`."))
                    .help("Correct the name, remove the line, or use a newer chkit.")
            }
            None => {
                let asked = misspelt_directive(comment.text)?;
                let message = format!("`{}` is not how a directive is written.", first_line(comment.text));
                Diagnostic::new(Code::UnknownDirective, message).help(format!(
                    "Write it as a line of its own, `-- chkit: {asked}`, or word the remark differently."
                ))
            }
        };
        Some(diagnostic.span(self.span(comment.start, comment.end())))
    }

    /// A line that version control leaves behind where two branches changed the file.
    fn conflict(&self, tokens: &[Token<'_>]) -> Option<Diagnostic> {
        let begins_line =
            |start: usize| start == 0 || self.text.get(..start).is_some_and(|before| before.ends_with('\n'));
        let is_marker = |token: &&Token<'_>| {
            token.kind == TokenKind::Operator
                && begins_line(token.start)
                && self.text.get(token.start..).is_some_and(|line| line.starts_with(CONFLICT))
        };
        let Token { start, .. } = *tokens.iter().find(is_marker)?;
        let message = format!("Migration {} holds the markers of a merge conflict.", self.source);
        let diagnostic = Diagnostic::new(Code::MigrationUnreadable, message).help("Resolve the conflict.");
        Some(diagnostic.span(self.span(start, start + CONFLICT.len())))
    }

    fn unit(&self, above: &[Token<'_>], range: StatementRange, places: &mut Places) -> wire::ExecutionUnit {
        let mut directives = Vec::new();
        let mut operations = Vec::new();
        for comment in above {
            operations.extend(operation_marker(comment));
            if let Some((name, args)) = directive(comment) {
                let span = places.span(&self.span(comment.start, comment.end()));
                directives.push(wire::Directive { name: name.to_owned(), args: args.to_owned(), span });
            }
        }
        let statement = self.text.get(range.start..range.end).unwrap_or_default().to_owned();
        let outcome = read_statement(&statement);
        let destructive_reason = destructive_reason(&outcome, &operations);
        wire::ExecutionUnit {
            span: places.span(&self.span(range.start, range.end)),
            destructive: destructive_reason.is_some(),
            destructive_reason,
            repeatable: repeatable(&outcome),
            statement,
            directives,
            operations,
        }
    }
}

/// `-- chkit: name arguments`
pub(crate) fn directive<'t>(comment: &Token<'t>) -> Option<(&'t str, &'t str)> {
    let text = comment.text.strip_prefix("-- chkit:")?.trim();
    let (name, args) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    Some((name, args.trim()))
}

/// What a comment asks for that was meant as a directive and is spelt in another way: `--chkit:x`, `/* chkit: x */`.
fn misspelt_directive(comment: &str) -> Option<&str> {
    const WORD: &str = "chkit";
    let body = comment.trim_start_matches(['-', '#', '!', '/', '*', ' ', '\t', '\n', '\r']);
    let (word, rest) = body.split_at_checked(WORD.len())?;
    if !word.eq_ignore_ascii_case(WORD) {
        return None;
    }
    let asked = rest.trim_start().strip_prefix(':')?;
    Some(first_line(asked.trim_end_matches("*/").trim()).trim_end())
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The comments between the statement before and this one.
pub(crate) fn comments_above<'s, 't>(comments: &'s [Token<'t>], range: StatementRange) -> &'s [Token<'t>] {
    let from = comments.partition_point(|comment| comment.start < range.lead);
    let to = comments.partition_point(|comment| comment.start < range.start);
    comments.get(from..to).unwrap_or_default()
}

/// A statement that surely deletes is destructive whatever its markers say; one that may is so unless markers vouch for it.
/// They vouch for nothing that cannot be read: it is not what they were written for.
fn destructive_reason(statement: &Outcome, operations: &[wire::OperationMarker]) -> Option<String> {
    let is_vouched_for = !operations.is_empty() && !matches!(statement, Outcome::Refused(_));
    match effect(statement) {
        Effect::Destructive(reason) => Some(reason.to_owned()),
        Effect::Uncertain(reason) if !is_vouched_for => Some(reason.to_owned()),
        Effect::Harmless | Effect::Uncertain(_) => operations
            .iter()
            .find(|operation| operation.risk == "danger")
            .map(|operation| format!("{} is marked as a danger", operation.r#type)),
    }
}

/// `-- operation: <type> key=<key> risk=<risk>`; a key may hold spaces.
fn operation_marker(comment: &Token<'_>) -> Option<wire::OperationMarker> {
    let marker = comment.text.strip_prefix("-- operation:")?.trim();
    let (operation_type, rest) = marker.split_once(" key=")?;
    let (key, risk) = rest.rsplit_once(" risk=")?;
    Some(wire::OperationMarker {
        r#type: operation_type.trim().to_owned(),
        key: key.to_owned(),
        risk: risk.trim().to_owned(),
    })
}

/// The `-- key: value` lines above the first statement.
fn header(tokens: &[Token<'_>], first: Option<&StatementRange>) -> IndexMap<String, String> {
    let end = first.map_or(usize::MAX, |range| range.start);
    tokens
        .iter()
        .take_while(|token| token.start < end)
        .filter(|token| token.kind == TokenKind::LineComment)
        .filter_map(|comment| {
            let (key, value) = comment.text.strip_prefix("-- ")?.split_once(':')?;
            let is_key =
                !key.is_empty() && key.chars().all(|character| character.is_ascii_lowercase() || character == '-');
            let is_marker = matches!(key, "operation" | "chkit");
            (is_key && !is_marker).then(|| (key.to_owned(), value.trim().to_owned()))
        })
        .collect()
}

fn check_format(header: &IndexMap<String, String>, source: &str, found: &mut Diagnostics) {
    if let Some(format) = header.get(FORMAT_KEY).filter(|format| *format != FORMAT) {
        found.push(
            Diagnostic::new(
                Code::MigrationForeign,
                format!("Migration {source} has format {format}; this chkit reads format {FORMAT}."),
            )
            .help("Use the chkit that wrote it."),
        );
    }
}

/// A file that announces more operations than it has was cut off.
fn check_complete(header: &IndexMap<String, String>, marked: usize, source: &str, found: &mut Diagnostics) {
    let announced = header.get("operation-count").and_then(|count| count.parse::<usize>().ok());
    if let Some(announced) = announced.filter(|announced| *announced > marked) {
        found.push(truncated(format!(
            "Migration {source} announces {announced} operations, and only {marked} are there."
        )));
    }
}

fn truncated(message: String) -> Diagnostic {
    Diagnostic::new(Code::MigrationTruncated, message)
        .help("Restore the file from version control, or correct its header if operations were removed on purpose.")
}
