//! Commands about columns.

use crate::lexer::TokenKind;
use crate::parser::column::ColumnPlace;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::alter::{ColumnChange, ColumnCommand, ColumnProperty, ModifyColumn};
use crate::tree::column::ColumnDeclaration;

impl Parser<'_> {
    pub(super) fn column_command(&mut self) -> Parsed<Option<ColumnCommand>> {
        let command = if self.accept_words("ADD COLUMN") {
            self.add_column()?
        } else if self.accept_words("DROP COLUMN") {
            ColumnCommand::Drop { if_exists: self.if_exists(), name: self.path()? }
        } else if self.accept_words("MODIFY COLUMN") {
            self.modify_column(false)?
        } else if self.accept_words("ALTER COLUMN") {
            self.modify_column(true)?
        } else if self.accept_words("RENAME COLUMN") {
            self.rename_column()?
        } else if self.accept_words("COMMENT COLUMN") {
            ColumnCommand::Comment { if_exists: self.if_exists(), name: self.path()?, comment: self.text()? }
        } else if self.accept_words("CLEAR COLUMN") {
            ColumnCommand::Clear { if_exists: self.if_exists(), name: self.path()?, partition: self.in_partition()? }
        } else if self.accept_words("MATERIALIZE COLUMN") {
            ColumnCommand::Materialize { name: self.path()?, partition: self.in_partition()? }
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    fn add_column(&mut self) -> Parsed<ColumnCommand> {
        let if_not_exists = self.if_not_exists();
        let column = Box::new(self.column_declaration(ColumnPlace::Add)?);
        Ok(ColumnCommand::Add { if_not_exists, column, place: self.place()? })
    }

    fn rename_column(&mut self) -> Parsed<ColumnCommand> {
        let if_exists = self.if_exists();
        let name = self.path()?;
        self.expect_words("TO")?;
        Ok(ColumnCommand::Rename { if_exists, name, new_name: self.path()? })
    }

    fn modify_column(&mut self, is_alter: bool) -> Parsed<ColumnCommand> {
        let if_exists = self.if_exists();
        let place = if is_alter { ColumnPlace::Alter } else { ColumnPlace::Modify };
        let column = self.column_declaration(place)?;
        let change = self.column_change(column)?;
        Ok(ColumnCommand::Modify(Box::new(ModifyColumn { is_alter, if_exists, change })))
    }

    /// What follows the declaration. A declaration that ends behind the name of the column leaves these words.
    fn column_change(&mut self, column: ColumnDeclaration) -> Parsed<ColumnChange> {
        if !column.is_name_only() {
            return Ok(ColumnChange::Declaration { column: Box::new(column), place: self.place()? });
        }
        let name = column.name;
        if self.accept_words("REMOVE") {
            return Ok(ColumnChange::Remove { name, property: self.column_property()? });
        }
        if self.accept_words("MODIFY SETTING") {
            return Ok(ColumnChange::ModifySetting { name, settings: self.settings()? });
        }
        if self.accept_words("RESET SETTING") {
            return Ok(ColumnChange::ResetSetting { name, settings: self.comma_list(Self::name)? });
        }
        if self.accept_words("ADD ENUM VALUES") {
            return Ok(ColumnChange::AddEnumValues { name, values: self.in_parentheses(Self::enum_values)? });
        }
        self.mismatch("a data type")
    }

    fn enum_values(&mut self) -> Parsed<Vec<Expression>> {
        if self.is(TokenKind::CloseParen) { Ok(Vec::new()) } else { self.expression_list(false) }
    }

    fn column_property(&mut self) -> Parsed<ColumnProperty> {
        match ColumnProperty::ALL.into_iter().find(|property| self.accept_words(property.word())) {
            Some(property) => Ok(property),
            None => self.mismatch("an attribute of a column"),
        }
    }
}
