//! The use cases of the engine, and the wire types that cross its boundary.
//!
//! Every use case takes JSON text and gives JSON text: `{ ok, value, diagnostics }`. None fails and none panics.

mod catalogue;
mod declarations;
mod decode;
mod encode;
mod json;
mod migration;
mod places;
mod scope;
mod snapshot;
mod sql;
mod use_cases;
pub mod wire;

pub use sql::{format_sql, parse_sql};
pub use use_cases::{
    canonicalize_definitions, compare_definitions, create_snapshot, definitions_from_catalogue, plan_diff,
    plan_migration, read_migration, read_snapshot, split_sql_statements, to_create_sql, validate_definitions,
};
