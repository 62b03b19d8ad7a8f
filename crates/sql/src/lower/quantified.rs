//! Comparisons with all or any values of a query or an array.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::lower::{Node, NodeKind, lower};
use crate::span::Span;
use crate::tree::expression::{BinaryOperator, ExpressionKind, Quantifier};
use crate::tree::path::{PathPart, PathPrefix};
use crate::tree::{Expression, Name, Path};

/// A comparison with each value of a query or an array.
pub(super) fn quantified<'t>(
    left: Node<'t>,
    operator: BinaryOperator,
    quantifier: Quantifier,
    operand: &'t Expression,
) -> Node<'t> {
    match &operand.kind {
        ExpressionKind::Subquery(subquery) => with_query(left, operator, quantifier == Quantifier::All, subquery),
        ExpressionKind::Parenthesized(array) => with_array(left, operator, quantifier == Quantifier::All, lower(array)),
        _ => with_array(left, operator, quantifier == Quantifier::All, lower(operand)),
    }
}

fn with_query<'t>(
    left: Node<'t>,
    operator: BinaryOperator,
    is_all: bool,
    subquery: &'t crate::tree::Subquery,
) -> Node<'t> {
    let whole = NodeKind::Subquery(subquery);
    let aggregated = |function| NodeKind::AggregatedSubquery(function, subquery);
    let (name, right) = match (operator, is_all) {
        (BinaryOperator::Equals, false) => ("in", whole),
        (BinaryOperator::Equals, true) => ("in", aggregated("singleValueOrNull")),
        (BinaryOperator::NotEquals, true) => ("notIn", whole),
        (BinaryOperator::NotEquals, false) => ("notIn", aggregated("singleValueOrNull")),
        (BinaryOperator::Greater | BinaryOperator::GreaterOrEquals, false)
        | (BinaryOperator::Less | BinaryOperator::LessOrEquals, true) => (operator.function(), aggregated("min")),
        _ => (operator.function(), aggregated("max")),
    };
    Node::operator(name, vec![left, Node::new(right)])
}

fn with_array<'t>(left: Node<'t>, operator: BinaryOperator, is_all: bool, array: Node<'t>) -> Node<'t> {
    match (operator, is_all) {
        (BinaryOperator::Equals, false) => Node::call("has", vec![array, left]),
        (BinaryOperator::NotEquals, true) => Node::operator("not", vec![Node::call("has", vec![array, left])]),
        _ => {
            let variable = free_name(&left);
            let body = Node::operator(operator.function(), vec![left, identifier(&variable)]);
            let lambda = Node::call("lambda", vec![Node::call("tuple", vec![identifier(&variable)]), body]);
            Node::call(if is_all { "arrayAll" } else { "arrayExists" }, vec![lambda, array])
        }
    }
}

fn identifier<'t>(name: &str) -> Node<'t> {
    let name = Name { text: name.into(), is_parameter: false, span: Span::default() };
    let part = PathPart { prefix: PathPrefix::Plain, name, arrays: 0 };
    Node::new(NodeKind::Identifier(Cow::Owned(Path { parts: vec![part] })))
}

/// A name that the expression does not use.
fn free_name(node: &Node<'_>) -> String {
    let mut used = HashSet::new();
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        match &node.kind {
            NodeKind::Identifier(path) => {
                used.insert(path.to_name());
                used.extend(path.parts.iter().map(|part| part.name.text.to_string()));
            }
            NodeKind::Function(function) => {
                rest.extend(&function.arguments);
                rest.extend(function.parameters.iter().flatten());
            }
            NodeKind::Chain(chain) => {
                rest.push(&chain.first);
                rest.extend(chain.links.iter().flat_map(|link| &link.arguments));
            }
            _ => {}
        }
    }
    let mut name = "_a".to_owned();
    let mut suffix = 0;
    while used.contains(&name) {
        suffix += 1;
        name = format!("_a{suffix}");
    }
    name
}
