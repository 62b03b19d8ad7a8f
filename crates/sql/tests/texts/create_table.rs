//! CREATE TABLE and its kin: what is written, and the server's text of it.

use crate::support::{check, check_in, check_once, check_pretty, refuse, refuse_in};
use chkit_sql::parse::parse_statement;
use chkit_sql::tree::StatementKind;
use chkit_sql::tree::column::TableElement;

/// Elements of a table, in its parentheses.
const ELEMENTS: &str = "CREATE TABLE t ({}) ENGINE = Memory";

/// What follows the columns.
const STORAGE: &str = "CREATE TABLE t (a Date) {}";

#[test]
fn verbs_and_names() {
    check(&[
        (
            "create table if not exists db.`my table` on cluster 'main' (a UInt8) engine memory",
            "CREATE TABLE IF NOT EXISTS db.`my table` ON CLUSTER main (`a` UInt8) ENGINE = memory",
        ),
        ("CREATE OR REPLACE TABLE t (a UInt8)", "CREATE OR REPLACE TABLE t (`a` UInt8)"),
        ("REPLACE TEMPORARY TABLE t (a UInt8)", "REPLACE TEMPORARY TABLE t (`a` UInt8)"),
        ("CREATE TABLE {d:Identifier}.t (a UInt8)", "CREATE TABLE {d:Identifier}.t (`a` UInt8)"),
        (
            "CREATE TABLE t UUID '61F0C4045CB311E7907BA6006AD3DBA0' (a UInt8)",
            "CREATE TABLE t UUID '61f0c404-5cb3-11e7-907b-a6006ad3dba0' (`a` UInt8)",
        ),
        ("CREATE TABLE t UUID '00000000-0000-0000-0000-000000000000' (a UInt8)", "CREATE TABLE t (`a` UInt8)"),
    ]);
    refuse(&[
        "CREATE TABLE a.b.c (a UInt8)",
        "CREATE TABLE 't' (a UInt8)",
        "CREATE TABLE t UUID 'nothing' (a UInt8)",
        "CREATE TABLE t UUID '61f0c404-5cb311e7907ba6006ad3dba0' (a UInt8)",
        "CREATE OR REPLACE TABLE IF NOT EXISTS t (a UInt8)",
        "CREATE TEMP TABLE t (a UInt8)",
        "CREATE TABLE t ()",
    ]);
}

#[test]
fn attached_tables() {
    check(&[
        ("ATTACH TABLE IF NOT EXISTS d.t ON CLUSTER c", "ATTACH TABLE IF NOT EXISTS d.t ON CLUSTER c"),
        ("ATTACH TABLE t FROM 'p' (a UInt8) ENGINE = Log", "ATTACH TABLE t FROM 'p' (`a` UInt8) ENGINE = Log"),
        ("attach table t as not replicated", "ATTACH TABLE t AS NOT REPLICATED"),
        ("ATTACH TABLE t AS REPLICATED ON CLUSTER c", "ATTACH TABLE t AS REPLICATED ON CLUSTER c"),
    ]);
    refuse(&["ATTACH TABLE t AS u", "CREATE TABLE t FROM 'p'", "ATTACH TABLE t FROM p"]);
}

#[test]
fn columns_say_things_in_one_order() {
    check_in(
        ELEMENTS,
        ELEMENTS,
        &[
            ("a UInt8,", "`a` UInt8"),
            ("a NOT NULL DEFAULT 1, b DEFAULT 2 NULL", "`a` NOT NULL DEFAULT 1, `b` NULL DEFAULT 2"),
            ("a UInt8 EPHEMERAL, b EPHEMERAL 1", "`a` UInt8 EPHEMERAL, `b` EPHEMERAL 1"),
            ("a UInt8 EPHEMERAL COMMENT 'x'", "`a` UInt8 EPHEMERAL COMMENT 'x'"),
            ("a AUTO_INCREMENT, b UInt8 auto_increment", "`a` INT, `b` UInt8"),
            ("a UInt8 CODEC(A(level = 3, b + 1))", "`a` UInt8 CODEC(A(equals(level, 3), plus(b, 1)))"),
            ("a UInt8 DEFAULT (b AS c)", "`a` UInt8 DEFAULT (b AS c)"),
            ("a UInt8, b UInt8 DEFAULT x -> 1", "`a` UInt8, `b` UInt8 DEFAULT (x -> 1)"),
            ("a UInt8 NOT NULL COLLATE utf8_bin", "`a` UInt8 NOT NULL COLLATE utf8_bin"),
            ("key UInt8, select String", "`key` UInt8, `select` String"),
        ],
    );
    // A collation is printed where it is not read again.
    check_once(&[(
        "CREATE TABLE t (a String collate utf8_bin default 'x' comment 'y' codec(zstd(1), LZ4()) statistics(uniq) ttl b settings (c = 1))",
        "CREATE TABLE t (`a` String DEFAULT 'x' COMMENT 'y' CODEC(zstd(1), LZ4) STATISTICS(uniq) TTL b COLLATE utf8_bin SETTINGS (c = 1))",
    )]);
    refuse_in(
        ELEMENTS,
        &[
            "a",
            "a NULL",
            "a COMMENT 'x'",
            "a EPHEMERAL",
            "a UInt8 CODEC(ZSTD) COMMENT 'x'",
            "a UInt8 TTL b CODEC(ZSTD)",
            "a UInt8 SETTINGS (b = 1) PRIMARY KEY",
            "a UInt8 NULL DEFAULT 1 NOT NULL",
            "a UInt8 COLLATE utf8_bin NULL COLLATE utf8_bin",
            "a UInt8 COLLATE utf8",
            "a UInt8 DEFAULT *",
            "a UInt8 DEFAULT b c",
            "a UInt8 CODEC()",
            "a UInt8 STATISTICS(b,)",
            "a UInt8 SETTINGS b = 1",
            "a.b UInt8",
            "'a' UInt8",
            "a UInt8,,",
            "a UInt8 b UInt8",
        ],
    );
}

#[test]
fn other_elements_follow_the_columns() {
    check_in(
        ELEMENTS,
        ELEMENTS,
        &[
            (
                "projection p (select a), constraint c check a > 1, index i a type minmax, a UInt8",
                "`a` UInt8, INDEX i a TYPE minmax GRANULARITY 1, CONSTRAINT c CHECK a > 1, PROJECTION p (SELECT a)",
            ),
            ("a UInt8, CONSTRAINT c ASSUME (a AS b)", "`a` UInt8, CONSTRAINT c ASSUME (a AS b)"),
            ("a UInt8, foreign key (a) references d.u (b) on delete set null on update no action", "`a` UInt8"),
        ],
    );
    refuse_in(
        ELEMENTS,
        &[
            "a UInt8, CONSTRAINT CHECK a",
            "a UInt8, CHECK a > 1",
            "a UInt8, FOREIGN KEY (a) REFERENCES u",
            "a UInt8, FOREIGN KEY (a) REFERENCES u (b) ON INSERT CASCADE",
        ],
    );
}

#[test]
fn indexes_have_a_granularity() {
    check_in(
        ELEMENTS,
        ELEMENTS,
        &[
            ("INDEX i (a, b) TYPE set(100) GRANULARITY 4", "INDEX i (a, b) TYPE set(100) GRANULARITY 4"),
            (
                "INDEX i lower(a) TYPE text(tokenizer = 'x') GRANULARITY 4",
                "INDEX i lower(a) TYPE text(tokenizer = 'x') GRANULARITY 100000000",
            ),
            (
                "INDEX i a TYPE vector_similarity('hnsw')",
                "INDEX i a TYPE vector_similarity('hnsw') GRANULARITY 100000000",
            ),
            (
                "INDEX i a TYPE vector_similarity('hnsw') GRANULARITY 2",
                "INDEX i a TYPE vector_similarity('hnsw') GRANULARITY 2",
            ),
            (
                "a UInt8, INDEX `i j` x -> 1 TYPE minmax()",
                "`a` UInt8, INDEX `i j` (x -> 1) TYPE minmax() GRANULARITY 1",
            ),
        ],
    );
    refuse_in(
        ELEMENTS,
        &[
            "INDEX i a",
            "INDEX i TYPE minmax",
            "INDEX i a, b TYPE minmax",
            "INDEX i a TYPE minmax GRANULARITY -1",
            "INDEX i a TYPE minmax(1)(2)",
            "INDEX i.j a TYPE minmax",
        ],
    );
}

#[test]
fn projections_select_from_their_table() {
    check_in(
        ELEMENTS,
        ELEMENTS,
        &[
            (
                "a UInt8, PROJECTION p (with 1 as x select a, sum(b) s where c group by a order by (a, d)) with settings (e = 1)",
                "`a` UInt8, PROJECTION p (WITH 1 AS x SELECT a, sum(b) AS s WHERE c GROUP BY a ORDER BY a, d) WITH SETTINGS (e = 1)",
            ),
            ("a UInt8, PROJECTION p (select a group by )", "`a` UInt8, PROJECTION p (SELECT a GROUP BY )"),
            ("a UInt8, PROJECTION p (SELECT a ORDER BY tuple(a))", "`a` UInt8, PROJECTION p (SELECT a ORDER BY a)"),
            ("a UInt8, PROJECTION p (SELECT a ORDER BY (a))", "`a` UInt8, PROJECTION p (SELECT a ORDER BY (a))"),
            ("a UInt8, PROJECTION p INDEX a, b TYPE basic()", "`a` UInt8, PROJECTION p INDEX a, b TYPE basic()"),
        ],
    );
    refuse_in(
        ELEMENTS,
        &[
            "a UInt8, PROJECTION p (SELECT a FROM t)",
            "a UInt8, PROJECTION p (SELECT a ORDER BY a DESC)",
            "a UInt8, PROJECTION p (SELECT a LIMIT 1)",
            "a UInt8, PROJECTION p SELECT a",
            "a UInt8, PROJECTION p INDEX a",
            "a UInt8, PROJECTION p (SELECT a) SETTINGS (e = 1)",
        ],
    );
}

#[test]
fn the_primary_key_moves_out_of_the_list() {
    check(&[
        ("CREATE TABLE t (a UInt8 PRIMARY KEY)", "CREATE TABLE t (`a` UInt8) PRIMARY KEY tuple(a)"),
        (
            "CREATE TABLE t (a UInt8 PRIMARY KEY, b UInt8 PRIMARY KEY) ENGINE = MergeTree ORDER BY a",
            "CREATE TABLE t (`a` UInt8, `b` UInt8) ENGINE = MergeTree PRIMARY KEY (a, b) ORDER BY a",
        ),
        ("CREATE TABLE t (PRIMARY KEY (a)) ENGINE = E", "CREATE TABLE t ENGINE = E PRIMARY KEY (a)"),
    ]);
    refuse_in(ELEMENTS, &["a UInt8, PRIMARY KEY 1", "a UInt8, PRIMARY KEY (1, 2)", "a UInt8, PRIMARY KEY (SELECT 1)"]);
    refuse_in(ELEMENTS, &["a UInt8, PRIMARY KEY a, PRIMARY KEY a", "a UInt8 PRIMARY KEY, PRIMARY KEY a"]);
    refuse(&["CREATE TABLE t (a UInt8 PRIMARY KEY) PRIMARY KEY a"]);
}

#[test]
fn clauses_of_a_storage_in_any_order() {
    check_in(
        STORAGE,
        "CREATE TABLE t (`a` Date) {}",
        &[
            (
                "ENGINE = MergeTree() SAMPLE BY a UNIQUE KEY b ORDER BY c PRIMARY KEY d PARTITION BY e SETTINGS f = 1 COMMENT 'g'",
                "ENGINE = MergeTree PARTITION BY e PRIMARY KEY d ORDER BY c UNIQUE KEY b SAMPLE BY a SETTINGS f = 1 COMMENT 'g'",
            ),
            ("ORDER BY a", "ORDER BY a"),
            ("ENGINE MergeTree(a, (a, b), 8192)", "ENGINE = MergeTree(a, (a, b), 8192)"),
            ("ENGINE = Null()", "ENGINE = `Null`"),
            ("ENGINE = F(a = 1, b AS c)(d)", "ENGINE = F(a = 1, b AS c)(d)"),
            ("PARTITION BY (a AS b)", "PARTITION BY (a AS b)"),
            ("ENGINE = E COMMENT 'a' SETTINGS b = 1", "ENGINE = E COMMENT 'a' SETTINGS b = 1"),
            ("ENGINE = E COMMENT", "ENGINE = E"),
        ],
    );
    refuse_in(
        STORAGE,
        &[
            "ENGINE = E ORDER BY a ORDER BY b",
            "ENGINE = E SETTINGS a = 1 ORDER BY b",
            "ENGINE = E COMMENT 'a' ORDER BY b",
            "ORDER BY a ENGINE = E",
            "ENGINE = 'E'",
            "ENGINE =",
            "ENGINE = E PRIMARY KEY a DESC",
            "ENGINE = E ORDER BY (a AS b)",
            "ENGINE = E ORDER BY a, b",
            "ENGINE = E F",
        ],
    );
}

#[test]
fn sorting_keys_have_directions() {
    check_in(
        STORAGE,
        "CREATE TABLE t (`a` Date) {}",
        &[
            ("ORDER BY ()", "ORDER BY tuple()"),
            ("ORDER BY a ASC", "ORDER BY a"),
            ("ORDER BY (a, b) descending", "ORDER BY (a, b) DESC"),
            ("ORDER BY (a DESC, b)", "ORDER BY tuple(a DESC, b)"),
            ("ORDER BY (a ASC, b)", "ORDER BY tuple(a, b)"),
            ("ORDER BY tuple(a + 1 DESC)", "ORDER BY tuple(a + 1 DESC)"),
            ("ORDER BY (a,)", "ORDER BY tuple(a)"),
        ],
    );
    refuse_in(STORAGE, &["ORDER BY TUPLE(a DESC)", "ORDER BY (a DESC,)", "ORDER BY a NULLS FIRST"]);
}

#[test]
fn rows_live_as_long_as_their_ttl() {
    check_in(
        STORAGE,
        "CREATE TABLE t (`a` Date) {}",
        &[
            ("TTL a DELETE WHERE b, c TO DISK IF EXISTS 'd'", "TTL a WHERE b, c TO DISK IF EXISTS 'd'"),
            ("TTL a TO VOLUME 'b', c RECOMPRESS CODEC(ZSTD(1))", "TTL a TO VOLUME 'b', c RECOMPRESS CODEC(ZSTD(1))"),
            ("TTL a GROUP BY b, c SET d = max(d), e = 1, f DELETE", "TTL a GROUP BY b, c SET d = max(d), e = 1, f"),
            ("TTL (a AS b) DELETE", "TTL (a AS b)"),
        ],
    );
    refuse_in(STORAGE, &["TTL a,", "TTL a TO DISK b", "TTL a TO DISK 'b' WHERE c", "TTL a AS b", "TTL a SET b = 1"]);
}

#[test]
fn tables_take_after_others() {
    check(&[
        ("CREATE TABLE t AS d.u ENGINE = E", "CREATE TABLE t AS d.u ENGINE = E"),
        ("CREATE TABLE t ENGINE = E AS u", "CREATE TABLE t AS u ENGINE = E"),
        ("CREATE TABLE t ENGINE = E COMMENT 'a' CLONE AS u", "CREATE TABLE t CLONE AS u ENGINE = E COMMENT 'a'"),
        ("CREATE TABLE t EMPTY AS f(1)", "CREATE TABLE t EMPTY AS f(1)"),
        ("CREATE TABLE t AS d.f(1) COMMENT 'a'", "CREATE TABLE t AS `d.f`(1) COMMENT 'a'"),
        ("CREATE TABLE t (a UInt8) AS f(1)", "CREATE TABLE t (`a` UInt8) AS f(1)"),
        ("CREATE TABLE t AS select", "CREATE TABLE t AS `select`"),
        ("CREATE TABLE t AS (SELECT 1)", "CREATE TABLE t AS SELECT 1"),
        ("CREATE TABLE t EMPTY AS SELECT 1", "CREATE TABLE t EMPTY AS SELECT 1"),
        ("CREATE TABLE t CLONE AS SELECT 1", "CREATE TABLE t AS SELECT 1"),
        ("CREATE TABLE t AS SELECT a COMMENT 'b'", "CREATE TABLE t COMMENT 'b' AS SELECT a"),
        ("CREATE TABLE t AS SELECT 1 FORMAT JSON", "CREATE TABLE t AS (SELECT 1) FORMAT JSON"),
    ]);
    refuse(&[
        "CREATE TABLE t (a UInt8) AS u",
        "CREATE TABLE t (a UInt8) AS SELECT 1",
        "CREATE TABLE t (a UInt8) ENGINE = E AS f(1)",
        "CREATE TABLE t AS f(1) ENGINE = E",
        "CREATE TABLE t AS d.u.v",
        "CREATE TABLE t AS {u:Identifier}",
        "CREATE TABLE t EMPTY",
        "CREATE TABLE t CLONE u",
        "CREATE TABLE t ENGINE = E POPULATE AS SELECT 1",
        "CREATE TABLE t LIKE u",
    ]);
}

#[test]
fn tables_behind_time_series() {
    check(&[(
        "CREATE TABLE t ENGINE = TimeSeries DATA ENGINE = E TAGS d.u SAMPLES INNER COLUMNS (a UInt8)",
        "CREATE TABLE t ENGINE = TimeSeries SAMPLES INNER COLUMNS (`a` UInt8) SAMPLES INNER ENGINE = E TAGS d.u",
    )]);
    refuse(&[
        "CREATE TABLE t ENGINE = TimeSeries TAGS a TAGS b",
        "CREATE TABLE t ENGINE = TimeSeries TAGS INNER",
        "CREATE TABLE t ENGINE = Memory TAGS a",
        "CREATE TABLE t TO INNER UUID '00000000-0000-0000-0000-000000000001' ENGINE = Memory",
    ]);
}

#[test]
fn lines_break_between_clauses() {
    check_pretty(&[
        (
            "CREATE TABLE t (a UInt8, b Tuple(x UInt8, y UInt8), PROJECTION p (SELECT a, b ORDER BY a)) ENGINE = MergeTree PARTITION BY a ORDER BY (a, b) TTL a, b SETTINGS c = 1, d = 2 COMMENT 'e' AS SELECT 1, 2",
            "CREATE TABLE t
(
    `a` UInt8,
    `b` Tuple(
        x UInt8,
        y UInt8),
    PROJECTION p
    (
        SELECT
            a,
            b
        ORDER BY a
    )
)
ENGINE = MergeTree
PARTITION BY a
ORDER BY (a, b)
TTL a, b
SETTINGS c = 1, d = 2
COMMENT 'e'
AS SELECT
    1,
    2",
        ),
        ("CREATE TABLE t AS u ENGINE = E", "CREATE TABLE t AS u\nENGINE = E"),
        ("CREATE TABLE t (a UInt8) AS f(1)", "CREATE TABLE t\n(\n    `a` UInt8\n) AS f(1)"),
    ]);
}

#[test]
fn spans_name_their_text() {
    let text = "CREATE TABLE t (a UInt8 DEFAULT 1, INDEX i a TYPE minmax) ENGINE = E ORDER BY a";
    let statement = parse_statement(text).expect("a statement");
    let StatementKind::CreateTable(table) = &statement.kind else {
        panic!("it makes a table");
    };
    let texts: Vec<&str> = table
        .elements
        .iter()
        .map(|element| match element {
            TableElement::Column(column) => column.span.slice(text),
            TableElement::Index(index) => index.span.slice(text),
            _ => "",
        })
        .collect();
    assert_eq!(texts, ["a UInt8 DEFAULT 1", "i a TYPE minmax"]);
    let storage = table.storage.as_ref().expect("a storage");
    assert_eq!(storage.span.slice(text), "ENGINE = E ORDER BY a");
    assert_eq!(statement.kind.name(), "create_table");
}
