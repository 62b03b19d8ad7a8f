//! Commands about columns.

use crate::format::Printer;
use crate::tree::alter::{ColumnChange, ColumnCommand, ModifyColumn};

impl<'t> Printer<'t> {
    pub(super) fn column_command(&mut self, index: usize, command: &'t ColumnCommand) {
        match command {
            ColumnCommand::Add { if_not_exists, column, place } => {
                self.push("ADD COLUMN ");
                self.if_not_exists(*if_not_exists);
                self.listed_column(index, column);
                self.place(place.as_ref());
            }
            ColumnCommand::Drop { if_exists, name } => {
                self.push("DROP COLUMN ");
                self.if_exists(*if_exists);
                self.path(name);
            }
            ColumnCommand::Clear { if_exists, name, partition } => {
                self.push("CLEAR COLUMN ");
                self.if_exists(*if_exists);
                self.path(name);
                self.in_partition(partition.as_ref());
            }
            ColumnCommand::Modify(modify) => self.modify_column(index, modify),
            ColumnCommand::Rename { if_exists, name, new_name } => {
                self.push("RENAME COLUMN ");
                self.if_exists(*if_exists);
                self.path(name);
                self.push(" TO ");
                self.path(new_name);
            }
            ColumnCommand::Comment { if_exists, name, comment } => {
                self.push("COMMENT COLUMN ");
                self.if_exists(*if_exists);
                self.path(name);
                self.push(" ");
                self.literal(comment);
            }
            ColumnCommand::Materialize { name, partition } => {
                self.push("MATERIALIZE COLUMN ");
                self.path(name);
                self.in_partition(partition.as_ref());
            }
        }
    }

    fn modify_column(&mut self, index: usize, modify: &'t ModifyColumn) {
        self.push("MODIFY COLUMN ");
        self.if_exists(modify.if_exists);
        match &modify.change {
            ColumnChange::Declaration { column, place } => {
                self.listed_column(index, column);
                self.place(place.as_ref());
            }
            ColumnChange::Remove { name, property } => {
                self.quoted_path(name);
                self.push(" REMOVE ");
                self.push(property.word());
            }
            ColumnChange::ModifySetting { name, settings } => {
                self.quoted_path(name);
                self.push(" MODIFY SETTING ");
                self.settings(settings);
            }
            ColumnChange::ResetSetting { name, settings } => {
                self.quoted_path(name);
                self.push(" RESET SETTING ");
                self.list_padding();
                self.comma_list(settings, Self::name);
            }
            ColumnChange::AddEnumValues { name, values } => {
                self.quoted_path(name);
                self.push(" ADD ENUM VALUES ( ");
                self.list_padding();
                self.listed_expressions(values);
                self.push(" ) ");
            }
        }
    }
}
