//! Forms that hardly anybody writes, and the server's answers to them.

use crate::support::{check_once, check_pretty, refuse};

#[test]
fn from_stands_first_where_offset_would_be_that_of_sample() {
    check_once(&[
        ("select a from t sample 1/2 where 1 offset 5", "FROM t SAMPLE 1 / 2 SELECT a WHERE 1 OFFSET 5"),
        ("select a from t sample 1/2 (a, b) where 1 offset 5", "FROM t SAMPLE 1 / 2 SELECT a (a, b) WHERE 1 OFFSET 5"),
        ("select a from t sample 1/2 offset 5", "SELECT a FROM t SAMPLE 1 / 2 OFFSET 5"),
        ("select a from t sample 1/2 limit 1 offset 5", "SELECT a FROM t SAMPLE 1 / 2 LIMIT 5, 1"),
        ("select a from u join t sample 1/2 on 1 offset 5", "SELECT a FROM u INNER JOIN t SAMPLE 1 / 2 ON 1 OFFSET 5"),
    ]);
    check_pretty(&[(
        "with 1 as x select a, b from t sample 1/2 where 1 offset 5",
        "WITH\n    1 AS x\nFROM t\nSAMPLE 1 / 2\nSELECT\n    a,\n    b\nWHERE 1\nOFFSET 5",
    )]);
}

#[test]
fn fetch_decides_about_ties_and_top_about_the_length() {
    check_once(&[
        ("select top 3 with ties 1 order by a fetch first 5 rows only", "SELECT 1 ORDER BY a ASC LIMIT 3"),
        ("select top 3 1 order by a fetch first 5 rows with ties", "SELECT 1 ORDER BY a ASC LIMIT 3  WITH TIES"),
        ("select top 3 with ties 1 order by a offset 1", "SELECT 1 ORDER BY a ASC LIMIT 1, 3  WITH TIES"),
    ]);
}

#[test]
fn what_is_said_again_about_a_table_replaces_what_was_said_first() {
    check_once(&[
        (
            "create database d table override b (), table override a (), table override b (order by x)",
            "CREATE DATABASE d TABLE OVERRIDE b (ORDER BY x), TABLE OVERRIDE a ()",
        ),
        (
            "create database d table override t (columns (primary key a) order by a)",
            "CREATE DATABASE d TABLE OVERRIDE t (COLUMNS () ORDER BY a)",
        ),
    ]);
    check_pretty(&[("create database d table override t ()", "CREATE DATABASE d\nTABLE OVERRIDE t\n(\n\n)")]);
    refuse(&[
        "create database d table override t (order by (a, b desc))",
        "create database d table override t (columns (a Int default 1,))",
    ]);
}

#[test]
fn columns_of_views_take_no_comma_behind_the_last() {
    check_once(&[("create view v (a Int,) as select 1", "CREATE VIEW v (`a` Int) AS SELECT 1")]);
    refuse(&["create view v (a Int default 1,) as select 1", "create window view v (a default 1,) as select 1"]);
}

#[test]
fn refreshed_views_depend_on_names_that_are_no_parameters() {
    refuse(&[
        "alter table t modify refresh every 1 day depends on {a:Identifier}",
        "create materialized view v refresh every 1 day depends on d.{a:Identifier} as select 1",
    ]);
}

#[test]
fn arrays_of_dictionaries() {
    check_once(&[(
        "create dictionary d (a Int default [[1]]) primary key a source(s(a [] b [()]))",
        "CREATE DICTIONARY d (`a` Int DEFAULT [[1]]) PRIMARY KEY a SOURCE(S(A [] B [tuple()]))",
    )]);
    refuse(&[
        "create dictionary d (a Int default []) primary key a",
        "create dictionary d (a Int default [[1], []]) primary key a",
        "create dictionary d (a Int default [(1, 2)]) primary key a",
    ]);
}

#[test]
fn what_is_applied_to_columns_has_one_parameter() {
    check_once(&[("select * apply((x) -> a)", "SELECT * APPLY x -> a")]);
    refuse(&["select * apply((x, y) -> a)", "select * apply(() -> a)"]);
}

#[test]
fn clauses_of_a_function() {
    check_once(&[(
        "create function f language WASM sha256_hash 'a' deterministic arguments () returns Int from 'm'",
        "CREATE FUNCTION f LANGUAGE WASM ARGUMENTS () RETURNS Int FROM 'm' DETERMINISTIC SHA256_HASH 'a'",
    )]);
}
