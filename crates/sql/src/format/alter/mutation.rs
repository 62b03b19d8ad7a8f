//! Commands that rewrite rows.

use crate::format::Printer;
use crate::tree::alter::MutationCommand;
use crate::tree::{Expression, Partition};

impl Printer {
    pub(super) fn mutation_command(&mut self, command: &MutationCommand) {
        match command {
            MutationCommand::Delete { partition, condition } => {
                self.push("DELETE");
                self.rows(partition.as_ref(), condition);
            }
            MutationCommand::Update { assignments, partition, condition } => {
                self.push("UPDATE ");
                self.list_padding();
                self.comma_list(assignments, |printer, assignment| {
                    printer.name(&assignment.column);
                    printer.push(" = ");
                    printer.expression(&assignment.value);
                });
                self.rows(partition.as_ref(), condition);
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

    fn rows(&mut self, partition: Option<&Partition>, condition: &Expression) {
        self.in_partition(partition);
        self.push(" WHERE ");
        self.expression(condition);
    }
}
