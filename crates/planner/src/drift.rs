//! How a live schema differs from the expected one.

use std::collections::{BTreeMap, BTreeSet};

use chkit_schema::{Expression, Kind, Object, ObjectKey, QualifiedName, Schema, Table};
use chkit_sql::collections::Gather;

use crate::Pair;
use crate::changes::{Change, changes};
use crate::renames::Renames;
use crate::table::{ColumnChange, SortingKeyChange, StructuralMember, TableChange};

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
    /// Constraints that differ.
    pub constraint_diffs: Vec<String>,
    /// Whether the sampling key differs.
    pub sample_by_mismatch: bool,
}

/// All differences between an expected and a live schema.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// Objects.
    pub objects: Vec<ObjectDrift>,
    /// Tables that both sides have.
    pub tables: Vec<TableDrift>,
}

/// Compares what is expected (`next`) with what is live (`previous`). Queries may leave out `default_database`, which the
/// server writes in front of every name.
pub fn drift(schemas: Pair<&Schema>, default_database: Option<&str>) -> Drift {
    // A rename is the way to a state, not a part of it: here only names count.
    let found = changes(schemas, &Renames::default());
    let live_kinds: BTreeMap<&QualifiedName, Kind> =
        schemas.previous.objects().map(|object| (object.name(), object.kind())).gather();
    let expected_names: BTreeMap<&QualifiedName, Kind> =
        schemas.next.objects().map(|object| (object.name(), object.kind())).gather();
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
            Change::Table(change) => {
                // Where only a hidden password differs, nothing is known to.
                drift
                    .tables
                    .extend(Some(table_drift(change, default_database)).filter(|table| !table.reason_codes.is_empty()));
            }
            Change::View(views) => {
                let key = ObjectKey { kind: Kind::View, name: views.next.name.clone() };
                push_view(
                    &mut drift,
                    &key,
                    sql_differs(views.map(|view| &view.query), default_database),
                    false,
                    views.map(|view| &view.comment).differs(),
                );
            }
            Change::MaterializedView(views) => {
                let key = ObjectKey { kind: Kind::MaterializedView, name: views.next.name.clone() };
                push_view(
                    &mut drift,
                    &key,
                    sql_differs(views.map(|view| &view.query), default_database),
                    views.map(|view| &view.target).differs(),
                    views.map(|view| &view.comment).differs(),
                );
            }
        }
    }
    for table in schemas.next.tables() {
        if let Some(live) = schemas.previous.table(&table.name) {
            compare_unmodelled(Pair { previous: live, next: table }, &mut drift);
        }
    }
    drift
}

/// Members of columns that the model does not hold and a live column may have. Others are the author's own.
const COLUMN_MEMBERS: &[&str] = &["codec", "defaultKind", "settings", "statistics", "ttl"];

/// What the model does not hold counts as well: a live table that has a constraint, or a column that has a codec, is not
/// what was described.
fn compare_unmodelled(tables: Pair<&Table>, drift: &mut Drift) {
    let changed: Vec<&str> = tables
        .next
        .columns
        .iter()
        .filter(|column| {
            tables.previous.column(&column.name).is_some_and(|live| {
                COLUMN_MEMBERS.iter().any(|member| live.extra.get(*member) != column.extra.get(*member))
            })
        })
        .map(|column| column.name.as_str())
        .collect();
    let constraints = constraint_diffs(tables);
    let sampling = tables.map(|table| table.extra.get("sampleBy")).differs();
    if changed.is_empty() && constraints.is_empty() && !sampling {
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
    table.constraint_diffs = constraints;
    table.sample_by_mismatch = sampling;
    table.reason_codes = reason_codes(table);
}

/// Names of the constraints that differ.
fn constraint_diffs(tables: Pair<&Table>) -> Vec<String> {
    let by_name = tables.map(|table| {
        let constraints = table.extra.get("constraints").and_then(|list| list.as_array());
        constraints
            .into_iter()
            .flatten()
            .filter_map(|one| Some((one.get("name")?.as_str()?, one)))
            .gather::<BTreeMap<_, _>>()
    });
    let names: BTreeSet<&str> = by_name.previous.keys().chain(by_name.next.keys()).copied().gather();
    let differs = |name: &&str| by_name.previous.get(name) != by_name.next.get(name);
    names.into_iter().filter(differs).map(str::to_owned).collect()
}

/// Whether pieces of SQL differ in more than where they name the default database.
fn sql_differs(pieces: Pair<&Expression>, default_database: Option<&str>) -> bool {
    pieces.differs() && default_database.is_none_or(|database| pieces.map(|piece| piece.qualified(database)).differs())
}

fn default_differs(defaults: Pair<Option<&chkit_schema::table::Default>>, default_database: Option<&str>) -> bool {
    match (defaults.previous, defaults.next) {
        (Some(previous), Some(next)) => {
            sql_differs(Pair { previous: &previous.expression, next: &next.expression }, default_database)
        }
        (None, None) => false,
        (None, Some(_)) | (Some(_), None) => true,
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

fn table_drift(change: &TableChange<'_>, default_database: Option<&str>) -> TableDrift {
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
                .filter(|pair| match (pair.previous, pair.next) {
                    (Some(previous), Some(next)) => {
                        sql_differs(Pair { previous: &previous.query, next: &next.query }, default_database)
                    }
                    (None, _) | (_, None) => true,
                })
                .map(|pair| pair.next.or(pair.previous).map(|projection| projection.name.clone())),
        ),
        ttl_mismatch: change.ttl.is_some(),
        engine_mismatch: structure(StructuralMember::Engine)
            && !change.tables.previous.engine.shows(&change.tables.next.engine),
        primary_key_mismatch: structure(StructuralMember::PrimaryKey),
        order_by_mismatch: change.sorting_key != SortingKeyChange::None,
        unique_key_mismatch: structure(StructuralMember::UniqueKey),
        partition_by_mismatch: structure(StructuralMember::PartitionBy),
        comment_mismatch: change.comment.is_some(),
        ..TableDrift::default()
    };
    for column in &change.columns {
        match column {
            ColumnChange::Modify { columns, position } => {
                if columns.map(|column| (&column.data_type, &column.comment)).differs()
                    || default_differs(columns.map(|column| column.default.as_ref()), default_database)
                {
                    drift.changed_columns.push(columns.next.name.clone());
                }
                if position.is_some() {
                    drift.moved_columns.push(columns.next.name.clone());
                }
            }
            ColumnChange::Add { .. } | ColumnChange::Rename(_) | ColumnChange::Drop(_) => {}
        }
    }
    drift.reason_codes = reason_codes(&drift);
    drift
}

fn reason_codes(drift: &TableDrift) -> Vec<&'static str> {
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
        (!drift.constraint_diffs.is_empty(), "constraint_mismatch"),
        (drift.sample_by_mismatch, "sample_by_mismatch"),
    ];
    reasons.into_iter().filter(|(differs, _)| *differs).map(|(_, code)| code).collect()
}
