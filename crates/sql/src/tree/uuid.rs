//! Identifiers of tables, dictionaries and databases.

use crate::span::Span;
use crate::tree::ObjectName;

/// `UUID '61f0c404-5cb3-11e7-907b-a6006ad3dba0'`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uuid {
    /// Its bits. All zeros mean none.
    pub bits: u128,
    /// Where its text stands.
    pub span: Span,
}

impl Uuid {
    /// The identifier that a text spells: 32 hexadecimal digits, all or none of the four dashes between them.
    pub fn bits_of(text: &str) -> Option<u128> {
        let digits = match text.len() {
            36 => {
                let is_dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
                let fits = text.bytes().enumerate().all(|(at, byte)| (byte == b'-') == is_dash(at));
                fits.then(|| text.replace('-', ""))?
            }
            _ => text.to_owned(),
        };
        let is_number = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_number { u128::from_str_radix(&digits, 16).ok() } else { None }
    }
}

/// The name of an object with its identifier, where one is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifiedName {
    /// The name.
    pub name: ObjectName,
    /// `UUID '…'`
    pub uuid: Option<Uuid>,
}
