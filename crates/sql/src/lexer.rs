//! Tokens of ClickHouse SQL. Lexing never fails: what cannot be a token is one of its own kind.

mod inline_data;
mod scan;

use chkit_diagnostics::{Code, Diagnostic};
use logos::Logos;

use crate::lexer::inline_data::Insert;
use crate::span::Span;

/// What a token is.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[logos(error = (), extras = scan::State)]
pub enum TokenKind {
    /// White space, also what word processors make of it.
    #[regex(r"[ \t\n\r\f\v]+")]
    #[regex("[\u{85}\u{A0}\u{180E}\u{2000}-\u{200D}\u{2028}\u{2029}\u{202F}\u{205F}\u{2060}\u{3000}\u{FEFF}]+")]
    Whitespace,
    /// A comment up to the end of its line: `-- …`, `// …`, `# …`, `#!…`.
    #[regex(r"--[^\n]*", allow_greedy = true)]
    #[regex(r"//[^\n]*", allow_greedy = true)]
    #[regex(r"#[ !][^\n]*", allow_greedy = true)]
    LineComment,
    /// `/* … */`; comments can hold comments.
    #[token("/*", scan::block_comment)]
    BlockComment,
    /// `/* …` up to the end of the text.
    UnclosedComment,
    /// A bare word: a keyword or a name. It may start with a digit if it is not a number.
    #[regex(r"[A-Za-z_][A-Za-z0-9_$]*")]
    Word,
    /// A name in backticks or double quotes.
    #[token("`", scan::quoted_name)]
    #[token("\"", scan::quoted_name)]
    #[token("“", scan::curly_name)]
    QuotedName,
    /// A quoted name that never ends.
    UnclosedName,
    /// A number in any base.
    #[regex("[0-9]", scan::number)]
    Number,
    /// What starts like a number and is none: `1.5x`.
    WrongNumber,
    /// A string in single quotes; `x'…'` and `b'…'` spell its bytes.
    #[token("'", scan::string)]
    #[token("‘", scan::curly_string)]
    #[regex("[xX]'", scan::hexadecimal_string)]
    #[regex("[bB]'", scan::binary_string)]
    String,
    /// A string that never ends.
    UnclosedString,
    /// `$tag$ … $tag$`
    #[token("$", scan::dollar)]
    Heredoc,
    /// `$$ …` without a second `$$`.
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
    /// `.` between names, and before the index of a tuple's member.
    #[token(".", scan::dot)]
    Dot,
    /// `::`
    #[token("::")]
    DoubleColon,
    /// Any other operator. `−` is a minus too.
    #[regex(r"->|\|\||==|!=|<>|<=>|<=|>=|@@|[-+*/%=<>?:^@|−]")]
    Operator,
    /// The data of `INSERT … FORMAT name`, up to the end of its line.
    InlineData,
    /// A character that starts no token.
    Unknown,
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
            Self::Number | Self::WrongNumber => "a number",
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
            Self::InlineData => "data",
            Self::Unknown => "a character",
        }
    }

    fn is_opening(self) -> bool {
        matches!(self, Self::OpenParen | Self::OpenBracket | Self::OpenBrace)
    }

    fn is_closing(self) -> bool {
        matches!(self, Self::CloseParen | Self::CloseBracket | Self::CloseBrace)
    }

    pub(crate) fn closes(self, opening: Self) -> bool {
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

    /// The operator that it is, in the one spelling that the server prints: `==` is `=`, `<>` is `!=`.
    pub fn operator(&self) -> Option<&str> {
        match (self.kind, self.text) {
            (TokenKind::Operator, "==") => Some("="),
            (TokenKind::Operator, "<>") => Some("!="),
            (TokenKind::Operator, "−") => Some("-"),
            (TokenKind::Operator, text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is this bare word, in any case.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }
}

/// All tokens of a text, white space and comments included: their texts, joined, are the text.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { lexer: TokenKind::lexer(text), insert: Insert::Start, data: None }
}

/// See [`tokens`].
pub struct Tokens<'t> {
    lexer: logos::Lexer<'t, TokenKind>,
    insert: Insert,
    /// Where inline data begins and ends, once it is known to come.
    data: Option<(usize, usize)>,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if let Some((start, end)) = self.data {
            return self.inline_data(start, end);
        }
        let kind = self.lexer.next()?.unwrap_or(TokenKind::Unknown);
        let token = Token { kind, text: self.lexer.slice(), start: self.lexer.span().start };
        if !kind.is_trivia() {
            self.lexer.extras.before = Some(kind);
            if self.insert.ends_before_data(&token) {
                let data = inline_data::data(self.lexer.remainder());
                self.data = data.map(|(start, end)| (token.end() + start, token.end() + end));
            }
            self.insert = self.insert.after(&token);
        }
        Some(token)
    }
}

impl<'t> Tokens<'t> {
    /// The white space before the data, then the data.
    fn inline_data(&mut self, start: usize, end: usize) -> Option<Token<'t>> {
        let at = self.lexer.span().end;
        let (kind, to) = if at < start { (TokenKind::Whitespace, start) } else { (TokenKind::InlineData, end) };
        if kind == TokenKind::InlineData {
            // A statement follows without a semicolon between.
            (self.data, self.insert) = (None, Insert::Start);
            self.lexer.extras.before = None;
        }
        self.lexer.bump(to - at);
        Some(Token { kind, text: self.lexer.source().get(at..to)?, start: at })
    }
}

/// Whether the server reads a token; a comment that never ends, it refuses.
pub(crate) fn is_significant(token: &Token<'_>) -> bool {
    !token.kind.is_trivia() || token.kind == TokenKind::UnclosedComment
}

/// The tokens that the server reads.
pub fn significant_tokens(text: &str) -> Vec<Token<'_>> {
    tokens(text).filter(is_significant).collect()
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
    // What was open around the first bracket that closes another kind: there the server stops to read.
    let mut outermost: Option<&Token<'_>> = None;
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
            TokenKind::WrongNumber => Some(
                Diagnostic::new(Code::UnexpectedCharacter, format!("`{}` is no number.", token.text))
                    .help("Write the number without letters, or quote the name."),
            ),
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
                    outermost = outermost.or_else(|| open.first().copied());
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
    // What closes a bracket may stand in a quote or a comment that never ends, and too many of them are one problem.
    let hides_the_rest = |code| matches!(code, Code::UnclosedQuote | Code::UnclosedComment | Code::NestingTooDeep);
    if problems.iter().any(|problem| hides_the_rest(problem.diagnostic.code)) {
        return problems;
    }
    if let Some(outer) = outermost.filter(|outer| open.first().is_none_or(|first| first.start > outer.start)) {
        let message = format!("The brackets behind this `{}` do not match.", outer.text);
        let diagnostic = Diagnostic::new(Code::UnbalancedBracket, message).help("Close each with one of its own kind.");
        problems.push(TextProblem { start: outer.start, end: outer.end(), diagnostic });
    }
    let room = MAX_PROBLEMS.saturating_sub(problems.len());
    problems.extend(open.into_iter().take(room).map(|opening| {
        TextProblem {
            start: opening.start,
            end: opening.end(),
            diagnostic: Diagnostic::new(Code::UnbalancedBracket, format!("This `{}` is never closed.", opening.text))
                .help("Add the closing bracket, or remove this one."),
        }
    }));
    problems.sort_by_key(|problem| problem.start);
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

    /// The kinds and texts of all significant tokens, on one line.
    #[track_caller]
    fn check_line(text: &str, expected: &str) {
        let found: Vec<_> =
            significant_tokens(text).iter().map(|token| format!("{:?}:{}", token.kind, token.text)).collect();
        assert_eq!(found.join(" "), expected);
        assert_eq!(tokens(text).map(|token| token.text).collect::<String>(), text, "tokens cover the text");
    }

    #[test]
    fn numbers() {
        for number in
            ["1", "1_000", "1.", "1.5", "1e5", "1.5E-1_0", "0x1F", "0XaF_0", "0b10_1", "0B1", "0x1.8p-3", "007", "0b12"]
        {
            check_line(number, &format!("Number:{number}"));
        }
        for word in ["1a", "1_", "1__0", "0x", "0xg", "0b2", "1e", "0x1p", "0x_1", "1e5a"] {
            check_line(word, &format!("Word:{word}"));
        }
        for wrong in ["1.a", "1._5", "1.5e", "1.5x"] {
            check_line(wrong, &format!("WrongNumber:{wrong}"));
        }
        check_line("1$a 1a$b 1e+", "Number:1 Word:$a Word:1a Word:$b Number:1e Operator:+");
    }

    #[test]
    fn the_token_before_decides_what_a_dot_is() {
        check_line("(.5,.5e1)", "OpenParen:( Number:.5 Comma:, Number:.5e1 CloseParen:)");
        check_line("a.1.2", "Word:a Dot:. Number:1 Dot:. Number:2");
        check_line("a .5", "Word:a Dot:. Number:5");
        check_line("a.1e5 `b`.0x1", "Word:a Dot:. Word:1e5 QuotedName:`b` Dot:. Word:0x1");
        check_line("1.2.3", "Number:1.2 Dot:. Number:3");
        check_line(
            "(1).5[0].6",
            "OpenParen:( Number:1 CloseParen:) Dot:. Number:5 OpenBracket:[ Number:0 CloseBracket:] Dot:. Number:6",
        );
        check_line("'a'.5", "String:'a' Number:.5");
    }

    #[test]
    fn comments_hold_comments() {
        check_line("a /* b /* c */ d */ e", "Word:a Word:e");
        check_line("a /* b /* c */ d", "Word:a UnclosedComment:/* b /* c */ d");
        check_line("a/*/**/*/b", "Word:a Word:b");
        check_line("a //b\nc -- d \\\ne #f", "Word:a Word:c Word:e Unknown:# Word:f");
    }

    #[test]
    fn strings_in_all_spellings() {
        check_line("x'41' X'' b'01' B'1'", "String:x'41' String:X'' String:b'01' String:B'1'");
        check_line("x'4g' a", "UnclosedString:x'4g' a");
        check_line("ax'41'", "Word:ax String:'41'");
        check_line("‘it's \\’ “a`b”", "String:‘it's \\’ QuotedName:“a`b”");
        check_line("'a''", "UnclosedString:'a''");
        check_line("'a\\", "UnclosedString:'a\\");
    }

    #[test]
    fn dollars() {
        check_line("$$a$$ $_$b$$_$", "Heredoc:$$a$$ Heredoc:$_$b$$_$");
        check_line("a$b $c $d$ $e$f$", "Word:a$b Word:$c Word:$d$ Word:$e$f$");
        check_line("$ $$$$ $$ $a$x$a$", "Unknown:$ Heredoc:$$$$ UnclosedHeredoc:$$ $a$x$a$");
        check_line("$a$ $a$b$ $b$c$b$ $a$", "Heredoc:$a$ $a$ Word:b$ Heredoc:$b$c$b$ Word:$a$");
    }

    #[test]
    fn many_heredocs_without_a_partner_take_no_longer() {
        let tags: Vec<String> = (0..20_000).map(|tag| format!("${tag}$")).collect();
        assert_eq!(significant_tokens(&tags.join(" ")).len(), 20_000);
    }

    #[test]
    fn what_word_processors_make_of_spaces_and_signs() {
        check_line("a\u{A0}b\u{200B}\u{FEFF}c\u{3000}−−d", "Word:a Word:b Word:c Operator:− Operator:− Word:d");
        check_line("é – &", "Unknown:é Unknown:– Unknown:&");
    }

    #[test]
    fn operators() {
        check_line(
            "-> || == != <> <=> <= >= @@ :: ? ^ | @ :",
            "Operator:-> Operator:|| Operator:== Operator:!= Operator:<> Operator:<=> Operator:<= Operator:>= Operator:@@ DoubleColon::: Operator:? Operator:^ Operator:| Operator:@ Operator::",
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
            &[(Code::UnbalancedBracket, 1, 2), (Code::UnbalancedBracket, 5, 6), (Code::UnbalancedBracket, 7, 8)],
        );
        check_problems("a 'b", &[(Code::UnclosedQuote, 2, 4)]);
        check_problems("a 'b\\", &[(Code::UnclosedQuote, 2, 5)]);
        check_problems("a /* b", &[(Code::UnclosedComment, 2, 6)]);
        check_problems("a $$ b", &[(Code::UnclosedQuote, 2, 6)]);
        check_problems("a \u{1} b", &[(Code::UnexpectedCharacter, 2, 3)]);
        check_problems("f(a, [b])", &[]);
        check_problems("f([a ) ])", &[(Code::UnbalancedBracket, 1, 2), (Code::UnbalancedBracket, 5, 6)]);
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
