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

    /// What stands between a dot and the name behind it, if that is not the name itself.
    pub fn path_prefix_at(&self, ahead: usize) -> Option<PathPrefix> {
        let sign = self.peek_at(ahead).filter(|token| token.kind == TokenKind::Operator)?.text;
        [PathPrefix::Type, PathPrefix::SubObject, PathPrefix::At].into_iter().find(|prefix| prefix.sign() == sign)
    }

    fn path_part(&mut self) -> Parsed<PathPart> {
        let prefix = self.path_prefix_at(0).inspect(|_| _ = self.advance()).unwrap_or(PathPrefix::Plain);
        let name = self.name()?;
        let mut arrays = 0;
        while prefix == PathPrefix::Plain && self.accept(TokenKind::OpenBracket) {
            self.expect(TokenKind::CloseBracket)?;
            arrays += 1;
        }
        Ok(PathPart { prefix, name, arrays })
    }
}
