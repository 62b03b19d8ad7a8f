//! OPTIMIZE.

use crate::tree::{Expression, Literal, Name, ObjectName, Partition};

/// `OPTIMIZE TABLE name …`
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each of them is a keyword of its own")]
pub struct Optimize {
    /// Which table.
    pub table: ObjectName,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// `PARTITION …`
    pub partition: Option<Partition>,
    /// `DRY RUN PARTS 'name', …`
    pub dry_run_parts: Vec<Literal>,
    /// `FINAL`, also written as `FORCE`.
    pub is_final: bool,
    /// `DEDUPLICATE`
    pub is_deduplicated: bool,
    /// `CLEANUP`
    pub is_cleanup: bool,
    /// `MANIFEST`
    pub is_manifest: bool,
    /// `BY column, …`: by which columns rows are found to be equal.
    pub deduplicate_by: Vec<Expression>,
}
