//! SELECT, clause by clause.

use crate::lexer::TokenKind;
use crate::parser::{Mismatch, Parsed, Parser};
use crate::tree::select::{
    CommonTable, GroupBy, GroupModifier, Interpolate, Limit, LimitBy, NamedWindow, OrderBy, Select, SelectQuantifier,
    Top, With, WithElement,
};
use crate::tree::{Expression, Literal, Name};

impl Parser<'_> {
    /// A SELECT, from WITH to SETTINGS.
    pub(crate) fn select(&mut self) -> Parsed<Box<Select>> {
        let start = self.here();
        // Clause by clause into its place: what is read so far lies on the heap while a query inside it is read.
        let mut select = Box::<Select>::default();
        select.with = self.with_clause()?;
        select.is_from_first = self.accept_words("FROM");
        if select.is_from_first {
            select.from = Some(self.tables(false)?);
        }
        self.expect_words("SELECT")?;
        self.select_head(&mut select)?;
        self.select_source(&mut select)?;
        self.select_groups(&mut select)?;
        self.select_order(&mut select)?;
        if self.accept_words("SETTINGS") {
            select.settings = self.settings()?;
        }
        select.span = self.span_from(start);
        Ok(select)
    }

    fn select_head(&mut self, select: &mut Select) -> Parsed<()> {
        select.quantifier = self.select_quantifier()?;
        if self.accept_words("TOP") {
            select.top = Some(self.top()?);
        }
        self.select_columns(&mut select.columns)
    }

    /// FROM, where it has not been read before SELECT, names for the columns, and conditions.
    fn select_source(&mut self, select: &mut Select) -> Parsed<()> {
        if !select.is_from_first && self.accept_words("FROM") {
            select.from = Some(self.tables(true)?);
        }
        if let Some(tables) = &mut select.from {
            tables.column_aliases = self.optional_names_in_parentheses()?;
        }
        select.prewhere = self.condition("PREWHERE")?;
        select.selection = self.condition("WHERE")?;
        Ok(())
    }

    fn select_groups(&mut self, select: &mut Select) -> Parsed<()> {
        if self.accept_words("GROUP BY") {
            select.group_by = Some(self.group_by()?);
        }
        select.group_modifiers = self.group_modifiers(select.group_by.as_ref())?;
        select.having = self.condition("HAVING")?;
        if self.accept_words("WINDOW") {
            select.windows = self.comma_list(Self::named_window)?;
        }
        select.qualify = self.condition("QUALIFY")?;
        Ok(())
    }

    fn select_order(&mut self, select: &mut Select) -> Parsed<()> {
        if self.accept_words("ORDER BY") {
            select.order_by = Some(self.order_by()?);
        }
        self.limits(select)
    }

    fn with_clause(&mut self) -> Parsed<Option<With>> {
        if !self.accept_words("WITH") {
            return Ok(None);
        }
        let is_recursive = self.accept_words("RECURSIVE");
        let mut elements = vec![self.with_element()?];
        while self.accept(TokenKind::Comma) {
            if self.is_words("SELECT") {
                break;
            }
            elements.push(self.with_element()?);
        }
        Ok(Some(With { is_recursive, elements }))
    }

    fn with_element(&mut self) -> Parsed<WithElement> {
        if self.is_words("SELECT") {
            return self.mismatch("a name");
        }
        if self.is_common_table() {
            return Ok(WithElement::CommonTable(self.common_table()?));
        }
        Ok(WithElement::Expression(self.expression_with_alias(false)?))
    }

    /// Whether `name [(column, …)] AS [MATERIALIZED] (` stands ahead.
    fn is_common_table(&self) -> bool {
        let kind_at = |ahead| self.peek_at(ahead).map(|token| token.kind);
        let is_name = |kind| matches!(kind, Some(TokenKind::Word | TokenKind::QuotedName));
        if !is_name(kind_at(0)) {
            return false;
        }
        let mut at = 1;
        if kind_at(at) == Some(TokenKind::OpenParen) {
            loop {
                if !is_name(kind_at(at + 1)) {
                    return false;
                }
                at += 2;
                match kind_at(at) {
                    Some(TokenKind::Comma) => {}
                    Some(TokenKind::CloseParen) => break,
                    _ => return false,
                }
            }
            at += 1;
        }
        let is_word_at = |ahead, word| self.peek_at(ahead).is_some_and(|token| token.is_word(word));
        is_word_at(at, "AS")
            && (kind_at(at + 1) == Some(TokenKind::OpenParen)
                || is_word_at(at + 1, "MATERIALIZED") && kind_at(at + 2) == Some(TokenKind::OpenParen))
    }

    fn common_table(&mut self) -> Parsed<CommonTable> {
        let name = self.name()?;
        let columns = self.optional_names_in_parentheses()?;
        self.expect_words("AS")?;
        let is_materialized = self.accept_words("MATERIALIZED");
        Ok(CommonTable { name, columns, is_materialized, query: self.subquery()? })
    }

    fn select_quantifier(&mut self) -> Parsed<SelectQuantifier> {
        let has_all = self.accept_words("ALL");
        let quantifier = if self.accept_words("DISTINCT ON") {
            SelectQuantifier::DistinctOn(self.in_parentheses(|parser| parser.expression_list(false))?)
        } else if self.accept_words("DISTINCT") {
            SelectQuantifier::Distinct
        } else if has_all {
            return Ok(SelectQuantifier::All);
        } else {
            SelectQuantifier::None
        };
        match quantifier {
            SelectQuantifier::None => Ok(SelectQuantifier::None),
            _ if has_all || self.is_words("ALL") => self.mismatch("an expression"),
            quantifier => Ok(quantifier),
        }
    }

    fn top(&mut self) -> Parsed<Top> {
        let length = if self.is(TokenKind::OpenParen) {
            self.in_parentheses(Self::number_literal)?
        } else {
            self.number_literal()?
        };
        Ok(Top { length, with_ties: self.accept_words("WITH TIES") })
    }

    /// A number, possibly behind a sign.
    pub(crate) fn number_literal(&mut self) -> Parsed<Literal> {
        let start = self.here();
        let value = self.number()?;
        Ok(Literal { value, span: self.span_from(start) })
    }

    /// `(a, b)`, where it stands ahead.
    pub(crate) fn optional_names_in_parentheses(&mut self) -> Parsed<Vec<Name>> {
        if !self.is(TokenKind::OpenParen) {
            return Ok(Vec::new());
        }
        self.in_parentheses(|parser| parser.comma_list(Self::name))
    }

    /// What is selected; a comma may follow the last one, unless that has an alias.
    fn select_columns(&mut self, columns: &mut Vec<Expression>) -> Parsed<()> {
        columns.push(self.expression_with_alias(true)?);
        while self.is(TokenKind::Comma) {
            let has_alias = columns.last().is_some_and(|column| column.alias.is_some());
            let ends = !has_alias && self.ends_columns_after_comma();
            self.advance();
            if ends {
                break;
            }
            columns.push(self.expression_with_alias(true)?);
        }
        Ok(())
    }

    /// Whether the comma ahead is the last one of the list: nothing follows, or FROM that is not a column's name.
    fn ends_columns_after_comma(&self) -> bool {
        match self.peek_at(1) {
            None => true,
            Some(from) if from.is_word("FROM") => match self.peek_at(2) {
                None => true,
                Some(next) => {
                    !matches!(
                        next.kind,
                        TokenKind::Comma
                            | TokenKind::Dot
                            | TokenKind::DoubleColon
                            | TokenKind::OpenBracket
                            | TokenKind::Operator
                    ) && !FROM_IS_A_NAME_BEFORE.iter().any(|word| next.is_word(word))
                }
            },
            Some(_) => false,
        }
    }

    fn condition(&mut self, keyword: &'static str) -> Parsed<Option<Expression>> {
        if self.accept_words(keyword) { self.expression_with_alias(false).map(Some) } else { Ok(None) }
    }

    fn group_by(&mut self) -> Parsed<GroupBy> {
        let expressions = |parser: &mut Self| parser.expression_list(false);
        match self.accept_any(&["ROLLUP", "CUBE", "GROUPING SETS", "ALL"]) {
            Some(0) => Ok(GroupBy::Rollup(self.in_parentheses(expressions)?)),
            Some(1) => Ok(GroupBy::Cube(self.in_parentheses(expressions)?)),
            Some(2) => Ok(GroupBy::GroupingSets(self.in_parentheses(|parser| parser.comma_list(Self::grouping_set))?)),
            Some(_) => Ok(GroupBy::All),
            None => Ok(GroupBy::Keys(expressions(self)?)),
        }
    }

    fn grouping_set(&mut self) -> Parsed<Vec<Expression>> {
        if !self.is(TokenKind::OpenParen) {
            return Ok(vec![self.expression_with_alias(false)?]);
        }
        self.in_parentheses(|parser| {
            if parser.is(TokenKind::CloseParen) {
                return Ok(Vec::new());
            }
            parser.expression_list(false)
        })
    }

    fn group_modifiers(&mut self, group_by: Option<&GroupBy>) -> Parsed<Vec<GroupModifier>> {
        let mut modifiers = Vec::new();
        while self.accept_words("WITH") {
            let modifier = match self.accept_any(&["ROLLUP", "CUBE", "TOTALS"]) {
                Some(0) => GroupModifier::Rollup,
                Some(1) => GroupModifier::Cube,
                Some(_) => GroupModifier::Totals,
                None => return Err(Mismatch),
            };
            let is_said = match modifier {
                GroupModifier::Rollup => matches!(group_by, Some(GroupBy::Rollup(_))),
                GroupModifier::Cube => matches!(group_by, Some(GroupBy::Cube(_))),
                GroupModifier::Totals => false,
            };
            if is_said || modifiers.contains(&modifier) {
                return self.mismatch("HAVING");
            }
            modifiers.push(modifier);
        }
        Ok(modifiers)
    }

    fn named_window(&mut self) -> Parsed<NamedWindow> {
        let name = self.name()?;
        self.expect_words("AS")?;
        Ok(NamedWindow { name, window: self.window_definition()? })
    }

    fn order_by(&mut self) -> Parsed<OrderBy> {
        if let Some(all) = self.order_by_all()? {
            return Ok(all);
        }
        let elements = self.order_by_list()?;
        let has_fill = elements.iter().any(|element| element.fill.is_some());
        let interpolate = if has_fill && self.accept_words("INTERPOLATE") { Some(self.interpolate()?) } else { None };
        Ok(OrderBy::Elements { elements, interpolate })
    }

    /// ORDER BY ALL; before a comma, `all` is the name of a column.
    fn order_by_all(&mut self) -> Parsed<Option<OrderBy>> {
        if !self.is_words("ALL") {
            return Ok(None);
        }
        let is_word_at = |ahead, word| self.peek_at(ahead).is_some_and(|token| token.is_word(word));
        let has_direction = ["DESC", "DESCENDING", "ASC", "ASCENDING"].iter().any(|word| is_word_at(1, word));
        let mut end = 1 + usize::from(has_direction);
        if is_word_at(end, "NULLS") {
            end += 2;
        }
        if self.peek_at(end).is_some_and(|token| token.kind == TokenKind::Comma) {
            return Ok(None);
        }
        self.expect_words("ALL")?;
        let is_descending = match self.accept_any(&["DESC", "DESCENDING", "ASC", "ASCENDING"]) {
            Some(index) => index < 2,
            None => false,
        };
        let nulls_first = if self.accept_words("NULLS") {
            match self.accept_any(&["FIRST", "LAST"]) {
                Some(index) => Some(index == 0),
                None => return Err(Mismatch),
            }
        } else {
            None
        };
        Ok(Some(OrderBy::All { is_descending, nulls_first }))
    }

    fn interpolate(&mut self) -> Parsed<Vec<Interpolate>> {
        if !self.is(TokenKind::OpenParen) {
            return Ok(Vec::new());
        }
        self.in_parentheses(|parser| {
            if parser.is(TokenKind::CloseParen) {
                return Ok(Vec::new());
            }
            parser.comma_list(|parser| {
                let column = parser.name()?;
                let expression = if parser.accept_words("AS") { Some(parser.expression()?) } else { None };
                Ok(Interpolate { column, expression })
            })
        })
    }

    fn limits(&mut self, select: &mut Select) -> Parsed<()> {
        let is_distinct_on = matches!(select.quantifier, SelectQuantifier::DistinctOn(_));
        let mut can_fetch = true;
        if self.accept_words("LIMIT") {
            let limit = self.limit(&mut can_fetch)?;
            if limit.with_ties && is_distinct_on {
                return self.mismatch("SETTINGS");
            }
            if !limit.with_ties && !is_distinct_on && self.accept_words("BY") {
                select.limit_by = Some(self.limit_by(limit)?);
            } else if select.top.is_some() {
                return self.mismatch("the end of the query");
            } else {
                select.limit = Some(limit);
            }
        } else if self.accept_words("OFFSET") {
            let offset = self.expression_with_alias(false)?;
            can_fetch = self.accept_any(&["ROWS", "ROW"]).is_some();
            select.limit = Some(Limit { offset: Some(offset), length: None, with_ties: false });
        }
        if can_fetch && self.accept_words("FETCH") {
            self.fetch(select)?;
        }
        let has_length = select.top.is_some() || select.limit.as_ref().is_some_and(|limit| limit.length.is_some());
        let can_limit_again = (select.limit_by.is_some() || is_distinct_on) && !has_length;
        if can_limit_again && self.accept_words("LIMIT") {
            let offset_before = select.limit.take().and_then(|limit| limit.offset);
            let mut limit = self.limit(&mut can_fetch)?;
            limit.offset = limit.offset.or(offset_before);
            select.limit = Some(limit);
        }
        let has_ties = select.top.as_ref().is_some_and(|top| top.with_ties)
            || select.limit.as_ref().is_some_and(|limit| limit.with_ties);
        if has_ties && select.order_by.is_none() {
            return self.mismatch("SETTINGS");
        }
        Ok(())
    }

    /// What follows LIMIT: `length`, `offset, length` or `length OFFSET offset`.
    fn limit(&mut self, can_fetch: &mut bool) -> Parsed<Limit> {
        let first = self.expression_with_alias(false)?;
        let (offset, length) = if self.accept(TokenKind::Comma) {
            (Some(first), self.expression_with_alias(false)?)
        } else if self.accept_words("OFFSET") {
            *can_fetch = false;
            (Some(self.expression_with_alias(false)?), first)
        } else {
            (None, first)
        };
        Ok(Limit { offset, length: Some(length), with_ties: self.accept_words("WITH TIES") })
    }

    fn limit_by(&mut self, limit: Limit) -> Parsed<LimitBy> {
        let Limit { offset, length: Some(length), .. } = limit else {
            return Err(Mismatch);
        };
        let keys = if self.accept_words("ALL") { None } else { Some(self.expression_list(false)?) };
        Ok(LimitBy { offset, length, keys })
    }

    /// FETCH FIRST n ROWS ONLY
    fn fetch(&mut self, select: &mut Select) -> Parsed<()> {
        if select.order_by.is_none() {
            return self.mismatch("ORDER BY");
        }
        if self.accept_any(&["FIRST", "NEXT"]).is_none() {
            return Err(Mismatch);
        }
        let length = self.expression_with_alias(false)?;
        if self.accept_any(&["ROWS", "ROW"]).is_none() {
            return Err(Mismatch);
        }
        let with_ties = match self.accept_any(&["WITH TIES", "ONLY"]) {
            Some(index) => index == 0,
            None => return Err(Mismatch),
        };
        let offset = select.limit.take().and_then(|limit| limit.offset);
        select.limit = Some(Limit { offset, length: Some(length), with_ties });
        Ok(())
    }
}

/// Words behind `from` that make it the name of a column.
const FROM_IS_A_NAME_BEFORE: &[&str] =
    &["AND", "AS", "BETWEEN", "DIV", "FROM", "GLOBAL", "ILIKE", "IN", "IS", "LIKE", "MOD", "NOT", "OR", "REGEXP"];
