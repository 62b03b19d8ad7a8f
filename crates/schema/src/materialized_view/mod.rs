mod canonical;
mod definition;
mod model;

pub use definition::MaterializedViewDefinition;
pub use model::MaterializedView;
