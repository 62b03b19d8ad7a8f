//! Reading texts: one statement, or a script of any number of them.

use chkit_diagnostics::{Code, Diagnostic};

use crate::lexer::{TextProblem, Token, TokenKind, is_significant, significant_tokens, text_problems, tokens};
use crate::mistakes;
use crate::parser::{Mismatch, Parsed, Parser};
use crate::refusal::{found, syntax_error};
use crate::statements::{StatementRange, split_tokens};
use crate::tree::{DataType, Expression, Query, Statement};
use crate::unread::{Unread, unread};

/// How long a script may be, in bytes: many times what people write, and little enough to be held in memory as a whole.
const MAX_SCRIPT: usize = 64 << 20;

/// How many tokens a script may have. The tree of one takes up to some hundred bytes.
const MAX_SCRIPT_TOKENS: usize = 1 << 22;

/// How long a statement may be that is read into a tree, in bytes. The server's own limit, `max_query_size`, is 256 KiB
/// where nobody raised it.
const MAX_STATEMENT: usize = 32 << 20;

/// How many tokens a statement may have that is read into a tree.
const MAX_STATEMENT_TOKENS: usize = 1 << 21;

/// Reads one statement, which semicolons may end. What was found instead is placed by bytes of `text`.
pub fn parse_statement(text: &str) -> Result<Statement, Vec<TextProblem>> {
    parse_tokens(text, &statement_tokens(text))
}

fn statement_tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = significant_tokens(text);
    while tokens.len() > 1 && tokens.last().is_some_and(|last| last.kind == TokenKind::Semicolon) {
        tokens.pop();
    }
    tokens
}

/// Reads all of a text by a rule of the parser: what stands in a member of a definition. What was found instead is placed
/// by bytes of `text`.
pub fn parse_all<T>(text: &str, rule: impl FnOnce(&mut Parser<'_>) -> Parsed<T>) -> Result<T, Vec<TextProblem>> {
    let tokens = significant_tokens(text);
    check_tokens(&tokens)?;
    check_is_one(&tokens)?;
    let mut parser = Parser::new(text, &tokens);
    match rule(&mut parser) {
        Ok(value) if parser.at_end() => return Ok(value),
        Ok(_) => parser.note("the end of the text"),
        Err(Mismatch) => {}
    }
    Err(vec![syntax_error(&mut parser, &tokens)])
}

/// A semicolon ends a statement, of which a member of a definition is only a piece.
fn check_is_one(tokens: &[Token<'_>]) -> Result<(), Vec<TextProblem>> {
    let Some(semicolon) = tokens.iter().find(|token| token.kind == TokenKind::Semicolon) else { return Ok(()) };
    let diagnostic = Diagnostic::new(Code::SeveralStatements, "A semicolon ends the statement here.");
    let diagnostic = diagnostic.help("Remove the semicolon.");
    Err(vec![TextProblem { start: semicolon.start, end: semicolon.end(), diagnostic }])
}

/// Reads an expression without an alias.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the bare method takes parsers of one lifetime only")]
pub fn parse_expression(text: &str) -> Result<Expression, Vec<TextProblem>> {
    parse_all(text, |parser| parser.expression())
}

/// Reads a query: SELECTs and queries in parentheses, joined by UNION, EXCEPT, INTERSECT.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the bare method takes parsers of one lifetime only")]
pub fn parse_query(text: &str) -> Result<Query, Vec<TextProblem>> {
    parse_all(text, |parser| parser.query())
}

/// Reads a data type.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the bare method takes parsers of one lifetime only")]
pub fn parse_data_type(text: &str) -> Result<DataType, Vec<TextProblem>> {
    parse_all(text, |parser| parser.data_type())
}

fn parse_tokens(source: &str, tokens: &[Token<'_>]) -> Result<Statement, Vec<TextProblem>> {
    check_tokens(tokens)?;
    parse_checked(source, tokens)
}

fn check_tokens(tokens: &[Token<'_>]) -> Result<(), Vec<TextProblem>> {
    let problems = text_problems(tokens);
    if problems.is_empty() {
        return Ok(());
    }
    Err(problems.into_iter().map(|problem| stray_sign(problem, tokens)).collect())
}

fn parse_checked(source: &str, tokens: &[Token<'_>]) -> Result<Statement, Vec<TextProblem>> {
    check_size(tokens)?;
    let mut parser = Parser::new(source, tokens);
    parser.statement().map_err(|_| vec![syntax_error(&mut parser, tokens)])
}

/// What is too large is not read at all.
fn check_size(tokens: &[Token<'_>]) -> Result<(), Vec<TextProblem>> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Ok(()) };
    let message = match last.end() - first.start {
        length if length > MAX_STATEMENT => {
            format!("A statement of {length} bytes is longer than the limit of {MAX_STATEMENT}.")
        }
        _ if tokens.len() > MAX_STATEMENT_TOKENS => {
            format!(
                "A statement of {} words and signs is longer than the limit of {MAX_STATEMENT_TOKENS}.",
                tokens.len()
            )
        }
        _ => return Ok(()),
    };
    let diagnostic = Diagnostic::new(Code::StatementTooLarge, message).help("Split the statement.");
    Err(vec![TextProblem { start: first.start, end: first.end(), diagnostic }])
}

/// A character that starts no token is often an operator of another language.
fn stray_sign(problem: TextProblem, tokens: &[Token<'_>]) -> TextProblem {
    if problem.diagnostic.code != Code::UnexpectedCharacter {
        return problem;
    }
    let at = tokens.partition_point(|token| token.start < problem.start);
    match mistakes::recognize(tokens, at, &[], &found(tokens.get(at))) {
        Some(diagnostic) => TextProblem { diagnostic, ..problem },
        None => problem,
    }
}

/// Reads one statement as far as it can be read.
pub fn read_statement(text: &str) -> Outcome {
    outcome(text, &statement_tokens(text))
}

/// One statement of a script.
#[derive(Debug, Clone, PartialEq)]
pub struct ScriptStatement {
    /// Where it stands.
    pub range: StatementRange,
    /// What it was read as.
    pub outcome: Outcome,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Its tree.
    Parsed(Statement),
    /// A statement without a syntax tree, such as `INSERT`.
    Unread(Unread),
    /// It is refused for these reasons.
    Refused(Vec<TextProblem>),
}

/// Reads every statement of a text. One that does not parse does not keep the others from being read; a text that is too
/// large is not read at all.
pub fn parse_script(text: &str) -> Result<Vec<ScriptStatement>, Box<Diagnostic>> {
    let too_large = |message| Err(Box::new(Diagnostic::new(Code::TextTooLarge, message).help("Split the text.")));
    if text.len() > MAX_SCRIPT {
        return too_large(format!("A text of {} bytes is longer than the limit of {MAX_SCRIPT}.", text.len()));
    }
    let tokens: Vec<_> = tokens(text).filter(is_significant).take(MAX_SCRIPT_TOKENS + 1).collect();
    if tokens.len() > MAX_SCRIPT_TOKENS {
        return too_large(format!("A text has more than {MAX_SCRIPT_TOKENS} words and signs, which is the limit."));
    }
    let mut rest = tokens.as_slice();
    let statements = split_tokens(tokens.iter().copied())
        .into_iter()
        .map(|range| {
            let from = rest.partition_point(|token| token.start < range.start);
            let to = rest.partition_point(|token| token.start < range.end);
            let outcome = outcome(text, rest.get(from..to).unwrap_or_default());
            rest = rest.get(to..).unwrap_or_default();
            ScriptStatement { range, outcome }
        })
        .collect();
    Ok(statements)
}

fn outcome(source: &str, tokens: &[Token<'_>]) -> Outcome {
    if let Err(problems) = check_tokens(tokens) {
        return Outcome::Refused(problems);
    }
    match parse_checked(source, tokens) {
        Ok(statement) => Outcome::Parsed(statement),
        Err(problems) => match unread(tokens) {
            // Its first words say nothing of what stands behind a semicolon.
            Some(unread) => check_is_one(tokens).map_or_else(Outcome::Refused, |()| Outcome::Unread(unread)),
            None => Outcome::Refused(problems),
        },
    }
}

/// A finding for texts that must hold a statement and hold none.
pub fn empty_text() -> Diagnostic {
    Diagnostic::new(Code::EmptyText, "The text holds no statement.").help("Write a statement.")
}
