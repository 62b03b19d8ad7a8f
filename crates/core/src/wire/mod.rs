//! The types that cross the boundary, as JSON. They are not the domain's types: only these are serialized,
//! and the TypeScript declarations are generated from them (`tsify`).

mod catalogue;
mod definition;
mod diagnostic;
mod drift;
mod known_members;
mod migration;
mod plan;
mod scalar;
mod sql;
#[cfg(feature = "typescript")]
mod typescript;

pub use catalogue::{
    Catalogue, CatalogueColumn, CatalogueIndex, CatalogueProjection, CatalogueSchema, CatalogueTable, UnsupportedObject,
};
pub use definition::{
    AnyDefinition, ColumnDefinition, MaterializedViewDefinition, ProjectionDefinition, SkipIndexDefinition, Snapshot,
    TableDefinition, TableRename, ViewDefinition, ViewTarget,
};
pub use diagnostic::{Answer, Cause, Diagnostic, Edit, Fix, Label, Related, Severity, Span};
pub use drift::{CompareOptions, DriftReport, KindMismatch, ObjectDrift, TableDrift};
pub use migration::{Directive, ExecutionUnit, MigrationFile, OperationMarker};
pub use plan::{
    ColumnRenameSuggestion, Cost, MigrationOperation, MigrationOperationType, MigrationPlan, MigrationRequest,
    MigrationResult, PlanOptions, Rename, RenameKind, Reversibility, RiskLevel, StructuralChanges, TableScope,
    ValidationIssue, ValidationIssueCode,
};
pub use scalar::{DefaultValue, Scalar};
pub use sql::{FormatSqlOptions, ParsedSql, SqlLayout, SqlObject, SqlStatement};

#[cfg(feature = "typescript")]
pub use typescript::typescript;
