//! Commands of ALTER TABLE about partitions and parts.

use crate::tree::{Literal, ObjectName, Partition, PartitionOrPart, TextOrParameter};

/// A command about partitions or parts.
#[derive(Debug, Clone, PartialEq)]
pub enum PartitionCommand {
    /// `DROP PARTITION`, `DROP PART`
    Drop(PartitionOrPart),
    /// `DETACH PARTITION`, `DETACH PART`
    Detach(PartitionOrPart),
    /// `DROP DETACHED PARTITION`, `DROP DETACHED PART`
    DropDetached(PartitionOrPart),
    /// `FORGET PARTITION`
    Forget(Partition),
    /// `ATTACH PARTITION`
    Attach(Partition),
    /// `ATTACH PART 'name'`
    AttachPart {
        /// The part.
        part: TextOrParameter,
        /// `FROM 'path'`; the server drops it.
        from: Option<Literal>,
    },
    /// `ATTACH PARTITION … FROM table`: a copy of what another table holds.
    AttachFrom {
        /// Which one.
        partition: Partition,
        /// The other table.
        table: ObjectName,
    },
    /// `REPLACE PARTITION … FROM table`
    Replace {
        /// Which one.
        partition: Partition,
        /// The other table.
        table: ObjectName,
    },
    /// `MOVE PARTITION`, `MOVE PART`
    Move {
        /// What moves.
        what: PartitionOrPart,
        /// Where it goes.
        to: Destination,
    },
    /// `FETCH PARTITION`, `FETCH PART`
    Fetch {
        /// What is fetched.
        what: PartitionOrPart,
        /// The path in the keeper.
        from: Literal,
    },
    /// `FREEZE`
    Freeze {
        /// `PARTITION`; all of them where nothing is written.
        partition: Option<Partition>,
        /// `WITH NAME`
        backup: Option<Literal>,
    },
    /// `UNFREEZE`
    Unfreeze {
        /// `PARTITION`; all of them where nothing is written.
        partition: Option<Partition>,
        /// `WITH NAME`
        backup: Literal,
    },
}

/// Where a partition or a part goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// `TO DISK 'name'`
    Disk(Literal),
    /// `TO VOLUME 'name'`
    Volume(Literal),
    /// `TO TABLE name`; only for partitions.
    Table(ObjectName),
    /// `TO SHARD 'name'`; only for parts.
    Shard(Literal),
}
