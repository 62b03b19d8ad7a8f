//! CREATE DATABASE, ATTACH DATABASE, OPTIMIZE.

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;

fn text_of(text: &str, layout: Layout) -> Option<String> {
    Some(statement_text(&parse_statement(text).ok()?, layout))
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(text_of(text, Layout::Line).as_deref(), Some(expected));
    assert_eq!(text_of(expected, Layout::Line).as_deref(), Some(expected), "the text means the same again");
}

#[track_caller]
fn refuse(texts: &[&str]) {
    for text in texts {
        assert_eq!(text_of(text, Layout::Line), None, "{text}");
    }
}

#[test]
fn databases() {
    check("create database d", "CREATE DATABASE d");
    check(
        "create database if not exists d on cluster c engine Replicated('a', 1) settings k=1 comment 'x'",
        "CREATE DATABASE IF NOT EXISTS d ON CLUSTER c ENGINE = Replicated('a', 1) SETTINGS k = 1 COMMENT 'x'",
    );
    check("create database {d:Identifier} engine = Atomic()", "CREATE DATABASE {d:Identifier} ENGINE = Atomic");
    check("create database d comment $$x$$ settings k=1", "CREATE DATABASE d COMMENT 'x' SETTINGS k = 1");
    check(
        "attach database d uuid '00000000-0000-0000-0000-00000000000A' engine=Atomic",
        "ATTACH DATABASE d UUID '00000000-0000-0000-0000-00000000000a' ENGINE = Atomic",
    );
    check("create database d comment", "CREATE DATABASE d");
    refuse(&[
        "create or replace database d",
        "create temporary database d",
        "create database a.b",
        "create database d comment 'x' engine=Atomic",
        "create database d engine=Atomic engine=Atomic",
        "replace database d",
    ]);
}

#[test]
fn databases_on_several_lines() {
    assert_eq!(
        text_of("create database d engine=Memory settings a=1 comment 'x' format Null", Layout::Pretty).as_deref(),
        Some("CREATE DATABASE d\nENGINE = Memory\nSETTINGS a = 1\nCOMMENT 'x'\nFORMAT `Null`"),
    );
}

#[test]
fn table_overrides() {
    let text = "create database d engine=M comment 'x' table override t (order by a columns (a Int, index i a type x)), table override u (ttl b), table override v ()";
    check_text(
        text,
        "CREATE DATABASE d ENGINE = M TABLE OVERRIDE t (COLUMNS (`a` Int, INDEX i a TYPE x GRANULARITY 1) ORDER BY a), TABLE OVERRIDE u (TTL b), TABLE OVERRIDE v () COMMENT 'x'",
    );
    assert_eq!(
        text_of("create database d table override t (columns (a Int)), table override u (order by x)", Layout::Pretty)
            .as_deref(),
        Some(
            "CREATE DATABASE d\nTABLE OVERRIDE t\n(\n    COLUMNS\n    (\n        `a` Int\n    )\n),\nTABLE OVERRIDE u\n(\n    ORDER BY x\n)"
        ),
    );
    refuse(&[
        "create database d table override t (unique key x)",
        "create database d table override t (columns ())",
        "create database d table override t (engine = Memory)",
        "create database d table override a.b ()",
        "create database d table override t (), u ()",
    ]);
}

/// The server cannot read its own text here: the comment has moved behind the overrides.
#[track_caller]
fn check_text(text: &str, expected: &str) {
    assert_eq!(text_of(text, Layout::Line).as_deref(), Some(expected));
}

#[test]
fn optimize() {
    check("optimize table t", "OPTIMIZE TABLE t");
    check(
        "optimize table d.t on cluster c partition id 'x' force deduplicate cleanup manifest by a, * except (b, c), columns('d')",
        "OPTIMIZE TABLE d.t ON CLUSTER c PARTITION ID 'x' FINAL DEDUPLICATE CLEANUP MANIFEST BY a, * EXCEPT (b, c), COLUMNS('d')",
    );
    check("optimize table t partition (1, 'a') settings k=1", "OPTIMIZE TABLE t PARTITION (1, 'a') SETTINGS k = 1");
    check("optimize table t dry run parts 'a', 'b' final", "OPTIMIZE TABLE t DRY RUN PARTS 'a', 'b' FINAL");
    check("optimize table t deduplicate by except", "OPTIMIZE TABLE t DEDUPLICATE BY except");
    refuse(&[
        "optimize t",
        "optimize table if exists t",
        "optimize table t final on cluster c",
        "optimize table t partition x",
        "optimize table t cleanup deduplicate",
        "optimize table t final by a",
        "optimize table t deduplicate by a.b",
        "optimize table t deduplicate by f(a)",
        "optimize table t deduplicate by * apply f",
        "optimize table t dry run",
    ]);
}
