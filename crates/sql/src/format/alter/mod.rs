//! ALTER TABLE and ALTER DATABASE: every command in parentheses of its own.

mod column;
mod member;
mod mutation;
mod partition;
mod table;

use crate::format::Printer;
use crate::tree::alter::{AlterCommandKind, AlterDatabase, AlterTable, DatabaseCommand, Place};

impl<'t> Printer<'t> {
    /// ALTER TABLE, also of a temporary table.
    pub fn alter_table(&mut self, alter: &'t AlterTable, settings_follow: bool) {
        self.push("ALTER TABLE ");
        self.object_name(&alter.name);
        self.on_cluster(alter.cluster.as_ref());
        self.alter_commands(&alter.commands, |printer, index, command| {
            printer.alter_command(index, &command.kind, settings_follow);
        });
    }

    /// ALTER DATABASE
    pub fn alter_database(&mut self, alter: &'t AlterDatabase) {
        self.push("ALTER DATABASE ");
        self.name(&alter.name);
        self.on_cluster(alter.cluster.as_ref());
        self.alter_commands(&alter.commands, |printer, _, command| match command {
            DatabaseCommand::ModifySetting(settings) => {
                printer.push("MODIFY SETTING ");
                printer.settings(settings);
            }
            DatabaseCommand::ModifyComment(comment) => {
                printer.push("MODIFY COMMENT ");
                printer.literal(comment);
            }
        });
    }

    fn alter_commands<T: 't>(&mut self, commands: &'t [T], mut print: impl FnMut(&mut Self, usize, &'t T)) {
        self.indented(|printer| {
            for (index, command) in commands.iter().enumerate() {
                if index > 0 {
                    printer.push(",");
                }
                printer.line_or_space();
                printer.push("(");
                printer.with_padded_lists(|printer| print(printer, index, command));
                printer.push(")");
            }
        });
    }

    /// The commands are a list: a lambda that stands alone in a later one gets parentheses.
    fn alter_command(&mut self, index: usize, command: &'t AlterCommandKind, settings_follow: bool) {
        match command {
            AlterCommandKind::Column(command) => self.column_command(index, command),
            AlterCommandKind::Index(command) => self.index_command(index, command),
            AlterCommandKind::Projection(command) => self.projection_command(command),
            AlterCommandKind::Statistics(command) => self.statistics_command(command),
            AlterCommandKind::Constraint(command) => self.constraint_command(index, command),
            AlterCommandKind::Partition(command) => self.partition_command(command),
            AlterCommandKind::Mutation(command) => self.mutation_command(index, command),
            AlterCommandKind::Table(command) => self.table_command(index, command, settings_follow),
        }
    }

    /// The server puts a space behind `FIRST`.
    fn place(&mut self, place: Option<&'t Place>) {
        match place {
            None => {}
            Some(Place::First) => self.push(" FIRST "),
            Some(Place::After(name)) => {
                self.push(" AFTER ");
                self.path(name);
            }
        }
    }

    fn if_exists(&mut self, is_there: bool) {
        self.push(if is_there { "IF EXISTS " } else { "" });
    }

    fn if_not_exists(&mut self, is_there: bool) {
        self.push(if is_there { "IF NOT EXISTS " } else { "" });
    }
}
