//! What stands in parentheses behind a table's name: columns, indexes, projections, constraints, keys.

use crate::lexer::TokenKind;
use crate::lower::{NodeKind, lower};
use crate::parser::column::ColumnPlace;
use crate::parser::storage::has_alias;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::column::{
    ConstraintDeclaration, ConstraintKind, ForeignKey, ForeignKeyAction, IndexDeclaration, ProjectionDeclaration,
    ProjectionKind, ProjectionSelect, TableElement,
};
use crate::tree::expression::ExpressionKind;

/// What a foreign key may do.
const FOREIGN_KEY_ACTIONS: &[&str] = &["RESTRICT", "CASCADE", "SET NULL", "NO ACTION", "SET DEFAULT"];

impl Parser<'_> {
    /// Columns and other elements of a table in parentheses; a comma may follow the last one.
    pub fn table_elements(&mut self) -> Parsed<Vec<TableElement>> {
        self.in_parentheses(|parser| {
            let elements = parser.table_element_list()?;
            parser.accept(TokenKind::Comma);
            Ok(elements)
        })
    }

    /// Elements of a table, separated by commas.
    pub fn table_element_list(&mut self) -> Parsed<Vec<TableElement>> {
        let mut elements = vec![self.table_element()?];
        while self.is(TokenKind::Comma) && self.peek_at(1).is_none_or(|token| token.kind != TokenKind::CloseParen) {
            self.advance();
            elements.push(self.table_element()?);
        }
        Ok(elements)
    }

    fn table_element(&mut self) -> Parsed<TableElement> {
        Ok(if self.accept_words("INDEX") {
            TableElement::Index(Box::new(self.index_declaration()?))
        } else if self.accept_words("CONSTRAINT") {
            TableElement::Constraint(Box::new(self.constraint_declaration()?))
        } else if self.accept_words("PROJECTION") {
            TableElement::Projection(Box::new(self.projection_declaration()?))
        } else if self.accept_words("PRIMARY KEY") {
            TableElement::PrimaryKey(Box::new(self.primary_key()?))
        } else if self.accept_words("FOREIGN KEY") {
            TableElement::ForeignKey(Box::new(self.foreign_key()?))
        } else {
            TableElement::Column(Box::new(self.column_declaration(ColumnPlace::Table)?))
        })
    }

    /// A name or what is made of names by functions: no value, no query.
    fn primary_key(&mut self) -> Parsed<Expression> {
        let key = self.expression()?;
        let is_key = matches!(lower(&key).kind, NodeKind::Identifier(_) | NodeKind::Function(_) | NodeKind::Chain(_));
        if is_key { Ok(key) } else { self.mismatch("an operator") }
    }

    /// The type of an index: a name, possibly with one list of arguments.
    pub fn index_type(&mut self) -> Parsed<Expression> {
        let index_type = self.call_or_name()?;
        match &index_type.kind {
            ExpressionKind::Function(call) if call.parameters.is_some() => self.mismatch("GRANULARITY"),
            _ => Ok(index_type),
        }
    }

    /// `name expression TYPE type GRANULARITY number`
    pub fn index_declaration(&mut self) -> Parsed<IndexDeclaration> {
        let start = self.here();
        let name = self.name()?;
        let expression = self.expression()?;
        self.expect_words("TYPE")?;
        let index_type = self.index_type()?;
        let granularity = if self.accept_words("GRANULARITY") { Some(self.unsigned()?) } else { None };
        Ok(IndexDeclaration { name, expression, index_type, granularity, span: self.span_from(start) })
    }

    /// `name CHECK condition`, `name ASSUME condition`
    pub fn constraint_declaration(&mut self) -> Parsed<ConstraintDeclaration> {
        let start = self.here();
        let name = self.name()?;
        let kind = if self.accept_words("CHECK") {
            ConstraintKind::Check
        } else {
            self.expect_words("ASSUME")?;
            ConstraintKind::Assume
        };
        let expression = self.expression()?;
        Ok(ConstraintDeclaration { name, kind, expression, span: self.span_from(start) })
    }

    /// `name (SELECT …)`, `name INDEX expressions TYPE type`, each possibly with settings.
    pub fn projection_declaration(&mut self) -> Parsed<ProjectionDeclaration> {
        let start = self.here();
        let name = self.name()?;
        let kind = if self.accept_words("INDEX") {
            let expressions = self.expression_list(false)?;
            self.expect_words("TYPE")?;
            ProjectionKind::Index { expressions, index_type: self.index_type()? }
        } else {
            ProjectionKind::Select(Box::new(self.in_parentheses(Self::projection_select)?))
        };
        let settings =
            if self.accept_words("WITH SETTINGS") { self.in_parentheses(Self::settings)? } else { Vec::new() };
        Ok(ProjectionDeclaration { name, kind, settings, span: self.span_from(start) })
    }

    /// The query of a projection.
    pub fn projection_select(&mut self) -> Parsed<ProjectionSelect> {
        let start = self.here();
        let with = if self.accept_words("WITH") { self.expression_list(false)? } else { Vec::new() };
        self.expect_words("SELECT")?;
        let select = self.expression_list(true)?;
        let filter = if self.accept_words("WHERE") { Some(self.expression_with_alias(false)?) } else { None };
        let group_by = if self.accept_words("GROUP BY") { Some(self.projection_groups()?) } else { None };
        let order_by =
            if self.accept_words("ORDER BY") { self.comma_list(Self::unnamed_expression)? } else { Vec::new() };
        Ok(ProjectionSelect { with, select, filter, group_by, order_by, span: self.span_from(start) })
    }

    fn projection_groups(&mut self) -> Parsed<Vec<Expression>> {
        if self.is(TokenKind::CloseParen) { Ok(Vec::new()) } else { self.comma_list(Self::expression) }
    }

    /// An expression without an alias, be it inside its parentheses.
    pub(super) fn unnamed_expression(&mut self) -> Parsed<Expression> {
        let expression = self.expression()?;
        if has_alias(&expression) { self.mismatch("an expression without an alias") } else { Ok(expression) }
    }

    fn foreign_key(&mut self) -> Parsed<ForeignKey> {
        let columns = self.expression()?;
        self.expect_words("REFERENCES")?;
        let table = self.identified_name()?;
        let references = self.expression()?;
        let mut actions = Vec::new();
        while self.accept_words("ON") {
            let event = self.one_of_words(&["DELETE", "UPDATE"], "DELETE")?;
            let action = self.one_of_words(FOREIGN_KEY_ACTIONS, "RESTRICT")?;
            actions.push(ForeignKeyAction { event, action });
        }
        Ok(ForeignKey { columns, table, references, actions })
    }

    fn one_of_words(&mut self, words: &'static [&'static str], expected: &'static str) -> Parsed<&'static str> {
        match words.iter().copied().find(|words| self.accept_words(words)) {
            Some(found) => Ok(found),
            None => self.mismatch(expected),
        }
    }
}
