//! Below queries.

use super::expression::{order_by_element, window};
use super::{EntityKind, Node, SettingOwner, entities, expressions, settings};
use crate::tree::select::{
    CommonTable, ExplainSubquery, GroupBy, Interpolate, Join, JoinConstraint, JoinedTable, Limit, LimitBy, NamedWindow,
    OrderBy, QueryTerm, Select, SelectQuantifier, SetOperation, SubqueryBody, TableExpression, TableSource, Tables,
    Top, With, WithElement,
};
use crate::tree::{Query, Subquery};

pub(super) fn query<'t>(query: &'t Query, below: &mut Vec<Node<'t>>) {
    let Query { first, rest, span: _ } = query;
    let others = rest.iter().map(|SetOperation { operator: _, quantifier: _, term }| term);
    below.extend([first].into_iter().chain(others).map(|term| match term {
        QueryTerm::Select(select) => Node::Select(select),
        QueryTerm::Parenthesized(subquery) => Node::Subquery(subquery),
    }));
}

pub(super) fn subquery<'t>(subquery: &'t Subquery, below: &mut Vec<Node<'t>>) {
    let Subquery { body, span: _ } = subquery;
    match body {
        SubqueryBody::Query(query) => below.push(Node::Query(query)),
        SubqueryBody::Explain(explain) => {
            let ExplainSubquery { kind: _, settings: options, query } = &**explain;
            settings(SettingOwner::Explain, options, below);
            below.extend(query.iter().map(Node::Query));
        }
        SubqueryBody::Values(rows) => expressions(rows, below),
        SubqueryBody::Tables(tables) => below.push(Node::Tables(tables)),
    }
}

pub(super) fn select<'t>(select: &'t Select, below: &mut Vec<Node<'t>>) {
    let Select {
        with,
        is_from_first,
        quantifier,
        top,
        columns,
        from,
        prewhere,
        selection,
        group_by,
        group_modifiers: _,
        having,
        windows,
        qualify,
        order_by,
        limit_by,
        limit,
        settings: of_query,
        span: _,
    } = select;
    if let Some(With { is_recursive: _, elements }) = with {
        below.extend(elements.iter().map(|element| match element {
            WithElement::Expression(expression) => Node::Expression(expression),
            WithElement::CommonTable(table) => Node::CommonTable(table),
        }));
    }
    let from = from.iter().map(Node::Tables);
    if *is_from_first {
        below.extend(from.clone());
    }
    match quantifier {
        SelectQuantifier::None | SelectQuantifier::All | SelectQuantifier::Distinct => {}
        SelectQuantifier::DistinctOn(keys) => expressions(keys, below),
    }
    match top {
        Some(Top { length: _, with_ties: _ }) | None => {}
    }
    expressions(columns, below);
    if !is_from_first {
        below.extend(from);
    }
    expressions([prewhere, selection].into_iter().flatten(), below);
    match group_by {
        Some(GroupBy::Keys(keys) | GroupBy::Rollup(keys) | GroupBy::Cube(keys)) => expressions(keys, below),
        Some(GroupBy::GroupingSets(sets)) => expressions(sets.iter().flatten(), below),
        Some(GroupBy::All) | None => {}
    }
    expressions(having, below);
    for NamedWindow { name: _, window: definition } in windows {
        window(definition, below);
    }
    expressions(qualify, below);
    if let Some(order_by) = order_by {
        self::order_by(order_by, below);
    }
    if let Some(LimitBy { offset, length, keys }) = limit_by {
        expressions(offset, below);
        expressions([length], below);
        expressions(keys.iter().flatten(), below);
    }
    if let Some(Limit { offset, length, with_ties: _ }) = limit {
        expressions([offset, length].into_iter().flatten(), below);
    }
    settings(SettingOwner::Query, of_query, below);
}

pub(super) fn common_table<'t>(table: &'t CommonTable, below: &mut Vec<Node<'t>>) {
    let CommonTable { name: _, columns: _, is_materialized: _, query } = table;
    below.push(Node::Subquery(query));
}

fn order_by<'t>(order_by: &'t OrderBy, below: &mut Vec<Node<'t>>) {
    match order_by {
        OrderBy::All { is_descending: _, nulls_first: _ } => {}
        OrderBy::Elements { elements, interpolate } => {
            for element in elements {
                order_by_element(element, below);
            }
            for Interpolate { column: _, expression } in interpolate.iter().flatten() {
                expressions(expression, below);
            }
        }
    }
}

pub(super) fn tables<'t>(tables: &'t Tables, below: &mut Vec<Node<'t>>) {
    let Tables { first, joined, column_aliases: _ } = tables;
    below.push(Node::Table(first));
    for joined in joined {
        match joined {
            JoinedTable::Join(join) => {
                let Join { kind: _, strictness: _, locality: _, is_natural: _, table, constraint } = &**join;
                below.push(Node::Table(table));
                match constraint {
                    Some(JoinConstraint::On(condition)) => expressions([condition], below),
                    Some(JoinConstraint::Using(columns)) => expressions(columns, below),
                    None => {}
                }
            }
            JoinedTable::ArrayJoin { is_left: _, arrays } => expressions(arrays, below),
        }
    }
}

pub(super) fn table<'t>(table: &'t TableExpression, below: &mut Vec<Node<'t>>) {
    let TableExpression { source, alias: _, column_aliases: _, is_final: _, sample: _, stream: _, span: _ } = table;
    match source {
        TableSource::Table(_) => {}
        TableSource::Function(function) => entities(EntityKind::TableFunction, [&**function], below),
        TableSource::Subquery(subquery) => below.push(Node::Subquery(subquery)),
    }
}
