use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chkit_sql::fragment::{self, Piece, PieceKind};
use chkit_sql::lexer::{TokenKind, tokens};
use chkit_sql::names::Names;
use chkit_sql::quote;

/// A piece of SQL inside a definition: an expression or a query. Equal where the canonical texts are.
#[derive(Debug, Clone)]
pub struct Expression {
    kind: PieceKind,
    canonical: Arc<str>,
    written: Option<Arc<str>>,
}

impl Expression {
    /// A column by its name, however odd the name.
    pub fn column(name: &str) -> Self {
        Self::canonical_text(&quote::name(name))
    }

    /// A text as a value.
    pub(crate) fn text(text: &str) -> Self {
        Self::canonical_text(&quote::string(text))
    }

    /// A number, `true`, `false`.
    pub(crate) fn value(text: &str) -> Self {
        fragment::expression(text).map_or_else(|_| Self::refused(text), Self::from)
    }

    /// A text that is refused, which its reader has reported; nothing is read into it.
    pub(crate) fn refused(text: &str) -> Self {
        Self::canonical_text(text)
    }

    fn canonical_text(text: &str) -> Self {
        Self { kind: PieceKind::Expression, canonical: text.into(), written: None }
    }

    /// The text that decides equality.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The text for a statement: the author's own, with its line breaks, where that is safe.
    pub fn sql(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.canonical)
    }

    /// The same with other names for columns: `new_names` has the new one for each former one.
    #[must_use]
    pub fn renamed(&self, new_names: &BTreeMap<&str, &str>) -> Self {
        let renamed = self.names().renamed(&self.canonical, new_names);
        Self { kind: self.kind, canonical: renamed.into(), written: None }
    }

    /// The canonical text with a database in front of the names that have none, as the server stores it.
    pub fn qualified(&self, database: &str) -> String {
        self.names().qualified(&self.canonical, database)
    }

    /// What it names.
    pub fn names(&self) -> Names {
        self.kind.names(&self.canonical)
    }
}

impl From<Piece> for Expression {
    fn from(piece: Piece) -> Self {
        // A comment at the end would swallow what a statement puts behind it, so commented text is rendered canonically.
        let keep = piece.written != piece.canonical
            && !tokens(&piece.written).any(|token| token.kind.is_trivia() && token.kind != TokenKind::Whitespace);
        Self { kind: piece.kind, written: keep.then(|| piece.written.into()), canonical: piece.canonical.into() }
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.canonical == other.canonical
    }
}

impl Eq for Expression {}

impl Hash for Expression {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.canonical.hash(state);
    }
}
