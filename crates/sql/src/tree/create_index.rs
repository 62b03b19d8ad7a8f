//! `DROP INDEX`.

use crate::tree::{Name, ObjectName};

/// `DROP [HYPOTHETICAL] INDEX [IF EXISTS] name ON table`
#[derive(Debug, Clone, PartialEq)]
pub struct DropIndex {
    /// `HYPOTHETICAL`
    pub is_hypothetical: bool,
    /// `IF EXISTS`
    pub if_exists: bool,
    /// Which index.
    pub name: Name,
    /// Of which table.
    pub table: ObjectName,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
}
