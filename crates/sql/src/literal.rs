//! Values of literals: what numbers, texts and collections of them mean, and how the server prints them.

use std::fmt::Write;

/// A float that equals itself bit by bit, so that values can be compared.
#[derive(Debug, Clone, Copy)]
pub struct Float(f64);

impl Float {
    /// The number itself.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl From<f64> for Float {
    fn from(number: f64) -> Self {
        Self(number)
    }
}

impl PartialEq for Float {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits() || (self.0.is_nan() && other.0.is_nan())
    }
}

impl Eq for Float {}

/// What a literal means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `NULL`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A whole number from 0 to 2⁶⁴ - 1.
    Unsigned(u64),
    /// A negative whole number down to -2⁶³.
    Signed(i64),
    /// Any other number.
    Float(Float),
    /// A text.
    Text(Box<str>),
    /// A text that is not UTF-8.
    Bytes(Box<[u8]>),
    /// `[1, 2]`
    Array(Vec<Value>),
    /// `(1, 'a')`
    Tuple(Vec<Value>),
    /// `{'a': 1}`
    Map(Vec<(Value, Value)>),
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.into()),
            Err(error) => Self::Bytes(error.into_bytes().into()),
        }
    }
}

impl Value {
    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, where it is a whole one that is not negative.
    pub fn as_unsigned(&self) -> Option<u64> {
        match self {
            Self::Unsigned(number) => Some(*number),
            _ => None,
        }
    }

    /// The value as the server prints it in a query.
    pub fn print(&self, into: &mut String) {
        match self {
            Self::Null => into.push_str("NULL"),
            Self::Bool(true) => into.push_str("true"),
            Self::Bool(false) => into.push_str("false"),
            Self::Unsigned(number) => _ = write!(into, "{number}"),
            Self::Signed(number) => _ = write!(into, "{number}"),
            Self::Float(number) => print_float(number.get(), into),
            Self::Text(text) => print_text(text, into),
            Self::Bytes(bytes) => print_bytes(bytes, into),
            Self::Array(members) => print_members("[", members, "]", into),
            Self::Tuple(members) if members.len() > 1 => print_members("(", members, ")", into),
            Self::Tuple(members) => print_members("tuple(", members, ")", into),
            Self::Map(members) => {
                into.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    into.push_str(if index > 0 { ", " } else { "" });
                    key.print(into);
                    into.push(':');
                    value.print(into);
                }
                into.push('}');
            }
        }
    }
}

fn print_members(open: &str, members: &[Value], close: &str, into: &mut String) {
    into.push_str(open);
    for (index, member) in members.iter().enumerate() {
        into.push_str(if index > 0 { ", " } else { "" });
        member.print(into);
    }
    into.push_str(close);
}

/// A float in the fewest digits that give it back, with a point wherever it could be taken for a whole number.
fn print_float(number: f64, into: &mut String) {
    if number.is_nan() {
        return into.push_str("nan");
    }
    if number.is_infinite() {
        return into.push_str(if number > 0.0 { "inf" } else { "-inf" });
    }
    let scientific = format!("{:e}", number.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = round_half_even(mantissa.replace('.', ""), number.abs());
    let (first, fraction) = digits.split_at_checked(1).unwrap_or_default();
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let point = exponent + 1;
    if number.is_sign_negative() {
        into.push('-');
    }
    match usize::try_from(point) {
        // Smaller than one: zeros stand before the digits, six of them at most.
        Ok(0) | Err(_) if exponent > -7 => {
            into.push_str("0.");
            into.extend(std::iter::repeat_n('0', point.unsigned_abs() as usize));
            into.push_str(&digits);
        }
        Ok(point) if exponent < 21 => match digits.split_at_checked(point) {
            Some((whole, fraction)) => {
                into.push_str(whole);
                into.push('.');
                into.push_str(fraction);
            }
            None => {
                into.push_str(&digits);
                into.extend(std::iter::repeat_n('0', point - digits.len()));
                into.push('.');
            }
        },
        _ => {
            into.push_str(first);
            into.push_str(if fraction.is_empty() { "" } else { "." });
            into.push_str(fraction);
            _ = write!(into, "e{exponent}");
        }
    }
}

/// How many digits the shortest form has at least where two of them are equally near.
const LONG: usize = 15;

/// Where the number lies exactly between two shortest forms, the server takes the one that ends with an even digit.
fn round_half_even(mut digits: String, number: f64) -> String {
    let is_odd = digits.as_bytes().last().is_some_and(|digit| digit % 2 == 1);
    if digits.len() < LONG || !is_odd {
        return digits;
    }
    // Far more digits than a number in the middle can have: they are exact.
    let exact = format!("{number:.40e}").replace('.', "");
    let below = digits.len() - 1;
    let is_between = exact.get(below + 1..below + 2) == Some("5")
        && exact.get(below + 2..41).is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'))
        && exact.get(below..=below).is_some_and(|digit| Some(digit) != digits.get(below..));
    if is_between && let Some(last) = digits.pop().and_then(|last| last.to_digit(10)) {
        _ = write!(digits, "{}", last - 1);
    }
    digits
}

/// A text in single quotes.
pub fn print_text(text: &str, into: &mut String) {
    into.push('\'');
    push_escaped(into, text, '\'');
    into.push('\'');
}

/// The server prints bytes that are not UTF-8 as they are; a text cannot hold them, their escapes mean the same.
fn print_bytes(bytes: &[u8], into: &mut String) {
    into.push('\'');
    for chunk in bytes.utf8_chunks() {
        push_escaped(into, chunk.valid(), '\'');
        for byte in chunk.invalid() {
            _ = write!(into, "\\x{byte:02X}");
        }
    }
    into.push('\'');
}

/// A text as it stands between quotes of this kind.
pub(crate) fn push_escaped(into: &mut String, text: &str, quote: char) {
    let mut rest = text;
    while let Some((at, escape)) = rest.bytes().enumerate().find_map(|(at, byte)| Some((at, escape(byte, quote)?))) {
        into.push_str(rest.get(..at).unwrap_or_default());
        into.push('\\');
        into.push(escape);
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    into.push_str(rest);
}

fn escape(byte: u8, quote: char) -> Option<char> {
    match byte {
        b'\\' => Some('\\'),
        b'\n' => Some('n'),
        b'\r' => Some('r'),
        b'\t' => Some('t'),
        b'\0' => Some('0'),
        8 => Some('b'),
        12 => Some('f'),
        b'\'' | b'`' | b'"' if char::from(byte) == quote => Some(quote),
        _ => None,
    }
}

/// What stands between quotes, with its escapes and doubled quotes resolved. `None` where an escape or the text itself
/// does not end with the closing quote.
pub fn unquote(token: &str) -> Option<Vec<u8>> {
    let (&quote, rest) = token.as_bytes().split_first()?;
    let mut bytes = Vec::with_capacity(rest.len());
    let mut rest = rest;
    loop {
        let at = rest.iter().position(|&byte| byte == quote || byte == b'\\')?;
        let (plain, from) = rest.split_at_checked(at)?;
        bytes.extend_from_slice(plain);
        rest = match from {
            [first, second, after @ ..] if *first == quote && *second == quote => {
                bytes.push(quote);
                after
            }
            [_] if from.first() == Some(&quote) => return Some(bytes),
            [b'\\', b'x', high, low, after @ ..] => {
                bytes.push(nibble(*high).wrapping_mul(16).wrapping_add(nibble(*low)));
                after
            }
            [b'\\', b'x', ..] => return None,
            [b'\\', b'N', after @ ..] => after,
            [b'\\', escaped, after @ ..] => {
                unescape(*escaped, &mut bytes);
                after
            }
            _ => return None,
        };
    }
}

/// The value of a hexadecimal digit; the server takes any other byte for 255.
fn nibble(byte: u8) -> u8 {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(u8::MAX)
}

fn unescape(escaped: u8, into: &mut Vec<u8>) {
    let character = match escaped {
        b'a' => 7,
        b'b' => 8,
        b'e' => 27,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        b'0' => 0,
        b'\\' | b'`' | b'"' | b'\'' | b'/' | b'=' | 0..=31 => escaped,
        other => {
            into.push(b'\\');
            other
        }
    };
    into.push(character);
}

/// What a text literal means, whichever way it is written: `'a'`, `x'61'`, `b'01100001'`, `$$a$$`, `‘a’`.
pub fn text_value(token: &str) -> Option<Value> {
    match token.as_bytes().first()? {
        b'x' | b'X' => Some(digits(token, 16).into()),
        b'b' | b'B' => Some(digits(token, 2).into()),
        b'$' => {
            let tag = token.get(1..)?.find('$')? + 2;
            Some(Value::Text(token.get(tag..token.len().checked_sub(tag)?)?.into()))
        }
        b'\'' => unquote(token).map(Value::from),
        _ => Some(Value::Text(token.strip_prefix('‘')?.strip_suffix('’')?.into())),
    }
}

/// The bytes that the digits of `x'…'` or `b'…'` spell: the first byte may lack its leading digits.
fn digits(token: &str, radix: u32) -> Vec<u8> {
    let per_byte = if radix == 16 { 2 } else { 8 };
    let digits = token.get(2..).and_then(|rest| rest.strip_suffix('\'')).unwrap_or_default().as_bytes();
    digits
        .rchunks(per_byte)
        .rev()
        .map(|chunk| {
            chunk.iter().fold(0_u8, |byte, digit| {
                byte.wrapping_mul(u8::try_from(radix).unwrap_or_default()).wrapping_add(nibble(*digit))
            })
        })
        .collect()
}

/// How many characters the server reads a number from, `_` apart.
const MAX_NUMBER_LENGTH: usize = 319;

/// What a number means. `None` for what the server takes for a number and cannot read: `0B11`, `0b12`, `1e400`.
pub fn number_value(token: &str, is_negative: bool) -> Option<Value> {
    let stripped;
    let text = if token.contains('_') {
        stripped = token.replace('_', "");
        stripped.as_str()
    } else {
        token
    };
    if text.len() > MAX_NUMBER_LENGTH {
        return None;
    }
    if let Some(binary) = text.strip_prefix("0b") {
        return whole(u64::from_str_radix(binary, 2).ok()?, is_negative);
    }
    let hexadecimal = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let number = match hexadecimal {
        Some(hexadecimal) => u64::from_str_radix(hexadecimal, 16).ok(),
        None => text.parse().ok(),
    };
    if let Some(value) = number.and_then(|number| whole(number, is_negative)) {
        return Some(value);
    }
    let number = match hexadecimal {
        Some(hexadecimal) => hexadecimal_float(hexadecimal)?,
        None => text.parse().ok().filter(|number: &f64| number.is_finite())?,
    };
    Some(Value::Float(Float(if is_negative { -number } else { number })))
}

/// A whole number, as long as its sign lets it fit into 64 bits. Zero has no sign.
fn whole(number: u64, is_negative: bool) -> Option<Value> {
    if !is_negative || number == 0 {
        return Some(Value::Unsigned(number));
    }
    0_i64.checked_sub_unsigned(number).map(Value::Signed)
}

/// `1.8p3`: digits to the base 16, times a power of two.
fn hexadecimal_float(text: &str) -> Option<f64> {
    let (digits, exponent) = text.split_once(['p', 'P']).unwrap_or((text, "0"));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let mut exponent = exponent.parse::<i64>().ok()?.clamp(-10_000, 10_000);
    let mut mantissa = 0_u64;
    for (index, digit) in before.chars().chain(after.chars()).enumerate() {
        let digit = u64::from(digit.to_digit(16)?);
        if mantissa >> 60 == 0 {
            mantissa = mantissa * 16 + digit;
            exponent -= if index >= before.len() { 4 } else { 0 };
        } else {
            // No room for more digits, but a remainder decides which way the number is rounded.
            mantissa |= u64::from(digit != 0);
            exponent += if index >= before.len() { 0 } else { 4 };
        }
    }
    let number = scale(mantissa, exponent);
    number.is_finite().then_some(number)
}

#[expect(clippy::cast_precision_loss, reason = "rounding to the nearest float is what is asked for")]
fn scale(mantissa: u64, exponent: i64) -> f64 {
    let exponent = i32::try_from(exponent).unwrap_or_default();
    // In two steps: a power of two that is itself no float may still give one.
    let half = exponent / 2;
    mantissa as f64 * f64::from(2).powi(half) * f64::from(2).powi(exponent - half)
}

/// `inf`, `infinity` and `nan`, in any case.
pub fn special_number(word: &str, is_negative: bool) -> Option<Value> {
    let number = if word.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else if word.eq_ignore_ascii_case("inf") || word.eq_ignore_ascii_case("infinity") {
        f64::INFINITY
    } else {
        return None;
    };
    Some(Value::Float(Float(if is_negative { -number } else { number })))
}
