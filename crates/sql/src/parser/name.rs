//! Names: `column`, `` `quoted` ``, `database.table`, `{parameter:Identifier}`.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::quote;
use crate::tree::path::PathPart;
use crate::tree::{Name, ObjectName, Path};

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

    /// One name, or a query parameter that will be one: `{parameter:Identifier}`.
    pub fn name_or_parameter(&mut self) -> Parsed<Name> {
        if !self.is(TokenKind::OpenBrace) {
            return self.name();
        }
        let start = self.here();
        self.expect(TokenKind::OpenBrace)?;
        let text = self.expect(TokenKind::Word)?.text.into();
        self.expect_operator(":")?;
        if self.peek().is_none_or(|token| token.text != "Identifier") {
            return self.mismatch("Identifier");
        }
        self.advance();
        self.expect(TokenKind::CloseBrace)?;
        Ok(Name { text, is_parameter: true, span: self.span_from(start) })
    }

    /// `name` or `database.name` where no query parameter can stand.
    pub fn plain_object_name(&mut self) -> Parsed<ObjectName> {
        let first = self.name()?;
        if self.accept(TokenKind::Dot) {
            return Ok(ObjectName { database: Some(first), name: self.name()? });
        }
        Ok(ObjectName { database: None, name: first })
    }

    /// The same where what follows the dot can also be read as a path into JSON: for the server `a.^b` is a table that is
    /// called `` ^`b` ``.
    pub fn object_name_or_path(&mut self) -> Parsed<ObjectName> {
        let first = self.name_or_parameter()?;
        if !self.accept(TokenKind::Dot) {
            return Ok(ObjectName { database: None, name: first });
        }
        let start = self.here();
        let Some(prefix) = self.path_prefix_at(0) else {
            return Ok(ObjectName { database: Some(first), name: self.name_or_parameter()? });
        };
        self.advance();
        let step = PathPart { prefix, name: self.name()?, arrays: 0 };
        let text = Path { parts: vec![step] }.to_name().into();
        let name = Name { text, is_parameter: false, span: self.span_from(start) };
        Ok(ObjectName { database: Some(first), name })
    }

    /// `name` or `database.name`.
    pub fn object_name(&mut self) -> Parsed<ObjectName> {
        let first = self.name_or_parameter()?;
        if self.accept(TokenKind::Dot) {
            return Ok(ObjectName { database: Some(first), name: self.name_or_parameter()? });
        }
        Ok(ObjectName { database: None, name: first })
    }
}
