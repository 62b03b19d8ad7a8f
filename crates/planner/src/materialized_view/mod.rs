mod render;
mod strategy;

pub(crate) use render::{create, modify_query};
pub(crate) use strategy::{recreate, units};
