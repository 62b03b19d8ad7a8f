//! Reading a text of any number of statements.

use chkit_diagnostics::{Code, Diagnostic};

use crate::lexer::{Token, TextProblem, significant_tokens, text_problems};
use crate::parser::Parser;
use crate::span::Span;
use crate::tree::Statement;

/// Reads one statement. The findings are placed by bytes of `text`.
pub fn parse_statement(text: &str) -> Result<Statement, Vec<TextProblem>> {
    let tokens = significant_tokens(text);
    let problems = text_problems(&tokens);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut parser = Parser::new(&tokens);
    parser.statement().map_err(|_| vec![syntax_error(&mut parser, &tokens)])
}

/// What stopped a parser.
fn syntax_error(parser: &mut Parser<'_>, tokens: &[Token<'_>]) -> TextProblem {
    let (at, _) = parser.furthest();
    let span = tokens.get(at).or(tokens.last()).map_or(Span::default(), Token::span);
    let found = tokens.get(at).map_or("the end".to_owned(), |token| format!("`{}`", token.text));
    let diagnostic = parser.take_fatal().unwrap_or_else(|| {
        let expected = parser.furthest().1.join(", ");
        Diagnostic::new(Code::SyntaxError, format!("Found {found} where one of these could stand: {expected}."))
    });
    TextProblem { start: span.start as usize, end: span.end as usize, diagnostic }
}
