//! `UUID '…'`

use crate::parser::{Parsed, Parser};
use crate::tree::uuid::{IdentifiedName, Uuid};

impl Parser<'_> {
    /// A name, and `UUID '…'` where it follows.
    pub fn identified_name(&mut self) -> Parsed<IdentifiedName> {
        let name = self.object_name()?;
        let uuid = if self.accept_words("UUID") { Some(self.uuid()?) } else { None };
        Ok(IdentifiedName { name, uuid })
    }

    /// The same where no query parameter can stand.
    pub fn plain_identified_name(&mut self) -> Parsed<IdentifiedName> {
        let name = self.plain_object_name()?;
        let uuid = if self.accept_words("UUID") { Some(self.uuid()?) } else { None };
        Ok(IdentifiedName { name, uuid })
    }

    /// A text that spells an identifier.
    pub fn uuid(&mut self) -> Parsed<Uuid> {
        let bits = self.attempt(Self::text)?.and_then(|text| {
            let bits = text.value.as_text().and_then(Uuid::bits_of)?;
            Some(Uuid { bits, span: text.span })
        });
        match bits {
            Some(uuid) => Ok(uuid),
            None => self.mismatch("a UUID"),
        }
    }
}
