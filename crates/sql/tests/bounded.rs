//! However long, deep or odd a text is, reading and writing it takes time in proportion to its length and little stack.

use std::thread;

use chkit_diagnostics::Code;
use chkit_sql::format::{Layout, statement_text, text_within};
use chkit_sql::lexer::TextProblem;
use chkit_sql::parse::{parse_script, parse_statement};

/// How often the repeated part of a text stands in it.
const MANY: usize = if cfg!(debug_assertions) { 20_000 } else { 100_000 };

/// Half of what WebAssembly has.
const SMALL_STACK: usize = 512 * 1024;

/// Enough for the deepest nesting that is allowed: what a thread has, and without optimizations more.
const LARGE_STACK: usize = if cfg!(debug_assertions) { 16 * 1024 * 1024 } else { 2 * 1024 * 1024 };

/// How deep every form can be nested.
const LEVELS: usize = 1_000;

fn on_stack(size: usize, run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(size).spawn(run);
    assert!(thread.is_ok_and(|thread| thread.join().is_ok()), "a thread that does not panic");
}

fn is_too_deep(problems: &[TextProblem]) -> bool {
    problems.iter().any(|problem| problem.diagnostic.code == Code::NestingTooDeep)
}

/// Parses, prints in both layouts, and frees.
#[track_caller]
fn check_long(start: &str, repeated: &str, end: &str) {
    let text = format!("{start}{}{end}", repeated.repeat(MANY));
    on_stack(SMALL_STACK, move || {
        let statement = parse_statement(&text);
        let problem = statement.as_ref().err().and_then(|problems| problems.first());
        assert!(problem.is_none(), "{text:.60}…: {problem:?}");
        let Ok(statement) = statement else { return };
        for layout in [Layout::Line, Layout::Pretty] {
            assert!(statement_text(&statement, layout).len() >= MANY);
        }
    });
}

/// What is nested too deep is refused for that reason.
fn check_deep(start: &str, open: &str, middle: &str, close: &str, end: &str) {
    for close in [close, ""] {
        let text = format!("{start}{}{middle}{}{end}", open.repeat(MANY), close.repeat(MANY));
        on_stack(LARGE_STACK, move || {
            let problems = parse_statement(&text).err().unwrap_or_default();
            assert!(is_too_deep(&problems), "{text:.60}…: {:?}", problems.first());
        });
    }
}

#[test]
fn operators_from_left_to_right_take_no_stack() {
    for operator in [
        "+",
        "-",
        "*",
        "/",
        "%",
        "||",
        "AND",
        "OR",
        "=",
        "!=",
        "<",
        ">=",
        "<=>",
        "LIKE",
        "NOT ILIKE",
        "DIV",
        "MOD",
        "IS DISTINCT FROM",
        "REGEXP",
        "IN",
        "GLOBAL NOT IN",
        "AT TIME ZONE",
    ] {
        check_long("SELECT a", &format!(" {operator} b"), "");
    }
    for operator in ["[1]", ".1", ".b", "::UInt8", " IS NULL", " IS NOT TRUE", " LIKE 'a' ESCAPE '#'"] {
        check_long("SELECT (a, 1)", operator, "");
    }
    check_long("SELECT a", " AND a = 1 OR b", "");
}

#[test]
fn operators_before_an_operand_take_no_stack() {
    check_long("SELECT ", "- ", "a");
    check_long("SELECT ", "NOT ", "a");
    check_long("SELECT ", "NOT - ", "a");
    on_stack(SMALL_STACK, || {
        let text = format!("SELECT {}a", "+ ".repeat(MANY));
        assert!(parse_statement(&text).is_ok());
    });
}

#[test]
fn lists_take_no_stack() {
    check_long("SELECT 1", ", 1", "");
    check_long("SELECT 1", " UNION ALL SELECT 1", "");
    check_long("SELECT 1", " INTERSECT SELECT 1", "");
    check_long("SELECT 1", " EXCEPT (SELECT 1)", "");
    check_long("SELECT 1 FROM a", ", b", "");
    check_long("SELECT 1 FROM a", " CROSS JOIN b", "");
    check_long("SELECT 1 FROM a", " JOIN b ON 1", "");
    check_long("SELECT 1 FROM a", " ARRAY JOIN b", "");
    check_long("WITH 1 AS a", ", 1 AS a", " SELECT 1");
    check_long("SELECT f(1", ", 1", ")");
    check_long("SELECT [1", ", 1", "]");
    check_long("SELECT (1", ", 1", ")");
    check_long("SELECT [a", ", 1", "]");
    check_long("SELECT a", ".b", "");
    check_long("SELECT CASE", " WHEN 1 THEN 2", " END");
    check_long("SELECT 1 ORDER BY 1", ", 1", "");
    check_long("SELECT 1 SETTINGS a = 1", ", a = 1", "");
    check_long("SELECT *", " APPLY f", "");
    check_long("CREATE TABLE t (a UInt8", ", a UInt8", ") ENGINE = Memory");
    check_long("CREATE TABLE t (a Tuple(UInt8", ", UInt8", ")) ENGINE = Memory");
    check_long("CREATE TABLE t (a Enum8('a'", ", 'a'", ")) ENGINE = Memory");
    check_long("DROP TABLE a", ", a", "");
    check_long("DROP TABLE a", " PARALLEL WITH DROP TABLE a", "");
    check_long("RENAME TABLE a TO b", ", a TO b", "");
}

/// Parses, prints in both layouts, and frees; and what is printed stays as it is.
#[track_caller]
fn check_levels(start: &str, open: &str, middle: &str, close: &str, end: &str) {
    let levels = LEVELS - format!("{start}{middle}").matches('(').count();
    let text = format!("{start}{}{middle}{}{end}", open.repeat(levels), close.repeat(levels));
    on_stack(LARGE_STACK, move || {
        let statement = parse_statement(&text);
        let problem = statement.as_ref().err().and_then(|problems| problems.first());
        assert!(problem.is_none(), "{text:.60}…: {problem:?}");
        let Ok(statement) = statement else { return };
        for layout in [Layout::Line, Layout::Pretty] {
            let printed = statement_text(&statement, layout);
            match parse_statement(&printed) {
                Ok(again) => assert!(statement_text(&again, layout) == printed, "{printed:.60}…"),
                // The server's form may have more brackets.
                Err(problems) => assert!(is_too_deep(&problems), "{printed:.60}…: {:?}", problems.first()),
            }
        }
    });
}

#[test]
fn a_thousand_levels_of_every_form_are_read() {
    check_levels("SELECT ", "(", "a", ")", "");
    check_levels("SELECT ", "(a, ", "1", ")", "");
    check_levels("SELECT ", "[", "a", "]", "");
    check_levels("SELECT ", "[", "1", "]", "");
    check_levels("SELECT ", "f(", "a", ")", "");
    check_levels("SELECT ", "f(a, ", "1", ")", "");
    check_levels("SELECT ", "f(1)(", "a", ")", "");
    check_levels("SELECT ", "f(x -> ", "1", ")", "");
    check_levels("SELECT ", "a[", "1", "]", "");
    check_levels("SELECT ", "1 + (", "a", ")", "");
    check_levels("SELECT ", "NOT (", "a", ")", "");
    check_levels("SELECT ", "-(", "a", ")", "");
    check_levels("SELECT ", "(a ? b : ", "1", ")", "");
    check_levels("SELECT ", "CAST(", "a", " AS UInt8)", "");
    check_levels("SELECT ", "CASE WHEN ", "a", " THEN 1 END", "");
    check_levels("SELECT ", "CASE WHEN 1 THEN 2 ELSE ", "a", " END", "");
    check_levels("SELECT ", "INTERVAL ", "1", " DAY", "");
    check_levels("SELECT ", "EXTRACT(DAY FROM ", "a", ")", "");
    check_levels("SELECT ", "SUBSTRING(a FROM ", "1", ")", "");
    check_levels("SELECT ", "f(", "a", ") OVER (ORDER BY b)", "");
    check_levels("SELECT ", "f(1) OVER (ORDER BY ", "a", ")", "");
    check_levels("SELECT ", "a = NOT ", "1", "", "");
    check_levels("SELECT ", "a BETWEEN 1 AND NOT ", "1", "", "");
    check_levels("SELECT * ", "REPLACE (a + ", "1", " AS b)", "");
    check_levels("SELECT ", "(SELECT ", "1", ")", "");
    check_levels("SELECT ", "a IN (SELECT ", "1", ")", "");
    check_levels("SELECT ", "EXISTS (SELECT ", "1", ")", "");
    check_levels("SELECT 1", " WHERE a IN (SELECT 1", "", ")", "");
    check_levels("", "(", "SELECT 1", ")", "");
    check_levels("", "(SELECT 1 UNION ALL ", "SELECT 1", ")", "");
    check_levels("", "WITH a AS (", "SELECT 1", ") SELECT 1", "");
    check_levels("SELECT * FROM ", "(SELECT * FROM ", "t", ")", "");
    check_levels("SELECT * FROM ", "(", "a", " JOIN b USING c)", "");
    check_levels("SELECT * FROM ", "f(", "a", ")", "");
    check_levels("SELECT * FROM ", "view(SELECT * FROM ", "t", ")", "");
    check_levels("SELECT * FROM ", "viewIfPermitted(SELECT 1 ELSE ", "null(a)", ")", "");
    check_levels("SELECT 1::", "Array(", "UInt8", ")", "");
    check_levels("CREATE TABLE t (a ", "Tuple(b ", "UInt8", ")", ") ENGINE = Memory");
    check_levels("CREATE TABLE t (a UInt8) ENGINE = ", "f(", "1", ")", "");
    check_levels("SET param_a = ", "[", "1", "]", "");
    check_levels("CREATE DICTIONARY d (a UInt8) PRIMARY KEY a SOURCE(b", "(c ", "1", ")", ") LAYOUT(FLAT())");
}

#[test]
fn many_deep_expressions_are_read_in_time() {
    let levels = LEVELS / 4;
    let expression = format!("{}1{}", "f(a, ".repeat(levels), ")".repeat(levels));
    let columns = vec![expression; MANY / levels];
    for text in [format!("SELECT {}", columns.join(", ")), format!("SELECT [{}]", columns.join(" + "))] {
        on_stack(LARGE_STACK, move || assert!(parse_statement(&text).is_ok(), "{text:.60}…"));
    }
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    check_deep("SELECT ", "(", "1", ")", "");
    check_deep("SELECT ", "[", "1", "]", "");
    check_deep("SELECT ", "(a, ", "1", ")", "");
    check_deep("SELECT ", "f(", "1", ")", "");
    check_deep("SELECT ", "a[", "1", "]", "");
    check_deep("SELECT ", "(SELECT ", "1", ")", "");
    check_deep("SELECT ", "((SELECT ", "1", "))", "");
    check_deep("", "(", "SELECT 1", ")", "");
    check_deep("", "SELECT * FROM (", "SELECT 1", ")", "");
    check_deep("", "SELECT * FROM ((", "SELECT 1", "))", "");
    check_deep("", "WITH a AS (", "SELECT 1", ") SELECT 1", "");
    check_deep("SELECT ", "CASE WHEN ", "1", " THEN 1 END", "");
    check_deep("SELECT ", "CASE ", "1", " WHEN 1 THEN 1 END", "");
    check_deep("SELECT ", "CAST(", "1", " AS UInt8)", "");
    check_deep("SELECT ", "INTERVAL ", "1", " DAY", "");
    check_deep("SELECT ", "EXTRACT(DAY FROM ", "1", ")", "");
    check_deep("SELECT ", "1 IN (", "1", ")", "");
    check_deep("SELECT ", "a = NOT ", "1", "", "");
    check_deep("SELECT a", " = 1 IS NULL", "", "", "");
    check_deep("SELECT a", " + 1 BETWEEN 1 AND 2", "", "", "");
    check_deep("SELECT a", " BETWEEN 1 AND 2", "", "", "");
    check_deep("SELECT ", "(", "a", " BETWEEN 1 AND 2)", "");
    check_deep("SELECT ", "a BETWEEN 1 AND NOT ", "1", "", "");
    check_deep("SELECT ", "f(1) OVER (ORDER BY ", "1", ")", "");
    check_deep("SELECT 1::", "Array(", "UInt8", ")", "");
    check_deep("SELECT 1::", "Tuple(a ", "UInt8", ")", "");
    check_deep("SELECT 1::", "Nullable(Array(", "UInt8", "))", "");
    check_deep("CREATE TABLE t (a ", "Array(", "UInt8", ")", ") ENGINE = Memory");
    check_deep("CREATE TABLE t (a ", "JSON(b ", "UInt8", ")", ") ENGINE = Memory");
    check_deep("CREATE TABLE t (a UInt8) ENGINE = ", "f(", "1", ")", "");
    check_deep("SELECT * FROM ", "f(", "1", ")", "");
    check_deep("SELECT * FROM ", "view(SELECT * FROM ", "a", ")", "");
    check_deep("SELECT * ", "REPLACE (a + ", "1", " AS b)", "");
    check_deep("SELECT * ", "APPLY (x -> ", "1", ")", "");
    check_deep("SELECT ", "EXISTS (SELECT ", "1", ")", "");
}

fn code_of(text: &str) -> Option<Code> {
    parse_statement(text).err()?.first().map(|problem| problem.diagnostic.code)
}

#[test]
fn a_statement_may_hold_so_many_bytes() {
    let text = |length: usize| format!("SELECT '{}'", "a".repeat(length - "SELECT ''".len()));
    let (most, more) = (text(32 << 20), text((32 << 20) + 1));
    assert!(parse_statement(&format!("  {most};")).is_ok());
    assert_eq!(code_of(&more), Some(Code::StatementTooLarge));
}

#[test]
fn a_statement_may_have_so_many_tokens() {
    let text = |tokens: usize| "+ ".repeat(tokens);
    assert_eq!(code_of(&text(1 << 21)), Some(Code::SyntaxError));
    assert_eq!(code_of(&text((1 << 21) + 1)), Some(Code::StatementTooLarge));
}

#[test]
fn rows_are_no_part_of_a_statement_that_is_not_read() {
    let text = format!("INSERT INTO t VALUES {}", "(1),".repeat(1 << 19));
    assert!(parse_script(&text).is_ok_and(|script| {
        script.iter().all(|statement| matches!(statement.outcome, chkit_sql::parse::Outcome::Unread(_)))
    }));
}

#[test]
fn a_script_has_limits_too() {
    let code = |text: &str| parse_script(text).err().map(|finding| finding.code);
    assert_eq!(code(&" ".repeat(64 << 20)), None);
    assert_eq!(code(&" ".repeat((64 << 20) + 1)), Some(Code::TextTooLarge));
    assert_eq!(code(&";".repeat(1 << 22)), None);
    assert_eq!(code(&";".repeat((1 << 22) + 1)), Some(Code::TextTooLarge));
}

#[test]
fn indents_take_no_more_than_their_room() {
    let levels = 100;
    let text = format!("SELECT {}{}1{}", "(SELECT ".repeat(levels), "1, ".repeat(1_000), ")".repeat(levels));
    on_stack(LARGE_STACK, move || {
        let statement = parse_statement(&text);
        assert!(statement.is_ok(), "{text:.60}…");
        let Ok(statement) = statement else { return };
        let pretty = statement_text(&statement, Layout::Pretty);
        let indents: usize = pretty.lines().map(|line| line.len() - line.trim_start_matches(' ').len()).sum();
        assert!(indents > 10 * text.len(), "{indents} bytes of indents");
        let mut room = indents + 1;
        assert_eq!(text_within(&mut room, &statement, Layout::Pretty), Some(pretty));
        assert_eq!(room, 1);
        assert_eq!(text_within(&mut room, &statement, Layout::Pretty), None);
        assert!(text_within(&mut room, &statement, Layout::Line).is_some());
        let mut too_little = indents - 1;
        assert_eq!(text_within(&mut too_little, &statement, Layout::Pretty), None);
    });
}

/// ClickHouse 26.7 reads 17 of each in each other, and refuses 20 (code 718): it reads what stands in one twice.
#[test]
fn names_that_begin_forms_stand_in_each_other() {
    for open in ["(with + ", "interval(", "case(", "(with + f(a, b) + ", "case(a, b, c) + case("] {
        let text = |levels: usize| format!("SELECT {}1{}", open.repeat(levels), ")".repeat(levels));
        on_stack(LARGE_STACK, {
            let text = text(17);
            move || assert!(parse_statement(&text).is_ok(), "{text}: {:?}", parse_statement(&text))
        });
        on_stack(LARGE_STACK, {
            let text = text(900);
            move || assert_eq!(code_of(&text), Some(Code::ReadTooOften), "{text:.60}…")
        });
    }
}
