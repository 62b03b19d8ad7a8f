//! With whose rights a view reads.

use crate::tree::Name;

/// DEFINER and SQL SECURITY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlSecurity {
    /// DEFINER = …
    pub definer: Option<Definer>,
    /// SQL SECURITY …
    pub kind: Option<SqlSecurityKind>,
}

/// Whose view it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Definer {
    /// `CURRENT_USER`
    CurrentUser,
    /// A user.
    User(UserName),
}

/// A user: `name`, `name@'host'`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserName {
    /// The name.
    pub name: Name,
    /// Whether the name is written as a text.
    pub is_text: bool,
    /// The host, where one is written.
    pub host: Option<Box<str>>,
}

/// With whose rights a view reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SqlSecurityKind {
    /// DEFINER: those of its definer.
    Definer,
    /// INVOKER: those of the one who reads it.
    Invoker,
    /// NONE: any.
    None,
}
