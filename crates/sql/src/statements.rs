//! Where the statements of a text begin and end.

use crate::lexer::{Token, TokenKind, tokens};

/// A statement inside a text: from its first to its last significant byte, without the `;`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementRange {
    /// Where the text between the previous statement and this one begins; comments above a statement are found there.
    pub lead: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Splits a text at the semicolons that the server would split at. Pieces that hold only comments are left out.
pub fn split(text: &str) -> Vec<StatementRange> {
    split_tokens(tokens(text))
}

/// [`split`] for a text whose tokens are at hand.
pub fn split_tokens<'t>(tokens: impl IntoIterator<Item = Token<'t>>) -> Vec<StatementRange> {
    let mut found = Vec::new();
    let mut lead = 0;
    let mut current: Option<StatementRange> = None;
    for token in tokens {
        match token.kind {
            TokenKind::Semicolon => {
                found.extend(current.take());
                lead = token.end();
            }
            kind if kind.is_trivia() => {}
            _ => {
                let statement = current.get_or_insert(StatementRange { lead, start: token.start, end: token.end() });
                statement.end = token.end();
            }
        }
    }
    found.extend(current);
    found
}

#[cfg(test)]
mod tests {
    use super::split;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> =
            split(text).iter().map(|range| text.get(range.start..range.end).unwrap_or_default()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn only_real_semicolons_split() {
        check("SELECT 1; SELECT ';' ;", &["SELECT 1", "SELECT ';'"]);
        check("SELECT 1 -- it's; fine\n; SELECT 2", &["SELECT 1", "SELECT 2"]);
        check("-- nothing; here\n/* ; */", &[]);
        check("SELECT 'a\\\\'; SELECT 2", &["SELECT 'a\\\\'", "SELECT 2"]);
        check("SELECT '\n-- not a comment\n'", &["SELECT '\n-- not a comment\n'"]);
        check("SELECT $$;$$; SELECT `;`", &["SELECT $$;$$", "SELECT `;`"]);
        check("", &[]);
    }
}
