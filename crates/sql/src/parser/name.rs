//! Names: `column`, `` `quoted` ``, `database.table`, `{parameter:Identifier}`.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::quote;
use crate::tree::{Name, ObjectName};

impl Parser<'_> {
    /// One name, bare or quoted. Keywords are names here: rules that must not take one look ahead.
    pub fn name(&mut self) -> Parsed<Name> {
        let span = self.here();
        let text = match self.peek() {
            Some(token) if token.kind == TokenKind::Word => token.text.into(),
            Some(token) if token.kind == TokenKind::QuotedName => match quote::unquoted(token.text) {
                Some(text) if !text.is_empty() => text.into(),
                _ => return self.mismatch("a name"),
            },
            _ => return self.mismatch("a name"),
        };
        self.advance();
        Ok(Name { text, is_parameter: false, span })
    }

    /// `name` or `database.name`.
    pub fn object_name(&mut self) -> Parsed<ObjectName> {
        let first = self.name()?;
        if self.accept(TokenKind::Dot) {
            return Ok(ObjectName { database: Some(first), name: self.name()? });
        }
        Ok(ObjectName { database: None, name: first })
    }
}
