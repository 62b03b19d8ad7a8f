//! Queries joined by UNION, EXCEPT and INTERSECT as the server keeps them for a view.
//!
//! Observed on 26.7, in `as_select` of `system.tables`: EXCEPT and INTERSECT without a quantifier are ALL (the defaults of
//! `except_default_mode` and `intersect_default_mode`), all three are read from left to right, and INTERSECT before the
//! others. A UNION DISTINCT makes all UNIONs to its left DISTINCT, in parentheses or not, and those in parentheses to its
//! right; UNION ALL takes parentheses away from other UNION ALLs. A UNION without a quantifier the server refuses, unless a
//! setting of the session says what it means: it stays.

use crate::format::Printer;
use crate::format::query::inner_query;
use crate::tree::select::{Query, QueryTerm, SetOperator, SetQuantifier};

/// What joins an operand to what stands before it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Joint {
    operator: SetOperator,
    quantifier: Option<SetQuantifier>,
}

/// One operand of a list that is read from left to right.
struct Item<'t> {
    /// `None` for the first.
    joint: Option<Joint>,
    operand: Operand<'t>,
}

enum Operand<'t> {
    Term(&'t QueryTerm),
    /// Operands joined by UNION DISTINCT that stand in parentheses.
    Distinct(Vec<Item<'t>>),
}

impl Joint {
    fn text(self) -> &'static str {
        match (self.operator, self.quantifier) {
            (SetOperator::Union, None) => "UNION",
            (SetOperator::Union, Some(SetQuantifier::All)) => "UNION ALL",
            (SetOperator::Union, Some(SetQuantifier::Distinct)) => "UNION DISTINCT",
            (SetOperator::Except, None) => "EXCEPT",
            (SetOperator::Except, Some(SetQuantifier::All)) => "EXCEPT ALL",
            (SetOperator::Except, Some(SetQuantifier::Distinct)) => "EXCEPT DISTINCT",
            (SetOperator::Intersect, None) => "INTERSECT",
            (SetOperator::Intersect, Some(SetQuantifier::All)) => "INTERSECT ALL",
            (SetOperator::Intersect, Some(SetQuantifier::Distinct)) => "INTERSECT DISTINCT",
        }
    }

    fn is(self, operator: SetOperator) -> bool {
        self.operator == operator
    }

    fn is_union(self, quantifier: SetQuantifier) -> bool {
        self.operator == SetOperator::Union && self.quantifier == Some(quantifier)
    }
}

impl Item<'_> {
    fn is_joined_by(&self, operator: SetOperator) -> bool {
        self.joint.is_some_and(|joint| joint.is(operator))
    }

    fn is_joined_by_union(&self, quantifier: SetQuantifier) -> bool {
        self.joint.is_some_and(|joint| joint.is_union(quantifier))
    }
}

/// The operands of a query as they are written.
fn written(query: &Query) -> Vec<Item<'_>> {
    let first = Item { joint: None, operand: Operand::Term(&query.first) };
    let rest = query.rest.iter().map(|operation| {
        let joint = Joint { operator: operation.operator, quantifier: operation.quantifier };
        Item { joint: Some(joint), operand: Operand::Term(&operation.term) }
    });
    std::iter::once(first).chain(rest).collect()
}

/// The operands of a query with the quantifiers that the server gives them.
fn quantified(query: &Query) -> Vec<Item<'_>> {
    let mut items = written(query);
    for joint in items.iter_mut().filter_map(|item| item.joint.as_mut()).filter(|joint| !joint.is(SetOperator::Union)) {
        joint.quantifier = joint.quantifier.or(Some(SetQuantifier::All));
    }
    spread_distinct(&mut items, false);
    items
}

/// UNIONs to the left of a UNION DISTINCT are DISTINCT, as far as no EXCEPT stands between.
fn spread_distinct(items: &mut [Item<'_>], mut is_distinct: bool) {
    for joint in items.iter_mut().rev().filter_map(|item| item.joint.as_mut()) {
        match (joint.operator, joint.quantifier) {
            (SetOperator::Union, Some(SetQuantifier::Distinct)) => is_distinct = true,
            (SetOperator::Union, Some(SetQuantifier::All)) if is_distinct => {
                joint.quantifier = Some(SetQuantifier::Distinct);
            }
            (SetOperator::Union, None) | (SetOperator::Except, _) => is_distinct = false,
            (SetOperator::Union, Some(SetQuantifier::All)) | (SetOperator::Intersect, _) => {}
        }
    }
}

fn without_parentheses(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let mut operands = Vec::with_capacity(items.len());
    // What is left to do, the next one last.
    let mut waiting = items;
    waiting.reverse();
    while let Some(item) = waiting.pop() {
        match opened(&item, waiting.last().and_then(|next| next.joint)) {
            Some(items) => waiting.extend(items.into_iter().rev()),
            None => operands.push(item),
        }
    }
    operands
}

/// What stands in the parentheses of an operand, where it means the same without them. `next` joins what follows.
fn opened<'t>(item: &Item<'t>, next: Option<Joint>) -> Option<Vec<Item<'t>>> {
    let inner = inner_query(match item.operand {
        Operand::Term(term) => term,
        Operand::Distinct(_) => return None,
    })?;
    let has_only = |operator| inner.rest.iter().all(|operation| operation.operator == operator);
    let is_before_intersect = next.is_some_and(|next| next.is(SetOperator::Intersect));
    let is_intersect = has_only(SetOperator::Intersect);
    let mut items = quantified(inner);
    match item.joint {
        None => {
            if is_before_intersect && !is_intersect {
                return None;
            }
            spread_distinct(&mut items, next.is_some_and(|next| next.is_union(SetQuantifier::Distinct)));
        }
        Some(joint) if joint.is(SetOperator::Intersect) => return None,
        Some(_) if is_intersect => {}
        Some(joint) => {
            let is_union = items.iter().all(|item| !item.is_joined_by(SetOperator::Except))
                && !inner
                    .rest
                    .iter()
                    .any(|operation| operation.operator == SetOperator::Union && operation.quantifier.is_none());
            if is_before_intersect || !is_union {
                return None;
            }
            if joint.is_union(SetQuantifier::Distinct) {
                spread_distinct(&mut items, true);
            } else if joint.is_union(SetQuantifier::All) {
                if items.iter().any(|item| item.is_joined_by_union(SetQuantifier::Distinct)) {
                    // Those that are DISTINCT stand first.
                    let first_all = items.iter().position(|item| item.is_joined_by_union(SetQuantifier::All))?;
                    let rest = items.split_off(first_all);
                    let group = Operand::Distinct(without_parentheses(items));
                    items = std::iter::once(Item { joint: None, operand: group }).chain(rest).collect();
                }
            } else {
                return None;
            }
        }
    }
    if let Some(first) = items.first_mut() {
        first.joint = item.joint;
    }
    Some(items)
}

impl<'t> Printer<'t> {
    /// The terms of a query; with SETTINGS of another node behind it each SELECT stands in parentheses, so that it does not
    /// take them for its own.
    pub(super) fn query_terms(&mut self, query: &'t Query, settings_follow: bool) {
        let items = if self.is_canonical { without_parentheses(quantified(query)) } else { written(query) };
        self.items(&items, settings_follow);
    }

    fn items(&mut self, items: &[Item<'t>], settings_follow: bool) {
        let mut items = items.iter().peekable();
        while let Some(item) = items.next() {
            if let Some(joint) = item.joint {
                self.line_or_space();
                self.push(joint.text());
                self.break_or_space();
            }
            let is_beside_except = [Some(item), items.peek().copied()]
                .into_iter()
                .flatten()
                .any(|item| item.is_joined_by(SetOperator::Except));
            match &item.operand {
                Operand::Term(term) => self.query_term(term, is_beside_except || settings_follow),
                Operand::Distinct(items) => {
                    self.push_indent();
                    self.in_subquery_parentheses(|printer| printer.items(items, false));
                }
            }
        }
    }
}
