//! From a pair of schemas to a plan: changes, strategy, steps, order, checks, statements.
//!
//! Matches over steps and changes are exhaustive: a new step does not compile until every consumer has decided.
#![warn(clippy::wildcard_enum_match_arm)]

mod changes;
mod checks;
mod drift;
mod grade;
mod materialized_view;
mod options;
mod order;
mod pair;
mod plan;
mod readers;
mod references;
mod renames;
mod render;
mod step;
mod strategy;
mod suggestions;
mod table;
mod view;
mod withheld;

pub use drift::{Drift, ObjectDrift, TableDrift, drift};
pub use grade::{Cost, Reversible, Risk};
pub use options::{PlanOptions, Rename, RenameKind, StructuralChanges};
pub use pair::Pair;
pub use plan::{Operation, Plan, plan};
pub use render::create_statement;
pub use step::OperationType;
pub use suggestions::RenameSuggestion;
