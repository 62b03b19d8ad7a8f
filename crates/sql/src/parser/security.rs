//! DEFINER and SQL SECURITY.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::quote;
use crate::tree::Name;
use crate::tree::security::{Definer, SqlSecurity, SqlSecurityKind, UserName};

impl Parser<'_> {
    /// DEFINER and SQL SECURITY in either order, each at most once; `None` where neither stands ahead.
    pub fn sql_security(&mut self) -> Parsed<Option<SqlSecurity>> {
        let mut security = SqlSecurity { definer: None, kind: None };
        loop {
            if security.definer.is_none() && self.accept_words("DEFINER") {
                self.accept_operator("=");
                security.definer = Some(self.definer()?);
            } else if security.kind.is_none() && self.accept_words("SQL SECURITY") {
                security.kind = Some(self.sql_security_kind()?);
            } else {
                break;
            }
        }
        let is_said = security.definer.is_some() || security.kind.is_some();
        Ok(is_said.then_some(security))
    }

    fn definer(&mut self) -> Parsed<Definer> {
        if self.accept_words("CURRENT_USER") {
            return Ok(Definer::CurrentUser);
        }
        Ok(Definer::User(self.user_name()?))
    }

    fn sql_security_kind(&mut self) -> Parsed<SqlSecurityKind> {
        match self.accept_any(&["DEFINER", "INVOKER", "NONE"]) {
            Some(0) => Ok(SqlSecurityKind::Definer),
            Some(1) => Ok(SqlSecurityKind::Invoker),
            Some(_) => Ok(SqlSecurityKind::None),
            None => Err(crate::parser::Mismatch),
        }
    }

    /// `name`, `'name'`, `name@host`, `name@'host'`
    pub fn user_name(&mut self) -> Parsed<UserName> {
        let is_text = self.is(TokenKind::String);
        let name = self.name_or_text()?;
        if is_text || !self.accept_operator("@") {
            return Ok(UserName { name, is_text, host: None });
        }
        let host = self.name_or_text()?.text;
        Ok(UserName { name, is_text, host: Some(host) })
    }

    fn name_or_text(&mut self) -> Parsed<Name> {
        let span = self.here();
        if !self.is(TokenKind::String) {
            return self.name();
        }
        match self.peek().and_then(|token| quote::unquoted(token.text)) {
            Some(text) if !text.is_empty() => {
                self.advance();
                Ok(Name { text: text.into(), is_parameter: false, span })
            }
            _ => self.mismatch("a user"),
        }
    }
}
