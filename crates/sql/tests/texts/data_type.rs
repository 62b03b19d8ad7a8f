//! Data types: what is written, and the server's text of it.

use chkit_sql::format::{Layout, Printer};
use chkit_sql::parse::parse_data_type;

use crate::support::check_by;

fn text_of(text: &str, layout: Layout) -> Option<String> {
    let data_type = parse_data_type(text).ok()?;
    let mut printer = Printer::new(layout);
    printer.data_type(&data_type);
    Some(printer.finish())
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    check_by(|text| text_of(text, Layout::Line), cases);
}

#[track_caller]
fn refuse(texts: &[&str]) {
    for text in texts {
        assert_eq!(text_of(text, Layout::Line), None, "{text}");
    }
}

#[test]
fn names_stay_as_written() {
    for text in ["UInt8", "varchar(255)", "tuple(UInt8, String)", "Array(auto_increment)", "a$b", "Nothing"] {
        check(&[(text, text)]);
    }
    check(&[("`UInt8`", "UInt8"), ("\"UInt8\"", "UInt8")]);
    refuse(&["`U 8`", "`8a`", "Null", "`Null`", "Array(codec)", "a.b", "1", "'a'"]);
}

#[test]
fn names_of_several_words_are_in_upper_case() {
    check(&[
        ("double precision", "DOUBLE PRECISION"),
        ("character varying(10)", "CHARACTER VARYING(10)"),
        ("national character large object", "NATIONAL CHARACTER LARGE OBJECT"),
        ("int unsigned", "INT UNSIGNED"),
        ("`int` Signed", "INT SIGNED"),
    ]);
    refuse(&["national text", "char large", "int unsigned signed"]);
}

#[test]
fn integers_lose_their_display_width() {
    check(&[("int(11)", "int"), ("bigint(20) unsigned", "BIGINT UNSIGNED"), ("INT()", "INT"), ("INT2(3)", "INT2(3)")]);
    refuse(&["INT(5, 6)", "INT(-1)"]);
}

#[test]
fn tuples_take_names_for_all_some_or_none() {
    check(&[
        ("Tuple(a UInt8,String,)", "Tuple(a UInt8, String)"),
        ("Tuple()", "Tuple"),
        ("Tuple(double precision)", "Tuple(double precision)"),
        ("Tuple(x double precision)", "Tuple(x DOUBLE PRECISION)"),
        ("Tuple(select UInt8)", "Tuple(`select` UInt8)"),
    ]);
    refuse(&["Tuple(a.b UInt8)", "Tuple(1)", "Tuple(,)", "Tuple(UInt8,,)", "tuple(a UInt8)", "Tuple(a default)"]);
}

#[test]
fn where_lines_break_each_element_has_its_own() {
    let text = "Array(Tuple(a UInt8, b Tuple(c String), d Nested(x Tuple(UInt8, UInt8))))";
    let expected = "Array(Tuple(
    a UInt8,
    b Tuple(c String),
    d Nested(x Tuple(
        UInt8,
        UInt8))))";
    assert_eq!(text_of(text, Layout::Pretty).as_deref(), Some(expected));
}

#[test]
fn nested_columns_have_names() {
    check(&[
        ("Nested(a UInt8, b Nested(c String),)", "Nested(a UInt8, b Nested(c String))"),
        ("Nested()", "Nested"),
        ("NESTED(UInt8)", "NESTED(UInt8)"),
    ]);
    refuse(&["Nested(UInt8)", "nested(a UInt8)"]);
}

#[test]
fn json_has_paths_limits_and_what_it_skips() {
    check(&[
        (
            "json(a.b UInt8, skip c.`d e`, SKIP regexp 'x', max_dynamic_paths=10)",
            "json(`a.b` UInt8, SKIP c.`d e`, SKIP REGEXP 'x', max_dynamic_paths = 10)",
        ),
        ("JSON(`skip` UInt8)", "JSON(`skip` UInt8)"),
        ("JSON(a.b[][] UInt8)", r"JSON(`a.b.:\`Array(Array(JSON))\`` UInt8)"),
        ("JSON(SKIP a.b[].^c.:d)", "JSON(SKIP a.b.:`Array(JSON)`.^c.:d)"),
    ]);
    refuse(&["JSON(SKIP)", "JSON(SKIP REGEXP)", "JSON(1 UInt8)", "JSON(a = 'b')", "JSON(a[] UInt8)", "JSON(a.^b[] T)"]);
}

#[test]
fn dynamic_has_parameters() {
    check(&[("Dynamic(max_types=5)", "Dynamic(max_types = 5)"), ("Dynamic()", "Dynamic")]);
    refuse(&["Dynamic(5)", "Dynamic(max_types='a')", "dynamic(max_types=5)"]);
}

#[test]
fn aggregate_functions_have_versions_and_types() {
    check(&[
        ("AggregateFunction(1, sum, UInt64)", "AggregateFunction(1, sum, UInt64)"),
        ("AggregateFunction(1)", "AggregateFunction(1)"),
        ("AggregateFunction(sum, Array(UInt8),)", "AggregateFunction(sum, Array(UInt8))"),
    ]);
    refuse(&[
        "AggregateFunction(1, 2)",
        "AggregateFunction(-1, sum)",
        "AggregateFunction(0x1, sum)",
        "AggregateFunction(sum, 1)",
        "AggregateFunction('sum')",
        "AggregateFunction(a.b, UInt8)",
        "SimpleAggregateFunction(1, sum, UInt8)",
    ]);
}

#[test]
fn arguments_are_values_or_types() {
    check(&[
        ("DateTime64(- 3,'UTC')", "DateTime64(-3, 'UTC')"),
        ("FixedString(+5)", "FixedString(5)"),
        ("Decimal(10,)", "Decimal(10)"),
        ("Enum8('it''s' = -1, 'b',)", r"Enum8('it\'s' = -1, 'b')"),
    ]);
    // The server does not read this text.
    assert_eq!(text_of("Foo('a' = 1 = 2, b(c))", Layout::Line).as_deref(), Some("Foo(('a' = 1) = 2, b(c))"));
    refuse(&["Decimal(,)", "Foo([1])", "Foo((1))", "Foo(a = 1)", "Foo(--1)", "Foo(-'a')", "Foo(x y)", "Array(UInt8"]);
}

#[test]
fn types_are_nested_up_to_the_limit() {
    let nested = |levels: usize| format!("{}UInt8{}", "Array(".repeat(levels), ")".repeat(levels));
    assert!(text_of(&nested(999), Layout::Line).is_some());
    refuse(&[&nested(5_000)]);
}
