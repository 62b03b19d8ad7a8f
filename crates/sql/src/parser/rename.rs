//! RENAME and EXCHANGE.

use crate::parser::{Parsed, Parser};
use crate::tree::rename::{Rename, RenamePair, RenamePairs};

impl Parser<'_> {
    /// What follows `RENAME`.
    pub(crate) fn rename(&mut self) -> Parsed<Rename> {
        let pairs = if self.accept_words("DATABASE") {
            let if_exists = self.accept_words("IF EXISTS");
            let from = self.name_or_parameter()?;
            self.expect_words("TO")?;
            RenamePairs::Database { if_exists, from, to: self.name_or_parameter()? }
        } else if self.accept_words("DICTIONARY") {
            RenamePairs::Dictionaries(self.comma_list(Self::rename_pair)?)
        } else {
            self.accept_words("TABLE");
            RenamePairs::Tables(self.comma_list(Self::rename_pair)?)
        };
        Ok(Rename { pairs, cluster: self.on_cluster()? })
    }

    fn rename_pair(&mut self) -> Parsed<RenamePair> {
        let if_exists = self.accept_words("IF EXISTS");
        let from = self.object_name()?;
        self.expect_words("TO")?;
        Ok(RenamePair { if_exists, from, to: self.object_name()? })
    }

    /// What follows `EXCHANGE`.
    pub(crate) fn exchange(&mut self) -> Parsed<Rename> {
        let pairs = if self.accept_words("DICTIONARIES") {
            RenamePairs::ExchangedDictionaries(self.comma_list(Self::exchange_pair)?)
        } else {
            self.expect_words("TABLES")?;
            RenamePairs::ExchangedTables(self.comma_list(Self::exchange_pair)?)
        };
        Ok(Rename { pairs, cluster: self.on_cluster()? })
    }

    fn exchange_pair(&mut self) -> Parsed<RenamePair> {
        let from = self.object_name()?;
        self.expect_words("AND")?;
        Ok(RenamePair { if_exists: false, from, to: self.object_name()? })
    }
}
