//! CREATE, DROP, RENAME and what stands around their objects.

use chkit_diagnostics::Code;

use super::Mistake;
use crate::lexer::TokenKind;

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::ExistsClause,
        applies: |scene| {
            scene.words(0, "EXIST")
                || scene.words(0, "NOT EXIST")
                || scene.words(0, "IF NOT")
                || scene.words(0, "IF EXISTS")
                || scene.words(-1, "IF EXISTS")
                || scene.words(-1, "IF NOT EXISTS")
                || scene.words(-2, "IF NOT EXIST")
        },
        message: "The condition on existence is not written as the statement takes it.",
        help: "Write `CREATE TABLE IF NOT EXISTS name`, `DROP TABLE IF EXISTS name`, `ALTER TABLE name ADD COLUMN IF NOT EXISTS column …`; `CREATE OR REPLACE` takes none.",
    },
    Mistake {
        code: Code::OrReplacePosition,
        applies: |scene| scene.words(0, "OR REPLACE") || scene.words(-1, "OR REPLACE"),
        message: "`OR REPLACE` stands in the wrong place.",
        help: "Write `CREATE OR REPLACE TABLE name`.",
    },
    Mistake {
        code: Code::TableModifier,
        applies: |scene| {
            (scene.begins("CREATE") || scene.begins("DROP"))
                && (scene.any_word(0, &["TEMP", "GLOBAL", "LOCAL", "UNLOGGED", "EXTERNAL", "VOLATILE"])
                    || scene.any_word(-1, &["GLOBAL", "LOCAL", "UNLOGGED", "EXTERNAL"]))
        },
        message: "{} tables do not exist here.",
        help: "Write `CREATE TEMPORARY TABLE` for a table of the session, `CREATE TABLE` for any other.",
    },
    Mistake {
        code: Code::SchemaKeyword,
        applies: |scene| scene.words(0, "SCHEMA") || scene.words(0, "CATALOG"),
        message: "What holds tables is called a database.",
        help: "Write `DATABASE`.",
    },
    Mistake {
        code: Code::DropObject,
        applies: |scene| {
            scene.begins("DROP")
                && (scene.any_word(0, &["MATERIALIZED", "COLUMN", "SEQUENCE", "TRIGGER", "PROCEDURE", "TYPE"]))
        },
        message: "`DROP` does not take {}.",
        help: "Write `DROP VIEW` for any view, and `ALTER TABLE name DROP COLUMN column` for a column.",
    },
    Mistake {
        code: Code::DropOption,
        applies: |scene| scene.any_word(0, &["CASCADE", "RESTRICT", "PURGE"]),
        message: "{} has no meaning here: nothing is dropped along with the object.",
        help: "Remove it, and drop what depends on the object first.",
    },
    Mistake {
        code: Code::TableLike,
        applies: |scene| scene.words(0, "LIKE") && scene.creates("TABLE"),
        message: "A table like another is created with `AS`.",
        help: "Write `CREATE TABLE name AS other`.",
    },
    Mistake {
        code: Code::PartitionedBy,
        applies: |scene| {
            ["PARTITIONED BY", "CLUSTER BY", "CLUSTERED BY", "DISTRIBUTED BY", "SORT BY", "SORTED BY", "ORDERED BY"]
                .iter()
                .any(|words| scene.words(0, words))
        },
        message: "{} is not a clause of a table.",
        help: "Write `PARTITION BY expression` and `ORDER BY expression`.",
    },
    Mistake {
        code: Code::ForeignTableOption,
        applies: |scene| {
            scene.creates("TABLE")
                && scene.depth() == 0
                && (scene.any_word(
                    0,
                    &[
                        "STORED",
                        "TABLESPACE",
                        "LOCATION",
                        "ROW_FORMAT",
                        "TBLPROPERTIES",
                        "INHERITS",
                        "AUTO_INCREMENT",
                        "COLLATE",
                        "USING",
                    ],
                ) || scene.words(0, "ROW FORMAT")
                    || scene.words(0, "WITH"))
        },
        message: "{} is an option of another database.",
        help: "Remove it; what a table takes stands behind `ENGINE` and `SETTINGS`.",
    },
    Mistake {
        code: Code::EngineName,
        applies: |scene| scene.is(0, TokenKind::String) && (scene.words(-1, "ENGINE") || scene.words(-2, "ENGINE")),
        message: "The engine {} is a string.",
        help: "Write its name without quotes: `ENGINE = MergeTree`.",
    },
    Mistake {
        code: Code::ClauseBeforeEngine,
        applies: |scene| scene.words(0, "ENGINE") && scene.creates("TABLE") && scene.depth() == 0,
        message: "`ENGINE` stands too late.",
        help: "Write `ENGINE = …` directly behind the list of columns, and keys, TTL and SETTINGS behind it.",
    },
    Mistake {
        code: Code::SettingsList,
        applies: |scene| {
            scene.seen("SETTINGS")
                && (scene.words(-1, "SETTINGS")
                    || scene.words(-2, "SETTINGS") && scene.is(0, TokenKind::Number)
                    || scene.words(0, "AND")
                    || scene.is(0, TokenKind::Word) && scene.signs(1, "="))
        },
        message: "Settings are a list of `name = value`.",
        help: "Write `SETTINGS index_granularity = 8192, ttl_only_drop_parts = 1`, without parentheses.",
    },
    Mistake {
        code: Code::ClusterPosition,
        applies: |scene| scene.words(0, "ON CLUSTER") || scene.words(-2, "ON CLUSTER") || scene.words(-1, "ON CLUSTER"),
        message: "`ON CLUSTER name` stands directly behind the name of the object.",
        help: "Write `CREATE TABLE name ON CLUSTER cluster (…)`, `ALTER TABLE name ON CLUSTER cluster …`.",
    },
    Mistake {
        code: Code::TtlTarget,
        applies: |scene| {
            scene.seen("TTL")
                && (scene.words(-1, "TO")
                    || scene.words(-1, "TO DISK")
                    || scene.words(-2, "TO DISK")
                    || scene.words(-2, "TO VOLUME"))
        },
        message: "A TTL moves data to a disk or a volume, whose name is a string.",
        help: "Write `TO DISK 'cold'` or `TO VOLUME 'cold'`.",
    },
    Mistake {
        code: Code::TtlInterval,
        applies: |scene| {
            scene.seen("TTL")
                && scene.is(-1, TokenKind::Number)
                && scene.any_word(
                    0,
                    &[
                        "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "DAYS", "HOURS",
                        "MONTHS", "YEARS", "MINUTES", "SECONDS", "WEEKS",
                    ],
                )
        },
        message: "A span of time begins with `INTERVAL`.",
        help: "Write `TTL at + INTERVAL 30 DAY`.",
    },
    Mistake {
        code: Code::TtlExpression,
        applies: |scene| scene.words(-1, "TTL"),
        message: "The TTL has no expression.",
        help: "Write `TTL at + INTERVAL 30 DAY`.",
    },
    Mistake {
        code: Code::RefreshStatement,
        applies: |scene| scene.begins("REFRESH"),
        message: "A view is refreshed by a SYSTEM command.",
        help: "Write `SYSTEM REFRESH VIEW name`.",
    },
    Mistake {
        code: Code::RefreshSchedule,
        applies: |scene| {
            scene.creates("VIEW")
                && (scene.words(0, "REFRESH")
                    || scene.words(-1, "REFRESH")
                    || scene.seen("REFRESH EVERY")
                    || scene.seen("REFRESH AFTER"))
                && !scene.seen("AS")
        },
        message: "The schedule of the view is not complete, or stands in the wrong place.",
        help: "Write `REFRESH EVERY 1 HOUR` or `REFRESH AFTER 10 MINUTE` before `TO`.",
    },
    Mistake {
        code: Code::SecurityBeforeTarget,
        applies: |scene| {
            scene.creates("VIEW") && scene.words(0, "TO") && (scene.seen("SQL SECURITY") || scene.seen("DEFINER"))
        },
        message: "`TO` stands too late.",
        help: "Write `TO table` first, then `DEFINER` and `SQL SECURITY`.",
    },
    Mistake {
        code: Code::TargetBehindQuery,
        applies: |scene| {
            scene.creates("VIEW")
                && (scene.words(-1, "TO")
                    || scene.words(0, "TO")
                    || scene.words(0, "POPULATE")
                    || scene.words(-1, "POPULATE"))
        },
        message: "The target of the view stands in the wrong place.",
        help: "Write `CREATE MATERIALIZED VIEW name TO table AS SELECT …`; `POPULATE` goes with an engine, not with `TO`.",
    },
    Mistake {
        code: Code::ViewOption,
        applies: |scene| {
            scene.creates("VIEW")
                && (scene.words(-1, "WITH CHECK")
                    || scene.words(-1, "WITH NO")
                    || scene.words(-1, "WITH DATA")
                    || scene.words(0, "WITH CHECK")
                    || scene.words(0, "WITH NO")
                    || scene.words(0, "WITH DATA"))
        },
        message: "Views take no such option.",
        help: "Remove it.",
    },
    Mistake {
        code: Code::ViewWithoutAs,
        applies: |scene| {
            scene.creates("VIEW")
                && (scene.any_word(0, &["SELECT", "WITH"])
                    || scene.words(-1, "SELECT") && scene.signs(-2, "(") && !scene.seen("AS"))
        },
        message: "`AS` is missing before the query of the view.",
        help: "Write `CREATE VIEW name AS SELECT …`.",
    },
    Mistake {
        code: Code::DictionaryEngine,
        applies: |scene| scene.creates("DICTIONARY") && scene.words(0, "ENGINE"),
        message: "A dictionary has no engine.",
        help: "Write `SOURCE(…)`, `LAYOUT(…)` and `LIFETIME(…)`.",
    },
    Mistake {
        code: Code::DictionaryLifetime,
        applies: |scene| scene.creates("DICTIONARY") && scene.words(-1, "LIFETIME"),
        message: "The lifetime stands in parentheses.",
        help: "Write `LIFETIME(300)` or `LIFETIME(MIN 300 MAX 360)`, in seconds.",
    },
    Mistake {
        code: Code::DictionarySource,
        applies: |scene| {
            scene.creates("DICTIONARY") && scene.depth() > 0 && (scene.seen("SOURCE") || scene.seen("LAYOUT"))
        },
        message: "The argument of the dictionary is not written as pairs of a name and a value.",
        help: "Write `SOURCE(CLICKHOUSE(TABLE 'users' DB 'app'))` and `LAYOUT(FLAT())`: no commas, no `=`, inner parentheses even where nothing stands in them.",
    },
    Mistake {
        code: Code::FunctionArguments,
        applies: |scene| scene.creates("FUNCTION") && scene.is(0, TokenKind::OpenParen),
        message: "The arguments of a function stand behind `AS`.",
        help: "Write `CREATE FUNCTION name AS (x, y) -> x + y`.",
    },
    Mistake {
        code: Code::NamedCollectionList,
        applies: |scene| scene.creates("COLLECTION"),
        message: "The pairs of a named collection stand without parentheses behind `AS`.",
        help: "Write `CREATE NAMED COLLECTION name AS key = 'value', other = 2`.",
    },
    Mistake {
        code: Code::IndexMethod,
        applies: |scene| scene.creates("INDEX") && (scene.words(0, "USING") || scene.words(-1, "USING")),
        message: "An index has a type, not a method.",
        help: "Write `CREATE INDEX name ON table (expression) TYPE minmax`.",
    },
    Mistake {
        code: Code::RenamePairs,
        applies: |scene| scene.begins("RENAME") || scene.begins("EXCHANGE"),
        message: "The two names are not joined as the statement takes it.",
        help: "Write `RENAME TABLE a TO b` and `EXCHANGE TABLES a AND b`.",
    },
    Mistake {
        code: Code::OptimizeTable,
        applies: |scene| scene.begins("OPTIMIZE") && !scene.seen("TABLE"),
        message: "`OPTIMIZE` misses the word `TABLE`.",
        help: "Write `OPTIMIZE TABLE name`.",
    },
];
