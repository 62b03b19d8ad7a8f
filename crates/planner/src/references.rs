//! What the views of a schema read and fill.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use chkit_schema::{Object, ObjectKey, QualifiedName, Schema};
use chkit_sql::collections::Gather;
use chkit_sql::names::{Names, Source};

use crate::Pair;

/// What one view reads and fills.
#[derive(Debug)]
pub(crate) struct Reference<'s> {
    /// The view.
    pub(crate) view: &'s Object,
    /// What its query names.
    pub(crate) names: Rc<Names>,
    /// What the query may read, and a little more.
    pub(crate) reads: BTreeSet<QualifiedName>,
    /// What a materialized view fills.
    pub(crate) fills: Option<&'s QualifiedName>,
}

/// What each view of a schema reads and fills.
#[derive(Debug)]
pub(crate) struct References<'s> {
    by_view: BTreeMap<ObjectKey, Reference<'s>>,
}

impl<'s> References<'s> {
    /// Reads all queries of both schemas. Most views stay as they are: a query of both is read once.
    pub(crate) fn of(schemas: Pair<&'s Schema>) -> Pair<Self> {
        let mut read = HashMap::new();
        schemas.map(|schema| Self::of_schema(schema, &mut read))
    }

    fn of_schema(schema: &'s Schema, known: &mut HashMap<&'s str, Rc<Names>>) -> Self {
        let mut by_name: BTreeMap<&str, Vec<&QualifiedName>> = BTreeMap::new();
        for object in schema.objects() {
            by_name.entry(object.name().name.as_str()).or_default().push(object.name());
        }
        let mut read = |view: &'s Object| {
            let query = view.query()?;
            let names = known.entry(query.canonical()).or_insert_with(|| Rc::new(query.names())).clone();
            let mut reads = BTreeSet::new();
            for (database, name) in names.objects() {
                // Which database is meant where none is named, the session says that creates the view: any may be it.
                match database {
                    Some(database) => reads.extend([QualifiedName::new(database, name)]),
                    None => reads.extend(by_name.get(name).into_iter().flatten().map(|name| (*name).clone())),
                }
            }
            reads.remove(view.name());
            let fills = match view {
                Object::MaterializedView(view) => Some(&view.target),
                Object::Table(_) | Object::View(_) => None,
            };
            Some((view.key(), Reference { view, names, reads, fills }))
        };
        Self { by_view: schema.objects().filter_map(&mut read).gather() }
    }

    /// All views, in the order of their keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Reference<'s>> {
        self.by_view.values()
    }

    /// What a view reads and fills.
    pub(crate) fn get(&self, key: &ObjectKey) -> Option<&Reference<'s>> {
        self.by_view.get(key)
    }
}

impl Reference<'_> {
    /// What has to be there before the view, and may not go before it.
    pub(crate) fn depends_on(&self) -> BTreeSet<QualifiedName> {
        self.reads.iter().chain(self.fills).cloned().gather()
    }

    /// Whether a source is this object: for certain where the query names the database, maybe where the session does.
    pub(crate) fn may_be(source: &Source, name: &QualifiedName) -> bool {
        *source.name == *name.name && source.database.as_deref().is_none_or(|database| *database == *name.database)
    }
}
