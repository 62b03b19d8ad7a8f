//! CREATE DATABASE, ATTACH DATABASE, OPTIMIZE.

use crate::support::{check, check_once, check_pretty, refuse};

#[test]
fn databases() {
    check(&[
        ("create database d", "CREATE DATABASE d"),
        (
            "create database if not exists d on cluster c engine Replicated('a', 1) settings k=1 comment 'x'",
            "CREATE DATABASE IF NOT EXISTS d ON CLUSTER c ENGINE = Replicated('a', 1) SETTINGS k = 1 COMMENT 'x'",
        ),
        ("create database {d:Identifier} engine = Atomic()", "CREATE DATABASE {d:Identifier} ENGINE = Atomic"),
        ("create database d comment $$x$$ settings k=1", "CREATE DATABASE d COMMENT 'x' SETTINGS k = 1"),
        (
            "attach database d uuid '00000000-0000-0000-0000-00000000000A' engine=Atomic",
            "ATTACH DATABASE d UUID '00000000-0000-0000-0000-00000000000a' ENGINE = Atomic",
        ),
        ("create database d comment", "CREATE DATABASE d"),
    ]);
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
    check_pretty(&[(
        "create database d engine=Memory settings a=1 comment 'x' format Null",
        "CREATE DATABASE d\nENGINE = Memory\nSETTINGS a = 1\nCOMMENT 'x'\nFORMAT `Null`",
    )]);
}

#[test]
fn table_overrides() {
    let text = "create database d engine=M comment 'x' table override t (order by a columns (a Int, index i a type x)), table override u (ttl b), table override v ()";
    check_once(&[(
        text,
        "CREATE DATABASE d ENGINE = M TABLE OVERRIDE t (COLUMNS (`a` Int, INDEX i a TYPE x GRANULARITY 1) ORDER BY a), TABLE OVERRIDE u (TTL b), TABLE OVERRIDE v () COMMENT 'x'",
    )]);
    check_pretty(&[(
        "create database d table override t (columns (a Int)), table override u (order by x)",
        "CREATE DATABASE d\nTABLE OVERRIDE t\n(\n    COLUMNS\n    (\n        `a` Int\n    )\n),\nTABLE OVERRIDE u\n(\n    ORDER BY x\n)",
    )]);
    refuse(&[
        "create database d table override t (unique key x)",
        "create database d table override t (columns ())",
        "create database d table override t (engine = Memory)",
        "create database d table override a.b ()",
        "create database d table override t (), u ()",
    ]);
}

#[test]
fn optimize() {
    check(&[
        ("optimize table t", "OPTIMIZE TABLE t"),
        (
            "optimize table d.t on cluster c partition id 'x' force deduplicate cleanup manifest by a, * except (b, c), columns('d')",
            "OPTIMIZE TABLE d.t ON CLUSTER c PARTITION ID 'x' FINAL DEDUPLICATE CLEANUP MANIFEST BY a, * EXCEPT (b, c), COLUMNS('d')",
        ),
        ("optimize table t partition (1, 'a') settings k=1", "OPTIMIZE TABLE t PARTITION (1, 'a') SETTINGS k = 1"),
        ("optimize table t dry run parts 'a', 'b' final", "OPTIMIZE TABLE t DRY RUN PARTS 'a', 'b' FINAL"),
        ("optimize table t deduplicate by except", "OPTIMIZE TABLE t DEDUPLICATE BY except"),
    ]);
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
