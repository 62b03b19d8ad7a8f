//! What a text names: the tables it reads and the columns it uses, told apart by the scopes of its names.
//!
//! A SELECT is a scope, and so is a lambda. A name is looked for among the parameters of the lambda around it, then among
//! the names that the SELECT around it gives, then among the columns of what that reads, and then one SELECT further out.

mod collect;
mod cycles;
mod givers;
mod objects;
mod qualify;
mod rename;
mod uses;

use std::collections::BTreeMap;

use crate::span::Span;
use crate::tree::Name;
pub use givers::Presence;
pub use uses::Use;

/// A table, a view or the like that a text reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its database, where the text says it.
    pub database: Option<Box<str>>,
    /// Its name.
    pub name: Box<str>,
    /// The SELECT that reads it; `None` where a function does, as `joinGet('db.t', …)`.
    scope: Option<usize>,
    /// Which member of that SELECT it is.
    member: usize,
}

/// An object that a text names where no source stands: the operand of IN, an argument of a function.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its database, where the text says it.
    pub database: Option<Box<str>>,
    /// Its name.
    pub name: Box<str>,
    scope: usize,
    /// Whether it stands to the right of IN.
    is_operand: bool,
}

/// What a text names.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The first is the text itself, outside of any SELECT.
    scopes: Vec<Scope>,
    queries: Vec<InnerQuery>,
    sources: Vec<Source>,
    references: Vec<Reference>,
    stars: Vec<Star>,
    mentions: Vec<Mention>,
    bare: Vec<Bare>,
}

/// Where an object is named without its database, in a place in which the server adds it.
#[derive(Debug, Clone, Copy)]
struct Bare {
    /// Where the name begins.
    start: u32,
    /// Whether it stands in a text: `dictGet('d', …)`.
    is_text: bool,
}

/// A SELECT, a lambda, or the text itself.
#[derive(Debug, Clone, Default)]
struct Scope {
    parent: Option<usize>,
    /// The first SELECT of the same query: its WITH holds for all of them.
    first: Option<usize>,
    /// The named query of a WITH that it is a part of: that name means something else there.
    part_of: Option<usize>,
    /// Whether names in it are those of objects: the arguments of a table function.
    names_objects: bool,
    given: BTreeMap<Box<str>, Vec<Given>>,
    members: Vec<Member>,
    /// What it selects under a name, in the order of the text.
    outputs: Vec<Output>,
    /// Where a `*` begins that is selected as such, in the order of the text.
    stars: Vec<u32>,
}

/// What a SELECT gives to whoever reads it.
#[derive(Debug, Clone)]
struct Output {
    name: Box<str>,
    /// Where it begins.
    start: u32,
    /// Whether `AS` says the name; if not, it is that of a column that stands alone.
    is_alias: bool,
}

/// What a scope gives a name to.
#[derive(Debug, Clone)]
enum Given {
    /// What a lambda is called with.
    Parameter,
    /// `expression AS name`, with the place of both.
    Value(Span),
    /// The same in WITH.
    CommonValue(Span),
    /// `name AS (query)` in WITH.
    CommonTable { query: usize, is_recursive: bool },
}

/// Something that a SELECT reads.
#[derive(Debug, Clone)]
struct Member {
    kind: MemberKind,
    alias: Option<Box<str>>,
    /// Where it begins.
    start: u32,
}

#[derive(Debug, Clone, Copy)]
enum MemberKind {
    /// One of the sources.
    Source(usize),
    /// One of the inner queries.
    Query(usize),
    /// Anything: a table function, a query parameter.
    Open,
}

/// A query that another one reads.
#[derive(Debug, Clone, Default)]
struct InnerQuery {
    /// Its first SELECT, whose columns are those of the whole; `None` where it has none.
    first: Option<usize>,
    /// Other names for its columns.
    columns: Vec<Box<str>>,
}

/// A name that may be that of a column.
#[derive(Debug, Clone)]
struct Reference {
    /// Its parts, as far as they may name a column.
    path: Vec<Name>,
    span: Span,
    scope: usize,
    /// Where the table to the right begins: the name stands in USING.
    using: Option<u32>,
}

/// `*`, `t.*`, `COLUMNS('re')`
#[derive(Debug, Clone)]
struct Star {
    qualifier: Option<Box<str>>,
    /// Whether it is a pattern, which may leave any column out.
    is_pattern: bool,
    without: Vec<Name>,
    scope: usize,
    /// What it gives to whoever reads the SELECT that it stands in.
    passes_on: PassesOn,
}

/// How the columns of a star reach the next query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PassesOn {
    /// It is part of an expression, or gives names to columns.
    Nothing,
    /// Some of them, or under other names.
    Some,
    /// As they are.
    All,
}

impl Names {
    /// What it reads by name, in the order of the text. Names that WITH gives to queries are not among them.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What the query reads first: inserts into that are what a materialized view sees.
    pub fn leading_source(&self) -> Option<&Source> {
        let mut query = self.queries.first()?;
        for _ in 0..=self.queries.len() {
            match self.scope(query.first?)?.members.first()?.kind {
                MemberKind::Source(source) => return self.sources.get(source),
                MemberKind::Query(inner) => query = self.queries.get(inner)?,
                MemberKind::Open => return None,
            }
        }
        None
    }

    /// All names that may be those of an object it reads: more than [`Self::sources`], and not all of them are.
    pub fn objects(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let sources = self.sources.iter().map(|source| (source.database.as_deref(), &*source.name));
        sources.chain(self.mentions.iter().map(|mention| (mention.database.as_deref(), &*mention.name)))
    }

    /// What it names besides its sources. Not each of them is an object.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Whether the text surely reads all of what it mentions: `IN db.t`, where no `db` has a column `t`.
    pub fn is_read_whole(&self, mention: &Mention) -> bool {
        let Some(database) = mention.database.as_deref().filter(|_| mention.is_operand) else { return false };
        let mut next = self.scope(mention.scope);
        while let Some(scope) = next {
            let hides = |member: &Member| self.calls(member).any(|call| call == (None, database));
            if self.given(scope, database).next().is_some() || scope.members.iter().any(hides) {
                return false;
            }
            next = scope.parent.and_then(|parent| self.scope(parent));
        }
        true
    }

    fn scope(&self, index: usize) -> Option<&Scope> {
        self.scopes.get(index)
    }

    /// What a SELECT or a lambda gives a name to, also by the WITH of the first SELECT beside it.
    fn given<'n>(&'n self, scope: &'n Scope, name: &str) -> impl Iterator<Item = &'n Given> {
        let beside = scope.first.and_then(|first| self.scope(first)?.given.get(name));
        let common = beside.into_iter().flatten().filter(|given| match given {
            Given::CommonValue(_) | Given::CommonTable { .. } => true,
            Given::Parameter | Given::Value(_) => false,
        });
        scope.given.get(name).into_iter().flatten().chain(common)
    }
}

impl Given {
    /// Whether a name at this place is the given one: inside what it stands for, it means something else.
    fn is_meant_at(&self, place: Span) -> bool {
        match self {
            Self::Parameter => true,
            Self::Value(span) | Self::CommonValue(span) => !(span.start <= place.start && place.end <= span.end),
            Self::CommonTable { .. } => false,
        }
    }
}

impl Source {
    /// Whether both are named alike: then they are the same object.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.database, &self.name) == (&other.database, &other.name)
    }
}
