//! How a live schema differs from the expected one.

use std::collections::BTreeMap;

use chkit_schema::{Kind, Object, ObjectKey, QualifiedName, Schema, Table};

use crate::Pair;
use crate::changes::{Change, changes};
use crate::renames::Renames;
use crate::table::{ColumnChange, StructuralMember, TableChange};

/// An object that is missing, too many, of another kind, or different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectDrift {
    /// What is wrong: `missing_object`, `extra_object`, `kind_mismatch`, `view_query_mismatch`, `view_target_mismatch`, `comment_mismatch`.
    pub code: &'static str,
    /// The object.
    pub object: ObjectKey,
    /// The expected kind, where kinds differ.
    pub expected: Option<Kind>,
    /// The live kind, where kinds differ.
    pub actual: Option<Kind>,
}

/// What differs in a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the fixed shape of the drift report")]
pub struct TableDrift {
    /// The table.
    pub table: String,
    /// Why it counts as drifted, such as `missing_column`.
    pub reason_codes: Vec<&'static str>,
    /// Columns that are expected and not there.
    pub missing_columns: Vec<String>,
    /// Columns that are there and not expected.
    pub extra_columns: Vec<String>,
    /// Columns that are different.
    pub changed_columns: Vec<String>,
    /// Columns that stand elsewhere.
    pub moved_columns: Vec<String>,
    /// Settings that differ.
    pub setting_diffs: Vec<String>,
    /// Indexes that differ.
    pub index_diffs: Vec<String>,
    /// Projections that differ.
    pub projection_diffs: Vec<String>,
    /// Whether the TTL differs.
    pub ttl_mismatch: bool,
    /// Whether the engine differs.
    pub engine_mismatch: bool,
    /// Whether the primary key differs.
    pub primary_key_mismatch: bool,
    /// Whether the sorting key differs.
    pub order_by_mismatch: bool,
    /// Whether the unique key differs.
    pub unique_key_mismatch: bool,
    /// Whether the partition key differs.
    pub partition_by_mismatch: bool,
    /// Whether the comment differs.
    pub comment_mismatch: bool,
}

/// All differences between an expected and a live schema.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// Objects.
    pub objects: Vec<ObjectDrift>,
    /// Tables that both sides have.
    pub tables: Vec<TableDrift>,
}

/// Compares what is expected (`next`) with what is live (`previous`).
pub fn drift(schemas: Pair<&Schema>) -> Drift {
    // A rename is the way to a state, not a part of it: here only names count.
    let found = changes(schemas, &Renames::default());
    let live_kinds: BTreeMap<&QualifiedName, Kind> =
        schemas.previous.objects().map(|object| (object.name(), object.kind())).collect();
    let expected_names: BTreeMap<&QualifiedName, Kind> =
        schemas.next.objects().map(|object| (object.name(), object.kind())).collect();
    let mut drift = Drift::default();
    for change in &found {
        match change {
            Change::Create(object) => drift.objects.push(match live_kinds.get(object.name()) {
                Some(actual) => ObjectDrift {
                    code: "kind_mismatch",
                    object: object.key(),
                    expected: Some(object.kind()),
                    actual: Some(*actual),
                },
                None => plain("missing_object", object),
            }),
            Change::Drop(object) => {
                if !expected_names.contains_key(object.name()) {
                    drift.objects.push(plain("extra_object", object));
                }
            }
            Change::Table(change) => drift.tables.push(table_drift(change)),
            Change::View(views) => {
                let key = ObjectKey { kind: Kind::View, name: views.next.name.clone() };
                push_view(
                    &mut drift,
                    &key,
                    views.map(|view| &view.query).differs(),
                    false,
                    views.map(|view| &view.comment).differs(),
                );
            }
            Change::MaterializedView(views) => {
                let key = ObjectKey { kind: Kind::MaterializedView, name: views.next.name.clone() };
                push_view(
                    &mut drift,
                    &key,
                    views.map(|view| &view.query).differs(),
                    views.map(|view| &view.target).differs(),
                    views.map(|view| &view.comment).differs(),
                );
            }
        }
    }
    for table in schemas.next.objects().filter_map(|object| schemas.next.table(object.name())) {
        if let Some(live) = schemas.previous.table(&table.name) {
            compare_unmodelled(Pair { previous: live, next: table }, &mut drift);
        }
    }
    drift
}

/// Members that the model does not hold (codecs, kinds of default) count as well: a live column that has one is different.
fn compare_unmodelled(tables: Pair<&Table>, drift: &mut Drift) {
    let changed: Vec<&str> = tables
        .next
        .columns
        .iter()
        .filter(|column| tables.previous.column(&column.name).is_some_and(|live| live.extra != column.extra))
        .map(|column| column.name.as_str())
        .collect();
    if changed.is_empty() {
        return;
    }
    let name = tables.next.name.to_string();
    let at = drift.tables.iter().position(|table| table.table == name).unwrap_or_else(|| {
        drift.tables.push(TableDrift { table: name, ..TableDrift::default() });
        drift.tables.len() - 1
    });
    let Some(table) = drift.tables.get_mut(at) else { return };
    for column in changed {
        if !table.changed_columns.iter().any(|known| known == column) {
            table.changed_columns.push(column.to_owned());
        }
    }
    if !table.reason_codes.contains(&"changed_column") {
        table.reason_codes.push("changed_column");
    }
}

fn plain(code: &'static str, object: &Object) -> ObjectDrift {
    ObjectDrift { code, object: object.key(), expected: None, actual: None }
}

fn push_view(drift: &mut Drift, object: &ObjectKey, query: bool, target: bool, comment: bool) {
    let codes = [(query, "view_query_mismatch"), (target, "view_target_mismatch"), (comment, "comment_mismatch")];
    drift.objects.extend(codes.into_iter().filter(|(differs, _)| *differs).map(|(_, code)| ObjectDrift {
        code,
        object: object.clone(),
        expected: None,
        actual: None,
    }));
}

fn table_drift(change: &TableChange<'_>) -> TableDrift {
    let structure = |member| change.structure.contains(&member);
    let names = |pairs: &mut dyn Iterator<Item = Option<String>>| pairs.flatten().collect::<Vec<String>>();
    let mut drift = TableDrift {
        table: change.tables.next.name.to_string(),
        missing_columns: change.added_columns().map(|column| column.name.clone()).collect(),
        extra_columns: change.dropped_columns().map(|column| column.name.clone()).collect(),
        setting_diffs: change.settings.iter().map(|(name, _)| (*name).to_owned()).collect(),
        index_diffs: names(
            &mut change.indexes.iter().map(|pair| pair.next.or(pair.previous).map(|index| index.name.clone())),
        ),
        projection_diffs: names(
            &mut change
                .projections
                .iter()
                .map(|pair| pair.next.or(pair.previous).map(|projection| projection.name.clone())),
        ),
        ttl_mismatch: change.ttl.is_some(),
        engine_mismatch: structure(StructuralMember::Engine),
        primary_key_mismatch: structure(StructuralMember::PrimaryKey),
        order_by_mismatch: structure(StructuralMember::OrderBy) || change.sorting_key_extended,
        unique_key_mismatch: structure(StructuralMember::UniqueKey),
        partition_by_mismatch: structure(StructuralMember::PartitionBy),
        comment_mismatch: change.comment.is_some(),
        ..TableDrift::default()
    };
    for column in &change.columns {
        match column {
            ColumnChange::Modify { columns, position } => {
                if columns.map(|column| (&column.data_type, &column.default, &column.comment)).differs() {
                    drift.changed_columns.push(columns.next.name.clone());
                }
                if position.is_some() {
                    drift.moved_columns.push(columns.next.name.clone());
                }
            }
            ColumnChange::Add { .. } | ColumnChange::Rename(_) | ColumnChange::Drop(_) => {}
        }
    }
    let reasons = [
        (!drift.missing_columns.is_empty(), "missing_column"),
        (!drift.extra_columns.is_empty(), "extra_column"),
        (!drift.changed_columns.is_empty(), "changed_column"),
        (!drift.moved_columns.is_empty(), "column_order_mismatch"),
        (!drift.setting_diffs.is_empty(), "setting_mismatch"),
        (!drift.index_diffs.is_empty(), "index_mismatch"),
        (drift.ttl_mismatch, "ttl_mismatch"),
        (drift.engine_mismatch, "engine_mismatch"),
        (drift.primary_key_mismatch, "primary_key_mismatch"),
        (drift.order_by_mismatch, "order_by_mismatch"),
        (drift.unique_key_mismatch, "unique_key_mismatch"),
        (drift.partition_by_mismatch, "partition_by_mismatch"),
        (!drift.projection_diffs.is_empty(), "projection_mismatch"),
        (drift.comment_mismatch, "comment_mismatch"),
    ];
    drift.reason_codes = reasons.into_iter().filter(|(differs, _)| *differs).map(|(_, code)| code).collect();
    drift
}
