//! Named collections, and what is dropped by its name alone.

use crate::parser::{Parsed, Parser};
use crate::tree::collection::{AlterNamedCollection, CollectionEntry, CreateNamedCollection, DropNamed};

impl Parser<'_> {
    /// What follows `CREATE NAMED COLLECTION`.
    pub(crate) fn create_named_collection(&mut self) -> Parsed<CreateNamedCollection> {
        let if_not_exists = self.accept_words("IF NOT EXISTS");
        let name = self.name()?;
        let cluster = self.on_cluster()?;
        self.expect_words("AS")?;
        let entries = self.comma_list(Self::collection_entry)?;
        Ok(CreateNamedCollection { if_not_exists, name, cluster, entries })
    }

    /// What follows `ALTER NAMED COLLECTION`.
    pub(crate) fn alter_named_collection(&mut self) -> Parsed<AlterNamedCollection> {
        let if_exists = self.accept_words("IF EXISTS");
        let name = self.name()?;
        let cluster = self.on_cluster()?;
        let set = if self.accept_words("SET") { self.comma_list(Self::collection_entry)? } else { Vec::new() };
        let delete = if self.accept_words("DELETE") { self.comma_list(Self::name)? } else { Vec::new() };
        Ok(AlterNamedCollection { if_exists, name, cluster, set, delete })
    }

    fn collection_entry(&mut self) -> Parsed<CollectionEntry> {
        let pair = self.fixed_setting()?;
        let is_overridable = if self.accept_words("NOT OVERRIDABLE") {
            Some(false)
        } else {
            self.accept_words("OVERRIDABLE").then_some(true)
        };
        Ok(CollectionEntry { pair, is_overridable })
    }

    /// What follows `DROP FUNCTION` or `DROP NAMED COLLECTION`.
    pub(crate) fn drop_named(&mut self) -> Parsed<DropNamed> {
        let if_exists = self.accept_words("IF EXISTS");
        let name = self.name()?;
        Ok(DropNamed { if_exists, name, cluster: self.on_cluster()? })
    }
}
