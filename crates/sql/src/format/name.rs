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

    /// `name` or `database.name`.
    pub fn object_name(&mut self, object: &ObjectName) {
        if let Some(database) = &object.database {
            self.name(database);
            self.push(".");
        }
        self.name(&object.name);
    }
}
