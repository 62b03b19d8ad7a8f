//! CREATE DATABASE and ATTACH DATABASE.

use std::collections::HashMap;

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
        for (index, table) in last_of_each(&create.overrides).into_iter().enumerate() {
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
                printer.override_columns(columns);
            }
            printer.storage(&table.storage);
        });
        // The first clause stands right behind the parenthesis.
        self.remove_space(inside);
        if self.is_pretty() && table.columns.is_none() && self.text.ends_with("\n(") {
            self.push("\n");
        }
        self.line_or_nothing();
        self.push(")");
    }
}

/// What is said again about a table stands in the place of what was said first.
fn last_of_each(overrides: &[TableOverride]) -> Vec<&TableOverride> {
    let mut places = HashMap::new();
    let mut last: Vec<&TableOverride> = Vec::new();
    for table in overrides {
        let place = *places.entry(&*table.name.text).or_insert(last.len());
        match last.get_mut(place) {
            Some(known) => *known = table,
            None => last.push(table),
        }
    }
    last
}
