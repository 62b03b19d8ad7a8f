//! Keys: what a table is sorted, partitioned and found by.

use super::{Piece, Refused, piece, tuple, without_parentheses};
use crate::names::Names;
use crate::parse::parse_all;
use crate::tree::Expression;
use crate::tree::expression::ExpressionKind;
use crate::tree::function::SortDirection;
use crate::tree::special::{FormFunction, SpecialForm};
use crate::tree::storage::SortingKey;
use crate::tree::visit::Node;

/// An entry of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// The entry, with `DESC` where it is that.
    pub piece: Piece,
    /// The column that it names, where it does nothing else.
    pub column: Option<String>,
}

/// Reads a whole key: a list in parentheses is opened, and an empty one is no key at all.
pub fn key(text: &str) -> Result<Vec<KeyEntry>, Refused> {
    let entries = sorting_keys(text)?;
    let [SortingKey::Expression { expression, direction }] = entries.as_slice() else {
        return Ok(entries.iter().flat_map(|entry| opened(text, entry)).collect());
    };
    let mut whole = without_parentheses(expression);
    while let Some(members) = members(whole) {
        match members {
            [only] => whole = without_parentheses(only),
            _ => return Ok(members.iter().map(|member| entry(text, member, None)).collect()),
        }
    }
    Ok(vec![entry(text, whole, *direction)])
}

/// Reads one item of a key that has several: what stands in parentheses is one tuple, as it is for the server.
pub fn key_item(text: &str) -> Result<Vec<KeyEntry>, Refused> {
    let entries = sorting_keys(text)?;
    Ok(entries.iter().flat_map(|entry| opened(text, entry)).collect())
}

/// Reads a partition key: nothing where it is an empty tuple, and a list of one is that one.
pub fn partition_key(text: &str) -> Result<Option<Piece>, Refused> {
    let entries: Vec<Piece> = key(text)?.into_iter().map(|entry| entry.piece).collect();
    Ok((!entries.is_empty()).then(|| tuple(entries)))
}

/// What an expression or the entries of a key name.
pub(super) fn names(canonical: &str) -> Names {
    let keys = sorting_keys(canonical).unwrap_or_default();
    Names::of_all(keys.iter().flat_map(|key| match key {
        SortingKey::Expression { expression, .. } => vec![Node::Expression(expression)],
        SortingKey::List { elements, .. } => {
            elements.iter().map(|element| Node::Expression(&element.expression)).collect()
        }
    }))
}

fn sorting_keys(text: &str) -> Result<Vec<SortingKey>, Refused> {
    parse_all(text, |parser| parser.comma_list(|parser| parser.sorting_key()))
}

/// The entries of a list in which directions are written; else the one entry.
fn opened(text: &str, key: &SortingKey) -> Vec<KeyEntry> {
    match key {
        SortingKey::Expression { expression, direction } => vec![entry(text, expression, *direction)],
        SortingKey::List { elements, .. } => {
            elements.iter().map(|element| entry(text, &element.expression, element.direction)).collect()
        }
    }
}

fn entry(text: &str, expression: &Expression, direction: Option<SortDirection>) -> KeyEntry {
    let mut piece = piece(text, expression);
    if direction == Some(SortDirection::Descending) {
        piece.written.push_str(" DESC");
        piece.canonical.push_str(" DESC");
        return KeyEntry { piece, column: None };
    }
    let column = match &without_parentheses(expression).kind {
        ExpressionKind::Identifier(path) => Some(path.to_name()),
        _ => None,
    };
    KeyEntry { piece, column }
}

/// The members of a tuple, however it is written.
fn members(expression: &Expression) -> Option<&[Expression]> {
    match &expression.kind {
        ExpressionKind::Tuple(members) => Some(members),
        ExpressionKind::Special(form) => match &**form {
            SpecialForm::Call { function: FormFunction::Tuple, arguments, .. } => Some(arguments),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyEntry, Refused, key, key_item, partition_key};

    #[track_caller]
    fn check(rule: fn(&str) -> Result<Vec<KeyEntry>, Refused>, text: &str, expected: &[&str]) {
        let entries = rule(text).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        let texts: Vec<&str> = entries.iter().map(|entry| entry.piece.canonical.as_str()).collect();
        assert_eq!(texts, expected, "{text}");
    }

    #[test]
    fn keys_are_lists_of_expressions() {
        check(key, "(a, b)", &["a", "b"]);
        check(key, "a, cityHash64(a, b)", &["a", "cityHash64(a, b)"]);
        check(key, "tuple()", &[]);
        check(key, "()", &[]);
        check(key, "tuple(a)", &["a"]);
        check(key, " ( id ) ", &["id"]);
        check(key, "a ASC, b DESC", &["a", "b DESC"]);
        check(key, "(a DESC, b)", &["a DESC", "b"]);
        check(key, "(a) + (b)", &["a + b"]);
        check(key, "((a, b))", &["a", "b"]);
        check(key, "((a, b), c)", &["(a, b)", "c"]);
        check(key_item, "(a, b)", &["(a, b)"]);
        check(key_item, "a, b ASC", &["a", "b"]);
    }

    #[test]
    fn an_entry_may_be_a_column() {
        let columns =
            |text: &str| key(text).expect("it is a key").into_iter().map(|entry| entry.column).collect::<Vec<_>>();
        assert_eq!(columns("(a, `b c`, n.a)"), [Some("a".to_owned()), Some("b c".to_owned()), Some("n.a".to_owned())]);
        assert_eq!(columns("lower(a), b DESC"), [None, None]);
    }

    #[test]
    fn a_partition_key_is_one_expression() {
        let canonical = |text: &str| partition_key(text).expect("it is a key").map(|piece| piece.canonical);
        assert_eq!(canonical("toYYYYMM(ts)").as_deref(), Some("toYYYYMM(ts)"));
        assert_eq!(canonical("(a)").as_deref(), Some("a"));
        assert_eq!(canonical("a, b").as_deref(), Some("(a, b)"));
        assert_eq!(canonical("tuple()"), None);
        assert!(partition_key("toYYYYMM(").is_err());
    }
}
