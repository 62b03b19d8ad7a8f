//! Queries joined by UNION, EXCEPT, INTERSECT, and subqueries.

use crate::format::Printer;
use crate::format::inner::InnerQuery;
use crate::tree::Expression;
use crate::tree::select::{
    ExplainKind, ExplainSubquery, Query, QueryTerm, Select, Subquery, SubqueryBody, Tables, View,
};

/// A term as the server keeps it: parentheses around a single SELECT are gone.
enum Term<'t> {
    Select(&'t Select),
    Explain(&'t ExplainSubquery),
    Values(&'t [Expression]),
    Tables(&'t Tables),
    Query(&'t Query),
}

impl<'t> Term<'t> {
    fn of(mut term: &'t QueryTerm) -> Self {
        loop {
            let subquery = match term {
                QueryTerm::Select(select) => return Self::Select(select),
                QueryTerm::Parenthesized(subquery) => subquery,
            };
            match &subquery.body {
                SubqueryBody::Query(query) if query.rest.is_empty() => term = &query.first,
                SubqueryBody::Query(query) => return Self::Query(query),
                SubqueryBody::Explain(explain) => return Self::Explain(explain),
                SubqueryBody::Values(rows) => return Self::Values(rows),
                SubqueryBody::Tables(tables) => return Self::Tables(tables),
            }
        }
    }
}

/// The query of several terms that a term is, in parentheses.
pub(super) fn inner_query(term: &QueryTerm) -> Option<&Query> {
    match Term::of(term) {
        Term::Query(query) => Some(query),
        Term::Select(_) | Term::Explain(_) | Term::Values(_) | Term::Tables(_) => None,
    }
}

impl<'t> Printer<'t> {
    /// A query, from the indent of its first line on.
    pub fn query(&mut self, query: &'t Query) {
        self.query_before(query, false);
    }

    /// A query; with SETTINGS of another node behind it each SELECT stands in parentheses, so that it does not take
    /// them for its own.
    pub fn query_before(&mut self, mut query: &'t Query, settings_follow: bool) {
        while let ([], Term::Query(inner)) = (query.rest.as_slice(), Term::of(&query.first)) {
            query = inner;
        }
        self.query_terms(query, settings_follow);
    }

    pub(super) fn query_term(&mut self, term: &'t QueryTerm, needs_parentheses: bool) {
        match Term::of(term) {
            Term::Query(query) => {
                self.push_indent();
                self.in_subquery_parentheses(|printer| printer.inner_query(InnerQuery::Query(query)));
            }
            term if needs_parentheses => {
                self.push_indent();
                self.in_subquery_parentheses(|printer| printer.single_select(&term));
            }
            term => self.single_select(&term),
        }
    }

    fn single_select(&mut self, term: &Term<'t>) {
        match term {
            Term::Select(select) => self.select(select),
            Term::Query(query) => self.query(query),
            Term::Explain(explain) => self.select_from(|printer| printer.explain(explain)),
            Term::Values(rows) => self.select_from(|printer| {
                printer.push(" SQLStandardValues(");
                let was_in_call = printer.is_in_call;
                printer.is_in_call |= rows.len() > 1;
                printer.listed_expressions(rows);
                printer.is_in_call = was_in_call;
                printer.push(")");
            }),
            Term::Tables(tables) => self.select_from(|printer| printer.tables(tables)),
        }
    }

    /// What the server puts around something that is not a SELECT.
    fn select_from(&mut self, from: impl FnOnce(&mut Self)) {
        self.push_indent();
        self.push("SELECT *");
        self.line_or_space();
        self.push("FROM");
        from(self);
    }

    fn explain(&mut self, explain: &'t ExplainSubquery) {
        let mut settings = Printer::new(crate::format::Layout::Line);
        settings.settings(&explain.settings);
        self.push(" viewExplain(");
        self.text(explain_kind(explain.kind));
        self.push(", ");
        self.text(&settings.finish());
        if let Some(query) = &explain.query {
            self.push(", ");
            let was_in_call = std::mem::replace(&mut self.is_in_call, true);
            self.in_subquery_parentheses(|printer| printer.inner_query(InnerQuery::Query(query)));
            self.is_in_call = was_in_call;
        }
        self.push(")");
    }

    /// A subquery with its parentheses.
    pub fn subquery(&mut self, subquery: &'t Subquery) {
        self.in_subquery_parentheses(|printer| printer.inner_query(InnerQuery::Body(&subquery.body)));
    }

    /// What stands in the parentheses of a subquery.
    pub(super) fn subquery_body(&mut self, body: &'t SubqueryBody) {
        match body {
            SubqueryBody::Query(query) => self.query(query),
            SubqueryBody::Explain(explain) => self.single_select(&Term::Explain(explain)),
            SubqueryBody::Values(rows) => self.single_select(&Term::Values(rows)),
            SubqueryBody::Tables(tables) => self.single_select(&Term::Tables(tables)),
        }
    }

    /// A table function that reads a query.
    pub(crate) fn view(&mut self, view: &'t View) {
        let Some(otherwise) = &view.otherwise else {
            self.push("view");
            return self.in_subquery_parentheses(|printer| printer.inner_query(InnerQuery::Query(&view.query)));
        };
        self.push("viewIfPermitted");
        self.in_subquery_parentheses(|printer| {
            printer.indented(|printer| printer.inner_query(InnerQuery::Query(&view.query)));
            printer.line_or_space();
            printer.push("ELSE ");
            printer.indented(Self::line_or_nothing);
            printer.indented(|printer| printer.inner_query(InnerQuery::TableFunction(otherwise)));
        });
    }

    pub(super) fn in_subquery_parentheses(&mut self, print: impl FnOnce(&mut Self)) {
        self.push("(");
        self.break_or_nothing();
        self.indented(print);
        self.line_or_nothing();
        self.push(")");
    }
}

fn explain_kind(kind: ExplainKind) -> &'static str {
    match kind {
        ExplainKind::Plan => "EXPLAIN",
        ExplainKind::Ast => "EXPLAIN AST",
        ExplainKind::Syntax => "EXPLAIN SYNTAX",
        ExplainKind::QueryTree => "EXPLAIN QUERY TREE",
        ExplainKind::Pipeline => "EXPLAIN PIPELINE",
        ExplainKind::Estimate => "EXPLAIN ESTIMATE",
        ExplainKind::CurrentTransaction => "EXPLAIN CURRENT TRANSACTION",
    }
}
