//! Whose column a name is.

use std::collections::{BTreeMap, BTreeSet};

use super::cycles::Cycle;
use super::givers::{AllGivers, Givers, Knowledge};
use super::{Given, Names, Output, Reference, Scope, Source};

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

impl Names {
    /// Whether the text uses the column that is asked for.
    pub fn column_use(&self, column: &str, knowledge: Knowledge<'_>) -> Use {
        let mut named = self.references.iter().filter(|reference| reference.may_name(column)).peekable();
        let mut patterns = self.stars.iter().filter(|star| star.is_pattern && !star.leaves_out(column)).peekable();
        if named.peek().is_none() && patterns.peek().is_none() {
            return Use::None;
        }
        let givers = AllGivers::of(self, column, knowledge);
        let in_pattern = if patterns.any(|star| givers.of_star(star).asked) { Use::Possible } else { Use::None };
        let mut search = Search { names: self, column, givers, cycles: BTreeMap::new() };
        named.map(|reference| search.reference(reference)).fold(in_pattern, Use::max)
    }

    /// Whether `*` stands for the column that is asked for, among others.
    pub fn selects_all(&self, column: &str, knowledge: Knowledge<'_>) -> bool {
        let givers = AllGivers::of(self, column, knowledge);
        let mut stars = self.stars.iter().filter(|star| !star.is_pattern && !star.leaves_out(column));
        stars.any(|star| givers.of_star(star).asked)
    }

    /// Whether `*` stands for columns of such a source, whichever it has.
    pub fn has_star(&self, is_asked: &dyn Fn(&Source) -> bool) -> bool {
        let mut starred: BTreeSet<(usize, Option<&str>)> = BTreeSet::new();
        for source in self.sources.iter().filter(|source| is_asked(source)) {
            let Some(scope) = source.scope else { continue };
            starred.insert((scope, None));
            if let Some(member) = self.scope(scope).and_then(|inner| inner.members.get(source.member)) {
                starred.extend(self.calls(member).map(|(_, name)| (scope, Some(name))));
            }
        }
        self.stars.iter().any(|star| {
            let scope = self.select_around(star.scope);
            scope.is_some_and(|scope| starred.contains(&(scope, star.qualifier.as_deref())))
        })
    }

    /// Whether the query surely gives a column of this name to whoever reads it.
    pub fn gives(&self, column: &str, knowledge: Knowledge<'_>) -> bool {
        let givers = AllGivers::of(self, column, knowledge).of_query(0);
        givers.asked || givers.other
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
}

/// The search for uses of one column.
struct Search<'n> {
    names: &'n Names,
    column: &'n str,
    givers: AllGivers<'n>,
    /// By the scope and the name that it gives.
    cycles: BTreeMap<(usize, &'n str), Cycle>,
}

/// Whether a name that a scope gives is what a reference in it means.
enum Hides {
    No,
    /// Only without a dot: what it stands for may have no such part, and a table of that name may.
    Alone,
    /// Names stand for each other: it is a column where the server comes through all of the cycle.
    Maybe,
    Yes,
}

impl<'n> Search<'n> {
    fn reference(&mut self, reference: &'n Reference) -> Use {
        let names = self.names;
        let path: Vec<&'n str> = reference.path.iter().map(|name| &*name.text).collect();
        let Some(first) = path.first().copied() else { return Use::None };
        let mut found = Use::Certain;
        let mut is_hidden = false;
        let mut next = Some(reference.scope);
        while let Some((index, scope)) = next.and_then(|index| Some((index, names.scope(index)?))) {
            match self.hides((index, scope), first, reference) {
                // The name of another column of WITH may be hidden by it, or hide it, as the version decides.
                Hides::Yes => return Use::None,
                Hides::Alone => (is_hidden, found) = (true, Use::Possible),
                Hides::Maybe => found = Use::Possible,
                Hides::No => {}
            }
            if let Some((owners, part)) = self.givers.of_owners(index, &path) {
                return match owners.asked && names_column(part, self.column) {
                    true if owners.is_only_asked() => found,
                    true => Use::Possible,
                    // The server calls such a value `u.name` only as long as another source has a `name` too.
                    false if self.shares_its_name(index, scope, reference) => Use::Possible,
                    false => Use::None,
                };
            }
            if !is_hidden && names_column(&path, self.column) {
                match self.without_owner(reference, index, scope) {
                    (true, here) => return here.min(found),
                    (false, here) => found = here.min(found),
                }
            }
            next = scope.parent;
        }
        Use::None
    }

    fn hides(&mut self, (index, scope): (usize, &'n Scope), first: &'n str, reference: &Reference) -> Hides {
        let mut meant = self.names.given(scope, first).filter(|given| given.is_meant_at(reference.span)).peekable();
        if meant.peek().is_none() {
            return Hides::No;
        }
        if meant.any(|given| matches!(given, Given::Parameter)) {
            return Hides::Yes;
        }
        let names = self.names;
        let cycle = self.cycles.entry((index, first)).or_insert_with(|| Cycle::of(names, index, first));
        match cycle.includes(reference.span) {
            true if cycle.is_selected => Hides::No,
            true => Hides::Maybe,
            false if reference.path.len() > 1 => Hides::Alone,
            false => Hides::Yes,
        }
    }

    /// Whether it is a column of the result, under no other name, and what is read with it has the column that is asked for
    /// under the same name.
    fn shares_its_name(&self, index: usize, scope: &Scope, reference: &Reference) -> bool {
        self.givers.of_scope(index).asked
            && reference.path.last().is_some_and(|name| *name.text == *self.column)
            && scope.output_at(reference.span.start).is_some_and(|output| !output.is_alias)
    }

    /// How sure it is that a name without its table is the column, and whether that is settled in this scope; where it is
    /// not, it may be settled further out.
    fn without_owner(&self, reference: &Reference, index: usize, scope: &Scope) -> (bool, Use) {
        let all = self.givers.of_scope(index);
        if let Some(start) = reference.using {
            let right = scope.members.binary_search_by(|member| member.start.cmp(&start)).ok();
            let side = |member: usize| scope.members.get(member).map(|member| self.givers.of_member(member));
            // Both sides have the column; what stands further to the left may have it.
            let sides = [right.and_then(side), right.filter(|right| *right == 1).and_then(|_| side(0))];
            let is_side = sides.into_iter().flatten().any(Givers::is_only_asked);
            return (
                true,
                if is_side {
                    Use::Certain
                } else if all.asked {
                    Use::Possible
                } else {
                    Use::None
                },
            );
        }
        match all {
            Givers { asked: true, .. } if !all.is_only_asked() => (true, Use::Possible),
            Givers { asked: true, .. } if self.names.is_given_further_out(scope, self.column) => (true, Use::Possible),
            Givers { asked: true, .. } => (true, Use::Certain),
            Givers { other: true, .. } => (true, Use::None),
            Givers { unknown: true, .. } => (false, Use::Possible),
            Givers { .. } => (false, Use::Certain),
        }
    }
}

impl Scope {
    /// What it selects under a name and begins there.
    pub(super) fn output_at(&self, start: u32) -> Option<&Output> {
        self.outputs.get(self.outputs.binary_search_by(|output| output.start.cmp(&start)).ok()?)
    }
}

impl Reference {
    /// Whether it can be a name of this column at all.
    fn may_name(&self, column: &str) -> bool {
        self.path.iter().any(|part| column.starts_with(&*part.text))
    }
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
