//! What FROM names.

use crate::format::Printer;
use crate::format::expression::Frame;
use crate::lower::table_function;
use crate::tree::Name;
use crate::tree::select::{
    Join, JoinConstraint, JoinKind, JoinLocality, JoinStrictness, JoinedTable, TableExpression, TableSource, Tables,
};

impl<'t> Printer<'t> {
    /// The tables behind FROM.
    pub(crate) fn tables(&mut self, tables: &'t Tables) {
        self.table_expression(&tables.first);
        for joined in &tables.joined {
            match joined {
                JoinedTable::Join(join) => self.join(join),
                JoinedTable::ArrayJoin { is_left, arrays } => {
                    self.line_or_space();
                    self.push(if *is_left { "LEFT ARRAY JOIN" } else { "ARRAY JOIN" });
                    self.multiline_list(arrays, Self::listed_expression);
                }
            }
        }
    }

    /// Names for the columns of all tables.
    pub(crate) fn column_aliases(&mut self, tables: &'t Tables) {
        if !tables.column_aliases.is_empty() {
            // The server writes the indent of the line inside it.
            if self.is_pretty() {
                self.push_indent();
            }
            self.push(" (");
            self.names(&tables.column_aliases);
            if self.is_pretty() {
                self.push_indent();
            }
            self.push(")");
        }
    }

    fn names(&mut self, names: &'t [Name]) {
        self.comma_list(names, Self::name);
    }

    fn join(&mut self, join: &'t Join) {
        if join.kind != JoinKind::Comma {
            self.line_or_space();
        }
        if join.locality == Some(JoinLocality::Global) {
            self.push("GLOBAL ");
        }
        self.push(match join.strictness {
            None => "",
            Some(JoinStrictness::Any) => "ANY ",
            Some(JoinStrictness::All) => "ALL ",
            Some(JoinStrictness::Asof) => "ASOF ",
            Some(JoinStrictness::Semi) => "SEMI ",
            Some(JoinStrictness::Anti) => "ANTI ",
        });
        if join.is_natural {
            self.push("NATURAL ");
        }
        self.push(match join.kind {
            JoinKind::Comma => ",",
            JoinKind::Inner => "INNER JOIN",
            JoinKind::Left => "LEFT JOIN",
            JoinKind::Right => "RIGHT JOIN",
            JoinKind::Full => "FULL OUTER JOIN",
            JoinKind::Cross => "CROSS JOIN",
            JoinKind::Paste => "PASTE JOIN",
        });
        self.table_expression(&join.table);
        match &join.constraint {
            None => {}
            Some(JoinConstraint::Using(columns)) => {
                self.push(" USING (");
                self.listed_expressions(columns);
                self.push(")");
            }
            Some(JoinConstraint::On(condition)) => {
                self.push(" ON ");
                self.join_condition(condition);
            }
        }
    }

    fn table_expression(&mut self, table: &'t TableExpression) {
        match &table.source {
            TableSource::Table(table) => {
                self.push(" ");
                self.object_name(&table.name);
            }
            TableSource::Function(function) => {
                self.push(" ");
                self.node(&table_function(function), Frame::default());
            }
            TableSource::Subquery(subquery) => {
                self.line_or_space();
                self.subquery(subquery);
            }
        }
        if let Some(alias) = table.alias.as_ref().filter(|alias| !alias.name.is_parameter) {
            self.push(" AS ");
            self.name(&alias.name);
        }
        if !table.column_aliases.is_empty() {
            self.push("(");
            self.names(&table.column_aliases);
            self.push(")");
        }
        if table.is_final {
            self.line_or_space();
            self.push("FINAL");
        }
        if let Some(sample) = &table.sample {
            self.line_or_space();
            self.sample(sample);
        }
        if let Some(stream) = &table.stream {
            self.line_or_space();
            self.stream(stream);
        }
    }
}
