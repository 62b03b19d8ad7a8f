//! Expressions: what is written, and what the server makes of it.

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;

use crate::support::{check_in, refuse_in, text_of};

/// What stands behind SELECT.
const SELECT: &str = "SELECT {}";

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    check_in(SELECT, SELECT, cases);
}

#[track_caller]
fn same(texts: &[&str]) {
    for text in texts {
        check(&[(text, text)]);
    }
}

#[track_caller]
fn refuse(texts: &[&str]) {
    refuse_in(SELECT, texts);
}

#[test]
fn operators_by_precedence() {
    check(&[
        ("a + b * c - d", "(a + (b * c)) - d"),
        ("a OR b AND NOT c = d", "a OR (b AND (NOT (c = d)))"),
        ("a AND b and c", "a AND b AND c"),
        ("a || b || c", "concat(a, b, c)"),
        ("-a[1]::Int8", "-CAST(a[1], 'Int8')"),
        ("a + b AT TIME ZONE c", "a + toTimeZone(b, c)"),
        ("a DIV b MOD c", "intDiv(a, b) % c"),
        ("a IS NULL = b", "(a IS NULL) = b"),
        ("a == b <> c", "(a = b) != c"),
        ("- - a", "-(-a)"),
        ("a - -1", "a - -1"),
        ("NOT a BETWEEN 1 AND 2", "NOT ((a >= 1) AND (a <= 2))"),
        ("a NOT BETWEEN b AND c OR d", "((a < b) OR (a > c)) OR d"),
        ("a ? b : c AND d", "if(a, b, c AND d)"),
    ]);
    refuse(&["a ? b : c OR d", "a ? b", "a BETWEEN b", "a NOT REGEXP b"]);
}

#[test]
fn parentheses_stay() {
    same(&["(a), (a + b) * c, -(a), NOT (a), f((a))"]);
    check(&[("((a)), (((1, 2)))", "(a), (1, 2)"), ("((1, 2)) AS x", "((1, 2)) AS x")]);
    same(&["(1, a).1, (f(x)).1, (a + b)[1]"]);
    check(&[
        ("f(x).1.2, f(x).a", "((f(x)).1).2, tupleElement(f(x), 'a')"),
        ("(a AS b) + 1, (a AS b)", "(a AS b) + 1, (a) AS b"),
    ]);
}

#[test]
fn calls_stay_calls() {
    same(&["plus(1, 2), isNull(a), and(a, b), negate(1), tuple(1, 2), array(1)"]);
    check(&[("not(a), not(1, 2)", "NOT (a), NOT (1, 2)")]);
    same(&["quantile(0.5)(x), countDistinct(a), f()"]);
    check(&[
        ("count(DISTINCT a), sum(a) FILTER (WHERE b)", "countDistinct(a), sumIf(a, b)"),
        ("count(*) FILTER (WHERE b)", "countIf(b)"),
    ]);
    same(&["f(DISTINCT), f(ALL, x)".replace("DISTINCT", "`DISTINCT`").replace("ALL", "`ALL`").as_str()]);
    refuse(&["f(a,)", "f(a)()", "f(ALL DISTINCT a)"]);
}

#[test]
fn in_needs_parentheses_among_arguments() {
    check(&[
        (
            "a IN 1, a IN b, a NOT IN (1, 2), a GLOBAL IN (SELECT 1)",
            "a IN (1), a IN (b), a NOT IN (1, 2), a GLOBAL IN (SELECT 1)",
        ),
        ("f(a IN 1), f(1, a IN 1), f(1, (a IN 1))", "f(a IN (1)), f(1, (a IN (1))), f(1, (a IN (1)))"),
        ("f(1, (SELECT a IN 1))", "f(1, (SELECT (a IN (1))))"),
    ]);
}

#[test]
fn lambdas() {
    same(&["f(x -> x), f((x, y) -> (x + y)), f((x -> x)), f(() -> 1)"]);
    check(&[
        ("f((x) -> x), f(x, y -> z)", "f(x -> x), f((x, y) -> z)"),
        ("f(1, (x) -> x), a, x -> x", "f(1, (x -> x)), a, (x -> x)"),
    ]);
    refuse(&["f(1, x -> x)", "x -> y -> z"]);
}

#[test]
fn casts() {
    check(&[
        (
            "1::Int8, -1.50::Decimal(3, 2), [1, 'a']::T",
            "CAST('1', 'Int8'), CAST('-1.50', 'Decimal(3, 2)'), CAST('[1, \\'a\\']', 'T')",
        ),
        ("a::Int8, [a]::T, (a)::T, NULL::T", "CAST(a, 'Int8'), CAST([a], 'T'), CAST((a), 'T'), CAST(NULL, 'T')"),
        ("CAST(a AS Int8), cast(a AS b AS T), CAST(a, 'T')", "CAST(a, 'Int8'), CAST(a AS b, 'T'), CAST(a, 'T')"),
    ]);
}

#[test]
fn forms_with_words() {
    check(&[
        (
            "CASE WHEN a THEN b END, CASE a WHEN b THEN c ELSE d END",
            "multiIf(a, b, NULL), caseWithExpression(a, b, c, d)",
        ),
        ("INTERVAL 1 DAY, INTERVAL '1 day 2 hours'", "toIntervalDay(1), (toIntervalDay(1), toIntervalHour(2))"),
        ("INTERVAL '-1:30' HOUR TO MINUTE", "(negate(toIntervalHour(1)), negate(toIntervalMinute(30)))"),
        ("EXTRACT(YEAR FROM a), date_part('dow', a)", "toYear(a), toDayOfWeek(a, 2)"),
        ("SUBSTRING(a FROM 1 FOR 2), POSITION(a IN b)", "substring(a, 1, 2), position(b, a)"),
        ("OVERLAY(a PLACING b FROM 1)", "overlay(a, b, 1)"),
        ("TRIM(BOTH 'x' FROM a), ltrim(a), TRIM(LEADING '' FROM a)", "trimBoth(a, 'x'), trimLeft(a), a"),
        ("DATE_ADD(DAY, 1, a), DATE_DIFF(hh, a, b)", "plus(a, toIntervalDay(1)), dateDiff('hour', a, b)"),
        (
            "DATE '2020-01-01', TIMESTAMP '2020-01-01 00:00:00'",
            "toDate('2020-01-01'), toDateTime('2020-01-01 00:00:00')",
        ),
        ("a = ANY (SELECT 1), a < ALL (SELECT 1)", "a IN (SELECT 1), a < (SELECT min(*) FROM (SELECT 1))"),
        ("EXISTS (SELECT 1), @@session.x", "exists((SELECT 1)), globalVariable('x') AS `@@x`"),
    ]);
    same(&["interval + 1, case.a, interval(1), case(1), columns(1)"]);
    refuse(&["substring(a)", "exists(a)", "date_diff(day, a)"]);
}

#[test]
fn several_columns() {
    same(&["*, t.*, f(x).*, COLUMNS('a'), t.COLUMNS(a, b.c), * EXCEPT (a, b) REPLACE (a + 1 AS b)"]);
    check(&[
        ("* EXCEPT STRICT (a) EXCEPT b, * LIKE 'a%'", "* EXCEPT STRICT a EXCEPT STRICT b, COLUMNS('^a')"),
        ("* APPLY(sum), * APPLY (sum, 'p')", "* APPLY sum, * APPLY (sum, 'p')"),
    ]);
    refuse(&["(*) AS a"]);
}

#[test]
fn what_stands_behind_except() {
    check(&[
        ("* except all from t", "* EXCEPT `all` FROM t"),
        ("* except from from t", "* EXCEPT `from` FROM t"),
        ("t.* except select from t", "t.* EXCEPT `select` FROM t"),
        ("columns('a') except with", "COLUMNS('a') EXCEPT with"),
        ("* except select * from t", "* EXCEPT `select` * `from` AS t"),
        ("* except select union all select 1", "* EXCEPT `select` UNION ALL SELECT 1"),
        (
            "* except (explain, from, select, with, values) from t",
            "* EXCEPT (explain, `from`, `select`, with, `values`) FROM t",
        ),
    ]);
    refuse(&[
        "* except select 1",
        "* except all select 1",
        "* except all (select 1)",
        "* except (a) except select 1",
        "* except (a) except distinct (select 1)",
        "* except (select a) from t",
        "* except (with a) from t",
        "* except ()",
    ]);
    let queries = [
        ("select * except (select 1)", "(SELECT *) EXCEPT (SELECT 1)"),
        ("select * except (from t select 1)", "(SELECT *) EXCEPT (SELECT 1 FROM t)"),
        ("select * except (values(1))", "(SELECT *) EXCEPT (SELECT * FROM SQLStandardValues((1)))"),
        (
            "select * except (a) except ((select 1) union all select 2)",
            "(SELECT * EXCEPT a) EXCEPT (SELECT 1 UNION ALL SELECT 2)",
        ),
    ];
    check_in("{}", "{}", &queries);
}

#[test]
fn windows() {
    check(&[
        (
            "sum(a) OVER (w PARTITION BY b ORDER BY c DESC ROWS 1 PRECEDING)",
            "sum(a) OVER (w PARTITION BY b ORDER BY c DESC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
        ),
        ("1 + sum(a) OVER (ORDER BY b + c)", "1 + sum(a) OVER (ORDER BY (b + c) ASC)"),
    ]);
    same(&["first_value(a) IGNORE NULLS OVER w"]);
    refuse(&["sum(a) OVER (ROWS UNBOUNDED FOLLOWING)"]);
}

#[test]
fn long_chains_are_flat() {
    for link in [" + a", " OR a", " || a", " = a", "[1]", ".x", "::T", " IS NULL", " IN a", " AT TIME ZONE a"] {
        let written = format!("SELECT a{}", link.repeat(100_000));
        let statement = parse_statement(&written).expect("a long chain");
        assert_eq!(statement, statement.clone());
        assert!(statement_text(&statement, Layout::Pretty).len() > 200_000);
    }
    for prefix in ["NOT ", "- "] {
        assert!(line(&format!("SELECT {}a", prefix.repeat(100_000))).is_some(), "{prefix}");
    }
}

fn line(text: &str) -> Option<String> {
    text_of(text, Layout::Line)
}

/// Frames of a debug build are many times as large as those of a release.
fn with_large_stack(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(test);
    assert!(thread.is_ok_and(|thread| thread.join().is_ok()), "the test in the thread passed");
}

#[test]
fn nesting_is_bounded() {
    with_large_stack(nested_texts);
}

fn nested_texts() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("f(", ")"),
        ("(SELECT ", ")"),
        ("CASE WHEN ", " THEN 1 END"),
        ("INTERVAL ", " DAY"),
        ("a IN (", ")"),
    ] {
        let nested = |levels: usize| format!("SELECT {}1{}", open.repeat(levels), close.repeat(levels));
        assert!(line(&nested(1_000)).is_some(), "{open}");
        assert_eq!(line(&nested(100_000)), None, "{open}");
        assert_eq!(line(&format!("SELECT {}", open.repeat(100_000))), None, "{open}");
    }
}

#[test]
fn what_may_be_read_in_two_ways_is_not_read_again_and_again() {
    with_large_stack(ambiguous_texts);
}

fn ambiguous_texts() {
    for (open, close) in
        [("(WITH ", ")"), ("a = ALL(b, ", ")"), ("CASE ", ""), ("INTERVAL ", ""), ("(FROM ", ")"), ("columns(", ")")]
    {
        _ = line(&format!("SELECT {}1{}", open.repeat(200), close.repeat(200)));
    }
    let numbers = "1,".repeat(10_000);
    _ = line(&format!("SELECT {}{numbers}a{}", "[".repeat(300), "]".repeat(300)));
}
