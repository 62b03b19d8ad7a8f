//! Statements.

use crate::span::Span;
use crate::tree::alter::{AlterDatabase, AlterTable};
use crate::tree::collection::{AlterNamedCollection, CreateNamedCollection, DropNamed};
use crate::tree::create_database::CreateDatabase;
use crate::tree::create_function::CreateFunction;
use crate::tree::create_index::{CreateIndex, DropIndex};
use crate::tree::create_table::{CreateTable, CreateVerb};
use crate::tree::drop::{Drop, Undrop};
use crate::tree::optimize::Optimize;
use crate::tree::output::OutputOptions;
use crate::tree::rename::Rename;
use crate::tree::view::CreateView;
use crate::tree::{CreateDictionary, ObjectName, Query, Setting};

/// A statement with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where its rows go.
    pub output: OutputOptions,
    /// From its first to its last token, without the `;`.
    pub span: Span,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// A query.
    Select(Box<Query>),
    /// `CREATE TABLE …`, `ATTACH TABLE …`
    CreateTable(Box<CreateTable>),
    /// `CREATE VIEW …`, `CREATE MATERIALIZED VIEW …`, `CREATE WINDOW VIEW …`
    CreateView(Box<CreateView>),
    /// `CREATE DICTIONARY …`, `ATTACH DICTIONARY …`
    CreateDictionary(Box<CreateDictionary>),
    /// `ALTER TABLE name …`
    AlterTable(Box<AlterTable>),
    /// `ALTER DATABASE name …`
    AlterDatabase(Box<AlterDatabase>),
    /// `SET name = value, …`
    Set(Vec<Setting>),
    /// `DROP TABLE …`, `DETACH VIEW …`, `TRUNCATE DATABASE …`
    Drop(Box<Drop>),
    /// `UNDROP TABLE …`
    Undrop(Box<Undrop>),
    /// `RENAME TABLE …`, `EXCHANGE TABLES …`
    Rename(Box<Rename>),
    /// `CREATE NAMED COLLECTION …`
    CreateNamedCollection(Box<CreateNamedCollection>),
    /// `ALTER NAMED COLLECTION …`
    AlterNamedCollection(Box<AlterNamedCollection>),
    /// `DROP NAMED COLLECTION …`
    DropNamedCollection(Box<DropNamed>),
    /// `CREATE DATABASE …`, `ATTACH DATABASE …`
    CreateDatabase(Box<CreateDatabase>),
    /// `OPTIMIZE TABLE …`
    Optimize(Box<Optimize>),
    /// `CREATE FUNCTION …`
    CreateFunction(Box<CreateFunction>),
    /// `DROP FUNCTION …`
    DropFunction(Box<DropNamed>),
    /// `CREATE INDEX …`
    CreateIndex(Box<CreateIndex>),
    /// `DROP INDEX …`
    DropIndex(Box<DropIndex>),
    /// `DROP ALL HYPOTHETICAL INDEXES`
    DropHypotheticalIndexes,
    /// `… PARALLEL WITH …`
    Parallel(Vec<Statement>),
}

impl StatementKind {
    /// What the kind is called in the API: the statement's keywords in snake case, `create_materialized_view`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Select(_) => "select",
            Self::CreateTable(table) if table.verb == CreateVerb::Attach => "attach_table",
            Self::CreateTable(_) => "create_table",
            Self::CreateView(view) => view.kind_names().0,
            Self::CreateDictionary(dictionary) if dictionary.verb == CreateVerb::Attach => "attach_dictionary",
            Self::CreateDictionary(_) => "create_dictionary",
            Self::AlterTable(_) => "alter_table",
            Self::AlterDatabase(_) => "alter_database",
            Self::Set(_) => "set",
            Self::Drop(drop) => drop.kind_name(),
            Self::Undrop(_) => "undrop_table",
            Self::Rename(rename) => rename.kind_name(),
            Self::CreateNamedCollection(_) => "create_named_collection",
            Self::AlterNamedCollection(_) => "alter_named_collection",
            Self::DropNamedCollection(_) => "drop_named_collection",
            Self::CreateDatabase(create) if create.is_attach => "attach_database",
            Self::CreateDatabase(_) => "create_database",
            Self::Optimize(_) => "optimize",
            Self::CreateFunction(_) => "create_function",
            Self::DropFunction(_) => "drop_function",
            Self::CreateIndex(_) => "create_index",
            Self::DropIndex(_) | Self::DropHypotheticalIndexes => "drop_index",
            Self::Parallel(statements) => statements.first().map_or("", |first| first.kind.name()),
        }
    }

    /// Whether INTO OUTFILE, FORMAT and SETTINGS may follow.
    pub fn has_output(&self) -> bool {
        !matches!(
            self,
            Self::Set(_)
                | Self::CreateNamedCollection(_)
                | Self::AlterNamedCollection(_)
                | Self::DropNamedCollection(_)
                | Self::CreateFunction(_)
                | Self::DropFunction(_)
                | Self::CreateIndex(_)
                | Self::DropIndex(_)
                | Self::DropHypotheticalIndexes
                | Self::Parallel(_)
        )
    }

    /// The object that the statement is about, with its kind (`table`, `view`, `dictionary`, …); `None` where there is
    /// no single one.
    pub fn object(&self) -> Option<(&'static str, &ObjectName)> {
        match self {
            Self::Drop(drop) => drop.object(),
            Self::Undrop(undrop) => Some(("table", &undrop.name.name)),
            Self::Rename(rename) => rename.object(),
            Self::Optimize(optimize) => Some(("table", &optimize.table)),
            Self::CreateIndex(create) => Some(("table", &create.table)),
            Self::DropIndex(drop) => Some(("table", &drop.table)),
            Self::Select(_)
            | Self::AlterDatabase(_)
            | Self::Set(_)
            | Self::CreateNamedCollection(_)
            | Self::AlterNamedCollection(_)
            | Self::DropNamedCollection(_)
            | Self::CreateDatabase(_)
            | Self::CreateFunction(_)
            | Self::DropFunction(_)
            | Self::DropHypotheticalIndexes
            | Self::Parallel(_) => None,
            Self::CreateTable(table) => Some(("table", &table.name.name)),
            Self::CreateView(view) => Some((view.kind_names().1, &view.name.name)),
            Self::CreateDictionary(dictionary) => Some(("dictionary", &dictionary.name.name)),
            Self::AlterTable(alter) => Some(("table", &alter.name)),
        }
    }
}
