//! Names and texts as ClickHouse writes and reads them.

use crate::facts::must_be_quoted;
use crate::lexer::{TokenKind, significant_tokens};

/// A name in backticks, whatever it holds.
pub fn quoted_name(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len() + 2);
    quoted.push('`');
    push_escaped(&mut quoted, name, '`');
    quoted.push('`');
    quoted
}

/// A name as it is where it can stand bare, in backticks elsewhere.
pub fn name(name: &str) -> String {
    if is_bare_name(name) { name.to_owned() } else { quoted_name(name) }
}

/// `database.name`, each part quoted where it must be.
pub fn qualified_name(database: &str, object: &str) -> String {
    format!("{}.{}", name(database), name(object))
}

/// A text in single quotes.
pub fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    push_escaped(&mut quoted, text, '\'');
    quoted.push('\'');
    quoted
}

fn push_escaped(into: &mut String, text: &str, quote: char) {
    for character in text.chars() {
        match character {
            '\\' => into.push_str("\\\\"),
            '\n' => into.push_str("\\n"),
            '\r' => into.push_str("\\r"),
            '\t' => into.push_str("\\t"),
            '\0' => into.push_str("\\0"),
            '\u{8}' => into.push_str("\\b"),
            '\u{c}' => into.push_str("\\f"),
            _ if character == quote => {
                into.push('\\');
                into.push(character);
            }
            _ => into.push(character),
        }
    }
}

/// Whether a name needs no quotes.
pub fn is_bare_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_')
        && !must_be_quoted(name)
}

/// What a quoted name or a quoted text means. `None` where the token is neither.
pub fn unquoted(token: &str) -> Option<String> {
    let quote = token.chars().next().filter(|quote| matches!(quote, '\'' | '`' | '"'))?;
    let inner = token.strip_prefix(quote)?.strip_suffix(quote)?;
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        if character == quote {
            characters.next();
            text.push(quote);
        } else if character == '\\' {
            match characters.next()? {
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                '0' => text.push('\0'),
                'b' => text.push('\u{8}'),
                'f' => text.push('\u{c}'),
                'a' => text.push('\u{7}'),
                'v' => text.push('\u{b}'),
                'e' => text.push('\u{1b}'),
                'x' => {
                    let digits: String = characters.by_ref().take(2).collect();
                    text.push(char::from(u8::from_str_radix(&digits, 16).ok()?));
                }
                escaped @ ('\\' | '\'' | '"' | '`' | '/' | '=') => text.push(escaped),
                other => {
                    text.push('\\');
                    text.push(other);
                }
            }
        } else {
            text.push(character);
        }
    }
    Some(text)
}

/// The name that a text spells, bare or quoted. `None` where it is not exactly one name.
pub fn spelled_name(text: &str) -> Option<String> {
    match significant_tokens(text).as_slice() {
        [token] if token.kind == TokenKind::Word => Some(token.text.to_owned()),
        [token] if token.kind == TokenKind::QuotedName => unquoted(token.text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{name, quoted_name, spelled_name, string, unquoted};

    #[test]
    fn names_are_quoted_where_they_must_be() {
        assert_eq!(name("events"), "events");
        assert_eq!(name("my-table"), "`my-table`");
        assert_eq!(name("2fast"), "`2fast`");
        assert_eq!(name("select"), "`select`");
        assert_eq!(quoted_name("a`b\\c"), "`a\\`b\\\\c`");
    }

    #[test]
    fn texts_survive_quoting() {
        for text in ["C:\\temp", "ends in \\", "it's", "a\nb\tc\0d", "`\"'"] {
            assert_eq!(unquoted(&string(text)).as_deref(), Some(text));
            assert_eq!(unquoted(&quoted_name(text)).as_deref(), Some(text));
        }
    }

    #[test]
    fn doubled_quotes_stand_for_one() {
        assert_eq!(unquoted("'it''s'").as_deref(), Some("it's"));
        assert_eq!(spelled_name("`a``b`").as_deref(), Some("a`b"));
        assert_eq!(spelled_name("a.b"), None);
    }
}
