use std::fmt;

use chkit_sql::quote;

/// What sort of object a definition describes; the order in which definitions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A table.
    Table,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
}

impl Kind {
    /// The spelling used in definitions, keys and output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::MaterializedView => "materialized_view",
        }
    }

    /// The words people use for it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::MaterializedView => "materialized view",
        }
    }
}

/// A database and the name of an object in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The database.
    pub database: String,
    /// The object.
    pub name: String,
}

impl QualifiedName {
    /// A name from its parts, without the white space around them.
    pub fn new(database: &str, name: &str) -> Self {
        Self { database: database.trim().to_owned(), name: name.trim().to_owned() }
    }

    /// As it stands in a statement: quoted where it must be.
    pub fn sql(&self) -> String {
        quote::qualified_name(&self.database, &self.name)
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.database, self.name)
    }
}

/// What identifies an object in a schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: QualifiedName,
}

/// The spelling used in operations and diagnostics: `table:app.events`.
impl fmt::Display for ObjectKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.kind.as_str(), self.name)
    }
}
