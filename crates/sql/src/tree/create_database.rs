//! CREATE DATABASE and ATTACH DATABASE.

use crate::tree::column::TableElement;
use crate::tree::{Literal, Name, Storage, Uuid};

/// `CREATE DATABASE [IF NOT EXISTS] name …`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateDatabase {
    /// Whether it is `ATTACH`.
    pub is_attach: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// What it is called.
    pub name: Name,
    /// `UUID '…'`
    pub uuid: Option<Uuid>,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// `ENGINE = …` and what else the server reads there.
    pub storage: Option<Storage>,
    /// `COMMENT '…'`
    pub comment: Option<Literal>,
    /// `TABLE OVERRIDE name (…), …`
    pub overrides: Vec<TableOverride>,
}

/// `TABLE OVERRIDE name (COLUMNS (…) ORDER BY …)`: what is different from the table that the database copies.
#[derive(Debug, Clone, PartialEq)]
pub struct TableOverride {
    /// Of which table.
    pub name: Name,
    /// `COLUMNS (…)`
    pub columns: Option<Vec<TableElement>>,
    /// Its keys and its TTL.
    pub storage: Storage,
}
