use std::fmt;
use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics, Span};
use chkit_sql::data_type::ColumnType;
use chkit_sql::fragment::{self, Call, KeyEntry, Piece, Refused};
use chkit_sql::lexer::TextProblem;
use rustc_hash::FxHashMap;

use crate::Expression;
use crate::clause;
use crate::table::Engine;

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

    /// Why its text is refused, if that is for a clause that has a member of its own.
    fn misplaced_clause(self, text: &str, problem: &TextProblem) -> Option<Diagnostic> {
        let (clauses, name) = match self.item {
            Some(("columns", _)) => (clause::OF_COLUMN, self.name),
            Some(("indexes", _)) => (clause::OF_INDEX, self.name),
            Some((list, _)) => (clause::OF_TABLE, list),
            None => (clause::OF_TABLE, self.name),
        };
        let is_query = matches!(name, "as" | "projections");
        if is_query { None } else { clause::explain(clauses, name, text, problem) }
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
    known: Known,
}

/// What was read so far, by the text, for each rule.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) expressions: Texts<Expression>,
    pub(crate) lists: Texts<Expression>,
    pub(crate) ttls: Texts<Expression>,
    pub(crate) partition_keys: Texts<Option<Expression>>,
    pub(crate) keys: Texts<Arc<[KeyEntry]>>,
    pub(crate) key_items: Texts<Arc<[KeyEntry]>>,
    pub(crate) types: Texts<ColumnType>,
    pub(crate) engines: Texts<Engine>,
    pub(crate) index_types: Texts<Arc<Call>>,
}

pub(crate) type Texts<T> = FxHashMap<String, T>;

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
        let member = member.into();
        if !self.filled(member, text, "An expression is empty.", "Write the expression.") {
            return Expression::refused(text);
        }
        let read = |text: &str| fragment::expression(text).map(Expression::from);
        self.read_once(member, whole, text, |known| &mut known.expressions, read)
            .unwrap_or_else(|| Expression::refused(text))
    }

    /// Reads a data type at a member below the current place.
    pub(crate) fn data_type<'m>(&mut self, member: impl Into<Member<'m>>, text: &str, nullable: bool) -> ColumnType {
        let member = member.into();
        let refused = || ColumnType { name: text.into(), nullable };
        if !self.filled(member, text, "A column has no type.", "Name it, such as `String`.") {
            return refused();
        }
        match self.read_once(member, text, text, |known| &mut known.types, ColumnType::read) {
            Some(data_type) => ColumnType { nullable: data_type.nullable || nullable, ..data_type },
            None => refused(),
        }
    }

    /// Reads a query at a member below the current place.
    pub(crate) fn query<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) -> Expression {
        self.query_by(member.into(), text, fragment::query)
    }

    /// Reads the query of a projection at a member below the current place.
    pub(crate) fn projection<'m>(&mut self, member: impl Into<Member<'m>>, text: &str) -> Expression {
        self.query_by(member.into(), text, fragment::projection)
    }

    fn query_by(&mut self, member: Member<'_>, text: &str, rule: fn(&str) -> Result<Piece, Refused>) -> Expression {
        if !self.filled(member, text, "A query is empty.", "Write the SELECT.") {
            return Expression::refused(text);
        }
        self.read(member, text, text, rule).map_or_else(|| Expression::refused(text), Expression::from)
    }

    /// Reads a text by a rule, unless the same rule has read the same text before.
    pub(crate) fn read_once<'m, T: Clone>(
        &mut self,
        member: impl Into<Member<'m>>,
        whole: &str,
        text: &str,
        known: impl Fn(&mut Known) -> &mut Texts<T>,
        rule: impl FnOnce(&str) -> Result<T, Refused>,
    ) -> Option<T> {
        if let Some(known) = known(&mut self.known).get(text) {
            return Some(known.clone());
        }
        let read = self.read(member, whole, text, rule)?;
        known(&mut self.known).insert(text.to_owned(), read.clone());
        Some(read)
    }

    /// Reads a text by a rule. `text` is the end of `whole`, in which places are told. What is refused is reported.
    pub(crate) fn read<'m, T>(
        &mut self,
        member: impl Into<Member<'m>>,
        whole: &str,
        text: &str,
        rule: impl FnOnce(&str) -> Result<T, Refused>,
    ) -> Option<T> {
        let member = member.into();
        if whole.len() > MAX_TEXT {
            self.too_large(member, whole.len());
            return None;
        }
        let problems = match rule(text) {
            Ok(value) => return Some(value),
            Err(problems) => problems,
        };
        let source: Arc<str> = self.member_path(member).into();
        let before = whole.len() - text.len();
        let whole: Arc<str> = whole.into();
        for problem in problems {
            let (start, end) = (before + problem.start, before + problem.end);
            let span = Span { source: source.clone(), text: whole.clone(), start, end };
            let diagnostic = member.misplaced_clause(text, &problem).unwrap_or(problem.diagnostic);
            self.report(member, diagnostic.span(span));
        }
        None
    }

    /// Checks that a text of SQL says something.
    pub(crate) fn filled<'m>(&mut self, member: impl Into<Member<'m>>, text: &str, message: &str, help: &str) -> bool {
        let is_filled = !text.trim().is_empty();
        if !is_filled {
            self.report(member.into(), Diagnostic::new(Code::EmptyText, message).help(help));
        }
        is_filled
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
