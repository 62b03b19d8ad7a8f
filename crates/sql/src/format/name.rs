//! Names.

use crate::format::Printer;
use crate::quote;
use crate::tree::{Name, ObjectName};

impl Printer<'_> {
    /// A name, quoted where it must be.
    pub fn name(&mut self, name: &Name) {
        if name.is_parameter {
            self.push("{");
            self.push(&name.text);
            self.push(":Identifier}");
        } else {
            self.bare_or_quoted(&name.text);
        }
    }

    /// A name as the server writes it: in backticks only where it must be. Canonical text has to be read again, which the
    /// server's is not always.
    pub fn bare_or_quoted(&mut self, name: &str) {
        if if self.is_canonical { quote::is_bare_name(name) } else { quote::prints_bare(name) } {
            self.push(name);
        } else {
            self.push(&quote::quoted_name(name));
        }
    }

    /// A name in backticks, whatever it is: how the server prints the columns of a table.
    pub fn quoted_name(&mut self, name: &Name) {
        self.push(&quote::quoted_name(&name.text));
    }

    /// A part of a name. One that is a sign with a quoted name behind it is printed as the step of a path into JSON that
    /// it looks like: `^b`.
    pub(crate) fn name_or_step(&mut self, name: &Name) {
        let step = name.text.split_at_checked(1).filter(|(sign, rest)| {
            matches!(*sign, "^" | ":" | "@") && rest.starts_with('`') && !name.is_parameter && !self.is_canonical
        });
        match step.and_then(|(sign, rest)| quote::unquoted(rest).map(|text| (sign, text))) {
            Some((sign, text)) => {
                self.push(sign);
                self.bare_or_quoted(&text);
            }
            None => self.name(name),
        }
    }

    /// `name` or `database.name`.
    pub fn object_name(&mut self, object: &ObjectName) {
        self.database_before(object);
        self.name_or_step(&object.name);
    }

    /// The same where the server keeps the name of a table in one piece: behind `TO` and `AS`.
    pub(crate) fn whole_object_name(&mut self, object: &ObjectName) {
        self.database_before(object);
        self.name(&object.name);
    }

    fn database_before(&mut self, object: &ObjectName) {
        if let Some(database) = &object.database {
            self.name(database);
            self.push(".");
        }
    }
}
