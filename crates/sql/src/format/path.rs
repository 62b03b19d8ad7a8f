//! Paths.

use crate::format::Printer;
use crate::quote;
use crate::tree::path::{Path, PathPart, PathPrefix};

impl Printer<'_> {
    /// A path: its parts, each quoted where it must be.
    pub fn path(&mut self, path: &Path) {
        for (index, part) in path.parts.iter().enumerate() {
            if index > 0 {
                self.push(".");
            }
            self.push(part.prefix.sign());
            self.name_or_step(&part.name);
            if part.arrays > 0 {
                self.push(".:");
                self.push(&quote::quoted_name(&array_type(part.arrays)));
            }
        }
    }

    /// A path as one name in backticks.
    pub fn quoted_path(&mut self, path: &Path) {
        self.push(&quote::quoted_name(&path.to_name()));
    }
}

impl Path {
    /// The one name that the server makes of a path where it keeps no parts: `a.b`.
    pub fn to_name(&self) -> String {
        let mut name = String::new();
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                name.push('.');
            }
            part.push_to(&mut name);
        }
        name
    }
}

impl PathPart {
    fn push_to(&self, name: &mut String) {
        match self.prefix {
            PathPrefix::Plain => name.push_str(&self.name.text),
            prefix => {
                name.push_str(prefix.sign());
                name.push_str(&quote::quoted_name(&self.name.text));
            }
        }
        if self.arrays > 0 {
            name.push_str(".:");
            name.push_str(&quote::quoted_name(&array_type(self.arrays)));
        }
    }
}

/// The type of what `[]` stands for: arrays of JSON.
fn array_type(levels: u32) -> String {
    let mut text = "Array(".repeat(levels as usize);
    text.push_str("JSON");
    text.extend(std::iter::repeat_n(')', levels as usize));
    text
}
