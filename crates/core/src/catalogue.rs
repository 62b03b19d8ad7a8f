//! From the rows of a server's system tables to definitions.

use std::collections::BTreeMap;
use std::sync::Arc;

use chkit_schema::table::{ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, SettingValue};
use chkit_schema::{Definition, Extra, MaterializedViewDefinition, Object, Reader, TableDefinition, ViewDefinition};
use chkit_sql::collections::sort_by;
use chkit_sql::fragment::{canonical, canonical_expression, expressions, stored_engine};
use chkit_sql::literal::Value as Literal;
use chkit_sql::parse::parse_statement;
use chkit_sql::tree::settings::{Setting, SettingValue as WrittenValue};
use chkit_sql::tree::view::{CreateView, ViewKind, ViewTarget};
use chkit_sql::tree::{Expression, StatementKind, Storage};
use serde_json::Value;

use crate::declarations::Declarations;
use crate::{encode, wire};

/// The definitions of all objects that definitions can describe.
pub(crate) fn definitions(catalogue: wire::Catalogue) -> wire::CatalogueSchema {
    let mut members = Members::of(&catalogue);
    let mut objects = Vec::new();
    let mut unsupported = Vec::new();
    for table in catalogue.tables {
        match definition(&table, &mut members) {
            Ok(definition) => objects.push(Arc::new(Object::from_definition(definition, &mut Reader::default()))),
            Err(reason) => unsupported.push(wire::UnsupportedObject {
                database: table.database,
                name: table.name,
                engine: table.engine,
                reason: reason.to_owned(),
            }),
        }
    }
    sort_by(&mut objects, |left, right| left.identity().cmp(&right.identity()));
    wire::CatalogueSchema { definitions: encode::definitions(objects), unsupported }
}

type TableName = (String, String);

/// Rows about parts of tables, by table.
struct Members {
    columns: BTreeMap<TableName, Vec<wire::CatalogueColumn>>,
    indices: BTreeMap<TableName, Vec<wire::CatalogueIndex>>,
    projections: BTreeMap<TableName, Vec<wire::CatalogueProjection>>,
}

impl Members {
    fn of(catalogue: &wire::Catalogue) -> Self {
        let mut members = Self { columns: BTreeMap::new(), indices: BTreeMap::new(), projections: BTreeMap::new() };
        for column in &catalogue.columns {
            members.columns.entry((column.database.clone(), column.table.clone())).or_default().push(column.clone());
        }
        for columns in members.columns.values_mut() {
            sort_by(columns, |left, right| left.position.cmp(&right.position));
        }
        for index in &catalogue.indices {
            members.indices.entry((index.database.clone(), index.table.clone())).or_default().push(index.clone());
        }
        for projection in &catalogue.projections {
            let table = (projection.database.clone(), projection.table.clone());
            members.projections.entry(table).or_default().push(projection.clone());
        }
        members
    }
}

fn definition(table: &wire::CatalogueTable, members: &mut Members) -> Result<Definition, &'static str> {
    let comment = Some(table.comment.clone()).filter(|comment| !comment.is_empty());
    match table.engine.as_str() {
        "View" => Ok(Definition::View(ViewDefinition {
            database: table.database.clone(),
            name: table.name.clone(),
            query: table.as_select.clone(),
            comment,
            extra: Extra::new(),
        })),
        "MaterializedView" => {
            let (to_database, to_name) = view_target(table)?;
            Ok(Definition::MaterializedView(MaterializedViewDefinition {
                database: table.database.clone(),
                name: table.name.clone(),
                to_database,
                to_name,
                query: table.as_select.clone(),
                comment,
                extra: Extra::new(),
            }))
        }
        "Dictionary" => Err("Dictionaries cannot be described yet."),
        "WindowView" | "LiveView" => Err("Window views and live views cannot be described."),
        _ => Ok(Definition::Table(Box::new(table_definition(table, comment, members)?))),
    }
}

const UNREADABLE: &str = "Its CREATE statement cannot be read.";

/// `CREATE MATERIALIZED VIEW name TO target`
fn view_target(table: &wire::CatalogueTable) -> Result<(String, String), &'static str> {
    let Ok(StatementKind::CreateView(view)) = parse_statement(&table.create_table_query).map(|read| read.kind) else {
        return Err(UNREADABLE);
    };
    let CreateView { kind: ViewKind::Materialized(view), .. } = *view else { return Err(UNREADABLE) };
    if view.refresh.is_some() {
        return Err("Refreshable materialized views cannot be described yet.");
    }
    match view.target {
        Some(ViewTarget::Table(target)) => {
            let database = target.database.map_or_else(|| table.database.clone(), |database| database.text.into());
            Ok((database, target.name.text.into()))
        }
        Some(ViewTarget::Inner(_)) | None => {
            Err("Materialized views that keep their rows in a table of their own cannot be described yet.")
        }
    }
}

/// What a table's CREATE statement declares, and how the table is stored. Where the server does not show the statement,
/// only its engine tells.
fn statement(table: &wire::CatalogueTable) -> Result<(Declarations, Storage), &'static str> {
    let stored = || stored_engine(&table.engine_full).map_err(|_| UNREADABLE);
    if table.create_table_query.is_empty() {
        return Ok((Declarations::default(), stored()?));
    }
    match parse_statement(&table.create_table_query).map(|statement| statement.kind) {
        Ok(StatementKind::CreateTable(create)) => {
            let declarations = Declarations::of(&create);
            Ok((declarations, create.storage.map_or_else(stored, Ok)?))
        }
        _ => Err(UNREADABLE),
    }
}

fn table_definition(
    table: &wire::CatalogueTable,
    comment: Option<String>,
    members: &mut Members,
) -> Result<TableDefinition, &'static str> {
    let key = (table.database.clone(), table.name.clone());
    let (mut declared, storage) = statement(table)?;
    let mut extra = Extra::new();
    if !declared.constraints.is_empty() {
        extra.insert("constraints".to_owned(), Value::Array(declared.constraints));
    }
    if !table.sampling_key.is_empty() {
        extra.insert("sampleBy".to_owned(), Value::String(table.sampling_key.clone()));
    }
    let Storage { engine, primary_key, order_by, unique_key, ttl, settings, .. } = storage;
    // `system.tables` has keys of their own, but without DESC, and with columns that an engine adds by itself.
    let key_of =
        |expression: Option<Expression>| expression.map(|key| canonical_expression(&key)).into_iter().collect();
    Ok(TableDefinition {
        database: table.database.clone(),
        name: table.name.clone(),
        renamed_from: None,
        columns: members
            .columns
            .remove(&key)
            .unwrap_or_default()
            .into_iter()
            .map(|row| {
                let members = declared.columns.remove(&row.name).unwrap_or_default();
                column(row, members)
            })
            .collect(),
        engine: engine.map_or_else(|| table.engine.clone(), |engine| canonical(|printer| printer.engine(&engine))),
        primary_key: key_of(primary_key),
        order_by: order_by.map(|key| canonical(|printer| printer.sorting_key(&key))).into_iter().collect(),
        unique_key: key_of(unique_key),
        partition_by: Some(table.partition_key.clone()).filter(|key| !key.is_empty()),
        ttl: (!ttl.is_empty()).then(|| canonical(|printer| printer.ttl_elements(&ttl))),
        settings: settings.into_iter().map(setting).collect(),
        indexes: members.indices.remove(&key).unwrap_or_default().into_iter().map(index).collect(),
        projections: members
            .projections
            .remove(&key)
            .unwrap_or_default()
            .into_iter()
            .map(|projection| ProjectionDefinition {
                name: projection.name,
                query: projection.query,
                extra: Extra::new(),
            })
            .collect(),
        comment,
        plugins: None,
        extra,
    })
}

/// What the definitions of today cannot hold goes along as members of the same names that later ones use.
fn column(column: wire::CatalogueColumn, mut extra: Extra) -> ColumnDefinition {
    if !column.compression_codec.is_empty() {
        extra.insert("codec".to_owned(), Value::String(column.compression_codec));
    }
    if !matches!(column.default_kind.as_str(), "" | "DEFAULT") {
        extra.insert("defaultKind".to_owned(), Value::String(column.default_kind.clone()));
    }
    ColumnDefinition {
        name: column.name,
        data_type: column.r#type,
        renamed_from: None,
        nullable: false,
        default: (!column.default_kind.is_empty())
            .then(|| DefaultDefinition::Text(format!("fn:{}", column.default_expression))),
        comment: Some(column.comment).filter(|comment| !comment.is_empty()),
        extra,
    }
}

fn index(index: wire::CatalogueIndex) -> IndexDefinition {
    IndexDefinition {
        name: index.name,
        // The catalogue lists several expressions bare, where the statement has them in parentheses.
        expression: expressions(&index.expr).map_or(index.expr, |piece| piece.canonical),
        index_type: index.type_full,
        type_args: None,
        granularity: Some(index.granularity),
        extra: Extra::new(),
    }
}

fn setting(setting: Setting) -> (String, SettingValue) {
    let value = match setting.value {
        WrittenValue::Literal(literal) => match literal.value {
            Literal::Unsigned(number) => SettingValue::Number(number.into()),
            Literal::Text(text) => SettingValue::Text(text.into()),
            other => {
                let mut text = String::new();
                other.print(&mut text);
                SettingValue::Text(text)
            }
        },
        other => SettingValue::Text(canonical(|printer| printer.setting_value(&other))),
    };
    (setting.name.text.into(), value)
}
