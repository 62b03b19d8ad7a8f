//! `DROP INDEX`.

use crate::parser::{Parsed, Parser};
use crate::tree::create_index::DropIndex;

impl Parser<'_> {
    /// What follows `DROP INDEX`.
    pub(crate) fn drop_index(&mut self, is_hypothetical: bool) -> Parsed<DropIndex> {
        let if_exists = self.accept_words("IF EXISTS");
        let name = self.name()?;
        self.expect_words("ON")?;
        let table = self.object_name()?;
        Ok(DropIndex { is_hypothetical, if_exists, name, table, cluster: self.on_cluster()? })
    }
}
