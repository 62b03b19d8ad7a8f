mod columns;
mod conversion;
mod diff;
mod kept_rows;
mod refusals;
pub(crate) mod render;
mod strategy;

pub(crate) use columns::{ColumnChange, Position};
pub(crate) use conversion::{Conversion, column_conversion, conversion, needs_stand_in, replaces_nulls, rewrites};
pub(crate) use diff::{SortingKeyChange, StructuralMember, TableChange};
pub(crate) use kept_rows::keeps_fewer_rows;
pub(crate) use strategy::{create, units};
