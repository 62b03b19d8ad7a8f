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
fn an_indexed_expression_in_parentheses_is_a_list() {
    check_once(&[
        ("create index i on t +(a)", "CREATE INDEX i ON t (a) GRANULARITY 1"),
        ("create index i on t (a)", "CREATE INDEX i ON t a GRANULARITY 1"),
        ("create index i on t -(a)", "CREATE INDEX i ON t -(a) GRANULARITY 1"),
    ]);
}

#[test]
fn rows_that_expire_may_be_grouped_by_nothing() {
    check_once(&[
        ("alter table a modify ttl x group by", "ALTER TABLE a (MODIFY TTL x GROUP BY )"),
        (
            "alter table a (modify ttl x group by), (drop column c)",
            "ALTER TABLE a (MODIFY TTL x GROUP BY ), (DROP COLUMN c)",
        ),
        ("alter table a (modify ttl x group by, y)", "ALTER TABLE a (MODIFY TTL x GROUP BY , y)"),
    ]);
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

#[test]
fn parts_of_a_case_are_one_list_also_for_a_lambda() {
    check_once(&[
        ("select case when a then x -> 1 end", "SELECT multiIf((a, x) -> 1, NULL)"),
        ("select case when a then b else x -> 1 end", "SELECT multiIf((a, b, x) -> 1)"),
        ("select case z when a then x -> 1 end", "SELECT caseWithExpression((z, a, x) -> 1, NULL)"),
        ("select case when a then (x, y) -> 1 end", "SELECT multiIf(a, ((x, y) -> 1), NULL)"),
    ]);
    refuse(&["select case when 1 then x -> 1 end"]);
}

#[test]
fn what_is_compared_with_all_may_begin_like_a_query() {
    check_once(&[
        ("select x < all(values()(1))", "SELECT arrayAll(lambda(tuple(_a), x < _a), `values`()(1))"),
        ("select x < all(select(1)(2))", "SELECT arrayAll(lambda(tuple(_a), x < _a), `select`(1)(2))"),
        ("select x = any(select(1)(2))", "SELECT x = any(`select`(1)(2))"),
        ("select x < all(select(1))", "SELECT x < (SELECT min(*) FROM (SELECT (1)))"),
    ]);
    refuse(&["select x in (select(1)(2))", "select (values()(1))"]);
}

#[test]
fn joined_tables_may_begin_like_a_query() {
    check_once(&[
        (
            "select * from (values(1, 2) join t using a)",
            "SELECT * FROM (SELECT * FROM `values`(1, 2) INNER JOIN t USING (a))",
        ),
        ("select * from (select join t using a)", "SELECT * FROM (SELECT * FROM `select` INNER JOIN t USING (a))"),
        ("select * from (values(1), t)", "SELECT * FROM (SELECT * FROM SQLStandardValues((1), t))"),
    ]);
}

#[test]
fn names_of_tables_may_be_steps_into_json() {
    check_once(&[
        ("select * from a.^b", "SELECT * FROM a.^b"),
        ("select * from a.`^\\`b\\``", "SELECT * FROM a.^b"),
        ("select * from a.:Array(Int8)", "SELECT * FROM `a.:\\`Array\\``(Int8)"),
        ("drop table a.@select", "DROP TABLE a.@`select`"),
        ("create materialized view v to a.^b as select 1", "CREATE MATERIALIZED VIEW v TO a.`^\\`b\\`` AS SELECT 1"),
    ]);
    refuse(&["rename table a.^b to c", "alter table a.^b drop column c", "undrop table a.^b"]);
}

#[test]
fn a_query_that_is_not_the_first_of_a_list_has_no_bare_lambda() {
    check_once(&[
        ("select 1, (select a where x -> 1)", "SELECT 1, (SELECT a WHERE (x -> 1))"),
        ("select 1, (select a from t join b on x -> 1)", "SELECT 1, (SELECT a FROM t INNER JOIN b ON (x -> 1))"),
        ("select (select a where x -> 1), 1", "SELECT (SELECT a WHERE x -> 1), 1"),
        (
            "select 1, (with b as (select 1 where x -> 1) select a)",
            "SELECT 1, (WITH b AS (SELECT 1 WHERE x -> 1) SELECT a)",
        ),
    ]);
}

#[test]
fn parentheses_of_an_operator_spare_those_of_in() {
    check_once(&[
        ("select f(1, 2 <= (a in 2,))", "SELECT f(1, 2 <= tuple((a IN (2))))"),
        ("select f(1, q and q <= (a in 2,))", "SELECT f(1, q AND (q <= tuple(a IN (2))))"),
        ("select f(1, q + -g(a in 2))", "SELECT f(1, q + (-g((a IN (2)))))"),
    ]);
}

#[test]
fn a_sample_has_underscores_anywhere() {
    check_once(&[
        ("select a from t sample 1_", "SELECT a FROM t SAMPLE 1"),
        ("select a from t sample 1__0 / _2_e1_", "SELECT a FROM t SAMPLE 10 / 20"),
        ("select a from t sample 1e1_0", "SELECT a FROM t SAMPLE 10000000000"),
    ]);
    refuse(&["select a from t sample _", "select a from t sample e1", "select a from t sample inf"]);
}

#[test]
fn a_global_variable_has_an_alias_where_none_may_be() {
    check_once(&[(
        "alter table t update a = @@b where @@c and 1",
        "ALTER TABLE t (UPDATE  a = (globalVariable('b') AS `@@b`) WHERE (globalVariable('c') AS `@@c`) AND 1)",
    )]);
    check_once(&[(
        "create index i on t (@@b) type minmax",
        "CREATE INDEX i ON t (globalVariable('b') AS `@@b`) TYPE minmax GRANULARITY 1",
    )]);
    refuse(&[
        "create table t (a Int8) engine = E order by @@b",
        "create table t (a Int8) engine = E order by (@@b desc)",
        "alter table t delete where (@@b)",
    ]);
}

#[test]
fn targets_of_a_time_series_may_be_called_like_clauses() {
    check_once(&[
        ("create table t engine = TimeSeries data engine", "CREATE TABLE t ENGINE = TimeSeries SAMPLES engine"),
        ("create table t engine = TimeSeries tags inner tags", "CREATE TABLE t ENGINE = TimeSeries TAGS tags"),
    ]);
    refuse(&["create table t engine = TimeSeries data inner"]);
}

#[test]
fn auto_increment_is_a_type_of_its_own() {
    check_once(&[
        ("alter table t modify column x null auto_increment", "ALTER TABLE t (MODIFY COLUMN `x` INT NULL)"),
        ("alter table t modify column x auto_increment not null", "ALTER TABLE t (MODIFY COLUMN `x` INT NOT NULL)"),
    ]);
    refuse(&["alter table t modify column x null default 1", "alter table t modify column x null"]);
}

#[test]
fn a_command_about_the_ttl_ends_a_list_of_ttls() {
    check_once(&[
        ("alter table t modify ttl a, materialize ttl", "ALTER TABLE t (MODIFY TTL a), (MATERIALIZE TTL)"),
        ("alter table t modify ttl a, materialize", "ALTER TABLE t (MODIFY TTL a, materialize)"),
    ]);
    refuse(&["alter table t modify ttl a, drop column b"]);
}
