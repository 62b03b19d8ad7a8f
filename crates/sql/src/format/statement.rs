//! Statements.

use crate::format::Printer;
use crate::tree::{Statement, StatementKind};

impl Printer {
    /// A statement, without a `;`.
    pub fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Select(query) => {
                let output = &statement.output;
                let settings_follow = !output.settings.is_empty() && output.file.is_none() && output.format.is_none();
                self.query_before(query, settings_follow);
            }
            StatementKind::Set(settings) => {
                self.push("SET ");
                self.settings(settings);
            }
        }
        self.output_options(&statement.output);
    }
}
