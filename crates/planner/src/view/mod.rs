mod render;
mod strategy;

pub(crate) use render::create;
pub(crate) use strategy::units;
