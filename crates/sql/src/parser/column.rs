//! Columns.

use crate::lexer::TokenKind;
use crate::parser::{Mismatch, Parsed, Parser};
use crate::tree::column::{Codec, ColumnDefault, Nullability};
use crate::tree::expression::ExpressionKind;
use crate::tree::path::{PathPart, PathPrefix};
use crate::tree::{ColumnDeclaration, Expression, Name, Path};

/// Where a column is declared: what may be left out there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnPlace {
    /// In the list behind a table's name.
    Table,
    /// `ADD COLUMN`: the name may have several parts.
    Add,
    /// `MODIFY COLUMN`: without a type where something else of the column changes.
    Modify,
    /// `ALTER COLUMN`: as with `MODIFY COLUMN`, and `TYPE` stands before the type.
    Alter,
}

/// The words behind a column's name that tell that it has no type.
const INSTEAD_OF_TYPE: &[&str] = &["DEFAULT", "MATERIALIZED", "EPHEMERAL", "ALIAS", "AUTO_INCREMENT", "PRIMARY KEY"];

/// The same where a column that exists is changed.
const INSTEAD_OF_CHANGED_TYPE: &[&str] = &["COMMENT", "CODEC", "TTL"];

/// What follows the name of a column of which something is taken away or added: other rules read that.
const OTHER_CHANGES: &[&str] = &["REMOVE", "MODIFY SETTING", "RESET SETTING", "ADD ENUM VALUES"];

/// What the names of collations end with, `binary` apart.
const COLLATION_ENDINGS: &[&str] = &["_bin", "_ci", "_cs", "_ks"];

impl ColumnPlace {
    fn has_path(self) -> bool {
        self != Self::Table
    }

    fn is_change(self) -> bool {
        matches!(self, Self::Modify | Self::Alter)
    }
}

impl Parser<'_> {
    /// A column: its name, its type, and everything that is said of it, in the one order that the server takes.
    pub fn column_declaration(&mut self, place: ColumnPlace) -> Parsed<ColumnDeclaration> {
        let start = self.here();
        let name = self.column_name(place)?;
        let mut column = ColumnDeclaration {
            name,
            data_type: None,
            collation: None,
            nullability: None,
            default: None,
            comment: None,
            codec: None,
            statistics: None,
            ttl: None,
            is_primary_key: false,
            settings: Vec::new(),
            span: start,
        };
        if !(place.is_change() && self.is_any(OTHER_CHANGES)) {
            self.column_type(&mut column, place)?;
            self.column_default(&mut column, place)?;
            self.column_attributes(&mut column)?;
        }
        column.span = self.span_from(start);
        Ok(column)
    }

    fn column_name(&mut self, place: ColumnPlace) -> Parsed<Path> {
        if place.has_path() {
            return self.path();
        }
        Ok(Path { parts: vec![PathPart { prefix: PathPrefix::Plain, name: self.name()?, arrays: 0 }] })
    }

    fn is_any(&mut self, alternatives: &[&'static str]) -> bool {
        for words in alternatives {
            if self.is_words(words) {
                return true;
            }
            self.note(words);
        }
        false
    }

    fn column_type(&mut self, column: &mut ColumnDeclaration, place: ColumnPlace) -> Parsed<()> {
        let is_left_out = (!place.is_change() && (self.is_words("NULL") || self.is_words("NOT NULL")))
            || self.is_any(INSTEAD_OF_TYPE)
            || (place.is_change() && (self.is_any(INSTEAD_OF_CHANGED_TYPE) || self.is_auto_increment_behind_null()));
        if !is_left_out {
            if place == ColumnPlace::Alter {
                self.expect_words("TYPE")?;
            }
            column.data_type = Some(self.data_type()?);
            if self.accept_words("COLLATE") {
                column.collation = Some(self.collation()?);
            }
        }
        if !place.is_change() || column.data_type.is_some() || self.is_auto_increment_behind_null() {
            column.nullability = self.nullability()?;
            if column.nullability.is_some() && column.collation.is_none() && self.accept_words("COLLATE") {
                column.collation = Some(self.collation()?);
            }
        }
        Ok(())
    }

    /// Whether `NULL` or `NOT NULL` stands before `AUTO_INCREMENT`, which is as good as a type.
    fn is_auto_increment_behind_null(&self) -> bool {
        let behind = match (self.is_words("NULL"), self.is_words("NOT NULL")) {
            (true, _) => 1,
            (_, true) => 2,
            _ => return false,
        };
        let is_word = |ahead, word| self.peek_at(ahead).is_some_and(|token| token.is_word(word));
        let behind = if is_word(behind, "COLLATE") { behind + 2 } else { behind };
        is_word(behind, "AUTO_INCREMENT")
    }

    fn collation(&mut self) -> Parsed<Name> {
        let is_collation =
            |name: &str| name == "binary" || COLLATION_ENDINGS.iter().any(|ending| name.ends_with(ending));
        let rule = |parser: &mut Self| {
            parser.name().and_then(|name| if is_collation(&name.text) { Ok(name) } else { Err(Mismatch) })
        };
        match self.attempt(rule)? {
            Some(name) => Ok(name),
            None => self.mismatch("the name of a collation"),
        }
    }

    fn nullability(&mut self) -> Parsed<Option<Nullability>> {
        if self.accept_words("NULL") {
            return Ok(Some(Nullability::Null));
        }
        if self.accept_words("NOT") {
            self.expect_words("NULL")?;
            return Ok(Some(Nullability::NotNull));
        }
        Ok(None)
    }

    fn column_default(&mut self, column: &mut ColumnDeclaration, place: ColumnPlace) -> Parsed<()> {
        column.default = self.default_of(column.data_type.is_some())?;
        let has_type_or_value = match &column.default {
            _ if column.data_type.is_some() => true,
            None => false,
            Some(ColumnDefault::Ephemeral(value)) => value.is_some(),
            Some(_) => true,
        };
        if !has_type_or_value && !place.is_change() {
            return self.mismatch("a data type");
        }
        let has_type = column.data_type.is_some() || column.default == Some(ColumnDefault::AutoIncrement);
        let may_follow = has_type || (has_type_or_value && !place.is_change());
        if may_follow && column.nullability.is_none() {
            column.nullability = self.nullability()?;
        }
        Ok(())
    }

    fn default_of(&mut self, has_type: bool) -> Parsed<Option<ColumnDefault>> {
        Ok(Some(if self.accept_words("DEFAULT") {
            ColumnDefault::Default(self.default_value()?)
        } else if self.accept_words("MATERIALIZED") {
            ColumnDefault::Materialized(self.default_value()?)
        } else if self.accept_words("ALIAS") {
            ColumnDefault::Alias(self.default_value()?)
        } else if self.accept_words("EPHEMERAL") {
            ColumnDefault::Ephemeral(self.ephemeral_value(has_type)?)
        } else if self.accept_words("AUTO_INCREMENT") {
            ColumnDefault::AutoIncrement
        } else {
            return Ok(None);
        }))
    }

    /// What stands in for a value that is not stored. It may be missing where there is a type: whatever can be read as an
    /// expression is one, be it `CODEC(…)`; only a comment is not.
    fn ephemeral_value(&mut self, has_type: bool) -> Parsed<Option<Expression>> {
        if self.is_words("COMMENT") {
            return if has_type { Ok(None) } else { self.mismatch("an expression") };
        }
        if has_type { self.attempt(Self::default_value) } else { self.default_value().map(Some) }
    }

    /// An expression that gives one value.
    fn default_value(&mut self) -> Parsed<Expression> {
        let value = self.expression()?;
        if gives_columns(&value) { self.mismatch("an operator") } else { Ok(value) }
    }

    fn column_attributes(&mut self, column: &mut ColumnDeclaration) -> Parsed<()> {
        if self.accept_words("COMMENT") {
            column.comment = Some(self.text()?);
        }
        if self.is_words("CODEC") {
            column.codec = Some(self.codec()?);
        }
        if self.accept_words("STATISTICS") {
            column.statistics = Some(self.in_parentheses(|parser| parser.comma_list(Self::call_or_name))?);
        }
        if self.accept_words("TTL") {
            column.ttl = Some(self.expression()?);
        }
        column.is_primary_key = self.accept_words("PRIMARY KEY");
        let has_settings =
            self.is_words("SETTINGS") && self.peek_at(1).is_some_and(|token| token.kind == TokenKind::OpenParen);
        if has_settings {
            self.advance();
            column.settings = self.in_parentheses(Self::settings)?;
        }
        Ok(())
    }

    /// `CODEC(name, name(arguments), …)`
    pub fn codec(&mut self) -> Parsed<Codec> {
        let start = self.here();
        self.expect_words("CODEC")?;
        let codecs = self.in_parentheses(|parser| parser.comma_list(Self::call_or_name))?;
        Ok(Codec { codecs, span: self.span_from(start) })
    }
}

/// Whether an expression stands for several columns: `*`, `t.*`, `COLUMNS('a')`.
fn gives_columns(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Asterisk(_) | ExpressionKind::Columns(_) => true,
        ExpressionKind::Parenthesized(inner) => gives_columns(inner),
        _ => false,
    }
}
