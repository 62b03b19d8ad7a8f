//! What holds for every text, whatever it says. Each law gives the first way in which it is broken.

use chkit_diagnostics::Code;
use chkit_sql::format::{Layout, Printer, statement_text};
use chkit_sql::lexer::{TextProblem, Token, TokenKind, significant_tokens, tokens};
use chkit_sql::parse::{Outcome, parse_data_type, parse_script, parse_statement};
use chkit_sql::statements::split;
use chkit_sql::tree::create_index::IndexKey;
use chkit_sql::tree::{DataType, StatementKind};

/// What became of a law.
pub(crate) type Law = Result<(), String>;

/// Tokens are the text, piece by piece.
pub(crate) fn tokens_cover(text: &str) -> Law {
    let mut end = 0;
    for token in tokens(text) {
        if token.start != end || text.get(token.start..token.end()) != Some(token.text) || token.text.is_empty() {
            return Err(format!("token {token:?} does not stand at {end}"));
        }
        end = token.end();
    }
    check(end == text.len(), || format!("the tokens end at {end}, the text at {}", text.len()))
}

/// Pieces of a split text hold all of its tokens but semicolons, and are not split any further.
pub(crate) fn splitting_keeps(text: &str) -> Law {
    let pieces: Vec<&str> = split(text).iter().filter_map(|range| text.get(range.start..range.end)).collect();
    let is_kept = |kind: TokenKind| !kind.is_trivia() && kind != TokenKind::Semicolon;
    let all: Vec<&str> = tokens(text).filter(|token| is_kept(token.kind)).map(|token| token.text).collect();
    let kept: Vec<&str> = pieces
        .iter()
        .flat_map(|piece| tokens(piece))
        .filter(|token| is_kept(token.kind))
        .map(|token| token.text)
        .collect();
    check(all == kept, || format!("split into {pieces:?}"))?;
    for piece in &pieces {
        let again = split(piece);
        let is_whole = matches!(again.as_slice(), [only] if only.start == 0 && only.end == piece.len());
        check(is_whole, || format!("{piece:?} is split again: {again:?}"))?;
    }
    let joined = pieces.join("\n;\n");
    let again: Vec<&str> = split(&joined).iter().filter_map(|range| joined.get(range.start..range.end)).collect();
    check(again == pieces, || format!("joined again, {pieces:?} is split into {again:?}"))?;
    let Ok(script) = parse_script(text) else { return Ok(()) };
    check(script.len() == pieces.len(), || format!("{} statements of {} pieces", script.len(), pieces.len()))?;
    for statement in script {
        let (start, end) = (statement.range.start, statement.range.end);
        match statement.outcome {
            Outcome::Parsed(tree) => {
                let is_there = (tree.span.start as usize, tree.span.end as usize) == (start, end);
                check(is_there, || format!("{:?} is not the place of {:?}", tree.span, text.get(start..end)))?;
            }
            Outcome::Refused(problems) => {
                for problem in problems {
                    let is_inside = problem.start >= start && problem.end <= end && problem.start <= problem.end;
                    let is_text = text.get(problem.start..problem.end).is_some();
                    check(is_inside && is_text, || format!("{problem:?} is outside of {start}..{end}"))?;
                }
            }
            Outcome::Unread(_) => {}
        }
    }
    Ok(())
}

/// The server's text of a statement is read again as what it was, and written again as it is; both layouts say the same.
pub(crate) fn formatting_settles(text: &str) -> Law {
    let Ok(statement) = parse_statement(text) else { return Ok(()) };
    let line = statement_text(&statement, Layout::Line);
    let pretty = statement_text(&statement, Layout::Pretty);
    let Some(from_line) = reread(&line, parse_statement)? else { return Ok(()) };
    let Some(from_pretty) = reread(&pretty, parse_statement)? else { return Ok(()) };
    if becomes_a_list(&statement.kind, &from_line.kind) {
        return Ok(());
    }
    let again = statement_text(&from_line, Layout::Line);
    check(again == line, || format!("the line changes\n  from {line}\n    to {again}"))?;
    let again = statement_text(&from_pretty, Layout::Pretty);
    check(again == pretty, || format!("the layout changes\n  from {pretty}\n    to {again}"))?;
    let again = statement_text(&from_pretty, Layout::Line);
    check(again == line, || format!("the layouts differ\n  line   {line}\n  pretty {again}"))?;
    check(from_line == from_pretty, || format!("the trees of both layouts differ: {line}"))
}

/// What a text of ours is read as. Text that grew too deep by the parentheses it got is left alone.
pub(crate) fn reread<T>(text: &str, parse: fn(&str) -> Result<T, Vec<TextProblem>>) -> Result<Option<T>, String> {
    let problems = match parse(text) {
        Ok(tree) => return Ok(Some(tree)),
        Err(problems) => problems,
    };
    let is_expected = |problem: &TextProblem| {
        problem.diagnostic.code == Code::NestingTooDeep || is_refused_by_the_server(text, problem.start)
    };
    if problems.iter().any(is_expected) {
        return Ok(None);
    }
    let messages: Vec<_> = problems.iter().map(|problem| problem.diagnostic.message.as_str()).collect();
    Err(format!("our text is refused: {}\n  {text}", messages.join(" ")))
}

/// The same for a data type by itself.
pub(crate) fn types_settle(text: &str) -> Law {
    let Ok(data_type) = parse_data_type(text) else { return Ok(()) };
    for layout in [Layout::Line, Layout::Pretty] {
        let written = type_text(&data_type, layout);
        let Some(again) = reread(&written, parse_data_type)? else { return Ok(()) };
        let rewritten = type_text(&again, layout);
        check(rewritten == written, || format!("the type changes\n  from {written}\n    to {rewritten}"))?;
    }
    Ok(())
}

/// The server reads `CREATE INDEX i ON t +(a)` and writes `(a)`, which it reads as a list of one and writes as `a`.
fn becomes_a_list(statement: &StatementKind, reread: &StatementKind) -> bool {
    match (statement, reread) {
        (StatementKind::CreateIndex(statement), StatementKind::CreateIndex(reread)) => {
            matches!((&statement.key, &reread.key), (IndexKey::Expression(_), IndexKey::List(_)))
        }
        (StatementKind::Parallel(statements), StatementKind::Parallel(reread)) => {
            statements.iter().zip(reread).any(|(statement, reread)| becomes_a_list(&statement.kind, &reread.kind))
        }
        _ => false,
    }
}

/// The server reads `'a' = 'b' = 1` among the arguments of a type, writes `('a' = 'b') = 1`, and does not read that.
/// Whether such a text is why reading stopped where it did.
fn is_refused_by_the_server(text: &str, stop: usize) -> bool {
    let tokens = significant_tokens(text);
    let (before, behind) = tokens.split_at(tokens.partition_point(|token| token.start < stop));
    let is_argument = before.last().is_some_and(|token| matches!(token.kind, TokenKind::OpenParen | TokenKind::Comma));
    let inside = behind.split(|token| token.kind == TokenKind::CloseParen).next().unwrap_or_default();
    let is_value = |token: &&Token<'_>| {
        matches!(token.kind, TokenKind::String | TokenKind::Number | TokenKind::Word) || token.text == "-"
    };
    let (signs, values): (Vec<_>, Vec<_>) =
        inside.iter().skip_while(|token| token.kind == TokenKind::OpenParen).partition(|token| token.text == "=");
    let is_first = behind.first().is_some_and(|token| token.kind == TokenKind::OpenParen);
    let goes_on = behind.get(inside.len() + 1).is_some_and(|token| token.text == "=");
    is_argument && is_first && signs.len() == 1 && values.iter().all(is_value) && goes_on
}

fn type_text(data_type: &DataType, layout: Layout) -> String {
    let mut printer = Printer::new(layout);
    printer.data_type(data_type);
    printer.finish()
}

pub(crate) fn check(holds: bool, broken: impl FnOnce() -> String) -> Law {
    if holds { Ok(()) } else { Err(broken()) }
}
