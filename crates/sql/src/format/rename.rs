//! RENAME and EXCHANGE.

use crate::format::Printer;
use crate::tree::rename::{Rename, RenamePair, RenamePairs};

impl<'t> Printer<'t> {
    pub(crate) fn rename(&mut self, rename: &'t Rename) {
        match &rename.pairs {
            RenamePairs::Database { if_exists, from, to } => {
                self.push("RENAME DATABASE ");
                self.push(if *if_exists { "IF EXISTS " } else { "" });
                self.name(from);
                self.push(" TO ");
                self.name(to);
            }
            RenamePairs::Tables(pairs) => self.rename_pairs("RENAME TABLE ", pairs, " TO "),
            RenamePairs::Dictionaries(pairs) => self.rename_pairs("RENAME DICTIONARY ", pairs, " TO "),
            RenamePairs::ExchangedTables(pairs) => self.rename_pairs("EXCHANGE TABLES ", pairs, " AND "),
            RenamePairs::ExchangedDictionaries(pairs) => self.rename_pairs("EXCHANGE DICTIONARIES ", pairs, " AND "),
        }
        self.on_cluster(rename.cluster.as_ref());
    }

    fn rename_pairs(&mut self, words: &str, pairs: &'t [RenamePair], between: &str) {
        self.push(words);
        self.comma_list(pairs, |printer, pair| {
            printer.push(if pair.if_exists { "IF EXISTS " } else { "" });
            printer.object_name(&pair.from);
            printer.push(between);
            printer.object_name(&pair.to);
        });
    }
}
