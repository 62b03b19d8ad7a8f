//! Columns.

use crate::format::Printer;
use crate::format::expression::Frame;
use crate::lower::{Node, NodeKind, lower};
use crate::tree::Expression;
use crate::tree::column::{Codec, ColumnDeclaration, ColumnDefault, Nullability};

impl<'t> Printer<'t> {
    /// A column with everything that is said of it, in the server's order.
    pub fn column_declaration(&mut self, column: &'t ColumnDeclaration) {
        self.listed_column(0, column);
    }

    /// A column in a list of elements.
    pub(super) fn listed_column(&mut self, index: usize, column: &'t ColumnDeclaration) {
        self.quoted_path(&column.name);
        self.column_type(column);
        match column.nullability {
            Some(Nullability::Null) => self.push(" NULL"),
            Some(Nullability::NotNull) => self.push(" NOT NULL"),
            None => {}
        }
        self.column_default(index, column.default.as_ref());
        if let Some(comment) = &column.comment {
            self.push(" COMMENT ");
            self.literal(comment);
        }
        if let Some(codec) = &column.codec {
            self.push(" ");
            self.codec(codec);
        }
        if let Some(statistics) = &column.statistics {
            self.push(" STATISTICS(");
            self.comma_list(statistics, Self::codec_function);
            self.push(")");
        }
        if let Some(ttl) = &column.ttl {
            self.push(" TTL ");
            self.declared_expression(index, ttl);
        }
        if let Some(collation) = &column.collation {
            self.push(" COLLATE ");
            self.name(collation);
        }
        if !column.settings.is_empty() {
            self.push(" SETTINGS (");
            self.settings(&column.settings);
            self.push(")");
        }
    }

    /// A type; without one the server takes an integer where a column counts itself.
    fn column_type(&mut self, column: &'t ColumnDeclaration) {
        if let Some(data_type) = &column.data_type {
            self.push(" ");
            self.data_type(data_type);
        } else if column.default == Some(ColumnDefault::AutoIncrement) {
            self.push(" INT");
        }
    }

    fn column_default(&mut self, index: usize, default: Option<&'t ColumnDefault>) {
        let (words, value) = match default {
            None | Some(ColumnDefault::AutoIncrement) => return,
            Some(ColumnDefault::Default(value)) => (" DEFAULT", Some(value)),
            Some(ColumnDefault::Materialized(value)) => (" MATERIALIZED", Some(value)),
            Some(ColumnDefault::Alias(value)) => (" ALIAS", Some(value)),
            Some(ColumnDefault::Ephemeral(value)) => (" EPHEMERAL", value.as_ref()),
        };
        self.push(words);
        if let Some(value) = value {
            self.push(" ");
            self.declared_expression(index, value);
        }
    }

    /// An expression in a declaration: with an alias, it stands in parentheses.
    pub(crate) fn declared_expression(&mut self, index: usize, expression: &'t Expression) {
        let node = lower(expression);
        let frame = if node.alias.is_some() { Frame::OPERAND } else { Frame::member(index) };
        self.node(&node, frame);
    }

    /// `CODEC(…)`
    pub fn codec(&mut self, codec: &'t Codec) {
        self.push("CODEC(");
        self.comma_list(&codec.codecs, Self::codec_function);
        self.push(")");
    }

    /// An engine: its name, and its arguments where there are any.
    pub fn engine(&mut self, engine: &'t Expression) {
        let node = lower(engine);
        match bare_name(&node) {
            Some(name) => self.bare_or_quoted(name),
            None => self.node(&node, Frame::default()),
        }
    }

    /// A codec: as an engine, and operators among its arguments become calls.
    pub(super) fn codec_function(&mut self, codec: &'t Expression) {
        let node = lower(codec);
        if let Some(name) = bare_name(&node) {
            return self.bare_or_quoted(name);
        }
        self.calls_only = true;
        self.node(&node, Frame::default());
        self.calls_only = false;
    }
}

/// The name of a function that has nothing behind it.
fn bare_name<'t>(node: &'t Node<'_>) -> Option<&'t str> {
    match &node.kind {
        NodeKind::Function(function) if function.arguments.is_empty() && function.parameters.is_none() => {
            Some(&function.name)
        }
        _ => None,
    }
}
