//! Whose column a name is.

use super::{Given, Member, MemberKind, Names, Reference, Scope, Source, Star};

/// How sure it is that a text uses something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// It does not.
    None,
    /// It depends on what the text does not tell.
    Possible,
    /// It does.
    Certain,
}

/// Tells whether a source has a column; `None` where that is not known.
type Knowledge<'k> = &'k dyn Fn(&Source) -> Option<bool>;

impl Names {
    /// Whether the text uses a column that a source has. `has` says of the other ones whether they have a column of that
    /// name.
    pub fn column_use(&self, source: &Source, column: &str, has: Knowledge<'_>) -> Use {
        let in_references = self.references.iter().map(|reference| self.reference_use(reference, source, column, has));
        let in_patterns = self
            .stars
            .iter()
            .map(|star| if star.is_pattern && self.covers(star, source, column) { Use::Possible } else { Use::None });
        in_references.chain(in_patterns).max().unwrap_or(Use::None)
    }

    /// Whether `*` stands for a column of a source, among others.
    pub fn selects_all(&self, source: &Source, column: &str) -> bool {
        self.stars.iter().any(|star| !star.is_pattern && self.covers(star, source, column))
    }

    /// Whether `*` stands for columns of a source, whichever it has.
    pub fn has_star(&self, source: &Source) -> bool {
        self.stars.iter().any(|star| self.stands_for(star, source))
    }

    /// Whether the query surely gives a column of this name to whoever reads it.
    pub fn gives(&self, column: &str, has: Knowledge<'_>) -> bool {
        self.query_has(0, column, has) == Some(true)
    }

    fn covers(&self, star: &Star, source: &Source, column: &str) -> bool {
        self.stands_for(star, source) && !star.without.iter().any(|name| *name.text == *column)
    }

    fn stands_for(&self, star: &Star, source: &Source) -> bool {
        let Some(scope) = source.scope.filter(|scope| Some(*scope) == self.select_around(star.scope)) else {
            return false;
        };
        let alias = self.member(scope, source.member).and_then(|member| member.alias.as_deref());
        star.qualifier.as_deref().is_none_or(|name| source.is_called(alias, name))
    }

    /// The SELECT that reads something and is, or is around, a scope.
    pub(super) fn select_around(&self, mut scope: usize) -> Option<usize> {
        loop {
            let inner = self.scope(scope)?;
            if !inner.members.is_empty() {
                return Some(scope);
            }
            scope = inner.parent?;
        }
    }

    fn member(&self, scope: usize, member: usize) -> Option<&Member> {
        self.scope(scope)?.members.get(member)
    }

    fn reference_use(&self, reference: &Reference, source: &Source, column: &str, has: Knowledge<'_>) -> Use {
        let path: Vec<&str> = reference.path.iter().map(|name| &*name.text).collect();
        let [first, rest @ ..] = path.as_slice() else { return Use::None };
        if !path.iter().any(|part| column.starts_with(part)) {
            return Use::None;
        }
        let mut found = Use::Certain;
        let mut next = Some(reference.scope);
        while let Some((index, scope)) = next.and_then(|index| Some((index, self.scope(index)?))) {
            if self.given(scope, first).any(|given| given.is_meant_at(reference.span)) {
                // The name of another column of WITH may be hidden by it, or hide it, as the version decides.
                return Use::None;
            }
            let is_here = source.scope == Some(index);
            let (owners, part) = self.owners(scope, first, rest);
            if !owners.is_empty() {
                return match is_here && owners.contains(&source.member) {
                    true if names_column(part, column) => found,
                    // The server calls such a value `u.name` only as long as another source has a `name` too.
                    false if is_here && path.last() == Some(&column) && is_output(scope, reference) => Use::Possible,
                    true | false => Use::None,
                };
            }
            if names_column(&path, column) {
                match self.unqualified_use(reference, source, column, has, (index, scope)) {
                    (true, here) => return here.min(found),
                    (false, here) => found = here.min(found),
                }
            }
            next = scope.parent;
        }
        Use::None
    }

    /// How sure it is that a name without its table is a column of `source`, and whether that is settled in this scope;
    /// where it is not, it may be settled further out.
    fn unqualified_use(
        &self,
        reference: &Reference,
        source: &Source,
        column: &str,
        has: Knowledge<'_>,
        (index, scope): (usize, &Scope),
    ) -> (bool, Use) {
        let is_here = source.scope == Some(index);
        if let Some(start) = reference.using {
            let right = scope.members.iter().position(|member| member.start == start);
            // Both sides have the column; what stands further to the left may have it.
            let is_side = right.is_some_and(|right| source.member == right || (right == 1 && source.member == 0));
            return (
                true,
                if !is_here {
                    Use::None
                } else if is_side {
                    Use::Certain
                } else {
                    Use::Possible
                },
            );
        }
        let others = scope.members.iter().enumerate().filter(|(member, _)| !(is_here && *member == source.member));
        let presence = any(others.map(|(_, member)| self.member_has(member.kind, column, has)));
        match (is_here, presence) {
            (true, Some(false)) if self.is_given_further_out(scope, column) => (true, Use::Possible),
            (true, Some(false)) => (true, Use::Certain),
            (true, _) => (true, Use::Possible),
            (false, Some(true)) => (true, Use::None),
            (false, Some(false)) => (false, Use::Certain),
            (false, None) => (false, Use::Possible),
        }
    }

    /// Whether a WITH further out gives the name to a value: versions differ in which of both is meant.
    fn is_given_further_out(&self, scope: &Scope, name: &str) -> bool {
        let mut next = scope.parent;
        while let Some(scope) = next.and_then(|index| self.scope(index)) {
            if self.given(scope, name).any(|given| matches!(given, Given::CommonValue(_))) {
                return true;
            }
            next = scope.parent;
        }
        false
    }

    /// The members of a SELECT that stand in front of a dot, and what is behind it: `t.c`, `db.t.c`.
    fn owners<'p>(&self, scope: &Scope, first: &str, rest: &'p [&'p str]) -> (Vec<usize>, &'p [&'p str]) {
        let Some((second, behind)) = rest.split_first() else { return (Vec::new(), rest) };
        let all = |fits: &dyn Fn(&Member, Option<&Source>) -> bool| -> Vec<usize> {
            let members = scope.members.iter().enumerate();
            let fitting = members.filter(|(_, member)| match member.kind {
                MemberKind::Source(source) => fits(member, self.sources.get(source)),
                MemberKind::Query(_) | MemberKind::Open => fits(member, None),
            });
            fitting.map(|(index, _)| index).collect()
        };
        let by_database =
            all(&|_, source| !behind.is_empty() && source.is_some_and(|source| source.is_at(first, second)));
        if !by_database.is_empty() {
            return (by_database, behind);
        }
        let called = all(&|member, source| match source {
            Some(source) => source.is_called(member.alias.as_deref(), first),
            None => member.alias.as_deref() == Some(first),
        });
        (called, rest)
    }

    fn member_has(&self, member: MemberKind, column: &str, has: Knowledge<'_>) -> Option<bool> {
        match member {
            MemberKind::Source(source) => self.sources.get(source).and_then(has),
            MemberKind::Query(query) => self.query_has(query, column, has),
            MemberKind::Open => None,
        }
    }

    /// Whether the columns of a query include this one. Each inner query is asked once, however often it is read.
    fn query_has(&self, query: usize, column: &str, has: Knowledge<'_>) -> Option<bool> {
        let mut asked = vec![false; self.queries.len()];
        let mut waiting = vec![query];
        let mut answer = Some(false);
        while let Some(query) = waiting.pop() {
            let (Some(inner), Some(was_asked)) = (self.queries.get(query), asked.get_mut(query)) else { continue };
            if std::mem::replace(was_asked, true) {
                continue;
            }
            let Some(scope) = inner.first else {
                answer = None;
                continue;
            };
            let Some(select) = self.scope(scope) else { continue };
            let is_named = match inner.columns.as_slice() {
                [] => select.outputs.iter().any(|(name, _)| **name == *column),
                columns => columns.iter().any(|name| **name == *column),
            };
            if is_named {
                return Some(true);
            }
            for star in self.stars.iter().filter(|star| star.scope == scope && inner.columns.is_empty()) {
                if star.without.iter().any(|name| *name.text == *column) {
                    continue;
                }
                for member in &select.members {
                    match member.kind {
                        MemberKind::Query(query) => waiting.push(query),
                        MemberKind::Source(source) if !star.is_pattern => {
                            match self.sources.get(source).and_then(has) {
                                Some(true) => return Some(true),
                                Some(false) => {}
                                None => answer = None,
                            }
                        }
                        MemberKind::Source(_) | MemberKind::Open => answer = None,
                    }
                }
            }
        }
        answer
    }
}

/// Whether any of them is; not known where one of them is not.
fn any(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut found = Some(false);
    for answer in answers {
        match answer {
            Some(true) => return Some(true),
            Some(false) => {}
            None => found = None,
        }
    }
    found
}

/// Whether the column itself is named, or a part of it.
fn names_column(path: &[&str], column: &str) -> bool {
    let mut rest = column;
    for part in path {
        match rest.strip_prefix(part) {
            Some("") => return true,
            Some(behind) => match behind.strip_prefix('.') {
                Some(behind) => rest = behind,
                None => return false,
            },
            None => return false,
        }
    }
    false
}

/// Whether it is a column of the result, under no other name.
fn is_output(scope: &Scope, reference: &Reference) -> bool {
    let last = reference.path.last().map(|name| &name.text);
    scope.outputs.iter().any(|(name, place)| {
        Some(name) == last
            && place.is_some_and(|place| (place.start, place.end) == (reference.span.start, reference.span.end))
    })
}
