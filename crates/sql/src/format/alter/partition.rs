//! Commands about partitions and parts.

use crate::format::Printer;
use crate::tree::alter::{Destination, PartitionCommand};
use crate::tree::{Literal, ObjectName, Partition};

impl<'t> Printer<'t> {
    pub(super) fn partition_command(&mut self, command: &'t PartitionCommand) {
        match command {
            PartitionCommand::Drop(what) => {
                self.push("DROP ");
                self.partition_or_part(what);
            }
            PartitionCommand::Detach(what) => {
                self.push("DETACH ");
                self.partition_or_part(what);
            }
            PartitionCommand::DropDetached(what) => {
                self.push("DROP DETACHED ");
                self.partition_or_part(what);
            }
            PartitionCommand::Forget(partition) => {
                self.push("FORGET PARTITION ");
                self.partition(partition);
            }
            PartitionCommand::Attach(partition) => {
                self.push("ATTACH PARTITION ");
                self.partition(partition);
            }
            PartitionCommand::AttachPart { part, from: _ } => {
                self.push("ATTACH PART ");
                self.text_or_parameter(part);
            }
            PartitionCommand::AttachFrom { partition, table } => self.partition_from("ATTACH", partition, table),
            PartitionCommand::Replace { partition, table } => self.partition_from("REPLACE", partition, table),
            PartitionCommand::Move { what, to } => {
                self.push("MOVE ");
                self.partition_or_part(what);
                self.destination(to);
            }
            PartitionCommand::Fetch { what, from } => {
                self.push("FETCH ");
                self.partition_or_part(what);
                self.push(" FROM ");
                self.literal(from);
            }
            PartitionCommand::Freeze { partition, backup } => {
                self.freeze("FREEZE", partition.as_ref(), backup.as_ref());
            }
            PartitionCommand::Unfreeze { partition, backup } => {
                self.freeze("UNFREEZE", partition.as_ref(), Some(backup));
            }
        }
    }

    fn partition_from(&mut self, word: &str, partition: &'t Partition, table: &'t ObjectName) {
        self.push(word);
        self.push(" PARTITION ");
        self.partition(partition);
        self.push(" FROM ");
        self.object_name(table);
    }

    /// The server drops the word `SHARD`.
    fn destination(&mut self, to: &'t Destination) {
        match to {
            Destination::Disk(name) => {
                self.push(" TO DISK ");
                self.literal(name);
            }
            Destination::Volume(name) => {
                self.push(" TO VOLUME ");
                self.literal(name);
            }
            Destination::Table(table) => {
                self.push(" TO TABLE ");
                self.object_name(table);
            }
            Destination::Shard(name) => {
                self.push(" TO ");
                self.literal(name);
            }
        }
    }

    /// An empty name is none.
    fn freeze(&mut self, word: &str, partition: Option<&'t Partition>, backup: Option<&'t Literal>) {
        self.push(word);
        if let Some(partition) = partition {
            self.push(" PARTITION ");
            self.partition(partition);
        }
        if let Some(backup) = backup.filter(|backup| backup.value.as_text() != Some("")) {
            self.push(" WITH NAME ");
            self.literal(backup);
        }
    }
}
