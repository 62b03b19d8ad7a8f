mod refresh;
mod render;
mod strategy;

pub(crate) use refresh::refresh;
pub(crate) use render::create;
pub(crate) use strategy::units;
