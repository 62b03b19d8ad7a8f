use std::collections::HashSet;
use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics, Span};
use chkit_sql::lexer::{TokenKind, text_problems, tokens};

use crate::Expression;

/// The longest text a definition may hold, in bytes. The server refuses statements of 256 KiB unless it is told otherwise.
pub const MAX_TEXT: usize = 1 << 20;

/// Reads the texts inside definitions, and remembers what was wrong with them and where.
#[derive(Debug, Default)]
pub struct Reader {
    /// What was found so far.
    pub diagnostics: Diagnostics,
    path: String,
    sound: HashSet<String>,
}

impl Reader {
    /// A reader that starts at a place in the input, such as `definitions[3]`.
    pub fn at(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// Moves on to another place in the input.
    pub fn go_to(&mut self, path: String) {
        self.path = path;
    }

    /// Reads an expression at a member below the current place.
    pub fn expression(&mut self, member: &str, text: &str) -> Expression {
        self.check(member, text);
        Expression::new(text)
    }

    /// Reads a query at a member below the current place.
    pub fn query(&mut self, member: &str, text: &str) -> Expression {
        self.check(member, text);
        if text.trim().is_empty() {
            self.report(member, Diagnostic::new(Code::EmptyText, "A query is empty.").help("Write the SELECT."));
        }
        Expression::query(text)
    }

    /// Reads a name: it must not be empty.
    pub fn name(&mut self, member: &str, name: &str) -> String {
        let trimmed = name.trim();
        if trimmed.is_empty() {
            self.report(member, Diagnostic::new(Code::EmptyName, "A name is empty.").help("Give it a name."));
        }
        self.plain(member, trimmed);
        trimmed.to_owned()
    }

    /// Checks a text that is no SQL: a comment, a name.
    pub fn plain(&mut self, member: &str, text: &str) {
        if text.len() > MAX_TEXT {
            self.too_large(member, text.len());
        }
        if text.contains('\0') {
            self.report(
                member,
                Diagnostic::new(Code::InvalidCharacter, "A text holds a NUL character.").help("Remove the character."),
            );
        }
    }

    /// Checks a text of SQL: its quotes, comments and brackets, and that it is one piece.
    pub fn check(&mut self, member: &str, text: &str) {
        if text.len() > MAX_TEXT {
            self.too_large(member, text.len());
            return;
        }
        if self.sound.contains(text) {
            return;
        }
        let all: Vec<_> = tokens(text).collect();
        let mut problems = text_problems(&all);
        if let Some(semicolon) = all.iter().find(|token| token.kind == TokenKind::Semicolon) {
            problems.push(chkit_sql::lexer::TextProblem {
                start: semicolon.start,
                end: semicolon.end(),
                diagnostic: Diagnostic::new(Code::SeveralStatements, "A semicolon ends the statement here.")
                    .help("Remove the semicolon."),
            });
        }
        if problems.is_empty() {
            self.sound.insert(text.to_owned());
            return;
        }
        let source: Arc<str> = self.member_path(member).into();
        let whole: Arc<str> = text.into();
        for problem in problems {
            let span = Span { source: source.clone(), text: whole.clone(), start: problem.start, end: problem.end };
            self.report(member, problem.diagnostic.span(span));
        }
    }

    fn too_large(&mut self, member: &str, length: usize) {
        self.report(
            member,
            Diagnostic::new(Code::TextTooLarge, format!("A text of {length} bytes is longer than the limit of {MAX_TEXT}."))
                .help("Shorten it."),
        );
    }

    fn report(&mut self, member: &str, diagnostic: Diagnostic) {
        let path = self.member_path(member);
        self.diagnostics.push(diagnostic.path(path));
    }

    fn member_path(&self, member: &str) -> String {
        if self.path.is_empty() { member.to_owned() } else { format!("{}.{member}", self.path) }
    }
}
