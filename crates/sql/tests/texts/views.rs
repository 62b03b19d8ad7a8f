//! Views.

use crate::support::{check, check_pretty, refuse};

#[test]
fn views() {
    check(&[
        ("create view v as select 1", "CREATE VIEW v AS SELECT 1"),
        (
            "create view if not exists db.v uuid '61f0c404-5cb3-11e7-907b-a6006ad3dba0' on cluster c as select 1",
            "CREATE VIEW IF NOT EXISTS db.v UUID '61f0c404-5cb3-11e7-907b-a6006ad3dba0' ON CLUSTER c AS SELECT 1",
        ),
        ("create or replace view v as select 1", "CREATE OR REPLACE VIEW v AS SELECT 1"),
        ("create temporary view v as select 1", "CREATE TEMPORARY VIEW v AS SELECT 1"),
        ("attach view v as select 1", "ATTACH VIEW v AS SELECT 1"),
        ("create view v (a Int8, b String) as select 1", "CREATE VIEW v (`a` Int8, `b` String) AS SELECT 1"),
        ("create view v (a, b) as select 1", "CREATE VIEW v (a, b) AS SELECT 1"),
        ("create view v (a Int8) (b) as select 1", "CREATE VIEW v (`a` Int8) (b) AS SELECT 1"),
        ("create view v comment 'x' as select 1", "CREATE VIEW v COMMENT 'x' AS SELECT 1"),
        ("create view v as select 1 comment 'x'", "CREATE VIEW v COMMENT 'x' AS SELECT 1"),
        (
            "create view v as select 1 settings a = 1 settings b = 2",
            "CREATE VIEW v AS (SELECT 1 SETTINGS a = 1) SETTINGS b = 2",
        ),
        ("create view v as (select 1) format Null", "CREATE VIEW v AS (SELECT 1) FORMAT `Null`"),
        ("create view v as ((select 1) union all select 2)", "CREATE VIEW v AS SELECT 1 UNION ALL SELECT 2"),
        ("create view v as (values (1))", "CREATE VIEW v AS SELECT * FROM SQLStandardValues((1))"),
        ("create view {v:Identifier} as select {p:Int8}", "CREATE VIEW {v:Identifier} AS SELECT {p:Int8}"),
    ]);
}

#[test]
fn rights_of_views() {
    check(&[
        ("create definer = u view v as select 1", "CREATE VIEW v DEFINER = u SQL SECURITY DEFINER AS SELECT 1"),
        (
            "create or replace definer u sql security invoker view v as select 1",
            "CREATE OR REPLACE VIEW v DEFINER = u SQL SECURITY INVOKER AS SELECT 1",
        ),
        (
            "create view v definer = current_user as select 1",
            "CREATE VIEW v DEFINER = CURRENT_USER SQL SECURITY DEFINER AS SELECT 1",
        ),
        (
            "create view v sql security definer as select 1",
            "CREATE VIEW v DEFINER = CURRENT_USER SQL SECURITY DEFINER AS SELECT 1",
        ),
        ("create view v sql security none as select 1", "CREATE VIEW v SQL SECURITY NONE AS SELECT 1"),
        (
            "create view v sql security invoker definer = 'some one' as select 1",
            "CREATE VIEW v DEFINER = 'some one' SQL SECURITY INVOKER AS SELECT 1",
        ),
        (
            "create view v definer = u@'10.%' as select 1",
            "CREATE VIEW v DEFINER = u@'10.%' SQL SECURITY DEFINER AS SELECT 1",
        ),
        ("create view v definer = u@'%' as select 1", "CREATE VIEW v DEFINER = u SQL SECURITY DEFINER AS SELECT 1"),
        (
            "create materialized view v to t definer = `a b` sql security definer as select 1",
            "CREATE MATERIALIZED VIEW v TO t DEFINER = `a b` SQL SECURITY DEFINER AS SELECT 1",
        ),
    ]);
}

#[test]
fn materialized_views() {
    check(&[
        ("create materialized view v to db.t as select 1", "CREATE MATERIALIZED VIEW v TO db.t AS SELECT 1"),
        (
            "create materialized view v to db.t (a Int8) as select 1",
            "CREATE MATERIALIZED VIEW v TO db.t (`a` Int8) AS SELECT 1",
        ),
        (
            "create materialized view v to {t:Identifier} as select 1",
            "CREATE MATERIALIZED VIEW v TO {t:Identifier} AS SELECT 1",
        ),
        (
            "attach materialized view v uuid '61f0c404-5cb3-11e7-907b-a6006ad3dba0' to inner uuid '61f0c404-5cb3-11e7-907b-a6006ad3dba1' (a Int8) engine = Log as select 1",
            "ATTACH MATERIALIZED VIEW v UUID '61f0c404-5cb3-11e7-907b-a6006ad3dba0' TO INNER UUID '61f0c404-5cb3-11e7-907b-a6006ad3dba1' (`a` Int8) ENGINE = Log AS SELECT 1",
        ),
        (
            "create materialized view v engine = MergeTree order by a populate as select 1",
            "CREATE MATERIALIZED VIEW v ENGINE = MergeTree ORDER BY a POPULATE AS SELECT 1",
        ),
        (
            "create materialized view v engine = Log comment 'x' empty as select 1",
            "CREATE MATERIALIZED VIEW v ENGINE = Log EMPTY COMMENT 'x' AS SELECT 1",
        ),
        ("create materialized view v populate as select 1", "CREATE MATERIALIZED VIEW v POPULATE AS SELECT 1"),
        (
            "create materialized view v (a Int8, primary key a) engine = MergeTree as select 1",
            "CREATE MATERIALIZED VIEW v (`a` Int8) ENGINE = MergeTree PRIMARY KEY a AS SELECT 1",
        ),
        (
            "create materialized view v (a Int8 primary key) as select 1",
            "CREATE MATERIALIZED VIEW v (`a` Int8) PRIMARY KEY tuple(a) AS SELECT 1",
        ),
        (
            "create or replace materialized view v to t as select 1",
            "CREATE OR REPLACE MATERIALIZED VIEW v TO t AS SELECT 1",
        ),
    ]);
}

#[test]
fn refreshes() {
    check(&[
        (
            "create materialized view v refresh every 1 hour to t as select 1",
            "CREATE MATERIALIZED VIEW v REFRESH EVERY 1 HOUR TO t AS SELECT 1",
        ),
        (
            "create materialized view v refresh after 90 minutes append to t as select 1",
            "CREATE MATERIALIZED VIEW v REFRESH AFTER 1 HOUR 30 MINUTE APPEND TO t AS SELECT 1",
        ),
        (
            "create materialized view v refresh every 1 year 3 quarter offset 10 day randomize for 1 hour 1 second depends on a, db.b settings x = 1, y = 2 append to t empty as select 1",
            "CREATE MATERIALIZED VIEW v REFRESH EVERY 1 YEAR 9 MONTH OFFSET 1 WEEK 3 DAY RANDOMIZE FOR 1 HOUR 1 SECOND DEPENDS ON a, db.b SETTINGS x = 1, y = 2 APPEND TO t EMPTY AS SELECT 1",
        ),
        (
            "create materialized view v refresh depends on a engine = Log as select 1",
            "CREATE MATERIALIZED VIEW v REFRESH DEPENDS ON a ENGINE = Log AS SELECT 1",
        ),
        (
            "create materialized view v refresh after 0 second as select 1",
            "CREATE MATERIALIZED VIEW v REFRESH AFTER 0 SECOND AS SELECT 1",
        ),
        (
            "create materialized view v refresh after 1 month 400 day 25 hour as select 1",
            "CREATE MATERIALIZED VIEW v REFRESH AFTER 1 MONTH 57 WEEK 2 DAY 1 HOUR AS SELECT 1",
        ),
        (
            "create materialized view v on cluster c refresh every 100 week to t as select 1",
            "CREATE MATERIALIZED VIEW v ON CLUSTER c REFRESH EVERY 100 WEEK TO t AS SELECT 1",
        ),
    ]);
}

#[test]
fn window_views() {
    check(&[
        ("create window view v as select 1", "CREATE WINDOW VIEW v AS SELECT 1"),
        (
            "create window view if not exists v on cluster c to db.t (a Int8) inner engine = Log watermark = ascending allowed_lateness = interval 1 second populate as select 1",
            "CREATE WINDOW VIEW IF NOT EXISTS v ON CLUSTER c TO db.t (`a` Int8) INNER ENGINE = Log WATERMARK ASCENDING ALLOWED_LATENESS toIntervalSecond(1) POPULATE AS SELECT 1",
        ),
        (
            "create window view v inner engine = Memory engine = Log watermark strictly_ascending empty comment 'x' as select 1",
            "CREATE WINDOW VIEW v INNER ENGINE = Memory ENGINE = Log WATERMARK STRICTLY_ASCENDING EMPTY COMMENT 'x' AS SELECT 1",
        ),
        (
            "attach window view v watermark interval 1 day comment 'x' populate as select 1",
            "ATTACH WINDOW VIEW v WATERMARK toIntervalDay(1) POPULATE COMMENT 'x' AS SELECT 1",
        ),
    ]);
}

#[test]
fn lines_of_views() {
    check_pretty(&[
        ("create view v as select a, b", "CREATE VIEW v\nAS SELECT\n    a,\n    b"),
        (
            "create view v (a Int8, b String) (c, d) definer = u comment 'x' as select 1",
            "CREATE VIEW v\n(\n    `a` Int8,\n    `b` String\n)\n(c, d\n)\nDEFINER = u SQL SECURITY DEFINER\nCOMMENT 'x'\nAS SELECT 1",
        ),
        (
            "create materialized view v refresh every 1 day to t (a Int8) as select 1 union all select 2",
            "CREATE MATERIALIZED VIEW v\nREFRESH EVERY 1 DAY TO t\n(\n    `a` Int8\n)\nAS SELECT 1\nUNION ALL\nSELECT 2",
        ),
        (
            "create materialized view v engine = MergeTree order by a populate as with x as (select 1) select * from x",
            "CREATE MATERIALIZED VIEW v\nENGINE = MergeTree\nORDER BY a POPULATE\nAS WITH\n    x AS\n    (\n        SELECT 1\n    )\nSELECT *\nFROM x",
        ),
        (
            "create window view v to t inner engine = Log order by a watermark ascending as select 1",
            "CREATE WINDOW VIEW v TO t INNER\nENGINE = Log\nORDER BY a WATERMARK ASCENDING\nAS SELECT 1",
        ),
        ("create view v as (select 1) format Null", "CREATE VIEW v\nAS (SELECT 1)\nFORMAT `Null`"),
    ]);
}

#[test]
fn views_that_the_server_refuses() {
    refuse(&[
        "create view v",
        "create view v as",
        "create view v select 1",
        "create view v () as select 1",
        "create or replace view if not exists v as select 1",
        "create or replace temporary view v as select 1",
        "create temporary materialized view v as select 1",
        "create view v comment 'x' as select 1 comment 'y'",
        "create view v refresh every 1 day as select 1",
        "create materialized view v to t engine = Log as select 1",
        "create materialized view v to t populate as select 1",
        "create materialized view v to t empty as select 1",
        "create materialized view v (a Int8) to t as select 1",
        "create materialized view v refresh to t as select 1",
        "create materialized view v refresh every 0 second to t as select 1",
        "create materialized view v refresh every 1 month 1 day to t as select 1",
        "create materialized view v refresh every 1 day offset 1 day to t as select 1",
        "create materialized view v refresh after 1 hour 2 hour to t as select 1",
        "create materialized view v refresh after 1.5 hour to t as select 1",
        "create materialized view v refresh after 1 millisecond to t as select 1",
        "create window view v to t engine = Log as select 1",
        "create live view v as select 1",
        "create definer = u definer = w view v as select 1",
        "create view v sql security as select 1",
        "create view v definer = 'u'@'h' as select 1",
    ]);
}
