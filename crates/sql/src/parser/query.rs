//! Queries: SELECTs joined by UNION, EXCEPT and INTERSECT, and what stands in parentheses instead of one.

use crate::lexer::TokenKind;
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::tree::select::{
    ExplainKind, ExplainSubquery, Query, QueryTerm, SetOperation, SetOperator, SetQuantifier, Subquery, SubqueryBody,
};

/// Words that go on with an expression: a keyword before one of them is a name.
const OPERATOR_WORDS: &[&str] =
    &["AND", "AS", "BETWEEN", "DIV", "GLOBAL", "ILIKE", "IN", "IS", "LIKE", "MOD", "NOT", "OR", "REGEXP"];

/// What EXPLAIN tells, longest first.
const EXPLAIN_KINDS: &[(&str, ExplainKind)] = &[
    ("AST", ExplainKind::Ast),
    ("SYNTAX", ExplainKind::Syntax),
    ("QUERY TREE", ExplainKind::QueryTree),
    ("PIPELINE", ExplainKind::Pipeline),
    ("PLAN", ExplainKind::Plan),
    ("ESTIMATE", ExplainKind::Estimate),
    ("CURRENT TRANSACTION", ExplainKind::CurrentTransaction),
];

impl Parser<'_> {
    /// A query: SELECTs and queries in parentheses, joined by UNION, EXCEPT, INTERSECT.
    pub fn query(&mut self) -> Parsed<Query> {
        self.part(Rule::Query, Self::query_part)
    }

    pub(super) fn query_part(&mut self) -> Parsed<Query> {
        let first = self.query_term()?;
        self.query_from(first)
    }

    /// The rest of a query whose first term has been read.
    pub fn query_from(&mut self, first: QueryTerm) -> Parsed<Query> {
        let start = first.span();
        let mut rest = Vec::new();
        while let Some(operator) = self.set_operator() {
            let quantifier = match self.accept_any(&["ALL", "DISTINCT"]) {
                Some(0) => Some(SetQuantifier::All),
                Some(_) => Some(SetQuantifier::Distinct),
                None => None,
            };
            rest.push(SetOperation { operator, quantifier, term: self.query_term()? });
        }
        Ok(Query { first, rest, span: self.span_from(start) })
    }

    /// Whether something follows that joins another term to a query.
    pub fn is_set_operator(&self) -> bool {
        ["UNION", "EXCEPT", "INTERSECT"].iter().any(|word| self.is_words(word))
    }

    fn set_operator(&mut self) -> Option<SetOperator> {
        self.accept_any(&["UNION", "EXCEPT", "INTERSECT"]).map(|index| match index {
            0 => SetOperator::Union,
            1 => SetOperator::Except,
            _ => SetOperator::Intersect,
        })
    }

    fn query_term(&mut self) -> Parsed<QueryTerm> {
        if self.is(TokenKind::OpenParen) {
            return Ok(QueryTerm::Parenthesized(Box::new(self.subquery()?)));
        }
        let select = self.outside_table_function(Self::select)?;
        Ok(QueryTerm::Select(select))
    }

    /// `(SELECT …)`, `(EXPLAIN …)`, `(VALUES …)`.
    pub fn subquery(&mut self) -> Parsed<Subquery> {
        let start = self.here();
        self.expect(TokenKind::OpenParen)?;
        let body = self.outside_table_function(Self::subquery_body)?;
        self.expect(TokenKind::CloseParen)?;
        Ok(Subquery { body, span: self.span_from(start) })
    }

    /// What stands inside the parentheses of a subquery.
    pub fn subquery_body(&mut self) -> Parsed<SubqueryBody> {
        if self.accept_words("EXPLAIN") {
            return Ok(SubqueryBody::Explain(Box::new(self.explain_subquery()?)));
        }
        if self.accept_words("VALUES") {
            return Ok(SubqueryBody::Values(self.values_rows()?));
        }
        Ok(SubqueryBody::Query(Box::new(self.query()?)))
    }

    fn explain_subquery(&mut self) -> Parsed<ExplainSubquery> {
        let kind = EXPLAIN_KINDS
            .iter()
            .find(|(words, _)| self.accept_words(words))
            .map_or(ExplainKind::Plan, |(_, kind)| *kind);
        let settings = if self.is_setting_ahead() { self.settings()? } else { Vec::new() };
        let query = if kind == ExplainKind::CurrentTransaction { None } else { Some(self.query()?) };
        Ok(ExplainSubquery { kind, settings, query })
    }

    /// Whether `name =` stands ahead; dots may be part of the name.
    fn is_setting_ahead(&self) -> bool {
        let mut at = 0;
        while self.peek_at(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::QuotedName)) {
            match self.peek_at(at + 1) {
                Some(token) if token.kind == TokenKind::Dot => at += 2,
                Some(token) => return token.text == "=",
                None => return false,
            }
        }
        false
    }

    fn values_rows(&mut self) -> Parsed<Vec<crate::tree::Expression>> {
        if !self.is(TokenKind::OpenParen) {
            return self.mismatch("(");
        }
        self.comma_list(Self::expression)
    }

    /// Whether a query begins `ahead` tokens further on, where an expression might stand as well: `(select, 1)` holds
    /// two names.
    pub fn is_query_ahead(&self, ahead: usize) -> bool {
        let Some(word) = self.peek_at(ahead).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        let Some(next) = self.peek_at(ahead + 1) else {
            return false;
        };
        let is_operator_word = OPERATOR_WORDS.iter().any(|operator| next.is_word(operator));
        if word.is_word("SELECT") {
            starts_operand(next.kind) || matches!(next.text, "-" | "+" | "*" | "@@")
        } else if word.is_word("WITH") {
            starts_operand(next.kind) || matches!(next.text, "-" | "+" | "*" | "@@")
        } else if word.is_word("EXPLAIN") {
            next.kind == TokenKind::Word && !is_operator_word
                || next.kind == TokenKind::OpenParen && self.is_query_ahead(ahead + 2)
        } else if word.is_word("FROM") {
            let is_name = matches!(next.kind, TokenKind::Word | TokenKind::QuotedName | TokenKind::OpenBrace);
            is_name && !is_operator_word || next.kind == TokenKind::OpenParen
        } else {
            word.is_word("VALUES") && next.kind == TokenKind::OpenParen
        }
    }
}

/// Whether an operand can begin with such a token.
fn starts_operand(kind: TokenKind) -> bool {
    use TokenKind::{Heredoc, Number, OpenBrace, OpenBracket, OpenParen, QuotedName, String, Word};
    matches!(kind, Word | QuotedName | Number | String | Heredoc | OpenParen | OpenBracket | OpenBrace)
}
