//! INTO OUTFILE, FORMAT, SETTINGS behind a statement.

use crate::format::Printer;
use crate::tree::output::{OutputFile, OutputOptions};

impl<'t> Printer<'t> {
    /// What stands behind a statement that gives rows.
    pub(crate) fn output_options(&mut self, options: &'t OutputOptions) {
        if let Some(file) = &options.file {
            self.line_or_space();
            self.output_file(file);
        }
        if let Some(format) = &options.format {
            self.line_or_space();
            self.push("FORMAT ");
            self.name(format);
        }
        if !options.settings.is_empty() {
            self.line_or_space();
            self.push("SETTINGS ");
            self.settings(&options.settings);
        }
    }

    fn output_file(&mut self, file: &'t OutputFile) {
        self.push("INTO OUTFILE ");
        self.literal(&file.path);
        self.push(if file.is_append { " APPEND" } else { "" });
        self.push(if file.is_truncate { " TRUNCATE" } else { "" });
        self.push(if file.and_stdout { " AND STDOUT" } else { "" });
        if let Some(compression) = &file.compression {
            self.push(" COMPRESSION ");
            self.literal(&compression.method);
            if let Some(level) = &compression.level {
                self.push(" LEVEL ");
                self.literal(level);
            }
        }
    }
}
