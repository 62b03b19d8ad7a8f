//! CREATE DATABASE and ATTACH DATABASE.

use crate::parser::storage::StorageOwner;
use crate::parser::{Parsed, Parser};
use crate::tree::Storage;
use crate::tree::create_database::{CreateDatabase, TableOverride};
use crate::tree::storage::SortingKey;

impl Parser<'_> {
    /// What follows `CREATE DATABASE` or `ATTACH DATABASE`.
    pub(crate) fn create_database(&mut self, is_attach: bool) -> Parsed<CreateDatabase> {
        let if_not_exists = self.accept_words("IF NOT EXISTS");
        let name = self.name_or_parameter()?;
        let uuid = if self.accept_words("UUID") { Some(self.uuid()?) } else { None };
        let cluster = self.on_cluster()?;
        let storage = self.storage(StorageOwner::Database)?;
        let comment = self.comment()?;
        let has_overrides = self.is_words("TABLE OVERRIDE");
        let overrides = if has_overrides { self.comma_list(Self::table_override)? } else { Vec::new() };
        Ok(CreateDatabase { is_attach, if_not_exists, name, uuid, cluster, storage, comment, overrides })
    }

    fn table_override(&mut self) -> Parsed<TableOverride> {
        self.expect_words("TABLE OVERRIDE")?;
        let name = self.name()?;
        self.in_parentheses(|parser| {
            let (mut columns, mut storage) = (None, Storage::default());
            loop {
                if columns.is_none() && parser.accept_words("COLUMNS") {
                    columns = Some(parser.in_parentheses(Self::table_element_list)?);
                } else if storage.order_by.is_none() && parser.accept_words("ORDER BY") {
                    // Without directions, unlike that of a table.
                    let expression = parser.unnamed_expression()?;
                    storage.order_by = Some(SortingKey::Expression { expression, direction: None });
                } else if parser.is_words("UNIQUE KEY") || !parser.storage_clause(&mut storage)? {
                    return Ok(TableOverride { name, columns, storage });
                }
            }
        })
    }
}
