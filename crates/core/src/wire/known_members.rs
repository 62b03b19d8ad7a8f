/// Implements `Deserialize` for a type of optional members and an `extra` map that takes the members the type does not know.
///
/// `#[serde(flatten)]` would do the same by buffering every value first, which costs more than the rest of the decoding; it
/// only writes the map. That it says `skip_deserializing` too keeps the map out of the TypeScript declarations, where an
/// open type would lose the words about its members.
macro_rules! known_members {
    ($type:ident { $($field:ident = $name:literal),* $(,)? }) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct MembersVisitor;

                impl<'de> serde::de::Visitor<'de> for MembersVisitor {
                    type Value = $type;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$type, A::Error> {
                        let mut members = $type::default();
                        while let Some(key) = map.next_key::<$crate::wire::known_members::Key<'de>>()? {
                            match key.as_str() {
                                $($name => members.$field = map.next_value()?,)*
                                _ => {
                                    let value = map.next_value()?;
                                    members.extra.insert(key.as_str().to_owned(), value);
                                }
                            }
                        }
                        Ok(members)
                    }
                }

                deserializer.deserialize_map(MembersVisitor)
            }
        }
    };
}

pub(super) use known_members;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, de};

/// The name of a member, borrowed from the text where it can be.
pub(super) struct Key<'de>(Cow<'de, str>);

impl Key<'_> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> de::Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}
