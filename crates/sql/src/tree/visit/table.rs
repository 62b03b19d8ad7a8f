//! Below what tables and dictionaries consist of.

use super::{EntityKind, Node, SettingOwner, entities, expressions, settings};
use crate::tree::column::{
    Codec, ColumnDefault, ConstraintDeclaration, ForeignKey, IndexDeclaration, ProjectionDeclaration, ProjectionKind,
    ProjectionSelect, TableElement,
};
use crate::tree::dictionary::{DictionaryAttribute, KeyValue, KeyValueFunction, KeyValueKind};
use crate::tree::settings::SettingValue;
use crate::tree::storage::{Assignment, SortingKey, SortingKeyElement, TtlAction, TtlElement};
use crate::tree::{ColumnDeclaration, Setting, Storage};

pub(super) fn elements<'t>(elements: &'t [TableElement], below: &mut Vec<Node<'t>>) {
    for element in elements {
        match element {
            TableElement::Column(column) => below.push(Node::Column(column)),
            TableElement::Index(index) => below.push(Node::Index(index)),
            TableElement::Projection(projection) => below.push(Node::Projection(projection)),
            TableElement::Constraint(constraint) => below.push(Node::Constraint(constraint)),
            TableElement::ForeignKey(key) => {
                let ForeignKey { columns, table: _, references, actions: _ } = &**key;
                expressions([columns, references], below);
            }
            TableElement::PrimaryKey(key) => expressions([&**key], below),
        }
    }
}

pub(super) fn column<'t>(column: &'t ColumnDeclaration, below: &mut Vec<Node<'t>>) {
    let ColumnDeclaration {
        name: _,
        data_type,
        collation: _,
        nullability: _,
        default,
        comment: _,
        codec,
        statistics,
        ttl,
        is_primary_key: _,
        settings: of_column,
        span: _,
    } = column;
    below.extend(data_type.iter().map(Node::DataType));
    match default {
        Some(
            ColumnDefault::Default(value)
            | ColumnDefault::Materialized(value)
            | ColumnDefault::Alias(value)
            | ColumnDefault::Ephemeral(Some(value)),
        ) => expressions([value], below),
        Some(ColumnDefault::Ephemeral(None) | ColumnDefault::AutoIncrement) | None => {}
    }
    below.extend(codec.iter().map(Node::Codec));
    entities(EntityKind::Statistics, statistics.iter().flatten(), below);
    expressions(ttl, below);
    settings(SettingOwner::Column, of_column, below);
}

pub(super) fn index<'t>(index: &'t IndexDeclaration, below: &mut Vec<Node<'t>>) {
    let IndexDeclaration { name: _, expression, index_type, granularity: _, span: _ } = index;
    expressions([expression], below);
    entities(EntityKind::IndexType, [index_type], below);
}

pub(super) fn projection<'t>(projection: &'t ProjectionDeclaration, below: &mut Vec<Node<'t>>) {
    let ProjectionDeclaration { name: _, kind, settings: of_projection, span: _ } = projection;
    match kind {
        ProjectionKind::Select(select) => below.push(Node::ProjectionSelect(select)),
        ProjectionKind::Index { expressions: indexed, index_type } => {
            expressions(indexed, below);
            entities(EntityKind::IndexType, [index_type], below);
        }
    }
    settings(SettingOwner::Projection, of_projection, below);
}

pub(super) fn projection_select<'t>(select: &'t ProjectionSelect, below: &mut Vec<Node<'t>>) {
    let ProjectionSelect { with, select, filter, group_by, order_by, span: _ } = select;
    expressions(with.iter().chain(select).chain(filter).chain(group_by.iter().flatten()).chain(order_by), below);
}

pub(super) fn constraint<'t>(constraint: &'t ConstraintDeclaration, below: &mut Vec<Node<'t>>) {
    let ConstraintDeclaration { name: _, kind: _, expression, span: _ } = constraint;
    expressions([expression], below);
}

pub(super) fn codec<'t>(codec: &'t Codec, below: &mut Vec<Node<'t>>) {
    let Codec { codecs, span: _ } = codec;
    entities(EntityKind::Codec, codecs, below);
}

pub(super) fn storage<'t>(storage: &'t Storage, below: &mut Vec<Node<'t>>) {
    let Storage {
        engine,
        partition_by,
        primary_key,
        order_by,
        unique_key,
        sample_by,
        ttl,
        settings: of_engine,
        span: _,
    } = storage;
    entities(EntityKind::Engine, engine, below);
    expressions([partition_by, primary_key].into_iter().flatten(), below);
    match order_by {
        Some(SortingKey::Expression { expression, direction: _ }) => expressions([expression], below),
        Some(SortingKey::List { is_call: _, elements }) => {
            expressions(elements.iter().map(|SortingKeyElement { expression, direction: _ }| expression), below);
        }
        None => {}
    }
    expressions([unique_key, sample_by].into_iter().flatten(), below);
    below.extend(ttl.iter().map(Node::Ttl));
    settings(SettingOwner::Engine, of_engine, below);
}

pub(super) fn ttl<'t>(element: &'t TtlElement, below: &mut Vec<Node<'t>>) {
    let TtlElement { expression, action, span: _ } = element;
    expressions([expression], below);
    match action {
        TtlAction::Delete { is_written: _, filter } => expressions(filter, below),
        TtlAction::ToDisk(_) | TtlAction::ToVolume(_) => {}
        TtlAction::Recompress(codec) => below.push(Node::Codec(codec)),
        TtlAction::GroupBy { keys, assignments: list } => {
            expressions(keys, below);
            assignments(list, below);
        }
    }
}

pub(super) fn assignments<'t>(list: &'t [Assignment], below: &mut Vec<Node<'t>>) {
    expressions(list.iter().map(|Assignment { column: _, value }| value), below);
}

pub(super) fn setting<'t>(setting: &'t Setting, below: &mut Vec<Node<'t>>) {
    let Setting { name: _, value, span: _ } = setting;
    match value {
        SettingValue::Omitted
        | SettingValue::Default
        | SettingValue::Literal(_)
        | SettingValue::Parameter(_)
        | SettingValue::ForParameter(_) => {}
        // The arguments are pairs of a key and a value.
        SettingValue::Disk(arguments) => expressions(arguments, below),
    }
}

pub(super) fn attribute<'t>(attribute: &'t DictionaryAttribute, below: &mut Vec<Node<'t>>) {
    let DictionaryAttribute { name: _, data_type, default: _, expression, properties: _, span: _ } = attribute;
    below.push(Node::DataType(data_type));
    expressions(expression, below);
}

pub(super) fn key_values<'t>(function: &'t KeyValueFunction, below: &mut Vec<Node<'t>>) {
    let KeyValueFunction { name: _, pairs, span: _ } = function;
    below.extend(pairs.iter().flatten().map(Node::KeyValue));
}

pub(super) fn key_value<'t>(pair: &'t KeyValue, below: &mut Vec<Node<'t>>) {
    let KeyValue { key: _, value } = pair;
    match value {
        KeyValueKind::Literal(_) | KeyValueKind::Name(_) => {}
        KeyValueKind::Function(function) => expressions([&**function], below),
        KeyValueKind::Pairs(pairs) => below.extend(pairs.iter().map(Node::KeyValue)),
    }
}
