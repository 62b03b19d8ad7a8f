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
            TokenKind::InlineData => {
                // The line ends the statement, without a semicolon.
                found.extend(current.take().map(|statement| StatementRange { end: token.end(), ..statement }));
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

    #[test]
    fn inline_data_stays_with_its_statement() {
        check("INSERT INTO t FORMAT CSV 1,'a;b\n-- c\nSELECT 2", &["INSERT INTO t FORMAT CSV 1,'a;b", "SELECT 2"]);
        check(
            "insert into d.format (a, b) settings x = 1 format JSONEachRow\r\n{\"a\": \"x;y\"};\r\n;SELECT 2",
            &["insert into d.format (a, b) settings x = 1 format JSONEachRow\r\n{\"a\": \"x;y\"};", "SELECT 2"],
        );
        check(
            "INSERT INTO FUNCTION format(CSV, 'x') FORMAT TSV it's\n;",
            &["INSERT INTO FUNCTION format(CSV, 'x') FORMAT TSV it's"],
        );
        check("INSERT INTO t FORMAT TSV; SELECT 1", &["INSERT INTO t FORMAT TSV", "SELECT 1"]);
        check("INSERT INTO t FORMAT TSV\n\n; SELECT 1", &["INSERT INTO t FORMAT TSV", "SELECT 1"]);
        check(
            "INSERT INTO t VALUES (1, ';')\n, (2, 'b');SELECT 1",
            &["INSERT INTO t VALUES (1, ';')\n, (2, 'b')", "SELECT 1"],
        );
        check("INSERT INTO t FORMAT Values (1)\n, (2);", &["INSERT INTO t FORMAT Values (1)\n, (2)"]);
    }

    #[test]
    fn what_with_names_may_be_inserted() {
        check(
            "WITH 1 AS x INSERT INTO t FORMAT CSV 1;2\nSELECT 2",
            &["WITH 1 AS x INSERT INTO t FORMAT CSV 1;2", "SELECT 2"],
        );
        check(
            "WITH insert AS (SELECT 1), 2 AS insert INSERT INTO t FORMAT TSV it's\n;",
            &["WITH insert AS (SELECT 1), 2 AS insert INSERT INTO t FORMAT TSV it's"],
        );
        check("WITH (INSERT INTO t) SELECT 1 FORMAT CSV ;2", &["WITH (INSERT INTO t) SELECT 1 FORMAT CSV", "2"]);
        check("WITH 1 AS x SELECT x FORMAT CSV\n; SELECT 2", &["WITH 1 AS x SELECT x FORMAT CSV", "SELECT 2"]);
    }

    #[test]
    fn queries_have_no_inline_data() {
        check("INSERT INTO t SELECT 1 FORMAT Null\n; SELECT 2", &["INSERT INTO t SELECT 1 FORMAT Null", "SELECT 2"]);
        check(
            "INSERT INTO t (SELECT 1) FORMAT Null\n; SELECT 2",
            &["INSERT INTO t (SELECT 1) FORMAT Null", "SELECT 2"],
        );
        check(
            "INSERT INTO t FROM INFILE 'f' FORMAT CSV ; SELECT 2",
            &["INSERT INTO t FROM INFILE 'f' FORMAT CSV", "SELECT 2"],
        );
        check("SELECT 1 FORMAT CSV\n; SELECT 2", &["SELECT 1 FORMAT CSV", "SELECT 2"]);
    }
}
