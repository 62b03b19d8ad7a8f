//! Several columns at once.

use crate::format::Printer;
use crate::format::expression::Frame;
use crate::lower::{Columns, Matcher, lower};
use crate::quote;
use crate::tree::columns::{Apply, ApplyFunction, ColumnTransformer, ExceptColumns};

impl<'t> Printer<'t> {
    #[inline(never)]
    pub(super) fn columns_of(&mut self, columns: &Columns<'t>, frame: Frame) {
        if let Some(table) = columns.table {
            self.path(table);
            self.push(".");
        }
        match &columns.matcher {
            Matcher::All => self.push("*"),
            Matcher::Pattern(pattern) => {
                self.push("COLUMNS(");
                self.push(&quote::string(pattern));
                self.push(")");
            }
            Matcher::List(list) => {
                self.push("COLUMNS(");
                self.comma_list(list, Self::path);
                self.push(")");
            }
        }
        // What is strict stays so for the others behind it.
        let mut is_strict = false;
        for transformer in columns.transformers {
            self.push(" ");
            is_strict |= match transformer {
                ColumnTransformer::Except { is_strict, .. } | ColumnTransformer::Replace { is_strict, .. } => {
                    *is_strict
                }
                ColumnTransformer::Apply(_) => false,
            };
            self.column_transformer(transformer, is_strict, frame);
        }
    }

    fn column_transformer(&mut self, transformer: &'t ColumnTransformer, is_strict: bool, frame: Frame) {
        match transformer {
            ColumnTransformer::Apply(apply) => self.apply(apply, frame),
            ColumnTransformer::Except { columns, .. } => {
                self.push(if is_strict { "EXCEPT STRICT " } else { "EXCEPT " });
                match columns {
                    ExceptColumns::List(list) => {
                        let is_bracketed = list.len() > 1;
                        self.push(if is_bracketed { "(" } else { "" });
                        self.comma_list(list, Self::name);
                        self.push(if is_bracketed { ")" } else { "" });
                    }
                    ExceptColumns::Pattern(pattern) => self.literal(pattern),
                }
            }
            ColumnTransformer::Replace { replacements, .. } => {
                self.push(if is_strict { "REPLACE STRICT (" } else { "REPLACE (" });
                self.comma_list(replacements, |printer, (expression, name)| {
                    printer.node(&lower(expression), frame);
                    printer.push(" AS ");
                    printer.name(name);
                });
                self.push(")");
            }
        }
    }

    fn apply(&mut self, apply: &'t Apply, frame: Frame) {
        self.push("APPLY ");
        if apply.prefix.is_some() {
            self.push("(");
        }
        match &apply.function {
            ApplyFunction::Lambda(lambda) => self.node(&lower(lambda), frame),
            ApplyFunction::Named { name, parameters } => {
                self.name(name);
                if let Some(parameters) = parameters {
                    self.push("(");
                    self.listed_expressions(parameters);
                    self.push(")");
                }
            }
        }
        if let Some(prefix) = &apply.prefix {
            self.push(", ");
            self.literal(prefix);
            self.push(")");
        }
    }
}
