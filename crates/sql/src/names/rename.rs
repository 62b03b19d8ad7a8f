//! The columns of the table around a text, which has no FROM: those that a key, a default, a projection uses.

use std::collections::{BTreeMap, BTreeSet};

use super::{Names, Reference, Star};
use crate::collections::{Gather, sort_by};
use crate::quote;
use crate::span::Span;
use crate::tree::Name;

impl Names {
    /// The columns of the table around it that it uses. For `a.b` these are `a` and `a.b`: which of them is a column, the
    /// table says.
    pub fn columns(&self) -> BTreeSet<String> {
        let paths = self.free().map(|reference| &reference.path);
        paths.flat_map(|path| (1..=path.len()).filter_map(|length| Some(joined(path.get(..length)?)))).gather()
    }

    /// Whether it uses a column of the table around it.
    pub fn uses(&self, column: &str) -> bool {
        self.free().any(|reference| (1..=reference.path.len()).any(|length| is_prefix(reference, length, column)))
    }

    /// Whether `*` stands for the columns of the table around it.
    pub fn selects_all_around(&self) -> bool {
        self.free_stars().next().is_some()
    }

    /// The text that these names were taken from, with other names for columns of the table around it: `new_names` has the
    /// new one for each former one.
    pub fn renamed(&self, text: &str, new_names: &BTreeMap<&str, &str>) -> String {
        let without = self.free_stars().flat_map(|star| &star.without);
        let mut changes: Vec<(Span, &str)> = without
            .map(std::slice::from_ref)
            .chain(self.free().map(|reference| reference.path.as_slice()))
            .filter_map(|path| replacement(path, new_names))
            .collect();
        sort_by(&mut changes, |left, right| left.0.start.cmp(&right.0.start));
        changes.dedup_by_key(|(span, _)| span.start);
        let mut renamed = String::with_capacity(text.len());
        let mut end = 0;
        for (span, name) in changes {
            renamed.push_str(Span { start: end, end: span.start }.slice(text));
            renamed.push_str(&quote::name(name));
            end = span.end;
        }
        renamed.push_str(text.get(end as usize..).unwrap_or_default());
        renamed
    }

    fn free_stars(&self) -> impl Iterator<Item = &Star> {
        self.stars.iter().filter(|star| self.select_around(star.scope).is_none())
    }

    /// What is named outside of any SELECT, and by no name that the text gives itself.
    fn free(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(|reference| {
            let Some(first) = reference.path.first() else { return false };
            let mut next = self.scope(reference.scope);
            while let Some(scope) = next {
                let is_own = self.given(scope, &first.text).any(|given| given.is_meant_at(reference.span));
                if is_own || !scope.members.is_empty() {
                    return false;
                }
                next = scope.parent.and_then(|parent| self.scope(parent));
            }
            true
        })
    }
}

fn joined(path: &[Name]) -> String {
    path.iter().map(|name| &*name.text).collect::<Vec<_>>().join(".")
}

fn is_prefix(reference: &Reference, length: usize, column: &str) -> bool {
    reference.path.get(..length).is_some_and(|path| joined(path) == column)
}

/// The place and the new name of the column that a path begins with.
fn replacement<'n>(path: &[Name], new_names: &BTreeMap<&str, &'n str>) -> Option<(Span, &'n str)> {
    (1..=path.len()).find_map(|length| {
        let path = path.get(..length)?;
        let new_name = new_names.get(joined(path).as_str())?;
        Some((path.first()?.span.to(path.last()?.span), *new_name))
    })
}
