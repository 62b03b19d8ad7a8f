//! The typed model of every object kind: what authors write (definitions), and what the planner compares (canonical form).
//!
//! Each object kind is a folder with the same file names: `definition` is what was written, `model` the canonical object,
//! `canonical` the way from one to the other and back.

mod clause;
mod expression;
mod materialized_view;
mod name;
mod reader;
mod schema;
pub mod table;
pub mod validate;
mod view;

pub use expression::Expression;
pub use materialized_view::{MaterializedView, MaterializedViewDefinition};
pub use name::{Kind, ObjectKey, QualifiedName};
pub use reader::Reader;
pub use schema::{Definition, Extra, Object, Schema};
pub use table::{Column, Index, Projection, Table, TableDefinition};
pub use view::{View, ViewDefinition};
