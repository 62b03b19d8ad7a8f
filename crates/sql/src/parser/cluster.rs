//! `ON CLUSTER name`.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::quote;
use crate::tree::Name;

impl Parser<'_> {
    /// `ON CLUSTER name`, where it stands ahead. The name may be written as a text.
    pub fn on_cluster(&mut self) -> Parsed<Option<Name>> {
        if !self.accept_words("ON CLUSTER") {
            return Ok(None);
        }
        let span = self.here();
        let text = match self.peek() {
            Some(token) if token.kind == TokenKind::String => quote::unquoted(token.text),
            Some(token) if token.kind == TokenKind::Heredoc => heredoc_text(token.text),
            _ => return Ok(Some(self.name()?)),
        };
        match text {
            Some(text) if !text.is_empty() => {
                self.advance();
                Ok(Some(Name { text: text.into(), is_parameter: false, span }))
            }
            _ => self.mismatch("the name of a cluster"),
        }
    }
}

fn heredoc_text(token: &str) -> Option<String> {
    let tag = token.get(..token.get(1..)?.find('$')? + 2)?;
    Some(token.strip_prefix(tag)?.strip_suffix(tag)?.to_owned())
}
