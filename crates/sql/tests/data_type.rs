//! Data types: what is written, and the server's text of it.

use chkit_sql::format::{Layout, Printer};
use chkit_sql::lexer::significant_tokens;
use chkit_sql::parser::Parser;
use chkit_sql::tree::DataType;

fn parse(text: &str) -> Option<DataType> {
    let tokens = significant_tokens(text);
    let mut parser = Parser::new(text, &tokens);
    parser.data_type().ok().filter(|_| parser.at_end())
}

fn print(data_type: &DataType, layout: Layout) -> String {
    let mut printer = Printer::new(layout);
    printer.data_type(data_type);
    printer.finish()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(parse(text).map(|data_type| print(&data_type, Layout::Line)).as_deref(), Some(expected));
    assert_eq!(parse(expected).map(|again| print(&again, Layout::Line)).as_deref(), Some(expected));
}

#[track_caller]
fn refuse(text: &str) {
    assert_eq!(parse(text), None, "{text}");
}

#[test]
fn names_stay_as_written() {
    for text in ["UInt8", "varchar(255)", "tuple(UInt8, String)", "Array(auto_increment)", "a$b", "Nothing"] {
        check(text, text);
    }
    check("`UInt8`", "UInt8");
    check("\"UInt8\"", "UInt8");
    for text in ["`U 8`", "`8a`", "Null", "`Null`", "Array(codec)", "a.b", "1", "'a'"] {
        refuse(text);
    }
}

#[test]
fn names_of_several_words_are_in_upper_case() {
    check("double precision", "DOUBLE PRECISION");
    check("character varying(10)", "CHARACTER VARYING(10)");
    check("national character large object", "NATIONAL CHARACTER LARGE OBJECT");
    check("int unsigned", "INT UNSIGNED");
    check("`int` Signed", "INT SIGNED");
    refuse("national text");
    refuse("char large");
    refuse("int unsigned signed");
}

#[test]
fn integers_lose_their_display_width() {
    check("int(11)", "int");
    check("bigint(20) unsigned", "BIGINT UNSIGNED");
    check("INT()", "INT");
    check("INT2(3)", "INT2(3)");
    refuse("INT(5, 6)");
    refuse("INT(-1)");
}

#[test]
fn tuples_take_names_for_all_some_or_none() {
    check("Tuple(a UInt8,String,)", "Tuple(a UInt8, String)");
    check("Tuple()", "Tuple");
    check("Tuple(double precision)", "Tuple(double precision)");
    check("Tuple(x double precision)", "Tuple(x DOUBLE PRECISION)");
    check("Tuple(select UInt8)", "Tuple(`select` UInt8)");
    for text in ["Tuple(a.b UInt8)", "Tuple(1)", "Tuple(,)", "Tuple(UInt8,,)", "tuple(a UInt8)", "Tuple(a default)"] {
        refuse(text);
    }
}

#[test]
fn where_lines_break_each_element_has_its_own() {
    let data_type = parse("Array(Tuple(a UInt8, b Tuple(c String), d Nested(x Tuple(UInt8, UInt8))))").expect("a type");
    assert_eq!(
        print(&data_type, Layout::Pretty),
        "Array(Tuple(
    a UInt8,
    b Tuple(c String),
    d Nested(x Tuple(
        UInt8,
        UInt8))))"
    );
}

#[test]
fn nested_columns_have_names() {
    check("Nested(a UInt8, b Nested(c String),)", "Nested(a UInt8, b Nested(c String))");
    check("Nested()", "Nested");
    check("NESTED(UInt8)", "NESTED(UInt8)");
    refuse("Nested(UInt8)");
    refuse("nested(a UInt8)");
}

#[test]
fn json_has_paths_limits_and_what_it_skips() {
    check(
        "json(a.b UInt8, skip c.`d e`, SKIP regexp 'x', max_dynamic_paths=10)",
        "json(`a.b` UInt8, SKIP c.`d e`, SKIP REGEXP 'x', max_dynamic_paths = 10)",
    );
    check("JSON(`skip` UInt8)", "JSON(`skip` UInt8)");
    check("JSON(a.b[][] UInt8)", r"JSON(`a.b.:\`Array(Array(JSON))\`` UInt8)");
    check("JSON(SKIP a.b[].^c.:d)", "JSON(SKIP a.b.:`Array(JSON)`.^c.:d)");
    for text in
        ["JSON(SKIP)", "JSON(SKIP REGEXP)", "JSON(1 UInt8)", "JSON(a = 'b')", "JSON(a[] UInt8)", "JSON(a.^b[] T)"]
    {
        refuse(text);
    }
}

#[test]
fn dynamic_has_parameters() {
    check("Dynamic(max_types=5)", "Dynamic(max_types = 5)");
    check("Dynamic()", "Dynamic");
    for text in ["Dynamic(5)", "Dynamic(max_types='a')", "dynamic(max_types=5)"] {
        refuse(text);
    }
}

#[test]
fn aggregate_functions_have_versions_and_types() {
    check("AggregateFunction(1, sum, UInt64)", "AggregateFunction(1, sum, UInt64)");
    check("AggregateFunction(1)", "AggregateFunction(1)");
    check("AggregateFunction(sum, Array(UInt8),)", "AggregateFunction(sum, Array(UInt8))");
    for text in [
        "AggregateFunction(1, 2)",
        "AggregateFunction(-1, sum)",
        "AggregateFunction(0x1, sum)",
        "AggregateFunction(sum, 1)",
        "AggregateFunction('sum')",
        "AggregateFunction(a.b, UInt8)",
        "SimpleAggregateFunction(1, sum, UInt8)",
    ] {
        refuse(text);
    }
}

#[test]
fn arguments_are_values_or_types() {
    check("DateTime64(- 3,'UTC')", "DateTime64(-3, 'UTC')");
    check("FixedString(+5)", "FixedString(5)");
    check("Decimal(10,)", "Decimal(10)");
    check("Enum8('it''s' = -1, 'b',)", r"Enum8('it\'s' = -1, 'b')");
    let chain = parse("Foo('a' = 1 = 2, b(c))").expect("a type");
    assert_eq!(print(&chain, Layout::Line), "Foo(('a' = 1) = 2, b(c))");
    for text in ["Decimal(,)", "Foo([1])", "Foo((1))", "Foo(a = 1)", "Foo(--1)", "Foo(-'a')", "Foo(x y)", "Array(UInt8"]
    {
        refuse(text);
    }
}

#[test]
fn types_are_nested_up_to_the_limit() {
    let nested = |levels: usize| format!("{}UInt8{}", "Array(".repeat(levels), ")".repeat(levels));
    assert!(parse(&nested(999)).is_some());
    refuse(&nested(5_000));
}
