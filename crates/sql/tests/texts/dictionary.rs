//! CREATE DICTIONARY: what is written, and the server's text of it.

use crate::support::{check, check_in, check_pretty, refuse, refuse_in};

/// What follows the attributes.
const CLAUSES: &str = "CREATE DICTIONARY d (id UInt64) PRIMARY KEY id {}";

#[test]
fn verbs_and_names() {
    check(&[
        (
            "create or replace dictionary if not exists b.d on cluster c (id UInt64,) primary key (id)",
            "CREATE OR REPLACE DICTIONARY IF NOT EXISTS b.d ON CLUSTER c (`id` UInt64) PRIMARY KEY id",
        ),
        ("ATTACH DICTIONARY IF NOT EXISTS d ON CLUSTER c", "ATTACH DICTIONARY IF NOT EXISTS d ON CLUSTER c"),
        ("CREATE DICTIONARY d (id UInt64) COMMENT", "CREATE DICTIONARY d (`id` UInt64)"),
    ]);
    refuse(&[
        "ATTACH DICTIONARY d (id UInt64) PRIMARY KEY id",
        "CREATE TEMPORARY DICTIONARY d (id UInt64) PRIMARY KEY id",
        "CREATE DICTIONARY d",
        "CREATE DICTIONARY d ()",
        "CREATE DICTIONARY d (id UInt64) SOURCE(NULL()) PRIMARY KEY id",
        "CREATE DICTIONARY d (id UInt64) PRIMARY KEY (id), a",
        "CREATE DICTIONARY d (id UInt64) PRIMARY KEY (id,)",
        "CREATE DICTIONARY d (id UInt64) PRIMARY KEY a.b",
    ]);
}

#[test]
fn attributes_have_properties_in_any_order() {
    check(&[
        (
            "CREATE DICTIONARY d (a UInt64 injective default -1 is_object_id expression b + 1 bidirectional hierarchical)",
            "CREATE DICTIONARY d (`a` UInt64 DEFAULT -1 EXPRESSION b + 1 HIERARCHICAL BIDIRECTIONAL INJECTIVE IS_OBJECT_ID)",
        ),
        (
            "CREATE DICTIONARY d (a Array(String) DEFAULT ['x', ['y']], b UInt8 EXPRESSION (c AS e))",
            "CREATE DICTIONARY d (`a` Array(String) DEFAULT ['x', ['y']], `b` UInt8 EXPRESSION (c AS e))",
        ),
    ]);
    refuse(&[
        "CREATE DICTIONARY d (a UInt64 DEFAULT 1 DEFAULT 2)",
        "CREATE DICTIONARY d (a UInt64 DEFAULT now())",
        "CREATE DICTIONARY d (a UInt64 DEFAULT [])",
        "CREATE DICTIONARY d (a UInt64 DEFAULT (1, 2))",
        "CREATE DICTIONARY d (a UInt64 COMMENT 'x')",
        "CREATE DICTIONARY d (a UInt64 NULL)",
        "CREATE DICTIONARY d (a)",
        "CREATE DICTIONARY d (a.b UInt64)",
    ]);
}

#[test]
fn clauses_in_any_order() {
    check_in(
        CLAUSES,
        "CREATE DICTIONARY d (`id` UInt64) PRIMARY KEY id {}",
        &[
            (
                "settings(a = 1, b = 'c') range(max e min s) layout(flat) lifetime(300) source(null()) comment 'd'",
                "SOURCE(NULL()) LIFETIME(MIN 0 MAX 300) LAYOUT(FLAT) RANGE(MIN s MAX e) SETTINGS(a = 1, b = 'c') COMMENT 'd'",
            ),
            ("LIFETIME(MAX 0x10 `min` 1_0)", "LIFETIME(MIN 10 MAX 16)"),
            ("LAYOUT(cache(size_in_cells 100 x y))", "LAYOUT(CACHE(SIZE_IN_CELLS 100 X y))"),
            ("SETTINGS(a = 1) SETTINGS b = 1", "SETTINGS(a = 1) SETTINGS b = 1"),
            ("RANGE(MIN `a b` MAX select)", "RANGE(MIN `a b` MAX `select`)"),
        ],
    );
    refuse_in(
        CLAUSES,
        &[
            "SOURCE(NULL()) SOURCE(NULL())",
            "COMMENT 'a' SOURCE(NULL())",
            "LIFETIME(MIN 1)",
            "LIFETIME(MIN 1 MIN 2)",
            "LIFETIME(-1)",
            "LIFETIME('1')",
            "LIFETIME(MIN 1, MAX 2)",
            "LIFETIME()",
            "RANGE(MIN a)",
            "RANGE(MIN 1 MAX 2)",
            "LAYOUT()",
            "LAYOUT(CACHE size 1)",
            "SETTINGS a = 1",
            "SETTINGS()",
            "SETTINGS(a)",
        ],
    );
}

#[test]
fn sources_have_keys_and_values() {
    check_in(
        CLAUSES,
        "CREATE DICTIONARY d (`id` UInt64) PRIMARY KEY id {}",
        &[
            (
                "SOURCE(clickhouse(port tcpPort() table 't' secure 1 user x query (select 1)))",
                "SOURCE(CLICKHOUSE(PORT tcpPort() TABLE 't' SECURE 1 USER x QUERY (SELECT 1)))",
            ),
            (
                "SOURCE(HTTP(url 'u' credentials(user 'a') headers(header(name 'n' value 'v') header())))",
                "SOURCE(HTTP(URL 'u' CREDENTIALS (USER 'a') HEADERS (HEADER (NAME 'n' VALUE 'v') HEADER ())))",
            ),
            ("SOURCE(a(b -1 c [1, 2] d NULL))", "SOURCE(A(B -1 C [1, 2] D NULL))"),
        ],
    );
    refuse_in(
        CLAUSES,
        &[
            "SOURCE(NULL)",
            "SOURCE()",
            "SOURCE(a(b = 1))",
            "SOURCE(a(b 1, c 2))",
            "SOURCE(a(b c.d))",
            "SOURCE(a(b))",
            "SOURCE(a('b' 1))",
            "SOURCE(a(b (1)))",
        ],
    );
}

#[test]
fn lines_break_between_clauses() {
    let text =
        "CREATE DICTIONARY d (id UInt64, a Tuple(x UInt8, y UInt8)) PRIMARY KEY id SOURCE(NULL()) LAYOUT(FLAT())";
    check_pretty(&[(
        text,
        "CREATE DICTIONARY d
(
    `id` UInt64,
    `a` Tuple(
        x UInt8,
        y UInt8)
)
PRIMARY KEY id
SOURCE(NULL())
LAYOUT(FLAT())",
    )]);
}
