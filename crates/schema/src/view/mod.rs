mod canonical;
mod definition;
mod model;

pub use definition::ViewDefinition;
pub use model::View;
