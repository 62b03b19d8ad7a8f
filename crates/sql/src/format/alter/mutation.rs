//! Commands that rewrite rows.

use crate::format::Printer;
use crate::tree::alter::MutationCommand;
use crate::tree::{Expression, Partition};

impl<'t> Printer<'t> {
    pub(super) fn mutation_command(&mut self, index: usize, command: &'t MutationCommand) {
        match command {
            MutationCommand::Delete { partition, condition } => {
                self.push("DELETE");
                self.rows(index, partition.as_ref(), condition);
            }
            MutationCommand::Update { assignments, partition, condition } => {
                self.push("UPDATE ");
                self.list_padding();
                for (index, assignment) in assignments.iter().enumerate() {
                    self.push(if index > 0 { ", " } else { "" });
                    self.name(&assignment.column);
                    self.push(" = ");
                    self.declared_expression(index, &assignment.value);
                }
                self.rows(index, partition.as_ref(), condition);
            }
            MutationCommand::MaterializeTtl(partition) => {
                self.push("MATERIALIZE TTL");
                self.in_partition(partition.as_ref());
            }
            MutationCommand::RewriteParts(partition) => {
                self.push("REWRITE PARTS");
                self.in_partition(partition.as_ref());
            }
            MutationCommand::ApplyDeletedMask(partition) => {
                self.push("APPLY DELETED MASK");
                self.in_partition(partition.as_ref());
            }
            MutationCommand::ApplyPatches(partition) => {
                self.push("APPLY PATCHES");
                self.in_partition(partition.as_ref());
            }
        }
    }

    fn rows(&mut self, index: usize, partition: Option<&'t Partition>, condition: &'t Expression) {
        self.in_partition(partition);
        self.push(" WHERE ");
        self.listed_expression(index, condition);
    }
}
