use std::fmt;
use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics, Span};
use chkit_sql::data_type::ColumnType;
use chkit_sql::fragment::split_at_commas;
use chkit_sql::lexer::{TextProblem, TokenKind, text_problems, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Expression;

/// The longest text a definition may hold, in bytes. The server refuses statements of 256 KiB unless it is told otherwise.
pub(crate) const MAX_TEXT: usize = 1 << 20;

/// A member of a definition: `engine`, or `columns[3].type`. It becomes text only where something is wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member<'m> {
    item: Option<(&'m str, usize)>,
    name: &'m str,
}

impl<'m> Member<'m> {
    /// A member of an item of a list; an empty name is the item itself.
    pub(crate) fn of_item(list: &'m str, position: usize, name: &'m str) -> Self {
        Self { item: Some((list, position)), name }
    }
}

impl<'m> From<&'m str> for Member<'m> {
    fn from(name: &'m str) -> Self {
        Self { item: None, name }
    }
}

impl fmt::Display for Member<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Some((list, position)) if self.name.is_empty() => write!(formatter, "{list}[{position}]"),
            Some((list, position)) => write!(formatter, "{list}[{position}].{}", self.name),
            None => formatter.write_str(self.name),
        }
    }
}

/// A member whose name comes from the author, as it continues a path: `.name`, or `["odd name"]`.
pub(crate) fn member_suffix(name: &str) -> String {
    let is_plain = name.chars().next().is_some_and(|first| !first.is_ascii_digit())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '$'));
    if is_plain { format!(".{name}") } else { format!("[{name:?}]") }
}

/// Reads the texts inside definitions, and remembers what was wrong with them and where.
///
/// One reader may read many definitions: a text that occurs again is not read again.
#[derive(Debug, Default)]
pub struct Reader {
    /// What was found so far.
    pub diagnostics: Diagnostics,
    path: String,
    sound: FxHashSet<String>,
    expressions: FxHashMap<String, Expression>,
    types: FxHashMap<String, ColumnType>,
}

impl Reader {
    /// Goes to a place in the input, such as `definitions[3]`.
    pub fn go_to(&mut self, path: String) {
        self.path = path;
    }

    /// Reads an expression at a member below the current place.
    pub(crate) fn expression<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) -> Expression {
        self.expression_in(member, text, text)
    }

    /// Reads an expression that is the end of a text. Places are told in the whole text.
    pub(crate) fn expression_in<'m>(&mut self, member: impl Into<Member<'m>>, whole: &str, text: &str) -> Expression {
        if let Some(known) = self.expressions.get(text) {
            return known.clone();
        }
        let member = member.into();
        self.filled(member, text, "An expression is empty.", "Write the expression.");
        if !self.check(member, whole) {
            return Expression::unread(text);
        }
        let expression = Expression::new(text);
        self.expressions.insert(text.to_owned(), expression.clone());
        expression
    }

    /// Reads one expression, or several as the list in parentheses that they are, whether those were written or not.
    pub(crate) fn expressions<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) -> Expression {
        let expression = self.expression(member, text);
        if self.sound.contains(text) && split_at_commas(expression.canonical()).len() > 1 {
            return Expression::new(&format!("({})", expression.canonical()));
        }
        expression
    }

    /// Reads a data type at a member below the current place.
    pub(crate) fn data_type<'m>(&mut self, member: impl Into<Member<'m>>, text: &str, nullable: bool) -> ColumnType {
        if let Some(known) = self.types.get(text) {
            return ColumnType { name: known.name.clone(), nullable: known.nullable || nullable };
        }
        if !self.check(member, text) {
            return ColumnType { name: text.into(), nullable };
        }
        let data_type = ColumnType::read(text, false);
        self.types.insert(text.to_owned(), data_type.clone());
        ColumnType { nullable: data_type.nullable || nullable, ..data_type }
    }

    /// Reads a query at a member below the current place.
    pub(crate) fn query<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) -> Expression {
        let member = member.into();
        self.filled(member, text, "A query is empty.", "Write the SELECT.");
        if self.check(member, text) { Expression::query(text) } else { Expression::unread(text) }
    }

    /// Checks that a text of SQL says something.
    pub(crate) fn filled<'m>(&mut self, member: impl Into<Member<'m>>, text: &str, message: &str, help: &str) {
        if text.trim().is_empty() {
            self.report(member.into(), Diagnostic::new(Code::EmptyText, message).help(help));
        }
    }

    /// Reads a name: it must not be empty.
    pub(crate) fn name<'m>(&mut self, member: impl Into<Member<'m>>, name: String) -> String {
        let member = member.into();
        let name = trimmed(name);
        if name.is_empty() {
            self.report(member, Diagnostic::new(Code::EmptyName, "A name is empty.").help("Give it a name."));
        }
        self.plain(member, &name);
        name
    }

    /// Reads a comment; none is an empty one.
    pub(crate) fn comment<'m>(&mut self, member: impl Into<Member<'m>>, comment: Option<String>) -> String {
        let comment = trimmed(comment.unwrap_or_default());
        self.plain(member, &comment);
        comment
    }

    /// Checks a text that is no SQL: a comment, a name.
    pub(crate) fn plain<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) {
        let member = member.into();
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

    /// Checks a text of SQL: its quotes, comments and brackets, and that it is one piece. Whether it is sound: only then
    /// may anything be read into it, because what reads it relies on its length and nesting being bounded.
    pub(crate) fn check<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) -> bool {
        let member = member.into();
        if text.len() > MAX_TEXT {
            self.too_large(member, text.len());
            return false;
        }
        if self.sound.contains(text) {
            return true;
        }
        let all: Vec<_> = tokens(text).collect();
        let mut problems = text_problems(&all);
        if let Some(semicolon) = all.iter().find(|token| token.kind == TokenKind::Semicolon) {
            problems.push(TextProblem {
                start: semicolon.start,
                end: semicolon.end(),
                diagnostic: Diagnostic::new(Code::SeveralStatements, "A semicolon ends the statement here.")
                    .help("Remove the semicolon."),
            });
        }
        if problems.is_empty() {
            self.sound.insert(text.to_owned());
            return true;
        }
        let source: Arc<str> = self.member_path(member).into();
        let whole: Arc<str> = text.into();
        for problem in problems {
            let span = Span { source: source.clone(), text: whole.clone(), start: problem.start, end: problem.end };
            self.report(member, problem.diagnostic.span(span));
        }
        false
    }

    fn too_large(&mut self, member: Member<'_>, length: usize) {
        self.report(
            member,
            Diagnostic::new(
                Code::TextTooLarge,
                format!("A text of {length} bytes is longer than the limit of {MAX_TEXT}."),
            )
            .help("Shorten it."),
        );
    }

    fn report(&mut self, member: Member<'_>, diagnostic: Diagnostic) {
        let path = self.member_path(member);
        self.diagnostics.push(diagnostic.path(path));
    }

    fn member_path(&self, member: Member<'_>) -> String {
        if self.path.is_empty() { member.to_string() } else { format!("{}.{member}", self.path) }
    }
}

/// The text without the white space around it; the same allocation where there is none.
fn trimmed(text: String) -> String {
    let inner = text.trim();
    if inner.len() == text.len() { text } else { inner.to_owned() }
}
