//! DROP, DETACH, TRUNCATE and UNDROP.

use crate::parser::{Parsed, Parser};
use crate::tree::drop::{Drop, DropTarget, DropVerb, NamePattern, TableKind, Undrop};

impl Parser<'_> {
    /// What follows `DROP`, `DETACH` or `TRUNCATE` where it is a table, view, dictionary or database.
    pub(crate) fn drop_object(&mut self, verb: DropVerb) -> Parsed<Drop> {
        let is_all = self.accept_words("ALL");
        let mut drop = Drop {
            verb,
            target: DropTarget::HypotheticalIndexes,
            is_all,
            if_exists: false,
            if_empty: false,
            cluster: None,
            is_permanent: false,
            is_sync: false,
        };
        if is_all && verb == DropVerb::Drop && self.accept_words("HYPOTHETICAL INDEXES") {
            return Ok(drop);
        }
        if !is_all && self.accept_words("DATABASE") {
            self.drop_conditions(&mut drop);
            drop.target = DropTarget::Database(self.name_or_parameter()?);
        } else if self.accept_words("TABLES") && verb == DropVerb::Truncate {
            self.expect_words("FROM")?;
            drop.if_exists = self.accept_words("IF EXISTS");
            let database = self.name_or_parameter()?;
            drop.target = DropTarget::AllTables { database, like: self.name_pattern()? };
        } else {
            self.drop_tables(&mut drop)?;
        }
        drop.cluster = self.on_cluster()?;
        drop.is_permanent = verb == DropVerb::Detach && self.accept_words("PERMANENTLY");
        drop.is_sync = self.accept_words("NO DELAY") || self.accept_words("SYNC");
        Ok(drop)
    }

    fn drop_conditions(&mut self, drop: &mut Drop) {
        drop.if_exists = self.accept_words("IF EXISTS");
        drop.if_empty = self.accept_words("IF EMPTY");
    }

    fn drop_tables(&mut self, drop: &mut Drop) -> Parsed<()> {
        let is_temporary = self.accept_words("TEMPORARY");
        let kind = [TableKind::View, TableKind::Dictionary, TableKind::Table]
            .into_iter()
            .find(|kind| self.accept_words(kind.keyword()));
        let kind = match kind {
            Some(kind) => kind,
            None if drop.verb == DropVerb::Truncate => TableKind::Table,
            None => return self.mismatch("TABLE"),
        };
        self.drop_conditions(drop);
        let names = if drop.verb == DropVerb::Drop {
            self.comma_list(Self::identified_name)?
        } else {
            vec![self.identified_name()?]
        };
        drop.target = DropTarget::Tables { kind, is_temporary, names };
        Ok(())
    }

    /// `[NOT] LIKE 'pattern'` or `[NOT] ILIKE 'pattern'`, where it stands ahead.
    pub(crate) fn name_pattern(&mut self) -> Parsed<Option<NamePattern>> {
        let is_negated = self.accept_words("NOT");
        let ignores_case = if self.accept_words("LIKE") {
            false
        } else if self.accept_words("ILIKE") {
            true
        } else if is_negated {
            return self.mismatch("LIKE");
        } else {
            return Ok(None);
        };
        Ok(Some(NamePattern { is_negated, ignores_case, pattern: self.text()? }))
    }

    /// What follows `UNDROP`.
    pub(crate) fn undrop(&mut self) -> Parsed<Undrop> {
        self.expect_words("TABLE")?;
        let name = self.identified_name()?;
        Ok(Undrop { name, cluster: self.on_cluster()? })
    }
}
