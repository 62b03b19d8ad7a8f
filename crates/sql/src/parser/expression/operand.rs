//! Operands: what stands before, between and behind operators.

use crate::lexer::TokenKind;
use crate::literal::special_number;
use crate::parser::expression::stack::{COMPARISON, Measure, Pending, Stack};
use crate::parser::expression::{Ends, Place};
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::span::Span;
use crate::tree::columns::ColumnSource;
use crate::tree::expression::{BinaryOperator, ExpressionKind, Link, Quantifier, UnaryOperator, Variable};
use crate::tree::path::{PathPart, PathPrefix};
use crate::tree::select::{QueryTerm, SubqueryBody};
use crate::tree::{Expression, Path, Subquery};

impl Parser<'_> {
    /// An operand with the operators before it, onto the stack.
    pub(super) fn operand(&mut self, stack: &mut Stack, place: Place) -> Parsed<()> {
        let mut is_first = stack.operands.is_empty() && stack.operators.is_empty() && place.is_behind_word;
        loop {
            let is_end =
                !is_first && matches!(place.ends, Ends::Words(words) if words.iter().any(|word| self.is_words(word)));
            if is_end {
                return self.mismatch("an expression");
            }
            is_first = false;
            let is_part = matches!(stack.operators.last(), Some(Pending::Part));
            if !is_part && let Some(value) = self.cast_literal_or_negative()? {
                return stack.push(value, Measure::default().above());
            }
            if let Some(Pending::Binary(operator)) = stack.operators.last()
                && operator.is_comparison()
                && self.is_quantifier()
            {
                let operator = *operator;
                return self.quantified(operator, stack);
            }
            while self.is_operator("+") {
                self.advance();
            }
            let span = self.here();
            if self.is_words("NOT") {
                self.advance();
                stack.operators.push(Pending::Unary(UnaryOperator::Not, span));
            } else if self.is_operator("-") || self.is_operator("−") {
                self.advance();
                stack.operators.push(Pending::Unary(UnaryOperator::Minus, span));
            } else {
                break;
            }
        }
        let (operand, measure) = self.measured(Self::plain_operand)?;
        stack.push(operand, measure)
    }

    /// `1::T`, or a number with its minus.
    #[inline(never)]
    fn cast_literal_or_negative(&mut self) -> Parsed<Option<Expression>> {
        if let Some(cast) = self.cast_literal()? {
            return Ok(Some(cast));
        }
        if self.is_operator("-") && self.is_signed_number() {
            let literal = self.literal()?;
            let span = literal.span;
            return Ok(Some(Expression::new(ExpressionKind::Literal(literal), span)));
        }
        Ok(None)
    }

    /// Whether `ANY (SELECT …)` or the like stands ahead: a function of that name may turn out to be meant.
    fn is_quantifier(&self) -> bool {
        let is_word = |word| self.is_words(word);
        let may_be_array = is_word("SOME") || is_word("ALL");
        self.is_open_paren_at(1)
            && (may_be_array || is_word("ANY") && self.is_subquery_at(1))
            && !self.is_argument_quantifier_at(2)
    }

    /// Whether `DISTINCT` or `ALL` stands before an argument, not as a name.
    fn is_argument_quantifier_at(&self, ahead: usize) -> bool {
        self.peek_at(ahead).is_some_and(|token| token.is_word("DISTINCT") || token.is_word("ALL"))
            && self.peek_at(ahead + 1).is_some_and(|token| {
                use TokenKind::{Heredoc, Number, OpenBrace, QuotedName, String, Word};
                matches!(token.kind, Word | QuotedName | Number | String | Heredoc | OpenBrace)
            })
    }

    /// `ANY (SELECT …)` and the like behind a comparison; or a function of that name, by what its parentheses hold.
    #[inline(never)]
    fn quantified(&mut self, operator: BinaryOperator, stack: &mut Stack) -> Parsed<()> {
        let start = self.here();
        let quantifier = match self.peek() {
            Some(token) if token.is_word("ANY") => Quantifier::Any,
            Some(token) if token.is_word("SOME") => Quantifier::Some,
            _ => Quantifier::All,
        };
        let name = self.name()?;
        let (operand, measure) = self.measured(|parser| parser.part(Rule::Quantified, Self::quantified_part))?;
        let arguments = match operand.kind {
            ExpressionKind::Subquery(_) if !operator.compares_with_queries() => return self.mismatch("an operator"),
            ExpressionKind::Parenthesized(array) if array.alias.is_some() || quantifier == Quantifier::Any => {
                vec![*array]
            }
            ExpressionKind::Tuple(_) if self.is_behind_comma() => return self.mismatch("an expression"),
            ExpressionKind::Tuple(members) => members,
            _ => {
                stack.operators.pop();
                let end = operand.span;
                return stack.apply(Link::Quantified { operator, quantifier, operand }, measure, COMPARISON, end);
            }
        };
        let name = Path { parts: vec![PathPart { prefix: PathPrefix::Plain, name, arrays: 0 }] };
        let (call, behind) = self.measured(|parser| parser.call_behind(name, None, arguments, true))?;
        let call = ExpressionKind::Function(Box::new(call));
        stack.push(Expression::new(call, self.span_from(start)), measure.beside(behind).above())
    }

    /// What stands behind ANY, SOME and ALL: what turns out to be no query may be an array, as in `ALL(values()(1))`.
    pub(in crate::parser) fn quantified_part(&mut self) -> Parsed<Expression> {
        match self.subquery_operand(true)? {
            Some(subquery) => Ok(subquery),
            None => self.parenthesized(),
        }
    }

    /// Whether the parenthesis read last closed behind a comma.
    fn is_behind_comma(&self) -> bool {
        let comma = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
        comma.is_some_and(|token| token.kind == TokenKind::Comma)
    }

    fn plain_operand(&mut self) -> Parsed<Expression> {
        self.part(Rule::Operand, Self::operand_part)
    }

    pub(in crate::parser) fn operand_part(&mut self) -> Parsed<Expression> {
        let start = self.here();
        match self.kind() {
            Some(TokenKind::Word) => self.word_operand(),
            Some(TokenKind::QuotedName) => self.named(),
            Some(TokenKind::Number | TokenKind::String | TokenKind::Heredoc) => {
                let literal = self.literal()?;
                Ok(Expression::new(ExpressionKind::Literal(literal), self.span_from(start)))
            }
            Some(TokenKind::OpenParen) => self.parenthesized(),
            Some(TokenKind::OpenBracket) => self.array(),
            Some(TokenKind::OpenBrace) => self.parameter_or_named(),
            Some(TokenKind::Operator) if self.is_operator("*") => self.columns_of(ColumnSource::All, start),
            Some(TokenKind::Operator) if self.is_operator("@@") => self.variable(),
            _ => self.mismatch("an expression"),
        }
    }

    /// `[a, b]`
    #[inline(never)]
    fn array(&mut self) -> Parsed<Expression> {
        let start = self.here();
        self.expect(TokenKind::OpenBracket)?;
        let members = self.elements(Place::ARGUMENT, TokenKind::CloseBracket)?;
        self.expect(TokenKind::CloseBracket)?;
        Ok(Expression::new(ExpressionKind::Array(members), self.span_from(start)))
    }

    /// `(a)`, `(a, b)`, `(SELECT …)`
    #[inline(never)]
    pub(super) fn parenthesized(&mut self) -> Parsed<Expression> {
        let may_be_name = self.peek_at(1).is_some_and(|token| token.is_word("FROM"));
        if let Some(subquery) = self.subquery_operand(may_be_name)? {
            return Ok(subquery);
        }
        let start = self.here();
        self.expect(TokenKind::OpenParen)?;
        let mut has_comma = false;
        let mut members = Vec::new();
        while !self.is(TokenKind::CloseParen) {
            let element = self.element(Place::ARGUMENT, &mut members)?;
            members.push(element);
            if !self.accept(TokenKind::Comma) {
                break;
            }
            has_comma = true;
        }
        let is_tuple = has_comma || members.is_empty();
        if !is_tuple
            && let [Expression { kind: ExpressionKind::Subquery(_), alias: None, .. }] = members.as_slice()
            && let Some(Expression { kind: ExpressionKind::Subquery(subquery), .. }) = members.pop()
        {
            return self.joined_queries(*subquery, start);
        }
        self.expect(TokenKind::CloseParen)?;
        let span = self.span_from(start);
        let kind = match members.pop() {
            Some(member) if !is_tuple => ExpressionKind::Parenthesized(Box::new(member)),
            Some(member) => {
                members.push(member);
                ExpressionKind::Tuple(members)
            }
            None => ExpressionKind::Tuple(members),
        };
        Ok(Expression::new(kind, span))
    }

    /// `@@name`, `@@session.name`
    #[inline(never)]
    fn variable(&mut self) -> Parsed<Expression> {
        let start = self.here();
        self.expect_operator("@@")?;
        let mut name = self.bare_name()?;
        let mut scope = None;
        if self.accept(TokenKind::Dot) {
            scope = Some(std::mem::replace(&mut name, self.bare_name()?));
        }
        let variable = Box::new(Variable { scope, name });
        Ok(Expression::new(ExpressionKind::Variable(variable), self.span_from(start)))
    }

    fn bare_name(&mut self) -> Parsed<crate::tree::Name> {
        if self.is(TokenKind::Word) { self.name() } else { self.mismatch("a name") }
    }

    #[inline(never)]
    fn word_operand(&mut self) -> Parsed<Expression> {
        let Some(token) = self.peek() else { return self.mismatch("an expression") };
        if let Some(special) = self.special_form()? {
            return Ok(special);
        }
        let is_value = ["NULL", "TRUE", "FALSE"].iter().any(|word| token.is_word(word))
            || special_number(token.text, false).is_some();
        if is_value {
            let literal = self.literal()?;
            return Ok(Expression::new(ExpressionKind::Literal(literal), token.span()));
        }
        if self.is_columns() && self.is_columns_matcher_at(0) {
            return self.columns_of(ColumnSource::All, token.span());
        }
        self.named()
    }

    /// What starts with a name: an identifier, a call, `t.*`, `t.COLUMNS(…)`.
    #[inline(never)]
    fn named(&mut self) -> Parsed<Expression> {
        let start = self.here();
        let (path, is_columns) = self.operand_path()?;
        if is_columns {
            return self.columns_of(ColumnSource::Table(path), start);
        }
        if self.is(TokenKind::Dot) && self.peek_at(1).is_some_and(|token| token.text == "*") {
            self.advance();
            return self.columns_of(ColumnSource::Table(path), start);
        }
        if self.is(TokenKind::OpenParen) && path.parts.iter().all(|part| !part.name.is_parameter) {
            return self.call(path, start);
        }
        Ok(Expression::new(ExpressionKind::Identifier(path), self.span_from(start)))
    }

    /// Whether `{name:Identifier}` stands ahead.
    pub(super) fn is_identifier_parameter(&self) -> bool {
        self.peek_at(3).is_some_and(|token| token.text == "Identifier")
            && self.peek_at(4).is_some_and(|token| token.kind == TokenKind::CloseBrace)
    }

    /// Whether a query in parentheses stands ahead.
    fn is_subquery_at(&self, ahead: usize) -> bool {
        let inner = ahead + self.open_parens_at(ahead);
        inner > ahead && self.is_query_ahead(inner)
    }

    /// `(SELECT …)`; `None`, and nothing read, where the words turn out to be names. What is a query must end with the
    /// parenthesis: it is not read as anything else then, unless its first word may be a name.
    #[inline(never)]
    fn subquery_operand(&mut self, may_be_name: bool) -> Parsed<Option<Expression>> {
        if !self.is_open_paren_at(0) || !self.is_query_ahead(1) {
            return Ok(None);
        }
        let start = self.here();
        let body = self.attempt_once(|parser| {
            parser.expect(TokenKind::OpenParen)?;
            let body = parser.subquery_body()?;
            if may_be_name && !parser.is(TokenKind::CloseParen) {
                return parser.mismatch(")");
            }
            Ok(body)
        })?;
        let Some(body) = body else { return Ok(None) };
        self.expect(TokenKind::CloseParen)?;
        let subquery = Box::new(Subquery { body, span: self.span_from(start) });
        Ok(Some(Expression::new(ExpressionKind::Subquery(subquery), self.span_from(start))))
    }

    /// The rest of what began with a query in two pairs of parentheses: `((SELECT 1) UNION ALL SELECT 2)`.
    #[inline(never)]
    fn joined_queries(&mut self, first: Subquery, start: Span) -> Parsed<Expression> {
        let query = Box::new(self.query_from(QueryTerm::Parenthesized(Box::new(first)))?);
        self.expect(TokenKind::CloseParen)?;
        let subquery = Subquery { body: SubqueryBody::Query(query), span: self.span_from(start) };
        Ok(Expression::new(ExpressionKind::Subquery(Box::new(subquery)), self.span_from(start)))
    }

    /// `{name:Identifier}` or `{name:Type}`
    #[inline(never)]
    fn parameter_or_named(&mut self) -> Parsed<Expression> {
        if self.is_identifier_parameter() {
            return self.named();
        }
        let start = self.here();
        let parameter = Box::new(self.query_parameter()?);
        Ok(Expression::new(ExpressionKind::Parameter(parameter), self.span_from(start)))
    }

    /// Names with dots between, up to a dot behind which no name stands; and whether `.COLUMNS(` follows.
    fn operand_path(&mut self) -> Parsed<(Path, bool)> {
        let mut parts = vec![PathPart { prefix: PathPrefix::Plain, name: self.name_or_parameter()?, arrays: 0 }];
        while self.is(TokenKind::Dot) {
            let prefix = self.path_prefix_at(1);
            let ahead = 1 + usize::from(prefix.is_some());
            let is_name = self.peek_at(ahead).is_some_and(|token| {
                matches!(token.kind, TokenKind::Word | TokenKind::QuotedName | TokenKind::OpenBrace)
            });
            if !is_name {
                break;
            }
            if prefix.is_none()
                && self.peek_at(1).is_some_and(|token| token.text == "COLUMNS")
                && self.is_columns_matcher_at(1)
            {
                self.advance();
                return Ok((Path { parts }, true));
            }
            self.advance();
            let prefix = prefix.inspect(|_| _ = self.advance()).unwrap_or(PathPrefix::Plain);
            let name = self.name_or_parameter()?;
            let mut arrays = 0;
            while prefix == PathPrefix::Plain
                && self.is(TokenKind::OpenBracket)
                && self.peek_at(1).is_some_and(|token| token.kind == TokenKind::CloseBracket)
            {
                self.advance();
                self.advance();
                arrays += 1;
            }
            parts.push(PathPart { prefix, name, arrays });
        }
        Ok((Path { parts }, false))
    }

    pub(super) fn is_open_paren_at(&self, ahead: usize) -> bool {
        self.peek_at(ahead).is_some_and(|token| token.kind == TokenKind::OpenParen)
    }

    /// How many opening parentheses stand in a row.
    pub(super) fn open_parens_at(&self, ahead: usize) -> usize {
        let tokens = self.tokens.get(self.at + ahead..).unwrap_or_default();
        tokens.iter().take_while(|token| token.kind == TokenKind::OpenParen).count()
    }

    /// Where the last token that was read stands.
    pub(super) fn last_span(&self) -> Span {
        self.span_from(self.here())
    }
}
