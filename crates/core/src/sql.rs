//! SQL texts: their statements, and the server's own text of them.

use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics, Span};
use chkit_sql::format::{Layout, text_within};
use chkit_sql::lexer::{Token, TokenKind, tokens};
use chkit_sql::parse::{Outcome, ScriptStatement, empty_text, parse_script};
use chkit_sql::tree::{ObjectName, Statement};
use chkit_sql::unknown::UnknownNames;
use chkit_sql::unread::Unread;

use crate::migration::{comments_above, directive};
use crate::places::Places;
use crate::{encode, json, wire};

/// What messages call a text that is no file.
const SOURCE: &str = "sql";

/// How many bytes of indents the pretty text of a text may hold.
const MAX_INDENTS: usize = 64 << 20;

/// The server's text of one or more statements, joined by `;` and a line break.
pub fn format_sql(text: &str, options: &str) -> String {
    let mut found = Diagnostics::new();
    let options = json::value::<wire::FormatSqlOptions>(options, "options", &mut found);
    let layout = match options.unwrap_or_default().layout {
        wire::SqlLayout::Line => Layout::Line,
        wire::SqlLayout::Pretty => Layout::Pretty,
    };
    let source: Arc<str> = text.into();
    let script = script_of(text, &mut found);
    if script.is_empty() && found.is_empty() {
        found.push(placed(empty_text(), &source, 0, text.len()));
    }
    let mut room = MAX_INDENTS;
    let mut statements = Vec::with_capacity(script.len());
    for statement in script {
        match statement.outcome {
            Outcome::Parsed(tree) => match text_within(&mut room, &tree, layout) {
                Some(text) => statements.push(text),
                None => {
                    let message =
                        format!("With line breaks, the text would hold more than {MAX_INDENTS} bytes of indents.");
                    let finding = Diagnostic::new(Code::TextTooLarge, message)
                        .help("Ask for it on one line, or nest its queries less deep.");
                    found.push(placed(finding, &source, statement.range.start, statement.range.end));
                    break;
                }
            },
            Outcome::Unread(Unread { kind, .. }) => {
                let message = format!("A statement of kind `{kind}` cannot be formatted.");
                let finding = Diagnostic::new(Code::UnreadStatement, message).help("Leave it as it is written.");
                found.push(placed(finding, &source, statement.range.start, statement.range.end));
            }
            Outcome::Refused(problems) => found.extend(
                problems.into_iter().map(|problem| placed(problem.diagnostic, &source, problem.start, problem.end)),
            ),
        }
    }
    encode::answer(Some(statements.join(";\n")), &found)
}

/// The statements of a text, what in it does not parse, and names that are not known.
pub fn parse_sql(text: &str) -> String {
    let source: Arc<str> = text.into();
    let comments: Vec<_> = tokens(text).filter(|token| token.kind == TokenKind::LineComment).collect();
    let mut places = Places::default();
    let mut statements = Vec::new();
    let mut found = Diagnostics::new();
    let mut unknown = UnknownNames::default();
    for piece in script_of(text, &mut found) {
        let (start, end) = (piece.range.start, piece.range.end);
        let (kind, object) = match piece.outcome {
            Outcome::Parsed(statement) => {
                let problems = unknown.of(&statement).into_iter();
                found.extend(problems.map(|problem| placed(problem.diagnostic, &source, problem.start, problem.end)));
                (statement.kind.name().to_owned(), object(&statement))
            }
            Outcome::Unread(unread) => (unread.kind, None),
            Outcome::Refused(problems) => {
                found.extend(
                    problems.into_iter().map(|problem| placed(problem.diagnostic, &source, problem.start, problem.end)),
                );
                continue;
            }
        };
        statements.push(wire::SqlStatement {
            kind,
            sql: text.get(start..end).unwrap_or_default().to_owned(),
            object,
            directives: directives(comments_above(&comments, piece.range), &source, &mut places),
            span: places.span(&span(&source, start, end)),
        });
    }
    encode::analysis(&wire::ParsedSql { statements, diagnostics: encode::diagnostics(&found) })
}

/// The statements of a text; none, and a finding, where it is too large.
fn script_of(text: &str, found: &mut Diagnostics) -> Vec<ScriptStatement> {
    parse_script(text).unwrap_or_else(|finding| {
        found.push(*finding);
        Vec::new()
    })
}

fn span(text: &Arc<str>, start: usize, end: usize) -> Span {
    Span { source: SOURCE.into(), text: text.clone(), start, end }
}

fn placed(diagnostic: Diagnostic, text: &Arc<str>, start: usize, end: usize) -> Diagnostic {
    diagnostic.span(span(text, start, end))
}

fn object(statement: &Statement) -> Option<wire::SqlObject> {
    let (kind, ObjectName { database, name }) = statement.kind.object()?;
    Some(wire::SqlObject {
        kind: kind.to_owned(),
        database: database.as_ref().map(|database| database.text.to_string()),
        name: name.text.to_string(),
    })
}

fn directives(above: &[Token<'_>], text: &Arc<str>, places: &mut Places) -> Vec<wire::Directive> {
    above
        .iter()
        .filter_map(|comment| {
            let (name, args) = directive(comment)?;
            Some(wire::Directive {
                name: name.to_owned(),
                args: args.to_owned(),
                span: places.span(&span(text, comment.start, comment.end())),
            })
        })
        .collect()
}
