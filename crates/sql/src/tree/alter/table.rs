//! Commands of ALTER TABLE about the table itself.

use crate::tree::refresh::Refresh;
use crate::tree::security::SqlSecurity;
use crate::tree::storage::TtlElement;
use crate::tree::{Expression, Literal, Name, Query, Setting};

/// A command about the table itself.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCommand {
    /// `MODIFY ORDER BY`
    ModifyOrderBy(Box<Expression>),
    /// `MODIFY SAMPLE BY`
    ModifySampleBy(Box<Expression>),
    /// `REMOVE SAMPLE BY`
    RemoveSampleBy,
    /// `MODIFY TTL`
    ModifyTtl(Vec<TtlElement>),
    /// `REMOVE TTL`
    RemoveTtl,
    /// `MODIFY SETTING name = value, …`
    ModifySetting(Vec<Setting>),
    /// `RESET SETTING name, …`
    ResetSetting(Vec<Name>),
    /// `MODIFY COMMENT`
    ModifyComment(Literal),
    /// `MODIFY QUERY`: what a view selects.
    ModifyQuery(Box<Query>),
    /// `MODIFY REFRESH`: when a view is computed again.
    ModifyRefresh(Box<Refresh>),
    /// `MODIFY SQL SECURITY`, `MODIFY DEFINER`
    ModifySqlSecurity(SqlSecurity),
    /// `UNLOCK SNAPSHOT`
    UnlockSnapshot(UnlockSnapshot),
    /// `EXECUTE command(…)`
    Execute(Execute),
}

/// `UNLOCK SNAPSHOT 'name'`
#[derive(Debug, Clone, PartialEq)]
pub struct UnlockSnapshot {
    /// The snapshot.
    pub name: Literal,
    /// Where it is kept: `FROM Disk('backups', 'path')`.
    pub from: Option<Box<Expression>>,
}

/// `EXECUTE command(…)`
#[derive(Debug, Clone, PartialEq)]
pub struct Execute {
    /// The command.
    pub command: Name,
    /// Its arguments.
    pub arguments: Vec<Expression>,
}
