//! Forms with words of their own.

use std::borrow::Cow;

use crate::literal::Value;
use crate::lower::expression::type_text;
use crate::lower::{Node, lower};
use crate::span::Span;
use crate::tree::expression::{BinaryOperator, Quantifier, Variable};
use crate::tree::special::{Case, SpecialForm};
use crate::tree::{Expression, Name};

/// The function that a form stands for.
pub(super) fn form(form: &SpecialForm) -> Node<'_> {
    match form {
        SpecialForm::CastAs { expression, data_type } => {
            Node::call("CAST", vec![lower(expression), type_text(data_type)])
        }
        SpecialForm::CastTo { expression, data_type } => Node::call("CAST", vec![lower(expression), lower(data_type)]),
        SpecialForm::CastLiteral { spelling, data_type } => {
            Node::call("CAST", vec![Node::text(spelling), type_text(data_type)])
        }
        SpecialForm::Date(text) => Node::call("toDate", vec![Node::literal(text.value.clone())]),
        SpecialForm::Timestamp(text) => Node::call("toDateTime", vec![Node::literal(text.value.clone())]),
        SpecialForm::Case(case) => lower_case(case),
    }
}

fn lower_case(case: &Case) -> Node<'_> {
    let mut arguments: Vec<Node<'_>> = case.operand.iter().map(lower).collect();
    for (condition, value) in &case.branches {
        arguments.push(lower(condition));
        arguments.push(lower(value));
    }
    arguments.push(case.otherwise.as_ref().map_or_else(|| Node::literal(Value::Null), lower));
    Node::call(if case.operand.is_some() { "caseWithExpression" } else { "multiIf" }, arguments)
}

/// `@@name` is a function with an alias.
pub(super) fn variable(variable: &Variable) -> Node<'_> {
    let mut node = Node::call("globalVariable", vec![Node::text(&variable.name.text)]);
    let text = format!("@@{}", variable.name.text).into();
    node.alias = Some(Cow::Owned(Name { text, is_parameter: false, span: Span::default() }));
    node
}

/// `x BETWEEN low AND high` names `x` twice.
pub(super) fn between<'t>(
    operand: Node<'t>,
    again: Node<'t>,
    negated: bool,
    low: &'t Expression,
    high: &'t Expression,
) -> Node<'t> {
    let (join, from, to) = if negated { ("or", "less", "greater") } else { ("and", "greaterOrEquals", "lessOrEquals") };
    let from = Node::operator(from, vec![operand, lower(low)]);
    let to = Node::operator(to, vec![again, lower(high)]);
    Node::operator(join, vec![from, to])
}

/// A comparison with each value of a query or an array.
pub(super) fn quantified<'t>(
    left: Node<'t>,
    operator: BinaryOperator,
    quantifier: Quantifier,
    operand: &'t Expression,
) -> Node<'t> {
    let _ = quantifier;
    Node::operator(operator.function(), vec![left, lower(operand)])
}
