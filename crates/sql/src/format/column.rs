//! Columns.

use crate::format::Printer;
use crate::tree::Expression;
use crate::tree::column::{Codec, ColumnDeclaration, ColumnDefault, Nullability};

impl Printer {
    /// A column with everything that is said of it, in the server's order.
    pub fn column_declaration(&mut self, column: &ColumnDeclaration) {
        self.quoted_path(&column.name);
        self.column_type(column);
        match column.nullability {
            Some(Nullability::Null) => self.push(" NULL"),
            Some(Nullability::NotNull) => self.push(" NOT NULL"),
            None => {}
        }
        self.column_default(column.default.as_ref());
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
            self.comma_list(statistics, Self::name_or_function);
            self.push(")");
        }
        if let Some(ttl) = &column.ttl {
            self.push(" TTL ");
            self.expression(ttl);
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
    fn column_type(&mut self, column: &ColumnDeclaration) {
        if let Some(data_type) = &column.data_type {
            self.push(" ");
            self.data_type(data_type);
        } else if column.default == Some(ColumnDefault::AutoIncrement) {
            self.push(" INT");
        }
    }

    fn column_default(&mut self, default: Option<&ColumnDefault>) {
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
            self.expression(value);
        }
    }

    /// `CODEC(…)`
    pub fn codec(&mut self, codec: &Codec) {
        self.push("CODEC(");
        self.comma_list(&codec.codecs, Self::name_or_function);
        self.push(")");
    }

    /// A name with its arguments, where there are any: an engine, a codec.
    pub fn name_or_function(&mut self, function: &Expression) {
        self.expression(function);
    }
}
