use super::{MaterializedView, MaterializedViewDefinition};
use crate::{QualifiedName, Reader};

impl MaterializedView {
    /// The canonical form of a definition.
    pub fn from_definition(definition: MaterializedViewDefinition, reader: &mut Reader) -> Self {
        Self {
            name: QualifiedName {
                database: reader.name("database", definition.database),
                name: reader.name("name", definition.name),
            },
            target: QualifiedName {
                database: reader.name("to.database", definition.to_database),
                name: reader.name("to.name", definition.to_name),
            },
            query: reader.query("as", &definition.query),
            comment: reader.comment("comment", definition.comment),
            extra: definition.extra,
        }
    }

    /// The definition that says the same.
    pub fn into_definition(self) -> MaterializedViewDefinition {
        MaterializedViewDefinition {
            database: self.name.database,
            name: self.name.name,
            to_database: self.target.database,
            to_name: self.target.name,
            query: self.query.canonical().to_owned(),
            comment: Some(self.comment).filter(|comment| !comment.is_empty()),
            extra: self.extra,
        }
    }
}
