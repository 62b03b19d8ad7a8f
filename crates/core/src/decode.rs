//! From JSON text to domain values.

use std::collections::BTreeMap;
use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_planner::{Rename, RenameKind, StructuralChanges};
use chkit_schema::table::{
    ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, RenamedFrom, SettingValue,
};
use chkit_schema::{
    Definition, Extra, Kind, MaterializedViewDefinition, Object, QualifiedName, Reader, TableDefinition, ViewDefinition,
};
use chkit_sql::collections::Gather;
use chkit_sql::fragment::name_parts;
use serde::Deserialize;

use crate::json::Items;
use crate::wire;

/// Objects, each with the text of the definition it was read from.
pub(crate) struct ReadObjects<'t> {
    /// The objects.
    pub(crate) objects: Vec<Arc<Object>>,
    /// As many as objects; `None` where something was found that has to be said again of another such text.
    texts: Vec<Option<&'t str>>,
}

impl ReadObjects<'_> {
    /// The object at a position, if the next item is written in the same way; goes past that item.
    fn skipped(&self, position: usize, items: &mut Items<'_>, found: &mut Diagnostics) -> Option<&Arc<Object>> {
        let text = (*self.texts.get(position)?)?;
        self.objects.get(position).filter(|_| items.skip(text, found))
    }
}

/// Canonical objects from a JSON array of definitions.
pub(crate) fn objects(text: &str, root: &str, reader: &mut Reader) -> Vec<Arc<Object>> {
    read_objects(text, root, reader).objects
}

/// Canonical objects from a JSON array of definitions, with their texts.
pub(crate) fn read_objects<'t>(text: &'t str, root: &'t str, reader: &mut Reader) -> ReadObjects<'t> {
    let mut read = ReadObjects { objects: Vec::new(), texts: Vec::new() };
    let mut items = Items::of(text, root, &mut reader.diagnostics);
    while items.is_left() {
        let found_before = reader.diagnostics.iter().len();
        if let Some((object, text)) = object(&mut items, reader) {
            read.objects.push(Arc::new(object));
            read.texts.push((reader.diagnostics.iter().len() == found_before).then_some(text));
        }
    }
    read
}

/// Canonical objects from a JSON array of definitions that may be mostly the same as known ones, and in the same order:
/// what is written in the same way means the same, and is not read again.
pub(crate) fn objects_like(known: &ReadObjects<'_>, text: &str, root: &str, reader: &mut Reader) -> Vec<Arc<Object>> {
    let mut objects = Vec::new();
    let mut items = Items::of(text, root, &mut reader.diagnostics);
    let mut position = 0;
    let mut positions: Option<BTreeMap<(Kind, &QualifiedName), usize>> = None;
    while items.is_left() {
        if let Some(object) = known.skipped(position, &mut items, &mut reader.diagnostics) {
            objects.push(Arc::clone(object));
            position += 1;
            continue;
        }
        let Some((object, _)) = object(&mut items, reader) else { continue };
        if known.objects.get(position).is_some_and(|known| known.identity() == object.identity()) {
            position += 1;
        } else {
            let positions =
                positions.get_or_insert_with(|| known.objects.iter().map(|known| known.identity()).zip(0..).gather());
            position = positions.get(&object.identity()).map_or(position, |known| known + 1);
        }
        objects.push(Arc::new(object));
    }
    objects
}

/// The object of the next item, and the item's text.
fn object<'t>(items: &mut Items<'t>, reader: &mut Reader) -> Option<(Object, &'t str)> {
    let path = items.path();
    let (definition, text) = items.read(&mut reader.diagnostics)?;
    let definition = self::definition(definition, &path, &mut reader.diagnostics)?;
    reader.go_to(path);
    Some((Object::from_definition(definition, reader), text))
}

/// Canonical objects of definitions, in their order.
pub(crate) fn objects_of(definitions: Vec<wire::AnyDefinition>, root: &str, reader: &mut Reader) -> Vec<Arc<Object>> {
    let mut objects = Vec::with_capacity(definitions.len());
    for (index, definition) in definitions.into_iter().enumerate() {
        let path = format!("{root}[{index}]");
        if let Some(definition) = self::definition(definition, &path, &mut reader.diagnostics) {
            reader.go_to(path);
            objects.push(Arc::new(Object::from_definition(definition, reader)));
        }
    }
    objects
}

/// Notes members that a definition must have and lacks.
struct Required<'a> {
    path: &'a str,
    found: &'a mut Diagnostics,
    complete: bool,
}

impl Required<'_> {
    fn member<T: Default>(&mut self, name: &str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            let path = format!("{}.{name}", self.path);
            self.found.push(
                Diagnostic::new(Code::InvalidShape, format!("`{path}` is missing."))
                    .path(path)
                    .help(format!("Add `{name}`.")),
            );
            self.complete = false;
            T::default()
        })
    }
}

fn definition(written: wire::AnyDefinition, path: &str, found: &mut Diagnostics) -> Option<Definition> {
    let kind = match written.kind.as_deref() {
        Some("table") => Kind::Table,
        Some("view") => Kind::View,
        Some("materialized_view") => Kind::MaterializedView,
        other => {
            let path = format!("{path}.kind");
            let message = match other {
                Some(kind) => format!("`{path}` is {kind:?}, which is no kind of definition."),
                None => format!("`{path}` is missing."),
            };
            found.push(
                Diagnostic::new(Code::InvalidShape, message)
                    .path(path)
                    .help("Make the definition with `table()`, `view()` or `materializedView()`."),
            );
            return None;
        }
    };
    let mut required = Required { path, found, complete: true };
    let definition = match kind {
        Kind::Table => Definition::Table(Box::new(table(written, &mut required))),
        Kind::View => Definition::View(ViewDefinition {
            database: required.member("database", written.database),
            name: required.member("name", written.name),
            query: required.member("as", written.query),
            comment: written.comment,
            extra: written.extra,
        }),
        Kind::MaterializedView => {
            let to = required.member("to", written.to);
            Definition::MaterializedView(MaterializedViewDefinition {
                database: required.member("database", written.database),
                name: required.member("name", written.name),
                to_database: to.database,
                to_name: to.name,
                query: required.member("as", written.query),
                comment: written.comment,
                extra: written.extra,
            })
        }
    };
    required.complete.then_some(definition)
}

fn table(written: wire::AnyDefinition, required: &mut Required<'_>) -> TableDefinition {
    TableDefinition {
        database: required.member("database", written.database),
        name: required.member("name", written.name),
        renamed_from: written.renamed_from.map(|former| RenamedFrom { database: former.database, name: former.name }),
        columns: required
            .member("columns", written.columns)
            .into_iter()
            .enumerate()
            .map(|(index, column)| self::column(column, index, required))
            .collect(),
        engine: required.member("engine", written.engine),
        primary_key: written.primary_key.unwrap_or_default(),
        order_by: written.order_by.unwrap_or_default(),
        unique_key: written.unique_key.unwrap_or_default(),
        partition_by: written.partition_by,
        ttl: written.ttl,
        settings: written
            .settings
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(name, value)| Some((name, setting(value?))))
            .collect(),
        indexes: written
            .indexes
            .unwrap_or_default()
            .into_iter()
            .enumerate()
            .map(|(index, written)| self::index(written, index, required))
            .collect(),
        projections: written
            .projections
            .unwrap_or_default()
            .into_iter()
            .enumerate()
            .map(|(index, projection)| ProjectionDefinition {
                name: required.member(&format!("projections[{index}].name"), projection.name),
                query: required.member(&format!("projections[{index}].query"), projection.query),
                extra: projection.extra,
            })
            .collect(),
        comment: written.comment,
        plugins: written.plugins,
        extra: written.extra,
    }
}

fn column(written: wire::ColumnDefinition, index: usize, required: &mut Required<'_>) -> ColumnDefinition {
    if written.name.is_none() {
        required.member::<String>(&format!("columns[{index}].name"), None);
    }
    if written.r#type.is_none() {
        required.member::<String>(&format!("columns[{index}].type"), None);
    }
    ColumnDefinition {
        name: written.name.unwrap_or_default(),
        data_type: written.r#type.unwrap_or_default(),
        renamed_from: written.renamed_from,
        nullable: written.nullable.unwrap_or_default(),
        default: written.default.map(|default| match default {
            wire::DefaultValue::Scalar(wire::Scalar::Text(text)) => DefaultDefinition::Text(text),
            wire::DefaultValue::Scalar(wire::Scalar::Number(number)) => DefaultDefinition::Number(number),
            wire::DefaultValue::Scalar(wire::Scalar::Bool(value)) => DefaultDefinition::Bool(value),
            wire::DefaultValue::Expression { expression } => DefaultDefinition::Expression(expression),
        }),
        comment: written.comment,
        extra: written.extra,
    }
}

fn setting(value: wire::Scalar) -> SettingValue {
    match value {
        wire::Scalar::Text(text) => SettingValue::Text(text),
        wire::Scalar::Number(number) => SettingValue::Number(number),
        wire::Scalar::Bool(value) => SettingValue::Bool(value),
    }
}

/// The typed arguments that newer definitions have in the place of `typeArgs`, in the order of the server's arguments.
const INDEX_ARGUMENTS: &[(&str, &[&str])] = &[
    ("set", &["maxRows"]),
    ("bloom_filter", &["falsePositiveRate"]),
    ("tokenbf_v1", &["sizeBytes", "hashFunctions", "randomSeed"]),
    ("ngrambf_v1", &["ngramSize", "sizeBytes", "hashFunctions", "randomSeed"]),
];

fn index(written: wire::SkipIndexDefinition, index: usize, required: &mut Required<'_>) -> IndexDefinition {
    let mut extra = written.extra;
    let index_type = required.member(&format!("indexes[{index}].type"), written.r#type);
    if written.granularity == Some(0) {
        let path = format!("{}.indexes[{index}].granularity", required.path);
        let diagnostic = Diagnostic::new(Code::InvalidShape, format!("`{path}` is 0, which the server refuses."));
        required.found.push(diagnostic.path(path).help("Write 1 or more."));
    }
    IndexDefinition {
        name: required.member(&format!("indexes[{index}].name"), written.name),
        expression: required.member(&format!("indexes[{index}].expression"), written.expression),
        type_args: written.type_args.or_else(|| typed_arguments(&index_type, &mut extra)),
        index_type,
        granularity: written.granularity,
        extra,
    }
}

fn typed_arguments(index_type: &str, members: &mut Extra) -> Option<String> {
    let (_, names) = INDEX_ARGUMENTS.iter().find(|(known, _)| *known == index_type)?;
    let values: Vec<String> =
        names.iter().map_while(|name| members.shift_remove(*name)).map(|value| value.to_string()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// A plan's options; a name that cannot be read is reported.
pub(crate) fn plan_options(options: &wire::PlanOptions, found: &mut Diagnostics) -> chkit_planner::PlanOptions {
    chkit_planner::PlanOptions {
        structural_changes: match options.structural_changes.unwrap_or_default() {
            wire::StructuralChanges::Rebuild => StructuralChanges::Rebuild,
            wire::StructuralChanges::Recreate => StructuralChanges::Recreate,
            wire::StructuralChanges::Refuse => StructuralChanges::Refuse,
        },
        renames: options
            .renames
            .iter()
            .flatten()
            .enumerate()
            .filter_map(|(index, rename)| self::rename(rename, index, found))
            .collect(),
    }
}

fn rename(rename: &wire::Rename, index: usize, found: &mut Diagnostics) -> Option<Rename> {
    let table = |database: &str, name: &str| QualifiedName { database: database.to_owned(), name: name.to_owned() };
    let sides = (name_parts(&rename.from), name_parts(&rename.to));
    let read = match (rename.kind, sides.0.as_slice(), sides.1.as_slice()) {
        (wire::RenameKind::Table, [from_database, from], [to_database, to]) => Some(Rename {
            kind: RenameKind::Table,
            from_table: table(from_database, from),
            to_table: table(to_database, to),
            column: None,
        }),
        (wire::RenameKind::Column, [from_database, from_table, from], [to_database, to_table, to]) => Some(Rename {
            kind: RenameKind::Column,
            from_table: table(from_database, from_table),
            to_table: table(to_database, to_table),
            column: Some((from.clone(), to.clone())),
        }),
        _ => None,
    };
    if read.is_none() {
        let form = match rename.kind {
            wire::RenameKind::Table => "`database.table`",
            wire::RenameKind::Column => "`database.table.column`",
        };
        found.push(
            Diagnostic::new(
                Code::InvalidShape,
                format!("The rename from {:?} to {:?} does not name both sides as {form}.", rename.from, rename.to),
            )
            .path(format!("options.renames[{index}]"))
            .help("Write full names."),
        );
    }
    read
}

/// A snapshot as it is read: the version first, so that a foreign one is told from a broken one.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SnapshotFile {
    pub(crate) generated_at: String,
    pub(crate) definitions: Vec<wire::AnyDefinition>,
}

#[cfg(test)]
mod tests {
    use chkit_schema::Reader;

    use super::{objects, objects_like, read_objects};

    /// A list of tables: each name, with a space and more behind it where the table has another column.
    fn list(tables: &[&str]) -> String {
        let table = |table: &&str| {
            let (name, column) = table.split_once(' ').unwrap_or((table, "id"));
            format!(
                r#"{{"kind":"table","database":"app","name":"{name}","engine":"MergeTree","columns":[{{"name":"{column}","type":"UInt8"}}],"orderBy":[]}}"#
            )
        };
        format!("[{}]", tables.iter().map(table).collect::<Vec<_>>().join(","))
    }

    #[test]
    fn what_is_known_makes_no_difference() {
        let known_text = list(&["a", "b", "c", "d"]);
        let mut reader = Reader::default();
        let known = read_objects(&known_text, "previous", &mut reader);
        for tables in [
            &["a", "b", "c", "d"] as &[&str],
            &["a", "b changed", "c", "d"],
            &["b", "c", "d"],
            &["a", "d"],
            &["new", "a", "b", "newer", "c", "d"],
            &["d", "c", "b", "a"],
            &["c", "d changed", "d", "a", "c", "c"],
            &["a", "b", "c", "d", "e"],
            &[],
        ] {
            let text = list(tables);
            let read = objects_like(&known, &text, "next", &mut reader);
            assert_eq!(read, objects(&text, "next", &mut reader), "{tables:?}");
            assert_eq!(read.len(), tables.len());
        }
        assert!(reader.diagnostics.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_of_both_sides() {
        let text = list(&["a", "b \\u0000"]);
        let mut reader = Reader::default();
        let known = read_objects(&text, "previous", &mut reader);
        objects_like(&known, &text, "next", &mut reader);
        let paths: Vec<_> = reader.diagnostics.iter().filter_map(|found| found.path.as_deref()).collect();
        assert_eq!(paths, ["previous[1].columns[0].name", "next[1].columns[0].name"]);
    }
}
