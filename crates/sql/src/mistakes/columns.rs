//! Columns, their types and attributes, indexes, projections and constraints.

use chkit_diagnostics::Code;

use super::{Mistake, Scene};
use crate::lexer::TokenKind;

/// Words with which an attribute of a column begins.
const ATTRIBUTES: &[&str] = &[
    "NOT",
    "NULL",
    "DEFAULT",
    "MATERIALIZED",
    "ALIAS",
    "EPHEMERAL",
    "COMMENT",
    "CODEC",
    "STATISTICS",
    "TTL",
    "COLLATE",
];

fn ends_member(scene: &Scene<'_>) -> bool {
    scene.is_end(0) || scene.is(0, TokenKind::Comma) || scene.is(0, TokenKind::CloseParen)
}

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::IndexWithoutType,
        applies: |scene| {
            (scene.seen("ADD INDEX") || scene.creates("TABLE") && scene.seen("INDEX"))
                && (scene.expects("TYPE") || scene.words(-1, "TYPE"))
        },
        message: "The index has no expression with a type behind it.",
        help: "Write `INDEX name expression TYPE minmax GRANULARITY 1`; types are minmax, set, bloom_filter, tokenbf_v1, ngrambf_v1, text and vector_similarity.",
    },
    Mistake {
        code: Code::ProjectionQuery,
        applies: |scene| {
            scene.seen("PROJECTION") && (scene.words(0, "SELECT") || scene.words(0, "FROM") || scene.words(-1, "FROM"))
        },
        message: "The query of a projection stands in parentheses and has no `FROM`.",
        help: "Write `PROJECTION name (SELECT a, count() GROUP BY a)`.",
    },
    Mistake {
        code: Code::ConstraintName,
        applies: |scene| scene.words(-2, "CONSTRAINT CHECK") || scene.words(-2, "CONSTRAINT ASSUME"),
        message: "The constraint has no name.",
        help: "Write `CONSTRAINT name CHECK condition`.",
    },
    Mistake {
        code: Code::ForeignKey,
        applies: |scene| scene.words(0, "REFERENCES") || scene.words(0, "FOREIGN KEY"),
        message: "ClickHouse has no foreign keys.",
        help: "Remove the reference.",
    },
    Mistake {
        code: Code::UniqueConstraint,
        applies: |scene| {
            !scene.begins("CREATE UNIQUE")
                && (scene.words(0, "UNIQUE") || scene.words(-1, "UNIQUE") || scene.words(-2, "UNIQUE KEY"))
        },
        message: "ClickHouse keeps no values unique.",
        help: "Remove `UNIQUE`; `ReplacingMergeTree` keeps one row per sorting key after merges.",
    },
    Mistake {
        code: Code::ColumnCheck,
        applies: |scene| scene.in_columns() && (scene.words(0, "CHECK") || scene.words(-1, "CHECK")),
        message: "A check is a constraint of the table, with a name.",
        help: "Write `CONSTRAINT name CHECK condition` as a member of the list of columns.",
    },
    Mistake {
        code: Code::GeneratedColumn,
        applies: |scene| scene.words(0, "GENERATED"),
        message: "Computed columns are declared without `GENERATED`.",
        help: "Write `MATERIALIZED expression` for a stored value, or `ALIAS expression` for one that is computed when read.",
    },
    Mistake {
        code: Code::IdentityColumn,
        applies: |scene| scene.words(0, "IDENTITY"),
        message: "ClickHouse counts no rows into a column.",
        help: "Write `DEFAULT generateUUIDv7()` or `DEFAULT generateSnowflakeID()`.",
    },
    Mistake {
        code: Code::OnUpdate,
        applies: |scene| scene.words(0, "ON UPDATE") || scene.words(0, "ON DELETE"),
        message: "Nothing happens to a row on UPDATE or DELETE.",
        help: "Remove the clause.",
    },
    Mistake {
        code: Code::DisplayAttribute,
        applies: |scene| scene.any_word(0, &["ZEROFILL", "BINARY", "INVISIBLE", "SPARSE"]) && scene.in_columns(),
        message: "{} is no attribute of a column.",
        help: "Remove it.",
    },
    Mistake {
        code: Code::CharacterSet,
        applies: |scene| {
            scene.any_word(0, &["CHARACTER", "CHARSET"])
                || scene.words(0, "DEFAULT CHARSET")
                || scene.words(0, "DEFAULT CHARACTER")
                || scene.words(0, "DEFAULT COLLATE")
        },
        message: "Texts have no character set: they are bytes, by convention UTF-8.",
        help: "Remove the clause.",
    },
    Mistake {
        code: Code::TimeZoneType,
        applies: |scene| {
            scene.words(0, "WITH TIME ZONE") || scene.words(0, "WITHOUT TIME ZONE") || scene.words(0, "WITH LOCAL TIME")
        },
        message: "The time zone is an argument of the type.",
        help: "Write `DateTime64(3, 'UTC')`.",
    },
    Mistake {
        code: Code::ArrayTypeSuffix,
        applies: |scene| scene.signs(0, "[") && scene.in_columns() || scene.signs(-1, "[ ]") && scene.signs(-3, "::"),
        message: "Square brackets make no array type.",
        help: "Write `Array(Int32)`.",
    },
    Mistake {
        code: Code::AngleBracketType,
        applies: |scene| (scene.signs(0, "<") || scene.signs(0, "<>")) && scene.in_columns(),
        message: "Types take their arguments in parentheses.",
        help: "Write `Array(Int32)`, `Map(String, Int32)`, `Tuple(x Int32)`.",
    },
    Mistake {
        code: Code::EnumColon,
        applies: |scene| scene.signs(0, ":") && scene.is(-1, TokenKind::String),
        message: "A member of an enum gets its number with `=`.",
        help: "Write `Enum8('new' = 1, 'done' = 2)`.",
    },
    Mistake {
        code: Code::ColonBeforeType,
        applies: |scene| scene.signs(0, ":") && scene.in_columns(),
        message: "A colon stands between a column and its type.",
        help: "Write `name Type` with a space between.",
    },
    Mistake {
        code: Code::CommentText,
        applies: |scene| scene.words(-1, "COMMENT"),
        message: "A comment is a text in single quotes; found {}.",
        help: "Write `COMMENT 'text'`, without `=` and without double quotes.",
    },
    Mistake {
        code: Code::EqualsDefault,
        applies: |scene| scene.signs(0, "=") && scene.in_columns() && scene.expects("DEFAULT"),
        message: "A default is not written with `=`.",
        help: "Write `DEFAULT value`.",
    },
    Mistake {
        code: Code::CodecArguments,
        applies: |scene| scene.words(-1, "CODEC"),
        message: "The codec stands in parentheses.",
        help: "Write `CODEC(ZSTD(3))`.",
    },
    Mistake {
        code: Code::DefaultExpression,
        applies: |scene| scene.any_word(-1, &["DEFAULT", "MATERIALIZED", "ALIAS"]) && ends_member(scene),
        message: "The expression of the column is missing.",
        help: "Write a value or an expression behind `DEFAULT`, `MATERIALIZED` or `ALIAS`.",
    },
    Mistake {
        code: Code::AttributeOrder,
        applies: |scene| scene.any_word(0, ATTRIBUTES) && scene.in_columns() && scene.expects(","),
        message: "{} stands too late in the column.",
        help: "Keep this order: type, NULL or NOT NULL, DEFAULT, COMMENT, CODEC, STATISTICS, TTL, COLLATE, PRIMARY KEY, SETTINGS.",
    },
    Mistake {
        code: Code::MissingComma,
        applies: |scene| {
            scene.expects(",")
                && scene.in_columns()
                && scene.creates("TABLE")
                && (scene.is(0, TokenKind::Word) || scene.is(0, TokenKind::QuotedName))
                && (scene.is(1, TokenKind::Word) || scene.is(1, TokenKind::QuotedName))
        },
        message: "A comma is missing before {}.",
        help: "Put a comma between the columns.",
    },
];
