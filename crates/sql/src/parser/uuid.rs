//! `UUID '…'`

use crate::parser::{Parsed, Parser};
use crate::tree::ObjectName;
use crate::tree::uuid::{IdentifiedName, Uuid};

impl Parser<'_> {
    /// A name, and `UUID '…'` where it follows.
    pub fn identified_name(&mut self) -> Parsed<IdentifiedName> {
        self.identified(Self::object_name_or_path)
    }

    /// The same where no query parameter can stand.
    pub fn plain_identified_name(&mut self) -> Parsed<IdentifiedName> {
        self.identified(Self::plain_object_name)
    }

    /// A name that this rule reads, and `UUID '…'` where it follows.
    pub fn identified(&mut self, name: fn(&mut Self) -> Parsed<ObjectName>) -> Parsed<IdentifiedName> {
        let name = name(self)?;
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
