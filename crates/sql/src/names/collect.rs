//! Taking a text apart.

use super::{Given, InnerQuery, Member, MemberKind, Names, Output, PassesOn, Reference, Scope, Source, Star};
use crate::collections::sort_by;
use crate::tree::columns::{ColumnMatcher, ColumnSource, ColumnTransformer, ExceptColumns};
use crate::tree::expression::{ExpressionKind, Lambda, Link};
use crate::tree::path::PathPrefix;
use crate::tree::select::{
    CommonTable, JoinConstraint, JoinedTable, QueryTerm, Select, SubqueryBody, TableExpression, TableSource, Tables,
    WithElement,
};
use crate::tree::visit::{EntityKind, Node};
use crate::tree::{Expression, Name, Path, Query, Subquery};

impl Names {
    /// Takes a text apart: a query, an expression, the query of a projection.
    pub fn of(root: Node<'_>) -> Self {
        Self::of_all([root])
    }

    /// Takes a text apart that is a list of such.
    pub fn of_all<'t>(roots: impl IntoIterator<Item = Node<'t>>) -> Self {
        let names = Self { scopes: vec![Scope::default()], queries: vec![InnerQuery::default()], ..Self::default() };
        let mut collector = Collector { names, waiting: Vec::new(), below: Vec::new() };
        collector.waiting.extend(roots.into_iter().map(|node| Item { node, scope: 0, query: Some(0), part_of: None }));
        while let Some(item) = collector.waiting.pop() {
            collector.visit(item);
        }
        let mut names = collector.names;
        sort_by(&mut names.references, |left, right| left.span.start.cmp(&right.span.start));
        names
    }
}

/// A node that waits to be looked at.
#[derive(Clone, Copy)]
struct Item<'t> {
    node: Node<'t>,
    /// The scope that it stands in, or that it is.
    scope: usize,
    /// Which of the inner queries it begins.
    query: Option<usize>,
    /// The named query of a WITH that it is.
    part_of: Option<usize>,
}

pub(super) struct Collector<'t> {
    pub(super) names: Names,
    waiting: Vec<Item<'t>>,
    below: Vec<Node<'t>>,
}

impl<'t> Collector<'t> {
    fn visit(&mut self, item: Item<'t>) {
        match item.node {
            Node::Query(query) => self.query(query, item),
            Node::Subquery(subquery) => self.subquery(subquery, item),
            Node::Select(select) => {
                self.select(select, item.scope);
                self.visit_below(item.node, item.scope);
            }
            Node::CommonTable(table) => self.common_table(table, item.scope),
            Node::Tables(tables) => {
                self.tables(tables, item.scope);
                self.visit_below(item.node, item.scope);
            }
            Node::Table(table) => self.table(table, item.scope),
            Node::Entity(EntityKind::TableFunction, function) => {
                let scope = self.add_scope(Scope { names_objects: true, ..Scope::inside(item.scope) });
                match &function.kind {
                    ExpressionKind::Function(call) if call.name.is("dictionary") => self.first_argument(call, scope),
                    ExpressionKind::Function(call) if call.name.reads_tables() => self.arguments_of_reader(call, scope),
                    _ => {}
                }
                self.visit_below(item.node, scope);
            }
            Node::Expression(expression) => self.expression(expression, item),
            _ => self.visit_below(item.node, item.scope),
        }
    }

    /// What stands below a node comes next, in the order of the text.
    fn visit_below(&mut self, node: Node<'t>, scope: usize) {
        node.children(&mut self.below);
        let items = self.below.drain(..).rev().map(|node| Item { node, scope, query: None, part_of: None });
        self.waiting.extend(items);
    }

    fn add_scope(&mut self, scope: Scope) -> usize {
        self.names.scopes.push(scope);
        self.names.scopes.len() - 1
    }

    fn change_scope(&mut self, scope: usize, change: impl FnOnce(&mut Scope)) {
        if let Some(scope) = self.names.scopes.get_mut(scope) {
            change(scope);
        }
    }

    fn add_query(&mut self, columns: &[Name]) -> usize {
        let columns = columns.iter().map(|name| name.text.clone()).collect();
        self.names.queries.push(InnerQuery { first: None, columns });
        self.names.queries.len() - 1
    }

    fn give(&mut self, scope: usize, name: &Name, given: Given) {
        self.change_scope(scope, |scope| scope.given.entry(name.text.clone()).or_default().push(given));
    }

    fn query(&mut self, query: &'t Query, item: Item<'t>) {
        let from = self.waiting.len();
        let mut first = None;
        let terms = [&query.first].into_iter().chain(query.rest.iter().map(|operation| &operation.term));
        for (index, term) in terms.enumerate() {
            let begun = item.query.filter(|_| index == 0);
            let next = match term {
                QueryTerm::Select(select) => {
                    let scope = self.add_scope(Scope { first, part_of: item.part_of, ..Scope::inside(item.scope) });
                    first = first.or(Some(scope).filter(|_| index == 0));
                    if let Some(query) = begun.and_then(|query| self.names.queries.get_mut(query)) {
                        query.first = Some(scope);
                    }
                    Item { node: Node::Select(select), scope, query: None, part_of: None }
                }
                QueryTerm::Parenthesized(subquery) => Item { node: Node::Subquery(subquery), query: begun, ..item },
            };
            self.waiting.push(next);
        }
        if let Some(terms) = self.waiting.get_mut(from..) {
            terms.reverse();
        }
    }

    fn subquery(&mut self, subquery: &'t Subquery, item: Item<'t>) {
        match &subquery.body {
            SubqueryBody::Query(query) => self.waiting.push(Item { node: Node::Query(query), ..item }),
            SubqueryBody::Explain(_) | SubqueryBody::Values(_) | SubqueryBody::Tables(_) => {
                self.visit_below(item.node, item.scope);
            }
        }
    }

    fn select(&mut self, select: &'t Select, scope: usize) {
        for element in select.with.iter().flat_map(|with| &with.elements) {
            match element {
                WithElement::Expression(Expression { alias: Some(alias), span, .. }) => {
                    self.give(scope, &alias.name, Given::CommonValue(*span));
                }
                WithElement::Expression(_) => {}
                WithElement::CommonTable(table) => {
                    let query = self.add_query(&table.columns);
                    let is_recursive = select.with.as_ref().is_some_and(|with| with.is_recursive);
                    self.give(scope, &table.name, Given::CommonTable { query, is_recursive });
                }
            }
        }
        let outputs = select.columns.iter().filter_map(|column| {
            let (name, is_alias) = match (&column.alias, &column.kind) {
                (Some(alias), _) => (&alias.name, true),
                (None, ExpressionKind::Identifier(path)) => (&path.parts.last()?.name, false),
                (None, _) => return None,
            };
            Some(Output { name: name.text.clone(), start: column.span.start, is_alias })
        });
        let outputs = outputs.collect();
        let stars = select
            .columns
            .iter()
            .filter(|column| matches!(column.kind, ExpressionKind::Asterisk(_) | ExpressionKind::Columns(_)));
        let stars = stars.map(|column| column.span.start).collect();
        self.change_scope(scope, |scope| {
            scope.outputs = outputs;
            scope.stars = stars;
        });
    }

    fn common_table(&mut self, table: &'t CommonTable, scope: usize) {
        let given = self.names.scope(scope).and_then(|scope| scope.given.get(&table.name.text));
        let query = given.into_iter().flatten().find_map(|given| match given {
            Given::CommonTable { query, .. } => Some(*query),
            Given::Parameter | Given::Value(_) | Given::CommonValue(_) => None,
        });
        self.waiting.push(Item { node: Node::Subquery(&table.query), scope, query, part_of: query });
    }

    /// The query that WITH gives this name to, as seen from a scope.
    pub(super) fn named_query(&self, from: usize, name: &str) -> Option<usize> {
        let mut parts = Vec::new();
        let mut next = self.names.scope(from);
        while let Some(scope) = next {
            let visible = self.names.given(scope, name).find_map(|given| match given {
                Given::CommonTable { query, is_recursive } if *is_recursive || !parts.contains(query) => Some(*query),
                _ => None,
            });
            if visible.is_some() {
                return visible;
            }
            parts.extend(scope.part_of);
            next = self.names.scope(scope.parent?);
        }
        None
    }

    fn tables(&mut self, tables: &'t Tables, scope: usize) {
        for joined in &tables.joined {
            if let JoinedTable::Join(join) = joined
                && let Some(JoinConstraint::Using(columns)) = &join.constraint
            {
                for column in columns {
                    if let ExpressionKind::Identifier(path) = &column.kind {
                        self.reference(path, scope, Some(join.table.span.start));
                    }
                }
            }
        }
        if !tables.column_aliases.is_empty() {
            self.names_for_all(None, scope);
        }
    }

    fn table(&mut self, table: &'t TableExpression, scope: usize) {
        let mut alias = table.alias.as_ref().map(|alias| alias.name.text.clone());
        let kind = match &table.source {
            TableSource::Table(identified) => {
                let name = &identified.name;
                let common = name.database.is_none().then(|| self.named_query(scope, &name.name.text)).flatten();
                if name.name.is_parameter {
                    MemberKind::Open
                } else if let Some(query) = common {
                    alias = alias.or_else(|| Some(name.name.text.clone()));
                    MemberKind::Query(query)
                } else {
                    let member = self.names.scope(scope).map_or(0, |scope| scope.members.len());
                    let database = name.database.as_ref().map(|database| database.text.clone());
                    if database.is_none() {
                        self.bare(&name.name);
                    }
                    let source = Source { database, name: name.name.text.clone(), scope: Some(scope), member };
                    self.names.sources.push(source);
                    MemberKind::Source(self.names.sources.len() - 1)
                }
            }
            TableSource::Function(_) => {
                self.visit_below(Node::Table(table), scope);
                MemberKind::Open
            }
            TableSource::Subquery(subquery) => {
                let is_query = matches!(subquery.body, SubqueryBody::Query(_));
                let query = self.add_query(&table.column_aliases);
                self.waiting.push(Item { node: Node::Subquery(subquery), scope, query: Some(query), part_of: None });
                match &subquery.body {
                    SubqueryBody::Tables(_) if alias.is_none() => return,
                    _ if is_query => MemberKind::Query(query),
                    _ => MemberKind::Open,
                }
            }
        };
        // Names for all columns: it matters which there are, and in which order.
        if !table.column_aliases.is_empty() {
            self.names_for_all(alias.clone(), scope);
        }
        let member = Member { kind, alias, start: table.span.start };
        self.change_scope(scope, |scope| scope.members.push(member));
    }

    fn expression(&mut self, expression: &'t Expression, item: Item<'t>) {
        let scope = item.scope;
        if let Some(alias) = &expression.alias {
            self.give(scope, &alias.name, Given::Value(expression.span));
        }
        match &expression.kind {
            ExpressionKind::Identifier(path) => self.reference(path, scope, None),
            ExpressionKind::Lambda(lambda) => {
                self.lambda(lambda, scope);
                return;
            }
            ExpressionKind::Function(call) => {
                if call.name.is("count") && matches!(call.arguments.as_slice(), [only] if only.is_plain_star()) {
                    return;
                }
                if call.name.reads_object() {
                    self.first_argument(call, scope);
                }
                if let (true, Some(dictionary)) = (call.name.reads_dictionary(), call.arguments.first()) {
                    self.dictionary(dictionary);
                }
                if let (true, Some(operand)) = (call.name.is_in(), call.arguments.get(1)) {
                    self.operand_of_in(operand, scope);
                }
            }
            ExpressionKind::Chain(chain) => {
                for link in &chain.links {
                    if let Link::Binary(operator, operand) = link
                        && operator.is_in()
                    {
                        self.operand_of_in(operand.inside_parentheses(), scope);
                    }
                }
            }
            ExpressionKind::Asterisk(asterisk) => {
                let written = (&asterisk.source, asterisk.transformers.as_slice());
                self.star(written, asterisk.like.is_some(), expression.span.start, scope);
            }
            ExpressionKind::Columns(columns) => match &columns.matcher {
                ColumnMatcher::Pattern(_) => {
                    self.star((&columns.source, &columns.transformers), true, expression.span.start, scope);
                }
                ColumnMatcher::List(paths) => {
                    for path in paths {
                        self.reference(path, scope, None);
                    }
                }
            },
            _ => {}
        }
        self.visit_below(item.node, scope);
    }

    fn lambda(&mut self, lambda: &'t Lambda, scope: usize) {
        let inner = self.add_scope(Scope::inside(scope));
        for parameter in &lambda.parameters {
            if let ExpressionKind::Identifier(Path { parts }) = &parameter.kind
                && let Some(first) = parts.first()
            {
                self.give(inner, &first.name, Given::Parameter);
            }
        }
        self.waiting.push(Item { node: Node::Expression(&lambda.body), scope: inner, query: None, part_of: None });
    }

    fn reference(&mut self, path: &'t Path, scope: usize, using: Option<u32>) {
        if self.names.scope(scope).is_some_and(|scope| scope.names_objects) {
            self.object(path, scope, false);
            return;
        }
        let mut names = Vec::new();
        for part in &path.parts {
            if part.prefix != PathPrefix::Plain {
                break;
            }
            names.push(part.name.clone());
            if part.arrays > 0 {
                break;
            }
        }
        self.names.references.push(Reference { path: names, span: path.span(), scope, using });
    }

    /// Names for all columns use each of them.
    fn names_for_all(&mut self, qualifier: Option<Box<str>>, scope: usize) {
        let star = Star { qualifier, is_pattern: false, without: Vec::new(), scope, passes_on: PassesOn::Nothing };
        self.names.stars.push(star);
    }

    fn star(
        &mut self,
        (source, done): (&ColumnSource, &'t [ColumnTransformer]),
        mut is_pattern: bool,
        start: u32,
        scope: usize,
    ) {
        let qualifier = match source {
            ColumnSource::All => None,
            ColumnSource::Table(path) => path.parts.last().map(|part| part.name.text.clone()),
            // The parts of a tuple are no columns.
            ColumnSource::Expression(_) => return,
        };
        let mut without = Vec::new();
        let mut is_renamed = false;
        for transformer in done {
            match transformer {
                ColumnTransformer::Except { is_strict, columns: ExceptColumns::List(columns) } => {
                    without.extend(columns.iter().cloned());
                    if *is_strict {
                        let references = columns.iter().map(|name| Reference {
                            path: vec![name.clone()],
                            span: name.span,
                            scope,
                            using: None,
                        });
                        self.names.references.extend(references);
                    }
                }
                ColumnTransformer::Except { columns: ExceptColumns::Pattern(_), .. } => is_pattern = true,
                // `f(c)` is called so, and `APPLY(x -> x)` leaves the name as it is.
                ColumnTransformer::Apply(_) => is_renamed = true,
                ColumnTransformer::Replace { .. } => {}
            }
        }
        let stands_alone = self.names.scope(scope).is_some_and(|scope| scope.stars.binary_search(&start).is_ok());
        let passes_on = match stands_alone {
            true if is_pattern || is_renamed => PassesOn::Some,
            true => PassesOn::All,
            false => PassesOn::Nothing,
        };
        self.names.stars.push(Star { qualifier, is_pattern, without, scope, passes_on });
    }
}

impl Scope {
    fn inside(parent: usize) -> Self {
        Self { parent: Some(parent), ..Self::default() }
    }
}

impl Expression {
    fn is_plain_star(&self) -> bool {
        match &self.kind {
            ExpressionKind::Asterisk(asterisk) => asterisk.transformers.is_empty(),
            _ => false,
        }
    }
}
