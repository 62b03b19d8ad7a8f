//! Taking a text apart.

use super::{Bare, Given, InnerQuery, Member, MemberKind, Names, Reference, Scope, Source, Star};
use crate::literal::Value;
use crate::tree::columns::{ColumnMatcher, ColumnSource, ColumnTransformer, ExceptColumns};
use crate::tree::expression::{BinaryOperator, ExpressionKind, Lambda, Link};
use crate::tree::function::FunctionCall;
use crate::tree::path::PathPrefix;
use crate::tree::select::{
    CommonTable, JoinConstraint, JoinedTable, QueryTerm, Select, SubqueryBody, TableExpression, TableSource, Tables,
    WithElement,
};
use crate::tree::visit::{EntityKind, Node};
use crate::tree::{Expression, Literal, Name, Path, Query, Subquery};

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
        collector.names
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

struct Collector<'t> {
    names: Names,
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
                if let ExpressionKind::Function(call) = &function.kind
                    && call.name.is("dictionary")
                {
                    self.named_in_text(call);
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
        let outputs = select.columns.iter().filter_map(|column| match (&column.alias, &column.kind) {
            (Some(alias), _) => Some((alias.name.text.clone(), None)),
            (None, ExpressionKind::Identifier(path)) => Some((path.parts.last()?.name.text.clone(), Some(column.span))),
            (None, _) => None,
        });
        let outputs = outputs.collect();
        self.change_scope(scope, |scope| scope.outputs = outputs);
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
    fn named_query(&self, from: usize, name: &str) -> Option<usize> {
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
            self.names.stars.push(Star { qualifier: None, is_pattern: false, without: Vec::new(), scope });
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
            let qualifier = alias.clone();
            self.names.stars.push(Star { qualifier, is_pattern: false, without: Vec::new(), scope });
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
                    self.named_in_text(call);
                }
                if let (true, Some(dictionary)) = (call.name.reads_dictionary(), call.arguments.first()) {
                    self.dictionary(dictionary, scope);
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
                self.star(&asterisk.source, false, &asterisk.transformers, scope);
            }
            ExpressionKind::Columns(columns) => match &columns.matcher {
                ColumnMatcher::Pattern(_) => self.star(&columns.source, true, &columns.transformers, scope),
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
            self.object(path, scope);
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

    fn star(&mut self, source: &ColumnSource, is_pattern: bool, done: &'t [ColumnTransformer], scope: usize) {
        let qualifier = match source {
            ColumnSource::All => None,
            ColumnSource::Table(path) => path.parts.last().map(|part| part.name.text.clone()),
            // The parts of a tuple are no columns.
            ColumnSource::Expression(_) => return,
        };
        let mut without = Vec::new();
        for transformer in done {
            if let ColumnTransformer::Except { is_strict, columns: ExceptColumns::List(columns) } = transformer {
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
        }
        self.names.stars.push(Star { qualifier, is_pattern, without, scope });
    }

    /// What stands to the right of IN: a name there is that of a table, whatever else has that name.
    fn operand_of_in(&mut self, operand: &Expression, scope: usize) {
        if let ExpressionKind::Identifier(path) = &operand.kind {
            self.object(path, scope);
            if let [only] = path.parts.as_slice()
                && self.named_query(scope, &only.name.text).is_none()
            {
                self.bare(&only.name);
            }
        }
    }

    /// The first argument of `dictGet` and its like. A text that names the database says it with a dot.
    fn dictionary(&mut self, argument: &Expression, scope: usize) {
        match &argument.inside_parentheses().kind {
            ExpressionKind::Identifier(path) => {
                self.object(path, scope);
                if let [only] = path.parts.as_slice() {
                    self.bare(&only.name);
                }
            }
            ExpressionKind::Literal(Literal { value: Value::Text(text), span }) if !text.contains('.') => {
                self.names.bare.push(Bare { start: span.start, is_text: true });
            }
            _ => {}
        }
    }

    fn bare(&mut self, name: &Name) {
        if !name.is_parameter {
            self.names.bare.push(Bare { start: name.span.start, is_text: false });
        }
    }

    /// `IN name`, or an argument of a table function.
    fn object(&mut self, path: &Path, scope: usize) {
        let mut names = path.parts.iter().map(|part| part.name.text.clone());
        match (names.next(), names.next(), names.next()) {
            (Some(name), None, _) if self.named_query(scope, &name).is_none() => self.names.objects.push((None, name)),
            (Some(database), Some(name), None) => self.names.objects.push((Some(database), name)),
            _ => {}
        }
    }

    /// The object that a function names by the text of its first argument: `dictGet('db.d', …)`.
    fn named_in_text(&mut self, call: &FunctionCall) {
        let Some(ExpressionKind::Literal(literal)) = call.arguments.first().map(|first| &first.kind) else { return };
        let Value::Text(text) = &literal.value else { return };
        match text.split_once('.') {
            Some((database, name)) => {
                let source = Source { database: Some(database.into()), name: name.into(), scope: None, member: 0 };
                self.names.sources.push(source);
            }
            None => self.names.objects.push((None, text.clone())),
        }
    }
}

impl Scope {
    fn inside(parent: usize) -> Self {
        Self { parent: Some(parent), ..Self::default() }
    }
}

impl Path {
    fn is(&self, function: &str) -> bool {
        matches!(self.parts.as_slice(), [only] if only.name.text.eq_ignore_ascii_case(function))
    }

    /// Whether a function of this name reads a dictionary or a table that its first argument names.
    fn reads_object(&self) -> bool {
        let [only] = self.parts.as_slice() else { return false };
        ["dictGet", "dictHas", "dictIsIn", "joinGet"].iter().any(|prefix| only.name.text.starts_with(prefix))
    }

    /// Whether a function of this name reads a dictionary: the server says which database it is in.
    fn reads_dictionary(&self) -> bool {
        let [only] = self.parts.as_slice() else { return false };
        only.name.text.starts_with("dictGet") || matches!(&*only.name.text, "dictHas" | "dictIsIn")
    }

    /// Whether a function of this name is an `IN` that is written as a call.
    fn is_in(&self) -> bool {
        let [only] = self.parts.as_slice() else { return false };
        matches!(
            &*only.name.text,
            "in" | "notIn" | "globalIn" | "globalNotIn" | "nullIn" | "notNullIn" | "globalNullIn" | "globalNotNullIn"
        )
    }
}

impl Expression {
    /// The server reads `IN (t)` as `IN t`.
    fn inside_parentheses(&self) -> &Self {
        let mut inner = self;
        while let ExpressionKind::Parenthesized(next) = &inner.kind {
            inner = next;
        }
        inner
    }

    fn is_plain_star(&self) -> bool {
        match &self.kind {
            ExpressionKind::Asterisk(asterisk) => asterisk.transformers.is_empty(),
            _ => false,
        }
    }
}

impl BinaryOperator {
    fn is_in(self) -> bool {
        matches!(self, Self::In | Self::NotIn | Self::GlobalIn | Self::GlobalNotIn)
    }
}
