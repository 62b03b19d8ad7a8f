//! `CREATE INDEX` and `DROP INDEX`.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::create_index::{CreateIndex, DropIndex, IndexKey, IndexModifier};

impl Parser<'_> {
    /// What follows `CREATE INDEX`.
    pub(crate) fn create_index(&mut self, modifier: Option<IndexModifier>) -> Parsed<CreateIndex> {
        let if_not_exists = self.accept_words("IF NOT EXISTS");
        let name = self.name()?;
        self.expect_words("ON")?;
        let table = self.object_name()?;
        let cluster = if modifier == Some(IndexModifier::Hypothetical) { None } else { self.on_cluster()? };
        if self.is_words("ON") {
            return self.mismatch("ON CLUSTER");
        }
        let key = if self.is(TokenKind::OpenParen) {
            IndexKey::List(self.in_parentheses(Self::order_by_list)?)
        } else {
            IndexKey::Expression(self.expression()?)
        };
        let index_type = if self.accept_words("TYPE") { Some(self.index_type()?) } else { None };
        let granularity = if self.accept_words("GRANULARITY") { Some(self.unsigned()?) } else { None };
        Ok(CreateIndex { modifier, if_not_exists, name, table, cluster, key, index_type, granularity })
    }

    /// What follows `DROP INDEX`.
    pub(crate) fn drop_index(&mut self, is_hypothetical: bool) -> Parsed<DropIndex> {
        let if_exists = self.accept_words("IF EXISTS");
        let name = self.name()?;
        self.expect_words("ON")?;
        let table = self.object_name()?;
        let cluster = if is_hypothetical { None } else { self.on_cluster()? };
        Ok(DropIndex { is_hypothetical, if_exists, name, table, cluster })
    }
}
