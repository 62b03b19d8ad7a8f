mod columns;
mod diff;
pub(crate) mod render;
mod strategy;

pub(crate) use columns::{ColumnChange, Position, gains_members, needs_stand_in, rewrites};
pub(crate) use diff::{StructuralMember, TableChange};
pub(crate) use strategy::units;
