//! CREATE DATABASE and ATTACH DATABASE.

use crate::format::Printer;
use crate::tree::create_database::{CreateDatabase, TableOverride};

impl<'t> Printer<'t> {
    pub(crate) fn create_database(&mut self, create: &'t CreateDatabase) {
        self.push(if create.is_attach { "ATTACH DATABASE " } else { "CREATE DATABASE " });
        self.push(if create.if_not_exists { "IF NOT EXISTS " } else { "" });
        self.name(&create.name);
        if let Some(uuid) = &create.uuid {
            self.uuid(" UUID ", uuid);
        }
        self.on_cluster(create.cluster.as_ref());
        if let Some(storage) = &create.storage {
            self.storage(storage);
        }
        for (index, table) in create.overrides.iter().enumerate() {
            self.push(if index > 0 { "," } else { "" });
            self.line_or_space();
            self.table_override(table);
        }
        self.comment(create.comment.as_ref());
    }

    fn table_override(&mut self, table: &'t TableOverride) {
        self.push("TABLE OVERRIDE ");
        self.name(&table.name);
        self.line_or_space();
        self.push("(");
        let inside = self.text.len();
        self.indented(|printer| {
            if let Some(columns) = &table.columns {
                printer.line_or_nothing();
                printer.push("COLUMNS");
                printer.table_elements(columns);
            }
            printer.storage(&table.storage);
        });
        // The first clause stands right behind the parenthesis.
        self.remove_space(inside);
        self.line_or_nothing();
        self.push(")");
    }
}
