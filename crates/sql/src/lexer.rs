//! Tokens of ClickHouse SQL. Lexing never fails: what cannot be a token is one of its own kind.

use chkit_diagnostics::{Code, Diagnostic};
use logos::{Lexer, Logos};

use crate::span::Span;

/// What a token is.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[logos(error = ())]
pub enum TokenKind {
    /// White space.
    #[regex(r"\s+")]
    Whitespace,
    /// A comment up to the end of its line: `-- …`, `# …`, `#!…`.
    #[regex(r"--[^\n]*", allow_greedy = true)]
    #[regex(r"#[ !][^\n]*", allow_greedy = true)]
    LineComment,
    /// `/* … */`
    #[token("/*", block_comment)]
    BlockComment,
    /// `/* …` up to the end of the text.
    UnclosedComment,
    /// A bare word: a keyword or a name.
    #[regex(r"[A-Za-z_][A-Za-z0-9_$]*")]
    Word,
    /// A name in backticks or double quotes.
    #[regex(r#"(?s:`([^`\\]|\\.|``)*`)"#)]
    #[regex(r#"(?s:"([^"\\]|\\.|"")*")"#)]
    QuotedName,
    /// A quoted name that never ends.
    #[regex(r#"(?s:`([^`\\]|\\.|``)*\\?)"#)]
    #[regex(r#"(?s:"([^"\\]|\\.|"")*\\?)"#)]
    UnclosedName,
    /// A number in any base.
    #[regex(r"0[xX][0-9A-Fa-f_]+")]
    #[regex(r"0[bB][01_]+")]
    #[regex(r"[0-9][0-9_]*(\.[0-9_]*)?([eE][+-]?[0-9]+)?")]
    Number,
    /// A string in single quotes; `x'…'` and `b'…'` spell its bytes.
    #[regex(r"(?s:'([^'\\]|\\.|'')*')")]
    #[regex(r"[xX]'[0-9A-Fa-f]*'")]
    #[regex(r"[bB]'[01]*'")]
    String,
    /// A string that never ends.
    #[regex(r"(?s:'([^'\\]|\\.|'')*\\?)")]
    UnclosedString,
    /// `$tag$ … $tag$`
    #[regex(r"\$[A-Za-z0-9_]*\$", heredoc)]
    Heredoc,
    /// A heredoc that never ends.
    UnclosedHeredoc,
    /// `(`
    #[token("(")]
    OpenParen,
    /// `)`
    #[token(")")]
    CloseParen,
    /// `[`
    #[token("[")]
    OpenBracket,
    /// `]`
    #[token("]")]
    CloseBracket,
    /// `{`
    #[token("{")]
    OpenBrace,
    /// `}`
    #[token("}")]
    CloseBrace,
    /// `,`
    #[token(",")]
    Comma,
    /// `;`
    #[token(";")]
    Semicolon,
    /// `.`
    #[token(".")]
    Dot,
    /// `::`
    #[token("::")]
    DoubleColon,
    /// Any other operator.
    #[regex(r"->|\|\||==|!=|<>|<=>|<=|>=|@@|[-+*/%=<>?:^@|&~!]")]
    Operator,
    /// A character that starts no token.
    Unknown,
}

fn block_comment(lexer: &mut Lexer<'_, TokenKind>) -> TokenKind {
    if let Some(end) = lexer.remainder().find("*/") {
        lexer.bump(end + 2);
        TokenKind::BlockComment
    } else {
        lexer.bump(lexer.remainder().len());
        TokenKind::UnclosedComment
    }
}

fn heredoc(lexer: &mut Lexer<'_, TokenKind>) -> TokenKind {
    let tag = lexer.slice();
    if let Some(end) = lexer.remainder().find(tag) {
        lexer.bump(end + tag.len());
        TokenKind::Heredoc
    } else {
        lexer.bump(lexer.remainder().len());
        TokenKind::UnclosedHeredoc
    }
}

impl TokenKind {
    /// White space and comments: what the server does not read.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Whitespace | Self::LineComment | Self::BlockComment | Self::UnclosedComment)
    }

    /// What it is called in a message about what could stand in a place.
    pub fn spelling(self) -> &'static str {
        match self {
            Self::Whitespace => "white space",
            Self::LineComment | Self::BlockComment | Self::UnclosedComment => "a comment",
            Self::Word | Self::QuotedName | Self::UnclosedName => "a name",
            Self::Number => "a number",
            Self::String | Self::UnclosedString | Self::Heredoc | Self::UnclosedHeredoc => "a string",
            Self::OpenParen => "(",
            Self::CloseParen => ")",
            Self::OpenBracket => "[",
            Self::CloseBracket => "]",
            Self::OpenBrace => "{",
            Self::CloseBrace => "}",
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Dot => ".",
            Self::DoubleColon => "::",
            Self::Operator => "an operator",
            Self::Unknown => "a character",
        }
    }

    fn is_opening(self) -> bool {
        matches!(self, Self::OpenParen | Self::OpenBracket | Self::OpenBrace)
    }

    fn is_closing(self) -> bool {
        matches!(self, Self::CloseParen | Self::CloseBracket | Self::CloseBrace)
    }

    fn closes(self, opening: Self) -> bool {
        matches!(
            (opening, self),
            (Self::OpenParen, Self::CloseParen)
                | (Self::OpenBracket, Self::CloseBracket)
                | (Self::OpenBrace, Self::CloseBrace)
        )
    }
}

/// A piece of a text and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: TokenKind,
    /// Its text.
    pub text: &'t str,
    /// Its first byte in the whole text.
    pub start: usize,
}

impl Token<'_> {
    /// One past its last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        // A text is at most `u32::MAX` bytes long: longer ones are refused before they are lexed.
        let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span { start: offset(self.start), end: offset(self.end()) }
    }

    /// Whether it is this bare word, in any case.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }
}

/// All tokens of a text, white space and comments included: their texts, joined, are the text.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    TokenKind::lexer(text).spanned().map(move |(kind, range)| Token {
        kind: kind.unwrap_or(TokenKind::Unknown),
        text: text.get(range.clone()).unwrap_or_default(),
        start: range.start,
    })
}

/// The tokens that the server reads.
pub fn significant_tokens(text: &str) -> Vec<Token<'_>> {
    tokens(text).filter(|token| !token.kind.is_trivia()).collect()
}

/// How deep brackets may be nested.
pub const MAX_NESTING: usize = 1_000;

/// How many problems of one text are reported: nobody reads more, and a long text may hold one in every character.
const MAX_PROBLEMS: usize = 20;

/// A problem in a text, with the bytes it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextProblem {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is wrong there; its span is for the caller to add, who knows the name of the text.
    pub diagnostic: Diagnostic,
}

/// What no reader could make sense of: unclosed quotes and comments, brackets without a partner, stray characters.
pub fn text_problems(tokens: &[Token<'_>]) -> Vec<TextProblem> {
    let mut problems = Vec::new();
    let mut open: Vec<&Token<'_>> = Vec::new();
    for token in tokens {
        if problems.len() == MAX_PROBLEMS {
            // What is still open here may be closed further on.
            return problems;
        }
        let found = match token.kind {
            TokenKind::UnclosedString | TokenKind::UnclosedHeredoc => {
                Some(Diagnostic::new(Code::UnclosedQuote, "This text is never closed.").help("Close the quote."))
            }
            TokenKind::UnclosedName => {
                Some(Diagnostic::new(Code::UnclosedQuote, "This quoted name is never closed.").help("Close the quote."))
            }
            TokenKind::UnclosedComment => Some(
                Diagnostic::new(Code::UnclosedComment, "This comment is never closed.").help("Close it with `*/`."),
            ),
            TokenKind::Unknown => Some(
                Diagnostic::new(
                    Code::UnexpectedCharacter,
                    format!("The character {:?} cannot stand here.", token.text),
                )
                .help("Remove it, or quote the name or text it belongs to."),
            ),
            kind if kind.is_opening() => {
                open.push(token);
                (open.len() == MAX_NESTING + 1).then(|| {
                    Diagnostic::new(Code::NestingTooDeep, format!("Brackets are nested deeper than {MAX_NESTING}."))
                        .help("Split the expression.")
                })
            }
            kind if kind.is_closing() => {
                if open.last().is_some_and(|opening| kind.closes(opening.kind)) {
                    open.pop();
                    None
                } else {
                    Some(
                        Diagnostic::new(Code::UnbalancedBracket, format!("This `{}` closes nothing.", token.text))
                            .help("Remove it, or add the bracket it closes."),
                    )
                }
            }
            _ => None,
        };
        if let Some(diagnostic) = found {
            problems.push(TextProblem { start: token.start, end: token.end(), diagnostic });
        }
    }
    let room = MAX_PROBLEMS - problems.len();
    problems.extend(open.into_iter().take(room).map(|opening| {
        TextProblem {
            start: opening.start,
            end: opening.end(),
            diagnostic: Diagnostic::new(Code::UnbalancedBracket, format!("This `{}` is never closed.", opening.text))
                .help("Add the closing bracket, or remove this one."),
        }
    }));
    problems
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, significant_tokens, text_problems, tokens};
    use chkit_diagnostics::Code;

    #[track_caller]
    fn check(text: &str, expected: &[(TokenKind, &str)]) {
        let found: Vec<_> = significant_tokens(text).iter().map(|token| (token.kind, token.text)).collect();
        assert_eq!(found, expected);
        assert_eq!(tokens(text).map(|token| token.text).collect::<String>(), text, "tokens cover the text");
    }

    #[test]
    fn strings_take_both_ways_of_escaping() {
        check(
            r"'a\'b' 'c''d' 'e\\'",
            &[(TokenKind::String, r"'a\'b'"), (TokenKind::String, "'c''d'"), (TokenKind::String, r"'e\\'")],
        );
    }

    #[test]
    fn a_comment_may_hold_quotes_and_semicolons() {
        check(
            "a -- it's; here\n;/* ' ; */b # c;\n#! d\ne",
            &[(TokenKind::Word, "a"), (TokenKind::Semicolon, ";"), (TokenKind::Word, "b"), (TokenKind::Word, "e")],
        );
    }

    #[test]
    fn a_heredoc_ends_at_its_own_tag() {
        check("$x$ a ; $y$ $x$ b", &[(TokenKind::Heredoc, "$x$ a ; $y$ $x$"), (TokenKind::Word, "b")]);
    }

    #[test]
    fn names_in_quotes() {
        check(
            r#"`a``b` "c ""d" `e\`f`"#,
            &[
                (TokenKind::QuotedName, "`a``b`"),
                (TokenKind::QuotedName, r#""c ""d""#),
                (TokenKind::QuotedName, r"`e\`f`"),
            ],
        );
    }

    #[track_caller]
    fn check_problems(text: &str, expected: &[(Code, usize, usize)]) {
        let all: Vec<_> = tokens(text).collect();
        let found: Vec<_> =
            text_problems(&all).iter().map(|problem| (problem.diagnostic.code, problem.start, problem.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn problems_are_placed() {
        check_problems(
            "f(a, [b)",
            &[(Code::UnbalancedBracket, 7, 8), (Code::UnbalancedBracket, 1, 2), (Code::UnbalancedBracket, 5, 6)],
        );
        check_problems("a 'b", &[(Code::UnclosedQuote, 2, 4)]);
        check_problems("a 'b\\", &[(Code::UnclosedQuote, 2, 5)]);
        check_problems("a /* b", &[(Code::UnclosedComment, 2, 6)]);
        check_problems("a $$ b", &[(Code::UnclosedQuote, 2, 6)]);
        check_problems("a \u{1} b", &[(Code::UnexpectedCharacter, 2, 3)]);
        check_problems("f(a, [b])", &[]);
    }

    #[test]
    fn nesting_is_bounded_and_reported_once() {
        let text = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
        check_problems(&text, &[(Code::NestingTooDeep, 1_000, 1_001)]);
    }

    #[test]
    fn a_text_of_nothing_but_problems_is_not_reported_in_full() {
        for text in [")", "(", "\\", "(]"] {
            let text = text.repeat(1_000);
            let all: Vec<_> = tokens(&text).collect();
            assert_eq!(text_problems(&all).len(), 20);
        }
    }
}
