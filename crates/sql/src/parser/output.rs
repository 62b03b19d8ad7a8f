//! What may follow every statement that gives rows: INTO OUTFILE, FORMAT, SETTINGS.

use crate::parser::{Parsed, Parser};
use crate::tree::output::{Compression, OutputFile, OutputOptions};

impl Parser<'_> {
    /// INTO OUTFILE, then FORMAT and SETTINGS in either order.
    pub(crate) fn output_options(&mut self) -> Parsed<OutputOptions> {
        let mut options = OutputOptions::default();
        if self.accept_words("INTO OUTFILE") {
            options.file = Some(self.output_file()?);
        }
        for _ in 0..2 {
            if options.format.is_none() && self.accept_words("FORMAT") {
                options.format = Some(self.name()?);
            } else if options.settings.is_empty() && self.accept_words("SETTINGS") {
                options.settings = self.settings()?;
            } else {
                break;
            }
        }
        Ok(options)
    }

    fn output_file(&mut self) -> Parsed<OutputFile> {
        let path = self.text()?;
        let is_append = self.accept_words("APPEND");
        let is_truncate = self.accept_words("TRUNCATE");
        let and_stdout = self.accept_words("AND STDOUT");
        let compression = if self.accept_words("COMPRESSION") {
            let method = self.text()?;
            let level = if self.accept_words("LEVEL") { Some(self.number_literal()?) } else { None };
            Some(Compression { method, level })
        } else {
            None
        };
        Ok(OutputFile { path, is_append, is_truncate, and_stdout, compression })
    }
}
