use std::sync::Arc;

use serde_json::{Map, Value};

use crate::{
    Expression, Kind, MaterializedView, MaterializedViewDefinition, ObjectKey, QualifiedName, Reader, Table,
    TableDefinition, View, ViewDefinition,
};
use chkit_sql::collections::sort_by;

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

    /// What identifies it, for comparing.
    pub fn identity(&self) -> (Kind, &QualifiedName) {
        (self.kind(), self.name())
    }

    /// The table that it is.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            Self::View(_) | Self::MaterializedView(_) => None,
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

/// A set of objects in canonical form, in the order of their keys. What two schemas have in common they may share.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    objects: Vec<Arc<Object>>,
}

impl Schema {
    /// A schema of these objects; where two have the same key the last one counts, and validation has said so.
    pub fn new(objects: impl IntoIterator<Item = impl Into<Arc<Object>>>) -> Self {
        let mut objects: Vec<Arc<Object>> = objects.into_iter().map(Into::into).collect();
        sort_by(&mut objects, |left, right| left.identity().cmp(&right.identity()));
        objects.dedup_by(|later, earlier| {
            let is_repeated = later.identity() == earlier.identity();
            if is_repeated {
                std::mem::swap(later, earlier);
            }
            is_repeated
        });
        Self { objects }
    }

    /// All objects, in the order of their keys.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.shared().map(AsRef::as_ref)
    }

    /// All objects, for another schema to share them.
    pub fn shared(&self) -> impl Iterator<Item = &Arc<Object>> {
        self.objects.iter()
    }

    /// All tables, in the order of their names.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.objects().filter_map(Object::table)
    }

    /// The object with this key.
    pub fn get(&self, key: &ObjectKey) -> Option<&Object> {
        self.find(key.kind, &key.name)
    }

    /// The object with the same key as this one, which may be of another schema.
    pub fn like(&self, object: &Object) -> Option<&Object> {
        self.find(object.kind(), object.name())
    }

    /// The table with this name.
    pub fn table(&self, name: &QualifiedName) -> Option<&Table> {
        self.find(Kind::Table, name)?.table()
    }

    fn find(&self, kind: Kind, name: &QualifiedName) -> Option<&Object> {
        let place = self.objects.binary_search_by(|object| object.identity().cmp(&(kind, name))).ok()?;
        self.objects.get(place).map(AsRef::as_ref)
    }
}
