//! Operands and operators.

use std::borrow::Cow;

use crate::format::{Layout, Printer};
use crate::literal::Value;
use crate::lower::{Chain, Function, Node, NodeKind, columns, function, quantified, special};
use crate::tree::Expression;
use crate::tree::data_type::DataType;
use crate::tree::expression::{
    BinaryOperator, Chain as Written, ExpressionKind, Lambda, Link, Truth, Unary, UnaryOperator,
};

/// What the server keeps of an expression.
pub fn lower(expression: &Expression) -> Node<'_> {
    let mut node = match &expression.kind {
        ExpressionKind::Literal(literal) => Node::literal(literal.value.clone()),
        ExpressionKind::Identifier(path) => Node::new(NodeKind::Identifier(Cow::Borrowed(path))),
        ExpressionKind::Parameter(parameter) => Node::new(NodeKind::Parameter(parameter)),
        ExpressionKind::Variable(variable) => special::variable(variable),
        ExpressionKind::Parenthesized(inner) => parenthesized(inner),
        ExpressionKind::Tuple(members) => collection(members, "tuple"),
        ExpressionKind::Array(members) => collection(members, "array"),
        ExpressionKind::Unary(unary) => prefixed(unary),
        ExpressionKind::Chain(chain) => lower_chain(chain),
        ExpressionKind::Ternary(ternary) => {
            Node::operator("if", vec![lower(&ternary.condition), lower(&ternary.then), lower(&ternary.otherwise)])
        }
        ExpressionKind::Lambda(lambda) => lower_lambda(lambda),
        ExpressionKind::Function(call) => function::call(call),
        ExpressionKind::Special(form) => special::form(form),
        ExpressionKind::Subquery(subquery) => Node::new(NodeKind::Subquery(subquery)),
        ExpressionKind::View(view) => Node::new(NodeKind::View(view)),
        ExpressionKind::Settings(settings) => Node::new(NodeKind::Settings(settings)),
        ExpressionKind::Asterisk(asterisk) => columns::asterisk(asterisk),
        ExpressionKind::Columns(written) => columns::columns(written),
    };
    if let Some(alias) = &expression.alias {
        node.alias = Some(Cow::Borrowed(&alias.name));
        node.is_parenthesized |= matches!(expression.kind, ExpressionKind::Parenthesized(_));
    }
    node
}

/// `(x)`: parentheses around a tuple of values are not remembered.
#[inline(never)]
fn parenthesized(inner: &Expression) -> Node<'_> {
    let mut node = lower(inner);
    let is_tuple = matches!(&node.kind, NodeKind::Literal(Value::Tuple(_)));
    node.is_parenthesized |= !is_tuple || node.alias.is_some();
    node
}

/// A tuple or an array: a value where all members are.
#[inline(never)]
fn collection<'t>(members: &'t [Expression], name: &'static str) -> Node<'t> {
    let members: Vec<Node<'t>> = members.iter().map(lower).collect();
    let is_tuple = name == "tuple";
    let is_value = |node: &Node<'_>| {
        node.alias.is_none()
            && match node.as_literal() {
                Some(Value::Tuple(_)) => is_tuple,
                Some(Value::Array(_)) => !is_tuple,
                Some(_) => true,
                None => false,
            }
    };
    if (is_tuple && members.len() < 2) || !members.iter().all(is_value) {
        return Node::operator(name, members);
    }
    let values = members.into_iter().filter_map(|node| match node.kind {
        NodeKind::Literal(value) => Some(value),
        _ => None,
    });
    Node::literal(if is_tuple { Value::Tuple(values.collect()) } else { Value::Array(values.collect()) })
}

#[inline(never)]
fn prefixed(unary: &Unary) -> Node<'_> {
    let mut operators = unary.operators.iter().map(|operator| match operator {
        UnaryOperator::Minus => "negate",
        UnaryOperator::Not => "not",
    });
    let first = lower(&unary.operand);
    if unary.operators.len() == 1 {
        return Node::operator(operators.next().unwrap_or_default(), vec![first]);
    }
    chain(
        first,
        operators.map(|name| Function { name: name.into(), is_operator: true, ..Function::default() }).collect(),
    )
}

fn chain<'t>(first: Node<'t>, links: Vec<Function<'t>>) -> Node<'t> {
    Node::new(NodeKind::Chain(Box::new(Chain { first, links })))
}

#[inline(never)]
fn lower_lambda(lambda: &Lambda) -> Node<'_> {
    let parameters = lambda.parameters.iter().map(lower).collect();
    Node::operator("lambda", vec![Node::operator("tuple", parameters), lower(&lambda.body)])
}

/// The functions of a chain. Brackets between operators contain chains, so what this takes of the stack counts: the
/// operands are lowered here, and put together elsewhere.
fn lower_chain(written: &Written) -> Node<'_> {
    let operands = special::lower_all(&operands(written));
    functions_of(written, operands)
}

/// The expressions in a chain, in the order of the text; what `BETWEEN` alone compares, twice.
#[inline(never)]
fn operands(written: &Written) -> Vec<&Expression> {
    let mut operands = vec![&written.first];
    if let [Link::Between { low, high, .. }] = written.links.as_slice() {
        operands.extend([&written.first, low, high]);
        return operands;
    }
    for link in &written.links {
        match link {
            Link::Binary(_, operand)
            | Link::LikeEscape(_, operand, _)
            | Link::Element(operand)
            | Link::Part(operand)
            | Link::AtTimeZone(operand) => operands.push(operand),
            Link::Between { low, high, .. } => operands.extend([low, high]),
            Link::Is { .. } | Link::Member(_) | Link::Cast(_) | Link::Quantified { .. } => {}
        }
    }
    operands
}

/// Operators that take any number of arguments are one function.
#[inline(never)]
fn functions_of<'t>(written: &'t Written, operands: Vec<Node<'t>>) -> Node<'t> {
    let mut operands = operands.into_iter();
    // There are as many as the links have.
    let mut operand = || operands.next().unwrap_or_else(|| Node::literal(Value::Null));
    let mut first = operand();
    if let [Link::Between { negated, .. }] = written.links.as_slice() {
        return special::between(first, operand(), *negated, operand(), operand());
    }
    let mut links: Vec<Function<'_>> = Vec::with_capacity(written.links.len());
    for link in &written.links {
        match link {
            Link::Binary(operator, _) => {
                let name = operator.function();
                match links.last_mut() {
                    Some(last) if operator.is_mergeable() && last.name == name => last.arguments.push(operand()),
                    _ => links.push(operation(name, vec![operand()])),
                }
            }
            Link::LikeEscape(operator, _, character) => {
                let arguments = vec![operand(), Node::literal(character.value.clone())];
                links.push(operation(operator.function(), arguments));
            }
            Link::Is { negated, what } => links.push(truth(*negated, *what)),
            Link::Element(_) => links.push(operation("arrayElement", vec![operand()])),
            Link::Part(_) => links.push(operation("tupleElement", vec![operand()])),
            Link::Member(name) => links.push(operation("tupleElement", vec![Node::text(&name.text)])),
            Link::Cast(data_type) => links.push(operation("CAST", vec![type_text(data_type)])),
            Link::AtTimeZone(_) => {
                links.push(Function { name: "toTimeZone".into(), arguments: vec![operand()], ..Function::default() });
            }
            Link::Between { negated, .. } => {
                let before = if links.is_empty() { first } else { chain(first, links) };
                first = special::between(before.clone(), before, *negated, operand(), operand());
                links = Vec::new();
            }
            Link::Quantified { operator, quantifier, operand } => {
                let before = if links.is_empty() { first } else { chain(first, links) };
                first = quantified::quantified(before, *operator, *quantifier, operand);
                links = Vec::new();
            }
        }
    }
    if links.is_empty() { first } else { chain(first, links) }
}

fn operation<'t>(name: &'static str, arguments: Vec<Node<'t>>) -> Function<'t> {
    Function { name: name.into(), arguments, is_operator: true, ..Function::default() }
}

/// A data type as a text.
pub(super) fn type_text<'t>(data_type: &DataType) -> Node<'t> {
    let mut printer = Printer::new(Layout::Line);
    printer.data_type(data_type);
    Node::text(&printer.finish())
}

fn truth<'t>(negated: bool, what: Truth) -> Function<'t> {
    let comparison = if negated { "isDistinctFrom" } else { "isNotDistinctFrom" };
    match what {
        Truth::Null | Truth::Unknown => operation(if negated { "isNotNull" } else { "isNull" }, Vec::new()),
        Truth::True => operation(comparison, vec![Node::literal(Value::Bool(true))]),
        Truth::False => operation(comparison, vec![Node::literal(Value::Bool(false))]),
    }
}

impl BinaryOperator {
    /// The function it stands for.
    pub fn function(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::IsNotDistinctFrom | Self::NullSafeEquals => "isNotDistinctFrom",
            Self::IsDistinctFrom => "isDistinctFrom",
            Self::Equals => "equals",
            Self::NotEquals => "notEquals",
            Self::LessOrEquals => "lessOrEquals",
            Self::GreaterOrEquals => "greaterOrEquals",
            Self::Less => "less",
            Self::Greater => "greater",
            Self::Like => "like",
            Self::Ilike => "ilike",
            Self::NotLike => "notLike",
            Self::NotIlike => "notILike",
            Self::Regexp => "match",
            Self::In => "in",
            Self::NotIn => "notIn",
            Self::GlobalIn => "globalIn",
            Self::GlobalNotIn => "globalNotIn",
            Self::Concat => "concat",
            Self::Plus => "plus",
            Self::Minus => "minus",
            Self::Multiply => "multiply",
            Self::Divide => "divide",
            Self::Modulo => "modulo",
            Self::Div => "intDiv",
        }
    }

    /// Whether several in a row are one function of many arguments.
    fn is_mergeable(self) -> bool {
        matches!(self, Self::Or | Self::And | Self::Concat)
    }
}
