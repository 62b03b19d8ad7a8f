use chkit_sql::collections::{Gather, sort_by};
use std::sync::Arc;

use chkit_sql::data_type::ColumnType;
use chkit_sql::fragment;
use rustc_hash::FxHashSet;

use super::definition::{
    ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, SettingValue, TableDefinition,
};
use super::model::{Column, Default, EXPRESSION, Index, Projection, Setting, Table};
use super::{Engine, RenamedFrom};
use crate::reader::{Member, member_suffix};
use crate::{Expression, QualifiedName, Reader};

/// The one setting that every server shows for every table, and its value where nobody set it.
const INDEX_GRANULARITY: (&str, &str) = ("index_granularity", "8192");

impl Table {
    /// The canonical form of a definition.
    pub fn from_definition(definition: TableDefinition, reader: &mut Reader) -> Self {
        let name = QualifiedName {
            database: reader.name("database", definition.database),
            name: reader.name("name", definition.name),
        };
        let parts = parts_of_nested(&definition.columns);
        let column_names: FxHashSet<&str> = definition
            .columns
            .iter()
            .map(|column| column.name.trim())
            .chain(parts.iter().map(String::as_str))
            .collect();
        let mut keys = |member: &str, entries: &[String]| read_keys(reader, member, entries, &column_names);
        let primary_key = keys("primaryKey", &definition.primary_key);
        let order_by = keys("orderBy", &definition.order_by);
        let unique_key = keys("uniqueKey", &definition.unique_key);
        let engine = read_engine(reader, &definition.engine);
        let comment = reader.comment("comment", definition.comment);
        let mut indexes: Vec<Index> = definition
            .indexes
            .into_iter()
            .enumerate()
            .map(|(position, index)| Index::from_definition(index, position, reader))
            .collect();
        sort_by(&mut indexes, |left, right| left.name.cmp(&right.name));
        let mut projections: Vec<Projection> = definition
            .projections
            .into_iter()
            .enumerate()
            .map(|(position, projection)| Projection::from_definition(projection, position, reader))
            .collect();
        sort_by(&mut projections, |left, right| left.name.cmp(&right.name));
        Self {
            renamed_from: definition.renamed_from.map(|former| QualifiedName {
                database: former
                    .database
                    .map_or_else(|| name.database.clone(), |database| reader.name("renamedFrom.database", database)),
                name: reader.name("renamedFrom.name", former.name),
            }),
            columns: definition
                .columns
                .into_iter()
                .enumerate()
                .map(|(position, column)| Column::from_definition(column, position, reader))
                .flat_map(flattened)
                .collect(),
            engine,
            primary_key_written: !primary_key.is_empty(),
            primary_key: if primary_key.is_empty() { order_by.clone() } else { primary_key },
            order_by,
            unique_key,
            partition_by: read_partition_key(reader, definition.partition_by.as_deref()),
            ttl: read_ttl(reader, definition.ttl.as_deref()),
            settings: definition
                .settings
                .into_iter()
                .map(|(setting, value)| read_setting(reader, setting, value))
                .filter(|(setting, value)| !is_default_setting(setting, value))
                .gather(),
            indexes,
            projections,
            comment,
            plugins: definition.plugins,
            extra: definition.extra,
            name,
        }
    }

    /// The definition that says the same in canonical spelling.
    pub fn into_definition(self) -> TableDefinition {
        let texts = |entries: Vec<Expression>| entries.iter().map(|entry| entry.canonical().to_owned()).collect();
        let text = |entry: Option<Expression>| entry.map(|entry| entry.canonical().to_owned());
        TableDefinition {
            renamed_from: self
                .renamed_from
                .map(|former| RenamedFrom { database: Some(former.database), name: former.name }),
            columns: self.columns.into_iter().map(Column::into_definition).collect(),
            engine: self.engine.sql(),
            primary_key: texts(self.primary_key),
            order_by: texts(self.order_by),
            unique_key: texts(self.unique_key),
            partition_by: text(self.partition_by),
            ttl: text(self.ttl),
            settings: self.settings.into_iter().map(|(name, setting)| (name, setting.canonical())).collect(),
            indexes: self.indexes.into_iter().map(Index::into_definition).collect(),
            projections: self.projections.into_iter().map(Projection::into_definition).collect(),
            comment: Some(self.comment).filter(|comment| !comment.is_empty()),
            plugins: self.plugins,
            extra: self.extra,
            database: self.name.database,
            name: self.name.name,
        }
    }
}

fn read_setting(reader: &mut Reader, name: String, written: SettingValue) -> (String, Setting) {
    let member = format!("settings{}", member_suffix(&name));
    if let SettingValue::Text(text) = &written {
        reader.plain(member.as_str(), text);
    }
    (reader.name(member.as_str(), name), Setting { written })
}

fn is_default_setting(name: &str, value: &Setting) -> bool {
    let (granularity, default) = INDEX_GRANULARITY;
    name == granularity && *value == Setting { written: SettingValue::Text(default.to_owned()) }
}

fn read_engine(reader: &mut Reader, text: &str) -> Engine {
    let read = reader
        .filled("engine", text, "An engine is empty.", "Name the engine, such as `MergeTree`.")
        .then(|| reader.read_once("engine", text, text, |known| &mut known.engines, Engine::read));
    read.flatten().unwrap_or_else(|| Engine::refused(text))
}

/// One expression per entry. An entry that is exactly a column's name is that column, however odd the name.
fn read_keys(reader: &mut Reader, member: &str, entries: &[String], columns: &FxHashSet<&str>) -> Vec<Expression> {
    let read = |reader: &mut Reader, member: Member<'_>, text: &str| {
        if entries.len() == 1 {
            reader.read_once(member, text, text, |known| &mut known.keys, |text| fragment::key(text).map(Arc::from))
        } else {
            reader.read_once(
                member,
                text,
                text,
                |known| &mut known.key_items,
                |text| fragment::key_item(text).map(Arc::from),
            )
        }
    };
    let mut keys = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let trimmed = entry.trim();
        let member = Member::of_item(member, position, "");
        if columns.contains(trimmed) {
            keys.push(Expression::column(trimmed));
        } else if !reader.filled(member, entry, "An entry of a key is empty.", "Name a column, or remove the entry.") {
            keys.push(Expression::refused(trimmed));
        } else if let Some(read) = read(reader, member, entry) {
            keys.extend(read.iter().map(|key| match key.column.as_deref().filter(|name| columns.contains(name)) {
                Some(name) => Expression::column(name),
                None => Expression::from(key.piece.clone()),
            }));
        } else {
            keys.push(Expression::refused(trimmed));
        }
    }
    keys
}

/// `tuple()` is no partition key; a list of one is that one.
fn read_partition_key(reader: &mut Reader, text: Option<&str>) -> Option<Expression> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    let rule = |text: &str| fragment::partition_key(text).map(|key| key.map(Expression::from));
    let read = reader.read_once("partitionBy", text, text, |known| &mut known.partition_keys, rule);
    read.unwrap_or_else(|| Some(Expression::refused(text)))
}

fn read_ttl(reader: &mut Reader, text: Option<&str>) -> Option<Expression> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    let rule = |text: &str| fragment::ttl(text).map(Expression::from);
    let read = reader.read_once("ttl", text, text, |known| &mut known.ttls, rule);
    Some(read.unwrap_or_else(|| Expression::refused(text)))
}

/// The names of the columns that `Nested` ones are stored as.
fn parts_of_nested(columns: &[ColumnDefinition]) -> Vec<String> {
    let nested = columns.iter().filter(|column| column.data_type.contains("Nested"));
    nested
        .flat_map(|column| {
            let parts = ColumnType::read(&column.data_type).map(|data_type| data_type.nested_parts());
            parts.unwrap_or_default().into_iter().map(|(part, _)| format!("{}.{part}", column.name.trim()))
        })
        .collect()
}

/// A column of type `Nested` is stored as one array for each of its parts (`flatten_nested` is on unless it is turned off).
fn flattened(column: Column) -> Vec<Column> {
    let parts = column.data_type.nested_parts();
    if parts.is_empty() {
        return vec![column];
    }
    parts
        .into_iter()
        .map(|(part, data_type)| Column {
            name: format!("{}.{part}", column.name),
            renamed_from: column.renamed_from.as_ref().map(|former| format!("{former}.{part}")),
            data_type: ColumnType { name: format!("Array({data_type})").into(), nullable: false },
            ..column.clone()
        })
        .collect()
}

impl Column {
    fn from_definition(definition: ColumnDefinition, position: usize, reader: &mut Reader) -> Self {
        let member = |name| Member::of_item("columns", position, name);
        let comment = reader.comment(member("comment"), definition.comment);
        Self {
            name: reader.name(member("name"), definition.name),
            renamed_from: definition.renamed_from.map(|former| reader.name(member("renamedFrom"), former)),
            data_type: reader.data_type(member("type"), &definition.data_type, definition.nullable),
            default: definition.default.map(|written| Default::from_definition(written, position, reader)),
            comment,
            extra: definition.extra,
        }
    }

    fn into_definition(self) -> ColumnDefinition {
        ColumnDefinition {
            name: self.name,
            data_type: self.data_type.name.to_string(),
            nullable: self.data_type.nullable,
            renamed_from: self.renamed_from,
            default: self.default.map(|default| default.canonical()),
            comment: Some(self.comment).filter(|comment| !comment.is_empty()),
            extra: self.extra,
        }
    }
}

impl Default {
    fn from_definition(written: DefaultDefinition, position: usize, reader: &mut Reader) -> Self {
        let member = Member::of_item("columns", position, "default");
        let expression = match &written {
            DefaultDefinition::Text(text) => match text.strip_prefix(EXPRESSION) {
                Some(expression) => reader.expression_in(member, text, expression),
                None => {
                    reader.plain(member, text);
                    Expression::text(text)
                }
            },
            DefaultDefinition::Expression(text) => {
                reader.expression(Member::of_item("columns", position, "default.expression"), text)
            }
            DefaultDefinition::Number(number) => Expression::value(&number.to_string()),
            DefaultDefinition::Bool(value) => Expression::value(if *value { "true" } else { "false" }),
        };
        Self { written, expression }
    }
}

/// `set(100)` is the type `set` with the argument 100.
fn read_index_type(reader: &mut Reader, position: usize, text: &str) -> (String, Vec<String>) {
    let member = Member::of_item("indexes", position, "type");
    let read = reader.filled(member, text, "An index has no type.", "Name it, such as `minmax`.").then(|| {
        let rule = |text: &str| fragment::index_type(text).map(Arc::new);
        reader.read_once(member, text, text, |known| &mut known.index_types, rule)
    });
    match read.flatten() {
        Some(call) => (call.name.clone(), call.arguments.iter().map(|argument| argument.canonical.clone()).collect()),
        None => (text.to_owned(), Vec::new()),
    }
}

/// One expression, or several as the tuple that they are.
fn read_indexed(reader: &mut Reader, position: usize, text: &str) -> Expression {
    let member = Member::of_item("indexes", position, "expression");
    let read = reader.filled(member, text, "An expression is empty.", "Write the expression.").then(|| {
        let rule = |text: &str| fragment::expressions(text).map(Expression::from);
        reader.read_once(member, text, text, |known| &mut known.lists, rule)
    });
    read.flatten().unwrap_or_else(|| Expression::refused(text))
}

impl Index {
    fn from_definition(definition: IndexDefinition, position: usize, reader: &mut Reader) -> Self {
        let member = |name| Member::of_item("indexes", position, name);
        let (index_type, written_behind_type) = read_index_type(reader, position, &definition.index_type);
        let type_args = match definition.type_args {
            Some(text) => {
                reader.read(member("typeArgs"), &text, &text, fragment::arguments).unwrap_or_else(|| vec![text])
            }
            None => written_behind_type,
        };
        Self {
            name: reader.name(member("name"), definition.name),
            expression: read_indexed(reader, position, &definition.expression),
            index_type,
            type_args: type_args.join(", "),
            granularity: definition.granularity.unwrap_or(1),
            extra: definition.extra,
        }
    }

    fn into_definition(self) -> IndexDefinition {
        IndexDefinition {
            name: self.name,
            expression: self.expression.canonical().to_owned(),
            index_type: self.index_type,
            type_args: Some(self.type_args).filter(|arguments| !arguments.is_empty()),
            granularity: Some(self.granularity),
            extra: self.extra,
        }
    }
}

impl Projection {
    fn from_definition(definition: ProjectionDefinition, position: usize, reader: &mut Reader) -> Self {
        let member = |name| Member::of_item("projections", position, name);
        Self {
            name: reader.name(member("name"), definition.name),
            query: reader.projection(member("query"), &definition.query),
            extra: definition.extra,
        }
    }

    fn into_definition(self) -> ProjectionDefinition {
        ProjectionDefinition { name: self.name, query: self.query.canonical().to_owned(), extra: self.extra }
    }
}
