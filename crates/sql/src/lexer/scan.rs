//! Where tokens end that no regular expression describes: each function starts behind what made the token known.

use std::collections::HashMap;

use logos::Lexer;

use super::TokenKind;

/// What the lexer knows beside its place.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The token before this one, white space and comments apart: it decides what a dot is.
    pub(super) before: Option<TokenKind>,
    /// Where each heredoc tag stands last; collected when the first one has no partner.
    tags: Option<HashMap<Box<str>, usize>>,
}

type Scanner<'t> = Lexer<'t, TokenKind>;

/// Takes the rest of the text, for something that is never closed.
fn rest(lexer: &mut Scanner<'_>, kind: TokenKind) -> TokenKind {
    lexer.bump(lexer.remainder().len());
    kind
}

pub(super) fn block_comment(lexer: &mut Scanner<'_>) -> TokenKind {
    let mut depth = 1_usize;
    let mut at = 0;
    let bytes = lexer.remainder().as_bytes();
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'*' | b'/'))) {
        at += found;
        match bytes.get(at..at + 2) {
            Some(b"/*") => {
                depth += 1;
                at += 2;
            }
            Some(b"*/") => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    lexer.bump(at);
                    return TokenKind::BlockComment;
                }
            }
            _ => at += 1,
        }
    }
    rest(lexer, TokenKind::UnclosedComment)
}

pub(super) fn string(lexer: &mut Scanner<'_>) -> TokenKind {
    quoted(lexer, b'\'', TokenKind::String, TokenKind::UnclosedString)
}

pub(super) fn quoted_name(lexer: &mut Scanner<'_>) -> TokenKind {
    let quote = if lexer.slice() == "`" { b'`' } else { b'"' };
    quoted(lexer, quote, TokenKind::QuotedName, TokenKind::UnclosedName)
}

/// Up to the closing quote: a doubled one does not close, nor does one behind a backslash.
fn quoted(lexer: &mut Scanner<'_>, quote: u8, closed: TokenKind, unclosed: TokenKind) -> TokenKind {
    let bytes = lexer.remainder().as_bytes();
    let mut at = 0;
    while let Some(found) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| byte == quote || byte == b'\\'))
    {
        at += found;
        match bytes.get(at + 1) {
            Some(&next) if bytes.get(at) == Some(&b'\\') || next == quote => at += 2,
            _ if bytes.get(at) == Some(&quote) => {
                lexer.bump(at + 1);
                return closed;
            }
            _ => break,
        }
    }
    rest(lexer, unclosed)
}

pub(super) fn curly_string(lexer: &mut Scanner<'_>) -> TokenKind {
    curly(lexer, "’", TokenKind::String, TokenKind::UnclosedString)
}

pub(super) fn curly_name(lexer: &mut Scanner<'_>) -> TokenKind {
    curly(lexer, "”", TokenKind::QuotedName, TokenKind::UnclosedName)
}

/// Between curly quotes nothing is an escape.
fn curly(lexer: &mut Scanner<'_>, quote: &str, closed: TokenKind, unclosed: TokenKind) -> TokenKind {
    match lexer.remainder().find(quote) {
        Some(at) => {
            lexer.bump(at + quote.len());
            closed
        }
        None => rest(lexer, unclosed),
    }
}

pub(super) fn hexadecimal_string(lexer: &mut Scanner<'_>) -> TokenKind {
    spelled(lexer, u8::is_ascii_hexdigit)
}

pub(super) fn binary_string(lexer: &mut Scanner<'_>) -> TokenKind {
    spelled(lexer, |byte| matches!(byte, b'0' | b'1'))
}

fn spelled(lexer: &mut Scanner<'_>, is_digit: fn(&u8) -> bool) -> TokenKind {
    let bytes = lexer.remainder().as_bytes();
    let digits = bytes.iter().take_while(|byte| is_digit(byte)).count();
    if bytes.get(digits) == Some(&b'\'') {
        lexer.bump(digits + 1);
        return TokenKind::String;
    }
    rest(lexer, TokenKind::UnclosedString)
}

/// A heredoc if its tag stands a second time, a word if there is something behind the `$`.
pub(super) fn dollar(lexer: &mut Scanner<'_>) -> TokenKind {
    let text = lexer.remainder();
    let word = text.bytes().take_while(|byte| is_word(*byte)).count();
    let is_tag = text.as_bytes().get(word) == Some(&b'$');
    if is_tag && let Some(end) = heredoc_end(lexer, word + 2) {
        lexer.bump(end);
        return TokenKind::Heredoc;
    }
    if word > 0 {
        let word = text.bytes().take_while(|byte| is_word(*byte) || *byte == b'$').count();
        lexer.bump(word);
        return TokenKind::Word;
    }
    if is_tag { rest(lexer, TokenKind::UnclosedHeredoc) } else { TokenKind::Unknown }
}

/// How far behind the first `$` a heredoc with a tag of this length ends. Searches in vain are not repeated: many
/// tags without a partner cost no more than one.
fn heredoc_end(lexer: &mut Scanner<'_>, length: usize) -> Option<usize> {
    let start = lexer.span().start;
    let source = lexer.source();
    let tag = source.get(start..start + length)?;
    if let Some(tags) = &lexer.extras.tags
        && tags.get(tag).is_none_or(|&last| last < start + length)
    {
        return None;
    }
    match source.get(start + length..)?.find(tag) {
        Some(found) => Some(found + 2 * length - 1),
        None => {
            lexer.extras.tags.get_or_insert_with(|| last_tags(source));
            None
        }
    }
}

/// Every `$tag$` of a text, with the place where it stands last.
fn last_tags(source: &str) -> HashMap<Box<str>, usize> {
    let mut tags = HashMap::new();
    let mut before: Option<usize> = None;
    for (at, _) in source.match_indices('$') {
        if let Some(tag) = before.and_then(|before| source.get(before..=at))
            && tag.bytes().all(|byte| is_word(byte) || byte == b'$')
        {
            tags.insert(tag.into(), before.unwrap_or_default());
        }
        before = Some(at);
    }
    tags
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Behind a dot a number is the index of a tuple's member, and digits only.
pub(super) fn number(lexer: &mut Scanner<'_>) -> TokenKind {
    let mut scan = Digits { bytes: lexer.source().as_bytes(), at: lexer.span().start };
    if lexer.extras.before == Some(TokenKind::Dot) {
        scan.at += 1;
        scan.digits(false, false);
    } else {
        scan.number();
    }
    let start = lexer.span().start;
    let end = scan.at;
    let tail = scan.bytes.get(end..).map_or(0, |rest| rest.iter().take_while(|byte| is_word(**byte)).count());
    lexer.bump(end + tail - lexer.span().end);
    if tail == 0 {
        return TokenKind::Number;
    }
    // `1a` is a name, `1.a` is nothing.
    let is_name = scan.bytes.get(start..end).is_some_and(|bytes| bytes.iter().all(|byte| is_word(*byte)));
    if is_name { TokenKind::Word } else { TokenKind::WrongNumber }
}

/// A dot, or the start of a number (`.5`): never behind what can have members.
pub(super) fn dot(lexer: &mut Scanner<'_>) -> TokenKind {
    let has_members = matches!(
        lexer.extras.before,
        Some(
            TokenKind::CloseParen
                | TokenKind::CloseBracket
                | TokenKind::Word
                | TokenKind::QuotedName
                | TokenKind::Number
        )
    );
    let mut scan = Digits { bytes: lexer.source().as_bytes(), at: lexer.span().end };
    if has_members || !scan.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        return TokenKind::Dot;
    }
    scan.digits(true, false);
    scan.exponent(b'e');
    lexer.bump(scan.at - lexer.span().end);
    TokenKind::Number
}

/// A cursor over the digits of a number.
struct Digits<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Digits<'_> {
    fn peek(&self) -> Option<u8> {
        self.ahead(0)
    }

    fn ahead(&self, by: usize) -> Option<u8> {
        self.bytes.get(self.at + by).copied()
    }

    fn number(&mut self) {
        let first = self.peek();
        self.at += 1;
        let (mut is_hexadecimal, mut starts) = (false, false);
        if first == Some(b'0') && matches!(self.peek(), Some(b'x' | b'X')) {
            is_hexadecimal = self.ahead(1).is_some_and(|byte| byte.is_ascii_hexdigit());
            starts = is_hexadecimal;
        } else if first == Some(b'0') && matches!(self.peek(), Some(b'b' | b'B')) {
            starts = matches!(self.ahead(1), Some(b'0' | b'1'));
        }
        self.at += usize::from(starts);
        self.digits(starts, is_hexadecimal);
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits(true, is_hexadecimal);
        }
        self.exponent(if is_hexadecimal { b'p' } else { b'e' });
    }

    /// Digits with `_` between them, not before the first one of a block.
    fn digits(&mut self, is_start: bool, is_hexadecimal: bool) {
        let is_digit = |byte: u8| if is_hexadecimal { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() };
        let mut is_start = is_start;
        while let Some(byte) = self.peek() {
            if !is_digit(byte) && (byte != b'_' || is_start || !self.ahead(1).is_some_and(is_digit)) {
                return;
            }
            self.at += 1;
            is_start = false;
        }
    }

    /// `e+10`; the letter alone is not looked for at the very end of the text.
    fn exponent(&mut self, letter: u8) {
        if self.peek().is_none_or(|byte| byte.to_ascii_lowercase() != letter) || self.ahead(1).is_none() {
            return;
        }
        self.at += 1;
        if matches!(self.peek(), Some(b'+' | b'-')) && self.ahead(1).is_some() {
            self.at += 1;
        }
        self.digits(true, false);
    }
}
