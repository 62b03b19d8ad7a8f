//! Commands about indexes, projections, statistics and constraints.

use crate::parser::{Parsed, Parser};
use crate::tree::alter::member::{MemberInPartition, StatisticsDeclaration};
use crate::tree::alter::{ConstraintCommand, IndexCommand, ProjectionCommand, StatisticsCommand, StatisticsScope};

impl Parser<'_> {
    pub(super) fn index_command(&mut self) -> Parsed<Option<IndexCommand>> {
        let command = if self.accept_words("ADD INDEX") {
            IndexCommand::Add {
                if_not_exists: self.if_not_exists(),
                index: Box::new(self.index_declaration()?),
                place: self.place()?,
            }
        } else if self.accept_words("DROP INDEX") {
            IndexCommand::Drop { if_exists: self.if_exists(), name: self.path()? }
        } else if self.accept_words("CLEAR INDEX") {
            IndexCommand::Clear(self.member_in_partition()?)
        } else if self.accept_words("MATERIALIZE INDEX") {
            IndexCommand::Materialize(self.member_in_partition()?)
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    pub(super) fn projection_command(&mut self) -> Parsed<Option<ProjectionCommand>> {
        let command = if self.accept_words("ADD PROJECTION") {
            ProjectionCommand::Add {
                if_not_exists: self.if_not_exists(),
                projection: Box::new(self.projection_declaration()?),
                place: self.place()?,
            }
        } else if self.accept_words("DROP PROJECTION") {
            ProjectionCommand::Drop { if_exists: self.if_exists(), name: self.path()? }
        } else if self.accept_words("CLEAR PROJECTION") {
            ProjectionCommand::Clear(self.member_in_partition()?)
        } else if self.accept_words("MATERIALIZE PROJECTION") {
            ProjectionCommand::Materialize(self.member_in_partition()?)
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    fn member_in_partition(&mut self) -> Parsed<MemberInPartition> {
        Ok(MemberInPartition { if_exists: self.if_exists(), name: self.path()?, partition: self.in_partition()? })
    }

    pub(super) fn constraint_command(&mut self) -> Parsed<Option<ConstraintCommand>> {
        let command = if self.accept_words("ADD CONSTRAINT") {
            let if_not_exists = self.if_not_exists();
            ConstraintCommand::Add { if_not_exists, constraint: Box::new(self.constraint_declaration()?) }
        } else if self.accept_words("MODIFY CONSTRAINT") {
            let if_exists = self.if_exists();
            ConstraintCommand::Modify { if_exists, constraint: Box::new(self.constraint_declaration()?) }
        } else if self.accept_words("DROP CONSTRAINT") {
            ConstraintCommand::Drop { if_exists: self.if_exists(), name: self.path()? }
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    pub(super) fn statistics_command(&mut self) -> Parsed<Option<StatisticsCommand>> {
        let command = if self.accept_words("ADD STATISTICS") {
            let if_not_exists = self.if_not_exists();
            StatisticsCommand::Add { if_not_exists, statistics: self.statistics_declaration()? }
        } else if self.accept_words("MODIFY STATISTICS") {
            StatisticsCommand::Modify(self.statistics_declaration()?)
        } else if self.accept_words("DROP STATISTICS") {
            StatisticsCommand::Drop { if_exists: self.if_exists(), columns: self.comma_list(Self::name)? }
        } else if self.accept_words("CLEAR STATISTICS") {
            StatisticsCommand::Clear(self.statistics_scope()?)
        } else if self.accept_words("MATERIALIZE STATISTICS") {
            StatisticsCommand::Materialize(self.statistics_scope()?)
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    fn statistics_scope(&mut self) -> Parsed<StatisticsScope> {
        if self.accept_words("ALL") {
            return Ok(StatisticsScope::All);
        }
        Ok(StatisticsScope::Columns {
            if_exists: self.if_exists(),
            columns: self.comma_list(Self::name)?,
            partition: self.in_partition()?,
        })
    }

    fn statistics_declaration(&mut self) -> Parsed<StatisticsDeclaration> {
        let columns = self.comma_list(Self::name)?;
        self.expect_words("TYPE")?;
        Ok(StatisticsDeclaration { columns, types: self.comma_list(Self::call_or_name)? })
    }
}
