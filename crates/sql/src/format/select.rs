//! SELECT, clause by clause.

use crate::format::Printer;
use crate::tree::Expression;
use crate::tree::select::{
    GroupBy, GroupModifier, Interpolate, OrderBy, Select, SelectQuantifier, Tables, With, WithElement,
};

impl<'t> Printer<'t> {
    /// A SELECT, from the indent of its first line on.
    pub(crate) fn select(&mut self, select: &'t Select) {
        self.push_indent();
        if let Some(with) = &select.with {
            self.with_clause(with);
            self.break_or_space();
            self.push_indent();
        }
        let from_before = select.from.as_ref().filter(|tables| is_offset_of_sample(select, tables));
        if let Some(tables) = from_before {
            self.push("FROM");
            self.tables(tables);
            self.line_or_space();
        }
        self.push("SELECT");
        if select.quantifier == SelectQuantifier::Distinct {
            self.push(" DISTINCT");
        }
        self.expressions(&select.columns);
        if let Some(tables) = &select.from {
            if from_before.is_none() {
                self.clause("FROM");
                self.tables(tables);
            }
            self.column_aliases(tables);
        }
        self.condition("PREWHERE ", select.prewhere.as_ref());
        self.condition("WHERE ", select.selection.as_ref());
        self.group_by(select);
        self.condition("HAVING ", select.having.as_ref());
        if !select.windows.is_empty() {
            self.clause("WINDOW");
            self.multiline_list(&select.windows, |printer, _, window| {
                printer.name(&window.name);
                printer.push(" AS (");
                printer.window_definition(&window.window);
                printer.push(")");
            });
        }
        self.condition("QUALIFY ", select.qualify.as_ref());
        if let Some(order_by) = &select.order_by {
            self.order_by(order_by);
        }
        self.limits(select);
        if !select.settings.is_empty() {
            self.clause("SETTINGS ");
            self.settings(&select.settings);
        }
    }

    fn clause(&mut self, keyword: &str) {
        self.line_or_space();
        self.push(keyword);
    }

    fn condition(&mut self, keyword: &str, condition: Option<&'t Expression>) {
        if let Some(condition) = condition {
            self.clause(keyword);
            self.expression(condition);
        }
    }

    /// A list behind a keyword: on its line where it has one member, else each on a line of its own.
    pub(crate) fn multiline_list<T: 't>(&mut self, list: &'t [T], print: impl FnMut(&mut Self, usize, &'t T)) {
        if list.len() < 2 {
            self.push(" ");
        }
        self.broken_list(list, list.len() > 1, print);
    }

    /// A list whose members stand on lines of their own, one indent further in, if they are broken.
    fn broken_list<T: 't>(&mut self, list: &'t [T], is_broken: bool, mut print: impl FnMut(&mut Self, usize, &'t T)) {
        if !self.is_pretty() {
            if is_broken {
                self.push(" ");
            }
            for (index, member) in list.iter().enumerate() {
                self.push(if index > 0 { ", " } else { "" });
                print(self, index, member);
            }
            return;
        }
        self.indented(|printer| {
            for (index, member) in list.iter().enumerate() {
                if index > 0 {
                    printer.push(",");
                }
                if is_broken {
                    printer.line_or_nothing();
                }
                print(printer, index, member);
            }
        });
    }

    fn expressions(&mut self, list: &'t [Expression]) {
        self.multiline_list(list, Self::listed_expression);
    }

    fn with_clause(&mut self, with: &'t With) {
        self.push(if with.is_recursive { "WITH RECURSIVE" } else { "WITH" });
        self.broken_list(&with.elements, true, Self::with_element);
    }

    fn with_element(&mut self, index: usize, element: &'t WithElement) {
        match element {
            WithElement::Expression(expression) => self.listed_expression(index, expression),
            WithElement::CommonTable(table) => {
                self.name(&table.name);
                if !table.columns.is_empty() {
                    self.push("(");
                    self.comma_list(&table.columns, Self::name);
                    self.push(")");
                }
                self.push(if table.is_materialized { " AS MATERIALIZED" } else { " AS" });
                self.line_or_space();
                let is_later_member = std::mem::take(&mut self.is_later_member);
                self.subquery(&table.query);
                self.is_later_member = is_later_member;
            }
        }
    }

    fn group_by(&mut self, select: &'t Select) {
        match &select.group_by {
            None => {}
            Some(GroupBy::All) => self.clause("GROUP BY ALL"),
            Some(GroupBy::Keys(keys) | GroupBy::Rollup(keys) | GroupBy::Cube(keys)) => {
                self.clause("GROUP BY");
                self.expressions(keys);
            }
            Some(GroupBy::GroupingSets(sets)) => {
                self.clause("GROUP BY");
                self.indented(|printer| {
                    printer.clause("GROUPING SETS (");
                    printer.grouping_sets(sets);
                    printer.push(")");
                });
            }
        }
        let has = |modifier| select.group_modifiers.contains(&modifier);
        self.indented(|printer| {
            if has(GroupModifier::Rollup) || matches!(select.group_by, Some(GroupBy::Rollup(_))) {
                printer.clause("WITH ROLLUP");
            }
            if has(GroupModifier::Cube) || matches!(select.group_by, Some(GroupBy::Cube(_))) {
                printer.clause("WITH CUBE");
            }
            if has(GroupModifier::Totals) {
                printer.clause("WITH TOTALS");
            }
        });
    }

    fn grouping_sets(&mut self, sets: &'t [Vec<Expression>]) {
        let is_broken = self.is_pretty() && sets.len() > 1;
        self.broken_list(sets, is_broken, |printer, _, set| {
            printer.push("(");
            printer.listed_expressions(set);
            printer.push(")");
        });
    }

    fn order_by(&mut self, order_by: &'t OrderBy) {
        match order_by {
            OrderBy::All { is_descending, nulls_first } => {
                self.clause("ORDER BY ALL");
                self.push(if *is_descending { " DESC" } else { " ASC" });
                match nulls_first {
                    Some(true) => self.push(" NULLS FIRST"),
                    Some(false) => self.push(" NULLS LAST"),
                    None => {}
                }
            }
            OrderBy::Elements { elements, interpolate } => {
                self.clause("ORDER BY");
                self.multiline_list(elements, Self::listed_order_by_element);
                if let Some(interpolate) = interpolate {
                    self.interpolate(interpolate);
                }
            }
        }
    }

    fn interpolate(&mut self, interpolate: &'t [Interpolate]) {
        self.clause("INTERPOLATE");
        if interpolate.is_empty() {
            return;
        }
        self.push(" (");
        for (index, element) in interpolate.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            self.quoted_name(&element.column);
            self.push(" AS ");
            match &element.expression {
                Some(expression) => self.listed_expression(index, expression),
                None => self.name(&element.column),
            }
        }
        self.push(")");
    }

    fn limits(&mut self, select: &'t Select) {
        if let SelectQuantifier::DistinctOn(keys) = &select.quantifier {
            self.clause("LIMIT 1 BY");
            self.expressions(keys);
        }
        if let Some(limit_by) = &select.limit_by {
            self.limit_clause(limit_by.offset.as_ref());
            self.expression(&limit_by.length);
            self.push(" BY");
            match &limit_by.keys {
                Some(keys) => self.expressions(keys),
                None => self.push(" ALL"),
            }
        }
        let limit = select.limit.as_ref();
        let offset = limit.and_then(|limit| limit.offset.as_ref());
        if let Some(top) = &select.top {
            self.limit_clause(offset);
            self.literal(&top.length);
        } else if let Some(length) = limit.and_then(|limit| limit.length.as_ref()) {
            self.limit_clause(offset);
            self.expression(length);
        } else {
            self.condition("OFFSET ", offset);
        }
        // FETCH, the only length beside TOP, decides about ties, although the length is that of TOP.
        let with_ties = match limit.filter(|limit| limit.length.is_some()) {
            Some(limit) => limit.with_ties,
            None => select.top.as_ref().is_some_and(|top| top.with_ties),
        };
        if with_ties {
            self.clause(" WITH TIES");
        }
    }

    fn limit_clause(&mut self, offset: Option<&'t Expression>) {
        self.clause("LIMIT ");
        if let Some(offset) = offset {
            self.expression(offset);
            self.push(", ");
        }
    }
}

/// Whether OFFSET behind the tables would be read as that of SAMPLE: then FROM stands before SELECT.
fn is_offset_of_sample(select: &Select, tables: &Tables) -> bool {
    let is_offset_only = select.top.is_none()
        && select.limit.as_ref().is_some_and(|limit| limit.offset.is_some() && limit.length.is_none());
    is_offset_only && tables.first.sample.is_some()
}
