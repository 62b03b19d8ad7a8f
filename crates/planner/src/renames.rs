//! Which object and which column was called what before.

use std::collections::{BTreeMap, BTreeSet};

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Column, Kind, Object, QualifiedName, Schema, Table};
use chkit_sql::collections::Gather;

use crate::options::{Rename, RenameKind};
use crate::{Pair, PlanOptions};

/// The renames that a pair of schemas and its options come to.
#[derive(Debug, Default)]
pub(crate) struct Renames {
    /// New table name -> former table name.
    tables: BTreeMap<QualifiedName, QualifiedName>,
    /// All former table names.
    former_names: BTreeSet<QualifiedName>,
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
        let asked: BTreeSet<QualifiedName> = self.tables.values().cloned().gather();
        let leaving: BTreeSet<&QualifiedName> = schemas
            .next
            .tables()
            .filter(|table| schemas.previous.table(&table.name).is_none())
            .filter_map(|table| table.renamed_from.as_ref())
            .chain(&asked)
            .gather();
        for table in schemas.next.tables() {
            let Some(former) = &table.renamed_from else { continue };
            let settled = self.tables.contains_key(&table.name) || asked.contains(former);
            // Where the new name is taken the rename is an old one, unless what has the name goes on under another.
            let is_free = schemas.previous.table(&table.name).is_none() || leaving.contains(&table.name);
            if schemas.previous.table(former).is_some() && is_free && !settled {
                self.add_table(former.clone(), table.name.clone(), found);
            }
        }
        let chained: Vec<_> = self.tables.iter().filter(|(_, from)| self.tables.contains_key(*from)).collect();
        for (to, from) in chained {
            found.push(conflict(format!("Table {from} is renamed to {to}, and another table to {from}, in one plan.")));
        }
    }

    fn add_table(&mut self, from: QualifiedName, to: QualifiedName, found: &mut Diagnostics) {
        if self.is_former_name(&from) || self.tables.contains_key(&to) {
            found.push(conflict(format!("More than one rename is about {from} or {to}.")));
        } else if from != to {
            self.former_names.insert(from.clone());
            self.tables.insert(to, from);
        }
    }

    fn collect_columns(&mut self, schemas: Pair<&Schema>, options: &PlanOptions, found: &mut Diagnostics) {
        let mut asked: BTreeMap<&QualifiedName, Vec<&Rename>> = BTreeMap::new();
        for rename in options.renames.iter().filter(|rename| rename.kind == RenameKind::Column) {
            asked.entry(&rename.from_table).or_default().push(rename);
        }
        for next in schemas.next.tables() {
            let former_name = self.tables.get(&next.name).unwrap_or(&next.name).clone();
            let is_new = !self.tables.contains_key(&next.name) && self.is_former_name(&next.name);
            let Some(previous) = schemas.previous.table(&former_name).filter(|_| !is_new) else { continue };
            // Either name of a table that is renamed may stand in front of its column.
            let names = if former_name == next.name { vec![&former_name] } else { vec![&former_name, &next.name] };
            let asked: Vec<_> = names.into_iter().filter_map(|name| asked.remove(name)).flatten().collect();
            let stated = next.columns.iter().any(|column| column.renamed_from.is_some());
            if !asked.is_empty() || stated {
                let renamed = column_renames(Pair { previous, next }, &asked, found);
                self.columns.insert(next.name.clone(), renamed);
            }
        }
        for rename in asked.into_values().flatten() {
            let message = format!("There is no table {} whose column could be renamed.", rename.from_table);
            found.push(missing_source(message));
        }
    }

    /// The former name of a table that has a new one.
    pub(crate) fn former_name(&self, object: &Object) -> Option<&QualifiedName> {
        if object.kind() == Kind::Table { self.former_table(object.name()) } else { None }
    }

    /// The former name of a table that has this one now.
    pub(crate) fn former_table(&self, name: &QualifiedName) -> Option<&QualifiedName> {
        self.tables.get(name)
    }

    /// Whether the object lives on under another name.
    pub(crate) fn is_renamed_away(&self, object: &Object) -> bool {
        object.kind() == Kind::Table && self.is_former_name(object.name())
    }

    fn is_former_name(&self, name: &QualifiedName) -> bool {
        self.former_names.contains(name)
    }

    /// New column name -> former column name, of one table.
    pub(crate) fn columns(&self, table: &QualifiedName) -> BTreeMap<String, String> {
        self.columns.get(table).cloned().unwrap_or_default()
    }
}

/// New column name -> former column name, of one table. What is asked for counts more than what columns state.
fn column_renames(tables: Pair<&Table>, asked: &[&Rename], found: &mut Diagnostics) -> BTreeMap<String, String> {
    let known = tables.map(|table| table.columns.iter().map(|column| column.name.as_str()).gather::<BTreeSet<_>>());
    let asked: Vec<_> =
        asked.iter().filter_map(|rename| rename.column.as_ref()).filter(|(from, to)| from != to).collect();
    let leaving: BTreeMap<&str, &str> = asked.iter().map(|(from, to)| (from.as_str(), to.as_str())).gather();
    let mut renamed = BTreeMap::new();
    let mut sources = BTreeSet::new();
    for (from, to) in &asked {
        let table = &tables.next.name;
        if !known.previous.contains(from.as_str()) || !known.next.contains(to.as_str()) {
            let previous = &tables.previous.name;
            found.push(missing_source(format!(
                "Column {previous}.{from} cannot become {table}.{to}: one of them is not there."
            )));
        } else if known.previous.contains(to.as_str()) && !leaving.contains_key(to.as_str()) {
            found.push(conflict(format!(
                "Column {from} of {table} cannot become {to}: there is a column {to} already."
            )));
        } else if comes_back(from, &leaving) {
            found.push(conflict(format!(
                "Column {from} of {table} cannot become {to} while another column takes the name {from} on from {to}."
            )));
        } else if sources.contains(from) || renamed.contains_key(to) {
            found.push(conflict(format!("More than one rename is about column {from} or {to} of {table}.")));
        } else {
            sources.insert(from);
            renamed.insert(to.clone(), from.clone());
        }
    }
    let exchanged = newly_stated(tables);
    for (name, former) in exchanged.iter().filter(|(name, _)| comes_back(name, &exchanged)) {
        let table = &tables.next.name;
        found.push(conflict(format!(
            "Column {former} of {table} cannot become {name} while other columns pass their names on in a circle."
        )));
    }
    let mut stated = BTreeSet::new();
    for (name, former) in stated_column_renames(tables, known.as_ref()) {
        if renamed.contains_key(name) || sources.contains(former) {
            continue;
        }
        if stated.insert(former) {
            renamed.insert(name.clone(), former.clone());
        } else {
            let table = &tables.next.name;
            found.push(conflict(format!("More than one column of {table} states that it was {former}.")));
        }
    }
    renamed
}

/// New name -> former name, as columns state it that keep their name and did not state it before: what the previous schema
/// says too is of an earlier time.
fn newly_stated(tables: Pair<&Table>) -> BTreeMap<&str, &str> {
    let previous: BTreeMap<&str, Option<&str>> =
        tables.previous.columns.iter().map(|column| (column.name.as_str(), column.renamed_from.as_deref())).gather();
    tables
        .next
        .columns
        .iter()
        .filter_map(|column| Some((column.name.as_str(), column.renamed_from.as_deref()?)))
        .filter(|(name, former)| name != former && previous.get(name).is_some_and(|stated| *stated != Some(former)))
        .gather()
}

/// Whether a name that is handed on from column to column comes back to where it started.
fn comes_back(from: &str, leaving: &BTreeMap<&str, &str>) -> bool {
    let mut name = from;
    for _ in 0..leaving.len() {
        match leaving.get(name) {
            Some(&next) if next == from => return true,
            Some(&next) => name = next,
            None => return false,
        }
    }
    false
}

/// The renames that columns state and that are not of an earlier time: of a column that is new and whose former name was
/// there. Where the name it takes is handed on from column to column, the last of which is no longer there, those between
/// are renamed too. Where the last one is there, nobody knows whether those between tell of an earlier time: they stay.
fn stated_column_renames<'n>(tables: Pair<&'n Table>, known: Pair<&BTreeSet<&str>>) -> Vec<(&'n String, &'n String)> {
    let by_name: BTreeMap<&str, &Column> =
        tables.next.columns.iter().map(|column| (column.name.as_str(), column)).gather();
    let mut renames = Vec::new();
    for column in tables.next.columns.iter().filter(|column| !known.previous.contains(column.name.as_str())) {
        let mut chain = Vec::new();
        let mut last = Some(column);
        // A chain that comes back to itself has no end.
        while let Some(column) = last.filter(|_| chain.len() < by_name.len())
            && let Some(former) = column.renamed_from.as_ref().filter(|former| known.previous.contains(former.as_str()))
        {
            chain.push((&column.name, former));
            last = by_name.get(former.as_str()).copied();
        }
        chain.truncate(if last.is_none() { chain.len() } else { 1 });
        renames.append(&mut chain);
    }
    renames
}

fn conflict(message: String) -> Diagnostic {
    Diagnostic::new(Code::RenameConflict, message).help("Keep one of the renames, or make them in two migrations.")
}

fn missing_source(message: String) -> Diagnostic {
    Diagnostic::new(Code::RenameSourceMissing, message).help("Correct the names, or remove the rename.")
}
