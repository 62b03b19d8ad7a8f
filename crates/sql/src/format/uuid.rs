//! `UUID '…'`

use std::fmt::Write;

use crate::format::Printer;
use crate::tree::uuid::{IdentifiedName, Uuid};

impl Printer<'_> {
    /// A name, and ` UUID '…'` where it has one.
    pub fn identified_name(&mut self, name: &IdentifiedName) {
        self.object_name(&name.name);
        if let Some(uuid) = &name.uuid {
            self.uuid(" UUID ", uuid);
        }
    }

    /// Words and an identifier; nothing where it is all zeros.
    pub fn uuid(&mut self, words: &str, uuid: &Uuid) {
        if uuid.bits == 0 {
            return;
        }
        self.push(words);
        let mut text = String::new();
        _ = write!(text, "{:032x}", uuid.bits);
        for at in [20, 16, 12, 8] {
            text.insert(at, '-');
        }
        self.text(&text);
    }
}
