//! Commands about the table itself.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::alter::{Execute, TableCommand, UnlockSnapshot};

impl Parser<'_> {
    pub(super) fn table_command(&mut self) -> Parsed<Option<TableCommand>> {
        let command = if self.accept_words("MODIFY ORDER BY") {
            TableCommand::ModifyOrderBy(Box::new(self.expression_with_alias(false)?))
        } else if self.accept_words("MODIFY SAMPLE BY") {
            TableCommand::ModifySampleBy(Box::new(self.expression_with_alias(false)?))
        } else if self.accept_words("REMOVE SAMPLE BY") {
            TableCommand::RemoveSampleBy
        } else if self.accept_words("MODIFY TTL") {
            self.modify_ttl()?
        } else if self.accept_words("REMOVE TTL") {
            TableCommand::RemoveTtl
        } else if self.accept_words("MODIFY SETTING") {
            TableCommand::ModifySetting(self.settings()?)
        } else if self.accept_words("RESET SETTING") {
            TableCommand::ResetSetting(self.comma_list(Self::name)?)
        } else if self.accept_words("MODIFY COMMENT") {
            TableCommand::ModifyComment(self.text()?)
        } else if self.accept_words("MODIFY QUERY") {
            TableCommand::ModifyQuery(Box::new(self.query()?))
        } else if self.accept_words("MODIFY REFRESH") {
            TableCommand::ModifyRefresh(Box::new(self.refresh()?))
        } else if self.is_words("MODIFY SQL SECURITY") || self.is_words("MODIFY DEFINER") {
            self.advance();
            match self.sql_security()? {
                Some(security) => TableCommand::ModifySqlSecurity(security),
                None => return self.mismatch("SQL SECURITY"),
            }
        } else if self.accept_words("UNLOCK SNAPSHOT") {
            self.unlock_snapshot()?
        } else if self.accept_words("EXECUTE") {
            self.execute_command()?
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    fn modify_ttl(&mut self) -> Parsed<TableCommand> {
        if ["MATERIALIZE", "REMOVE", "MODIFY"].into_iter().any(|word| self.is_words(word)) {
            return self.mismatch("an expression");
        }
        Ok(TableCommand::ModifyTtl(self.ttl_elements()?))
    }

    fn unlock_snapshot(&mut self) -> Parsed<TableCommand> {
        let name = self.text()?;
        let from = if self.accept_words("FROM") { Some(Box::new(self.call_or_name()?)) } else { None };
        Ok(TableCommand::UnlockSnapshot(UnlockSnapshot { name, from }))
    }

    fn execute_command(&mut self) -> Parsed<TableCommand> {
        let command = self.name()?;
        let arguments = self.in_parentheses(|parser| {
            if parser.is(TokenKind::CloseParen) { Ok(Vec::new()) } else { parser.expression_list(false) }
        })?;
        Ok(TableCommand::Execute(Execute { command, arguments }))
    }
}
