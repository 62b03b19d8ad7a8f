//! DROP, DETACH, TRUNCATE and UNDROP.

use crate::tree::uuid::IdentifiedName;
use crate::tree::{Literal, Name, ObjectName};

/// `DROP TABLE [IF EXISTS] …` and what is said in the same words.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each of them is a keyword of its own")]
pub struct Drop {
    /// What is done.
    pub verb: DropVerb,
    /// To what.
    pub target: DropTarget,
    /// `ALL`
    pub is_all: bool,
    /// `IF EXISTS`
    pub if_exists: bool,
    /// `IF EMPTY`
    pub if_empty: bool,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// `PERMANENTLY`
    pub is_permanent: bool,
    /// `SYNC`, also written as `NO DELAY`.
    pub is_sync: bool,
}

/// What is done to the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropVerb {
    /// `DROP`
    Drop,
    /// `DETACH`
    Detach,
    /// `TRUNCATE`
    Truncate,
}

/// What is dropped.
#[derive(Debug, Clone, PartialEq)]
pub enum DropTarget {
    /// `DATABASE name`
    Database(Name),
    /// `TABLE name, …`
    Tables {
        /// `TABLE`, `VIEW` or `DICTIONARY`
        kind: TableKind,
        /// `TEMPORARY`
        is_temporary: bool,
        /// The names; several only behind `DROP`.
        names: Vec<IdentifiedName>,
    },
    /// `TABLES FROM database [LIKE 'pattern']`
    AllTables {
        /// The database.
        database: Name,
        /// Which of its tables.
        like: Option<NamePattern>,
    },
}

/// What kind of a table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// `TABLE`
    Table,
    /// `VIEW`
    View,
    /// `DICTIONARY`
    Dictionary,
}

/// `[NOT] LIKE 'pattern'`
#[derive(Debug, Clone, PartialEq)]
pub struct NamePattern {
    /// `NOT`
    pub is_negated: bool,
    /// `ILIKE`
    pub ignores_case: bool,
    /// The pattern.
    pub pattern: Literal,
}

/// `UNDROP TABLE name [UUID '…']`
#[derive(Debug, Clone, PartialEq)]
pub struct Undrop {
    /// The table, with its identifier where several were dropped.
    pub name: IdentifiedName,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
}

impl DropVerb {
    /// The keyword.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Drop => "DROP",
            Self::Detach => "DETACH",
            Self::Truncate => "TRUNCATE",
        }
    }
}

impl TableKind {
    /// The keyword.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Table => "TABLE",
            Self::View => "VIEW",
            Self::Dictionary => "DICTIONARY",
        }
    }
}

impl Drop {
    /// What the kind is called in the API.
    pub fn kind_name(&self) -> &'static str {
        let object = match &self.target {
            DropTarget::Database(_) => 3,
            DropTarget::AllTables { .. } => 0,
            DropTarget::Tables { kind, .. } => match kind {
                TableKind::Table => 0,
                TableKind::View => 1,
                TableKind::Dictionary => 2,
            },
        };
        let names: [&'static str; 4] = match self.verb {
            DropVerb::Drop => ["drop_table", "drop_view", "drop_dictionary", "drop_database"],
            DropVerb::Detach => ["detach_table", "detach_view", "detach_dictionary", "detach_database"],
            DropVerb::Truncate => ["truncate_table", "truncate_view", "truncate_dictionary", "truncate_database"],
        };
        names.get(object).copied().unwrap_or_default()
    }

    /// The one object, with its kind.
    pub fn object(&self) -> Option<(&'static str, &ObjectName)> {
        match &self.target {
            DropTarget::Tables { kind, names, .. } => match names.as_slice() {
                [only] => Some((
                    match kind {
                        TableKind::Table => "table",
                        TableKind::View => "view",
                        TableKind::Dictionary => "dictionary",
                    },
                    &only.name,
                )),
                _ => None,
            },
            _ => None,
        }
    }
}
