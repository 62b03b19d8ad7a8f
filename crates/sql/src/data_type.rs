//! Data types in the server's spelling: aliases resolved, defaults written out, `Nullable` taken apart.
//!
//! Rules: `system.data_type_families` for names, observed `create_table_query` of ClickHouse 26.7 for arguments.

use std::fmt::Write;
use std::sync::Arc;

use crate::collections::sort_by;
use crate::facts::{aggregate_function, data_type_family};
use crate::format::{Layout, Printer};
use crate::lexer::TextProblem;
use crate::literal::Value;
use crate::parse::{parse_all, parse_data_type};
use crate::quote;
use crate::tree::data_type::{
    AggregateArguments, JsonArgument, TupleElement, TypeArgument, TypeArguments, TypeParameter,
};
use crate::tree::expression::ExpressionKind;
use crate::tree::{DataType, Expression, Literal};

/// A column's type as the server would store it, with an outer `Nullable` apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ColumnType {
    /// The type without `Nullable`.
    pub name: Arc<str>,
    /// Whether the column takes NULL.
    pub nullable: bool,
}

impl ColumnType {
    /// Reads a type as it is written in a definition or by a server: `NULL` or `NOT NULL` may stand behind it.
    pub fn read(text: &str) -> Result<Self, Vec<TextProblem>> {
        let (data_type, nullable) = parse_all(text, |parser| {
            let data_type = parser.data_type()?;
            let is_refused = parser.accept_words("NOT NULL");
            Ok((data_type, !is_refused && parser.accept_words("NULL")))
        })?;
        Ok(Self::of(&data_type, nullable))
    }

    /// The type of a column that is declared with this one. `nullable` is the declaration's own word.
    pub fn of(data_type: &DataType, nullable: bool) -> Self {
        let name = canonical(data_type);
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

    /// The tree of the type without `Nullable`; nothing for a text that was refused.
    pub fn tree(&self) -> Option<DataType> {
        parse_data_type(&self.name).ok()
    }

    /// Name and type of each part of a `Nested`; nothing for every other type.
    pub fn nested_parts(&self) -> Vec<(String, String)> {
        let tree = if self.name.starts_with("Nested(") { self.tree() } else { None };
        match tree.and_then(|data_type| data_type.arguments).as_deref() {
            Some(TypeArguments::Nested(columns)) => {
                columns.iter().map(|column| (column.name.text.to_string(), canonical(&column.data_type))).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn argument_of<'t>(name: &'t str, opening: &str) -> Option<&'t str> {
    name.strip_prefix(opening)?.strip_suffix(')')
}

/// The server's spelling of a type.
pub fn canonical(data_type: &DataType) -> String {
    let mut name = String::new();
    push_type(&mut name, data_type);
    name
}

/// The name under which the server stores the family of a type: `BIGINT` is `Int64`. As it is written where there is no
/// such family.
pub fn family(data_type: &DataType) -> &str {
    let known = match data_type.words {
        Some(words) => data_type_family(&format!("{} {words}", data_type.name.text)),
        None => data_type_family(&data_type.name.text),
    };
    known.unwrap_or(&data_type.name.text)
}

/// Types contain types, so what this takes of the stack counts: all but the plainest stands in functions of its own.
fn push_type(into: &mut String, data_type: &DataType) {
    let family = family(data_type);
    let Some(arguments) = data_type.arguments.as_deref() else { return into.push_str(without_arguments(family)) };
    match arguments {
        TypeArguments::List(list) => push_list(into, family, list),
        TypeArguments::Tuple(elements) => {
            push_items(into, family, elements, |into, TupleElement { name, data_type }| {
                push_named(into, name.as_ref().map(|name| &*name.text), data_type);
            });
        }
        TypeArguments::Nested(columns) => {
            push_items(into, family, columns, |into, column| {
                push_named(into, Some(&column.name.text), &column.data_type);
            });
        }
        TypeArguments::Json(arguments) => push_json(into, family, arguments),
        TypeArguments::Dynamic(parameters) => push_dynamic(into, family, parameters),
        TypeArguments::Aggregate(arguments) => push_aggregate(into, family, arguments),
    }
}

fn without_arguments(family: &str) -> &str {
    match family {
        "DateTime32" => "DateTime",
        "DateTime64" => "DateTime64(3)",
        "Time64" => "Time64(3)",
        "Decimal" => "Decimal(10, 0)",
        "Tuple" => "Tuple()",
        other => other,
    }
}

fn push_items<T>(into: &mut String, family: &str, items: &[T], push: impl Fn(&mut String, &T)) {
    into.push_str(family);
    into.push('(');
    for (index, item) in items.iter().enumerate() {
        into.push_str(if index > 0 { ", " } else { "" });
        push(into, item);
    }
    into.push(')');
}

fn push_texts(into: &mut String, family: &str, texts: &[String]) {
    push_items(into, family, texts, |into, text| into.push_str(text));
}

fn push_named(into: &mut String, name: Option<&str>, data_type: &DataType) {
    if let Some(name) = name {
        into.push_str(&quote::name(name));
        into.push(' ');
    }
    push_type(into, data_type);
}

fn push_argument(into: &mut String, argument: &TypeArgument) {
    match argument {
        TypeArgument::Type(data_type) => push_type(into, data_type),
        TypeArgument::Literal(literal) => literal.value.print(into),
        TypeArgument::Equality(values) => {
            for (index, literal) in values.iter().enumerate() {
                into.push_str(if index > 0 { " = " } else { "" });
                literal.value.print(into);
            }
        }
    }
}

fn push_list(into: &mut String, family: &str, list: &[TypeArgument]) {
    match family {
        "Variant" => push_variant(into, family, list),
        "Enum" | "Enum8" | "Enum16" => push_enumeration(into, family, list),
        "Decimal" | "Decimal32" | "Decimal64" | "Decimal128" | "Decimal256" => push_decimal(into, family, list),
        "DateTime" | "DateTime32" | "DateTime64" | "Time" | "Time64" => push_time(into, family, list),
        // Lengths say nothing: VARCHAR(255), INT(11), FLOAT(10, 2), and as little behind the server's own names.
        "String" => into.push_str(family),
        _ if ["Int", "UInt", "Float", "BFloat"].iter().any(|number| is_sized(family, number)) => into.push_str(family),
        _ => push_items(into, family, list, push_argument),
    }
}

/// Whether a family is a name with a width in bits: `Int32`, and not `IntervalDay`.
fn is_sized(family: &str, name: &str) -> bool {
    family.strip_prefix(name).is_some_and(|width| width.bytes().all(|byte| byte.is_ascii_digit()))
}

fn text_of(argument: &TypeArgument) -> String {
    let mut text = String::new();
    push_argument(&mut text, argument);
    text
}

/// Each type once, by name.
#[inline(never)]
fn push_variant(into: &mut String, family: &str, list: &[TypeArgument]) {
    let mut members: Vec<String> = list.iter().map(text_of).collect();
    sort_by(&mut members, Ord::cmp);
    members.dedup();
    push_texts(into, family, &members);
}

#[inline(never)]
fn push_decimal(into: &mut String, family: &str, list: &[TypeArgument]) {
    let fixed = match family {
        "Decimal32" => Some("9"),
        "Decimal64" => Some("18"),
        "Decimal128" => Some("38"),
        "Decimal256" => Some("76"),
        _ => None,
    };
    let arguments: Vec<String> = fixed.map(str::to_owned).into_iter().chain(list.iter().map(text_of)).collect();
    match arguments.as_slice() {
        [precision] => _ = write!(into, "Decimal({precision}, 0)"),
        several => push_texts(into, "Decimal", several),
    }
}

/// `DateTime(0)` is `DateTime`, `DateTime(3)` is `DateTime64(3)`; a zone counts only where it is a text.
#[inline(never)]
fn push_time(into: &mut String, family: &str, list: &[TypeArgument]) {
    let name = if family.starts_with("DateTime") { "DateTime" } else { "Time" };
    let mut precision = None;
    let mut zone = None;
    for argument in list {
        match argument {
            TypeArgument::Literal(Literal { value: Value::Unsigned(number), .. }) => precision = Some(*number),
            TypeArgument::Literal(Literal { value: Value::Text(text), .. }) => zone = Some(quote::string(text)),
            _ => {}
        }
    }
    let precision = precision.filter(|precision| *precision > 0).map(|precision| precision.to_string());
    into.push_str(name);
    if precision.is_some() {
        into.push_str("64");
    }
    let arguments: Vec<String> = precision.into_iter().chain(zone).collect();
    if !arguments.is_empty() {
        push_texts(into, "", &arguments);
    }
}

/// Functions whose states have a second version, which is what a state without a version is.
const VERSIONED: &[&str] = &["maxMap", "minMap", "sumMap"];

/// A version where one counts, the function in the server's spelling, and the types.
#[inline(never)]
fn push_aggregate(into: &mut String, family: &str, arguments: &AggregateArguments) {
    let function = arguments.function.as_ref().map(aggregate_text).unwrap_or_default();
    let version = arguments.version.as_ref().map(|version| &version.value);
    let is_usual =
        version == Some(&Value::Unsigned(1)) && VERSIONED.iter().any(|versioned| function.starts_with(versioned));
    into.push_str(family);
    into.push('(');
    if let Some(version) = version.filter(|_| !is_usual) {
        version.print(into);
        into.push_str(", ");
    }
    into.push_str(&function);
    for data_type in &arguments.types {
        into.push_str(", ");
        push_type(into, data_type);
    }
    into.push(')');
}

fn aggregate_text(function: &Expression) -> String {
    let mut printer = Printer::new(Layout::Line);
    match &function.kind {
        ExpressionKind::Identifier(path) => printer.push(&aggregate_function(&path.to_name())),
        ExpressionKind::Function(call) if call.parameters.is_none() => {
            printer.push(&aggregate_function(&call.name.to_name()));
            if !call.arguments.is_empty() {
                printer.push("(");
                printer.listed_expressions(&call.arguments);
                printer.push(")");
            }
        }
        _ => printer.expression(function),
    }
    printer.finish()
}

/// How many types and paths a `Dynamic` and a `JSON` hold apart where nothing else is said.
const DEFAULT_TYPES: Value = Value::Unsigned(32);
const DEFAULT_PATHS: Value = Value::Unsigned(1024);

#[inline(never)]
fn push_dynamic(into: &mut String, family: &str, parameters: &[TypeParameter]) {
    let written: Vec<String> = parameters
        .iter()
        .filter(|parameter| parameter.value.value != DEFAULT_TYPES)
        .map(|parameter| parameter_text(&parameter.name.text, &parameter.value))
        .collect();
    if written.is_empty() { into.push_str(family) } else { push_texts(into, family, &written) }
}

fn parameter_text(name: &str, value: &Literal) -> String {
    let mut text = format!("{name}=");
    value.value.print(&mut text);
    text
}

/// Parameters that are not at their default, then typed paths, then skipped ones, each by name, then skipped patterns.
#[inline(never)]
fn push_json(into: &mut String, family: &str, arguments: &[JsonArgument]) {
    let (mut limits, mut typed, mut skipped, mut patterns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for argument in arguments {
        match argument {
            JsonArgument::Parameter { path, value } => {
                let name = path.to_name();
                let default = if name == "max_dynamic_types" { DEFAULT_TYPES } else { DEFAULT_PATHS };
                limits.extend((value.value != default).then(|| parameter_text(&name, value)));
            }
            JsonArgument::Path { path, data_type } => typed.push((path.to_name(), canonical(data_type))),
            JsonArgument::Skip(path) => skipped.push(path.to_name()),
            JsonArgument::SkipRegexp(pattern) => {
                let mut text = "SKIP REGEXP ".to_owned();
                pattern.value.print(&mut text);
                patterns.push(text);
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
    if items.is_empty() { into.push_str(family) } else { push_texts(into, family, &items) }
}

/// Members sorted by number; numbers that are not written follow on from the one before.
#[inline(never)]
fn push_enumeration(into: &mut String, family: &str, list: &[TypeArgument]) {
    let Some(members) = members(list) else { return push_items(into, family, list, push_argument) };
    let is_wide = members.iter().any(|(number, _)| i8::try_from(*number).is_err());
    let family = match family {
        "Enum" if is_wide => "Enum16",
        "Enum" => "Enum8",
        other => other,
    };
    push_items(into, family, &members, |into, (number, name)| _ = write!(into, "{} = {number}", quote::string(name)));
}

/// The members of an enumeration, by number. Nothing where one is none.
pub fn members(list: &[TypeArgument]) -> Option<Vec<(i64, &str)>> {
    let mut members = Vec::new();
    let mut next = 1_i64;
    for argument in list {
        let (name, number) = match argument {
            TypeArgument::Literal(name) => (name, next),
            TypeArgument::Equality(values) => match values.as_slice() {
                [name, Literal { value: Value::Unsigned(number), .. }] => (name, i64::try_from(*number).ok()?),
                [name, Literal { value: Value::Signed(number), .. }] => (name, *number),
                _ => return None,
            },
            TypeArgument::Type(_) => return None,
        };
        members.push((number, name.value.as_text()?));
        next = number.checked_add(1)?;
    }
    sort_by(&mut members, Ord::cmp);
    Some(members)
}

#[cfg(test)]
mod tests {
    use super::ColumnType;
    use crate::parse::parse_data_type;

    fn canonical(text: &str) -> String {
        super::canonical(&parse_data_type(text).expect("it is a type"))
    }

    fn read(text: &str, nullable: bool) -> ColumnType {
        let read = ColumnType::read(text).expect("it is a type");
        ColumnType { nullable: read.nullable || nullable, ..read }
    }

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
        let written_out = read("Nullable(String)", false);
        assert_eq!(written_out, read("String", true));
        assert_eq!(written_out.text(), "Nullable(String)");
        let dictionary_encoded = read("LowCardinality(String)", true);
        assert_eq!(dictionary_encoded.text(), "LowCardinality(Nullable(String))");
        assert_eq!(dictionary_encoded, read("LowCardinality(Nullable(String))", false));
        assert!(!read("Array(String)", true).allows_null());
    }

    #[test]
    fn states_of_version_one_are_the_usual_ones() {
        let stored = "AggregateFunction(1, sumMapIf, Array(Int32), Array(Int32), UInt8)";
        assert_eq!(canonical(stored), canonical("AggregateFunction(sumMapIf, Array(INT), Array(INT), UInt8)"));
    }

    #[test]
    fn null_behind_a_type_is_the_column_s() {
        assert_eq!(read("INT NULL", false), read("Int32", true));
        assert_eq!(read("INT not null", false), read("Int32", false));
    }

    #[test]
    fn nested_has_parts() {
        let nested = read("Nested(`a b` BIGINT, c Map(String, UInt8))", false);
        let part = |name: &str, data_type: &str| (name.to_owned(), data_type.to_owned());
        assert_eq!(nested.nested_parts(), [part("a b", "Int64"), part("c", "Map(String, UInt8)")]);
        assert_eq!(read("Array(String)", false).nested_parts(), []);
    }

    #[test]
    fn types_nest_as_deep_as_they_are_read() {
        let deep = format!("{}Int8{}", "Array(".repeat(990), ")".repeat(990));
        assert_eq!(canonical(&deep), deep);
        assert!(ColumnType::read(&format!("{}Int8{}", "Array(".repeat(100_000), ")".repeat(100_000))).is_err());
    }

    #[test]
    fn what_is_no_type_is_refused_where_it_stops_being_one() {
        for (text, at) in [("", 0), ("UInt8 8", 6), ("Array(", 5), ("String DEFAULT 1", 7)] {
            let problems = ColumnType::read(text).expect_err("it is refused");
            assert_eq!(problems.first().map(|problem| problem.start), Some(at), "{text}");
        }
    }
}
