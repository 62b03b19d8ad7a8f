//! Commands of ALTER TABLE about indexes, projections, statistics and constraints.

use crate::tree::alter::Place;
use crate::tree::column::{ConstraintDeclaration, IndexDeclaration, ProjectionDeclaration};
use crate::tree::{Expression, Name, Partition, Path};

/// A command about a data skipping index.
#[derive(Debug, Clone, PartialEq)]
pub enum IndexCommand {
    /// `ADD INDEX`
    Add {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The index.
        index: Box<IndexDeclaration>,
        /// Where it goes.
        place: Option<Place>,
    },
    /// `DROP INDEX`
    Drop {
        /// `IF EXISTS`
        if_exists: bool,
        /// The index.
        name: Path,
    },
    /// `CLEAR INDEX`: its files go, its declaration stays.
    Clear(MemberInPartition),
    /// `MATERIALIZE INDEX`: it is built for the rows that are there.
    Materialize(MemberInPartition),
}

/// A command about a projection.
#[derive(Debug, Clone, PartialEq)]
pub enum ProjectionCommand {
    /// `ADD PROJECTION`
    Add {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The projection.
        projection: Box<ProjectionDeclaration>,
        /// Where it goes.
        place: Option<Place>,
    },
    /// `DROP PROJECTION`
    Drop {
        /// `IF EXISTS`
        if_exists: bool,
        /// The projection.
        name: Path,
    },
    /// `CLEAR PROJECTION`: its files go, its declaration stays.
    Clear(MemberInPartition),
    /// `MATERIALIZE PROJECTION`: it is built for the rows that are there.
    Materialize(MemberInPartition),
}

/// An index or a projection, in one partition or in all.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberInPartition {
    /// `IF EXISTS`
    pub if_exists: bool,
    /// What it is called.
    pub name: Path,
    /// `IN PARTITION`
    pub partition: Option<Partition>,
}

/// A command about statistics of columns.
#[derive(Debug, Clone, PartialEq)]
pub enum StatisticsCommand {
    /// `ADD STATISTICS`
    Add {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The columns and the types.
        statistics: StatisticsDeclaration,
    },
    /// `MODIFY STATISTICS`
    Modify(StatisticsDeclaration),
    /// `DROP STATISTICS`
    Drop {
        /// `IF EXISTS`
        if_exists: bool,
        /// The columns.
        columns: Vec<Name>,
    },
    /// `CLEAR STATISTICS`: what was collected goes, the declaration stays.
    Clear(StatisticsScope),
    /// `MATERIALIZE STATISTICS`: they are collected for the rows that are there.
    Materialize(StatisticsScope),
}

/// `columns TYPE types`
#[derive(Debug, Clone, PartialEq)]
pub struct StatisticsDeclaration {
    /// The columns.
    pub columns: Vec<Name>,
    /// What is collected: names, each possibly with arguments.
    pub types: Vec<Expression>,
}

/// Which statistics.
#[derive(Debug, Clone, PartialEq)]
pub enum StatisticsScope {
    /// `ALL`
    All,
    /// Those of some columns.
    Columns {
        /// `IF EXISTS`
        if_exists: bool,
        /// The columns.
        columns: Vec<Name>,
        /// `IN PARTITION`
        partition: Option<Partition>,
    },
}

/// A command about a constraint.
#[derive(Debug, Clone, PartialEq)]
pub enum ConstraintCommand {
    /// `ADD CONSTRAINT`
    Add {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The constraint.
        constraint: Box<ConstraintDeclaration>,
    },
    /// `MODIFY CONSTRAINT`
    Modify {
        /// `IF EXISTS`
        if_exists: bool,
        /// The constraint.
        constraint: Box<ConstraintDeclaration>,
    },
    /// `DROP CONSTRAINT`
    Drop {
        /// `IF EXISTS`
        if_exists: bool,
        /// The constraint.
        name: Path,
    },
}
