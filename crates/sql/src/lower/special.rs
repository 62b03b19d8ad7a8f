//! Forms with words of their own.

use std::borrow::Cow;

use crate::literal::Value;
use crate::lower::expression::type_text;
use crate::lower::{Node, NodeKind, lower};
use crate::span::Span;
use crate::tree::expression::Variable;
use crate::tree::interval::IntervalUnit;
use crate::tree::special::{DatePart, FormFunction, IntervalText, SpecialForm, Trim, TrimSide};
use crate::tree::{Expression, Name};

/// The function that a form stands for. Forms contain forms, so what this takes of the stack counts: its operands are
/// lowered here, and put together elsewhere.
pub(super) fn form(form: &SpecialForm) -> Node<'_> {
    let operands = lower_all(&operands(form));
    function_of(form, operands)
}

/// Lowers each of several expressions.
#[inline(never)]
pub(super) fn lower_all<'t>(list: &[&'t Expression]) -> Vec<Node<'t>> {
    let mut nodes = Vec::with_capacity(list.len());
    for expression in list {
        nodes.push(lower(expression));
    }
    nodes
}

/// The expressions in a form, in the order of the function's arguments.
#[inline(never)]
fn operands(form: &SpecialForm) -> Vec<&Expression> {
    match form {
        SpecialForm::CastAs { expression, .. } | SpecialForm::Extract { expression, .. } => vec![expression],
        SpecialForm::CastTo { expression, data_type } => vec![expression, data_type],
        SpecialForm::Case(case) => case.parts.iter().collect(),
        SpecialForm::Interval { value, .. } => vec![value],
        SpecialForm::PositionIn { needle, haystack } => vec![haystack, needle],
        SpecialForm::Trim(trim) => trim.arguments.iter().chain(&trim.characters).collect(),
        SpecialForm::Call { arguments, .. }
        | SpecialForm::DateArithmetic { arguments, .. }
        | SpecialForm::DateDiff { arguments, .. } => arguments.iter().collect(),
        SpecialForm::CastLiteral { .. }
        | SpecialForm::Date(_)
        | SpecialForm::Timestamp(_)
        | SpecialForm::IntervalText(_)
        | SpecialForm::Exists(_) => Vec::new(),
    }
}

#[inline(never)]
fn function_of<'t>(form: &'t SpecialForm, mut operands: Vec<Node<'t>>) -> Node<'t> {
    match form {
        SpecialForm::CastAs { data_type, .. } => {
            operands.push(type_text(data_type));
            Node::call("CAST", operands)
        }
        SpecialForm::CastTo { .. } => Node::call("CAST", operands),
        SpecialForm::CastLiteral { spelling, data_type } => {
            Node::call("CAST", vec![Node::text(spelling), type_text(data_type)])
        }
        SpecialForm::Date(text) => Node::call("toDate", vec![Node::literal(text.value.clone())]),
        SpecialForm::Timestamp(text) => Node::call("toDateTime", vec![Node::literal(text.value.clone())]),
        SpecialForm::Case(case) => {
            if !case.has_else {
                operands.push(Node::literal(Value::Null));
            }
            Node::call(if case.has_operand { "caseWithExpression" } else { "multiIf" }, operands)
        }
        SpecialForm::Interval { unit, .. } => interval(*unit, operands),
        SpecialForm::IntervalText(text) => interval_text(text),
        SpecialForm::Extract { part, .. } => extract(*part, operands),
        SpecialForm::Call { function, .. } => Node::call(function.name(), operands),
        SpecialForm::PositionIn { .. } => Node::call("position", operands),
        SpecialForm::Trim(trim) => trimmed(trim, operands),
        SpecialForm::DateArithmetic { is_subtraction, unit, .. } => {
            Node::call(if *is_subtraction { "minus" } else { "plus" }, date_arguments(*unit, operands))
        }
        SpecialForm::DateDiff { unit, .. } => {
            let unit = unit.map(|unit| Node::text(&unit.keyword().to_ascii_lowercase()));
            Node::call("dateDiff", unit.into_iter().chain(operands).collect())
        }
        SpecialForm::Exists(subquery) => Node::operator("exists", vec![Node::new(NodeKind::Subquery(subquery))]),
    }
}

impl FormFunction {
    /// What the server calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Extract => "extract",
            Self::Substring => "substring",
            Self::Overlay => "overlay",
            Self::OverlayUtf8 => "overlayUTF8",
            Self::Position => "position",
            Self::Tuple => "tuple",
        }
    }
}

fn interval(unit: IntervalUnit, value: Vec<Node<'_>>) -> Node<'_> {
    let name = match unit {
        IntervalUnit::Nanosecond => "toIntervalNanosecond",
        IntervalUnit::Microsecond => "toIntervalMicrosecond",
        IntervalUnit::Millisecond => "toIntervalMillisecond",
        IntervalUnit::Second => "toIntervalSecond",
        IntervalUnit::Minute => "toIntervalMinute",
        IntervalUnit::Hour => "toIntervalHour",
        IntervalUnit::Day => "toIntervalDay",
        IntervalUnit::Week => "toIntervalWeek",
        IntervalUnit::Month => "toIntervalMonth",
        IntervalUnit::Quarter => "toIntervalQuarter",
        IntervalUnit::Year => "toIntervalYear",
    };
    Node::call(name, value)
}

/// One interval, or a tuple of several.
fn interval_text(text: &IntervalText) -> Node<'_> {
    let mut parts: Vec<Node<'_>> = text
        .parts
        .iter()
        .map(|(value, unit)| {
            let part = interval(*unit, vec![Node::literal(value.clone())]);
            if text.is_negative { Node::call("negate", vec![part]) } else { part }
        })
        .collect();
    match parts.pop() {
        Some(single) if parts.is_empty() => single,
        last => {
            parts.extend(last);
            Node::operator("tuple", parts)
        }
    }
}

fn extract(part: DatePart, of: Vec<Node<'_>>) -> Node<'_> {
    let number = |number| Node::literal(Value::Unsigned(number));
    let call = |name: &'static str, first, second| Node::call(name, vec![first, second]);
    let single = |name: &'static str, of| Node::call(name, of);
    let year = |of| single("__toYearCalendarOnly", of);
    // Years are counted from 1.
    let period = |of, years| call("plus", call("intDiv", call("minus", year(of), number(1)), number(years)), number(1));
    let signed = |value| single("toInt64", vec![number(value)]);
    match part {
        DatePart::Unit(unit) => single(unit_of_time(unit), of),
        DatePart::Epoch => single("toUnixTimestamp", of),
        DatePart::DayOfWeek => single("toDayOfWeek", of.into_iter().chain([number(2)]).collect()),
        DatePart::DayOfYear => single("toDayOfYear", of),
        DatePart::IsoDayOfWeek => single("toDayOfWeek", of),
        DatePart::IsoYear => single("toISOYear", of),
        DatePart::Century => period(of, 100),
        DatePart::Millennium => period(of, 1000),
        DatePart::Decade => call("intDiv", year(of), number(10)),
        DatePart::TimezoneHour => call("intDiv", single("timezoneOffset", of), signed(3600)),
        DatePart::TimezoneMinute => {
            call("intDiv", call("modulo", single("timezoneOffset", of), signed(3600)), signed(60))
        }
    }
}

fn unit_of_time(unit: IntervalUnit) -> &'static str {
    match unit {
        IntervalUnit::Nanosecond => "toNanosecond",
        IntervalUnit::Microsecond => "toMicrosecond",
        IntervalUnit::Millisecond => "toMillisecond",
        IntervalUnit::Second => "toSecond",
        IntervalUnit::Minute => "toMinute",
        IntervalUnit::Hour => "toHour",
        IntervalUnit::Day => "toDayOfMonth",
        IntervalUnit::Week => "toISOWeek",
        IntervalUnit::Month => "toMonth",
        IntervalUnit::Quarter => "toQuarter",
        IntervalUnit::Year => "toYear",
    }
}

/// Nothing to trim leaves the text as it is. What is trimmed away is the last operand, where it is said.
fn trimmed<'t>(trim: &Trim, mut operands: Vec<Node<'t>>) -> Node<'t> {
    let characters = if trim.characters.is_some() { operands.last() } else { None };
    let is_nothing = characters.and_then(Node::as_literal).and_then(Value::as_text).is_some_and(str::is_empty);
    if is_nothing && operands.len() > 1 {
        return operands.swap_remove(0);
    }
    let name = match trim.side {
        TrimSide::Both => "trimBoth",
        TrimSide::Leading => "trimLeft",
        TrimSide::Trailing => "trimRight",
    };
    Node::call(name, operands)
}

/// `DAY, 1, x` becomes `x, toIntervalDay(1)`.
fn date_arguments(unit: Option<IntervalUnit>, mut operands: Vec<Node<'_>>) -> Vec<Node<'_>> {
    match unit {
        Some(unit) if operands.len() > 1 => {
            operands.truncate(2);
            let time = operands.pop();
            time.into_iter().chain([interval(unit, operands)]).collect()
        }
        _ => operands,
    }
}

/// `@@name` is a function with an alias.
#[inline(never)]
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
    low: Node<'t>,
    high: Node<'t>,
) -> Node<'t> {
    let (join, from, to) = if negated { ("or", "less", "greater") } else { ("and", "greaterOrEquals", "lessOrEquals") };
    let from = Node::operator(from, vec![operand, low]);
    let to = Node::operator(to, vec![again, high]);
    Node::operator(join, vec![from, to])
}
