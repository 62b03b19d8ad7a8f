//! Plans for some tables only.

use std::collections::BTreeSet;

use chkit_diagnostics::{Code, Diagnostic};
use chkit_planner::{Pair, PlanOptions, RenameKind};
use chkit_schema::{Kind, Object, QualifiedName, Schema};
use chkit_sql::collections::Gather;

use crate::use_cases::table_names;
use crate::wire;

/// `table`, `prefix*`, `db.table` or `db.prefix*`.
pub(crate) struct Selector {
    text: String,
    database: Option<String>,
    name: String,
    is_prefix: bool,
}

impl Selector {
    /// Reads a selector. A star stands at the end of a table's name, and nowhere else.
    pub(crate) fn read(text: &str) -> Result<Self, Box<Diagnostic>> {
        let trimmed = text.trim();
        let (database, name) = match trimmed.split_once('.') {
            Some((database, name)) => (Some(database), name),
            None => (None, trimmed),
        };
        let (name, is_prefix) = match name.strip_suffix('*') {
            Some(prefix) => (prefix, true),
            None => (name, false),
        };
        if name.is_empty()
            || name.contains(['*', '.'])
            || database.is_some_and(|name| name.is_empty() || name.contains('*'))
        {
            let diagnostic = Diagnostic::new(Code::InvalidScope, format!("{text:?} does not select tables."))
                .help("Write `table`, `prefix*`, `database.table` or `database.prefix*`.");
            return Err(Box::new(diagnostic));
        }
        Ok(Self { text: trimmed.to_owned(), database: database.map(str::to_owned), name: name.to_owned(), is_prefix })
    }

    fn selects(&self, table: &QualifiedName) -> bool {
        self.database.as_ref().is_none_or(|database| *database == table.database)
            && if self.is_prefix { table.name.starts_with(&self.name) } else { table.name == self.name }
    }

    /// The previous schema with the selected tables as the next one has them: what lies outside stays as it is.
    /// A table that is renamed is selected under either name.
    pub(crate) fn apply(&self, schemas: Pair<&Schema>, options: &PlanOptions) -> (Schema, wire::TableScope) {
        let mut selected: BTreeSet<QualifiedName> = table_names(schemas.previous)
            .chain(table_names(schemas.next))
            .filter(|name| self.selects(name))
            .cloned()
            .gather();
        for (from, to) in renames(schemas, options) {
            if selected.contains(&from) || selected.contains(&to) {
                selected.extend([from, to]);
            }
        }
        let is_selected = |object: &Object| object.kind() == Kind::Table && selected.contains(object.name());
        let outside = schemas.previous.shared().filter(|object| !is_selected(object));
        let next = Schema::new(outside.chain(schemas.next.shared().filter(|object| is_selected(object))).cloned());
        let matched_tables: Vec<String> = table_names(schemas.previous)
            .chain(table_names(schemas.next))
            .filter(|name| selected.contains(*name))
            .map(ToString::to_string)
            .gather::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let scope = wire::TableScope {
            enabled: true,
            selector: Some(self.text.clone()),
            match_count: matched_tables.len(),
            matched_tables,
        };
        (next, scope)
    }
}

/// The renames that are still to be made: where the new name is there already, the former one is another table's by now.
fn renames(schemas: Pair<&Schema>, options: &PlanOptions) -> Vec<(QualifiedName, QualifiedName)> {
    let stated = table_names(schemas.next)
        .filter(|name| schemas.previous.table(name).is_none())
        .filter_map(|name| schemas.next.table(name))
        .filter_map(|table| table.renamed_from.clone().map(|former| (former, table.name.clone())));
    let asked = options
        .renames
        .iter()
        .filter(|rename| rename.kind == RenameKind::Table)
        .map(|rename| (rename.from_table.clone(), rename.to_table.clone()));
    stated.chain(asked).collect()
}
