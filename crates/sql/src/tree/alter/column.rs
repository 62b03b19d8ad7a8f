//! Commands of ALTER TABLE about columns.

use crate::tree::alter::Place;
use crate::tree::column::ColumnDeclaration;
use crate::tree::{Expression, Literal, Name, Partition, Path, Setting};

/// A command about a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnCommand {
    /// `ADD COLUMN`
    Add {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The column.
        column: Box<ColumnDeclaration>,
        /// Where it goes; behind the last one where nothing is written.
        place: Option<Place>,
    },
    /// `DROP COLUMN`
    Drop {
        /// `IF EXISTS`
        if_exists: bool,
        /// The column.
        name: Path,
    },
    /// `CLEAR COLUMN`: its values become the default.
    Clear {
        /// `IF EXISTS`
        if_exists: bool,
        /// The column.
        name: Path,
        /// `IN PARTITION`
        partition: Option<Partition>,
    },
    /// `MODIFY COLUMN`, `ALTER COLUMN`
    Modify(Box<ModifyColumn>),
    /// `RENAME COLUMN`
    Rename {
        /// `IF EXISTS`
        if_exists: bool,
        /// The column.
        name: Path,
        /// What it will be called.
        new_name: Path,
    },
    /// `COMMENT COLUMN`
    Comment {
        /// `IF EXISTS`
        if_exists: bool,
        /// The column.
        name: Path,
        /// The comment.
        comment: Literal,
    },
    /// `MATERIALIZE COLUMN`: its expression is computed for the rows that are there.
    Materialize {
        /// The column.
        name: Path,
        /// `IN PARTITION`
        partition: Option<Partition>,
    },
}

/// `MODIFY COLUMN`, `ALTER COLUMN`
#[derive(Debug, Clone, PartialEq)]
pub struct ModifyColumn {
    /// Whether the word is `ALTER`: a type then stands behind `TYPE`.
    pub is_alter: bool,
    /// `IF EXISTS`
    pub if_exists: bool,
    /// What changes.
    pub change: ColumnChange,
}

/// What changes about a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnChange {
    /// Its type or its attributes, as they are written; and its place.
    Declaration {
        /// The column: only its name is always there.
        column: Box<ColumnDeclaration>,
        /// Where it goes.
        place: Option<Place>,
    },
    /// `REMOVE property`
    Remove {
        /// The column.
        name: Path,
        /// What it loses.
        property: ColumnProperty,
    },
    /// `MODIFY SETTING name = value, …`
    ModifySetting {
        /// The column.
        name: Path,
        /// The settings.
        settings: Vec<Setting>,
    },
    /// `RESET SETTING name, …`
    ResetSetting {
        /// The column.
        name: Path,
        /// Which settings.
        settings: Vec<Name>,
    },
    /// `ADD ENUM VALUES ('a' = 1, …)`
    AddEnumValues {
        /// The column.
        name: Path,
        /// The values.
        values: Vec<Expression>,
    },
}

/// What a column can lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnProperty {
    /// Its `DEFAULT`.
    Default,
    /// Its `MATERIALIZED`.
    Materialized,
    /// Its `ALIAS`.
    Alias,
    /// Its `COMMENT`.
    Comment,
    /// Its `CODEC`.
    Codec,
    /// Its `TTL`.
    Ttl,
    /// Its `SETTINGS`.
    Settings,
}

impl ColumnProperty {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Default, Self::Materialized, Self::Alias, Self::Comment, Self::Codec, Self::Ttl, Self::Settings];

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Default => "DEFAULT",
            Self::Materialized => "MATERIALIZED",
            Self::Alias => "ALIAS",
            Self::Comment => "COMMENT",
            Self::Codec => "CODEC",
            Self::Ttl => "TTL",
            Self::Settings => "SETTINGS",
        }
    }
}

impl ColumnDeclaration {
    /// Whether nothing but the column's name is written.
    pub fn is_name_only(&self) -> bool {
        self.data_type.is_none()
            && self.default.is_none()
            && self.comment.is_none()
            && self.codec.is_none()
            && self.statistics.is_none()
            && self.ttl.is_none()
            && !self.is_primary_key
            && self.settings.is_empty()
    }
}
