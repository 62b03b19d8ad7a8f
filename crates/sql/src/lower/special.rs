//! Forms with words of their own.

use std::borrow::Cow;

use crate::literal::Value;
use crate::lower::expression::type_text;
use crate::lower::{Node, NodeKind, lower};
use crate::span::Span;
use crate::tree::expression::Variable;
use crate::tree::interval::IntervalUnit;
use crate::tree::special::{Case, DatePart, FormFunction, IntervalText, SpecialForm, Trim, TrimSide};
use crate::tree::{Expression, Name};

/// The function that a form stands for.
#[inline(never)]
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
        SpecialForm::Interval { value, unit } => interval(*unit, lower(value)),
        SpecialForm::IntervalText(text) => interval_text(text),
        SpecialForm::Extract { part, expression, .. } => extract(*part, lower(expression)),
        SpecialForm::Call { function, arguments, .. } => Node::call(function.name(), all(arguments)),
        SpecialForm::PositionIn { needle, haystack } => Node::call("position", vec![lower(haystack), lower(needle)]),
        SpecialForm::Trim(trim) => lower_trim(trim),
        SpecialForm::DateArithmetic { is_subtraction, unit, arguments } => {
            Node::call(if *is_subtraction { "minus" } else { "plus" }, date_arguments(*unit, arguments))
        }
        SpecialForm::DateDiff { unit, arguments } => {
            let unit = unit.map(|unit| Node::text(&unit.keyword().to_ascii_lowercase()));
            Node::call("dateDiff", unit.into_iter().chain(arguments.iter().map(lower)).collect())
        }
        SpecialForm::Exists(subquery) => Node::operator("exists", vec![Node::new(NodeKind::Subquery(subquery))]),
    }
}

fn all(list: &[Expression]) -> Vec<Node<'_>> {
    list.iter().map(lower).collect()
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

fn interval(unit: IntervalUnit, value: Node<'_>) -> Node<'_> {
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
    Node::call(name, vec![value])
}

/// One interval, or a tuple of several.
fn interval_text(text: &IntervalText) -> Node<'_> {
    let mut parts: Vec<Node<'_>> = text
        .parts
        .iter()
        .map(|(value, unit)| {
            let part = interval(*unit, Node::literal(value.clone()));
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

fn extract(part: DatePart, of: Node<'_>) -> Node<'_> {
    let number = |number| Node::literal(Value::Unsigned(number));
    let call = |name: &'static str, first, second| Node::call(name, vec![first, second]);
    let single = |name: &'static str, argument| Node::call(name, vec![argument]);
    let year = |of| single("__toYearCalendarOnly", of);
    // Years are counted from 1.
    let period = |of, years| call("plus", call("intDiv", call("minus", year(of), number(1)), number(years)), number(1));
    let signed = |value| single("toInt64", number(value));
    match part {
        DatePart::Unit(unit) => single(unit_of_time(unit), of),
        DatePart::Epoch => single("toUnixTimestamp", of),
        DatePart::DayOfWeek => call("toDayOfWeek", of, number(2)),
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

/// Nothing to trim leaves the text as it is.
fn lower_trim(trim: &Trim) -> Node<'_> {
    let characters = trim.characters.as_ref().map(lower);
    let is_nothing = characters.as_ref().and_then(Node::as_literal).and_then(Value::as_text).is_some_and(str::is_empty);
    if is_nothing && let Some(first) = trim.arguments.first() {
        return lower(first);
    }
    let name = match trim.side {
        TrimSide::Both => "trimBoth",
        TrimSide::Leading => "trimLeft",
        TrimSide::Trailing => "trimRight",
    };
    Node::call(name, trim.arguments.iter().map(lower).chain(characters).collect())
}

/// `DAY, 1, x` becomes `x, toIntervalDay(1)`.
fn date_arguments(unit: Option<IntervalUnit>, arguments: &[Expression]) -> Vec<Node<'_>> {
    match (unit, arguments) {
        (Some(unit), [count, time, ..]) => vec![lower(time), interval(unit, lower(count))],
        _ => all(arguments),
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
    low: &'t Expression,
    high: &'t Expression,
) -> Node<'t> {
    let (join, from, to) = if negated { ("or", "less", "greater") } else { ("and", "greaterOrEquals", "lessOrEquals") };
    let from = Node::operator(from, vec![operand, lower(low)]);
    let to = Node::operator(to, vec![again, lower(high)]);
    Node::operator(join, vec![from, to])
}
