//! Expressions, in the server's form.

mod columns;
mod function;
mod order_by;
mod window;

use crate::format::Printer;
use crate::format::expression::function::Rest;
use crate::lower::{Columns, Function, Node, NodeKind, lower};
use crate::tree::{Expression, Name, Subquery};

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

/// What is left to print of an expression. Steps wait on a stack of their own, the next one on top: however deep
/// expressions stand in each other, printing them takes no stack.
enum Step<'n, 't> {
    /// A part of it.
    Node(&'n Node<'t>, Frame),
    /// A text as it is.
    Text(&'static str),
    /// The name of what was printed last, and whether both stand in parentheses.
    Alias(&'n Name, bool),
    /// The end of what its author put in parentheses, and whether these stand in a call.
    CloseParenthesis(bool),
    /// What stands behind the first argument of a function: the others, and the end.
    Arguments(&'n Function<'t>, &'n [Node<'t>], Rest),
    /// What stands behind all arguments.
    End(&'n Function<'t>, Rest),
    /// Columns behind the tuple they are parts of.
    Columns(&'n Columns<'t>, Frame),
}

/// The steps that wait.
type Steps<'n, 't> = Vec<Step<'n, 't>>;

impl<'t> Printer<'t> {
    /// An expression in the server's form.
    pub fn expression(&mut self, expression: &'t Expression) {
        self.node(&lower(expression), self.frame(self.is_later_member));
    }

    fn frame(&self, is_later_member: bool) -> Frame {
        Frame { is_later_member, keeps_minus_inside: self.keeps_minus_inside, ..Frame::default() }
    }

    /// The condition of a join: one with an alias stands in parentheses.
    pub fn join_condition(&mut self, expression: &'t Expression) {
        let node = lower(expression);
        if node.alias.is_none() {
            return self.node(&node, Frame { is_later_member: self.is_later_member, ..Frame::default() });
        }
        self.push("(");
        self.node(&node, Frame { is_wrapped: true, ..Frame::default() });
        self.push(")");
    }

    /// A member of a list of expressions: a lambda that is not the first gets parentheses.
    pub fn listed_expression(&mut self, index: usize, expression: &'t Expression) {
        self.node(&lower(expression), self.frame(index > 0));
    }

    /// Expressions with `, ` between them, on one line.
    pub fn listed_expressions(&mut self, list: &'t [Expression]) {
        self.listed_in(list, Frame::default());
    }

    /// Expressions with `, ` between them, in the place of one.
    fn listed_in(&mut self, list: &'t [Expression], frame: Frame) {
        for (index, expression) in list.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            self.node(&lower(expression), Frame { is_later_member: index > 0, ..frame });
        }
    }

    /// A part of an expression with its alias and its parentheses.
    pub(super) fn node(&mut self, node: &Node<'t>, frame: Frame) {
        let mut steps = vec![Step::Node(node, frame)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Node(node, frame) => self.begin(node, frame, &mut steps),
                Step::Text(text) => self.push(text),
                Step::Alias(alias, is_surrounded) => self.node_alias(alias, is_surrounded),
                Step::CloseParenthesis(was_in_call) => {
                    self.is_in_call = was_in_call;
                    self.push(")");
                }
                Step::Arguments(function, others, rest) => self.arguments(function, others, rest, &mut steps),
                Step::End(function, rest) => self.end(function, &rest),
                Step::Columns(columns, frame) => self.columns_of(columns, frame),
            }
        }
    }

    fn begin<'n>(&mut self, node: &'n Node<'t>, frame: Frame, steps: &mut Steps<'n, 't>) {
        let Some(alias) = &node.alias else { return self.begin_without_alias(node, frame, steps) };
        let is_surrounded = frame.is_operand || node.is_parenthesized && node.is_subquery() && !frame.is_wrapped;
        steps.push(Step::Alias(alias, is_surrounded));
        if is_surrounded {
            self.push("(");
            self.kind(&node.kind, Frame { is_operand: false, ..frame }, steps);
        } else {
            self.begin_without_alias(node, frame, steps);
        }
    }

    fn node_alias(&mut self, alias: &Name, is_surrounded: bool) {
        if !alias.is_parameter {
            self.push(" AS ");
            self.name(alias);
        }
        if is_surrounded {
            self.push(")");
        }
    }

    fn begin_without_alias<'n>(&mut self, node: &'n Node<'t>, frame: Frame, steps: &mut Steps<'n, 't>) {
        if !node.is_parenthesized || self.is_canonical || frame.is_wrapped {
            return self.kind(&node.kind, Frame { is_wrapped: false, ..frame }, steps);
        }
        self.push("(");
        steps.push(Step::CloseParenthesis(std::mem::take(&mut self.is_in_call)));
        self.kind(&node.kind, Frame { keeps_minus_inside: frame.keeps_minus_inside, ..Frame::default() }, steps);
    }

    fn kind<'n>(&mut self, kind: &'n NodeKind<'t>, frame: Frame, steps: &mut Steps<'n, 't>) {
        match kind {
            NodeKind::Literal(value) => self.value(value),
            NodeKind::Identifier(path) => self.path(path),
            NodeKind::Parameter(parameter) => self.query_parameter(parameter),
            NodeKind::Function(function) => self.function(function, frame, steps),
            NodeKind::Chain(chain) => self.chain(chain, frame, steps),
            NodeKind::Subquery(subquery) => {
                let keeps_minus_inside = std::mem::replace(&mut self.keeps_minus_inside, frame.keeps_minus_inside);
                let is_later_member = std::mem::replace(&mut self.is_later_member, frame.is_later_member);
                self.subquery(subquery);
                self.keeps_minus_inside = keeps_minus_inside;
                self.is_later_member = is_later_member;
            }
            NodeKind::View(view) => self.view(view),
            NodeKind::Settings(settings) => {
                self.push("SETTINGS ");
                self.settings(settings);
            }
            NodeKind::AggregatedSubquery(function, subquery) => self.aggregated_subquery(function, subquery),
            NodeKind::Columns(columns) => {
                steps.push(Step::Columns(columns, frame));
                if let Some(expression) = &columns.expression {
                    steps.extend([Step::Text("."), Step::Node(expression, frame)]);
                }
            }
        }
    }

    /// `(SELECT max(*) FROM (SELECT …))`
    #[inline(never)]
    fn aggregated_subquery(&mut self, function: &str, subquery: &'t Subquery) {
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
