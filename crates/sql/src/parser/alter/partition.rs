//! Commands about partitions and parts.

use crate::parser::{Parsed, Parser};
use crate::tree::alter::{Destination, PartitionCommand};
use crate::tree::{Literal, Partition, PartitionOrPart};

impl Parser<'_> {
    pub(super) fn partition_command(&mut self) -> Parsed<Option<PartitionCommand>> {
        let command = if let Some(what) = self.partition_or_part("DROP PARTITION", "DROP PART")? {
            PartitionCommand::Drop(what)
        } else if let Some(what) = self.partition_or_part("DROP DETACHED PARTITION", "DROP DETACHED PART")? {
            PartitionCommand::DropDetached(what)
        } else if let Some(what) = self.partition_or_part("DETACH PARTITION", "DETACH PART")? {
            PartitionCommand::Detach(what)
        } else if self.accept_words("FORGET PARTITION") {
            PartitionCommand::Forget(self.partition()?)
        } else if self.accept_words("ATTACH PARTITION") {
            self.attach_partition()?
        } else if self.accept_words("ATTACH PART") {
            let part = self.text_or_parameter()?;
            let from = if self.accept_words("FROM") { Some(self.text()?) } else { None };
            PartitionCommand::AttachPart { part, from }
        } else if self.accept_words("REPLACE PARTITION") {
            let partition = self.partition()?;
            self.expect_words("FROM")?;
            PartitionCommand::Replace { partition, table: self.plain_object_name()? }
        } else if let Some(what) = self.partition_or_part("MOVE PARTITION", "MOVE PART")? {
            self.move_to(what)?
        } else if let Some(what) = self.partition_or_part("FETCH PARTITION", "FETCH PART")? {
            self.expect_words("FROM")?;
            PartitionCommand::Fetch { what, from: self.text()? }
        } else if self.accept_words("FREEZE") {
            PartitionCommand::Freeze { partition: self.optional_partition()?, backup: self.backup_name()? }
        } else if self.accept_words("UNFREEZE") {
            self.unfreeze()?
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    fn attach_partition(&mut self) -> Parsed<PartitionCommand> {
        let partition = self.partition()?;
        if self.accept_words("FROM") {
            return Ok(PartitionCommand::AttachFrom { partition, table: self.plain_object_name()? });
        }
        Ok(PartitionCommand::Attach(partition))
    }

    fn move_to(&mut self, what: PartitionOrPart) -> Parsed<PartitionCommand> {
        let to = if self.accept_words("TO DISK") {
            Destination::Disk(self.text()?)
        } else if self.accept_words("TO VOLUME") {
            Destination::Volume(self.text()?)
        } else {
            match what {
                PartitionOrPart::Partition(_) => {
                    self.expect_words("TO TABLE")?;
                    Destination::Table(self.plain_object_name()?)
                }
                PartitionOrPart::Part(_) => {
                    self.expect_words("TO SHARD")?;
                    Destination::Shard(self.text()?)
                }
            }
        };
        Ok(PartitionCommand::Move { what, to })
    }

    fn unfreeze(&mut self) -> Parsed<PartitionCommand> {
        let partition = self.optional_partition()?;
        match self.backup_name()? {
            Some(backup) => Ok(PartitionCommand::Unfreeze { partition, backup }),
            None => self.mismatch("WITH NAME"),
        }
    }

    fn optional_partition(&mut self) -> Parsed<Option<Partition>> {
        if self.accept_words("PARTITION") { Ok(Some(self.partition()?)) } else { Ok(None) }
    }

    fn backup_name(&mut self) -> Parsed<Option<Literal>> {
        if self.accept_words("WITH NAME") { Ok(Some(self.text()?)) } else { Ok(None) }
    }
}
