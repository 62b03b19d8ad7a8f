//! Names that are not known: the page of each kind, and what is left alone.
#![expect(clippy::disallowed_methods, reason = "the pages are files; what is tested reads none")]

use std::fs;
use std::path::Path;

use chkit_diagnostics::Code;
use chkit_sql::parse::parse_statement;
use chkit_sql::unknown::UnknownNames;

/// Findings in a script, as `name -> help`.
fn found(statements: &[&str]) -> Vec<String> {
    let mut names = UnknownNames::default();
    let parsed = statements.iter().filter_map(|sql| Some((sql, parse_statement(sql).ok()?)));
    parsed
        .flat_map(|(sql, statement)| {
            let found = names.of(&statement);
            found.into_iter().map(|problem| {
                let name = sql.get(problem.start..problem.end).unwrap_or_default();
                format!("{name} -> {}", problem.diagnostic.help.unwrap_or_default())
            })
        })
        .collect()
}

const CODES: &[Code] = &[
    Code::UnknownFunction,
    Code::UnknownTableFunction,
    Code::UnknownDataType,
    Code::UnknownEngine,
    Code::UnknownCodec,
    Code::UnknownIndexType,
];

#[test]
fn pages() {
    for code in CODES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../diagnostics/pages/{}.md", code.code()));
        let text = fs::read_to_string(path).expect("a page");
        let message = text.lines().find_map(|line| line.strip_prefix("> ")).expect("a message");
        let blocks: Vec<_> =
            text.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("sql\n")).collect();
        let [bad, good] = blocks.as_slice() else { panic!("{code:?}: {} statements", blocks.len()) };
        let problems = UnknownNames::default().of(&parse_statement(bad).expect("a statement"));
        let [problem] = problems.as_slice() else { panic!("{code:?}: {problems:?}") };
        assert_eq!((problem.diagnostic.code, problem.diagnostic.message.as_str()), (*code, message));
        assert_eq!(UnknownNames::default().of(&parse_statement(good).expect("a statement")), [], "{good}");
    }
}

#[test]
fn the_nearest_known_name_is_offered() {
    let check = |sql: &str, expected: &[&str]| assert_eq!(found(&[sql]), expected, "{sql}");
    check(
        "SELECT coutn(), summ(a), lenght(b)",
        &["coutn -> Write `count`.", "summ -> Write `sum`.", "lenght -> Write `length`."],
    );
    check("SELECT a::string, CAST(b AS Nullable(Strng))", &["string -> Write `String`.", "Strng -> Write `String`."]);
    check(
        "CREATE TABLE t (a AggregateFunction(smu, UInt8) CODEC(lz4, Detla(4))) ENGINE = mergetree",
        &["smu -> Write `sum`.", "lz4 -> Write `LZ4`.", "Detla -> Write `Delta`.", "mergetree -> Write `MergeTree`."],
    );
    let unlike_any = "utterlyUnlikeAny -> Check how it is spelled, and whether the server's version has it.";
    check("SELECT utterlyUnlikeAny(1), utterlyUnlikeAny(2)", &[unlike_any]);
}

#[test]
fn what_is_known_is_left_alone() {
    for sql in [
        "SELECT COUNT(*), Sum(a), quantilesTDigestIf(0.5)(a, b), sumMapMergeState(c), uniqExactOrNullArrayIf(d, e)",
        "SELECT toStartOfInterval(a, INTERVAL 1 DAY), CAST(b, 'Nope'), tuple(1), arrayMap(x -> x + 1, [1])",
        "SELECT row_number() OVER (), a.b, dictGetOrDefault('d', 'a', 1, 2)",
        "SELECT * FROM Values('a Int8', 1), remote('h', nope(1)), view(SELECT 1), s3('u', extra(a = 1))",
        "CREATE TABLE t (a DOUBLE PRECISION CODEC(Default), b INT UNSIGNED, c LowCardinality(Nullable(varchar(5))), \
         INDEX i a TYPE text(tokenizer = ngrams(3)), INDEX j a TYPE MinMax) \
         ENGINE = S3(conn, headers('a' = 'b')) SETTINGS disk = disk(type = cache(1))",
        "SELECT * FROM view_with_parameters(since = 1)",
        "SELECT grouping(a), untuple(b), uniqThetaStateIf(c, d) FROM t GROUP BY ROLLUP (a)",
        "CREATE DATABASE d ENGINE = Atomic",
        "CREATE DICTIONARY d (a UInt8) PRIMARY KEY a SOURCE(HTTP(URL 'u' HEADERS(HEADER(NAME 'a' VALUE 'b')))) LAYOUT(FLAT())",
    ] {
        assert!(parse_statement(sql).is_ok(), "{sql}");
        assert_eq!(found(&[sql]), [""; 0], "{sql}");
    }
}

#[test]
fn a_function_that_the_script_creates_is_known() {
    assert_eq!(found(&["CREATE FUNCTION mine AS x -> x", "SELECT mine(1), yours(1)"]).len(), 1);
}
