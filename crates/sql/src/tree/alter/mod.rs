//! ALTER TABLE and ALTER DATABASE: their commands.

pub mod column;
pub mod member;
pub mod mutation;
pub mod partition;
pub mod table;

use crate::span::Span;
use crate::tree::{Literal, Name, ObjectName, Path, Setting};
pub use column::{ColumnChange, ColumnCommand, ColumnProperty, ModifyColumn};
pub use member::{ConstraintCommand, IndexCommand, ProjectionCommand, StatisticsCommand, StatisticsScope};
pub use mutation::MutationCommand;
pub use partition::{Destination, PartitionCommand};
pub use table::{Execute, TableCommand, UnlockSnapshot};

/// `ALTER TABLE name …`: also for views.
#[derive(Debug, Clone, PartialEq)]
pub struct AlterTable {
    /// Whether `TEMPORARY` is there; the server drops the word.
    pub is_temporary: bool,
    /// The table.
    pub name: ObjectName,
    /// `ON CLUSTER`
    pub cluster: Option<Name>,
    /// The commands; never empty.
    pub commands: Vec<AlterCommand>,
    /// Whether each of them stands in parentheses.
    pub in_parentheses: bool,
}

/// A command with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct AlterCommand {
    /// What it does.
    pub kind: AlterCommandKind,
    /// Where it stands, without its parentheses.
    pub span: Span,
}

/// What a command of ALTER TABLE is about.
#[derive(Debug, Clone, PartialEq)]
pub enum AlterCommandKind {
    /// A column.
    Column(ColumnCommand),
    /// A data skipping index.
    Index(IndexCommand),
    /// A projection.
    Projection(ProjectionCommand),
    /// Statistics of columns.
    Statistics(StatisticsCommand),
    /// A constraint.
    Constraint(ConstraintCommand),
    /// Partitions and parts.
    Partition(PartitionCommand),
    /// Rows, or how they are stored.
    Mutation(MutationCommand),
    /// The table itself.
    Table(TableCommand),
}

/// Where a new column, index or projection goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `FIRST`
    First,
    /// `AFTER name`
    After(Path),
}

/// `ALTER DATABASE name …`
#[derive(Debug, Clone, PartialEq)]
pub struct AlterDatabase {
    /// The database.
    pub name: Name,
    /// `ON CLUSTER`
    pub cluster: Option<Name>,
    /// The commands; never empty.
    pub commands: Vec<DatabaseCommand>,
    /// Whether each of them stands in parentheses.
    pub in_parentheses: bool,
}

/// A command of ALTER DATABASE.
#[derive(Debug, Clone, PartialEq)]
pub enum DatabaseCommand {
    /// `MODIFY SETTING name = value, …`
    ModifySetting(Vec<Setting>),
    /// `MODIFY COMMENT 'text'`
    ModifyComment(Literal),
}
