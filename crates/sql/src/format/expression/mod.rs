//! Expressions, in the server's form.

mod columns;
mod function;
mod order_by;
mod window;

use crate::format::Printer;
use crate::lower::{Node, NodeKind, lower};
use crate::tree::{Expression, Subquery};

/// What surrounds a part of an expression decides about its parentheses.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Frame {
    /// It is an operand: an operator in it needs parentheses.
    pub is_operand: bool,
    /// It is a member of a list, but not the first: a lambda in it needs parentheses.
    pub is_later_member: bool,
    /// A minus in it stays inside its parentheses.
    pub keeps_minus_inside: bool,
    /// What surrounds it has just opened parentheses: its author's own are not repeated.
    pub is_wrapped: bool,
}

impl Frame {
    pub(super) const OPERAND: Self =
        Self { is_operand: true, is_later_member: false, keeps_minus_inside: false, is_wrapped: false };

    /// The place of a member of a list.
    pub(super) fn member(index: usize) -> Self {
        Self { is_later_member: index > 0, ..Self::default() }
    }
}

impl Printer {
    /// An expression in the server's form.
    pub fn expression(&mut self, expression: &Expression) {
        self.listed_expression(0, expression);
    }

    /// The condition of a join: one with an alias stands in parentheses.
    pub fn join_condition(&mut self, expression: &Expression) {
        let node = lower(expression);
        if node.alias.is_none() {
            return self.node(&node, Frame::default());
        }
        self.push("(");
        self.node(&node, Frame { is_wrapped: true, ..Frame::default() });
        self.push(")");
    }

    /// A member of a list of expressions: a lambda that is not the first gets parentheses.
    pub fn listed_expression(&mut self, index: usize, expression: &Expression) {
        let frame = Frame { keeps_minus_inside: self.keeps_minus_inside, ..Frame::member(index) };
        self.node(&lower(expression), frame);
    }

    /// Expressions with `, ` between them, on one line.
    pub fn listed_expressions(&mut self, list: &[Expression]) {
        self.listed_in(list, Frame::default());
    }

    /// Expressions with `, ` between them, in the place of one.
    fn listed_in(&mut self, list: &[Expression], frame: Frame) {
        for (index, expression) in list.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            self.node(&lower(expression), Frame { is_later_member: index > 0, ..frame });
        }
    }

    /// A part of an expression with its alias and its parentheses.
    pub(super) fn node(&mut self, node: &Node<'_>, frame: Frame) {
        let Some(alias) = &node.alias else { return self.node_without_alias(node, frame) };
        let is_surrounded = frame.is_operand || node.is_parenthesized && node.is_subquery() && !frame.is_wrapped;
        if is_surrounded {
            self.push("(");
            self.kind(&node.kind, Frame { is_operand: false, ..frame });
        } else {
            self.node_without_alias(node, frame);
        }
        if !alias.is_parameter {
            self.push(" AS ");
            self.name(alias);
        }
        if is_surrounded {
            self.push(")");
        }
    }

    fn node_without_alias(&mut self, node: &Node<'_>, frame: Frame) {
        if !node.is_parenthesized || self.is_canonical || frame.is_wrapped {
            return self.kind(&node.kind, Frame { is_wrapped: false, ..frame });
        }
        self.push("(");
        let was_in_call = std::mem::take(&mut self.is_in_call);
        self.kind(&node.kind, Frame { keeps_minus_inside: frame.keeps_minus_inside, ..Frame::default() });
        self.is_in_call = was_in_call;
        self.push(")");
    }

    fn kind(&mut self, kind: &NodeKind<'_>, frame: Frame) {
        match kind {
            NodeKind::Literal(value) => self.value(value),
            NodeKind::Identifier(path) => self.path(path),
            NodeKind::Parameter(parameter) => self.query_parameter(parameter),
            NodeKind::Function(function) => self.function(function, frame),
            NodeKind::Chain(chain) => self.chain(chain, frame),
            NodeKind::Subquery(subquery) => {
                let before = std::mem::replace(&mut self.keeps_minus_inside, frame.keeps_minus_inside);
                self.subquery(subquery);
                self.keeps_minus_inside = before;
            }
            NodeKind::View(view) => self.view(view),
            NodeKind::Settings(settings) => {
                self.push("SETTINGS ");
                self.settings(settings);
            }
            NodeKind::AggregatedSubquery(function, subquery) => self.aggregated_subquery(function, subquery),
            NodeKind::Columns(columns) => self.columns(columns, frame),
        }
    }

    /// `(SELECT max(*) FROM (SELECT …))`
    #[inline(never)]
    fn aggregated_subquery(&mut self, function: &str, subquery: &Subquery) {
        self.in_subquery_parentheses(|printer| {
            printer.push_indent();
            printer.push("SELECT ");
            printer.push(function);
            printer.push("(*)");
            printer.line_or_space();
            printer.push("FROM");
            printer.line_or_space();
            printer.subquery(subquery);
        });
    }
}
