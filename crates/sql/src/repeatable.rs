//! Whether a statement may be sent again when nobody knows whether it ran, judged from its tokens alone.

use crate::classify::alter_commands;
use crate::lexer::{Token, TokenKind, significant_tokens};

/// Whether a second run surely leaves everything as the first one left it, and does not fail where the first did not.
///
/// What is not known to be so is not: `RENAME`, `INSERT`, `REMOVE TTL`, `CREATE TABLE … AS SELECT`.
pub fn repeatable(statement: &str) -> bool {
    let tokens = significant_tokens(statement);
    let has_pair = |first: &str, second: &str| {
        tokens.windows(2).any(|pair| matches!(pair, [one, two] if one.is_word(first) && two.is_word(second)))
    };
    if has_pair("PARALLEL", "WITH") {
        return false;
    }
    match upper_words(&tokens, 6).as_slice() {
        ["SELECT" | "SHOW" | "DESCRIBE" | "DESC" | "EXPLAIN" | "EXISTS" | "CHECK", ..]
        | ["CREATE", "OR", "REPLACE", "VIEW" | "FUNCTION" | "DICTIONARY", ..]
        | ["CREATE", "DATABASE" | "VIEW" | "DICTIONARY" | "FUNCTION", "IF", "NOT", "EXISTS", ..]
        | ["DROP", "DATABASE" | "TABLE" | "VIEW" | "DICTIONARY" | "FUNCTION", "IF", "EXISTS", ..] => true,
        ["CREATE", "TABLE", "IF", "NOT", "EXISTS", ..] | ["CREATE", "MATERIALIZED", "VIEW", "IF", "NOT", "EXISTS"] => {
            !copies_rows(&tokens)
        }
        ["ALTER", "TABLE", ..] => repeatable_alter(&alter_commands(&tokens)),
        _ => false,
    }
}

/// The first words, in capitals.
fn upper_words<'t>(tokens: &[Token<'t>], count: usize) -> Vec<&'t str> {
    tokens.iter().take(count).map(|token| known_word(token)).collect()
}

/// The words that decide, in capitals; nothing for all others.
fn known_word<'t>(token: &Token<'t>) -> &'t str {
    const WORDS: &[&str] = &[
        "ADD",
        "ALTER",
        "CHECK",
        "COLUMN",
        "COMMENT",
        "CONSTRAINT",
        "CREATE",
        "DATABASE",
        "DESC",
        "DESCRIBE",
        "DICTIONARY",
        "DROP",
        "EXISTS",
        "EXPLAIN",
        "FUNCTION",
        "IF",
        "INDEX",
        "MATERIALIZE",
        "MATERIALIZED",
        "MODIFY",
        "NOT",
        "OR",
        "ORDER",
        "PROJECTION",
        "QUERY",
        "REFRESH",
        "REPLACE",
        "RESET",
        "SAMPLE",
        "SELECT",
        "SETTING",
        "SHOW",
        "STATISTICS",
        "TABLE",
        "TTL",
        "VIEW",
    ];
    WORDS.iter().find(|word| token.is_word(word)).copied().unwrap_or("")
}

/// Whether a `CREATE` also writes rows, of which a broken run may have written a part.
fn copies_rows(tokens: &[Token<'_>]) -> bool {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        match token.kind {
            TokenKind::OpenParen => depth += 1,
            TokenKind::CloseParen => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if token.is_word("POPULATE") || token.is_word("CLONE") => return true,
            _ if token.is_word("AS") && !is_view(tokens) => {
                let begins_query = |token: &Token<'_>| {
                    token.kind == TokenKind::OpenParen || token.is_word("SELECT") || token.is_word("WITH")
                };
                if next.is_some_and(begins_query) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

fn is_view(tokens: &[Token<'_>]) -> bool {
    tokens.get(1).is_some_and(|token| token.is_word("MATERIALIZED"))
}

/// Each command by itself, and no column that one of them drops and another makes: its new values would be lost.
fn repeatable_alter(commands: &[&[Token<'_>]]) -> bool {
    let columns_after = |prefix: &[&str]| -> Vec<&str> {
        let named = commands.iter().filter(|command| upper_words(command, prefix.len()) == prefix);
        named.filter_map(|command| command.get(prefix.len())).map(|name| name.text.trim_matches(['`', '"'])).collect()
    };
    let dropped = columns_after(&["DROP", "COLUMN", "IF", "EXISTS"]);
    let added = columns_after(&["ADD", "COLUMN", "IF", "NOT", "EXISTS"]);
    commands.iter().all(|command| repeatable_command(command)) && !dropped.iter().any(|name| added.contains(name))
}

fn repeatable_command(tokens: &[Token<'_>]) -> bool {
    match upper_words(tokens, 5).as_slice() {
        ["ADD", "COLUMN" | "INDEX" | "PROJECTION" | "CONSTRAINT" | "STATISTICS", "IF", "NOT", "EXISTS"]
        | ["DROP", "COLUMN" | "INDEX" | "PROJECTION" | "CONSTRAINT" | "STATISTICS", "IF", "EXISTS", ..]
        | ["MODIFY", "COMMENT" | "SETTING" | "ORDER" | "SAMPLE" | "QUERY" | "REFRESH" | "TTL", ..]
        | ["COMMENT", "COLUMN", ..]
        | ["RESET", "SETTING", ..]
        | ["MATERIALIZE", "INDEX" | "PROJECTION" | "STATISTICS" | "COLUMN", ..] => true,
        // Taking away what is gone already is an error.
        ["MODIFY", "COLUMN", ..] => !tokens.iter().any(|token| token.is_word("REMOVE")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::repeatable;

    #[track_caller]
    fn check(expected: bool, statements: &[&str]) {
        for statement in statements {
            assert_eq!(repeatable(statement), expected, "{statement}");
        }
    }

    #[test]
    fn what_leaves_the_same_a_second_time_is_repeatable() {
        check(
            true,
            &[
                "CREATE DATABASE IF NOT EXISTS d",
                "create table if not exists d.t (a Int8, PROJECTION p (SELECT a)) ENGINE = MergeTree ORDER BY a",
                "CREATE TABLE IF NOT EXISTS a AS b",
                "CREATE MATERIALIZED VIEW IF NOT EXISTS m TO t AS SELECT 1",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "DROP TABLE IF EXISTS d.t SYNC",
                "ALTER TABLE d.t ADD COLUMN IF NOT EXISTS a Int8, DROP COLUMN IF EXISTS b, MODIFY COLUMN c UInt8",
                "ALTER TABLE d.t DROP INDEX IF EXISTS i, ADD INDEX IF NOT EXISTS i a TYPE minmax, MATERIALIZE INDEX i",
                "ALTER TABLE d.t MODIFY TTL a + INTERVAL 1 DAY, MODIFY SETTING x = 1, RESET SETTING y",
            ],
        );
    }

    #[test]
    fn what_fails_or_does_something_else_a_second_time_is_not() {
        check(
            false,
            &[
                "RENAME TABLE a TO b",
                "EXCHANGE TABLES a AND b",
                "INSERT INTO t SELECT 1",
                "CREATE TABLE t (a Int8) ENGINE = Memory",
                "CREATE OR REPLACE TABLE t (a Int8) ENGINE = Memory",
                "CREATE TABLE IF NOT EXISTS t ENGINE = Memory AS SELECT 1",
                "CREATE TABLE IF NOT EXISTS t ENGINE = Memory AS (SELECT 1)",
                "CREATE TABLE IF NOT EXISTS t CLONE AS s",
                "CREATE MATERIALIZED VIEW IF NOT EXISTS m ENGINE = Memory POPULATE AS SELECT 1",
                "DROP TABLE t",
                "TRUNCATE TABLE t",
                "ALTER TABLE t REMOVE TTL",
                "ALTER TABLE t MODIFY COLUMN a REMOVE DEFAULT",
                "ALTER TABLE t RENAME COLUMN IF EXISTS a TO b",
                "ALTER TABLE t ADD COLUMN a Int8",
                "ALTER TABLE t DROP COLUMN IF EXISTS `a`, ADD COLUMN IF NOT EXISTS a String",
                "ALTER TABLE t UPDATE a = a + 1 WHERE 1",
                "DROP TABLE IF EXISTS a PARALLEL WITH DROP TABLE IF EXISTS b",
                "",
            ],
        );
    }
}
