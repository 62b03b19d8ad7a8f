//! DROP, DETACH, TRUNCATE and UNDROP.

use crate::parser::{Parsed, Parser};
use crate::tree::IdentifiedName;
use crate::tree::drop::{Drop, DropTarget, DropVerb, NamePattern, TableKind, Undrop};

impl Parser<'_> {
    /// What follows `DROP`, `DETACH` or `TRUNCATE` where it is a table, view, dictionary or database.
    pub(crate) fn drop_object(&mut self, verb: DropVerb) -> Parsed<Drop> {
        let is_all = self.accept_words("ALL");
        let mut conditions = (false, false);
        let target = if !is_all && self.accept_words("DATABASE") {
            conditions = self.drop_conditions();
            DropTarget::Database(self.name_or_parameter()?)
        } else if self.accept_words("TABLES") && verb == DropVerb::Truncate {
            self.expect_words("FROM")?;
            conditions.0 = self.accept_words("IF EXISTS");
            let database = self.name_or_parameter()?;
            DropTarget::AllTables { database, like: self.name_pattern()? }
        } else {
            let is_temporary = self.accept_words("TEMPORARY");
            let kind = self.table_kind(verb)?;
            conditions = self.drop_conditions();
            DropTarget::Tables { kind, is_temporary, names: self.dropped_names(verb)? }
        };
        let cluster = self.on_cluster()?;
        let is_permanent = verb == DropVerb::Detach && self.accept_words("PERMANENTLY");
        let is_sync = self.accept_words("NO DELAY") || self.accept_words("SYNC");
        let (if_exists, if_empty) = conditions;
        Ok(Drop { verb, target, is_all, if_exists, if_empty, cluster, is_permanent, is_sync })
    }

    /// `IF EXISTS`, `IF EMPTY`
    fn drop_conditions(&mut self) -> (bool, bool) {
        (self.accept_words("IF EXISTS"), self.accept_words("IF EMPTY"))
    }

    fn table_kind(&mut self, verb: DropVerb) -> Parsed<TableKind> {
        let kinds = [TableKind::View, TableKind::Dictionary, TableKind::Table];
        match kinds.into_iter().find(|kind| self.accept_words(kind.keyword())) {
            Some(kind) => Ok(kind),
            None if verb == DropVerb::Truncate => Ok(TableKind::Table),
            None => self.mismatch("TABLE"),
        }
    }

    /// Only DROP takes several.
    fn dropped_names(&mut self, verb: DropVerb) -> Parsed<Vec<IdentifiedName>> {
        if verb == DropVerb::Drop {
            return self.comma_list(Self::identified_name);
        }
        Ok(vec![self.identified_name()?])
    }

    /// `[NOT] LIKE 'pattern'` or `[NOT] ILIKE 'pattern'`, where it stands ahead.
    pub(crate) fn name_pattern(&mut self) -> Parsed<Option<NamePattern>> {
        let is_negated = self.accept_words("NOT");
        let ignores_case = if self.accept_words("LIKE") {
            false
        } else if self.accept_words("ILIKE") {
            true
        } else {
            // The server reads `NOT` also without a pattern, and drops it.
            return Ok(None);
        };
        Ok(Some(NamePattern { is_negated, ignores_case, pattern: self.text()? }))
    }

    /// What follows `UNDROP`.
    pub(crate) fn undrop(&mut self) -> Parsed<Undrop> {
        self.expect_words("TABLE")?;
        let name = self.identified(Self::object_name)?;
        Ok(Undrop { name, cluster: self.on_cluster()? })
    }
}
