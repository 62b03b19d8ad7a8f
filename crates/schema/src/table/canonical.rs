use chkit_sql::collections::{Gather, sort_by};
use chkit_sql::data_type::ColumnType;
use chkit_sql::fragment::{canonical_query, key_entries, key_item_entries};
use chkit_sql::quote;
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
        reader.filled("engine", &definition.engine, "An engine is empty.", "Name the engine, such as `MergeTree`.");
        reader.check("engine", &definition.engine);
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
            engine: Engine::read(&definition.engine),
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

/// One expression per entry. An entry that is exactly a column's name is that column, however odd the name.
fn read_keys(reader: &mut Reader, member: &str, entries: &[String], columns: &FxHashSet<&str>) -> Vec<Expression> {
    let read = if entries.len() == 1 { key_entries } else { key_item_entries };
    let mut keys = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let trimmed = entry.trim();
        if columns.contains(trimmed) {
            keys.push(Expression::column(trimmed));
        } else if reader.check(Member::of_item(member, position, ""), entry) {
            keys.extend(read(trimmed).iter().map(|key| {
                if columns.contains(key.as_str()) { Expression::column(key) } else { Expression::new(key) }
            }));
        } else {
            keys.push(Expression::unread(trimmed));
        }
    }
    keys
}

/// `tuple()` is no partition key; a list of one is that one.
fn read_partition_key(reader: &mut Reader, text: Option<&str>) -> Option<Expression> {
    let text = text?;
    if !reader.check("partitionBy", text) {
        return Some(Expression::unread(text));
    }
    match key_entries(text).as_slice() {
        [] => None,
        [single] => Some(Expression::new(single)),
        several => Some(Expression::new(&format!("({})", several.join(", ")))),
    }
}

fn read_ttl(reader: &mut Reader, text: Option<&str>) -> Option<Expression> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    Some(if reader.check("ttl", text) { Expression::ttl(text) } else { Expression::unread(text) })
}

/// The names of the columns that `Nested` ones are stored as.
fn parts_of_nested(columns: &[ColumnDefinition]) -> Vec<String> {
    let nested = columns.iter().filter(|column| column.data_type.contains("Nested"));
    nested
        .flat_map(|column| {
            let parts = ColumnType::read(&column.data_type, false).nested_parts();
            parts.into_iter().map(|(part, _)| format!("{}.{part}", column.name.trim()))
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
            data_type: ColumnType::read(&format!("Array({data_type})"), false),
            ..column.clone()
        })
        .collect()
}

impl Column {
    fn from_definition(definition: ColumnDefinition, position: usize, reader: &mut Reader) -> Self {
        let member = |name| Member::of_item("columns", position, name);
        reader.filled(member("type"), &definition.data_type, "A column has no type.", "Name it, such as `String`.");
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
                    Expression::new(&quote::string(text))
                }
            },
            DefaultDefinition::Expression(text) => {
                reader.expression(Member::of_item("columns", position, "default.expression"), text)
            }
            DefaultDefinition::Number(number) => Expression::new(&number.to_string()),
            DefaultDefinition::Bool(value) => Expression::new(if *value { "true" } else { "false" }),
        };
        Self { written, expression }
    }
}

/// `set(100)` is the type `set` with the argument 100.
fn type_and_arguments(text: &str) -> (&str, &str) {
    match text.trim().split_once('(') {
        Some((name, rest)) => (name.trim_end(), rest.strip_suffix(')').unwrap_or(rest)),
        None => (text.trim(), ""),
    }
}

impl Index {
    fn from_definition(definition: IndexDefinition, position: usize, reader: &mut Reader) -> Self {
        let member = |name| Member::of_item("indexes", position, name);
        reader.filled(member("type"), &definition.index_type, "An index has no type.", "Name it, such as `minmax`.");
        reader.check(member("type"), &definition.index_type);
        let (index_type, written_behind_type) = type_and_arguments(&definition.index_type);
        let type_args = definition.type_args.unwrap_or_else(|| written_behind_type.to_owned());
        reader.check(member("typeArgs"), &type_args);
        Self {
            name: reader.name(member("name"), definition.name),
            expression: reader.expressions(member("expression"), &definition.expression),
            index_type: index_type.to_owned(),
            type_args: canonical_query(&type_args),
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
            query: reader.query(member("query"), &definition.query),
            extra: definition.extra,
        }
    }

    fn into_definition(self) -> ProjectionDefinition {
        ProjectionDefinition { name: self.name, query: self.query.canonical().to_owned(), extra: self.extra }
    }
}
