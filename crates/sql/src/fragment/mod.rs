//! Pieces of SQL as the members of definitions hold them, and their canonical texts.
//!
//! Two pieces are the same if their canonical texts are. That is the server's own text on one line; besides, parentheses
//! that change nothing are gone, and functions have the names under which the server keeps them.

#![expect(clippy::redundant_closure_for_method_calls, reason = "the bare method takes parsers of one lifetime only")]

mod engine;
mod key;

pub use engine::{Argument, Call, arguments, call, engine, index_type, stored_engine};
pub use key::{KeyEntry, key, key_item, partition_key};

use crate::format::Printer;
use crate::lexer::{TextProblem, TokenKind};
use crate::literal::Value;
use crate::names::Names;
use crate::parse::{parse_all, parse_expression, parse_query};
use crate::tree::column::ProjectionSelect;
use crate::tree::expression::ExpressionKind;
use crate::tree::select::{QueryTerm, SubqueryBody};
use crate::tree::visit::Node;
use crate::tree::{Expression, Literal, Query};

/// What a text holds instead of the piece that it was to be.
pub type Refused = Vec<TextProblem>;

/// A piece of SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What kind of text it is.
    pub kind: PieceKind,
    /// As its author wrote it, without the parentheses around the whole.
    pub written: String,
    /// The text that decides whether it is the same as another.
    pub canonical: String,
}

/// What kind of text a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// One expression, or an entry of a key.
    Expression,
    /// A query.
    Query,
    /// The query of a projection.
    Projection,
    /// What becomes of rows when.
    Ttl,
}

impl PieceKind {
    /// What a canonical text of this kind names; nothing for a text that is refused.
    pub fn names(self, canonical: &str) -> Names {
        match self {
            Self::Expression => key::names(canonical),
            Self::Query => parse_query(canonical).map(|query| Names::of(Node::Query(&query))).unwrap_or_default(),
            Self::Projection => projection_select(canonical)
                .map(|select| Names::of(Node::ProjectionSelect(&select)))
                .unwrap_or_default(),
            Self::Ttl => parse_all(canonical, |parser| parser.ttl_elements())
                .map(|elements| Names::of_all(elements.iter().map(Node::Ttl)))
                .unwrap_or_default(),
        }
    }
}

/// The parts of a dotted name, each unquoted. Empty where the text is none.
pub fn name_parts(text: &str) -> Vec<String> {
    let path = parse_all(text, |parser| parser.path());
    path.map_or_else(|_| Vec::new(), |path| path.parts.into_iter().map(|part| part.name.text.into()).collect())
}

/// The text that an expression is, where it is a text and nothing else.
pub fn text(expression: &str) -> Option<String> {
    let literal = expression.starts_with('\'').then(|| parse_expression(expression).ok())??;
    match (literal.kind, literal.alias) {
        (ExpressionKind::Literal(Literal { value: Value::Text(text), .. }), None) => Some(text.into()),
        _ => None,
    }
}

/// The canonical text of what is printed.
pub fn canonical<'t>(print: impl FnOnce(&mut Printer<'t>)) -> String {
    let mut printer = Printer::canonical();
    print(&mut printer);
    printer.finish()
}

/// The canonical text of an expression.
pub fn canonical_expression(expression: &Expression) -> String {
    canonical(|printer| printer.expression(expression))
}

/// Reads an expression.
pub fn expression(text: &str) -> Result<Piece, Refused> {
    parse_expression(text).map(|expression| piece(text, &expression))
}

/// Reads one expression, or several as the tuple that they are, whether their parentheses were written or not.
pub fn expressions(text: &str) -> Result<Piece, Refused> {
    let list = parse_all(text, |parser| parser.expression_list(false))?;
    Ok(tuple(list.iter().map(|expression| piece(text, expression)).collect()))
}

/// Reads a query; parentheses around the whole say nothing.
pub fn query(text: &str) -> Result<Piece, Refused> {
    let query = parse_query(text)?;
    let mut inner: &Query = &query;
    while let (QueryTerm::Parenthesized(subquery), []) = (&inner.first, inner.rest.as_slice())
        && let SubqueryBody::Query(query) = &subquery.body
    {
        inner = query;
    }
    let canonical = canonical(|printer| printer.query(inner));
    Ok(Piece { kind: PieceKind::Query, written: inner.span.slice(text).to_owned(), canonical })
}

/// Reads the query of a projection, which parentheses may surround.
pub fn projection(text: &str) -> Result<Piece, Refused> {
    let select = projection_select(text)?;
    let canonical = canonical(|printer| printer.projection_select(&select));
    Ok(Piece { kind: PieceKind::Projection, written: select.span.slice(text).to_owned(), canonical })
}

/// The tree of a projection's query, which parentheses may surround.
pub fn projection_select(text: &str) -> Result<ProjectionSelect, Refused> {
    parse_all(text, |parser| {
        if parser.is(TokenKind::OpenParen) {
            parser.in_parentheses(|parser| parser.projection_select())
        } else {
            parser.projection_select()
        }
    })
}

/// Reads what becomes of rows when: `DELETE`, which happens anyway, need not be written.
pub fn ttl(text: &str) -> Result<Piece, Refused> {
    let elements = parse_all(text, |parser| parser.ttl_elements())?;
    let canonical = canonical(|printer| printer.ttl_elements(&elements));
    Ok(Piece { kind: PieceKind::Ttl, written: text.trim().to_owned(), canonical })
}

fn piece(text: &str, expression: &Expression) -> Piece {
    let inner = without_parentheses(expression);
    let written = inner.span.slice(text).to_owned();
    Piece { kind: PieceKind::Expression, written, canonical: canonical_expression(inner) }
}

fn without_parentheses(mut expression: &Expression) -> &Expression {
    while let (ExpressionKind::Parenthesized(inner), None) = (&expression.kind, &expression.alias) {
        expression = inner;
    }
    expression
}

/// The pieces of a list as one: the only one, or a tuple.
fn tuple(pieces: Vec<Piece>) -> Piece {
    let joined = |texts: Vec<String>| format!("({})", texts.join(", "));
    match <[Piece; 1]>::try_from(pieces) {
        Ok([only]) => only,
        Err(pieces) => {
            let (written, canonical) = pieces.into_iter().map(|piece| (piece.written, piece.canonical)).unzip();
            Piece { kind: PieceKind::Expression, written: joined(written), canonical: joined(canonical) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Refused, expression, expressions, projection, query, text, ttl};

    type Rule = fn(&str) -> Result<Piece, Refused>;

    #[track_caller]
    fn canonical(rule: Rule, text: &str) -> String {
        rule(text).unwrap_or_else(|problems| panic!("{text}: {problems:?}")).canonical
    }

    #[track_caller]
    fn check_same(rule: Rule, texts: &[&str]) {
        let (first, others) = texts.split_first().expect("there are texts");
        let expected = canonical(rule, first);
        assert_eq!(canonical(rule, &expected), expected, "canonical text is its own canonical text");
        for text in others {
            assert_eq!(canonical(rule, text), expected, "{text}");
        }
    }

    #[test]
    fn spelling_does_not_count() {
        check_same(expression, &["toYYYYMM(ts)", "toYYYYMM( ts )", "(toYYYYMM((ts)))", "toYYYYMM(`ts`) -- month"]);
        check_same(expression, &["ts + toIntervalDay(1)", "ts + INTERVAL 1 DAY", "(ts) + interval 1 day"]);
        check_same(expression, &["a = 1 AND b != 2", "a == 1 and (b <> 2)"]);
        check_same(expression, &["CAST(x, 'String')", "CAST(x as String)", "x::String"]);
        check_same(expression, &["now() - lower(x)", "NOW() - Lower(x)"]);
        check_same(expression, &["substring(s, 1, 0.5)", "SUBSTR(s, 0x1, 5e-1)"]);
        check_same(expression, &["'it\\'s'", "'it''s'"]);
        check_same(expression, &["NOT (a AND b)", "not((a and b))"]);
        check_same(expression, &["`from` + 1", "\"from\" + 1"]);
        check_same(expressions, &["(a, b)", "a, b", "a, (b)"]);
        check_same(query, &["SELECT a FROM t WHERE b IN (1, 2)", "(select a from t where (b in (1,2)))"]);
        check_same(projection, &["SELECT a, count() GROUP BY a", "(select a, COUNT() group by a)"]);
        check_same(ttl, &["d + toIntervalDay(1)", "d + INTERVAL 1 DAY DELETE", "(d + INTERVAL 1 DAY)"]);
        check_same(ttl, &["d TO DISK 'a', d + toIntervalDay(1)", "d TO DISK 'a', d + INTERVAL 1 DAY DELETE"]);
    }

    #[test]
    fn everything_else_counts() {
        for (left, right) in [
            ("'a  b'", "'a b'"),
            ("id", "ID"),
            ("toYear(d)", "toyear(d)"),
            ("now", "NOW"),
            ("t.1", "t.10"),
            ("1", "'1'"),
            ("(a + b) * c", "a + b * c"),
            ("a - (b - c)", "a - b - c"),
            ("(a, b)", "a"),
        ] {
            assert_ne!(canonical(expression, left), canonical(expression, right), "{left}, {right}");
        }
    }

    #[test]
    fn a_text_is_a_literal_and_nothing_else() {
        assert_eq!(text("'it\\'s'").as_deref(), Some("it's"));
        for other in ["'a' || 'b'", "'a' AS b", "lower('a')", "1", "a", "'a"] {
            assert_eq!(text(other), None, "{other}");
        }
    }

    #[test]
    fn the_whole_text_is_read() {
        for (rule, text, at) in [
            (expression as Rule, "a b", 2),
            (expression, "", 0),
            (expression, "now(", 3),
            (expression, "a; b", 1),
            (query, "SELECT 1 FROM", 13),
            (projection, "SELECT a FROM t", 9),
            (ttl, "d + INTERVAL 1 DAY WHEN", 19),
        ] {
            let problems = rule(text).expect_err("it is refused");
            assert_eq!(problems.first().map(|problem| problem.start), Some(at), "{text}: {problems:?}");
        }
    }
}
