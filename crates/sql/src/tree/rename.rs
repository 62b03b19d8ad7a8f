//! RENAME and EXCHANGE.

use crate::tree::{Name, ObjectName};

/// `RENAME TABLE a TO b, …` and `EXCHANGE TABLES a AND b, …`
#[derive(Debug, Clone, PartialEq)]
pub struct Rename {
    /// What gets other names, and how.
    pub pairs: RenamePairs,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
}

/// What gets other names.
#[derive(Debug, Clone, PartialEq)]
pub enum RenamePairs {
    /// `RENAME DATABASE [IF EXISTS] a TO b`
    Database {
        /// `IF EXISTS`
        if_exists: bool,
        /// Its name so far.
        from: Name,
        /// Its name from now on.
        to: Name,
    },
    /// `RENAME TABLE a TO b, …`
    Tables(Vec<RenamePair>),
    /// `RENAME DICTIONARY a TO b, …`
    Dictionaries(Vec<RenamePair>),
    /// `EXCHANGE TABLES a AND b, …`
    ExchangedTables(Vec<RenamePair>),
    /// `EXCHANGE DICTIONARIES a AND b, …`
    ExchangedDictionaries(Vec<RenamePair>),
}

/// `[IF EXISTS] a TO b`
#[derive(Debug, Clone, PartialEq)]
pub struct RenamePair {
    /// `IF EXISTS`
    pub if_exists: bool,
    /// The name so far.
    pub from: ObjectName,
    /// The name from now on.
    pub to: ObjectName,
}

impl Rename {
    /// What the kind is called in the API.
    pub fn kind_name(&self) -> &'static str {
        match &self.pairs {
            RenamePairs::Database { .. } => "rename_database",
            RenamePairs::Tables(_) => "rename_table",
            RenamePairs::Dictionaries(_) => "rename_dictionary",
            RenamePairs::ExchangedTables(_) => "exchange_tables",
            RenamePairs::ExchangedDictionaries(_) => "exchange_dictionaries",
        }
    }

    /// The one object, with its kind.
    pub fn object(&self) -> Option<(&'static str, &ObjectName)> {
        match &self.pairs {
            RenamePairs::Tables(pairs) => match pairs.as_slice() {
                [only] => Some(("table", &only.from)),
                _ => None,
            },
            RenamePairs::Dictionaries(pairs) => match pairs.as_slice() {
                [only] => Some(("dictionary", &only.from)),
                _ => None,
            },
            _ => None,
        }
    }
}
