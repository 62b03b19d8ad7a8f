//! Names that stand for each other: `lower(c) AS x, x AS c`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Given, Names};
use crate::collections::Gather;
use crate::span::Span;

/// Where a name does not mean what a SELECT gives it to: inside what it stands for, and inside what the names stand for
/// that this uses. The server looks for a column there.
#[derive(Default)]
pub(super) struct Cycle {
    /// The ends of the places, by where they begin. None of them overlap.
    ends: BTreeMap<u32, u32>,
    /// Whether the name itself is selected: then the server comes through all of the cycle to it.
    pub(super) is_selected: bool,
}

impl Cycle {
    /// That of a name which a scope gives.
    pub(super) fn of(names: &Names, index: usize, name: &str) -> Self {
        let mut cycle = Self::default();
        let Some(scope) = names.scope(index) else { return cycle };
        let mut seen = BTreeSet::from([name]);
        let mut waiting = vec![name];
        while let Some(next) = waiting.pop() {
            for given in names.given(scope, next) {
                let (Given::Value(span) | Given::CommonValue(span)) = given else { continue };
                cycle.is_selected |= next == name && scope.output_at(span.start).is_some_and(|output| output.is_alias);
                for used in cycle.add(names, *span) {
                    if let Some(reference) = names.references.get(used)
                        && let Some(first) = reference.path.first()
                        && names.sees(reference.scope, index, &first.text)
                        && seen.insert(&first.text)
                    {
                        waiting.push(&first.text);
                    }
                }
            }
        }
        cycle
    }

    /// Whether it includes this place.
    pub(super) fn includes(&self, place: Span) -> bool {
        self.ends.range(..=place.start).next_back().is_some_and(|(_, end)| place.end <= *end)
    }

    /// The references inside a span that no span before had. Spans of a tree lie inside each other, or apart.
    fn add(&mut self, names: &Names, span: Span) -> Vec<usize> {
        if self.includes(span) {
            return Vec::new();
        }
        let first_from = |place: u32| names.references.partition_point(|reference| reference.span.start < place);
        let inner: Vec<(u32, u32)> = self.ends.range(span.start..span.end).map(|(start, end)| (*start, *end)).gather();
        let mut found = Vec::new();
        let mut from = span.start;
        for (start, end) in inner {
            found.extend(first_from(from)..first_from(start));
            self.ends.remove(&start);
            from = end;
        }
        found.extend(first_from(from)..first_from(span.end));
        self.ends.insert(span.start, span.end);
        found
    }
}

impl Names {
    /// Whether a name that stands in a scope can be the one that another scope around it gives: no lambda and nothing that
    /// is read comes between them.
    fn sees(&self, mut from: usize, giving: usize, name: &str) -> bool {
        while from != giving {
            let Some(scope) = self.scope(from) else { return false };
            let (true, None) = (scope.members.is_empty(), self.given(scope, name).next()) else { return false };
            let Some(parent) = scope.parent else { return false };
            from = parent;
        }
        true
    }
}
