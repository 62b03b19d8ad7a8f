//! Literals and query parameters.

use crate::format::Printer;
use crate::literal::{Value, print_text};
use crate::tree::{Literal, QueryParameter};

impl Printer<'_> {
    /// A literal.
    pub fn literal(&mut self, literal: &Literal) {
        self.value(&literal.value);
    }

    /// The value of a literal.
    pub fn value(&mut self, value: &Value) {
        value.print(&mut self.text);
    }

    /// A text in single quotes.
    pub fn text(&mut self, text: &str) {
        print_text(text, &mut self.text);
    }

    /// `{name:Type}`
    pub fn query_parameter(&mut self, parameter: &QueryParameter) {
        self.push("{");
        self.push(&parameter.name);
        self.push(":");
        self.push(&parameter.data_type);
        self.push("}");
    }
}
