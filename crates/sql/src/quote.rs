//! Names and texts as ClickHouse writes and reads them.

use crate::facts::must_be_quoted;
use crate::literal::{print_text, push_escaped, unquote};

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
    print_text(text, &mut quoted);
    quoted
}

/// Whether a name needs no quotes.
pub fn is_bare_name(name: &str) -> bool {
    is_word(name) && !must_be_quoted(name)
}

/// Whether the server prints a name without quotes. It does so with `NOT`, which it cannot read bare everywhere.
pub fn prints_bare(name: &str) -> bool {
    is_word(name) && (!must_be_quoted(name) || name.eq_ignore_ascii_case("NOT"))
}

/// Whether a name is made like a bare one and is not `NULL`: names of settings are not quoted then.
pub fn is_identifier(name: &str) -> bool {
    is_word(name) && !name.eq_ignore_ascii_case("NULL")
}

fn is_word(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|first| !first.is_ascii_digit())
}

/// What a quoted name or a quoted text means; bytes that are not UTF-8 become `\u{FFFD}`. `None` where the token is neither.
pub fn unquoted(token: &str) -> Option<String> {
    if let Some(rest) = token.strip_prefix('“') {
        return rest.strip_suffix('”').map(str::to_owned);
    }
    if !token.starts_with(['\'', '`', '"']) {
        return None;
    }
    Some(match String::from_utf8(unquote(token)?) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{name, quoted_name, string, unquoted};

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
        assert_eq!(unquoted("`a``b`").as_deref(), Some("a`b"));
    }
}
