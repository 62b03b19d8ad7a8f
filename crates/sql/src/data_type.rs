//! Data types in the server's spelling: aliases resolved, defaults written out, `Nullable` taken apart.
//!
//! Rules: `system.data_type_families` for names, observed `create_table_query` of ClickHouse 26.7 for arguments.

use std::sync::Arc;

use crate::facts::data_type_family;
use crate::fragment::{canonical_query, split_at_commas};
use crate::lexer::{Token, TokenKind, significant_tokens};
use crate::quote;

/// How deep types are read; deeper ones are compared by their tokens as they stand.
const MAX_TYPE_NESTING: usize = 128;

/// A column's type as the server would store it, with an outer `Nullable` apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ColumnType {
    /// The type without `Nullable`.
    pub name: Arc<str>,
    /// Whether the column takes NULL.
    pub nullable: bool,
}

impl ColumnType {
    /// Reads a type as it is written in a definition or by a server. `nullable` is the definition's own flag.
    pub fn read(text: &str, nullable: bool) -> Self {
        let name = canonical(text);
        if let Some(inner) = argument_of(&name, "Nullable(") {
            return Self { name: inner.into(), nullable: true };
        }
        // LowCardinality is outside, Nullable inside: the server refuses the other way round.
        if let Some(inner) = argument_of(&name, "LowCardinality(Nullable(").and_then(|inner| inner.strip_suffix(')')) {
            return Self { name: format!("LowCardinality({inner})").into(), nullable: true };
        }
        Self { name: name.into(), nullable }
    }

    /// The type in full, as it stands in a column's declaration.
    pub fn text(&self) -> String {
        if !self.nullable {
            return self.name.to_string();
        }
        match argument_of(&self.name, "LowCardinality(") {
            Some(inner) => format!("LowCardinality(Nullable({inner}))"),
            None => format!("Nullable({})", self.name),
        }
    }

    /// Whether the server allows NULL in this type: not in arrays, maps and nested structures.
    pub fn allows_null(&self) -> bool {
        !["Array(", "Map(", "Nested(", "Variant(", "Dynamic", "AggregateFunction(", "Nullable("]
            .iter()
            .any(|refused| self.name.starts_with(refused))
    }

    /// Name and type of each part of a `Nested`; nothing for every other type.
    pub fn nested_parts(&self) -> Vec<(String, String)> {
        let Some(list) = argument_of(&self.name, "Nested(") else { return Vec::new() };
        split_at_commas(list)
            .into_iter()
            .filter_map(|part| {
                let (name, rest) = significant_tokens(part).first().map(|name| (name.text, part.get(name.end()..)))?;
                Some((quote::spelled_name(name)?, rest?.trim().to_owned()))
            })
            .collect()
    }

    /// Width in bits, whether it has a sign, for whole numbers.
    pub fn integer(&self) -> Option<(u32, bool)> {
        let (signed, digits) = match self.name.strip_prefix("UInt") {
            Some(digits) => (false, digits),
            None => (true, self.name.strip_prefix("Int")?),
        };
        digits.parse().ok().map(|bits| (bits, signed))
    }
}

fn argument_of<'t>(name: &'t str, opening: &str) -> Option<&'t str> {
    name.strip_prefix(opening)?.strip_suffix(')')
}

/// The server's spelling of a type. A text that is no type comes back with its tokens respaced.
pub fn canonical(text: &str) -> String {
    let tokens = significant_tokens(text);
    let mut reader = Reader { tokens: &tokens, depth: 0 };
    match reader.data_type() {
        Some(name) if reader.tokens.is_empty() => name,
        _ => canonical_query(text),
    }
}

struct Reader<'s, 't> {
    tokens: &'s [Token<'t>],
    depth: usize,
}

impl<'s, 't> Reader<'s, 't> {
    fn data_type(&mut self) -> Option<String> {
        if self.depth == MAX_TYPE_NESTING {
            return None;
        }
        let (spelling, family) = self.family()?;
        let Some(arguments) = self.arguments() else {
            return self
                .tokens
                .first()
                .is_none_or(|token| token.kind != TokenKind::OpenParen)
                .then(|| without_arguments(&family));
        };
        self.depth += 1;
        let name = with_arguments(&spelling, &family, &arguments, self.depth);
        self.depth -= 1;
        name
    }

    /// The longest run of words that names a family: `DOUBLE PRECISION`, `INT UNSIGNED`.
    fn family(&mut self) -> Option<(String, String)> {
        let words = self.tokens.iter().take_while(|token| token.kind == TokenKind::Word).count();
        for length in (1..=words.min(4)).rev() {
            let run = self.tokens.get(..length)?;
            let spelling = run.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
            if let Some(family) = data_type_family(&spelling) {
                self.tokens = self.tokens.get(length..)?;
                return Some((spelling, family.to_owned()));
            }
        }
        None
    }

    /// The arguments in parentheses, each as its tokens.
    fn arguments(&mut self) -> Option<Vec<&'s [Token<'t>]>> {
        let tokens = self.tokens;
        if tokens.first()?.kind != TokenKind::OpenParen {
            return None;
        }
        let mut depth = 0_usize;
        let mut start = 1;
        let mut arguments = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::OpenParen => depth += 1,
                TokenKind::CloseParen => {
                    depth -= 1;
                    if depth == 0 {
                        arguments.extend(tokens.get(start..index).filter(|argument| !argument.is_empty()));
                        self.tokens = tokens.get(index + 1..)?;
                        return Some(arguments);
                    }
                }
                TokenKind::Comma if depth == 1 => {
                    arguments.push(tokens.get(start..index)?);
                    start = index + 1;
                }
                _ => {}
            }
        }
        None
    }
}

fn without_arguments(family: &str) -> String {
    match family {
        "DateTime64" => "DateTime64(3)".to_owned(),
        "Time64" => "Time64(3)".to_owned(),
        "Decimal" => "Decimal(10, 0)".to_owned(),
        other => other.to_owned(),
    }
}

fn with_arguments(spelling: &str, family: &str, arguments: &[&[Token<'_>]], depth: usize) -> Option<String> {
    let joined = |items: Vec<String>| format!("{family}({})", items.join(", "));
    match family {
        "Array" | "Nullable" | "LowCardinality" | "Map" => {
            arguments.iter().map(|tokens| nested(tokens, depth)).collect::<Option<Vec<_>>>().map(joined)
        }
        "Variant" => {
            let mut members = arguments.iter().map(|tokens| nested(tokens, depth)).collect::<Option<Vec<_>>>()?;
            members.sort();
            Some(joined(members))
        }
        "Tuple" | "Nested" => {
            arguments.iter().map(|tokens| element(tokens, depth)).collect::<Option<Vec<_>>>().map(joined)
        }
        "AggregateFunction" | "SimpleAggregateFunction" => {
            let (function, types) = arguments.split_first()?;
            let mut items = vec![text_of(function)];
            for tokens in types {
                items.push(nested(tokens, depth)?);
            }
            Some(joined(items))
        }
        "Enum" | "Enum8" | "Enum16" => enumeration(family, arguments),
        "Decimal" => {
            let precision = text_of(arguments.first()?);
            let scale = arguments.get(1).map_or_else(|| "0".to_owned(), |tokens| text_of(tokens));
            Some(format!("Decimal({precision}, {scale})"))
        }
        "Decimal32" | "Decimal64" | "Decimal128" | "Decimal256" => {
            let precision = match family {
                "Decimal32" => 9,
                "Decimal64" => 18,
                "Decimal128" => 38,
                _ => 76,
            };
            Some(format!("Decimal({precision}, {})", text_of(arguments.first()?)))
        }
        "DateTime" => match arguments {
            [first, rest @ ..] if first.first()?.kind == TokenKind::Number => {
                let zone = rest.iter().map(|tokens| text_of(tokens)).collect::<Vec<_>>();
                match (text_of(first).as_str(), zone.as_slice()) {
                    ("0", []) => Some("DateTime".to_owned()),
                    ("0", [zone, ..]) => Some(format!("DateTime({zone})")),
                    (precision, []) => Some(format!("DateTime64({precision})")),
                    (precision, [zone, ..]) => Some(format!("DateTime64({precision}, {zone})")),
                }
            }
            other => Some(joined(other.iter().map(|tokens| text_of(tokens)).collect())),
        },
        // Lengths say nothing in aliases such as VARCHAR(255) and INT(11).
        "String" => Some("String".to_owned()),
        other
            if other != spelling
                && (other.starts_with("Int") || other.starts_with("UInt") || other.starts_with("Float")) =>
        {
            Some(other.to_owned())
        }
        _ if arguments.is_empty() => Some(without_arguments(family)),
        _ => Some(joined(arguments.iter().map(|tokens| text_of(tokens)).collect())),
    }
}

fn nested(tokens: &[Token<'_>], depth: usize) -> Option<String> {
    let mut reader = Reader { tokens, depth };
    let name = reader.data_type()?;
    reader.tokens.is_empty().then_some(name)
}

/// A member of a tuple: a type, or a name and a type.
fn element(tokens: &[Token<'_>], depth: usize) -> Option<String> {
    if let Some(name) = nested(tokens, depth) {
        return Some(name);
    }
    let (name, rest) = tokens.split_first()?;
    let spelled = match name.kind {
        TokenKind::Word => name.text.to_owned(),
        TokenKind::QuotedName => quote::unquoted(name.text)?,
        _ => return None,
    };
    Some(format!("{} {}", quote::name(&spelled), nested(rest, depth)?))
}

fn text_of(tokens: &[Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(_), Some(_)) => canonical_query(&tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" ")),
        _ => String::new(),
    }
}

/// Members sorted by number; numbers that are not written follow on from the one before.
fn enumeration(family: &str, arguments: &[&[Token<'_>]]) -> Option<String> {
    let mut members = Vec::new();
    let mut next = 1_i64;
    for tokens in arguments {
        let (name, number) = match tokens {
            [name] => (name, next),
            [name, _equals, number] => (name, number.text.parse().ok()?),
            [name, _equals, minus, number] if minus.text == "-" => (name, -number.text.parse::<i64>().ok()?),
            _ => return None,
        };
        if name.kind != TokenKind::String {
            return None;
        }
        members.push((number, quote::string(&quote::unquoted(name.text)?)));
        next = number.checked_add(1)?;
    }
    members.sort();
    let wide = members.iter().any(|(number, _)| i8::try_from(*number).is_err());
    let family = match family {
        "Enum" if wide => "Enum16",
        "Enum" => "Enum8",
        other => other,
    };
    let items: Vec<_> = members.into_iter().map(|(number, name)| format!("{name} = {number}")).collect();
    Some(format!("{family}({})", items.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{ColumnType, canonical};

    /// Right-hand sides: `create_table_query` of ClickHouse 26.7 for a column of the left-hand type.
    #[test]
    fn types_in_the_servers_spelling() {
        for (written, stored) in [
            ("BIGINT", "Int64"),
            ("int(11)", "Int32"),
            ("INT UNSIGNED", "UInt32"),
            ("DOUBLE PRECISION", "Float64"),
            ("VARCHAR(255)", "String"),
            ("BINARY(5)", "FixedString(5)"),
            ("Boolean", "Bool"),
            ("DECIMAL", "Decimal(10, 0)"),
            ("Decimal(18,4)", "Decimal(18, 4)"),
            ("Decimal64(2)", "Decimal(18, 2)"),
            ("DateTime64", "DateTime64(3)"),
            ("DateTime64(3,'UTC')", "DateTime64(3, 'UTC')"),
            ("DateTime(3)", "DateTime64(3)"),
            ("TIMESTAMP", "DateTime"),
            ("Enum('b' = 2,'a'=1)", "Enum8('a' = 1, 'b' = 2)"),
            ("Enum('a','b')", "Enum8('a' = 1, 'b' = 2)"),
            ("Enum('a' = 1000)", "Enum16('a' = 1000)"),
            ("Enum8('x'=-1,'y')", "Enum8('x' = -1, 'y' = 0)"),
            ("Map(String,UInt8)", "Map(String, UInt8)"),
            ("Tuple(a BIGINT,`b c` String)", "Tuple(a Int64, `b c` String)"),
            ("AggregateFunction(sum,UInt64)", "AggregateFunction(sum, UInt64)"),
            ("AggregateFunction(quantiles(0.5,0.9),BIGINT)", "AggregateFunction(quantiles(0.5, 0.9), Int64)"),
            ("Array( Array( Nullable(TEXT) ) )", "Array(Array(Nullable(String)))"),
            ("Variant(UInt8,String)", "Variant(String, UInt8)"),
        ] {
            assert_eq!(canonical(written), stored, "{written}");
            assert_eq!(canonical(stored), stored, "{stored}");
        }
    }

    #[test]
    fn nullable_is_a_property() {
        let written_out = ColumnType::read("Nullable(String)", false);
        assert_eq!(written_out, ColumnType::read("String", true));
        assert_eq!(written_out.text(), "Nullable(String)");
        let dictionary_encoded = ColumnType::read("LowCardinality(String)", true);
        assert_eq!(dictionary_encoded.text(), "LowCardinality(Nullable(String))");
        assert_eq!(dictionary_encoded, ColumnType::read("LowCardinality(Nullable(String))", false));
        assert!(!ColumnType::read("Array(String)", true).allows_null());
    }

    #[test]
    fn nested_has_parts() {
        let nested = ColumnType::read("Nested(`a b` BIGINT, c Map(String, UInt8))", false);
        let part = |name: &str, data_type: &str| (name.to_owned(), data_type.to_owned());
        assert_eq!(nested.nested_parts(), [part("a b", "Int64"), part("c", "Map(String, UInt8)")]);
        assert_eq!(ColumnType::read("Array(String)", false).nested_parts(), []);
    }

    #[test]
    fn nesting_does_not_overflow_the_stack() {
        let deep = format!("{}Int8{}", "Array(".repeat(100_000), ")".repeat(100_000));
        assert!(canonical(&deep).starts_with("Array(Array("));
    }
}
