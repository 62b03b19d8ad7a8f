//! Commands about indexes, projections, statistics and constraints.

use crate::format::Printer;
use crate::tree::Path;
use crate::tree::alter::member::{MemberInPartition, StatisticsDeclaration};
use crate::tree::alter::{ConstraintCommand, IndexCommand, ProjectionCommand, StatisticsCommand, StatisticsScope};

impl<'t> Printer<'t> {
    pub(super) fn index_command(&mut self, place_in_list: usize, command: &'t IndexCommand) {
        match command {
            IndexCommand::Add { if_not_exists, index, place } => {
                self.push("ADD INDEX ");
                self.if_not_exists(*if_not_exists);
                self.listed_index(place_in_list, index);
                self.place(place.as_ref());
            }
            IndexCommand::Drop { if_exists, name } => self.drop_member("DROP INDEX ", *if_exists, name),
            IndexCommand::Clear(member) => self.clear_member("CLEAR INDEX ", member),
            IndexCommand::Materialize(member) => self.materialize_member("MATERIALIZE INDEX ", member),
        }
    }

    pub(super) fn projection_command(&mut self, command: &'t ProjectionCommand) {
        match command {
            ProjectionCommand::Add { if_not_exists, projection, place } => {
                self.push("ADD PROJECTION ");
                self.if_not_exists(*if_not_exists);
                self.projection_declaration(projection);
                self.place(place.as_ref());
            }
            ProjectionCommand::Drop { if_exists, name } => self.drop_member("DROP PROJECTION ", *if_exists, name),
            ProjectionCommand::Clear(member) => self.clear_member("CLEAR PROJECTION ", member),
            ProjectionCommand::Materialize(member) => self.materialize_member("MATERIALIZE PROJECTION ", member),
        }
    }

    pub(super) fn constraint_command(&mut self, index: usize, command: &'t ConstraintCommand) {
        match command {
            ConstraintCommand::Add { if_not_exists, constraint } => {
                self.push("ADD CONSTRAINT ");
                self.if_not_exists(*if_not_exists);
                self.listed_constraint(index, constraint);
            }
            ConstraintCommand::Modify { if_exists, constraint } => {
                self.push("MODIFY CONSTRAINT ");
                self.if_exists(*if_exists);
                self.listed_constraint(index, constraint);
            }
            ConstraintCommand::Drop { if_exists, name } => self.drop_member("DROP CONSTRAINT ", *if_exists, name),
        }
    }

    fn drop_member(&mut self, words: &str, if_exists: bool, name: &'t Path) {
        self.push(words);
        self.if_exists(if_exists);
        self.path(name);
    }

    fn clear_member(&mut self, words: &str, member: &'t MemberInPartition) {
        self.drop_member(words, member.if_exists, &member.name);
        self.in_partition(member.partition.as_ref());
    }

    /// The server drops `IF EXISTS` here.
    fn materialize_member(&mut self, words: &str, member: &'t MemberInPartition) {
        self.drop_member(words, false, &member.name);
        self.in_partition(member.partition.as_ref());
    }

    pub(super) fn statistics_command(&mut self, command: &'t StatisticsCommand) {
        match command {
            StatisticsCommand::Add { if_not_exists, statistics } => {
                self.push("ADD STATISTICS ");
                self.if_not_exists(*if_not_exists);
                self.statistics_declaration(statistics);
            }
            StatisticsCommand::Modify(statistics) => {
                self.push("MODIFY STATISTICS ");
                self.statistics_declaration(statistics);
            }
            StatisticsCommand::Drop { if_exists, columns } => {
                self.push("DROP STATISTICS ");
                self.if_exists(*if_exists);
                self.list_padding();
                self.comma_list(columns, Self::name);
            }
            StatisticsCommand::Clear(scope) => {
                self.push("CLEAR STATISTICS ");
                self.statistics_scope(scope, true);
            }
            StatisticsCommand::Materialize(scope) => {
                self.push("MATERIALIZE STATISTICS ");
                self.statistics_scope(scope, false);
            }
        }
    }

    fn statistics_scope(&mut self, scope: &'t StatisticsScope, keeps_if_exists: bool) {
        match scope {
            StatisticsScope::All => self.push(" ALL"),
            StatisticsScope::Columns { if_exists, columns, partition } => {
                self.if_exists(*if_exists && keeps_if_exists);
                self.list_padding();
                self.comma_list(columns, Self::name);
                self.in_partition(partition.as_ref());
            }
        }
    }

    fn statistics_declaration(&mut self, statistics: &'t StatisticsDeclaration) {
        self.list_padding();
        self.comma_list(&statistics.columns, Self::name);
        self.push(" TYPE ");
        self.list_padding();
        self.comma_list(&statistics.types, Self::expression);
    }
}
