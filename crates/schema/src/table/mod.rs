//! Tables.

mod canonical;
mod definition;
mod engine;
mod model;

pub use definition::{
    ColumnDefinition, DefaultDefinition, IndexDefinition, ProjectionDefinition, RenamedFrom, SettingValue,
    TableDefinition,
};
pub use engine::Engine;
pub use model::{Column, Default, Index, Projection, Setting, Table};
