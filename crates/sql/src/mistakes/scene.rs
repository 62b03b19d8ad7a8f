//! What a rule can see.

use crate::lexer::{Token, TokenKind};

/// A statement and the token at which it stops to fit.
pub(super) struct Scene<'s> {
    tokens: &'s [Token<'s>],
    at: usize,
    expected: &'s [&'static str],
    depth: usize,
}

impl<'s> Scene<'s> {
    pub(super) fn new(tokens: &'s [Token<'s>], at: usize, expected: &'s [&'static str]) -> Self {
        let before = tokens.get(..at).unwrap_or_default();
        let depth = before.iter().fold(0_usize, |depth, token| match token.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth + 1,
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => depth.saturating_sub(1),
            _ => depth,
        });
        Self { tokens, at, expected, depth }
    }

    /// The token so many places from the one that does not fit: 0 is that one, -1 the one before.
    pub(super) fn token(&self, offset: isize) -> Option<&Token<'s>> {
        self.tokens.get(self.at.checked_add_signed(offset)?)
    }

    pub(super) fn is(&self, offset: isize, kind: TokenKind) -> bool {
        self.token(offset).is_some_and(|token| token.kind == kind)
    }

    /// Whether this sign or these signs stand there, each a token, separated by spaces in `signs`.
    pub(super) fn signs(&self, offset: isize, signs: &str) -> bool {
        (offset..)
            .zip(signs.split(' '))
            .all(|(offset, sign)| self.token(offset).is_some_and(|token| token.text == sign))
    }

    /// Whether these words stand there, in any case.
    pub(super) fn words(&self, offset: isize, words: &str) -> bool {
        (offset..)
            .zip(words.split(' '))
            .all(|(offset, word)| self.token(offset).is_some_and(|token| token.is_word(word)))
    }

    /// Whether one of these words stands there.
    pub(super) fn any_word(&self, offset: isize, words: &[&str]) -> bool {
        words.iter().any(|word| self.words(offset, word))
    }

    /// Whether the statement ends before this place.
    pub(super) fn is_end(&self, offset: isize) -> bool {
        self.token(offset).is_none()
    }

    /// Whether the place is so many brackets deep.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Whether the statement begins with these words.
    pub(super) fn begins(&self, words: &str) -> bool {
        self.tokens.iter().zip(words.split(' ')).all(|(token, word)| token.is_word(word))
            && self.tokens.len() >= words.split(' ').count()
    }

    /// Whether the statement creates or attaches such an object.
    pub(super) fn creates(&self, object: &str) -> bool {
        (self.begins("CREATE") || self.begins("ATTACH") || self.begins("REPLACE"))
            && self.tokens.iter().take(5).any(|token| token.is_word(object))
    }

    /// Whether the place is in the column list of a table or behind ADD or MODIFY COLUMN.
    pub(super) fn in_columns(&self) -> bool {
        self.creates("TABLE") && self.depth > 0 && !self.seen("ENGINE")
            || self.begins("ALTER")
                && (self.seen("ADD COLUMN") || self.seen("MODIFY COLUMN") || self.seen("ALTER COLUMN"))
    }

    /// Whether these words stand anywhere before the place.
    pub(super) fn seen(&self, words: &str) -> bool {
        let before = self.tokens.get(..self.at).unwrap_or_default();
        let words: Vec<_> = words.split(' ').collect();
        before.windows(words.len()).any(|run| run.iter().zip(&words).all(|(token, word)| token.is_word(word)))
    }

    /// Whether the first word stands before the place and the second not behind it: `BETWEEN` without `AND`.
    pub(super) fn is_open(&self, opening: &str, closing: &str) -> bool {
        let before = self.tokens.get(..self.at).unwrap_or_default();
        let opened = before.iter().rposition(|token| token.is_word(opening));
        opened.is_some_and(|opened| !before.iter().skip(opened).any(|token| token.is_word(closing)))
    }

    /// Whether this could have stood at the place.
    pub(super) fn expects(&self, alternative: &str) -> bool {
        self.expected.contains(&alternative)
    }

    /// Whether there is no white space between a token and the next.
    pub(super) fn touches_next(&self, offset: isize) -> bool {
        match (self.token(offset), self.token(offset + 1)) {
            (Some(token), Some(next)) => token.end() == next.start,
            _ => false,
        }
    }
}
