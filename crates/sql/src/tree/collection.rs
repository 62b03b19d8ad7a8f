//! Named collections.

use crate::tree::{Name, Setting};

/// `CREATE NAMED COLLECTION [IF NOT EXISTS] name AS key = value, …`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateNamedCollection {
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// What it is called.
    pub name: Name,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// What it holds.
    pub entries: Vec<CollectionEntry>,
}

/// `ALTER NAMED COLLECTION [IF EXISTS] name [SET key = value, …] [DELETE key, …]`
#[derive(Debug, Clone, PartialEq)]
pub struct AlterNamedCollection {
    /// `IF EXISTS`
    pub if_exists: bool,
    /// Which one.
    pub name: Name,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// What is added or changed.
    pub set: Vec<CollectionEntry>,
    /// What is taken away.
    pub delete: Vec<Name>,
}

/// `key = value [[NOT] OVERRIDABLE]`
#[derive(Debug, Clone, PartialEq)]
pub struct CollectionEntry {
    /// The key and its value.
    pub pair: Setting,
    /// Whether queries may set another value; `None` where it is left to the server.
    pub is_overridable: Option<bool>,
}

/// `DROP FUNCTION [IF EXISTS] name`, `DROP NAMED COLLECTION [IF EXISTS] name`
#[derive(Debug, Clone, PartialEq)]
pub struct DropNamed {
    /// `IF EXISTS`
    pub if_exists: bool,
    /// What is dropped.
    pub name: Name,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
}
