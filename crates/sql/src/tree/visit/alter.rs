//! Below commands of ALTER TABLE.

use super::table::assignments;
use super::{EntityKind, Node, SettingOwner, entities, expressions, settings};
use crate::tree::alter::member::{MemberInPartition, StatisticsDeclaration};
use crate::tree::alter::{
    AlterCommand, AlterCommandKind, ColumnChange, ColumnCommand, ConstraintCommand, Execute, IndexCommand,
    ModifyColumn, MutationCommand, PartitionCommand, ProjectionCommand, StatisticsCommand, StatisticsScope,
    TableCommand, UnlockSnapshot,
};
use crate::tree::refresh::Refresh;
use crate::tree::{Partition, PartitionOrPart};

pub(super) fn children<'t>(command: &'t AlterCommand, below: &mut Vec<Node<'t>>) {
    let AlterCommand { kind, span: _ } = command;
    match kind {
        AlterCommandKind::Column(command) => column(command, below),
        AlterCommandKind::Index(command) => index(command, below),
        AlterCommandKind::Projection(command) => projection(command, below),
        AlterCommandKind::Statistics(command) => statistics(command, below),
        AlterCommandKind::Constraint(command) => match command {
            ConstraintCommand::Add { if_not_exists: _, constraint }
            | ConstraintCommand::Modify { if_exists: _, constraint } => below.push(Node::Constraint(constraint)),
            ConstraintCommand::Drop { if_exists: _, name: _ } => {}
        },
        AlterCommandKind::Partition(command) => partition_command(command, below),
        AlterCommandKind::Mutation(command) => mutation(command, below),
        AlterCommandKind::Table(command) => table(command, below),
    }
}

fn column<'t>(command: &'t ColumnCommand, below: &mut Vec<Node<'t>>) {
    match command {
        ColumnCommand::Add { if_not_exists: _, column, place: _ } => below.push(Node::Column(column)),
        ColumnCommand::Drop { if_exists: _, name: _ }
        | ColumnCommand::Rename { if_exists: _, name: _, new_name: _ }
        | ColumnCommand::Comment { if_exists: _, name: _, comment: _ } => {}
        ColumnCommand::Clear { if_exists: _, name: _, partition }
        | ColumnCommand::Materialize { name: _, partition } => in_partition(partition.as_ref(), below),
        ColumnCommand::Modify(modify) => {
            let ModifyColumn { is_alter: _, if_exists: _, change } = &**modify;
            match change {
                ColumnChange::Declaration { column, place: _ } => below.push(Node::Column(column)),
                ColumnChange::Remove { name: _, property: _ } | ColumnChange::ResetSetting { name: _, settings: _ } => {
                }
                ColumnChange::ModifySetting { name: _, settings: list } => settings(SettingOwner::Column, list, below),
                ColumnChange::AddEnumValues { name: _, values } => expressions(values, below),
            }
        }
    }
}

fn index<'t>(command: &'t IndexCommand, below: &mut Vec<Node<'t>>) {
    match command {
        IndexCommand::Add { if_not_exists: _, index, place: _ } => below.push(Node::Index(index)),
        IndexCommand::Drop { if_exists: _, name: _ } => {}
        IndexCommand::Clear(member) | IndexCommand::Materialize(member) => member_in_partition(member, below),
    }
}

fn projection<'t>(command: &'t ProjectionCommand, below: &mut Vec<Node<'t>>) {
    match command {
        ProjectionCommand::Add { if_not_exists: _, projection, place: _ } => below.push(Node::Projection(projection)),
        ProjectionCommand::Drop { if_exists: _, name: _ } => {}
        ProjectionCommand::Clear(member) | ProjectionCommand::Materialize(member) => {
            member_in_partition(member, below);
        }
    }
}

fn member_in_partition<'t>(member: &'t MemberInPartition, below: &mut Vec<Node<'t>>) {
    let MemberInPartition { if_exists: _, name: _, partition } = member;
    in_partition(partition.as_ref(), below);
}

fn statistics<'t>(command: &'t StatisticsCommand, below: &mut Vec<Node<'t>>) {
    match command {
        StatisticsCommand::Add { if_not_exists: _, statistics } | StatisticsCommand::Modify(statistics) => {
            let StatisticsDeclaration { columns: _, types } = statistics;
            entities(EntityKind::Statistics, types, below);
        }
        StatisticsCommand::Drop { if_exists: _, columns: _ } => {}
        StatisticsCommand::Clear(scope) | StatisticsCommand::Materialize(scope) => match scope {
            StatisticsScope::All => {}
            StatisticsScope::Columns { if_exists: _, columns: _, partition } => {
                in_partition(partition.as_ref(), below);
            }
        },
    }
}

fn partition_command<'t>(command: &'t PartitionCommand, below: &mut Vec<Node<'t>>) {
    match command {
        PartitionCommand::Drop(what)
        | PartitionCommand::Detach(what)
        | PartitionCommand::DropDetached(what)
        | PartitionCommand::Move { what, to: _ }
        | PartitionCommand::Fetch { what, from: _ } => match what {
            PartitionOrPart::Partition(partition) => in_partition(Some(partition), below),
            PartitionOrPart::Part(_) => {}
        },
        PartitionCommand::Forget(partition)
        | PartitionCommand::Attach(partition)
        | PartitionCommand::AttachFrom { partition, table: _ }
        | PartitionCommand::Replace { partition, table: _ } => in_partition(Some(partition), below),
        PartitionCommand::AttachPart { part: _, from: _ } => {}
        PartitionCommand::Freeze { partition, backup: _ } | PartitionCommand::Unfreeze { partition, backup: _ } => {
            in_partition(partition.as_ref(), below);
        }
    }
}

fn mutation<'t>(command: &'t MutationCommand, below: &mut Vec<Node<'t>>) {
    match command {
        MutationCommand::Delete { partition, condition } => {
            in_partition(partition.as_ref(), below);
            expressions([&**condition], below);
        }
        MutationCommand::Update { assignments: list, partition, condition } => {
            assignments(list, below);
            in_partition(partition.as_ref(), below);
            expressions([&**condition], below);
        }
        MutationCommand::MaterializeTtl(partition)
        | MutationCommand::RewriteParts(partition)
        | MutationCommand::ApplyDeletedMask(partition)
        | MutationCommand::ApplyPatches(partition) => in_partition(partition.as_ref(), below),
    }
}

fn table<'t>(command: &'t TableCommand, below: &mut Vec<Node<'t>>) {
    match command {
        TableCommand::ModifyOrderBy(key) | TableCommand::ModifySampleBy(key) => expressions([&**key], below),
        TableCommand::ModifyTtl(elements) => below.extend(elements.iter().map(Node::Ttl)),
        TableCommand::ModifySetting(list) => settings(SettingOwner::Engine, list, below),
        TableCommand::ModifyQuery(query) => below.push(Node::Query(query)),
        TableCommand::ModifyRefresh(schedule) => refresh(schedule, below),
        TableCommand::RemoveSampleBy
        | TableCommand::RemoveTtl
        | TableCommand::ResetSetting(_)
        | TableCommand::ModifyComment(_)
        | TableCommand::ModifySqlSecurity(_) => {}
        TableCommand::UnlockSnapshot(UnlockSnapshot { name: _, from }) => {
            entities(EntityKind::Command, from.as_deref(), below);
        }
        TableCommand::Execute(Execute { command: _, arguments }) => {
            entities(EntityKind::Command, arguments, below);
        }
    }
}

pub(super) fn refresh<'t>(refresh: &'t Refresh, below: &mut Vec<Node<'t>>) {
    let Refresh { schedule: _, randomize_for: _, depends_on: _, settings: of_refresh, is_append: _ } = refresh;
    settings(SettingOwner::Refresh, of_refresh, below);
}

pub(super) fn in_partition<'t>(partition: Option<&'t Partition>, below: &mut Vec<Node<'t>>) {
    match partition {
        Some(Partition::Value(value)) => expressions([&**value], below),
        Some(Partition::All | Partition::Id(_) | Partition::Parameter(_)) | None => {}
    }
}
