//! Functions: as operators where they were written so, as calls elsewhere.

use crate::facts::function_name;
use crate::format::Printer;
use crate::format::expression::{Frame, Step, Steps};
use crate::literal::Value;
use crate::lower::{Chain, Function, Matcher, Node, NodeKind};
use crate::tree::function::{NullsAction, Over};

/// Functions that are printed between their two arguments.
const INFIX: &[(&str, &str)] = &[
    ("multiply", " * "),
    ("divide", " / "),
    ("modulo", " % "),
    ("plus", " + "),
    ("minus", " - "),
    ("notEquals", " != "),
    ("lessOrEquals", " <= "),
    ("greaterOrEquals", " >= "),
    ("less", " < "),
    ("greater", " > "),
    ("equals", " = "),
    ("isNotDistinctFrom", " <=> "),
    ("isDistinctFrom", " IS DISTINCT FROM "),
    ("like", " LIKE "),
    ("ilike", " ILIKE "),
    ("notLike", " NOT LIKE "),
    ("notILike", " NOT ILIKE "),
    ("in", " IN "),
    ("notIn", " NOT IN "),
    ("globalIn", " GLOBAL IN "),
    ("globalNotIn", " GLOBAL NOT IN "),
];

/// How a function is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `-x`, `NOT x`
    Prefix(&'static str),
    /// `x IS NULL`
    Postfix(&'static str),
    /// `a + b`, `a LIKE b ESCAPE c`
    Infix(&'static str),
    /// `a IN b`
    In(&'static str),
    /// `a[b]`
    Element,
    /// `a.1`
    Part,
    /// `x -> y`
    Lambda,
    /// `a AND b AND c`
    Joined(&'static str),
    /// `[a, b]`
    Array,
    /// `(a, b)`
    Tuple,
    /// `name(a, b)`
    Call,
}

/// The first argument of a function: a part of an expression, or the function before it in a chain.
#[derive(Clone, Copy)]
enum First<'a> {
    Node(&'a Node<'a>),
    Function(&'a Function<'a>),
}

/// What is left to print behind the first argument.
pub(super) struct Rest {
    form: Form,
    close: &'static str,
    close_first: &'static str,
    operands: Frame,
    surroundings: Frame,
    was_in_call: bool,
}

impl<'t> Printer<'t> {
    #[inline(never)]
    pub(super) fn function<'n>(&mut self, function: &'n Function<'t>, frame: Frame, steps: &mut Steps<'n, 't>) {
        match function.arguments.split_first() {
            Some((first, others)) => {
                let (first_frame, rest) = self.open(function, First::Node(first), others, frame);
                let first = node_or_single(&rest, first, first_frame);
                steps.extend([Step::Arguments(function, others, rest), first]);
            }
            None => self.call_without_arguments(function, frame),
        }
    }

    /// One function around the other.
    #[inline(never)]
    pub(super) fn chain<'n>(&mut self, chain: &'n Chain<'t>, mut frame: Frame, steps: &mut Steps<'n, 't>) {
        for (index, function) in chain.links.iter().enumerate().rev() {
            let first = match index.checked_sub(1).and_then(|before| chain.links.get(before)) {
                Some(before) => First::Function(before),
                None => First::Node(&chain.first),
            };
            let (first_frame, rest) = self.open(function, first, &function.arguments, frame);
            frame = first_frame;
            steps.push(Step::Arguments(function, &function.arguments, rest));
        }
        steps.push(Step::Node(&chain.first, frame));
    }

    /// Everything up to the first argument: how that one is printed, and what has to follow.
    #[inline(never)]
    fn open(&mut self, function: &Function<'t>, first: First<'_>, others: &[Node<'t>], frame: Frame) -> (Frame, Rest) {
        let form = if self.calls_only { Form::Call } else { form(function, first, others) };
        let mut rest = Rest {
            form,
            close: "",
            close_first: "",
            operands: Frame { keeps_minus_inside: frame.keeps_minus_inside, ..Frame::OPERAND },
            surroundings: frame,
            was_in_call: self.is_in_call,
        };
        let mut first_frame = rest.operands;
        let mut is_surrounded = frame.is_operand;
        match form {
            Form::Prefix(sign) => {
                let is_inside = wraps_operand(function, first);
                is_surrounded =
                    frame.is_operand && (frame.keeps_minus_inside || !is_inside || function.name != "negate");
                self.push(if is_surrounded { "(" } else { "" });
                self.push(sign);
                if is_inside {
                    self.push("(");
                    rest.close_first = ")";
                    first_frame.is_operand = false;
                    first_frame.is_wrapped = true;
                }
            }
            Form::In(_) => {
                is_surrounded |= self.is_in_call;
                self.push(if is_surrounded { "(" } else { "" });
            }
            Form::Lambda => {
                is_surrounded |= frame.is_later_member;
                self.push(if is_surrounded { "(" } else { "" });
            }
            Form::Element => {
                first_frame.keeps_minus_inside = true;
                self.push(if is_surrounded { "(" } else { "" });
            }
            Form::Part => {
                self.push(if is_surrounded { "(" } else { "" });
                first_frame.keeps_minus_inside = true;
                if needs_parentheses_before_part(first) {
                    self.push("(");
                    rest.close_first = ")";
                    first_frame.is_operand = false;
                    first_frame.is_wrapped = true;
                }
            }
            Form::Postfix(_) | Form::Infix(_) | Form::Joined(_) => self.push(if is_surrounded { "(" } else { "" }),
            Form::Array => {
                is_surrounded = false;
                self.push("[");
                first_frame = Frame { is_operand: false, ..rest.operands };
            }
            Form::Tuple => {
                is_surrounded = false;
                self.push("(");
                first_frame = Frame { is_operand: false, ..rest.operands };
            }
            Form::Call => {
                is_surrounded = false;
                self.call_head(function);
                self.is_in_call |= !others.is_empty();
                first_frame = Frame { is_operand: false, is_wrapped: self.calls_only, ..rest.operands };
            }
        }
        if is_surrounded {
            rest.close = ")";
            self.is_in_call &= !matches!(form, Form::Infix(_) | Form::Joined(_) | Form::In(_));
        }
        (first_frame, rest)
    }

    /// Everything behind the first argument.
    #[inline(never)]
    pub(super) fn arguments<'n>(
        &mut self,
        function: &'n Function<'t>,
        others: &'n [Node<'t>],
        rest: Rest,
        steps: &mut Steps<'n, 't>,
    ) {
        self.push(rest.close_first);
        let first_step = steps.len();
        let operand = |node| Step::Node(node, rest.operands);
        let member_frame = Frame { is_operand: false, is_wrapped: self.calls_only, ..rest.operands };
        let member = |node| Step::Node(node, member_frame);
        match (rest.form, others) {
            (Form::Postfix(sign), _) => self.push(sign),
            (Form::Infix(sign), [right, escape @ ..]) => {
                self.push(sign);
                steps.push(operand(right));
                for character in escape {
                    steps.extend([Step::Text(" ESCAPE "), member(character)]);
                }
            }
            (Form::In(sign), [right, ..]) => {
                self.push(sign);
                if is_single_value(right) {
                    self.push("(");
                    let right = Step::Node(right, Frame { is_wrapped: true, ..member_frame });
                    steps.extend([right, Step::Text(")")]);
                } else {
                    steps.push(operand(right));
                }
            }
            (Form::Element, [index, ..]) => {
                self.push("[");
                steps.extend([member(index), Step::Text("]")]);
            }
            (Form::Part, [part, ..]) => {
                self.push(".");
                steps.push(member(part));
            }
            (Form::Lambda, [body, ..]) => {
                self.push(" -> ");
                steps.push(operand(body));
            }
            (Form::Joined(sign), _) => steps.extend(others.iter().flat_map(|other| [Step::Text(sign), operand(other)])),
            (Form::Array | Form::Tuple | Form::Call, _) => {
                let frame = Frame { is_later_member: true, ..member_frame };
                steps.extend(others.iter().flat_map(|other| [Step::Text(", "), Step::Node(other, frame)]));
                steps.push(Step::Text(if rest.form == Form::Array { "]" } else { ")" }));
            }
            (Form::Prefix(_), _) | (Form::Infix(_) | Form::In(_) | Form::Element | Form::Part | Form::Lambda, []) => {}
        }
        steps.push(Step::End(function, rest));
        // They are in the order of the text; the next one is to be on top.
        if let Some(new) = steps.get_mut(first_step..) {
            new.reverse();
        }
    }

    /// Everything behind all arguments.
    pub(super) fn end(&mut self, function: &Function<'t>, rest: &Rest) {
        self.push(rest.close);
        self.is_in_call = rest.was_in_call;
        if rest.form == Form::Call {
            self.call_tail(function, rest.surroundings);
        }
    }

    /// The name of a function, its parameters, and the parenthesis of its arguments.
    #[inline(never)]
    fn call_head(&mut self, function: &Function<'t>) {
        let known = if self.is_canonical { function_name(&function.name) } else { None };
        self.bare_or_quoted(known.unwrap_or(&function.name));
        if let Some(parameters) = &function.parameters {
            self.push("(");
            for (index, parameter) in parameters.iter().enumerate() {
                self.push(if index > 0 { ", " } else { "" });
                self.node(parameter, Frame::member(index));
            }
            self.push(")");
        }
        self.push("(");
    }

    fn call_without_arguments(&mut self, function: &Function<'t>, frame: Frame) {
        if function.is_operator && function.name == "array" && !self.calls_only {
            return self.push("[]");
        }
        self.call_head(function);
        self.push(")");
        self.call_tail(function, frame);
    }

    /// What follows the arguments: the treatment of NULL and the window.
    #[inline(never)]
    fn call_tail(&mut self, function: &Function<'t>, frame: Frame) {
        match function.nulls {
            Some(NullsAction::Respect) => self.push(" RESPECT NULLS"),
            Some(NullsAction::Ignore) => self.push(" IGNORE NULLS"),
            None => {}
        }
        match function.over {
            Some(Over::Named(name)) => {
                self.push(" OVER ");
                self.name(name);
            }
            Some(Over::Window(window)) => {
                self.push(" OVER (");
                self.window_definition_in(window, frame);
                self.push(")");
            }
            None => {}
        }
    }
}

/// The first argument. The parameters of a lambda are members of nothing; one has no parentheses.
fn node_or_single<'n, 't>(rest: &Rest, first: &'n Node<'t>, frame: Frame) -> Step<'n, 't> {
    match (&first.kind, rest.form) {
        (NodeKind::Function(function), Form::Lambda) if function.name == "tuple" => match function.arguments.as_slice()
        {
            [] => Step::Text("()"),
            [single] => Step::Node(single, frame),
            _ => Step::Node(first, frame),
        },
        _ => Step::Node(first, frame),
    }
}

fn form(function: &Function<'_>, first: First<'_>, others: &[Node<'_>]) -> Form {
    if !function.is_operator || function.parameters.is_some() || function.nulls.is_some() {
        return Form::Call;
    }
    let name: &str = &function.name;
    match (name, others.len()) {
        ("negate", 0) => Form::Prefix("-"),
        ("not", 0) => Form::Prefix("NOT "),
        ("isNull", 0) => Form::Postfix(" IS NULL"),
        ("isNotNull", 0) => Form::Postfix(" IS NOT NULL"),
        ("arrayElement", 1) => Form::Element,
        ("tupleElement", 1) if is_part(first, others) => Form::Part,
        ("lambda", 1) => Form::Lambda,
        ("and", 1..) => Form::Joined(" AND "),
        ("or", 1..) => Form::Joined(" OR "),
        ("array", _) => Form::Array,
        ("tuple", 1..) => Form::Tuple,
        (_, 1) | ("like" | "ilike" | "notLike" | "notILike", 2) => {
            let sign = INFIX.iter().find(|(function, _)| *function == name).map(|(_, sign)| *sign);
            match sign {
                Some(sign) if matches!(name, "in" | "notIn" | "globalIn" | "globalNotIn") => Form::In(sign),
                Some(sign) => Form::Infix(sign),
                None => Form::Call,
            }
        }
        _ => Form::Call,
    }
}

/// Whether a minus or a NOT needs parentheses behind it.
fn wraps_operand(function: &Function<'_>, first: First<'_>) -> bool {
    let has_alias = matches!(first, First::Node(node) if node.alias.is_some());
    if has_alias {
        return false;
    }
    let is_negate = function.name == "negate";
    match first {
        First::Function(inner) => is_negate && inner.name == "negate",
        First::Node(node) => match &node.kind {
            NodeKind::Literal(Value::Tuple(_) | Value::Array(_)) => false,
            NodeKind::Literal(_) => is_negate,
            NodeKind::Function(inner) => is_negate && inner.name == "negate",
            NodeKind::Chain(chain) => is_negate && chain.links.last().is_some_and(|last| last.name == "negate"),
            _ => !is_negate && node.is_subquery(),
        },
    }
}

/// Whether `x.1` says it: the part is a number, and what has parts is no number itself.
fn is_part(first: First<'_>, others: &[Node<'_>]) -> bool {
    let has_parts = match first {
        First::Function(_) => true,
        First::Node(node) => match &node.kind {
            NodeKind::Literal(value) => matches!(value, Value::Tuple(_) | Value::Array(_)),
            NodeKind::Columns(columns) => columns.matcher != Matcher::All || columns.table.is_some(),
            _ => true,
        },
    };
    let is_number = match others {
        [part] => match part.as_literal() {
            Some(Value::Unsigned(number)) => i64::try_from(*number).is_ok(),
            _ => false,
        },
        _ => false,
    };
    has_parts && is_number
}

/// Whether what stands before `.1` needs parentheses: all but names, values, and what has brackets of its own.
fn needs_parentheses_before_part(first: First<'_>) -> bool {
    match first {
        First::Function(_) => true,
        First::Node(node) => match &node.kind {
            NodeKind::Function(function) => !matches!(&*function.name, "array" | "tuple"),
            NodeKind::Literal(_) | NodeKind::Parameter(_) => false,
            NodeKind::Identifier(path) => path.parts.iter().any(|part| part.name.is_parameter),
            NodeKind::Chain(_)
            | NodeKind::Subquery(_)
            | NodeKind::AggregatedSubquery(..)
            | NodeKind::View(_)
            | NodeKind::Settings(_) => true,
            NodeKind::Columns(columns) => {
                columns.table.is_some() || columns.expression.is_some() || !columns.transformers.is_empty()
            }
        },
    }
}

/// Whether `IN` needs parentheses for what stands behind it.
fn is_single_value(node: &Node<'_>) -> bool {
    node.alias.is_none()
        && match &node.kind {
            NodeKind::Literal(value) => !matches!(value, Value::Tuple(_) | Value::Array(_)),
            NodeKind::Function(_) | NodeKind::Chain(_) => false,
            _ => !node.is_subquery(),
        }
}
