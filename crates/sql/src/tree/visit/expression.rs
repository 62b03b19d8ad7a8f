//! Below expressions and types.

use super::{EntityKind, Node, SettingOwner, entities, expressions, settings};
use crate::tree::columns::{
    Apply, ApplyFunction, Asterisk, ColumnMatcher, ColumnSource, ColumnTransformer, Columns, ExceptColumns,
};
use crate::tree::data_type::{
    AggregateArguments, JsonArgument, NestedColumn, TupleElement, TypeArgument, TypeArguments,
};
use crate::tree::expression::{Chain, ExpressionKind, Lambda, Link, Ternary, Unary};
use crate::tree::function::{Fill, FrameBound, FunctionCall, Over, WindowFrame};
use crate::tree::select::View;
use crate::tree::special::{Case, IntervalText, SpecialForm, Trim};
use crate::tree::{DataType, Expression, OrderByElement, WindowDefinition};

pub(super) fn children<'t>(expression: &'t Expression, below: &mut Vec<Node<'t>>) {
    let Expression { kind, alias: _, span: _ } = expression;
    match kind {
        ExpressionKind::Literal(_)
        | ExpressionKind::Identifier(_)
        | ExpressionKind::Parameter(_)
        | ExpressionKind::Variable(_) => {}
        ExpressionKind::Parenthesized(inner) => expressions([&**inner], below),
        ExpressionKind::Tuple(members) | ExpressionKind::Array(members) => expressions(members, below),
        ExpressionKind::Unary(unary) => {
            let Unary { operators: _, operand } = &**unary;
            expressions([operand], below);
        }
        ExpressionKind::Chain(chain) => {
            let Chain { first, links } = &**chain;
            expressions([first], below);
            for next in links {
                link(next, below);
            }
        }
        ExpressionKind::Ternary(ternary) => {
            let Ternary { condition, then, otherwise } = &**ternary;
            expressions([condition, then, otherwise], below);
        }
        ExpressionKind::Lambda(lambda) => {
            let Lambda { parameters, body } = &**lambda;
            expressions(parameters, below);
            expressions([body], below);
        }
        ExpressionKind::Function(call) => function(call, below),
        ExpressionKind::Special(form) => special(form, below),
        ExpressionKind::Subquery(subquery) => below.push(Node::Subquery(subquery)),
        ExpressionKind::View(view) => {
            let View { query, otherwise } = &**view;
            below.push(Node::Query(query));
            entities(EntityKind::TableFunction, otherwise, below);
        }
        ExpressionKind::Settings(list) => settings(SettingOwner::Engine, list, below),
        ExpressionKind::Asterisk(asterisk) => {
            let Asterisk { source, like: _, transformers } = &**asterisk;
            column_source(source, below);
            for next in transformers {
                transformer(next, below);
            }
        }
        ExpressionKind::Columns(columns) => {
            let Columns { source, matcher, transformers } = &**columns;
            column_source(source, below);
            match matcher {
                ColumnMatcher::Pattern(_) | ColumnMatcher::List(_) => {}
            }
            for next in transformers {
                transformer(next, below);
            }
        }
    }
}

fn link<'t>(link: &'t Link, below: &mut Vec<Node<'t>>) {
    match link {
        Link::Binary(_, operand)
        | Link::LikeEscape(_, operand, _)
        | Link::Quantified { operator: _, quantifier: _, operand }
        | Link::Element(operand)
        | Link::Part(operand)
        | Link::AtTimeZone(operand) => expressions([operand], below),
        Link::Between { negated: _, low, high } => expressions([low, high], below),
        Link::Is { negated: _, what: _ } | Link::Member(_) => {}
        Link::Cast(to) => below.push(Node::DataType(to)),
    }
}

fn function<'t>(call: &'t FunctionCall, below: &mut Vec<Node<'t>>) {
    let FunctionCall { name: _, parameters, quantifier: _, arguments, filter, nulls: _, over } = call;
    expressions(parameters.iter().flatten(), below);
    expressions(arguments, below);
    expressions(filter, below);
    match over {
        Some(Over::Window(definition)) => window(definition, below),
        Some(Over::Named(_)) | None => {}
    }
}

pub(super) fn window<'t>(definition: &'t WindowDefinition, below: &mut Vec<Node<'t>>) {
    let WindowDefinition { parent: _, partition_by, order_by, frame } = definition;
    expressions(partition_by, below);
    for element in order_by {
        order_by_element(element, below);
    }
    if let Some(WindowFrame { unit: _, start, end }) = frame {
        for bound in [Some(start), end.as_ref()].into_iter().flatten() {
            match bound {
                FrameBound::CurrentRow | FrameBound::Unbounded(_) => {}
                FrameBound::Offset(rows, _) => expressions([&**rows], below),
            }
        }
    }
}

pub(super) fn order_by_element<'t>(element: &'t OrderByElement, below: &mut Vec<Node<'t>>) {
    let OrderByElement { expression, direction: _, nulls: _, collation: _, fill } = element;
    expressions([expression], below);
    if let Some(fill) = fill {
        let Fill { from, to, step, staleness } = &**fill;
        expressions([from, to, step, staleness].into_iter().flatten(), below);
    }
}

fn special<'t>(form: &'t SpecialForm, below: &mut Vec<Node<'t>>) {
    match form {
        SpecialForm::CastAs { expression, data_type } => {
            expressions([expression], below);
            below.push(Node::DataType(data_type));
        }
        SpecialForm::CastTo { expression, data_type } => expressions([expression, data_type], below),
        SpecialForm::CastLiteral { spelling: _, data_type } => below.push(Node::DataType(data_type)),
        SpecialForm::Date(_)
        | SpecialForm::Timestamp(_)
        | SpecialForm::IntervalText(IntervalText { text: _, range: _, is_negative: _, parts: _ }) => {}
        SpecialForm::Case(Case { has_operand: _, parts, has_else: _ }) => expressions(parts, below),
        SpecialForm::Interval { value, unit: _ } => expressions([value], below),
        SpecialForm::Extract { part: _, expression, is_date_part: _ } => expressions([expression], below),
        SpecialForm::Call { function: _, arguments, has_words: _ }
        | SpecialForm::DateArithmetic { is_subtraction: _, unit: _, arguments }
        | SpecialForm::DateDiff { unit: _, arguments } => expressions(arguments, below),
        SpecialForm::PositionIn { needle, haystack } => expressions([needle, haystack], below),
        SpecialForm::Trim(Trim { side: _, characters, arguments }) => {
            expressions(characters, below);
            expressions(arguments, below);
        }
        SpecialForm::Exists(subquery) => below.push(Node::Subquery(subquery)),
    }
}

fn column_source<'t>(source: &'t ColumnSource, below: &mut Vec<Node<'t>>) {
    match source {
        ColumnSource::All | ColumnSource::Table(_) => {}
        ColumnSource::Expression(tuple) => expressions([tuple], below),
    }
}

fn transformer<'t>(transformer: &'t ColumnTransformer, below: &mut Vec<Node<'t>>) {
    match transformer {
        ColumnTransformer::Apply(Apply { function, prefix: _ }) => match function {
            ApplyFunction::Lambda(lambda) => expressions([lambda], below),
            ApplyFunction::Named { name: _, parameters } => expressions(parameters.iter().flatten(), below),
        },
        ColumnTransformer::Except { is_strict: _, columns } => match columns {
            ExceptColumns::List(_) | ExceptColumns::Pattern(_) => {}
        },
        ColumnTransformer::Replace { is_strict: _, replacements } => {
            expressions(replacements.iter().map(|(replacement, _)| replacement), below);
        }
    }
}

pub(super) fn data_type<'t>(data_type: &'t DataType, below: &mut Vec<Node<'t>>) {
    let DataType { name: _, words: _, width: _, arguments, span: _ } = data_type;
    match arguments.as_deref() {
        None | Some(TypeArguments::Dynamic(_)) => {}
        Some(TypeArguments::List(list)) => {
            for argument in list {
                match argument {
                    TypeArgument::Type(inner) => below.push(Node::DataType(inner)),
                    TypeArgument::Literal(_) | TypeArgument::Equality(_) => {}
                }
            }
        }
        Some(TypeArguments::Tuple(elements)) => {
            below.extend(elements.iter().map(|TupleElement { name: _, data_type }| Node::DataType(data_type)));
        }
        Some(TypeArguments::Nested(columns)) => {
            below.extend(columns.iter().map(|NestedColumn { name: _, data_type }| Node::DataType(data_type)));
        }
        Some(TypeArguments::Json(list)) => {
            for argument in list {
                match argument {
                    JsonArgument::Path { path: _, data_type } => below.push(Node::DataType(data_type)),
                    JsonArgument::Skip(_)
                    | JsonArgument::SkipRegexp(_)
                    | JsonArgument::Parameter { path: _, value: _ } => {}
                }
            }
        }
        Some(TypeArguments::Aggregate(AggregateArguments { version: _, function, types })) => {
            entities(EntityKind::AggregateFunction, function, below);
            below.extend(types.iter().map(Node::DataType));
        }
    }
}
