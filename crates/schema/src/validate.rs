//! The six problems that make a set of definitions unusable. Everything else is a lint.

use chkit_diagnostics::{Code, Diagnostic};
use chkit_sql::fragment::name_parts;
use rustc_hash::FxHashSet;

use crate::{Expression, Object, ObjectKey, Table};

/// A problem of one object.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// The object.
    pub object: ObjectKey,
    /// What is wrong with it.
    pub diagnostic: Diagnostic,
}

/// Validates objects in the order given; an object whose key was seen before is reported and not looked into.
pub fn validate<'o>(objects: impl IntoIterator<Item = &'o Object>) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut seen = FxHashSet::default();
    for object in objects {
        let key = object.key();
        if !seen.insert(key.clone()) {
            let message = format!("There are two definitions of {} \"{}\".", key.kind.in_words(), key.name);
            issues.push(issue(&key, Code::DuplicateObjectName, message, "Keep one of them."));
        } else if let Object::Table(table) = object {
            validate_table(table, &key, &mut issues);
        }
    }
    issues
}

fn issue(object: &ObjectKey, code: Code, message: String, help: &str) -> Issue {
    let diagnostic = Diagnostic::new(code, message).help(help).target(object.to_string());
    Issue { object: object.clone(), diagnostic }
}

fn validate_table(table: &Table, key: &ObjectKey, issues: &mut Vec<Issue>) {
    let mut duplicates = |names: &mut dyn Iterator<Item = &str>, code, what: &str| {
        let mut seen = FxHashSet::default();
        for name in names {
            if !seen.insert(name) {
                let message = format!("Table {} has two {what} named \"{name}\".", table.name);
                issues.push(issue(key, code, message, "Rename or remove one of them."));
            }
        }
    };
    duplicates(&mut table.columns.iter().map(|column| column.name.as_str()), Code::DuplicateColumnName, "columns");
    duplicates(&mut table.indexes.iter().map(|index| index.name.as_str()), Code::DuplicateIndexName, "indexes");
    duplicates(
        &mut table.projections.iter().map(|projection| projection.name.as_str()),
        Code::DuplicateProjectionName,
        "projections",
    );
    let columns = KnownColumns::of(table);
    let mut missing = |entries: &[Expression], code, what: &str| {
        for column in entries.iter().filter_map(|entry| columns.missing(entry)) {
            let message = format!("The {what} of table {} names \"{column}\", which is no column of it.", table.name);
            issues.push(issue(key, code, message, "Add the column, or take it out of the key."));
        }
    };
    if table.primary_key_written {
        missing(&table.primary_key, Code::PrimaryKeyMissingColumn, "primary key");
    }
    missing(&table.order_by, Code::OrderByMissingColumn, "sorting key");
}

/// The columns that a key may name.
struct KnownColumns<'t> {
    names: FxHashSet<&'t str>,
    /// What stands before the first dot: a key may name parts of a `Nested` or `Tuple` column.
    roots: FxHashSet<&'t str>,
}

impl<'t> KnownColumns<'t> {
    fn of(table: &'t Table) -> Self {
        let names: FxHashSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let roots = names.iter().filter_map(|name| name.split('.').next()).collect();
        Self { names, roots }
    }

    /// The name that a key entry consists of, where no column, subcolumn or Nested part has it. Expressions are not judged.
    fn missing(&self, entry: &Expression) -> Option<String> {
        let text = entry.canonical();
        let text = text.strip_suffix(" DESC").unwrap_or(text);
        // Most entries are a column's name, as it is.
        if self.names.contains(text) {
            return None;
        }
        let parts = name_parts(text);
        let name = parts.join(".");
        let is_known = self.names.contains(name.as_str()) || self.roots.contains(parts.first()?.as_str());
        (!is_known).then_some(name)
    }
}
