//! A walk over the tree: every node says what stands directly below it.
//!
//! What is to be done at a node, whoever walks decides by its variant. What stands below one is decided here, by patterns
//! that name every member: a new member does not compile until it has its place in the walk.

mod alter;
mod expression;
mod query;
mod statement;
mod table;

use crate::tree::alter::AlterCommand;
use crate::tree::column::{Codec, ConstraintDeclaration, IndexDeclaration, ProjectionDeclaration, ProjectionSelect};
use crate::tree::dictionary::{DictionaryAttribute, KeyValue};
use crate::tree::select::{CommonTable, Select, TableExpression, Tables};
use crate::tree::storage::TtlElement;
use crate::tree::{ColumnDeclaration, DataType, Expression, Query, Setting, Statement, Storage, Subquery};

/// Something that stands in a tree.
#[derive(Debug, Clone, Copy)]
pub enum Node<'t> {
    /// A statement.
    Statement(&'t Statement),
    /// A command of ALTER TABLE.
    AlterCommand(&'t AlterCommand),
    /// A query of one SELECT or of several.
    Query(&'t Query),
    /// A SELECT.
    Select(&'t Select),
    /// A named query of WITH.
    CommonTable(&'t CommonTable),
    /// What stands in parentheses in the place of a table or a value.
    Subquery(&'t Subquery),
    /// What FROM names.
    Tables(&'t Tables),
    /// One of the tables that FROM names.
    Table(&'t TableExpression),
    /// A value.
    Expression(&'t Expression),
    /// A name, possibly with arguments, that means no value.
    Entity(EntityKind, &'t Expression),
    /// A type.
    DataType(&'t DataType),
    /// The declaration of a column.
    Column(&'t ColumnDeclaration),
    /// The declaration of a data skipping index.
    Index(&'t IndexDeclaration),
    /// The declaration of a projection.
    Projection(&'t ProjectionDeclaration),
    /// The query of a projection.
    ProjectionSelect(&'t ProjectionSelect),
    /// The declaration of a constraint.
    Constraint(&'t ConstraintDeclaration),
    /// The declaration of an attribute of a dictionary.
    Attribute(&'t DictionaryAttribute),
    /// A key with its value, as sources and layouts of dictionaries take them.
    KeyValue(&'t KeyValue),
    /// How rows are packed.
    Codec(&'t Codec),
    /// How a table is stored.
    Storage(&'t Storage),
    /// What happens to rows when.
    Ttl(&'t TtlElement),
    /// A setting.
    Setting(SettingOwner, &'t Setting),
}

/// What a name with arguments means where it means no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityKind {
    /// An engine of a table or of a database.
    Engine,
    /// A table function.
    TableFunction,
    /// A codec.
    Codec,
    /// A type of data skipping indexes.
    IndexType,
    /// A type of statistics.
    Statistics,
    /// The aggregate function whose states a type holds.
    AggregateFunction,
    /// A command of `EXECUTE`, or where a snapshot is kept.
    Command,
}

/// What a setting belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingOwner {
    /// A query, a session, what a statement gives out.
    Query,
    /// The engine of a table or of a database.
    Engine,
    /// A column.
    Column,
    /// A projection.
    Projection,
    /// A dictionary.
    Dictionary,
    /// A refreshable view.
    Refresh,
    /// EXPLAIN.
    Explain,
    /// A function of WebAssembly.
    Function,
    /// A named collection, whose keys are no settings.
    Collection,
}

impl Node<'_> {
    /// Puts what stands directly below it on `below`, in the order of the text.
    pub fn children(self, below: &mut Vec<Self>) {
        match self {
            Self::Statement(statement) => statement::children(statement, below),
            Self::AlterCommand(command) => alter::children(command, below),
            Self::Query(query) => query::query(query, below),
            Self::Select(select) => query::select(select, below),
            Self::CommonTable(table) => query::common_table(table, below),
            Self::Subquery(subquery) => query::subquery(subquery, below),
            Self::Tables(tables) => query::tables(tables, below),
            Self::Table(table) => query::table(table, below),
            Self::Expression(expression) => expression::children(expression, below),
            Self::Entity(_, entity) => expression::children(entity, below),
            Self::DataType(data_type) => expression::data_type(data_type, below),
            Self::Column(column) => table::column(column, below),
            Self::Index(index) => table::index(index, below),
            Self::Projection(projection) => table::projection(projection, below),
            Self::ProjectionSelect(select) => table::projection_select(select, below),
            Self::Constraint(constraint) => table::constraint(constraint, below),
            Self::Attribute(attribute) => table::attribute(attribute, below),
            Self::KeyValue(pair) => table::key_value(pair, below),
            Self::Codec(codec) => table::codec(codec, below),
            Self::Storage(storage) => table::storage(storage, below),
            Self::Ttl(element) => table::ttl(element, below),
            Self::Setting(_, setting) => table::setting(setting, below),
        }
    }
}

/// Visits a node and everything below it, in the order of the text. What stands below a node for which `visit` says
/// `false` is left out.
pub fn walk<'t>(root: Node<'t>, visit: &mut dyn FnMut(Node<'t>) -> bool) {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        if visit(node) {
            let from = waiting.len();
            node.children(&mut waiting);
            if let Some(below) = waiting.get_mut(from..) {
                below.reverse();
            }
        }
    }
}

fn expressions<'t>(list: impl IntoIterator<Item = &'t Expression>, below: &mut Vec<Node<'t>>) {
    below.extend(list.into_iter().map(Node::Expression));
}

fn entities<'t>(kind: EntityKind, list: impl IntoIterator<Item = &'t Expression>, below: &mut Vec<Node<'t>>) {
    below.extend(list.into_iter().map(|entity| Node::Entity(kind, entity)));
}

fn settings<'t>(owner: SettingOwner, list: &'t [Setting], below: &mut Vec<Node<'t>>) {
    below.extend(list.iter().map(|setting| Node::Setting(owner, setting)));
}
