//! The syntax tree: what the author wrote, as structure. Every node knows its place in the text.
//!
//! Sugar stays as written (`CASE`, `BETWEEN`, `a::T`); [`crate::lower`] turns it into what the server keeps.

pub mod expression;
pub mod name;
pub mod statement;

pub use expression::Expression;
pub use name::{Name, ObjectName};
pub use statement::{Statement, StatementKind};
