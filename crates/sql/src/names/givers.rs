//! Who gives a name to a query: what it reads, and what that passes on with `*`.

use std::collections::BTreeMap;

use super::{Member, MemberKind, Names, PassesOn, Source, Star};

/// What a source has to do with the column that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is the source whose column is asked for.
    Asked,
    /// It has another column of that name.
    Other,
    /// It has none.
    Absent,
    /// That is not known.
    Unknown,
}

/// Says of each source what it has to do with the column.
pub(super) type Knowledge<'k> = &'k dyn Fn(&Source) -> Presence;

/// Who gives the name of the column that is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Givers {
    /// The source whose column is asked for.
    pub(super) asked: bool,
    /// Something else.
    pub(super) other: bool,
    /// Something of which not all columns are known.
    pub(super) unknown: bool,
}

impl Givers {
    const NONE: Self = Self { asked: false, other: false, unknown: false };
    const ASKED: Self = Self { asked: true, other: false, unknown: false };
    const OTHER: Self = Self { asked: false, other: true, unknown: false };
    const UNKNOWN: Self = Self { asked: false, other: false, unknown: true };

    fn of(presence: Presence) -> Self {
        match presence {
            Presence::Asked => Self::ASKED,
            Presence::Other => Self::OTHER,
            Presence::Absent => Self::NONE,
            Presence::Unknown => Self::UNKNOWN,
        }
    }

    fn or(self, more: Self) -> Self {
        Self { asked: self.asked || more.asked, other: self.other || more.other, unknown: self.unknown || more.unknown }
    }

    /// What a star passes on of it.
    fn passed_on(self, how: PassesOn) -> Self {
        match how {
            PassesOn::All => self,
            PassesOn::Some if self != Self::NONE => Self::UNKNOWN,
            PassesOn::Some | PassesOn::Nothing => Self::NONE,
        }
    }

    /// Whether it is the asked one and surely no other.
    pub(super) fn is_only_asked(self) -> bool {
        self == Self::ASKED
    }
}

/// Who gives the name, for all scopes of a text.
pub(super) struct AllGivers<'n> {
    names: &'n Names,
    /// For each of the sources.
    sources: Vec<Givers>,
    /// For each of the inner queries.
    queries: Vec<Givers>,
    /// For each scope, all of its members together.
    scopes: Vec<Givers>,
    /// The members of a scope that are called so; with the database where the name is that of a table.
    called: BTreeMap<(usize, Option<&'n str>, &'n str), Givers>,
}

impl<'n> AllGivers<'n> {
    /// Looks at each source, each member and each star once.
    pub(super) fn of(names: &'n Names, column: &str, knowledge: Knowledge<'_>) -> Self {
        let mut all = Self {
            names,
            sources: names.sources.iter().map(|source| Givers::of(knowledge(source))).collect(),
            queries: names.queries.iter().map(|query| names.named_in(query, column)).collect(),
            scopes: vec![Givers::NONE; names.scopes.len()],
            called: BTreeMap::new(),
        };
        all.pass_on(&names.passing_stars(column));
        for (scope, inner) in names.scopes.iter().enumerate() {
            for member in &inner.members {
                let givers = all.of_member(member);
                for (database, name) in names.calls(member) {
                    let called = all.called.entry((scope, database, name)).or_default();
                    *called = called.or(givers);
                }
            }
        }
        all
    }

    pub(super) fn of_scope(&self, scope: usize) -> Givers {
        self.scopes.get(scope).copied().unwrap_or_default()
    }

    pub(super) fn of_query(&self, query: usize) -> Givers {
        self.queries.get(query).copied().unwrap_or_default()
    }

    pub(super) fn of_member(&self, member: &Member) -> Givers {
        match member.kind {
            MemberKind::Source(source) => self.sources.get(source).copied().unwrap_or_default(),
            MemberKind::Query(query) => self.of_query(query),
            MemberKind::Open => Givers::UNKNOWN,
        }
    }

    /// The members of a scope that stand in front of a dot, and what is behind it: `t.c`, `db.t.c`.
    pub(super) fn of_owners<'p>(&self, scope: usize, path: &'p [&'p str]) -> Option<(Givers, &'p [&'p str])> {
        let (first, rest) = path.split_first()?;
        let (second, behind) = rest.split_first()?;
        let in_full = self.called.get(&(scope, Some(*first), *second)).filter(|_| !behind.is_empty());
        match in_full {
            Some(owners) => Some((*owners, behind)),
            None => Some((*self.called.get(&(scope, None, *first))?, rest)),
        }
    }

    /// Those for whose columns a star stands.
    pub(super) fn of_star(&self, star: &Star) -> Givers {
        let Some(scope) = self.names.select_around(star.scope) else { return Givers::NONE };
        match &star.qualifier {
            None => self.of_scope(scope),
            Some(name) => self.called.get(&(scope, None, name)).copied().unwrap_or_default(),
        }
    }

    /// Brings to all scopes and queries what their members give. What changes is looked at again by those who read it,
    /// and nothing changes more than three times.
    fn pass_on(&mut self, passing: &BTreeMap<(usize, Option<&str>), PassesOn>) {
        let names = self.names;
        let members = || {
            let scopes = names.scopes.iter().enumerate();
            scopes.flat_map(|(scope, inner)| inner.members.iter().map(move |member| (scope, member)))
        };
        let mut readers: Vec<Vec<(usize, &Member)>> = vec![Vec::new(); names.queries.len()];
        for (scope, member) in members() {
            if let MemberKind::Query(query) = member.kind
                && let Some(readers) = readers.get_mut(query)
            {
                readers.push((scope, member));
            }
        }
        let mut begun: Vec<Option<usize>> = vec![None; names.scopes.len()];
        for (query, inner) in names.queries.iter().enumerate() {
            // Under other names, nothing is passed on.
            if let Some(begun) = inner.first.filter(|_| inner.columns.is_empty()).and_then(|first| begun.get_mut(first))
            {
                *begun = Some(query);
            }
        }
        let mut changed: Vec<(usize, &Member)> = members().collect();
        while let Some((scope, member)) = changed.pop() {
            let givers = self.of_member(member);
            if let Some(known) = self.scopes.get_mut(scope) {
                *known = known.or(givers);
            }
            let by_name = names.calls(member).map(|(_, name)| Some(name));
            let how = by_name.chain([None]).filter_map(|name| passing.get(&(scope, name))).max();
            let passed = givers.passed_on(how.copied().unwrap_or(PassesOn::Nothing));
            let Some(query) = begun.get(scope).copied().flatten() else { continue };
            if let (Some(known), Some(readers)) = (self.queries.get_mut(query), readers.get(query))
                && known.or(passed) != *known
            {
                *known = known.or(passed);
                changed.extend(readers);
            }
        }
    }
}

impl Names {
    /// Whether a query itself names such a column, as far as that is known without what it reads.
    fn named_in(&self, query: &super::InnerQuery, column: &str) -> Givers {
        let Some(select) = query.first.and_then(|first| self.scope(first)) else { return Givers::UNKNOWN };
        let is_named = match query.columns.as_slice() {
            [] => select.outputs.iter().any(|output| *output.name == *column),
            columns => columns.iter().any(|name| **name == *column),
        };
        if is_named { Givers::OTHER } else { Givers::NONE }
    }

    /// How the stars of each SELECT pass a column on, by what stands in front of them.
    fn passing_stars(&self, column: &str) -> BTreeMap<(usize, Option<&str>), PassesOn> {
        let mut passing = BTreeMap::new();
        for star in self.stars.iter().filter(|star| !star.leaves_out(column)) {
            let known = passing.entry((star.scope, star.qualifier.as_deref())).or_insert(star.passes_on);
            *known = star.passes_on.max(*known);
        }
        passing
    }

    /// What can stand in front of a column of a member: its names, and its database and name.
    pub(super) fn calls<'n>(&'n self, member: &'n Member) -> impl Iterator<Item = (Option<&'n str>, &'n str)> {
        let source = match member.kind {
            MemberKind::Source(source) => self.sources.get(source),
            MemberKind::Query(_) | MemberKind::Open => None,
        };
        let alias = member.alias.as_deref().map(|alias| (None, alias));
        let name = source.map(|source| (None, &*source.name)).filter(|name| Some(*name) != alias);
        let in_full = source.and_then(|source| Some((Some(source.database.as_deref()?), &*source.name)));
        alias.into_iter().chain(name).chain(in_full)
    }
}

impl Star {
    /// Whether it is said not to stand for this column.
    pub(super) fn leaves_out(&self, column: &str) -> bool {
        self.without.iter().any(|name| *name.text == *column)
    }
}
