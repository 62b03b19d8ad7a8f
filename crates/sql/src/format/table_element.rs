//! What stands in parentheses behind a table's name.

use crate::format::Printer;
use crate::format::expression::Frame;
use crate::lower::{Node, NodeKind, lower};
use crate::tree::Expression;
use crate::tree::column::{
    ConstraintDeclaration, ConstraintKind, IndexDeclaration, ProjectionDeclaration, ProjectionKind, ProjectionSelect,
    TableElement,
};

/// What is counted as one granule of an index on whole parts.
const WHOLE_PART: u64 = 100_000_000;

impl IndexDeclaration {
    /// How many granules one entry of the index stands for, as the server takes it.
    pub fn effective_granularity(&self) -> u64 {
        index_granularity(self.type_name(), self.granularity)
    }

    /// What its type is called.
    pub fn type_name(&self) -> Option<&str> {
        self.index_type.function_name()
    }
}

/// How many granules one entry of an index of this type stands for, as the server takes it.
pub(super) fn index_granularity(type_name: Option<&str>, written: Option<u64>) -> u64 {
    match (type_name, written) {
        (Some("text"), _) | (Some("vector_similarity"), None) => WHOLE_PART,
        (_, Some(granularity)) => granularity,
        (_, None) => 1,
    }
}

/// Columns first, then indexes, constraints, projections. Keys have gone to the storage.
fn sorted(elements: &[TableElement]) -> Vec<&TableElement> {
    let mut groups: [Vec<&TableElement>; 4] = Default::default();
    for element in elements {
        let group = match element {
            TableElement::Column(_) => 0,
            TableElement::Index(_) => 1,
            TableElement::Constraint(_) => 2,
            TableElement::Projection(_) => 3,
            TableElement::ForeignKey(_) | TableElement::PrimaryKey(_) => continue,
        };
        if let Some(group) = groups.get_mut(group) {
            group.push(element);
        }
    }
    groups.concat()
}

impl<'t> Printer<'t> {
    /// Elements of a table in parentheses; where none is left to print, nothing is.
    pub fn table_elements(&mut self, elements: &'t [TableElement]) {
        let sorted = sorted(elements);
        if !sorted.is_empty() {
            self.declarations(sorted, Self::table_element);
        }
    }

    /// The same, with parentheses in any case.
    pub(super) fn override_columns(&mut self, elements: &'t [TableElement]) {
        self.declarations(sorted(elements), Self::table_element);
    }

    /// Declarations in parentheses, each on its line.
    pub(super) fn declarations<T>(
        &mut self,
        list: impl IntoIterator<Item = T>,
        mut print: impl FnMut(&mut Self, usize, T),
    ) {
        self.line_or_space();
        self.push("(");
        self.indented(|printer| {
            for (index, member) in list.into_iter().enumerate() {
                if index > 0 {
                    printer.push(if printer.is_pretty() { "," } else { ", " });
                }
                printer.line_or_nothing();
                print(printer, index, member);
            }
        });
        self.line_or_nothing();
        self.push(")");
    }

    fn table_element(&mut self, index: usize, element: &'t TableElement) {
        match element {
            TableElement::Column(column) => self.listed_column(index, column),
            TableElement::Index(declaration) => {
                self.push("INDEX ");
                self.listed_index(index, declaration);
            }
            TableElement::Constraint(constraint) => {
                self.push("CONSTRAINT ");
                self.listed_constraint(index, constraint);
            }
            TableElement::Projection(projection) => {
                self.push("PROJECTION ");
                self.projection_declaration(projection);
            }
            TableElement::ForeignKey(_) | TableElement::PrimaryKey(_) => {}
        }
    }

    /// `name expression TYPE type GRANULARITY number`
    pub fn index_declaration(&mut self, index: &'t IndexDeclaration) {
        self.listed_index(0, index);
    }

    pub(super) fn listed_index(&mut self, place: usize, index: &'t IndexDeclaration) {
        self.name(&index.name);
        self.push(" ");
        self.declared_expression(place, &index.expression);
        self.push(" TYPE ");
        self.expression(&index.index_type);
        self.push(" GRANULARITY ");
        self.push(&index.effective_granularity().to_string());
    }

    /// `name CHECK condition`
    pub fn constraint_declaration(&mut self, constraint: &'t ConstraintDeclaration) {
        self.listed_constraint(0, constraint);
    }

    pub(super) fn listed_constraint(&mut self, place: usize, constraint: &'t ConstraintDeclaration) {
        self.name(&constraint.name);
        self.push(match constraint.kind {
            ConstraintKind::Check => " CHECK ",
            ConstraintKind::Assume => " ASSUME ",
        });
        self.declared_expression(place, &constraint.expression);
    }

    /// `name (SELECT …)`
    pub fn projection_declaration(&mut self, projection: &'t ProjectionDeclaration) {
        self.name(&projection.name);
        match &projection.kind {
            ProjectionKind::Select(select) => {
                self.line_or_space();
                self.push("(");
                self.indented(|printer| {
                    printer.line_or_nothing();
                    printer.projection_select(select);
                });
                self.line_or_nothing();
                self.push(")");
            }
            ProjectionKind::Index { expressions, index_type } => {
                self.push(" INDEX ");
                self.list_padding();
                self.listed_expressions(expressions);
                self.push(" TYPE ");
                self.expression(index_type);
            }
        }
        if !projection.settings.is_empty() {
            self.push(" WITH SETTINGS (");
            self.settings(&projection.settings);
            self.push(")");
        }
    }

    /// The query of a projection.
    pub fn projection_select(&mut self, select: &'t ProjectionSelect) {
        if !select.with.is_empty() {
            self.push("WITH");
            self.lines_of_clause(&lowered(&select.with));
            self.line_or_space();
        }
        self.push("SELECT");
        self.projection_clause(&lowered(&select.select));
        if let Some(filter) = &select.filter {
            self.line_or_space();
            self.push("WHERE ");
            self.expression(filter);
        }
        if let Some(group_by) = &select.group_by {
            self.line_or_space();
            self.push(if group_by.is_empty() { "GROUP BY " } else { "GROUP BY" });
            self.projection_clause(&lowered(group_by));
        }
        if !select.order_by.is_empty() {
            self.line_or_space();
            self.push("ORDER BY");
            self.projection_clause(&members_of_tuple(lowered(&select.order_by)));
        }
    }

    /// Expressions behind a keyword: one beside it, several on lines of their own.
    fn projection_clause(&mut self, nodes: &[Node<'t>]) {
        match nodes {
            [node] => {
                self.push(" ");
                self.indented(|printer| printer.node(node, Frame::default()));
            }
            _ => self.lines_of_clause(nodes),
        }
    }

    fn lines_of_clause(&mut self, nodes: &[Node<'t>]) {
        self.indented(|printer| {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    printer.push(",");
                }
                printer.line_or_space();
                printer.node(node, Frame::member(index));
            }
        });
    }
}

fn lowered(expressions: &[Expression]) -> Vec<Node<'_>> {
    expressions.iter().map(lower).collect()
}

/// The server keeps a list to sort by as a tuple, and prints any tuple as a list.
fn members_of_tuple(mut nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    let is_tuple = match nodes.as_slice() {
        [Node { kind: NodeKind::Function(function), .. }] => {
            function.name == "tuple" && !function.arguments.is_empty() && function.parameters.is_none()
        }
        _ => false,
    };
    match nodes.pop() {
        Some(Node { kind: NodeKind::Function(function), .. }) if is_tuple => function.arguments,
        last => {
            nodes.extend(last);
            nodes
        }
    }
}
