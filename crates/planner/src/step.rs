//! What is done, as data. A step renders as SQL and as a sentence; no SQL exists before rendering.

use chkit_schema::table::Setting;
use chkit_schema::{Column, Expression, Index, Kind, MaterializedView, Projection, QualifiedName, Table, View};
use chkit_sql::classify::ttl_deletes_rows;

use crate::Pair;
use crate::grade::{Cost, Reversible, Risk};
use crate::table::{Conversion, Position, column_conversion, keeps_fewer_rows, needs_stand_in, rewrites};

/// What an operation does, as plans report it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum OperationType {
    CreateDatabase,
    CreateTable,
    DropTable,
    AlterTableRenameTable,
    AlterTableRenameColumn,
    AlterTableAddColumn,
    AlterTableModifyColumn,
    AlterTableDropColumn,
    AlterTableAddIndex,
    AlterTableDropIndex,
    AlterTableAddProjection,
    AlterTableDropProjection,
    AlterTableModifyOrderBy,
    AlterTableModifySetting,
    AlterTableResetSetting,
    AlterTableModifyTtl,
    AlterTableModifyComment,
    CreateView,
    DropView,
    CreateMaterializedView,
    DropMaterializedView,
    AlterMaterializedViewModifyQuery,
    AlterMaterializedViewModifyComment,
}

/// One thing that is done. Names are those at the time of the step.
#[derive(Debug, Clone)]
pub(crate) enum Step<'s> {
    CreateDatabase {
        database: &'s str,
    },
    CreateTable {
        table: &'s Table,
    },
    DropTable {
        table: &'s Table,
    },
    RenameTable {
        names: Pair<&'s QualifiedName>,
    },
    RenameColumn {
        table: &'s QualifiedName,
        names: Pair<&'s str>,
    },
    AddColumn {
        table: &'s QualifiedName,
        column: &'s Column,
        position: Position,
    },
    ModifyColumn {
        table: &'s QualifiedName,
        columns: Pair<&'s Column>,
        position: Option<Position>,
    },
    DropColumn {
        table: &'s QualifiedName,
        column: &'s Column,
    },
    /// Takes away the default that a column got so that something stands in the place of its NULLs; it gets its own,
    /// where it has one.
    RemoveStandIn {
        table: &'s QualifiedName,
        column: &'s Column,
    },
    AddIndex {
        table: &'s QualifiedName,
        index: &'s Index,
        position: Position,
    },
    DropIndex {
        table: &'s QualifiedName,
        index: &'s Index,
    },
    AddProjection {
        table: &'s QualifiedName,
        projection: &'s Projection,
        position: Position,
    },
    DropProjection {
        table: &'s QualifiedName,
        projection: &'s Projection,
    },
    ModifyOrderBy {
        table: &'s QualifiedName,
        keys: Pair<&'s [Expression]>,
    },
    ModifySetting {
        table: &'s QualifiedName,
        name: &'s str,
        values: Pair<Option<&'s Setting>>,
    },
    ModifyTtl {
        table: &'s QualifiedName,
        ttl: Pair<Option<&'s Expression>>,
    },
    ModifyTableComment {
        table: &'s QualifiedName,
        comments: Pair<&'s str>,
    },
    CreateView {
        view: &'s View,
    },
    ReplaceView {
        views: Pair<&'s View>,
    },
    DropView {
        view: &'s View,
    },
    CreateMaterializedView {
        view: &'s MaterializedView,
    },
    DropMaterializedView {
        view: &'s MaterializedView,
    },
    ModifyQuery {
        views: Pair<&'s MaterializedView>,
    },
    ModifyViewComment {
        views: Pair<&'s MaterializedView>,
    },
}

impl<'s> Step<'s> {
    /// The operation type that stands for it in a plan.
    pub(crate) fn operation_type(&self) -> OperationType {
        match self {
            Self::CreateDatabase { .. } => OperationType::CreateDatabase,
            Self::CreateTable { .. } => OperationType::CreateTable,
            Self::DropTable { .. } => OperationType::DropTable,
            Self::RenameTable { .. } => OperationType::AlterTableRenameTable,
            Self::RenameColumn { .. } => OperationType::AlterTableRenameColumn,
            Self::AddColumn { .. } => OperationType::AlterTableAddColumn,
            Self::ModifyColumn { .. } | Self::RemoveStandIn { .. } => OperationType::AlterTableModifyColumn,
            Self::DropColumn { .. } => OperationType::AlterTableDropColumn,
            Self::AddIndex { .. } => OperationType::AlterTableAddIndex,
            Self::DropIndex { .. } => OperationType::AlterTableDropIndex,
            Self::AddProjection { .. } => OperationType::AlterTableAddProjection,
            Self::DropProjection { .. } => OperationType::AlterTableDropProjection,
            Self::ModifyOrderBy { .. } => OperationType::AlterTableModifyOrderBy,
            Self::ModifySetting { values, .. } => match values.next {
                Some(_) => OperationType::AlterTableModifySetting,
                None => OperationType::AlterTableResetSetting,
            },
            Self::ModifyTtl { .. } => OperationType::AlterTableModifyTtl,
            Self::ModifyTableComment { .. } => OperationType::AlterTableModifyComment,
            Self::CreateView { .. } | Self::ReplaceView { .. } => OperationType::CreateView,
            Self::DropView { .. } => OperationType::DropView,
            Self::CreateMaterializedView { .. } => OperationType::CreateMaterializedView,
            Self::DropMaterializedView { .. } => OperationType::DropMaterializedView,
            Self::ModifyQuery { .. } => OperationType::AlterMaterializedViewModifyQuery,
            Self::ModifyViewComment { .. } => OperationType::AlterMaterializedViewModifyComment,
        }
    }

    /// The operation key that stands for it in a plan.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::CreateDatabase { database } => format!("database:{database}"),
            Self::CreateTable { table } | Self::DropTable { table } => object_key(Kind::Table, &table.name),
            Self::RenameTable { names } => format!("{}:rename_table", object_key(Kind::Table, names.next)),
            Self::RenameColumn { table, names } => {
                format!("{}:column_rename:{}:{}", object_key(Kind::Table, table), names.previous, names.next)
            }
            Self::AddColumn { table, column, .. }
            | Self::DropColumn { table, column }
            | Self::RemoveStandIn { table, column } => {
                format!("{}:column:{}", object_key(Kind::Table, table), column.name)
            }
            Self::ModifyColumn { table, columns, .. } => {
                format!("{}:column:{}", object_key(Kind::Table, table), columns.next.name)
            }
            Self::AddIndex { table, index, .. } | Self::DropIndex { table, index } => {
                format!("{}:index:{}", object_key(Kind::Table, table), index.name)
            }
            Self::AddProjection { table, projection, .. } | Self::DropProjection { table, projection } => {
                format!("{}:projection:{}", object_key(Kind::Table, table), projection.name)
            }
            Self::ModifyOrderBy { table, .. } => format!("{}:order_by", object_key(Kind::Table, table)),
            Self::ModifySetting { table, name, .. } => format!("{}:setting:{name}", object_key(Kind::Table, table)),
            Self::ModifyTtl { table, .. } => format!("{}:ttl", object_key(Kind::Table, table)),
            Self::ModifyTableComment { table, .. } => format!("{}:comment", object_key(Kind::Table, table)),
            Self::CreateView { view } | Self::DropView { view } => object_key(Kind::View, &view.name),
            Self::ReplaceView { views } => object_key(Kind::View, &views.next.name),
            Self::CreateMaterializedView { view } | Self::DropMaterializedView { view } => {
                object_key(Kind::MaterializedView, &view.name)
            }
            Self::ModifyQuery { views } => format!("{}:query", object_key(Kind::MaterializedView, &views.next.name)),
            Self::ModifyViewComment { views } => {
                format!("{}:comment", object_key(Kind::MaterializedView, &views.next.name))
            }
        }
    }

    /// How much it can hurt.
    pub(crate) fn risk(&self) -> Risk {
        match self {
            Self::CreateDatabase { .. }
            | Self::CreateTable { .. }
            | Self::AddColumn { .. }
            | Self::RemoveStandIn { .. }
            | Self::CreateView { .. }
            | Self::CreateMaterializedView { .. }
            | Self::ModifyTableComment { .. }
            | Self::ModifyViewComment { .. } => Risk::Safe,
            Self::ModifyColumn { columns, .. } => {
                if column_conversion(*columns) != Conversion::Keeps {
                    Risk::Danger
                } else if columns.map(|column| (&column.data_type, &column.default)).differs() {
                    Risk::Caution
                } else {
                    Risk::Safe
                }
            }
            Self::ModifySetting { name, values, .. } if keeps_fewer_rows(name, *values) => Risk::Danger,
            Self::RenameTable { .. }
            | Self::RenameColumn { .. }
            | Self::AddIndex { .. }
            | Self::DropIndex { .. }
            | Self::AddProjection { .. }
            | Self::DropProjection { .. }
            | Self::ModifyOrderBy { .. }
            | Self::ModifySetting { .. }
            | Self::ReplaceView { .. }
            | Self::ModifyQuery { .. } => Risk::Caution,
            Self::ModifyTtl { ttl, .. } => {
                if ttl.next.is_some_and(|next| ttl_deletes_rows(next.canonical())) {
                    Risk::Danger
                } else {
                    Risk::Caution
                }
            }
            Self::DropTable { .. }
            | Self::DropColumn { .. }
            | Self::DropView { .. }
            | Self::DropMaterializedView { .. } => Risk::Danger,
        }
    }

    /// What it makes the server do.
    pub(crate) fn cost(&self) -> Cost {
        match self {
            Self::ModifyColumn { columns, .. } => {
                if rewrites(columns.map(|column| &column.data_type)) {
                    Cost::Mutation
                } else {
                    Cost::Metadata
                }
            }
            Self::RenameColumn { .. }
            | Self::DropColumn { .. }
            | Self::DropIndex { .. }
            | Self::DropProjection { .. } => Cost::Mutation,
            Self::ModifyTtl { ttl, .. } => {
                if ttl.next.is_some() {
                    Cost::Rewrite
                } else {
                    Cost::Metadata
                }
            }
            Self::CreateDatabase { .. }
            | Self::CreateTable { .. }
            | Self::DropTable { .. }
            | Self::RenameTable { .. }
            | Self::AddColumn { .. }
            | Self::RemoveStandIn { .. }
            | Self::AddIndex { .. }
            | Self::AddProjection { .. }
            | Self::ModifyOrderBy { .. }
            | Self::ModifySetting { .. }
            | Self::ModifyTableComment { .. }
            | Self::CreateView { .. }
            | Self::ReplaceView { .. }
            | Self::DropView { .. }
            | Self::CreateMaterializedView { .. }
            | Self::DropMaterializedView { .. }
            | Self::ModifyQuery { .. }
            | Self::ModifyViewComment { .. } => Cost::Metadata,
        }
    }

    /// Whether it can be taken back.
    pub(crate) fn reversible(&self) -> Reversible {
        match self {
            Self::DropTable { .. } | Self::DropColumn { .. } | Self::ModifyOrderBy { .. } => Reversible::None,
            Self::ModifySetting { name, values, .. } if keeps_fewer_rows(name, *values) => Reversible::None,
            Self::ModifyColumn { columns, position, .. } => modified_back(*columns, position.as_ref()),
            Self::ModifyTtl { .. } | Self::DropMaterializedView { .. } | Self::ModifyQuery { .. } => Reversible::Lossy,
            Self::CreateDatabase { .. }
            | Self::CreateTable { .. }
            | Self::RenameTable { .. }
            | Self::RenameColumn { .. }
            | Self::AddColumn { .. }
            | Self::RemoveStandIn { .. }
            | Self::AddIndex { .. }
            | Self::DropIndex { .. }
            | Self::AddProjection { .. }
            | Self::DropProjection { .. }
            | Self::ModifySetting { .. }
            | Self::ModifyTableComment { .. }
            | Self::CreateView { .. }
            | Self::ReplaceView { .. }
            | Self::DropView { .. }
            | Self::CreateMaterializedView { .. }
            | Self::ModifyViewComment { .. } => Reversible::Exact,
        }
    }

    /// The step that takes it back. `None` where nothing can, or where nothing needs to.
    pub(crate) fn inverse(&self) -> Option<Step<'s>> {
        match self {
            Self::CreateTable { table } => Some(Step::DropTable { table }),
            Self::RenameTable { names } => Some(Step::RenameTable { names: names.reversed() }),
            Self::RenameColumn { table, names } => Some(Step::RenameColumn { table, names: names.reversed() }),
            Self::AddColumn { table, column, .. } => Some(Step::DropColumn { table, column }),
            Self::ModifyColumn { table, columns, position } => (modified_back(*columns, position.as_ref())
                != Reversible::None)
                .then(|| Step::ModifyColumn { table, columns: columns.reversed(), position: None }),
            Self::AddIndex { table, index, .. } => Some(Step::DropIndex { table, index }),
            Self::DropIndex { table, index } => Some(Step::AddIndex { table, index, position: Position::Last }),
            Self::AddProjection { table, projection, .. } => Some(Step::DropProjection { table, projection }),
            Self::DropProjection { table, projection } => {
                Some(Step::AddProjection { table, projection, position: Position::Last })
            }
            Self::ModifySetting { table, name, values } => (!keeps_fewer_rows(name, *values))
                .then(|| Step::ModifySetting { table, name, values: values.reversed() }),
            Self::ModifyTtl { table, ttl } => Some(Step::ModifyTtl { table, ttl: ttl.reversed() }),
            Self::ModifyTableComment { table, comments } => {
                Some(Step::ModifyTableComment { table, comments: comments.reversed() })
            }
            Self::CreateView { view } => Some(Step::DropView { view }),
            Self::ReplaceView { views } => Some(Step::ReplaceView { views: views.reversed() }),
            Self::DropView { view } => Some(Step::CreateView { view }),
            Self::CreateMaterializedView { view } => Some(Step::DropMaterializedView { view }),
            Self::DropMaterializedView { view } => Some(Step::CreateMaterializedView { view }),
            Self::ModifyQuery { views } => Some(Step::ModifyQuery { views: views.reversed() }),
            Self::ModifyViewComment { views } => Some(Step::ModifyViewComment { views: views.reversed() }),
            Self::CreateDatabase { .. }
            | Self::DropTable { .. }
            | Self::DropColumn { .. }
            | Self::RemoveStandIn { .. }
            | Self::ModifyOrderBy { .. } => None,
        }
    }

    /// What is done and why, in one sentence.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::CreateDatabase { database } => format!("New objects live in database {database}."),
            Self::CreateTable { table } => format!("Table {} is new.", table.name),
            Self::DropTable { table } => format!("Table {} goes with its rows.", table.name),
            Self::RenameTable { names } => format!("Table {} is now called {}.", names.previous, names.next),
            Self::RenameColumn { table, names } => {
                format!("Column {table}.{} is now called {}.", names.previous, names.next)
            }
            Self::AddColumn { table, column, .. } => format!("Column {table}.{} is new.", column.name),
            Self::ModifyColumn { table, columns, position } => modified_column(table, *columns, position.as_ref()),
            Self::DropColumn { table, column } => format!("Column {table}.{} is no longer defined.", column.name),
            Self::RemoveStandIn { table, column } => {
                let instead = match &column.default {
                    Some(default) => format!(" and {} takes its place", default.expression.canonical()),
                    None => String::new(),
                };
                format!("Column {table}.{}: the default that stood in for NULL goes again{instead}.", column.name)
            }
            Self::AddIndex { table, index, .. } => format!("Index {} of {table} is new.", index.name),
            Self::DropIndex { table, index } => format!("Index {} of {table} goes.", index.name),
            Self::AddProjection { table, projection, .. } => {
                format!("Projection {} of {table} is new.", projection.name)
            }
            Self::DropProjection { table, projection } => format!("Projection {} of {table} goes.", projection.name),
            Self::ModifyOrderBy { table, keys } if keys.next.len() < keys.previous.len() => {
                format!("The sorting key of {table} ends earlier; rows stay where they are.")
            }
            Self::ModifyOrderBy { table, .. } => format!("The sorting key of {table} gains new columns."),
            Self::ModifySetting { table, name, values } => match values.next {
                Some(value) => format!("Setting {name} of {table} becomes {}.", value.sql()),
                None => format!("Setting {name} of {table} goes back to the server's default."),
            },
            Self::ModifyTtl { table, ttl } => match ttl.next {
                Some(next) => format!("The TTL of {table} becomes {}.", next.canonical()),
                None => format!("Rows of {table} no longer expire."),
            },
            Self::ModifyTableComment { table, .. } => format!("The comment of {table} is different."),
            Self::CreateView { view } => format!("View {} is new.", view.name),
            Self::ReplaceView { views } if views.map(|view| (&view.query, &view.comment)).differs() => {
                format!("View {} is different; it is replaced in place.", views.next.name)
            }
            Self::ReplaceView { views } => {
                format!(
                    "View {} reads columns that are others now; it is replaced in place to know them.",
                    views.next.name
                )
            }
            Self::DropView { view } => format!("View {} is no longer defined.", view.name),
            Self::CreateMaterializedView { view } => format!("Materialized view {} is new.", view.name),
            Self::DropMaterializedView { view } => {
                format!("Materialized view {} goes.", view.name)
            }
            Self::ModifyQuery { views } => {
                format!("The query of materialized view {} is different; it is changed in place.", views.next.name)
            }
            Self::ModifyViewComment { views } => {
                format!("The comment of materialized view {} is different.", views.next.name)
            }
        }
    }
}

fn object_key(kind: Kind, name: &QualifiedName) -> String {
    format!("{}:{name}", kind.as_str())
}

/// Whether a changed column can be taken back by one that is changed the other way round.
fn modified_back(columns: Pair<&Column>, position: Option<&Position>) -> Reversible {
    let back = columns.reversed();
    // The default that would stand in for NULLs is a statement of its own, and a value that came since may not fit.
    let is_possible = position.is_none() && !columns.map(|column| &column.name).differs() && !needs_stand_in(back);
    if !is_possible || column_conversion(back) == Conversion::MayFail {
        Reversible::None
    } else if columns.map(|column| &column.data_type).differs() {
        Reversible::Lossy
    } else {
        Reversible::Exact
    }
}

fn modified_column(table: &QualifiedName, columns: Pair<&Column>, position: Option<&Position>) -> String {
    let mut parts = Vec::new();
    if columns.map(|column| &column.data_type).differs() {
        parts.push(format!("type {} becomes {}", columns.previous.data_type.text(), columns.next.data_type.text()));
    }
    if columns.map(|column| &column.default).differs() {
        parts.push(match &columns.next.default {
            Some(default) => format!("its default becomes {}", default.expression.canonical()),
            None => "its default goes".to_owned(),
        });
    }
    if columns.map(|column| &column.comment).differs() {
        parts.push("its comment is different".to_owned());
    }
    match position {
        Some(Position::First) => parts.push("it moves to the front".to_owned()),
        Some(Position::Last) => parts.push("it moves to the end".to_owned()),
        Some(Position::After(other)) => parts.push(format!("it moves behind {other}")),
        None => {}
    }
    format!("Column {table}.{}: {}.", columns.next.name, parts.join(", "))
}
