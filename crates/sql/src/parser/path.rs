//! Paths: `a.b`, `json.a[].b`, `json.a.:UInt8`.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::path::{Path, PathPart, PathPrefix};

impl Parser<'_> {
    /// One name or several with dots between.
    pub fn path(&mut self) -> Parsed<Path> {
        let mut parts = vec![PathPart { prefix: PathPrefix::Plain, name: self.name()?, arrays: 0 }];
        while self.accept(TokenKind::Dot) {
            parts.push(self.path_part()?);
        }
        Ok(Path { parts })
    }

    fn path_part(&mut self) -> Parsed<PathPart> {
        let prefix = [PathPrefix::Type, PathPrefix::SubObject, PathPrefix::At]
            .into_iter()
            .find(|prefix| self.accept_operator(prefix.sign()))
            .unwrap_or(PathPrefix::Plain);
        let name = self.name()?;
        let mut arrays = 0;
        while prefix == PathPrefix::Plain && self.accept(TokenKind::OpenBracket) {
            self.expect(TokenKind::CloseBracket)?;
            arrays += 1;
        }
        Ok(PathPart { prefix, name, arrays })
    }
}
