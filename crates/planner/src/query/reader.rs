use std::collections::BTreeSet;

use chkit_sql::lexer::{Token, TokenKind, significant_tokens};
use chkit_sql::quote;

use super::{Path, Query, Source, Star};

/// Words behind a table that are no other name for it.
const BEHIND_A_SOURCE: &[&str] = &[
    "ALL",
    "ANTI",
    "ANY",
    "ARRAY",
    "ASOF",
    "CROSS",
    "EXCEPT",
    "FINAL",
    "FORMAT",
    "FULL",
    "GLOBAL",
    "GROUP",
    "HAVING",
    "INNER",
    "INTERSECT",
    "INTO",
    "JOIN",
    "LEFT",
    "LIMIT",
    "LOCAL",
    "OFFSET",
    "ON",
    "ORDER",
    "OUTER",
    "PASTE",
    "PREWHERE",
    "QUALIFY",
    "RIGHT",
    "SAMPLE",
    "SELECT",
    "SEMI",
    "SETTINGS",
    "UNION",
    "USING",
    "WHERE",
    "WINDOW",
];

/// Words that begin another clause.
const CLAUSES: &[&str] = &[
    "EXCEPT",
    "FROM",
    "GROUP",
    "HAVING",
    "INTERSECT",
    "LIMIT",
    "ORDER",
    "PREWHERE",
    "QUALIFY",
    "SELECT",
    "SETTINGS",
    "UNION",
    "WHERE",
    "WINDOW",
    "WITH",
];

/// Words in front of a value.
const IN_FRONT_OF_A_VALUE: &[&str] = &[
    "ALL", "AND", "BETWEEN", "BY", "CASE", "DISTINCT", "DIV", "ELSE", "FROM", "HAVING", "ILIKE", "IN", "INTERVAL",
    "JOIN", "LIKE", "LIMIT", "MOD", "NOT", "OFFSET", "ON", "OR", "PREWHERE", "QUALIFY", "SELECT", "THEN", "USING",
    "WHEN", "WHERE", "WITH",
];

/// What a bracket holds, as far as the reader has come.
#[derive(Clone, Copy)]
struct Level {
    clause: Clause,
    /// Whether it holds a SELECT.
    is_query: bool,
    is_empty: bool,
    /// Sources and lists of columns with the same number belong together.
    scope: usize,
    /// How many brackets are open around the SELECT that this belongs to.
    query_depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clause {
    /// Sources are not named here.
    Other,
    /// A source comes next.
    Source,
    /// Behind a source; a comma leads to the next one.
    BehindSource,
}

/// Takes a query apart.
pub(super) fn read(text: &str) -> Query {
    let tokens = significant_tokens(text);
    let whole = Level { clause: Clause::Other, is_query: true, is_empty: true, scope: 0, query_depth: 0 };
    let mut reader = Reader {
        tokens: &tokens,
        index: 0,
        level: whole,
        outer: Vec::new(),
        scopes: 0,
        common: BTreeSet::new(),
        query: Query::default(),
    };
    while reader.step() {}
    reader.finish()
}

struct Reader<'s, 't> {
    tokens: &'s [Token<'t>],
    index: usize,
    level: Level,
    outer: Vec<Level>,
    scopes: usize,
    /// Names that WITH gives to queries.
    common: BTreeSet<String>,
    query: Query,
}

impl Reader<'_, '_> {
    /// Reads a token, or the few that belong together. `false` at the end.
    fn step(&mut self) -> bool {
        let Some(token) = self.tokens.get(self.index) else { return false };
        let is = |kinds: &[TokenKind]| kinds.contains(&token.kind);
        if is(&[TokenKind::OpenParen, TokenKind::OpenBracket]) {
            self.open();
        } else if is(&[TokenKind::CloseParen, TokenKind::CloseBracket]) {
            self.close();
        } else if is(&[TokenKind::OpenBrace]) {
            self.parameter();
        } else if is(&[TokenKind::Comma]) {
            if self.level.clause == Clause::BehindSource {
                self.level.clause = Clause::Source;
            }
            self.pass(true);
        } else if is(NAMES) {
            self.name();
        } else if is(&[TokenKind::Operator]) && token.text == "*" {
            self.star(None);
        } else if is(&[TokenKind::Operator]) && token.text == "->" {
            self.arrow();
        } else {
            self.pass(false);
        }
        true
    }

    fn finish(mut self) -> Query {
        let common = self.common;
        self.query.sources.retain(|source| source.database.is_some() || !common.contains(&source.name));
        self.query.derived.extend(common);
        self.query
    }

    /// Goes on by one token.
    fn pass(&mut self, begins_another: bool) {
        self.level.is_empty = false;
        self.query.places.push((self.outer.len(), begins_another));
        self.index += 1;
    }

    fn skip(&mut self, tokens: usize) {
        for _ in 0..tokens {
            self.pass(false);
        }
    }

    fn at(&self, index: usize) -> Option<&Token<'_>> {
        self.tokens.get(index)
    }

    fn before(&self, distance: usize) -> Option<&Token<'_>> {
        self.tokens.get(self.index.checked_sub(distance)?)
    }

    fn is_word(&self, index: usize, words: &[&str]) -> bool {
        self.at(index).is_some_and(|token| words.iter().any(|word| token.is_word(word)))
    }

    fn is_kind(&self, index: usize, kind: TokenKind) -> bool {
        self.at(index).is_some_and(|token| token.kind == kind)
    }

    fn open(&mut self) {
        if self.level.clause == Clause::Source {
            self.level.clause = Clause::BehindSource;
        }
        self.pass(false);
        self.outer.push(self.level);
        self.level = Level { clause: Clause::Other, is_query: false, is_empty: true, ..self.level };
    }

    fn close(&mut self) {
        if let Some(outer) = self.outer.pop() {
            self.level = outer;
        }
        self.pass(false);
    }

    /// `{name:Type}` stands for anything.
    fn parameter(&mut self) {
        self.query.is_open |= self.level.clause == Clause::Source;
        if self.level.clause == Clause::Source {
            self.level.clause = Clause::BehindSource;
        }
        while self.at(self.index).is_some_and(|token| token.kind != TokenKind::CloseBrace) {
            self.pass(false);
        }
        self.pass(false);
    }

    /// `x ->`, `(x, y) ->`: names that a lambda gives to its arguments.
    fn arrow(&mut self) {
        let mut index = self.index;
        while let Some(before) = index.checked_sub(1) {
            index = before;
            match self.at(index) {
                Some(token) if token.kind == TokenKind::OpenParen => break,
                Some(token) if matches!(token.kind, TokenKind::Comma | TokenKind::CloseParen) => {}
                Some(token) => {
                    let Some(name) = name_of(token) else { break };
                    self.query.aliases.insert(index, name);
                    if index + 1 == self.index {
                        break;
                    }
                }
                None => break,
            }
        }
        self.pass(false);
    }

    /// Whether an item of a list of columns begins here.
    fn begins_item(&self) -> bool {
        self.level.is_query
            && self.before(1).is_some_and(|token| {
                token.kind == TokenKind::Comma || ["SELECT", "DISTINCT", "ALL"].iter().any(|word| token.is_word(word))
            })
    }

    /// `*`, where it is a list of columns and no multiplication.
    fn star(&mut self, qualifier: Option<String>) {
        if qualifier.is_none() && !self.begins_item() {
            self.pass(false);
            return;
        }
        let scope = self.level.scope;
        self.pass(false);
        let mut without = Vec::new();
        if self.is_word(self.index, &["EXCEPT"]) {
            self.pass(false);
            let is_list = self.is_kind(self.index, TokenKind::OpenParen);
            while let Some(token) = self.at(self.index) {
                without.extend(name_of(token));
                let is_end = !is_list || token.kind == TokenKind::CloseParen;
                self.pass(false);
                if is_end {
                    break;
                }
            }
        }
        self.query.stars.push(Star { qualifier, without, scope });
    }

    fn name(&mut self) {
        if self.level.is_empty && self.is_word(self.index, &["SELECT", "WITH"]) {
            self.scopes += 1;
            self.level = Level { is_query: true, scope: self.scopes, query_depth: self.outer.len(), ..self.level };
        }
        let is_part = self.before(1).is_some_and(|token| token.kind == TokenKind::Dot);
        if self.level.is_query && !is_part && self.clause() {
            return;
        }
        if self.level.clause == Clause::Source {
            self.source();
        } else if self.level.clause == Clause::BehindSource && self.level.is_query && self.is_alias_of_source() {
            self.derived();
        } else if self.is_word(self.index, &["AS"]) {
            self.pass(false);
            self.alias();
        } else {
            self.path();
        }
    }

    /// A word that begins a clause. `false` where it is something else.
    fn clause(&mut self) -> bool {
        let is_array_join =
            self.is_word(self.index, &["JOIN"]) && self.before(1).is_some_and(|token| token.is_word("ARRAY"));
        self.level.clause = if is_array_join || self.is_word(self.index, &["ON", "USING"]) {
            Clause::Other
        } else if self.is_word(self.index, &["FROM", "JOIN"]) {
            Clause::Source
        } else if self.is_word(self.index, CLAUSES) {
            Clause::Other
        } else {
            return false;
        };
        if self.is_word(self.index, &["UNION", "INTERSECT", "EXCEPT"]) {
            self.scopes += 1;
            self.level.scope = self.scopes;
        }
        self.pass(true);
        true
    }

    fn source(&mut self) {
        self.level.clause = Clause::BehindSource;
        let Some((segments, length)) = self.segments() else {
            self.pass(false);
            return;
        };
        self.skip(length);
        if self.is_kind(self.index, TokenKind::OpenParen) {
            self.query.is_open = true;
            return;
        }
        let (database, name) = match segments.as_slice() {
            [name] => (None, name.clone()),
            [database, name] => (Some(database.clone()), name.clone()),
            _ => {
                self.query.is_open = true;
                return;
            }
        };
        while self.is_word(self.index, &["FINAL"]) {
            self.pass(false);
        }
        let alias = self.alias_of_source();
        self.query.sources.push(Source { database, name, alias, scope: self.level.scope });
    }

    fn is_alias_of_source(&self) -> bool {
        self.is_word(self.index, &["AS"])
            || self.at(self.index).is_some_and(|token| name_of(token).is_some())
                && !self.is_word(self.index, BEHIND_A_SOURCE)
    }

    fn alias_of_source(&mut self) -> Option<String> {
        if !self.is_alias_of_source() {
            return None;
        }
        if self.is_word(self.index, &["AS"]) {
            self.pass(false);
        }
        let alias = self.at(self.index).and_then(name_of);
        self.pass(false);
        alias
    }

    /// The name of a subquery or of a table function.
    fn derived(&mut self) {
        let alias = self.alias_of_source();
        self.query.derived.extend(alias);
    }

    /// The name behind AS.
    fn alias(&mut self) {
        let Some(name) = self.at(self.index).and_then(name_of) else { return };
        self.query.aliases.insert(self.index, name);
        self.pass(false);
    }

    fn path(&mut self) {
        let Some((segments, length)) = self.segments() else {
            self.pass(false);
            return;
        };
        let place = self.index;
        let behind = place + length;
        let gives_name = self.is_word(behind, &["AS"])
            && self.is_kind(behind + 1, TokenKind::OpenParen)
            && self.is_word(behind + 2, &["SELECT", "WITH"]);
        if let ([name], true) = (segments.as_slice(), gives_name) {
            self.common.insert(name.clone());
            self.skip(length + 1);
            return;
        }
        // A function, a type behind `::`, a literal such as `DATE '…'`.
        let is_other = self.is_kind(behind, TokenKind::OpenParen)
            || self.is_kind(behind, TokenKind::String)
            || self.before(1).is_some_and(|token| matches!(token.kind, TokenKind::DoubleColon | TokenKind::Dot));
        let is_alias = length == 1 && self.before(1).is_some_and(ends_value);
        let behind_in = self.before(1).is_some_and(|token| token.is_word("IN"));
        if self.is_kind(behind, TokenKind::Dot) && self.at(behind + 1).is_some_and(|token| token.text == "*") {
            self.skip(length + 1);
            self.star(segments.last().cloned());
            return;
        }
        if is_alias {
            self.query.aliases.extend(segments.into_iter().map(|name| (place, name)));
        } else if !is_other {
            let depth = self.level.query_depth;
            let is_item =
                self.begins_item() && (self.is_kind(behind, TokenKind::Comma) || self.is_word(behind, &["FROM"]));
            self.query.paths.push(Path { segments, place, depth, behind_in, is_item });
        }
        self.skip(length);
    }

    /// Names with dots between them, and how many tokens they are.
    fn segments(&self) -> Option<(Vec<String>, usize)> {
        let mut segments = vec![self.at(self.index).and_then(name_of)?];
        let mut length = 1;
        while self.is_kind(self.index + length, TokenKind::Dot)
            && let Some(name) = self.at(self.index + length + 1).and_then(name_of)
        {
            segments.push(name);
            length += 2;
        }
        Some((segments, length))
    }
}

const NAMES: &[TokenKind] = &[TokenKind::Word, TokenKind::QuotedName];

fn name_of(token: &Token<'_>) -> Option<String> {
    if token.kind == TokenKind::Word {
        Some(token.text.to_owned())
    } else {
        quote::unquoted(token.text).filter(|_| token.kind == TokenKind::QuotedName)
    }
}

/// Whether a value ends with a token, so that a name behind it is an alias or a unit.
fn ends_value(token: &Token<'_>) -> bool {
    let closes = [
        TokenKind::QuotedName,
        TokenKind::Number,
        TokenKind::String,
        TokenKind::CloseParen,
        TokenKind::CloseBracket,
        TokenKind::CloseBrace,
    ];
    closes.contains(&token.kind)
        || token.kind == TokenKind::Word && !IN_FRONT_OF_A_VALUE.iter().any(|word| token.is_word(word))
}
