//! DROP, DETACH, TRUNCATE, UNDROP, RENAME, EXCHANGE, PARALLEL WITH, and named collections.

use crate::support::{check, check_keywords, check_once, check_pretty, refuse};

#[test]
fn drop_takes_every_kind_of_table() {
    check_keywords(&[
        "DROP TABLE t",
        "DROP TABLE IF EXISTS d.t ON CLUSTER c SYNC",
        "DROP TABLE IF EXISTS IF EMPTY t",
        "DROP TABLE a, d.b, c",
        "DROP VIEW v",
        "DROP DICTIONARY IF EXISTS d SYNC",
        "DROP TEMPORARY TABLE t",
        "DROP ALL TABLE t",
        "DROP DATABASE IF EXISTS d ON CLUSTER c SYNC",
        "DROP DATABASE IF EMPTY d",
        "DROP ALL HYPOTHETICAL INDEXES",
    ]);
    check(&[
        ("drop table t no delay", "DROP TABLE t SYNC"),
        ("drop table t uuid '00000000-0000-0000-0000-000000000001', u", "DROP TABLE t, u"),
        ("drop table {d:Identifier}.t", "DROP TABLE {d:Identifier}.t"),
        ("drop table sync sync", "DROP TABLE sync SYNC"),
        ("drop table if, b", "DROP TABLE if, b"),
        ("drop table t settings a=1", "DROP TABLE t SETTINGS a = 1"),
    ]);
    refuse(&[
        "drop t",
        "drop table",
        "drop table a.b.c",
        "drop database a, b",
        "drop all database d",
        "drop table a permanently",
    ]);
    refuse(&[
        "drop materialized view v",
        "drop tables from d",
        "drop table if not exists t",
        "drop table 't'",
        "drop table t no",
    ]);
}

#[test]
fn detach_and_truncate_say_it_alike() {
    check_keywords(&[
        "DETACH TABLE IF EXISTS d.t ON CLUSTER c PERMANENTLY SYNC",
        "DETACH DATABASE d",
        "DETACH VIEW v PERMANENTLY",
        "TRUNCATE TABLE IF EXISTS d.t ON CLUSTER c SYNC",
        "TRUNCATE DATABASE IF EXISTS d",
        "TRUNCATE ALL TABLES FROM IF EXISTS d NOT LIKE 'x%' ON CLUSTER c SYNC",
        "TRUNCATE TABLES FROM d ILIKE 'x'",
    ]);
    check_once(&[("truncate all temporary table t", "TRUNCATE TEMPORARY ALL TABLE t")]);
    check(&[("truncate t", "TRUNCATE TABLE t"), ("truncate tables from d not", "TRUNCATE TABLES FROM d")]);
    refuse(&[
        "detach t",
        "detach table a, b",
        "truncate a, b",
        "truncate tables d",
        "truncate view",
        "truncate table t permanently",
    ]);
}

#[test]
fn undrop_keeps_the_identifier() {
    check(&[(
        "undrop table d.t uuid '00000000000000000000000000000ABC' on cluster c",
        "UNDROP TABLE d.t UUID '00000000-0000-0000-0000-000000000abc' ON CLUSTER c",
    )]);
    refuse(&["undrop t", "undrop view v", "undrop table t uuid 'x'", "undrop table a, b", "undrop table t sync"]);
}

#[test]
fn rename_and_exchange() {
    check_keywords(&[
        "RENAME TABLE a.b TO c.d, IF EXISTS e TO f ON CLUSTER c",
        "RENAME DICTIONARY a TO b, c TO d",
        "RENAME DATABASE IF EXISTS a TO b ON CLUSTER c",
        "EXCHANGE TABLES a.b AND c.d, e AND f ON CLUSTER c",
        "EXCHANGE DICTIONARIES a AND b",
    ]);
    check(&[("rename a to b", "RENAME TABLE a TO b"), ("rename to to to", "RENAME TABLE to TO to")]);
    refuse(&[
        "rename database a to b, c to d",
        "exchange table a and b",
        "exchange tables if exists a and b",
        "rename table a b",
    ]);
}

#[test]
fn statements_side_by_side() {
    let text = "drop table a settings x=1 parallel with truncate b parallel with drop function f";
    check(&[(text, "DROP TABLE a SETTINGS x = 1 PARALLEL WITH TRUNCATE TABLE b PARALLEL WITH DROP FUNCTION f")]);
    let pretty = "DROP TABLE a\nSETTINGS x = 1\nPARALLEL WITH\nTRUNCATE TABLE b\nPARALLEL WITH\nDROP FUNCTION f";
    check_pretty(&[(text, pretty)]);
    refuse(&["drop table a parallel with", "drop table a parallel with (drop table b)"]);
}

#[test]
fn indexes() {
    check(&[
        ("create index i on t (a desc)", "CREATE INDEX i ON t a GRANULARITY 1"),
        (
            "create unique index if not exists i on d.t on cluster c (a+1, b as x) type set(100) granularity 3",
            "CREATE UNIQUE INDEX IF NOT EXISTS i ON d.t ON CLUSTER c (a + 1, b AS x) TYPE set(100) GRANULARITY 3",
        ),
        (
            "create index i on t a + b type text(k='v')",
            "CREATE INDEX i ON t a + b TYPE text(k = 'v') GRANULARITY 100000000",
        ),
        ("create index i on t (a as b)", "CREATE INDEX i ON t (a AS b) GRANULARITY 1"),
        (
            "create hypothetical index i on t ((a, b)) type minmax",
            "CREATE HYPOTHETICAL INDEX i ON t (a, b) TYPE minmax GRANULARITY 1",
        ),
    ]);
    refuse(&[
        "create index i on t",
        "create index i on t ()",
        "create index i on t a, b",
        "create index i on t (a) + 1",
    ]);
    refuse(&["create index i.j on t a", "create index i on t a type f(1)(2)", "create index i on t a granularity 0x1"]);
    refuse(&["create index i on t a settings b=1", "drop hypothetical index i on t on cluster c"]);
    check_keywords(&["DROP INDEX IF EXISTS i ON d.t ON CLUSTER c", "DROP HYPOTHETICAL INDEX i ON t"]);
    refuse(&["drop index i", "drop index i.j on t", "drop index i on cluster c on t"]);
}

#[test]
fn named_collections() {
    check_keywords(&[
        "CREATE NAMED COLLECTION IF NOT EXISTS n ON CLUSTER c AS a.b = 1, k = 'x' OVERRIDABLE, l = true NOT OVERRIDABLE",
    ]);
    check(&[
        (
            "create named collection n as a=1, b=2 overridable, a=3 not overridable, b=4 not overridable",
            "CREATE NAMED COLLECTION n AS a = 1 NOT OVERRIDABLE, b = 2 OVERRIDABLE, a = 3 NOT OVERRIDABLE, b = 4 OVERRIDABLE",
        ),
        ("drop table t;;", "DROP TABLE t"),
    ]);
    check_once(&[("create named collection n as a={'x':'y'}", "CREATE NAMED COLLECTION n AS a = [('x', 'y')]")]);
    check_keywords(&[
        "ALTER NAMED COLLECTION IF EXISTS n ON CLUSTER c SET a = 1, b = 2 OVERRIDABLE DELETE d, e",
        "DROP NAMED COLLECTION IF EXISTS n ON CLUSTER c",
    ]);
    refuse(&[
        "create named collection n a=1",
        "create named collection n as a",
        "create named collection n as a=default",
        "create named collection {n:Identifier} as a=1",
        "create named collection n as a=1 settings b=1",
        "alter named collection n delete a set b=1",
    ]);
}
