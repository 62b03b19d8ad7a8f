//! Which object and which column was called what before.

use std::collections::BTreeMap;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Kind, ObjectKey, QualifiedName, Schema, Table};

use crate::options::{Rename, RenameKind};
use crate::{Pair, PlanOptions};

/// The renames that a pair of schemas and its options come to.
#[derive(Debug, Default)]
pub(crate) struct Renames {
    /// New table name -> former table name.
    tables: BTreeMap<QualifiedName, QualifiedName>,
    /// New table name -> (new column -> former column).
    columns: BTreeMap<QualifiedName, BTreeMap<String, String>>,
}

impl Renames {
    /// Renames of the options count more than those in definitions. One that contradicts another, or that names what is
    /// not there, is reported and left out.
    pub(crate) fn collect(schemas: Pair<&Schema>, options: &PlanOptions, found: &mut Diagnostics) -> Self {
        let mut renames = Self::default();
        renames.collect_tables(schemas, options, found);
        renames.collect_columns(schemas, options, found);
        renames
    }

    fn collect_tables(&mut self, schemas: Pair<&Schema>, options: &PlanOptions, found: &mut Diagnostics) {
        for rename in options.renames.iter().filter(|rename| rename.kind == RenameKind::Table) {
            let missing = match schemas.map(|schema| schema.table(&rename.from_table).is_some()) {
                Pair { previous: false, .. } => Some(format!("There is no table {} to rename.", rename.from_table)),
                Pair { previous: true, .. } if schemas.next.table(&rename.to_table).is_none() => {
                    Some(format!("No definition describes {}, the new name of {}.", rename.to_table, rename.from_table))
                }
                Pair { previous: true, .. } => None,
            };
            match missing {
                Some(message) => found.push(missing_source(message)),
                None => self.add_table(rename.from_table.clone(), rename.to_table.clone(), found),
            }
        }
        for table in tables(schemas.next) {
            let Some(former) = &table.renamed_from else { continue };
            let settled = self.tables.contains_key(&table.name) || self.tables.values().any(|name| name == former);
            let applies = schemas.previous.table(former).is_some() && schemas.previous.table(&table.name).is_none();
            if applies && !settled {
                self.add_table(former.clone(), table.name.clone(), found);
            }
        }
        let chained: Vec<_> = self.tables.iter().filter(|(_, from)| self.tables.contains_key(*from)).collect();
        for (to, from) in chained {
            found.push(conflict(format!("Table {from} is renamed to {to}, and another table to {from}, in one plan.")));
        }
    }

    fn add_table(&mut self, from: QualifiedName, to: QualifiedName, found: &mut Diagnostics) {
        if self.tables.values().any(|name| *name == from) || self.tables.contains_key(&to) {
            found.push(conflict(format!("More than one rename is about {from} or {to}.")));
        } else if from != to {
            self.tables.insert(to, from);
        }
    }

    fn collect_columns(&mut self, schemas: Pair<&Schema>, options: &PlanOptions, found: &mut Diagnostics) {
        for next in tables(schemas.next) {
            let former_name = self.tables.get(&next.name).unwrap_or(&next.name).clone();
            let Some(previous) = schemas.previous.table(&former_name) else { continue };
            let asked = options.renames.iter().filter(|rename| names_table(rename, &next.name, &former_name));
            let mut renamed = BTreeMap::new();
            for (from, to) in asked.filter_map(|rename| rename.column.clone()) {
                if previous.column(&from).is_none() || next.column(&to).is_none() {
                    let message = format!("Column {former_name}.{from} cannot become {}.{to}: one of them is not there.", next.name);
                    found.push(missing_source(message));
                } else {
                    add_column(&mut renamed, next, from, to, found);
                }
            }
            for column in &next.columns {
                let Some(former) = &column.renamed_from else { continue };
                let settled = renamed.contains_key(&column.name) || renamed.values().any(|name| name == former);
                let applies = previous.column(former).is_some()
                    && next.column(former).is_none()
                    && previous.column(&column.name).is_none();
                if applies && !settled {
                    add_column(&mut renamed, next, former.clone(), column.name.clone(), found);
                }
            }
            if !renamed.is_empty() {
                self.columns.insert(next.name.clone(), renamed);
            }
        }
    }

    /// The former name of a table that has a new one.
    pub(crate) fn former_name(&self, key: &ObjectKey) -> Option<&QualifiedName> {
        if key.kind == Kind::Table { self.tables.get(&key.name) } else { None }
    }

    /// Whether the object lives on under another name.
    pub(crate) fn is_renamed_away(&self, key: &ObjectKey) -> bool {
        key.kind == Kind::Table && self.tables.values().any(|former| *former == key.name)
    }

    /// New column name -> former column name, of one table.
    pub(crate) fn columns(&self, table: &QualifiedName) -> BTreeMap<String, String> {
        self.columns.get(table).cloned().unwrap_or_default()
    }
}

fn tables(schema: &Schema) -> impl Iterator<Item = &Table> {
    schema.objects().filter_map(|object| schema.table(object.name()).filter(|_| object.kind() == Kind::Table))
}

fn names_table(rename: &Rename, name: &QualifiedName, former: &QualifiedName) -> bool {
    rename.kind == RenameKind::Column && (rename.from_table == *former || rename.from_table == *name)
}

fn add_column(
    renamed: &mut BTreeMap<String, String>,
    table: &Table,
    from: String,
    to: String,
    found: &mut Diagnostics,
) {
    if renamed.values().any(|name| *name == from) || renamed.contains_key(&to) {
        found.push(conflict(format!("More than one rename is about column {from} or {to} of {}.", table.name)));
    } else if from != to {
        renamed.insert(to, from);
    }
}

fn conflict(message: String) -> Diagnostic {
    Diagnostic::new(Code::RenameConflict, message).help("Keep one of the renames, or make them in two migrations.")
}

fn missing_source(message: String) -> Diagnostic {
    Diagnostic::new(Code::RenameSourceMissing, message).help("Correct the names, or remove the rename.")
}
