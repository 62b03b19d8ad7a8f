//! Data types in the server's spelling: aliases resolved, defaults written out, `Nullable` taken apart.
//!
//! Rules: `system.data_type_families` for names, observed `create_table_query` of ClickHouse 26.7 for arguments.

use std::sync::Arc;

use crate::collections::sort_by;
use crate::facts::{aggregate_function, data_type_family};
use crate::fragment::{canonical_query, split_at_commas};
use crate::lexer::{Token, TokenKind, significant_tokens};
use crate::{number, quote};

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
        let (text, written_null) = without_null(text);
        let nullable = nullable || written_null;
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

/// A declaration may say `NULL` or `NOT NULL` behind the type. The type without it, and whether it is `NULL`.
fn without_null(text: &str) -> (&str, bool) {
    if !text.trim_end().to_ascii_uppercase().ends_with("NULL") {
        return (text, false);
    }
    match significant_tokens(text).as_slice() {
        [_, .., not, null] if not.is_word("NOT") && null.is_word("NULL") => {
            (text.get(..not.start).unwrap_or(text).trim_end(), false)
        }
        [_, .., null] if null.is_word("NULL") => (text.get(..null.start).unwrap_or(text).trim_end(), true),
        _ => (text, false),
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
        // `INT(11) UNSIGNED`: the sign stands behind the display width.
        let signed_family = self.tokens.first().filter(|token| token.kind == TokenKind::Word).and_then(|sign| {
            let family = data_type_family(&format!("{spelling} {}", sign.text))?;
            self.tokens = self.tokens.get(1..)?;
            Some(family.to_owned())
        });
        self.depth += 1;
        let name = with_arguments(&signed_family.unwrap_or(family), &arguments, self.depth);
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
        "DateTime32" => "DateTime".to_owned(),
        "DateTime64" => "DateTime64(3)".to_owned(),
        "Time64" => "Time64(3)".to_owned(),
        "Decimal" => "Decimal(10, 0)".to_owned(),
        "Tuple" => "Tuple()".to_owned(),
        other => other.to_owned(),
    }
}

fn with_arguments(family: &str, arguments: &[&[Token<'_>]], depth: usize) -> Option<String> {
    let joined = |items: Vec<String>| format!("{family}({})", items.join(", "));
    match family {
        _ if arguments.is_empty() => Some(without_arguments(family)),
        "Array" | "Nullable" | "LowCardinality" | "Map" => {
            arguments.iter().map(|tokens| nested(tokens, depth)).collect::<Option<Vec<_>>>().map(joined)
        }
        "Variant" => {
            let mut members = arguments.iter().map(|tokens| nested(tokens, depth)).collect::<Option<Vec<_>>>()?;
            sort_by(&mut members, Ord::cmp);
            members.dedup();
            Some(joined(members))
        }
        "Tuple" | "Nested" => {
            arguments.iter().map(|tokens| element(tokens, depth)).collect::<Option<Vec<_>>>().map(joined)
        }
        "AggregateFunction" | "SimpleAggregateFunction" => aggregate(arguments, depth).map(joined),
        "Enum" | "Enum8" | "Enum16" => enumeration(family, arguments),
        "JSON" => json(arguments, depth),
        "QBit" => {
            let (element, rest) = arguments.split_first()?;
            let mut items = vec![nested(element, depth)?];
            items.extend(rest.iter().map(|tokens| text_of(tokens)));
            Some(joined(items))
        }
        "Dynamic" => Some(match parameter(arguments.first()?) {
            Some(("max_types", limit)) if limit == DEFAULT_TYPES => family.to_owned(),
            Some((name, limit)) => format!("{family}({name}={limit})"),
            None => joined(arguments.iter().map(|tokens| text_of(tokens)).collect()),
        }),
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
        "DateTime" | "DateTime32" => time_type("DateTime", arguments),
        "Time" => time_type("Time", arguments),
        "DateTime64" | "Time64" => time_type(family.strip_suffix("64")?, arguments),
        // Lengths say nothing: VARCHAR(255), INT(11), FLOAT(10, 2), and as little behind the server's own names.
        "String" => Some(family.to_owned()),
        _ if ["Int", "UInt", "Float", "BFloat"].iter().any(|number| is_sized(family, number)) => {
            Some(family.to_owned())
        }
        _ => Some(joined(arguments.iter().map(|tokens| text_of(tokens)).collect())),
    }
}

/// Whether a family is a name with a width in bits: `Int32`, and not `IntervalDay`.
fn is_sized(family: &str, name: &str) -> bool {
    family.strip_prefix(name).is_some_and(|width| width.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `DateTime(0)` is `DateTime`, `DateTime(3)` is `DateTime64(3)`; a zone counts only where it is a string.
fn time_type(family: &str, arguments: &[&[Token<'_>]]) -> Option<String> {
    let zone_of =
        |tokens: &&[Token<'_>]| matches!(tokens, [zone] if zone.kind == TokenKind::String).then(|| text_of(tokens));
    let (first, rest) = arguments.split_first()?;
    let (precision, zone) = match first {
        [number] if number.kind == TokenKind::Number => (text_of(first), rest.first().and_then(zone_of)),
        _ => ("0".to_owned(), zone_of(first)),
    };
    Some(match (precision.as_str(), zone) {
        ("0", None) => family.to_owned(),
        ("0", Some(zone)) => format!("{family}({zone})"),
        (precision, None) => format!("{family}64({precision})"),
        (precision, Some(zone)) => format!("{family}64({precision}, {zone})"),
    })
}

/// Functions whose states have a second version, which is what a state without a version is.
const VERSIONED: &[&str] = &["maxMap", "minMap", "sumMap"];

/// A version where one counts, the function in the server's spelling, and the types.
fn aggregate(arguments: &[&[Token<'_>]], depth: usize) -> Option<Vec<String>> {
    let (version, rest) = match arguments {
        [[version], rest @ ..] if version.kind == TokenKind::Number => (Some(version.text), rest),
        rest => (None, rest),
    };
    let (function, types) = rest.split_first()?;
    let (name, parameters) = function.split_first()?;
    let name = aggregate_function(&quote::spelled_name(name.text)?);
    let is_usual = version == Some("1") && VERSIONED.iter().any(|versioned| name.starts_with(versioned));
    let mut items: Vec<String> = version.filter(|_| !is_usual).map(str::to_owned).into_iter().collect();
    items.push(match text_of(parameters).as_str() {
        "()" => name,
        parameters => name + parameters,
    });
    for tokens in types {
        items.push(nested(tokens, depth)?);
    }
    Some(items)
}

/// `name = number`.
fn parameter<'t>(tokens: &[Token<'t>]) -> Option<(&'t str, String)> {
    match tokens {
        [name, equals, number] if equals.text == "=" && number.kind == TokenKind::Number => {
            Some((name.text, text_of(std::slice::from_ref(number))))
        }
        _ => None,
    }
}

/// How many types and paths a `Dynamic` and a `JSON` hold apart where nothing else is said.
const DEFAULT_TYPES: &str = "32";
const DEFAULT_PATHS: &str = "1024";

/// Parameters that are not at their default, then typed paths, then skipped ones, each by name, then skipped patterns.
fn json(arguments: &[&[Token<'_>]], depth: usize) -> Option<String> {
    let (mut limits, mut typed, mut skipped, mut patterns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for tokens in arguments {
        if let Some((name, limit)) = parameter(tokens) {
            let default = if name == "max_dynamic_types" { DEFAULT_TYPES } else { DEFAULT_PATHS };
            limits.extend((limit != default).then(|| format!("{name}={limit}")));
            continue;
        }
        match tokens {
            [skip, regexp, pattern] if skip.is_word("SKIP") && regexp.is_word("REGEXP") => {
                patterns.push(format!("SKIP REGEXP {}", text_of(std::slice::from_ref(pattern))));
            }
            [skip, path @ ..] if skip.is_word("SKIP") && json_path(path).is_some_and(|(_, rest)| rest.is_empty()) => {
                skipped.push(json_path(path)?.0);
            }
            _ => {
                let (path, data_type) = json_path(tokens)?;
                typed.push((path, nested(data_type, depth)?));
            }
        }
    }
    // The server has the number of types in front of that of paths.
    sort_by(&mut limits, |left, right| right.cmp(left));
    sort_by(&mut typed, Ord::cmp);
    sort_by(&mut skipped, Ord::cmp);
    let typed = typed.into_iter().map(|(path, data_type)| format!("{} {data_type}", quote::name(&path)));
    let skipped = skipped.into_iter().map(|path| format!("SKIP {}", quote::name(&path)));
    let items: Vec<String> = limits.into_iter().chain(typed).chain(skipped).chain(patterns).collect();
    Some(if items.is_empty() { "JSON".to_owned() } else { format!("JSON({})", items.join(", ")) })
}

/// A path of names with dots between them, and what stands behind it.
fn json_path<'s, 't>(tokens: &'s [Token<'t>]) -> Option<(String, &'s [Token<'t>])> {
    let (first, mut rest) = tokens.split_first()?;
    let mut path = quote::spelled_name(first.text)?;
    while let [dot, name, after @ ..] = rest
        && dot.kind == TokenKind::Dot
    {
        path.push('.');
        path.push_str(&quote::spelled_name(name.text)?);
        rest = after;
    }
    Some((path, rest))
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

fn whole(token: &Token<'_>) -> Option<i64> {
    number::canonical(token.text)?.parse().ok()
}

/// Members sorted by number; numbers that are not written follow on from the one before.
fn enumeration(family: &str, arguments: &[&[Token<'_>]]) -> Option<String> {
    let mut members = Vec::new();
    let mut next = 1_i64;
    for tokens in arguments {
        let (name, number) = match tokens {
            [name] => (name, next),
            [name, _equals, number] => (name, whole(number)?),
            [name, _equals, sign, number] if sign.text == "+" => (name, whole(number)?),
            [name, _equals, sign, number] if sign.text == "-" => (name, -whole(number)?),
            _ => return None,
        };
        if name.kind != TokenKind::String {
            return None;
        }
        members.push((number, quote::string(&quote::unquoted(name.text)?)));
        next = number.checked_add(1)?;
    }
    sort_by(&mut members, Ord::cmp);
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
            ("Variant(INT, INTEGER)", "Variant(Int32)"),
            ("DateTime32", "DateTime"),
            ("DateTime32('UTC')", "DateTime('UTC')"),
            ("DateTime64(0x3, \"UTC\")", "DateTime64(3)"),
            ("Time(6)", "Time64(6)"),
            ("Time(0)", "Time"),
            ("INT(11) UNSIGNED", "UInt32"),
            ("Float64(10, 2)", "Float64"),
            ("Enum16('a' = 0x10, 'b' = +1_7)", "Enum16('a' = 16, 'b' = 17)"),
            ("FixedString(0x10)", "FixedString(16)"),
            ("Decimal()", "Decimal(10, 0)"),
            ("Tuple(a Tuple)", "Tuple(a Tuple())"),
            ("QBit(DOUBLE, 0x10)", "QBit(Float64, 16)"),
            ("Dynamic(max_types = 0x5)", "Dynamic(max_types=5)"),
            ("Dynamic(max_types = 32)", "Dynamic"),
            ("JSON()", "JSON"),
            ("JSON(max_dynamic_paths = 1024, max_dynamic_types=32)", "JSON"),
            (
                "JSON(z.`a b` INT, max_dynamic_paths=8, max_dynamic_types = 3, SKIP REGEXP 'x', SKIP c.d, a JSON(b BIGINT))",
                "JSON(max_dynamic_types=3, max_dynamic_paths=8, a JSON(b Int64), `z.a b` Int32, SKIP `c.d`, SKIP REGEXP 'x')",
            ),
            ("AggregateFunction(SUMIf, INT, UInt8)", "AggregateFunction(sumIf, Int32, UInt8)"),
            ("AggregateFunction(median(.50), INT)", "AggregateFunction(quantile(0.5), Int32)"),
            ("AggregateFunction(`count`())", "AggregateFunction(count)"),
            ("AggregateFunction(1, sum, INT)", "AggregateFunction(1, sum, Int32)"),
            ("SimpleAggregateFunction(any_value, BIGINT)", "SimpleAggregateFunction(any, Int64)"),
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
    fn states_of_version_one_are_the_usual_ones() {
        let stored = "AggregateFunction(1, sumMapIf, Array(Int32), Array(Int32), UInt8)";
        assert_eq!(canonical(stored), canonical("AggregateFunction(sumMapIf, Array(INT), Array(INT), UInt8)"));
    }

    #[test]
    fn null_behind_a_type_is_the_column_s() {
        assert_eq!(ColumnType::read("INT NULL", false), ColumnType::read("Int32", true));
        assert_eq!(ColumnType::read("INT not null", false), ColumnType::read("Int32", false));
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
