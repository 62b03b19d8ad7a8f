//! ALTER TABLE and ALTER DATABASE.

mod column;
mod member;
mod mutation;
mod partition;
mod table;

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::alter::{AlterCommand, AlterCommandKind, AlterDatabase, AlterTable, DatabaseCommand, Place};

impl Parser<'_> {
    /// What stands behind `ALTER TABLE` and `ALTER TEMPORARY TABLE`.
    pub(super) fn alter_table(&mut self, is_temporary: bool) -> Parsed<AlterTable> {
        let name = self.object_name()?;
        let cluster = self.on_cluster()?;
        let (commands, in_parentheses) = self.alter_commands(Self::alter_command)?;
        Ok(AlterTable { is_temporary, name, cluster, commands, in_parentheses })
    }

    /// What stands behind `ALTER DATABASE`.
    pub(super) fn alter_database(&mut self) -> Parsed<AlterDatabase> {
        let name = self.name_or_parameter()?;
        let cluster = self.on_cluster()?;
        let (commands, in_parentheses) = self.alter_commands(Self::database_command)?;
        Ok(AlterDatabase { name, cluster, commands, in_parentheses })
    }

    /// Commands with commas between: all of them in parentheses, or none.
    fn alter_commands<T>(&mut self, mut command: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<(Vec<T>, bool)> {
        let in_parentheses = self.is(TokenKind::OpenParen);
        let commands = self
            .comma_list(|parser| if in_parentheses { parser.in_parentheses(&mut command) } else { command(parser) })?;
        Ok((commands, in_parentheses))
    }

    fn database_command(&mut self) -> Parsed<DatabaseCommand> {
        if self.accept_words("MODIFY SETTING") {
            return Ok(DatabaseCommand::ModifySetting(self.settings()?));
        }
        self.expect_words("MODIFY COMMENT")?;
        Ok(DatabaseCommand::ModifyComment(self.text()?))
    }

    fn alter_command(&mut self) -> Parsed<AlterCommand> {
        let start = self.here();
        let kind = self.alter_command_kind()?;
        Ok(AlterCommand { kind, span: self.span_from(start) })
    }

    fn alter_command_kind(&mut self) -> Parsed<AlterCommandKind> {
        if let Some(command) = self.column_command()? {
            return Ok(AlterCommandKind::Column(command));
        }
        if let Some(command) = self.table_command()? {
            return Ok(AlterCommandKind::Table(command));
        }
        if let Some(command) = self.index_command()? {
            return Ok(AlterCommandKind::Index(command));
        }
        if let Some(command) = self.projection_command()? {
            return Ok(AlterCommandKind::Projection(command));
        }
        if let Some(command) = self.constraint_command()? {
            return Ok(AlterCommandKind::Constraint(command));
        }
        if let Some(command) = self.statistics_command()? {
            return Ok(AlterCommandKind::Statistics(command));
        }
        if let Some(command) = self.mutation_command()? {
            return Ok(AlterCommandKind::Mutation(command));
        }
        if let Some(command) = self.partition_command()? {
            return Ok(AlterCommandKind::Partition(command));
        }
        self.mismatch("a command")
    }

    /// `FIRST` or `AFTER name`, where one stands ahead.
    fn place(&mut self) -> Parsed<Option<Place>> {
        if self.accept_words("FIRST") {
            return Ok(Some(Place::First));
        }
        if self.accept_words("AFTER") { Ok(Some(Place::After(self.path()?))) } else { Ok(None) }
    }

    fn if_exists(&mut self) -> bool {
        self.accept_words("IF EXISTS")
    }

    fn if_not_exists(&mut self) -> bool {
        self.accept_words("IF NOT EXISTS")
    }
}
