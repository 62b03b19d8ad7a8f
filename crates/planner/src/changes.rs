//! What differs between two schemas: typed, without a word of SQL.

use chkit_schema::{Kind, MaterializedView, Object, ObjectKey, QualifiedName, Schema, Table, View};

use crate::Pair;
use crate::renames::Renames;
use crate::table::TableChange;

/// One object that differs.
#[derive(Debug)]
pub(crate) enum Change<'s> {
    /// It is new.
    Create(&'s Object),
    /// It is gone.
    Drop(&'s Object),
    /// A table is different, or has a new name.
    Table(TableChange<'s>),
    /// A view is different.
    View(Pair<&'s View>),
    /// A materialized view is different.
    MaterializedView(Pair<&'s MaterializedView>),
}

/// All changes of a pair, in the order of the objects' keys.
pub(crate) fn changes<'s>(schemas: Pair<&'s Schema>, renames: &Renames) -> Vec<Change<'s>> {
    let mut changes = Vec::new();
    for object in schemas.previous.objects() {
        if schemas.next.like(object).is_none() && !renames.is_renamed_away(object) {
            changes.push(Change::Drop(object));
        }
    }
    for object in schemas.next.objects() {
        match (previous_object(schemas.previous, object, renames), object) {
            (Some(Object::Table(previous)), Object::Table(next)) => {
                changes.extend(table_change(Pair { previous, next }, renames).map(Change::Table));
            }
            (Some(Object::View(previous)), Object::View(next)) => {
                let views = Pair { previous, next };
                changes.extend(view_differs(views).then_some(Change::View(views)));
            }
            (Some(Object::MaterializedView(previous)), Object::MaterializedView(next)) => {
                let views = Pair { previous, next };
                changes.extend(materialized_view_differs(views).then_some(Change::MaterializedView(views)));
            }
            _ => changes.push(Change::Create(object)),
        }
    }
    changes
}

fn previous_object<'s>(previous: &'s Schema, object: &Object, renames: &Renames) -> Option<&'s Object> {
    match renames.former_name(object) {
        Some(former) => previous.get(&ObjectKey { kind: object.kind(), name: former.clone() }),
        // An object that went on under another name has left this one to a new object.
        None => previous.like(object).filter(|_| !renames.is_renamed_away(object)),
    }
}

fn table_change<'s>(tables: Pair<&'s Table>, renames: &Renames) -> Option<TableChange<'s>> {
    let former_columns = renames.columns(&tables.next.name);
    if former_columns.is_empty() && tables.previous.is_same(tables.next) {
        return None;
    }
    let change = TableChange::between(tables, &former_columns);
    (!change.is_empty()).then_some(change)
}

fn view_differs(views: Pair<&View>) -> bool {
    views.map(|view| (&view.query, &view.comment)).differs()
}

fn materialized_view_differs(views: Pair<&MaterializedView>) -> bool {
    views.map(|view| (&view.query, &view.comment, &view.target)).differs()
}

impl Change<'_> {
    /// What identifies the object it is about, on the next side where there is one.
    pub(crate) fn key(&self) -> ObjectKey {
        let kind = match self {
            Self::Create(object) | Self::Drop(object) => object.kind(),
            Self::Table(_) => Kind::Table,
            Self::View(_) => Kind::View,
            Self::MaterializedView(_) => Kind::MaterializedView,
        };
        ObjectKey { kind, name: self.name().clone() }
    }

    /// The name of the object it is about, on the next side where there is one.
    pub(crate) fn name(&self) -> &QualifiedName {
        match self {
            Self::Create(object) | Self::Drop(object) => object.name(),
            Self::Table(change) => &change.tables.next.name,
            Self::View(views) => &views.next.name,
            Self::MaterializedView(views) => &views.next.name,
        }
    }
}
