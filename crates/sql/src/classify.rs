//! Whether a statement may destroy data, judged from its tokens alone.

use crate::fragment::split_at_commas;
use crate::lexer::{Token, TokenKind, significant_tokens};

/// What is known about a statement's effect on data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It deletes no rows and no values.
    Harmless,
    /// It may, depending on the data or on what tokens do not tell.
    Uncertain(&'static str),
    /// It deletes rows, values or objects.
    Destructive(&'static str),
}

/// Judges one statement. What is not surely harmless is at least [`Effect::Uncertain`].
pub fn effect(statement: &str) -> Effect {
    let tokens = significant_tokens(statement);
    if tokens
        .windows(2)
        .any(|pair| matches!(pair, [first, second] if first.is_word("PARALLEL") && second.is_word("WITH")))
    {
        return Effect::Destructive("it runs several statements at once, and chkit judges only one");
    }
    let mut words = Words { tokens: &tokens };
    match words.next_upper().as_str() {
        "SELECT" | "WITH" | "SHOW" | "DESCRIBE" | "DESC" | "EXPLAIN" | "EXISTS" | "USE" | "SET" | "INSERT"
        | "UNDROP" | "RENAME" | "CHECK" | "ATTACH" => Effect::Harmless,
        "CREATE" => create(&tokens, &mut words),
        "ALTER" => alter(&tokens, &mut words),
        "DROP" => Effect::Destructive("DROP removes an object and what it holds"),
        "TRUNCATE" => Effect::Destructive("TRUNCATE deletes all rows"),
        "DELETE" => Effect::Destructive("DELETE deletes rows"),
        "UPDATE" => Effect::Destructive("UPDATE overwrites values"),
        "REPLACE" => Effect::Destructive("REPLACE drops what it replaces"),
        "DETACH" => Effect::Destructive("DETACH takes an object away from the server"),
        "EXCHANGE" => Effect::Uncertain("EXCHANGE swaps what two names stand for"),
        "OPTIMIZE" => Effect::Uncertain("OPTIMIZE merges rows, and with DEDUPLICATE deletes some"),
        _ => Effect::Uncertain("chkit does not know this statement"),
    }
}

fn create(tokens: &[Token<'_>], words: &mut Words<'_, '_>) -> Effect {
    // Access objects say it behind their kind: CREATE USER OR REPLACE.
    if tokens
        .iter()
        .take(5)
        .skip(2)
        .zip(tokens.iter().skip(3))
        .any(|(or, replace)| or.is_word("OR") && replace.is_word("REPLACE"))
    {
        return Effect::Destructive("CREATE OR REPLACE drops what it replaces");
    }
    if words.peek_is("OR") {
        words.next_upper();
        words.next_upper();
        return match words.next_upper().as_str() {
            "VIEW" | "FUNCTION" | "DICTIONARY" => Effect::Harmless,
            _ => Effect::Destructive("CREATE OR REPLACE drops what it replaces"),
        };
    }
    Effect::Harmless
}

fn alter(tokens: &[Token<'_>], words: &mut Words<'_, '_>) -> Effect {
    if !words.peek_is("TABLE") {
        return Effect::Uncertain("chkit does not know this ALTER");
    }
    let mut worst = Effect::Harmless;
    let mut in_ttl = false;
    for command in alter_commands(tokens) {
        let effect = if in_ttl { ttl_entry(command) } else { alter_command(command) };
        // A TTL takes every comma that follows it.
        in_ttl |= matches!(command, [modify, ttl, ..] if modify.is_word("MODIFY") && ttl.is_word("TTL"));
        match effect {
            Effect::Harmless => {}
            found @ Effect::Destructive(_) => return found,
            found @ Effect::Uncertain(_) => worst = found,
        }
    }
    worst
}

/// The commands of an ALTER TABLE: what stands behind the table's name, cut at the commas outside brackets.
pub(crate) fn alter_commands<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<&'s [Token<'t>]> {
    let behind_name = behind_table_name(tokens.get(2..).unwrap_or_default());
    let mut commands = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (index, token) in behind_name.iter().enumerate() {
        match token.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => depth = depth.saturating_sub(1),
            TokenKind::Comma if depth == 0 => {
                commands.extend(behind_name.get(start..index));
                start = index + 1;
            }
            _ => {}
        }
    }
    commands.extend(behind_name.get(start..));
    commands
}

/// Skips `IF EXISTS`, the name, and `ON CLUSTER name`.
fn behind_table_name<'s, 't>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let mut rest = tokens;
    if let [first, second, after @ ..] = rest
        && first.is_word("IF")
        && second.is_word("EXISTS")
    {
        rest = after;
    }
    rest = rest.get(1..).unwrap_or_default();
    if let [dot, _, after @ ..] = rest
        && dot.kind == TokenKind::Dot
    {
        rest = after;
    }
    if let [on, cluster, _, after @ ..] = rest
        && on.is_word("ON")
        && cluster.is_word("CLUSTER")
    {
        rest = after;
    }
    rest
}

fn alter_command(tokens: &[Token<'_>]) -> Effect {
    let tokens = match tokens {
        [open, inner @ .., close] if open.kind == TokenKind::OpenParen && close.kind == TokenKind::CloseParen => inner,
        bare => bare,
    };
    let mut words = Words { tokens };
    let (verb, object) = (words.next_upper(), words.next_upper());
    match (verb.as_str(), object.as_str()) {
        ("ADD" | "COMMENT" | "RENAME" | "RESET" | "FREEZE" | "UNFREEZE" | "FETCH" | "ATTACH", _)
        | ("MATERIALIZE", "INDEX" | "PROJECTION" | "STATISTICS")
        | (
            "MODIFY",
            "COMMENT" | "SETTING" | "ORDER" | "SAMPLE" | "QUERY" | "REFRESH" | "DEFINER" | "SQL" | "STATISTICS",
        )
        | ("DROP", "INDEX" | "PROJECTION" | "CONSTRAINT" | "STATISTICS")
        | ("CLEAR", "INDEX" | "PROJECTION")
        | ("REMOVE", "TTL" | "SAMPLE") => Effect::Harmless,
        ("MODIFY" | "ALTER", "COLUMN") if removes_attribute(tokens) => Effect::Harmless,
        ("MODIFY" | "ALTER", "COLUMN") => Effect::Uncertain("a changed type may not hold every value"),
        ("MATERIALIZE", "TTL") => Effect::Destructive("it deletes the rows that the TTL has expired"),
        ("MODIFY", "TTL") => ttl_entry(words.tokens),
        ("DROP", "COLUMN") => Effect::Destructive("DROP COLUMN deletes the column's data"),
        ("DROP", _) => Effect::Destructive("it deletes rows"),
        ("CLEAR", _) => Effect::Destructive("CLEAR deletes values"),
        ("DELETE", _) => Effect::Destructive("DELETE deletes rows"),
        ("UPDATE", _) => Effect::Destructive("UPDATE overwrites values"),
        ("REPLACE", _) => Effect::Destructive("REPLACE PARTITION deletes the rows it replaces"),
        ("DETACH" | "MOVE", _) => Effect::Uncertain("it takes rows out of the table"),
        _ => Effect::Uncertain("chkit does not know this ALTER command"),
    }
}

/// Whether a TTL, or one entry of its list, deletes rows or merges them into fewer, and does not only move or pack them.
pub fn ttl_deletes_rows(text: &str) -> bool {
    split_at_commas(text).into_iter().any(|entry| ttl_entry(&significant_tokens(entry)) != Effect::Harmless)
}

fn ttl_entry(tokens: &[Token<'_>]) -> Effect {
    let moves = tokens.windows(2).any(
        |pair| matches!(pair, [to, place] if to.is_word("TO") && (place.is_word("DISK") || place.is_word("VOLUME"))),
    );
    if moves || tokens.iter().any(|token| token.is_word("RECOMPRESS")) {
        Effect::Harmless
    } else {
        Effect::Destructive("a TTL deletes rows that are old enough")
    }
}

/// `MODIFY COLUMN [IF EXISTS] c REMOVE …` takes away an attribute, never a value.
fn removes_attribute(tokens: &[Token<'_>]) -> bool {
    let behind = match tokens.get(2..) {
        Some([first, second, rest @ ..]) if first.is_word("IF") && second.is_word("EXISTS") => rest,
        rest => rest.unwrap_or_default(),
    };
    matches!(behind, [_, remove, _] if remove.is_word("REMOVE"))
}

struct Words<'s, 't> {
    tokens: &'s [Token<'t>],
}

impl Words<'_, '_> {
    fn next_upper(&mut self) -> String {
        match self.tokens.split_first() {
            Some((token, rest)) => {
                self.tokens = rest;
                token.text.to_ascii_uppercase()
            }
            None => String::new(),
        }
    }

    fn peek_is(&self, word: &str) -> bool {
        self.tokens.first().is_some_and(|token| token.is_word(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{Effect, effect};

    #[track_caller]
    fn check(expected: &str, statements: &[&str]) {
        for statement in statements {
            let found = match effect(statement) {
                Effect::Harmless => "harmless",
                Effect::Uncertain(_) => "uncertain",
                Effect::Destructive(_) => "destructive",
            };
            assert_eq!(found, expected, "{statement}");
        }
    }

    #[test]
    fn what_deletes_is_destructive() {
        check(
            "destructive",
            &[
                "DROP TABLE t",
                "/* quick */ drop view v",
                "TRUNCATE TABLE t",
                "DELETE FROM t WHERE 1",
                "CREATE OR REPLACE TABLE t (a Int8) ENGINE = Memory",
                "ALTER TABLE db.t ADD COLUMN a Int8, DROP COLUMN b",
                "ALTER TABLE `t` ON CLUSTER c (DROP PARTITION 1)",
                "ALTER TABLE IF EXISTS t DELETE WHERE 1",
                "ALTER TABLE t CLEAR COLUMN c",
                "ALTER TABLE t MATERIALIZE TTL",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY TO DISK 'cold', ts + INTERVAL 1 YEAR",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY GROUP BY id SET v = max(v)",
                "CREATE TABLE a (x Int8) ENGINE = Memory PARALLEL WITH DROP TABLE b",
                "CREATE USER OR REPLACE u",
            ],
        );
    }

    #[test]
    fn what_cannot_delete_is_harmless() {
        check(
            "harmless",
            &[
                "CREATE TABLE t (a Int8 DEFAULT 1) ENGINE = Memory",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "INSERT INTO t SELECT 1",
                "ALTER TABLE t ADD COLUMN `drop` Int8 DEFAULT f(1, 2), ADD INDEX i a TYPE minmax",
                "ALTER TABLE t MODIFY COLUMN a REMOVE DEFAULT",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY TO DISK 'cold', ts + INTERVAL 2 DAY RECOMPRESS CODEC(ZSTD)",
                "ALTER TABLE t REMOVE TTL",
                "ALTER TABLE t DROP INDEX i, COMMENT COLUMN a 'DROP COLUMN a'",
                "RENAME TABLE a TO b",
                "SELECT 'DROP TABLE t'",
            ],
        );
    }

    #[test]
    fn the_rest_is_uncertain() {
        check(
            "uncertain",
            &[
                "SYSTEM STOP MERGES",
                "ALTER TABLE t MODIFY COLUMN a UInt8",
                "EXCHANGE TABLES a AND b",
                "ALTER USER u IDENTIFIED BY 'x'",
                "",
            ],
        );
    }
}
