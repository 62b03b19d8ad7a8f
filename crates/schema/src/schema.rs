use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{
    Expression, Kind, MaterializedView, MaterializedViewDefinition, ObjectKey, QualifiedName, Reader, Table,
    TableDefinition, View, ViewDefinition,
};
use chkit_sql::collections::Gather;

/// Members of a definition that chkit does not know. They are kept, and nothing is done about them.
pub type Extra = Map<String, Value>;

/// What an author wrote about one object.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// A table.
    Table(Box<TableDefinition>),
    /// A view.
    View(ViewDefinition),
    /// A materialized view.
    MaterializedView(MaterializedViewDefinition),
}

/// One object in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub enum Object {
    /// A table.
    Table(Box<Table>),
    /// A view.
    View(View),
    /// A materialized view.
    MaterializedView(MaterializedView),
}

impl Object {
    /// The canonical form of a definition. Problems with its texts go to the reader.
    pub fn from_definition(definition: Definition, reader: &mut Reader) -> Self {
        match definition {
            Definition::Table(table) => Self::Table(Box::new(Table::from_definition(*table, reader))),
            Definition::View(view) => Self::View(View::from_definition(view, reader)),
            Definition::MaterializedView(view) => {
                Self::MaterializedView(MaterializedView::from_definition(view, reader))
            }
        }
    }

    /// The definition that says the same in canonical spelling.
    pub fn into_definition(self) -> Definition {
        match self {
            Self::Table(table) => Definition::Table(Box::new(table.into_definition())),
            Self::View(view) => Definition::View(view.into_definition()),
            Self::MaterializedView(view) => Definition::MaterializedView(view.into_definition()),
        }
    }

    /// What identifies it.
    pub fn key(&self) -> ObjectKey {
        ObjectKey { kind: self.kind(), name: self.name().clone() }
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Table(_) => Kind::Table,
            Self::View(_) => Kind::View,
            Self::MaterializedView(_) => Kind::MaterializedView,
        }
    }

    /// Its name.
    pub fn name(&self) -> &QualifiedName {
        match self {
            Self::Table(table) => &table.name,
            Self::View(view) => &view.name,
            Self::MaterializedView(view) => &view.name,
        }
    }

    /// The query it runs, for views.
    pub fn query(&self) -> Option<&Expression> {
        match self {
            Self::Table(_) => None,
            Self::View(view) => Some(&view.query),
            Self::MaterializedView(view) => Some(&view.query),
        }
    }
}

/// A set of objects in canonical form, in the order of their keys.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    objects: BTreeMap<ObjectKey, Object>,
}

impl Schema {
    /// A schema of these objects; where two have the same key the last one counts, and validation has said so.
    pub fn new(objects: impl IntoIterator<Item = Object>) -> Self {
        Self { objects: objects.into_iter().map(|object| (object.key(), object)).gather() }
    }

    /// All objects, in the order of their keys.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.values()
    }

    /// Takes the schema apart.
    pub fn into_objects(self) -> impl Iterator<Item = Object> {
        self.objects.into_values()
    }

    /// The object with this key.
    pub fn get(&self, key: &ObjectKey) -> Option<&Object> {
        self.objects.get(key)
    }

    /// The table with this name.
    pub fn table(&self, name: &QualifiedName) -> Option<&Table> {
        match self.get(&ObjectKey { kind: Kind::Table, name: name.clone() }) {
            Some(Object::Table(table)) => Some(table),
            _ => None,
        }
    }

    /// Adds or replaces an object.
    pub fn insert(&mut self, object: Object) {
        self.objects.insert(object.key(), object);
    }

    /// Takes an object out.
    pub fn remove(&mut self, key: &ObjectKey) -> Option<Object> {
        self.objects.remove(key)
    }
}
