//! Several columns at once.

use std::borrow::Cow;

use crate::lower::{Columns, Matcher, Node, NodeKind, lower};
use crate::tree::columns::{Asterisk, ColumnMatcher, ColumnPattern, ColumnSource, Columns as Written};

#[inline(never)]
pub(super) fn asterisk(asterisk: &Asterisk) -> Node<'_> {
    let matcher = asterisk.like.as_ref().map_or(Matcher::All, |like| Matcher::Pattern(Cow::Owned(regexp(like))));
    columns_of(&asterisk.source, matcher, &asterisk.transformers)
}

#[inline(never)]
pub(super) fn columns(columns: &Written) -> Node<'_> {
    let matcher = match &columns.matcher {
        ColumnMatcher::Pattern(pattern) => Matcher::Pattern(Cow::Borrowed(pattern.value.as_text().unwrap_or_default())),
        ColumnMatcher::List(list) => Matcher::List(list),
    };
    columns_of(&columns.source, matcher, &columns.transformers)
}

fn columns_of<'t>(
    source: &'t ColumnSource,
    matcher: Matcher<'t>,
    transformers: &'t [crate::tree::columns::ColumnTransformer],
) -> Node<'t> {
    let (expression, table) = match source {
        ColumnSource::All => (None, None),
        ColumnSource::Table(path) => (None, Some(path)),
        ColumnSource::Expression(expression) => (Some(lower(expression)), None),
    };
    Node::new(NodeKind::Columns(Box::new(Columns { expression, table, matcher, transformers })))
}

/// The regular expression for a LIKE pattern.
fn regexp(like: &ColumnPattern) -> String {
    let pattern = like.pattern.value.as_text().unwrap_or_default();
    let mut regexp = String::from(if like.ignores_case { "(?i)" } else { "" });
    let body = pattern.strip_prefix('%').unwrap_or(pattern);
    if body.len() == pattern.len() {
        regexp.push('^');
    }
    let mut characters = body.chars().peekable();
    let mut ends_open = false;
    while let Some(character) = characters.next() {
        match character {
            '%' if characters.peek().is_none() => ends_open = true,
            '%' => regexp.push_str(".*"),
            '_' => regexp.push('.'),
            '\\' => match characters.next() {
                Some(escaped @ ('%' | '_')) => regexp.push(escaped),
                Some('\\') | None => regexp.push_str("\\\\"),
                Some(other) => {
                    regexp.push_str("\\\\");
                    regexp.push(other);
                }
            },
            '^' | '$' | '.' | '[' | '|' | '(' | ')' | '?' | '*' | '+' | '{' => {
                regexp.push('\\');
                regexp.push(character);
            }
            other => regexp.push(other),
        }
    }
    if !ends_open {
        regexp.push('$');
    }
    regexp
}
