//! From the rows of a server's system tables to definitions.

use std::collections::BTreeMap;

use chkit_schema::table::{ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, SettingValue};
use chkit_schema::{Definition, Extra, MaterializedViewDefinition, Object, Reader, TableDefinition, ViewDefinition};
use chkit_sql::collections::sort_by;
use chkit_sql::fragment::split_at_commas;
use chkit_sql::lexer::{Token, TokenKind, significant_tokens};
use chkit_sql::quote;
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
            Ok(definition) => objects.push(Object::from_definition(definition, &mut Reader::default())),
            Err(reason) => unsupported.push(wire::UnsupportedObject {
                database: table.database,
                name: table.name,
                engine: table.engine,
                reason: reason.to_owned(),
            }),
        }
    }
    sort_by(&mut objects, |left, right| (left.kind(), left.name()).cmp(&(right.kind(), right.name())));
    wire::CatalogueSchema { definitions: objects.into_iter().map(encode::definition).collect(), unsupported }
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
        _ => Ok(Definition::Table(Box::new(table_definition(table, comment, members)))),
    }
}

/// `CREATE MATERIALIZED VIEW name TO target`: the target stands right behind the name.
fn view_target(table: &wire::CatalogueTable) -> Result<(String, String), &'static str> {
    let tokens = significant_tokens(&table.create_table_query);
    let Some([to, parts @ ..]) = tokens.get(6..) else { return Err("Its CREATE statement cannot be read.") };
    if to.is_word("REFRESH") {
        return Err("Refreshable materialized views cannot be described yet.");
    }
    let target = match parts {
        [database, dot, name, ..] if to.is_word("TO") && dot.kind == TokenKind::Dot => {
            spelled(database).zip(spelled(name))
        }
        _ => None,
    };
    target.ok_or("Materialized views that keep their rows in a table of their own cannot be described yet.")
}

fn spelled(token: &Token<'_>) -> Option<String> {
    match token.kind {
        TokenKind::QuotedName => quote::unquoted(token.text),
        TokenKind::Word => Some(token.text.to_owned()),
        _ => None,
    }
}

fn table_definition(table: &wire::CatalogueTable, comment: Option<String>, members: &mut Members) -> TableDefinition {
    let key = (table.database.clone(), table.name.clone());
    let clauses = Clauses::of(&table.engine_full);
    // `system.tables` has keys of their own, but without DESC, and with columns that an engine adds by itself.
    let keys = |text: Option<&str>| text.map(|text| vec![text.to_owned()]).unwrap_or_default();
    let mut declared = Declarations::of(&table.create_table_query);
    let mut extra = Extra::new();
    if !declared.constraints.is_empty() {
        extra.insert("constraints".to_owned(), Value::Array(declared.constraints));
    }
    if !table.sampling_key.is_empty() {
        extra.insert("sampleBy".to_owned(), Value::String(table.sampling_key.clone()));
    }
    TableDefinition {
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
        engine: clauses.engine.to_owned(),
        primary_key: keys(clauses.primary_key),
        order_by: keys(clauses.order_by),
        unique_key: keys(clauses.unique_key),
        partition_by: Some(table.partition_key.clone()).filter(|key| !key.is_empty()),
        ttl: clauses.ttl.map(str::to_owned),
        settings: clauses.settings.map(settings).unwrap_or_default(),
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
    }
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
    // The catalogue lists several expressions bare, where the statement has them in parentheses.
    let expression = if split_at_commas(&index.expr).len() > 1 { format!("({})", index.expr) } else { index.expr };
    IndexDefinition {
        name: index.name,
        expression,
        index_type: index.type_full,
        type_args: None,
        granularity: Some(index.granularity),
        extra: Extra::new(),
    }
}

fn settings(text: &str) -> Vec<(String, SettingValue)> {
    split_at_commas(text)
        .into_iter()
        .filter_map(|assignment| assignment.split_once('='))
        .map(|(name, value)| {
            let value = value.trim();
            let value = match value.parse::<u64>() {
                Ok(number) => SettingValue::Number(number.into()),
                Err(_) => SettingValue::Text(quote::unquoted(value).unwrap_or_else(|| value.to_owned())),
            };
            (name.trim().to_owned(), value)
        })
        .collect()
}

/// The clauses of `system.tables.engine_full`, which the server writes in one fixed order.
struct Clauses<'t> {
    engine: &'t str,
    primary_key: Option<&'t str>,
    order_by: Option<&'t str>,
    unique_key: Option<&'t str>,
    ttl: Option<&'t str>,
    settings: Option<&'t str>,
}

/// How each clause begins; `TTL` and what follows it may hold `GROUP BY`, `WHERE` and `SET`, which begin none.
const CLAUSES: &[&[&str]] = &[
    &["PARTITION", "BY"],
    &["PRIMARY", "KEY"],
    &["ORDER", "BY"],
    &["UNIQUE", "KEY"],
    &["SAMPLE", "BY"],
    &["TTL"],
    &["SETTINGS"],
];

impl<'t> Clauses<'t> {
    fn of(text: &'t str) -> Self {
        let tokens = significant_tokens(text);
        let mut depth = 0_usize;
        let mut starts: Vec<(&'static str, usize, usize)> = Vec::new();
        let mut next = 0;
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
                TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => {
                    depth = depth.saturating_sub(1);
                }
                TokenKind::Word if depth == 0 => {
                    // The order is fixed, so a clause can only be one that has not been passed.
                    let begun =
                        CLAUSES.iter().enumerate().skip(next).find(|(_, words)| begins(tokens.get(at..), words));
                    if let Some((index, words)) = begun
                        && let (Some(name), Some(last)) = (words.first(), tokens.get(at + words.len() - 1))
                    {
                        starts.push((name, token.start, last.end()));
                        next = index + 1;
                    }
                }
                _ => {}
            }
        }
        let clause = |name: &str| {
            let position = starts.iter().position(|(clause, _, _)| *clause == name)?;
            let (_, _, from) = starts.get(position)?;
            let to = starts.get(position + 1).map_or(text.len(), |(_, start, _)| *start);
            text.get(*from..to).map(str::trim)
        };
        Self {
            engine: starts.first().map_or(text, |(_, start, _)| text.get(..*start).unwrap_or(text)).trim(),
            primary_key: clause("PRIMARY"),
            order_by: clause("ORDER"),
            unique_key: clause("UNIQUE"),
            ttl: clause("TTL"),
            settings: clause("SETTINGS"),
        }
    }
}

fn begins(tokens: Option<&[Token<'_>]>, words: &[&str]) -> bool {
    tokens.is_some_and(|tokens| {
        tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| token.is_word(word))
    })
}
