//! Data types.

use crate::format::Printer;
use crate::quote;
use crate::tree::data_type::{AggregateArguments, JsonArgument, TupleElement, TypeArgument, TypeArguments};
use crate::tree::{DataType, Literal};

impl<'t> Printer<'t> {
    /// A data type: its names as they were written, never quoted; a display width is dropped.
    pub fn data_type(&mut self, data_type: &'t DataType) {
        match data_type.words {
            Some(words) => {
                self.push(&data_type.name.text.to_ascii_uppercase());
                self.push(" ");
                self.push(words);
            }
            None => self.push(&data_type.name.text),
        }
        if let Some(arguments) = &data_type.arguments {
            self.push("(");
            self.type_arguments(arguments);
            self.push(")");
        }
    }

    fn type_arguments(&mut self, arguments: &'t TypeArguments) {
        match arguments {
            TypeArguments::List(list) => self.comma_list(list, Self::type_argument),
            TypeArguments::Tuple(elements) => self.tuple_elements(elements),
            TypeArguments::Nested(columns) => self.comma_list(columns, |printer, column| {
                printer.name(&column.name);
                printer.push(" ");
                printer.data_type(&column.data_type);
            }),
            TypeArguments::Json(list) => self.comma_list(list, Self::json_argument),
            TypeArguments::Dynamic(parameters) => self.comma_list(parameters, |printer, parameter| {
                printer.name(&parameter.name);
                printer.push(" = ");
                printer.literal(&parameter.value);
            }),
            TypeArguments::Aggregate(arguments) => self.aggregate_arguments(arguments),
        }
    }

    /// Elements of a tuple: where lines break, more than one stand each on its own.
    fn tuple_elements(&mut self, elements: &'t [TupleElement]) {
        if !self.is_pretty() || elements.len() == 1 {
            self.comma_list(elements, Self::tuple_element);
            return;
        }
        self.indented(|printer| {
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    printer.push(",");
                }
                printer.line_or_nothing();
                printer.tuple_element(element);
            }
        });
    }

    fn tuple_element(&mut self, element: &'t TupleElement) {
        if let Some(name) = &element.name {
            self.name(name);
            self.push(" ");
        }
        self.data_type(&element.data_type);
    }

    fn json_argument(&mut self, argument: &'t JsonArgument) {
        match argument {
            JsonArgument::Path { path, data_type } => {
                let name = path.to_name();
                // The word SKIP would be read as the beginning of another kind of argument.
                let is_keyword = name.eq_ignore_ascii_case("SKIP");
                if is_keyword {
                    self.push(&quote::quoted_name(&name));
                } else {
                    self.bare_or_quoted(&name);
                }
                self.push(" ");
                self.data_type(data_type);
            }
            JsonArgument::Skip(path) => {
                self.skip();
                self.path(path);
            }
            JsonArgument::SkipRegexp(pattern) => {
                self.skip();
                self.push("REGEXP ");
                self.literal(pattern);
            }
            JsonArgument::Parameter { path, value } => {
                self.path(path);
                self.push(" = ");
                self.literal(value);
            }
        }
    }

    /// The server indents this word wherever it stands.
    fn skip(&mut self) {
        if self.is_pretty() {
            self.indentation();
        }
        self.push("SKIP ");
    }

    fn aggregate_arguments(&mut self, arguments: &'t AggregateArguments) {
        let mut separator = "";
        if let Some(version) = &arguments.version {
            self.literal(version);
            separator = ", ";
        }
        if let Some(function) = &arguments.function {
            self.push(separator);
            self.expression(function);
            separator = ", ";
        }
        for data_type in &arguments.types {
            self.push(separator);
            self.data_type(data_type);
        }
    }

    fn type_argument(&mut self, argument: &'t TypeArgument) {
        match argument {
            TypeArgument::Type(data_type) => self.data_type(data_type),
            TypeArgument::Literal(literal) => self.literal(literal),
            TypeArgument::Equality(values) => self.equality(values),
        }
    }

    /// `'a' = 1`, and further ones with what stands before in parentheses: `('a' = 1) = 2`.
    fn equality(&mut self, values: &'t [Literal]) {
        for _ in 2..values.len() {
            self.push("(");
        }
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.push(" = ");
            }
            self.literal(value);
            if index > 0 && index + 1 < values.len() {
                self.push(")");
            }
        }
    }
}
