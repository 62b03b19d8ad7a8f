//! Calls.

use std::borrow::Cow;

use crate::lower::{Function, Matcher, Node, NodeKind, lower};
use crate::tree::Expression;
use crate::tree::expression::ExpressionKind;
use crate::tree::function::{ArgumentQuantifier, FunctionCall};

/// A call with all that can follow its parentheses.
#[inline(never)]
pub(super) fn call(call: &FunctionCall) -> Node<'_> {
    let name = match call.name.parts.as_slice() {
        [part] => Cow::Borrowed(&*part.name.text),
        _ => Cow::Owned(call.name.to_name()),
    };
    let is_not = name.eq_ignore_ascii_case("not");
    let is_grouping = name.eq_ignore_ascii_case("grouping");
    let mut function = Function {
        name: if is_not || is_grouping { Cow::Owned(name.to_ascii_lowercase()) } else { name },
        parameters: call.parameters.as_deref().map(|list| list.iter().map(lower).collect()),
        arguments: call.arguments.iter().map(lower).collect(),
        is_operator: is_not,
        nulls: call.nulls,
        over: call.over.as_ref(),
    };
    if call.quantifier == Some(ArgumentQuantifier::Distinct) {
        function.name.to_mut().push_str("Distinct");
    }
    if let Some(filter) = &call.filter {
        if function.name == "count" {
            function.arguments.retain(|argument| !is_asterisk(argument));
        }
        function.name.to_mut().push_str("If");
        function.arguments.push(lower(filter));
    }
    Node::new(NodeKind::Function(Box::new(function)))
}

/// A call at the place of a table, where `not` is a name like any other.
pub(crate) fn table_function(expression: &Expression) -> Node<'_> {
    let mut node = lower(expression);
    if let (NodeKind::Function(function), ExpressionKind::Function(call)) = (&mut node.kind, &expression.kind)
        && function.is_operator
    {
        function.is_operator = false;
        function.name = Cow::Owned(call.name.to_name());
    }
    node
}

fn is_asterisk(node: &Node<'_>) -> bool {
    matches!(&node.kind, NodeKind::Columns(columns) if columns.matcher == Matcher::All)
}
