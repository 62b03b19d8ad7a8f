use serde::{Deserialize, Serialize};

/// What a comparison may take for granted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CompareOptions {
    /// The database that queries mean where they name none: that of the connection their views were created with.
    pub default_database: Option<String>,
}

/// An object that is of another kind than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct KindMismatch {
    /// The object.
    pub object: String,
    /// The expected kind.
    pub expected: String,
    /// The live kind.
    pub actual: String,
}

/// An object that is missing, too many, of another kind, or a view that is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ObjectDrift {
    /// What is wrong.
    #[cfg_attr(
        feature = "typescript",
        tsify(
            type = "'missing_object' | 'extra_object' | 'kind_mismatch' | 'view_query_mismatch' | 'view_target_mismatch' | 'comment_mismatch'"
        )
    )]
    pub code: &'static str,
    /// The object.
    pub object: String,
    /// The expected kind, where kinds differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_kind: Option<String>,
    /// The live kind, where kinds differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_kind: Option<String>,
}

/// What differs in a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "the fixed shape of the drift report")]
pub struct TableDrift {
    /// The table.
    pub table: String,
    /// Why it counts as drifted.
    #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
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
    /// Projections that differ.
    pub projection_diffs: Vec<String>,
    /// Constraints that differ.
    pub constraint_diffs: Vec<String>,
    /// Whether the sampling key differs.
    pub sample_by_mismatch: bool,
}

/// How a live schema differs from the expected one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DriftReport {
    /// Whether anything differs.
    pub drifted: bool,
    /// Objects that are expected and not there.
    pub missing: Vec<String>,
    /// Objects that are there and not expected.
    pub extra: Vec<String>,
    /// Objects of another kind.
    pub kind_mismatches: Vec<KindMismatch>,
    /// All differences of whole objects.
    pub object_drift: Vec<ObjectDrift>,
    /// Differences inside tables.
    pub table_drift: Vec<TableDrift>,
}
