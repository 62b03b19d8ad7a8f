//! Statements that are known by their first words and have no syntax tree.

use crate::lexer::{Token, TokenKind};
use crate::quote::unquoted;

/// First words, in upper case. They stand for themselves in the name of the kind.
const HEADS: &[&str] = &[
    "BACKUP", "BEGIN", "CHECK", "COMMIT", "COPY", "DELETE", "DESC", "DESCRIBE", "EXECUTE", "EXISTS", "EXPLAIN",
    "GRANT", "INSERT", "KILL", "MOVE", "RESTORE", "REVOKE", "ROLLBACK", "SHOW", "START", "SYSTEM", "UPDATE", "USE",
    "WATCH",
];

/// Statements of several words whose first word begins others that have a tree.
const PHRASES: &[&[&str]] = &[&["SET", "ROLE"], &["SET", "DEFAULT", "ROLE"], &["SET", "TRANSACTION"]];

/// What CREATE, ALTER and DROP do something to: access objects and what workloads are scheduled by.
const OBJECTS: &[&[&str]] = &[
    &["USER"],
    &["ROLE"],
    &["ROW", "POLICY"],
    &["POLICY"],
    &["MASKING", "POLICY"],
    &["QUOTA"],
    &["SETTINGS", "PROFILE"],
    &["PROFILE"],
    &["WORKLOAD"],
    &["RESOURCE"],
];

/// A statement without a syntax tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its kind in the words of the API: `insert`, `create_row_policy`.
    pub kind: String,
    /// Whether `OR REPLACE` stands among its first words.
    pub is_replacement: bool,
    /// Whether `PARALLEL WITH` joins other statements to it.
    pub is_parallel: bool,
    /// Whether `INSERT` writes to what a table function stands for, which may be a file, or a setting among its words
    /// tells it to empty a file first. Where the words are data, this says too much.
    pub may_overwrite: bool,
}

/// What can be said of a statement that has no tree.
pub(crate) fn unread(tokens: &[Token<'_>]) -> Option<Unread> {
    let has_pair = |mut tokens: std::slice::Windows<'_, Token<'_>>, first: &str, second: &str| {
        tokens.any(|pair| matches!(pair, [one, two] if one.is_word(first) && two.is_word(second)))
    };
    Some(Unread {
        kind: kind(tokens)?,
        // Access objects say it behind their kind: CREATE USER OR REPLACE.
        is_replacement: has_pair(tokens.get(..5).unwrap_or(tokens).windows(2), "OR", "REPLACE"),
        is_parallel: has_pair(tokens.windows(2), "PARALLEL", "WITH"),
        may_overwrite: has_pair(tokens.windows(2), "INTO", "FUNCTION")
            || has_pair(tokens.windows(2), "TABLE", "FUNCTION")
            || tokens.iter().any(truncates),
    })
}

/// Whether a token is one of `engine_file_truncate_on_insert`, `s3_truncate_on_insert` and their like.
fn truncates(token: &Token<'_>) -> bool {
    const ENDING: &str = "truncate_on_insert";
    match token.kind {
        TokenKind::Word => token.text.ends_with(ENDING),
        TokenKind::QuotedName => unquoted(token.text).is_some_and(|name| name.ends_with(ENDING)),
        _ => false,
    }
}

fn kind(tokens: &[Token<'_>]) -> Option<String> {
    let (first, rest) = tokens.split_first()?;
    if let Some(head) = HEADS.iter().find(|head| first.is_word(head)) {
        return Some(head.to_ascii_lowercase());
    }
    if first.is_word("WITH") && inserts(rest) {
        return Some("insert".to_owned());
    }
    if let Some(words) = PHRASES.iter().find(|words| begins(tokens, words)) {
        return Some(words.join("_").to_ascii_lowercase());
    }
    let verb = ["CREATE", "ALTER", "DROP"].into_iter().find(|verb| first.is_word(verb))?;
    let rest = match rest {
        [or, replace, rest @ ..] if or.is_word("OR") && replace.is_word("REPLACE") => rest,
        _ => rest,
    };
    let object = OBJECTS.iter().find(|words| begins(rest, words))?;
    Some(format!("{verb}_{}", object.join("_")).to_ascii_lowercase())
}

/// Whether what WITH names is followed by `INSERT INTO`: it belongs to the query whose rows are inserted.
fn inserts(tokens: &[Token<'_>]) -> bool {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::OpenParen => depth += 1,
            TokenKind::CloseParen => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if token.is_word("SELECT") => return false,
            _ if token.is_word("INSERT") && tokens.get(index + 1).is_some_and(|next| next.is_word("INTO")) => {
                return true;
            }
            _ => {}
        }
    }
    false
}

fn begins(tokens: &[Token<'_>], words: &[&str]) -> bool {
    words.iter().enumerate().all(|(ahead, word)| tokens.get(ahead).is_some_and(|token| token.is_word(word)))
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::lexer::significant_tokens;

    #[test]
    fn kinds() {
        for (text, expected) in [
            ("insert into t values (1)", Some("insert")),
            ("with x as (select 1), 2 as y insert into t select * from x", Some("insert")),
            ("WITH 1 AS insert INSERT INTO t VALUES (1)", Some("insert")),
            ("WITH insert AS (INSERT INTO t) SELEC 1", None),
            ("WITH 1 AS x SELECT x insert INTO OUTFILE", None),
            ("CREATE ROW POLICY p ON t", Some("create_row_policy")),
            ("create or replace workload w", Some("create_workload")),
            ("set default role r to u", Some("set_default_role")),
            ("SET a =", None),
            ("CREATE TABLE user (a Int)", None),
            ("SELECT 1", None),
            ("", None),
        ] {
            assert_eq!(kind(&significant_tokens(text)).as_deref(), expected, "{text}");
        }
    }
}
