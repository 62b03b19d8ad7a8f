//! Where the data of `INSERT … FORMAT name` stands: it is in that format and no SQL.

use super::{Token, TokenKind};

/// How much of a statement that inserts has been seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Insert {
    /// Nothing of a statement.
    #[default]
    Start,
    /// `WITH`, and what follows it; so many brackets are open.
    With(usize),
    /// `INSERT`
    Verb,
    /// `INSERT INTO`, possibly with `TABLE` or `FUNCTION`
    Target,
    /// The target's name, and what follows it; so many brackets are open.
    Body(usize),
    /// A dot in the target's name.
    Dot,
    /// The bracket before the columns, or before a query.
    Bracket,
    /// `FORMAT`
    Format,
    /// Another statement, or one whose data is no inline data.
    Other,
}

impl Insert {
    /// The state behind one more significant token.
    pub(super) fn after(self, token: &Token<'_>) -> Self {
        if token.kind == TokenKind::Semicolon {
            return Self::Start;
        }
        match self {
            Self::Start if token.is_word("WITH") => Self::With(0),
            Self::With(depth) => Self::in_with(depth, token),
            Self::Start if token.is_word("INSERT") => Self::Verb,
            Self::Verb if token.is_word("INTO") => Self::Target,
            // Behind WITH, a name is called so.
            Self::Verb => Self::in_with(0, token),
            Self::Target if token.is_word("TABLE") || token.is_word("FUNCTION") => Self::Target,
            Self::Target | Self::Dot => Self::Body(0),
            Self::Bracket if is_query(token) => Self::Other,
            Self::Bracket => Self::Body(1).after(token),
            Self::Body(depth) => Self::in_body(depth, token),
            Self::Format if token.kind == TokenKind::OpenParen => Self::Body(1),
            Self::Start | Self::Format | Self::Other => Self::Other,
        }
    }

    fn in_with(depth: usize, token: &Token<'_>) -> Self {
        match token.kind {
            TokenKind::OpenParen => Self::With(depth + 1),
            TokenKind::CloseParen => Self::With(depth.saturating_sub(1)),
            _ if depth == 0 && token.is_word("INSERT") => Self::Verb,
            _ if depth == 0 && token.is_word("SELECT") => Self::Other,
            _ => Self::With(depth),
        }
    }

    fn in_body(depth: usize, token: &Token<'_>) -> Self {
        match token.kind {
            TokenKind::OpenParen if depth == 0 => Self::Bracket,
            TokenKind::OpenParen => Self::Body(depth + 1),
            TokenKind::CloseParen => Self::Body(depth.saturating_sub(1)),
            _ if depth > 0 => Self::Body(depth),
            TokenKind::Dot => Self::Dot,
            TokenKind::Word if token.is_word("FORMAT") => Self::Format,
            TokenKind::Word if is_query(token) || token.is_word("VALUES") || token.is_word("INFILE") => Self::Other,
            _ => Self::Body(depth),
        }
    }

    /// Whether the token names the format of the data behind it. That of `VALUES` reads like SQL.
    pub(super) fn ends_before_data(self, token: &Token<'_>) -> bool {
        self == Self::Format
            && matches!(token.kind, TokenKind::Word | TokenKind::QuotedName)
            && !token.is_word("VALUES")
    }
}

fn is_query(token: &Token<'_>) -> bool {
    token.is_word("SELECT") || token.is_word("WITH")
}

/// Where the data begins and ends in the text behind the name of its format. It is the rest of the line; where nothing
/// is left of it, the line below. `None` where there is none.
pub(super) fn data(rest: &str) -> Option<(usize, usize)> {
    let blank = |text: &str| text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0c')).count();
    if rest.starts_with(';') {
        return None;
    }
    let mut start = blank(rest);
    let behind = rest.get(start..)?;
    let line_break = if behind.starts_with("\r\n") { 2 } else { usize::from(behind.starts_with(['\r', '\n'])) };
    start += line_break;
    let line = rest.get(start..)?.split('\n').next()?.trim_end_matches('\r');
    (!line.trim().is_empty()).then_some((start, start + line.len()))
}
