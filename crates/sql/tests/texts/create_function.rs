//! `CREATE FUNCTION`

use crate::support::{check, refuse};

#[test]
fn lambdas() {
    check(&[
        ("create function f as x -> x+1", "CREATE FUNCTION f AS x -> (x + 1)"),
        (
            "create or replace function f on cluster c as (x, y) -> x",
            "CREATE OR REPLACE FUNCTION f ON CLUSTER c AS (x, y) -> x",
        ),
        ("create function if not exists `2f` as x", "CREATE FUNCTION IF NOT EXISTS `2f` AS x"),
    ]);
    refuse(&[
        "create or replace function if not exists f as x -> x",
        "create function a.b as x -> x",
        "create function f x -> x",
        "create function f as x -> x as y",
        "create function f as x -> x settings a=1",
        "create function {f:Identifier} as x -> x",
    ]);
}

#[test]
fn web_assembly() {
    check(&[
        (
            "create function f language WASM deterministic abi B from 'm' :: 'g' returns Int arguments (a UInt8, b double precision) sha256_hash 'h' settings k=1",
            "CREATE FUNCTION f LANGUAGE WASM ARGUMENTS (a UInt8, b DOUBLE PRECISION) RETURNS Int FROM 'm' :: 'g' ABI B DETERMINISTIC SHA256_HASH 'h' SETTINGS k = 1",
        ),
        (
            "create function f language WASM arguments (UInt8, String) returns Int from 'm'",
            "CREATE FUNCTION f LANGUAGE WASM ARGUMENTS (UInt8, String) RETURNS Int FROM 'm'",
        ),
    ]);
    refuse(&[
        "create function f language wasm arguments () returns Int from 'm'",
        "create function f language WASM arguments () returns Int",
        "create function f language WASM arguments () from 'm'",
        "create function f language WASM returns Int from 'm'",
        "create function f language WASM arguments (UInt8, b String) returns Int from 'm'",
        "create function f language WASM arguments () returns Int from 'm' settings a",
        "create function f language WASM arguments () returns Int from 'm' from 'n'",
    ]);
}

#[test]
fn executables() {
    check(&[
        ("create function f engine x as 'y'", "CREATE FUNCTION f ENGINE = x() AS 'y'"),
        (
            "create function f arguments (a UInt8) returns Int engine=E(k = 'v', l=-1) as $$x$$",
            "CREATE FUNCTION f ARGUMENTS (a UInt8) RETURNS Int ENGINE = E(k = 'v', l = -1) AS 'x'",
        ),
    ]);
    refuse(&[
        "create function f engine = E",
        "create function f engine = E('x') as 'y'",
        "create function f engine = E(a = b) as 'y'",
        "create function f returns Int as 'y'",
        "create function f engine = E as x",
    ]);
}
