//! ALTER: what is written, and the server's text of it.

use crate::support::{check, check_in, check_once, check_pretty, refuse_in};

#[test]
fn commands_about_columns() {
    check_in(
        "ALTER TABLE t {}",
        "ALTER TABLE t ({})",
        &[
            ("add column b UInt8 default 1 after a", "ADD COLUMN `b` UInt8 DEFAULT 1 AFTER a"),
            (
                "ADD COLUMN IF NOT EXISTS n.x Array(String) CODEC(ZSTD(1)) FIRST",
                "ADD COLUMN IF NOT EXISTS `n.x` Array(String) CODEC(ZSTD(1)) FIRST ",
            ),
            ("drop column if exists n.x", "DROP COLUMN IF EXISTS n.x"),
            (
                "CLEAR COLUMN IF EXISTS b IN PARTITION '2024-01-01'",
                "CLEAR COLUMN IF EXISTS b IN PARTITION '2024-01-01'",
            ),
            ("rename column if exists b TO `b c`", "RENAME COLUMN IF EXISTS b TO `b c`"),
            ("COMMENT COLUMN b 'it''s'", r"COMMENT COLUMN b 'it\'s'"),
            ("comment column if exists n.x $$text$$", "COMMENT COLUMN IF EXISTS n.x 'text'"),
            ("MATERIALIZE COLUMN b IN PARTITION ID 'all'", "MATERIALIZE COLUMN b IN PARTITION ID 'all'"),
            (
                "MODIFY COLUMN IF EXISTS b Nullable(UInt8) DEFAULT 2 AFTER a",
                "MODIFY COLUMN IF EXISTS `b` Nullable(UInt8) DEFAULT 2 AFTER a",
            ),
            ("MODIFY COLUMN b DEFAULT 2", "MODIFY COLUMN `b` DEFAULT 2"),
            ("MODIFY COLUMN b COMMENT 'new'", "MODIFY COLUMN `b` COMMENT 'new'"),
            ("MODIFY COLUMN b first FIRST", "MODIFY COLUMN `b` first FIRST "),
            ("ALTER COLUMN b TYPE UInt16", "MODIFY COLUMN `b` UInt16"),
            ("alter column b comment 'new'", "MODIFY COLUMN `b` COMMENT 'new'"),
            ("MODIFY COLUMN b remove ttl", "MODIFY COLUMN `b` REMOVE TTL"),
            ("MODIFY COLUMN remove REMOVE DEFAULT", "MODIFY COLUMN `remove` REMOVE DEFAULT"),
            ("MODIFY COLUMN b REMOVE SETTINGS", "MODIFY COLUMN `b` REMOVE SETTINGS"),
            (
                "MODIFY COLUMN b MODIFY SETTING max_compress_block_size = 1048576, other = 'x'",
                "MODIFY COLUMN `b` MODIFY SETTING max_compress_block_size = 1048576, other = 'x'",
            ),
            (
                "MODIFY COLUMN b RESET SETTING max_compress_block_size, `other one`",
                "MODIFY COLUMN `b` RESET SETTING  max_compress_block_size, `other one`",
            ),
            ("MODIFY COLUMN b ADD ENUM VALUES ('x' = 1, 'y')", "MODIFY COLUMN `b` ADD ENUM VALUES (  'x' = 1, 'y' ) "),
        ],
    );
}

#[test]
fn commands_about_indexes_projections_constraints_statistics() {
    check_in(
        "ALTER TABLE t {}",
        "ALTER TABLE t ({})",
        &[
            (
                "ADD INDEX IF NOT EXISTS i lower(b) TYPE minmax AFTER j",
                "ADD INDEX IF NOT EXISTS i lower(b) TYPE minmax GRANULARITY 1 AFTER j",
            ),
            (
                "ADD INDEX i (a, b) TYPE set(10) GRANULARITY 2 FIRST",
                "ADD INDEX i (a, b) TYPE set(10) GRANULARITY 2 FIRST ",
            ),
            ("DROP INDEX IF EXISTS i", "DROP INDEX IF EXISTS i"),
            ("clear index i in partition 1", "CLEAR INDEX i IN PARTITION 1"),
            ("MATERIALIZE INDEX IF EXISTS i IN PARTITION tuple()", "MATERIALIZE INDEX i IN PARTITION tuple()"),
            (
                "ADD PROJECTION IF NOT EXISTS p (SELECT a, sum(b) GROUP BY a) AFTER q",
                "ADD PROJECTION IF NOT EXISTS p (SELECT a, sum(b) GROUP BY a) AFTER q",
            ),
            ("ADD PROJECTION p INDEX a TYPE basic", "ADD PROJECTION p INDEX  a TYPE basic"),
            ("DROP PROJECTION IF EXISTS p", "DROP PROJECTION IF EXISTS p"),
            ("CLEAR PROJECTION p IN PARTITION ALL", "CLEAR PROJECTION p IN PARTITION ALL"),
            ("MATERIALIZE PROJECTION IF EXISTS p", "MATERIALIZE PROJECTION p"),
            ("ADD CONSTRAINT IF NOT EXISTS c CHECK a > 1", "ADD CONSTRAINT IF NOT EXISTS c CHECK a > 1"),
            ("ADD CONSTRAINT c ASSUME a = b", "ADD CONSTRAINT c ASSUME a = b"),
            ("MODIFY CONSTRAINT IF EXISTS c CHECK a > 2", "MODIFY CONSTRAINT IF EXISTS c CHECK a > 2"),
            ("DROP CONSTRAINT IF EXISTS c", "DROP CONSTRAINT IF EXISTS c"),
            (
                "ADD STATISTICS IF NOT EXISTS a, b TYPE tdigest, countmin(1)",
                "ADD STATISTICS IF NOT EXISTS  a, b TYPE  tdigest, countmin(1)",
            ),
            ("MODIFY STATISTICS a TYPE uniq", "MODIFY STATISTICS  a TYPE  uniq"),
            ("DROP STATISTICS IF EXISTS a, b", "DROP STATISTICS IF EXISTS  a, b"),
            ("CLEAR STATISTICS ALL", "CLEAR STATISTICS  ALL"),
            ("CLEAR STATISTICS IF EXISTS a IN PARTITION 1", "CLEAR STATISTICS IF EXISTS  a IN PARTITION 1"),
            ("MATERIALIZE STATISTICS IF EXISTS a, b IN PARTITION 1", "MATERIALIZE STATISTICS  a, b IN PARTITION 1"),
            ("DROP STATISTICS ALL", "DROP STATISTICS  `ALL`"),
        ],
    );
}

#[test]
fn commands_about_partitions() {
    check_in(
        "ALTER TABLE t {}",
        "ALTER TABLE t ({})",
        &[
            ("DROP PARTITION 202401", "DROP PARTITION 202401"),
            ("DROP PARTITION - 1", "DROP PARTITION -1"),
            ("DROP PARTITION (1, 'a')", "DROP PARTITION (1, 'a')"),
            ("DROP PARTITION ()", "DROP PARTITION tuple()"),
            ("DROP PARTITION (1,)", "DROP PARTITION tuple(1)"),
            ("DROP PARTITION tuple(a, 1 + 2)", "DROP PARTITION tuple(a, 1 + 2)"),
            ("DROP PARTITION '2024-01-01'::Date", "DROP PARTITION CAST('2024-01-01', 'Date')"),
            ("DROP PARTITION {p:UInt8}", "DROP PARTITION {p:UInt8}"),
            ("DROP PARTITION ID {p:String}", "DROP PARTITION ID {p:String}"),
            ("DROP PARTITION [1, 2]", "DROP PARTITION [1, 2]"),
            ("DROP PART 'all_1_1_0'", "DROP PART 'all_1_1_0'"),
            ("DETACH PART {p:String}", "DETACH PART {p:String}"),
            ("DETACH PARTITION ALL", "DETACH PARTITION ALL"),
            ("DROP DETACHED PARTITION ALL", "DROP DETACHED PARTITION ALL"),
            ("DROP DETACHED PART 'all_1_1_0'", "DROP DETACHED PART 'all_1_1_0'"),
            ("FORGET PARTITION ID 'x'", "FORGET PARTITION ID 'x'"),
            ("ATTACH PARTITION 1", "ATTACH PARTITION 1"),
            ("ATTACH PARTITION 1 FROM d.u", "ATTACH PARTITION 1 FROM d.u"),
            ("ATTACH PART 'all_1_1_0' FROM 'path'", "ATTACH PART 'all_1_1_0'"),
            ("REPLACE PARTITION 1 FROM `u v`", "REPLACE PARTITION 1 FROM `u v`"),
            ("MOVE PARTITION 1 TO TABLE d.u", "MOVE PARTITION 1 TO TABLE d.u"),
            ("MOVE PARTITION 1 TO DISK 'cold'", "MOVE PARTITION 1 TO DISK 'cold'"),
            ("MOVE PART 'all_1_1_0' TO VOLUME 'cold'", "MOVE PART 'all_1_1_0' TO VOLUME 'cold'"),
            ("FETCH PARTITION 1 FROM '/path'", "FETCH PARTITION 1 FROM '/path'"),
            ("FETCH PART 'all_1_1_0' FROM '/path'", "FETCH PART 'all_1_1_0' FROM '/path'"),
            ("FREEZE", "FREEZE"),
            ("FREEZE WITH NAME ''", "FREEZE"),
            ("FREEZE PARTITION 1 WITH NAME 'backup'", "FREEZE PARTITION 1 WITH NAME 'backup'"),
            ("UNFREEZE PARTITION 1 WITH NAME 'backup'", "UNFREEZE PARTITION 1 WITH NAME 'backup'"),
            ("UNFREEZE WITH NAME 'backup'", "UNFREEZE WITH NAME 'backup'"),
        ],
    );
}

#[test]
fn commands_about_rows() {
    check_in(
        "ALTER TABLE t {}",
        "ALTER TABLE t ({})",
        &[
            ("DELETE WHERE a = 1", "DELETE WHERE a = 1"),
            ("DELETE IN PARTITION 1 WHERE (a AS x) > x", "DELETE IN PARTITION 1 WHERE (a AS x) > x"),
            ("update a = 1, b == b + 1 where a > 1", "UPDATE  a = 1, b = b + 1 WHERE a > 1"),
            ("UPDATE a = b = 1 IN PARTITION 1 WHERE 1", "UPDATE  a = b = 1 IN PARTITION 1 WHERE 1"),
            (
                "UPDATE a = (SELECT max(b) FROM u) WHERE a IN (1, 2)",
                "UPDATE  a = (SELECT max(b) FROM u) WHERE a IN (1, 2)",
            ),
            ("MATERIALIZE TTL IN PARTITION 1", "MATERIALIZE TTL IN PARTITION 1"),
            ("REWRITE PARTS", "REWRITE PARTS"),
            ("APPLY DELETED MASK IN PARTITION 1", "APPLY DELETED MASK IN PARTITION 1"),
            ("APPLY PATCHES", "APPLY PATCHES"),
        ],
    );
}

#[test]
fn commands_about_the_table() {
    check_in(
        "ALTER TABLE t {}",
        "ALTER TABLE t ({})",
        &[
            ("MODIFY ORDER BY (a, b)", "MODIFY ORDER BY (a, b)"),
            ("MODIFY ORDER BY a AS x", "MODIFY ORDER BY a AS x"),
            ("MODIFY SAMPLE BY intHash32(a)", "MODIFY SAMPLE BY intHash32(a)"),
            ("REMOVE SAMPLE BY", "REMOVE SAMPLE BY"),
            (
                "MODIFY TTL d + INTERVAL 1 DAY DELETE WHERE a = 1, d + INTERVAL 1 WEEK TO VOLUME 'cold'",
                "MODIFY TTL d + toIntervalDay(1) WHERE a = 1, d + toIntervalWeek(1) TO VOLUME 'cold'",
            ),
            ("REMOVE TTL", "REMOVE TTL"),
            (
                "MODIFY SETTING index_granularity = 1, other = DEFAULT",
                "MODIFY SETTING index_granularity = 1, other = DEFAULT",
            ),
            ("RESET SETTING index_granularity, other", "RESET SETTING  index_granularity, other"),
            ("MODIFY COMMENT 'text'", "MODIFY COMMENT 'text'"),
            ("MODIFY QUERY SELECT a, b FROM u WHERE a = 1", "MODIFY QUERY SELECT a, b FROM u WHERE a = 1"),
            ("MODIFY QUERY SELECT 1 UNION ALL SELECT 2", "MODIFY QUERY SELECT 1 UNION ALL SELECT 2"),
            ("MODIFY REFRESH EVERY 1 DAY OFFSET 2 HOUR", "MODIFY REFRESH EVERY 1 DAY OFFSET 2 HOUR"),
            (
                "MODIFY REFRESH AFTER 1 HOUR DEPENDS ON d.u, v APPEND",
                "MODIFY REFRESH AFTER 1 HOUR DEPENDS ON  d.u, v APPEND",
            ),
            ("MODIFY SQL SECURITY INVOKER", "MODIFY SQL SECURITY INVOKER"),
            ("MODIFY DEFINER = u SQL SECURITY NONE", "MODIFY DEFINER = u SQL SECURITY NONE"),
            ("MODIFY DEFINER = CURRENT_USER", "MODIFY DEFINER = CURRENT_USER SQL SECURITY DEFINER"),
            ("UNLOCK SNAPSHOT 'x' FROM Disk('d', a = 1)", "UNLOCK SNAPSHOT 'x' FROM Disk('d', equals(a, 1))"),
            ("EXECUTE expire(1, x -> 1)", "EXECUTE expire( 1, (x -> 1))"),
        ],
    );
}

#[test]
fn commands_whose_text_the_server_does_not_read_back() {
    check_once(&[
        ("ALTER TABLE t MOVE PART 'all_1_1_0' TO SHARD '/path'", "ALTER TABLE t (MOVE PART 'all_1_1_0' TO '/path')"),
        ("ALTER TABLE t EXECUTE `two words`()", "ALTER TABLE t (EXECUTE two words( ))"),
    ]);
}

#[test]
fn whole_statements() {
    check(&[
        ("ALTER TEMPORARY TABLE t DROP COLUMN a", "ALTER TABLE t (DROP COLUMN a)"),
        (
            "alter table `t u` on cluster 'c d' drop column a, drop column b",
            "ALTER TABLE `t u` ON CLUSTER `c d` (DROP COLUMN a), (DROP COLUMN b)",
        ),
        (
            "ALTER TABLE {d:Identifier}.{t:Identifier} (DROP COLUMN a), (MODIFY TTL d, e)",
            "ALTER TABLE {d:Identifier}.{t:Identifier} (DROP COLUMN a), (MODIFY TTL d, e)",
        ),
        ("ALTER TABLE v MODIFY QUERY SELECT a SETTINGS x = 1", "ALTER TABLE v (MODIFY QUERY SELECT a SETTINGS x = 1)"),
        (
            "ALTER TABLE v (MODIFY QUERY SELECT a SETTINGS x = 1), (DROP COLUMN b) FORMAT Null SETTINGS y = 2",
            "ALTER TABLE v (MODIFY QUERY SELECT a SETTINGS x = 1), (DROP COLUMN b) FORMAT `Null` SETTINGS y = 2",
        ),
        (
            "ALTER DATABASE d ON CLUSTER c MODIFY SETTING a = 1, b = 'x'",
            "ALTER DATABASE d ON CLUSTER c (MODIFY SETTING a = 1, b = 'x')",
        ),
        (
            "alter database d (modify comment 'text') SETTINGS x = 1",
            "ALTER DATABASE d (MODIFY COMMENT 'text') SETTINGS x = 1",
        ),
        (
            "ALTER TABLE t DELETE WHERE x -> y, DELETE WHERE x -> y, UPDATE a = x -> 1, b = y -> 2 WHERE 1",
            "ALTER TABLE t (DELETE WHERE x -> y), (DELETE WHERE (x -> y)), (UPDATE  a = x -> 1, b = (y -> 2) WHERE 1)",
        ),
        (
            "ALTER TABLE t DROP COLUMN a, ADD COLUMN b DEFAULT x -> 1, ADD INDEX i x -> 1 TYPE minmax, MODIFY ORDER BY x -> 1, ADD CONSTRAINT c CHECK x -> 1",
            "ALTER TABLE t (DROP COLUMN a), (ADD COLUMN `b` DEFAULT (x -> 1)), (ADD INDEX i (x -> 1) TYPE minmax GRANULARITY 1), (MODIFY ORDER BY (x -> 1)), (ADD CONSTRAINT c CHECK (x -> 1))",
        ),
        ("ALTER TABLE t DROP PART { p : String }", "ALTER TABLE t (DROP PART {p:String })"),
    ]);
}

#[test]
fn pretty_layout() {
    check_pretty(&[
        ("ALTER TEMPORARY TABLE t DROP COLUMN a", "ALTER TABLE t\n    (DROP COLUMN a)"),
        (
            "alter table `t u` on cluster 'c d' drop column a, drop column b",
            "ALTER TABLE `t u` ON CLUSTER `c d`\n    (DROP COLUMN a),\n    (DROP COLUMN b)",
        ),
        (
            "ALTER TABLE {d:Identifier}.{t:Identifier} (DROP COLUMN a), (MODIFY TTL d, e)",
            "ALTER TABLE {d:Identifier}.{t:Identifier}\n    (DROP COLUMN a),\n    (MODIFY TTL d, e)",
        ),
        (
            "ALTER TABLE v MODIFY QUERY SELECT a SETTINGS x = 1",
            "ALTER TABLE v\n    (MODIFY QUERY\n    SELECT a\n    SETTINGS x = 1)",
        ),
        (
            "ALTER TABLE v (MODIFY QUERY SELECT a SETTINGS x = 1), (DROP COLUMN b) FORMAT Null SETTINGS y = 2",
            "ALTER TABLE v\n    (MODIFY QUERY\n    SELECT a\n    SETTINGS x = 1),\n    (DROP COLUMN b)\nFORMAT `Null`\nSETTINGS y = 2",
        ),
        (
            "ALTER DATABASE d ON CLUSTER c MODIFY SETTING a = 1, b = 'x'",
            "ALTER DATABASE d ON CLUSTER c\n    (MODIFY SETTING a = 1, b = 'x')",
        ),
        (
            "alter database d (modify comment 'text') SETTINGS x = 1",
            "ALTER DATABASE d\n    (MODIFY COMMENT 'text')\nSETTINGS x = 1",
        ),
        (
            "ALTER TABLE t DELETE WHERE x -> y, DELETE WHERE x -> y, UPDATE a = x -> 1, b = y -> 2 WHERE 1",
            "ALTER TABLE t\n    (DELETE WHERE x -> y),\n    (DELETE WHERE (x -> y)),\n    (UPDATE a = x -> 1, b = (y -> 2) WHERE 1)",
        ),
        (
            "ALTER TABLE t DROP COLUMN a, ADD COLUMN b DEFAULT x -> 1, ADD INDEX i x -> 1 TYPE minmax, MODIFY ORDER BY x -> 1, ADD CONSTRAINT c CHECK x -> 1",
            "ALTER TABLE t\n    (DROP COLUMN a),\n    (ADD COLUMN `b` DEFAULT (x -> 1)),\n    (ADD INDEX i (x -> 1) TYPE minmax GRANULARITY 1),\n    (MODIFY ORDER BY (x -> 1)),\n    (ADD CONSTRAINT c CHECK (x -> 1))",
        ),
        ("ALTER TABLE t DROP PART { p : String }", "ALTER TABLE t\n    (DROP PART {p:String })"),
        (
            "ALTER TABLE t MODIFY QUERY SELECT a, b FROM u",
            "ALTER TABLE t\n    (MODIFY QUERY\n    SELECT\n        a,\n        b\n    FROM u)",
        ),
        (
            "ALTER TABLE t UPDATE a = (SELECT b FROM u) WHERE 1, ADD PROJECTION p (SELECT a, b ORDER BY a), RESET SETTING x",
            "ALTER TABLE t\n    (UPDATE a = (\n        SELECT b\n        FROM u\n    ) WHERE 1),\n    (ADD PROJECTION p\n    (\n        SELECT\n            a,\n            b\n        ORDER BY a\n    )),\n    (RESET SETTING x)",
        ),
        (
            "ALTER TABLE t MODIFY REFRESH EVERY 1 DAY DEPENDS ON a, b",
            "ALTER TABLE t\n    (MODIFY\nREFRESH EVERY 1 DAY DEPENDS ON a, b)",
        ),
        (
            "ALTER TABLE t MODIFY COLUMN a ADD ENUM VALUES ('x' = 1)",
            "ALTER TABLE t\n    (MODIFY COLUMN `a` ADD ENUM VALUES ( 'x' = 1 ) )",
        ),
    ]);
}

#[test]
fn what_the_server_refuses() {
    refuse_in(
        "ALTER TABLE t {}",
        &[
            "ADD COLUMN",
            "ADD COLUMN b",
            "DROP COLUMN a.",
            "DROP COLUMN {c:Identifier}",
            "MODIFY COLUMN b",
            "MODIFY COLUMN b NULL",
            "MODIFY COLUMN b TYPE UInt8",
            "ALTER COLUMN b UInt8",
            "MODIFY COLUMN b UInt8 REMOVE TTL",
            "MODIFY COLUMN b REMOVE EPHEMERAL",
            "MODIFY COLUMN b RESET SETTING a.b",
            "MATERIALIZE COLUMN IF EXISTS b",
            "ADD STATISTICS a",
            "ADD STATISTICS (a) TYPE uniq",
            "DROP STATISTICS a IN PARTITION 1",
            "CLEAR STATISTICS ALL IN PARTITION 1",
            "MODIFY STATISTICS IF EXISTS a TYPE uniq",
            "DROP PARTITION f(1)",
            "DROP PARTITION x",
            "DROP PARTITION 1 + 2",
            "DROP PARTITION ID 1",
            "DROP PARTITION tuple(1) AS x",
            "DROP PART 1",
            "MOVE PARTITION 1 TO SHARD 's'",
            "MOVE PART 'p' TO TABLE u",
            "MOVE PARTITION 1 TO TABLE {t:Identifier}",
            "UNFREEZE",
            "FREEZE WITH NAME x",
            "REPLACE PARTITION 1",
            "DELETE",
            "DELETE WHERE a AS b",
            "DELETE WHERE (a AS b)",
            "UPDATE n.x = 1 WHERE 1",
            "UPDATE a = 1",
            "MODIFY TTL MATERIALIZE",
            "MODIFY ORDER BY a, b",
            "MODIFY ORDER BY (a DESC)",
            "EXECUTE f",
            "RESET SETTING a, DROP COLUMN b",
            "DROP COLUMN a, (DROP COLUMN b)",
            "(DROP COLUMN a), DROP COLUMN b",
            "DROP COLUMN a,",
            "EXPORT PART 'p' TO TABLE u",
        ],
    );
}
