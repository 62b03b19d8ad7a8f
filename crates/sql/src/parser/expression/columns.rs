//! Several columns at once: `*`, `COLUMNS('re')`, and what is done to each of them.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::Expression;
use crate::tree::columns::{
    Apply, ApplyFunction, Asterisk, ColumnMatcher, ColumnPattern, ColumnSource, ColumnTransformer, Columns,
    ExceptColumns,
};
use crate::tree::expression::ExpressionKind;

impl Parser<'_> {
    /// Whether `COLUMNS(` stands ahead.
    pub(crate) fn is_columns(&self) -> bool {
        self.is_words("COLUMNS") && self.is_open_paren_at(1)
    }

    /// `*` or `COLUMNS(…)` of something that was read already.
    #[inline(never)]
    pub(super) fn columns_of(&mut self, source: ColumnSource, start: Span) -> Parsed<Expression> {
        let kind = if self.accept_operator("*") {
            let like = self.column_pattern()?;
            let transformers = self.column_transformers()?;
            ExpressionKind::Asterisk(Box::new(Asterisk { source, like, transformers }))
        } else {
            self.expect_words("COLUMNS")?;
            let matcher = self.column_matcher()?;
            let transformers = self.column_transformers()?;
            ExpressionKind::Columns(Box::new(Columns { source, matcher, transformers }))
        };
        Ok(Expression::new(kind, self.span_from(start)))
    }

    fn column_pattern(&mut self) -> Parsed<Option<ColumnPattern>> {
        let ignores_case = match self.accept_any(&["LIKE", "ILIKE"]) {
            Some(index) => index == 1,
            None => return Ok(None),
        };
        Ok(Some(ColumnPattern { ignores_case, pattern: self.text()? }))
    }

    fn column_matcher(&mut self) -> Parsed<ColumnMatcher> {
        self.in_parentheses(|parser| {
            if parser.is(TokenKind::String) || parser.is(TokenKind::Heredoc) {
                return Ok(ColumnMatcher::Pattern(parser.text()?));
            }
            Ok(ColumnMatcher::List(parser.comma_list(Self::path)?))
        })
    }

    /// Whether what stands in these parentheses names columns: a text, or names.
    fn names_columns(&mut self) -> bool {
        let at = self.at;
        let fits = self.attempt(Self::column_matcher).is_ok_and(|matcher| matcher.is_some());
        self.at = at;
        fits
    }

    /// Whether `COLUMNS` stands `ahead` with columns in its parentheses; otherwise it is the name of a function.
    #[inline(never)]
    pub(super) fn is_columns_matcher_at(&mut self, ahead: usize) -> bool {
        if !self.is_open_paren_at(ahead + 1) {
            return false;
        }
        let at = self.at;
        self.at += ahead + 1;
        let fits = self.names_columns();
        self.at = at;
        fits
    }

    fn column_transformers(&mut self) -> Parsed<Vec<ColumnTransformer>> {
        let mut transformers = Vec::new();
        loop {
            let transformer = match self.peek() {
                Some(token) if token.is_word("APPLY") => self.apply()?,
                Some(token) if token.is_word("EXCEPT") && !self.is_except_query() => self.except()?,
                Some(token) if token.is_word("REPLACE") => self.replace()?,
                _ => return Ok(transformers),
            };
            transformers.push(transformer);
        }
    }

    /// Whether `EXCEPT` joins two queries here: without parentheses any word behind it is a column, even `SELECT`.
    fn is_except_query(&self) -> bool {
        let opening = self.open_parens_at(1);
        opening > 1 || opening == 1 && self.is_query_ahead(2)
    }

    /// `APPLY f`, `APPLY (x -> x + 1, 'prefix_')`
    fn apply(&mut self) -> Parsed<ColumnTransformer> {
        self.expect_words("APPLY")?;
        if !self.is(TokenKind::OpenParen) {
            let function = self.apply_function()?;
            return Ok(ColumnTransformer::Apply(Apply { function, prefix: None }));
        }
        self.in_parentheses(|parser| {
            let function = parser.apply_function()?;
            let prefix = if parser.accept(TokenKind::Comma) { Some(parser.text()?) } else { None };
            Ok(ColumnTransformer::Apply(Apply { function, prefix }))
        })
    }

    /// A lambda, or a name with parameters.
    fn apply_function(&mut self) -> Parsed<ApplyFunction> {
        let is_arrow_behind = self.peek_at(1).is_some_and(|token| token.text == "->");
        if self.is(TokenKind::OpenParen) || is_arrow_behind {
            let lambda = self.expression()?;
            return if is_lambda(&lambda) { Ok(ApplyFunction::Lambda(lambda)) } else { self.mismatch("a function") };
        }
        let name = self.name()?;
        if !self.is(TokenKind::OpenParen) {
            return Ok(ApplyFunction::Named { name, parameters: None });
        }
        let parameters = self.in_parentheses(|parser| {
            if parser.is(TokenKind::CloseParen) { Ok(Vec::new()) } else { parser.expression_list(false) }
        })?;
        Ok(ApplyFunction::Named { name, parameters: Some(parameters) })
    }

    fn except(&mut self) -> Parsed<ColumnTransformer> {
        self.expect_words("EXCEPT")?;
        let is_strict = self.is_strict();
        let columns = if self.is(TokenKind::OpenParen) {
            self.in_parentheses(|parser| {
                if parser.is(TokenKind::String) || parser.is(TokenKind::Heredoc) {
                    return Ok(ExceptColumns::Pattern(parser.text()?));
                }
                Ok(ExceptColumns::List(parser.comma_list(Self::name_or_parameter)?))
            })?
        } else if self.is(TokenKind::String) || self.is(TokenKind::Heredoc) {
            ExceptColumns::Pattern(self.text()?)
        } else {
            ExceptColumns::List(vec![self.name_or_parameter()?])
        };
        Ok(ColumnTransformer::Except { is_strict, columns })
    }

    fn replace(&mut self) -> Parsed<ColumnTransformer> {
        self.expect_words("REPLACE")?;
        let is_strict = self.is_strict();
        let replacements = if self.is(TokenKind::OpenParen) {
            self.in_parentheses(|parser| parser.comma_list(Self::replacement))?
        } else {
            vec![self.replacement()?]
        };
        Ok(ColumnTransformer::Replace { is_strict, replacements })
    }

    /// `STRICT`, unless it is the name of a column.
    fn is_strict(&mut self) -> bool {
        self.accept_words("STRICT")
    }

    fn replacement(&mut self) -> Parsed<(Expression, crate::tree::Name)> {
        let expression = self.expression()?;
        self.expect_words("AS")?;
        Ok((expression, self.name()?))
    }
}

/// A lambda of one parameter, as what is applied to columns has to be.
fn is_lambda(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Lambda(lambda) => lambda.parameters.len() == 1,
        ExpressionKind::Parenthesized(inner) => is_lambda(inner),
        _ => false,
    }
}
