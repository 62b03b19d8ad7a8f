//! The syntax tree: what the author wrote, as structure. Every node knows its place in the text.
//!
//! Sugar stays as written (`CASE`, `BETWEEN`, `a::T`); [`crate::lower`] turns it into what the server keeps.

pub mod alter;
pub mod collection;
pub mod column;
pub mod columns;
pub mod create_database;
pub mod create_function;
pub mod create_index;
pub mod create_table;
pub mod data_type;
pub mod dictionary;
pub mod drop;
pub mod expression;
pub mod function;
pub mod interval;
pub mod literal;
pub mod name;
pub mod optimize;
pub mod output;
pub mod partition;
pub mod path;
pub mod refresh;
pub mod rename;
pub mod security;
pub mod select;
pub mod settings;
pub mod special;
pub mod statement;
pub mod storage;
pub mod uuid;
pub mod view;
pub mod visit;

pub use column::ColumnDeclaration;
pub use create_table::CreateTable;
pub use data_type::DataType;
pub use dictionary::CreateDictionary;
pub use expression::Expression;
pub use function::{OrderByElement, WindowDefinition};
pub use literal::{Literal, QueryParameter};
pub use name::{Name, ObjectName};
pub use partition::{Partition, PartitionOrPart, TextOrParameter};
pub use path::Path;
pub use select::{Query, Subquery};
pub use settings::Setting;
pub use statement::{Statement, StatementKind};
pub use storage::Storage;
pub use uuid::{IdentifiedName, Uuid};
