//! From JSON text to domain values. What does not have the right shape is a diagnostic with its path.

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_planner::{Rename, RenameKind, StructuralChanges};
use chkit_schema::table::{
    ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, RenamedFrom, SettingValue,
};
use chkit_schema::{
    Definition, Extra, Kind, MaterializedViewDefinition, Object, QualifiedName, Reader, TableDefinition, ViewDefinition,
};
use chkit_sql::fragment::name_parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::wire;

/// Reads JSON text into a wire type. `root` is what the value is called in paths; empty for one whose members stand by
/// themselves.
pub(crate) fn value<T: DeserializeOwned>(text: &str, root: &str, found: &mut Diagnostics) -> Option<T> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    // Following the path costs time and code, so it is done only where something is wrong, and always in the same way.
    let read = serde_path_to_error::deserialize::<_, Value>(&mut serde_json::Deserializer::from_str(text))
        .and_then(serde_path_to_error::deserialize);
    match read {
        Ok(value) => Some(value),
        Err(error) => {
            found.push(wrong_shape(&join(root, &error.path().to_string()), error.inner()));
            None
        }
    }
}

fn join(root: &str, path: &str) -> String {
    match path.chars().next() {
        None | Some('.') => root.to_owned(),
        Some('[') => format!("{root}{path}"),
        Some(_) if root.is_empty() => path.to_owned(),
        Some(_) => format!("{root}.{path}"),
    }
}

fn wrong_shape(path: &str, error: &serde_json::Error) -> Diagnostic {
    let text = error.to_string();
    // The position is one in the encoded text, which the author never saw.
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    // The text comes from `JSON.stringify`, which escapes halves of surrogate pairs and nothing else that is wrong.
    let (code, message, help) = if what.contains("hex escape") {
        let help = "Remove it, or read the text with the encoding it was written in.";
        (Code::InvalidCharacter, format!("`{path}` holds half of a surrogate pair."), help)
    } else if what.contains("recursion limit") {
        (Code::NestingTooDeep, format!("`{path}` is nested too deep."), "Write a flatter value.")
    } else {
        (Code::InvalidShape, shape_message(path, what), "Correct the value.")
    };
    Diagnostic::new(code, message).path(path).help(help)
}

/// Says in the author's terms what serde says in its own.
fn shape_message(path: &str, what: &str) -> String {
    let mismatch = what.strip_prefix("invalid type: ").or_else(|| what.strip_prefix("invalid value: "));
    if let Some((found, expected)) = mismatch.and_then(|mismatch| mismatch.split_once(", expected ")) {
        return format!("`{path}` must be {}, but it is {}.", expected_words(expected), found_words(found));
    }
    if let Some(member) = what.strip_prefix("missing field ") {
        return format!("`{path}` lacks the member {member}.");
    }
    if let Some(rest) = what.strip_prefix("unknown field ").or_else(|| what.strip_prefix("unknown variant ")) {
        return format!("`{path}` does not take {rest}.");
    }
    format!("`{path}` cannot be read: {what}.")
}

fn expected_words(expected: &str) -> &str {
    match expected {
        "a sequence" => "an array",
        "u64" | "usize" => "a whole number that is not negative",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    }
}

fn found_words(found: &str) -> String {
    match found.split_once(' ') {
        Some(("integer" | "floating", value)) => {
            format!("the number {}", value.trim_start_matches("point ").trim_matches('`'))
        }
        Some(("boolean", value)) => value.trim_matches('`').to_owned(),
        Some(("string", value)) => format!("the text {value}"),
        _ => match found {
            "sequence" => "an array".to_owned(),
            "map" => "an object".to_owned(),
            other => other.to_owned(),
        },
    }
}

/// A definition that was read, or `None` in the place of one that was not.
type ReadDefinition = Option<wire::AnyDefinition>;

/// Definitions from a JSON array.
fn definitions(text: &str, root: &str, found: &mut Diagnostics) -> Vec<ReadDefinition> {
    if let Ok(definitions) = serde_json::from_str::<Vec<wire::AnyDefinition>>(text) {
        return definitions.into_iter().map(Some).collect();
    }
    value::<Vec<Value>>(text, root, found).map(|values| definitions_of(values, root, found)).unwrap_or_default()
}

/// Definitions from values; those that cannot be read are reported, each with its first problem.
fn definitions_of(values: Vec<Value>, root: &str, found: &mut Diagnostics) -> Vec<ReadDefinition> {
    let read = |(index, value)| match serde_path_to_error::deserialize(value) {
        Ok(definition) => Some(definition),
        Err(error) => {
            found.push(wrong_shape(&join(&format!("{root}[{index}]"), &error.path().to_string()), error.inner()));
            None
        }
    };
    values.into_iter().enumerate().map(read).collect()
}

/// The request of a migration. Where its definitions cannot be read, each that cannot is reported.
pub(crate) fn migration_request(text: &str, reader: &mut Reader) -> Option<wire::MigrationRequest> {
    #[derive(Deserialize)]
    struct Definitions {
        definitions: Vec<Value>,
    }

    if let Ok(request) = serde_json::from_str(text) {
        return Some(request);
    }
    if let Ok(Definitions { definitions }) = serde_json::from_str(text) {
        let definitions = definitions_of(definitions, "definitions", &mut reader.diagnostics);
        objects_of(definitions, "definitions", reader);
    }
    if reader.diagnostics.has_errors() { None } else { value(text, "", &mut reader.diagnostics) }
}

/// Canonical objects from a JSON array of definitions.
pub(crate) fn objects(text: &str, root: &str, reader: &mut Reader) -> Vec<Object> {
    let definitions = definitions(text, root, &mut reader.diagnostics);
    objects_of(definitions, root, reader)
}

/// Canonical objects of definitions, in their order.
pub(crate) fn objects_of(
    definitions: impl IntoIterator<Item = ReadDefinition>,
    root: &str,
    reader: &mut Reader,
) -> Vec<Object> {
    definitions
        .into_iter()
        .enumerate()
        .filter_map(|(index, definition)| {
            let path = format!("{root}[{index}]");
            let definition = self::definition(definition?, &path, &mut reader.diagnostics)?;
            reader.go_to(path);
            Some(Object::from_definition(definition, reader))
        })
        .collect()
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
