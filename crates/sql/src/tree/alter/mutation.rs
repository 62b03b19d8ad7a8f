//! Commands of ALTER TABLE that rewrite rows.

use crate::tree::storage::Assignment;
use crate::tree::{Expression, Partition};

/// A command that rewrites rows.
#[derive(Debug, Clone, PartialEq)]
pub enum MutationCommand {
    /// `DELETE … WHERE`
    Delete {
        /// `IN PARTITION`
        partition: Option<Partition>,
        /// Which rows.
        condition: Box<Expression>,
    },
    /// `UPDATE … WHERE`
    Update {
        /// What columns are set to.
        assignments: Vec<Assignment>,
        /// `IN PARTITION`
        partition: Option<Partition>,
        /// Which rows.
        condition: Box<Expression>,
    },
    /// `MATERIALIZE TTL`: it is applied to the rows that are there.
    MaterializeTtl(Option<Partition>),
    /// `REWRITE PARTS`
    RewriteParts(Option<Partition>),
    /// `APPLY DELETED MASK`: rows that lightweight deletes marked go.
    ApplyDeletedMask(Option<Partition>),
    /// `APPLY PATCHES`: what lightweight updates wrote beside the parts goes into them.
    ApplyPatches(Option<Partition>),
}
