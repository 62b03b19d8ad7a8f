//! What a query reads, judged from its tokens: tables, and columns of a table.
//!
//! Tokens do not tell everything. What they leave open is [`Use::Possible`], never more.

mod reader;

use std::collections::{BTreeSet, HashMap};

use chkit_sql::collections::Gather;

/// How sure it is that a query reads something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    /// It does not.
    None,
    /// The tokens leave it open.
    Possible,
    /// It does.
    Certain,
}

/// A table, a view or the like that stands behind FROM or JOIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its database, where the query says it.
    pub(crate) database: Option<String>,
    /// Its name.
    pub(crate) name: String,
    alias: Option<String>,
    scope: usize,
}

/// A query, taken apart as far as tokens allow.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query {
    sources: Vec<Source>,
    /// Whether it reads something that has no name of its own: a table function, a parameter.
    is_open: bool,
    paths: Vec<Path>,
    stars: Vec<Star>,
    /// Names that the query gives itself, by the place where it does: what they stand for is not a column.
    aliases: HashMap<usize, String>,
    /// Names in front of a dot that are no source of this list: those of subqueries.
    derived: BTreeSet<String>,
    /// For each token how many brackets are open around it, and whether another item or clause begins with it.
    places: Vec<(usize, bool)>,
}

/// Names with dots between them.
#[derive(Debug, Clone)]
struct Path {
    segments: Vec<String>,
    place: usize,
    /// How many brackets are open around the SELECT it belongs to.
    depth: usize,
    behind_in: bool,
    /// Whether it is an item of a list of columns, under no other name.
    is_item: bool,
}

/// `*` or `t.*` in a list of columns.
#[derive(Debug, Clone)]
struct Star {
    qualifier: Option<String>,
    without: Vec<String>,
    scope: usize,
}

/// Whose column a path names.
enum Owner<'p> {
    This(&'p [String]),
    Other,
    Unsaid(&'p [String]),
}

impl Query {
    /// Takes a query apart.
    pub(crate) fn read(text: &str) -> Self {
        reader::read(text)
    }

    /// What stands behind FROM and JOIN. Names that WITH introduces are not among them.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Whether it reads something that has no name of its own.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open
    }

    /// All names that may be those of an object it reads: more than [`Self::sources`], and not all of them are.
    pub(crate) fn names(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let sources = self.sources.iter().map(|source| (source.database.as_deref(), source.name.as_str()));
        let paths = self.paths.iter().filter_map(|path| match path.segments.as_slice() {
            [name] => path.behind_in.then_some((None, name.as_str())),
            [database, name, ..] => Some((Some(database.as_str()), name.as_str())),
            [] => None,
        });
        sources.chain(paths)
    }

    /// Whether it reads a column of a source. `is_only_here` says that no other source can have a column of this name.
    pub(crate) fn column_use(&self, source: &Source, column: &str, is_only_here: bool) -> Use {
        let names_column = |rest: &[String]| {
            let name = rest.join(".");
            name.strip_prefix(column).is_some_and(|behind| behind.is_empty() || behind.starts_with('.'))
        };
        let own_name = |name: &String| name == column;
        let is_alias = self.aliases.values().any(own_name) || self.derived.contains(column);
        self.paths
            .iter()
            .map(|path| match self.owner(path, source) {
                Owner::This(rest) if names_column(rest) => Use::Certain,
                Owner::Unsaid(rest) if names_column(rest) => {
                    if is_only_here && (!is_alias || self.defines_itself(path, column)) {
                        Use::Certain
                    } else {
                        Use::Possible
                    }
                }
                // The server calls such a value `u.name` only as long as another source has a `name` too.
                Owner::Other if path.is_item && path.segments.last().is_some_and(own_name) => Use::Possible,
                Owner::This(_) | Owner::Unsaid(_) | Owner::Other => Use::None,
            })
            .max()
            .unwrap_or(Use::None)
    }

    /// The columns that a text without FROM, such as that of a projection, uses for certain.
    pub(crate) fn columns_without_source(&self) -> BTreeSet<String> {
        let table = Source { database: None, name: String::new(), alias: None, scope: 0 };
        let names: BTreeSet<String> = self
            .paths
            .iter()
            .flat_map(|path| {
                (1..=path.segments.len()).filter_map(|length| Some(path.segments.get(..length)?.join(".")))
            })
            .gather();
        names.into_iter().filter(|name| self.column_use(&table, name, true) == Use::Certain).gather()
    }

    /// Whether `*` stands for a column of a source, among others.
    pub(crate) fn selects_all(&self, source: &Source, column: &str) -> bool {
        self.stars.iter().any(|star| star.covers(source) && !star.without.iter().any(|name| name == column))
    }

    /// Whether `*` stands for the columns of a source.
    pub(crate) fn has_star(&self, source: &Source) -> bool {
        self.stars.iter().any(|star| star.covers(source))
    }

    /// Whether it may give a column of this name to whoever reads it.
    pub(crate) fn may_give(&self, column: &str) -> bool {
        self.aliases.values().any(|name| name == column)
            || self.paths.iter().any(|path| path.segments.last().is_some_and(|name| name == column))
    }

    fn owner<'p>(&self, path: &'p Path, source: &Source) -> Owner<'p> {
        let segments = path.segments.as_slice();
        if let [database, name, rest @ ..] = segments
            && !rest.is_empty()
            && self.sources.iter().any(|other| other.is_at(database, name))
        {
            return if source.is_at(database, name) { Owner::This(rest) } else { Owner::Other };
        }
        match segments {
            [first, rest @ ..] if !rest.is_empty() && source.is_called(first) => Owner::This(rest),
            [first, rest @ ..]
                if !rest.is_empty()
                    && (self.derived.contains(first) || self.sources.iter().any(|other| other.is_called(first))) =>
            {
                Owner::Other
            }
            _ => Owner::Unsaid(segments),
        }
    }

    /// `lower(name) AS name`: in front of its own alias a name is that of a column.
    fn defines_itself(&self, path: &Path, column: &str) -> bool {
        for (place, (depth, begins_another)) in self.places.iter().enumerate().skip(path.place) {
            if *depth < path.depth || (*depth == path.depth && *begins_another) {
                return false;
            }
            if *depth == path.depth && self.aliases.get(&place).is_some_and(|name| name == column) {
                return true;
            }
        }
        false
    }
}

impl Star {
    fn covers(&self, source: &Source) -> bool {
        self.scope == source.scope && self.qualifier.as_ref().is_none_or(|name| source.is_called(name))
    }
}

impl Source {
    fn is_called(&self, name: &str) -> bool {
        self.alias.as_deref() == Some(name) || self.name == name
    }

    fn is_at(&self, database: &str, name: &str) -> bool {
        self.database.as_deref() == Some(database) && self.name == name
    }
}
