use std::fmt;

use serde::de::{Error, Expected, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;

/// A text, a number, or true or false.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A number.
    Number(#[cfg_attr(feature = "typescript", tsify(type = "number"))] Number),
    /// True or false.
    Bool(bool),
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string, a number or a boolean")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Scalar, E> {
        Number::from_f64(value).map(Scalar::Number).ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Scalar, A::Error> {
        Err(refused(list, &self))
    }
}

/// The error for a list. It is read to its end first, so that the place of the error is that of the list and not of an item.
fn refused<'de, A: SeqAccess<'de>>(mut list: A, expected: &dyn Expected) -> A::Error {
    loop {
        match list.next_element::<IgnoredAny>() {
            Ok(Some(IgnoredAny)) => {}
            Ok(None) => return A::Error::invalid_type(Unexpected::Seq, expected),
            Err(error) => return error,
        }
    }
}

/// What a column may have as its default.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum DefaultValue {
    /// A value, or an expression behind `fn:`.
    Scalar(Scalar),
    /// `{ expression: 'now()' }`, the newer spelling of `'fn:now()'`. It is read and not written.
    Expression {
        /// The expression.
        expression: String,
    },
}

impl<'de> Deserialize<'de> for DefaultValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DefaultVisitor)
    }
}

struct DefaultVisitor;

impl<'de> Visitor<'de> for DefaultVisitor {
    type Value = DefaultValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string, a number, a boolean or an object with an `expression`")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<DefaultValue, E> {
        ScalarVisitor.visit_bool(value).map(DefaultValue::Scalar)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<DefaultValue, E> {
        ScalarVisitor.visit_i64(value).map(DefaultValue::Scalar)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<DefaultValue, E> {
        ScalarVisitor.visit_u64(value).map(DefaultValue::Scalar)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<DefaultValue, E> {
        ScalarVisitor.visit_f64(value).map(DefaultValue::Scalar)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<DefaultValue, E> {
        ScalarVisitor.visit_str(value).map(DefaultValue::Scalar)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<DefaultValue, A::Error> {
        Err(refused(list, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<DefaultValue, A::Error> {
        let mut expression = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "expression" => expression = Some(map.next_value()?),
                _ => return Err(A::Error::unknown_field(&key, &["expression"])),
            }
        }
        let expression = expression.ok_or_else(|| A::Error::missing_field("expression"))?;
        Ok(DefaultValue::Expression { expression })
    }
}
