use super::{View, ViewDefinition};
use crate::{QualifiedName, Reader};

impl View {
    /// The canonical form of a definition.
    pub fn from_definition(definition: ViewDefinition, reader: &mut Reader) -> Self {
        Self {
            name: QualifiedName {
                database: reader.name("database", definition.database),
                name: reader.name("name", definition.name),
            },
            query: reader.query("as", &definition.query),
            comment: reader.comment("comment", definition.comment),
            extra: definition.extra,
        }
    }

    /// The definition that says the same.
    pub fn into_definition(self) -> ViewDefinition {
        ViewDefinition {
            database: self.name.database,
            name: self.name.name,
            query: self.query.canonical().to_owned(),
            comment: Some(self.comment).filter(|comment| !comment.is_empty()),
            extra: self.extra,
        }
    }
}
