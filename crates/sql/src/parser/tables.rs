//! What FROM names: tables, subqueries, table functions, and how they are joined.

use crate::lexer::TokenKind;
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::quote;
use crate::span::Span;
use crate::tree::expression::Alias;
use crate::tree::select::{
    CursorEntry, CursorValue, Join, JoinConstraint, JoinKind, JoinLocality, JoinStrictness, JoinedTable, QueryTerm,
    Sample, SampleRatio, Stream, Subquery, SubqueryBody, TableExpression, TableSource, Tables,
};
use crate::tree::uuid::IdentifiedName;
use crate::tree::{Expression, Name, ObjectName};

impl Parser<'_> {
    /// The tables behind FROM. Before SELECT a table's other name needs AS: there the next word is SELECT.
    pub(crate) fn tables(&mut self, allow_bare_alias: bool) -> Parsed<Tables> {
        let first = self.table_expression(allow_bare_alias)?;
        self.tables_from(first, allow_bare_alias)
    }

    /// The rest of the tables when the first has been read.
    fn tables_from(&mut self, first: TableExpression, allow_bare_alias: bool) -> Parsed<Tables> {
        let mut joined = Vec::new();
        while let Some(next) = self.joined_table(allow_bare_alias)? {
            joined.push(next);
        }
        Ok(Tables { first, joined, column_aliases: Vec::new() })
    }

    fn joined_table(&mut self, allow_bare_alias: bool) -> Parsed<Option<JoinedTable>> {
        if self.accept_words("LEFT ARRAY JOIN") {
            return Ok(Some(JoinedTable::ArrayJoin { is_left: true, arrays: self.joined_arrays()? }));
        }
        if self.accept_words("INNER ARRAY JOIN") || self.accept_words("ARRAY JOIN") {
            return Ok(Some(JoinedTable::ArrayJoin { is_left: false, arrays: self.joined_arrays()? }));
        }
        if self.accept(TokenKind::Comma) {
            let table = self.table_expression(allow_bare_alias)?;
            let join = Join {
                kind: JoinKind::Comma,
                strictness: None,
                locality: None,
                is_natural: false,
                table,
                constraint: None,
            };
            return Ok(Some(JoinedTable::Join(Box::new(join))));
        }
        if !self.is_join() {
            return Ok(None);
        }
        Ok(Some(JoinedTable::Join(Box::new(self.join(allow_bare_alias)?))))
    }

    fn joined_arrays(&mut self) -> Parsed<Vec<Expression>> {
        if self.at_end() || self.is(TokenKind::CloseParen) {
            return Ok(Vec::new());
        }
        self.expression_list(false)
    }

    fn is_join(&mut self) -> bool {
        const WORDS: &[&str] = &[
            "GLOBAL", "LOCAL", "NATURAL", "ANY", "ALL", "ASOF", "SEMI", "ANTI", "ONLY", "INNER", "LEFT", "RIGHT",
            "FULL", "CROSS", "PASTE", "JOIN",
        ];
        let found = WORDS.iter().any(|word| self.is_words(word));
        if !found {
            self.note("JOIN");
        }
        found
    }

    fn join(&mut self, allow_bare_alias: bool) -> Parsed<Join> {
        let locality = self.accept_any(&["GLOBAL", "LOCAL"]).map(|index| match index {
            0 => JoinLocality::Global,
            _ => JoinLocality::Local,
        });
        let is_natural = self.accept_words("NATURAL");
        let before = self.join_strictness();
        let kind = self.join_kind();
        let strictness = self.join_strictness().or(before);
        if matches!(kind, Some(JoinKind::Left | JoinKind::Right | JoinKind::Full)) {
            self.accept_words("OUTER");
        }
        let is_half = matches!(strictness, Some(JoinStrictness::Semi | JoinStrictness::Anti));
        let kind = kind.unwrap_or(if is_half { JoinKind::Left } else { JoinKind::Inner });
        let is_unconditional = matches!(kind, JoinKind::Cross | JoinKind::Paste);
        let is_refused = is_unconditional && (strictness.is_some() || is_natural)
            || is_half && !matches!(kind, JoinKind::Left | JoinKind::Right)
            || is_natural && strictness.is_some();
        if is_refused {
            return self.mismatch("another kind of join");
        }
        self.expect_words("JOIN")?;
        let table = self.table_expression(allow_bare_alias)?;
        let constraint = if is_unconditional || is_natural { None } else { Some(self.join_constraint()?) };
        Ok(Join { kind, strictness, locality, is_natural, table, constraint })
    }

    fn join_strictness(&mut self) -> Option<JoinStrictness> {
        self.accept_any(&["ANY", "ALL", "ASOF", "SEMI", "ANTI", "ONLY"]).map(|index| match index {
            0 => JoinStrictness::Any,
            1 => JoinStrictness::All,
            2 => JoinStrictness::Asof,
            3 => JoinStrictness::Semi,
            _ => JoinStrictness::Anti,
        })
    }

    fn join_kind(&mut self) -> Option<JoinKind> {
        self.accept_any(&["INNER", "LEFT", "RIGHT", "FULL", "CROSS", "PASTE"]).map(|index| match index {
            0 => JoinKind::Inner,
            1 => JoinKind::Left,
            2 => JoinKind::Right,
            3 => JoinKind::Full,
            4 => JoinKind::Cross,
            _ => JoinKind::Paste,
        })
    }

    fn join_constraint(&mut self) -> Parsed<JoinConstraint> {
        if self.accept_words("USING") {
            let list = |parser: &mut Self| parser.expression_list(false);
            let columns = if self.is(TokenKind::OpenParen) { self.in_parentheses(list)? } else { list(self)? };
            return Ok(JoinConstraint::Using(columns));
        }
        self.expect_words("ON")?;
        Ok(JoinConstraint::On(self.expression()?))
    }

    /// A table, subquery or table function with what may follow it.
    pub(crate) fn table_expression(&mut self, allow_bare_alias: bool) -> Parsed<TableExpression> {
        let start = self.here();
        let source = self.table_source()?;
        self.table_expression_from(source, start, allow_bare_alias)
    }

    fn table_expression_from(
        &mut self,
        source: TableSource,
        start: Span,
        allow_bare_alias: bool,
    ) -> Parsed<TableExpression> {
        let alias = self.table_alias(allow_bare_alias && !is_named_from(&source))?;
        let column_aliases = self.optional_names_in_parentheses()?;
        let is_final = self.accept_words("FINAL");
        let sample = if self.accept_words("SAMPLE") { Some(Box::new(self.sample()?)) } else { None };
        let stream = if self.accept_words("STREAM") { Some(self.stream()?) } else { None };
        Ok(TableExpression { source, alias, column_aliases, is_final, sample, stream, span: self.span_from(start) })
    }

    fn table_source(&mut self) -> Parsed<TableSource> {
        if self.is(TokenKind::OpenParen) {
            return Ok(TableSource::Subquery(Box::new(self.table_in_parentheses()?)));
        }
        if self.is(TokenKind::String) {
            let name = self.name_in_string()?;
            let name = ObjectName { database: None, name };
            return Ok(TableSource::Table(Box::new(IdentifiedName { name, uuid: None })));
        }
        if self.is_table_function() {
            return Ok(TableSource::Function(Box::new(self.table_function()?)));
        }
        Ok(TableSource::Table(Box::new(self.identified_name()?)))
    }

    /// The other name of a table. With AS it may be a parameter, which the server drops.
    fn table_alias(&mut self, allow_bare: bool) -> Parsed<Option<Alias>> {
        if self.is_words("AS") && self.peek_at(1).is_some_and(|token| token.kind == TokenKind::OpenBrace) {
            self.advance();
            return Ok(Some(Alias { name: self.name_or_parameter()?, has_as: true }));
        }
        self.alias(allow_bare)
    }

    /// What stands in parentheses: a query, or joined tables. Which of them it is shows only behind what comes first
    /// where that stands in parentheses too; so it is read once and handed on.
    fn table_in_parentheses(&mut self) -> Parsed<Subquery> {
        self.part(Rule::TableInParentheses, Self::table_in_parentheses_part)
    }

    pub(super) fn table_in_parentheses_part(&mut self) -> Parsed<Subquery> {
        let start = self.here();
        self.expect(TokenKind::OpenParen)?;
        let query = if self.is_query_ahead(0) { self.attempt_once(Self::whole_subquery_body)? } else { None };
        let body = if let Some(body) = query {
            body
        } else if self.is(TokenKind::OpenParen) {
            let inner = self.here();
            let first = self.table_in_parentheses()?;
            let is_tables = matches!(first.body, SubqueryBody::Tables(_));
            if !is_tables && (self.is(TokenKind::CloseParen) || self.is_set_operator()) {
                SubqueryBody::Query(Box::new(self.query_from(QueryTerm::Parenthesized(Box::new(first)))?))
            } else {
                let source = TableSource::Subquery(Box::new(first));
                let table = self.table_expression_from(source, inner, false)?;
                SubqueryBody::Tables(Box::new(self.tables_from(table, false)?))
            }
        } else {
            SubqueryBody::Tables(Box::new(self.tables(false)?))
        };
        if matches!(&body, SubqueryBody::Tables(tables) if tables.joined.is_empty()) {
            return self.mismatch("JOIN");
        }
        self.expect(TokenKind::CloseParen)?;
        Ok(Subquery { body, span: self.span_from(start) })
    }

    /// What stands in parentheses, if it is a query up to where they close: in `(values(1) JOIN t USING a)` it is none.
    fn whole_subquery_body(&mut self) -> Parsed<SubqueryBody> {
        let body = self.subquery_body()?;
        if self.is(TokenKind::CloseParen) { Ok(body) } else { self.mismatch(")") }
    }

    /// `'table'`: a text that names a table.
    fn name_in_string(&mut self) -> Parsed<Name> {
        let span = self.here();
        match self.peek().and_then(|token| quote::unquoted(token.text)) {
            Some(text) if !text.is_empty() => {
                self.advance();
                Ok(Name { text: text.into(), is_parameter: false, span })
            }
            _ => self.mismatch("a table"),
        }
    }

    /// Whether a name with an opening parenthesis behind it stands ahead.
    fn is_table_function(&self) -> bool {
        let mut at = 0;
        loop {
            match self.peek_at(at) {
                Some(name) if matches!(name.kind, TokenKind::Word | TokenKind::QuotedName) => {}
                _ => return false,
            }
            match self.peek_at(at + 1).map(|token| token.kind) {
                Some(TokenKind::OpenParen) => return true,
                Some(TokenKind::Dot) => at += 2 + usize::from(self.path_prefix_at(at + 2).is_some()),
                _ => return false,
            }
        }
    }

    fn sample(&mut self) -> Parsed<Sample> {
        let size = self.sample_ratio()?;
        let offset = if self.accept_words("OFFSET") { Some(self.sample_ratio()?) } else { None };
        Ok(Sample { size, offset })
    }

    fn sample_ratio(&mut self) -> Parsed<SampleRatio> {
        let numerator = self.decimal()?;
        let denominator = if self.accept_operator("/") { Some(self.decimal()?) } else { None };
        Ok(SampleRatio { numerator, denominator })
    }

    /// A number in decimal digits, with a fraction or an exponent; underscores may stand anywhere, so that it can be a
    /// word. The server takes a `+` for a number without digits.
    fn decimal(&mut self) -> Parsed<Box<str>> {
        match self.peek() {
            Some(token)
                if token.text == "+"
                    || matches!(token.kind, TokenKind::Number | TokenKind::Word) && is_decimal(token.text) =>
            {
                self.advance();
                Ok(token.text.into())
            }
            _ => self.mismatch("a number"),
        }
    }

    fn stream(&mut self) -> Parsed<Stream> {
        let cursor = if self.accept_words("CURSOR") { Some(self.cursor_entries()?) } else { None };
        Ok(Stream { cursor })
    }

    fn cursor_entries(&mut self) -> Parsed<Vec<CursorEntry>> {
        self.part(Rule::Cursor, Self::cursor_entries_part)
    }

    pub(super) fn cursor_entries_part(&mut self) -> Parsed<Vec<CursorEntry>> {
        self.expect(TokenKind::OpenBrace)?;
        let entries = if self.is(TokenKind::CloseBrace) { Vec::new() } else { self.comma_list(Self::cursor_entry)? };
        self.expect(TokenKind::CloseBrace)?;
        Ok(entries)
    }

    fn cursor_entry(&mut self) -> Parsed<CursorEntry> {
        let key = self.text()?;
        self.expect_operator(":")?;
        let value = if self.is(TokenKind::OpenBrace) {
            CursorValue::Nested(self.cursor_entries()?)
        } else {
            CursorValue::Position(self.unsigned()?)
        };
        Ok(CursorEntry { key, value })
    }
}

/// `FROM FROM t` has a word too many, not a table `FROM` with the alias `t`.
fn is_named_from(source: &TableSource) -> bool {
    let TableSource::Table(table) = source else {
        return false;
    };
    table.name.database.is_none() && table.name.name.text.eq_ignore_ascii_case("FROM")
}

fn is_decimal(text: &str) -> bool {
    let digits = text.replace('_', "");
    digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') && digits.parse::<f64>().is_ok()
}
