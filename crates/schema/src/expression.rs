use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chkit_sql::fragment;
use chkit_sql::lexer::{TokenKind, tokens};
use chkit_sql::quote;

/// A piece of SQL inside a definition: an expression or a query. Equal where the canonical texts are.
#[derive(Debug, Clone)]
pub struct Expression {
    canonical: Arc<str>,
    written: Option<Arc<str>>,
}

impl Expression {
    /// An expression; the parentheses around the whole say nothing.
    pub fn new(text: &str) -> Self {
        let text = fragment::without_outer_parens(text);
        Self::with_canonical(text, fragment::canonical_expression(text))
    }

    /// A query.
    pub fn query(text: &str) -> Self {
        Self::with_canonical(text, fragment::canonical_query(text))
    }

    /// A column by its name, however odd the name.
    pub(crate) fn column(name: &str) -> Self {
        Self { canonical: fragment::canonical_expression(&quote::quoted_name(name)).into(), written: None }
    }

    /// A text that is not sound, which its reader has reported; nothing is read into it.
    pub(crate) fn unread(text: &str) -> Self {
        Self { canonical: text.into(), written: None }
    }

    fn with_canonical(text: &str, canonical: String) -> Self {
        let trimmed = text.trim();
        // A comment at the end would swallow what a statement puts behind it, so commented text is rendered canonically.
        let keep = trimmed != canonical
            && !tokens(trimmed).any(|token| token.kind.is_trivia() && token.kind != TokenKind::Whitespace);
        Self { written: keep.then(|| trimmed.into()), canonical: canonical.into() }
    }

    /// The text that decides equality.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The text for a statement: the author's own, with its line breaks, where that is safe.
    pub fn sql(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.canonical)
    }

    /// A TTL list; `DELETE` is what a TTL does anyway, and the server does not store the word.
    pub fn ttl(text: &str) -> Self {
        Self::with_canonical(text, fragment::canonical_expression(&fragment::without_word(text, "DELETE")))
    }

    /// The same with other names for columns: `new_names` has the new one for each former one.
    #[must_use]
    pub fn renamed(&self, new_names: &BTreeMap<&str, &str>) -> Self {
        Self::query(&fragment::with_renamed(&self.canonical, new_names))
    }

    /// The columns it may mean, by name.
    pub fn column_names(&self) -> Vec<String> {
        fragment::column_names(&self.canonical)
    }

    /// Whether it may mean a column of this name.
    pub fn mentions(&self, name: &str) -> bool {
        fragment::mentions_name(&self.canonical, name)
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
