//! What a `CREATE TABLE` statement declares and no other column of the catalogue tells: TTLs, statistics and settings of
//! columns, and constraints.

use std::collections::BTreeMap;

use chkit_schema::Extra;
use chkit_sql::lexer::{Token, TokenKind, significant_tokens};
use chkit_sql::quote;
use serde_json::{Value, json};

/// The declarations of one table, in the names that definitions would have for them.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    /// Members of columns, by the columns' names.
    pub(crate) columns: BTreeMap<String, Extra>,
    /// The constraints: `name`, `type` and `expression`.
    pub(crate) constraints: Vec<Value>,
}

/// How each part of a column begins that is kept, and the member it becomes. The server writes them in this order.
const PARTS: &[(&str, &str)] = &[("STATISTICS", "statistics"), ("TTL", "ttl"), ("SETTINGS", "settings")];

/// Words behind which an expression goes on, so that a column called `TTL` may follow.
const UNFINISHED: &[&str] = &["DEFAULT", "MATERIALIZED", "ALIAS", "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "TTL"];

impl Declarations {
    /// Reads a statement as the server prints it.
    pub(crate) fn of(statement: &str) -> Self {
        let tokens = significant_tokens(statement);
        let mut declarations = Self::default();
        for item in items(&tokens) {
            match item {
                [word, name, kind, rest @ ..] if word.is_word("CONSTRAINT") => {
                    let Some(name) = quote::spelled_name(name.text) else { continue };
                    declarations.constraints.push(json!({
                        "name": name,
                        "type": kind.text.to_ascii_lowercase(),
                        "expression": text_of(statement, rest),
                    }));
                }
                // The server puts the names of columns in quotes, so a bare word begins something else.
                [name, rest @ ..] if name.kind == TokenKind::QuotedName => {
                    let members = column_members(statement, rest);
                    if let (Some(name), false) = (quote::unquoted(name.text), members.is_empty()) {
                        declarations.columns.insert(name, members);
                    }
                }
                _ => {}
            }
        }
        declarations
    }
}

/// The items of the list that the statement's first parentheses hold.
fn items<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<&'s [Token<'t>]> {
    let Some(open) = tokens.iter().position(|token| token.kind == TokenKind::OpenParen) else { return Vec::new() };
    let mut items = Vec::new();
    let mut start = open + 1;
    for (index, depth) in depths(tokens).skip(open + 1) {
        let Some(token) = tokens.get(index) else { break };
        let ends = depth == 0 && token.kind == TokenKind::CloseParen;
        if ends || depth == 1 && token.kind == TokenKind::Comma {
            items.extend(tokens.get(start..index));
            start = index + 1;
        }
        if ends {
            break;
        }
    }
    items
}

/// Each token's place and how many brackets are open behind it.
fn depths<'s>(tokens: &'s [Token<'_>]) -> impl Iterator<Item = (usize, usize)> + use<'s> {
    let mut depth = 0_usize;
    tokens.iter().enumerate().map(move |(index, token)| {
        match token.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => depth = depth.saturating_sub(1),
            _ => {}
        }
        (index, depth)
    })
}

fn column_members(statement: &str, tokens: &[Token<'_>]) -> Extra {
    let mut starts: Vec<(&str, usize)> = Vec::new();
    let mut next = 0;
    for (index, depth) in depths(tokens) {
        let (Some(token), Some(before)) =
            (tokens.get(index), index.checked_sub(1).and_then(|before| tokens.get(before)))
        else {
            continue;
        };
        let is_finished = before.kind != TokenKind::Operator && !UNFINISHED.iter().any(|word| before.is_word(word));
        let begun = PARTS.iter().enumerate().skip(next).find(|(_, (word, _))| token.text == *word);
        if let (0, TokenKind::Word, true, Some((part, (_, member)))) = (depth, token.kind, is_finished, begun) {
            starts.push((member, index));
            next = part + 1;
        }
    }
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([tokens.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|((member, start), end)| {
            Some(((*member).to_owned(), Value::String(text_of(statement, tokens.get(start + 1..end)?))))
        })
        .collect()
}

fn text_of(statement: &str, tokens: &[Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => statement.get(first.start..last.end()).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Declarations;

    /// Statements as ClickHouse 26.7 prints them in `system.tables`.
    #[test]
    fn parts_of_columns_are_told_from_their_names_and_defaults() {
        let Declarations { columns, constraints } = Declarations::of(
            "CREATE TABLE d.t (`TTL` Date DEFAULT TTL, `a` Int8 DEFAULT TTL + 1 COMMENT 'TTL x' TTL `TTL` + toIntervalDay(1), \
             `b` String STATISTICS(tdigest) TTL ts SETTINGS (max_compress_block_size = 16), INDEX i a TYPE minmax GRANULARITY 1, \
             CONSTRAINT positive CHECK a > 0, CONSTRAINT `is so` ASSUME b != '') ENGINE = MergeTree TTL ts SETTINGS x = 1",
        );
        assert_eq!(
            json!(columns),
            json!({
                "a": { "ttl": "`TTL` + toIntervalDay(1)" },
                "b": { "statistics": "(tdigest)", "ttl": "ts", "settings": "(max_compress_block_size = 16)" },
            })
        );
        assert_eq!(
            json!(constraints),
            json!([
                { "name": "positive", "type": "check", "expression": "a > 0" },
                { "name": "is so", "type": "assume", "expression": "b != ''" },
            ])
        );
    }
}
