//! ALTER.

use chkit_diagnostics::Code;

use super::Mistake;
use crate::lexer::TokenKind;

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::CommentStatement,
        applies: |scene| scene.begins("COMMENT"),
        message: "A comment is set by ALTER.",
        help: "Write `ALTER TABLE name COMMENT COLUMN column 'text'` or `ALTER TABLE name MODIFY COMMENT 'text'`.",
    },
    Mistake {
        code: Code::AlterObject,
        applies: |scene| {
            scene.begins("ALTER")
                && (scene.token(-1).is_none()
                    || scene.token(-2).is_none()
                        && (0..2).any(|offset| {
                            scene.any_word(offset, &["VIEW", "MATERIALIZED", "DICTIONARY", "COLUMN", "SCHEMA", "INDEX"])
                        }))
        },
        message: "`ALTER` does not take this kind of object.",
        help: "Write `ALTER TABLE name …`, also for views: `ALTER TABLE view MODIFY QUERY SELECT …`.",
    },
    Mistake {
        code: Code::AlterKey,
        applies: |scene| {
            scene.begins("ALTER")
                && (0..2).any(|offset| scene.words(offset, "PRIMARY KEY") || scene.words(offset, "PARTITION BY"))
        },
        message: "This key of a table cannot be altered.",
        help: "Create a table with the new key and move the rows; the end of the sorting key changes with `MODIFY ORDER BY`.",
    },
    Mistake {
        code: Code::AlterEngine,
        applies: |scene| scene.begins("ALTER") && scene.words(0, "ENGINE"),
        message: "The engine of a table cannot be altered.",
        help: "Create a table with the new engine and move the rows.",
    },
    Mistake {
        code: Code::AlterConstraint,
        applies: |scene| {
            scene.begins("ALTER")
                && ["ADD UNIQUE", "ADD FOREIGN", "ADD CHECK", "ADD KEY"]
                    .iter()
                    .any(|words| scene.words(0, words) || scene.words(-1, words))
        },
        message: "ALTER does not add this kind of constraint.",
        help: "Write `ADD CONSTRAINT name CHECK condition` for a check; there are no unique and no foreign keys.",
    },
    Mistake {
        code: Code::RenameByAlter,
        applies: |scene| {
            scene.begins("ALTER")
                && (scene.words(-1, "RENAME TO") || scene.words(0, "RENAME TO") || scene.words(-1, "RENAME"))
        },
        message: "ALTER renames columns, not tables.",
        help: "Write `RENAME TABLE a TO b`.",
    },
    Mistake {
        code: Code::RenameColumnPair,
        applies: |scene| scene.begins("ALTER") && scene.seen("RENAME COLUMN"),
        message: "`TO` is missing between the old and the new name.",
        help: "Write `RENAME COLUMN a TO b`.",
    },
    Mistake {
        code: Code::ChangeColumn,
        applies: |scene| scene.begins("ALTER") && scene.words(0, "CHANGE"),
        message: "`CHANGE` is not a command of ALTER.",
        help: "Write `RENAME COLUMN a TO b` for the name and `MODIFY COLUMN b Type` for the rest.",
    },
    Mistake {
        code: Code::AlterColumnSet,
        applies: |scene| scene.seen("ALTER COLUMN") && scene.any_word(0, &["SET", "DROP", "USING"]),
        message: "Attributes of a column are not changed with {}.",
        help: "Write `MODIFY COLUMN column Type DEFAULT value`, or `MODIFY COLUMN column REMOVE DEFAULT`.",
    },
    Mistake {
        code: Code::RepeatedCommand,
        applies: |scene| {
            scene.begins("ALTER")
                && scene.seen("COLUMN")
                && (scene.is(-1, TokenKind::Comma)
                    && (scene.is(0, TokenKind::Word) || scene.is(0, TokenKind::QuotedName))
                    || scene.words(-1, "COLUMN") && scene.is(0, TokenKind::OpenParen))
        },
        message: "Each column needs a command of its own.",
        help: "Write `ADD COLUMN a Int32, ADD COLUMN b Int32`, `DROP COLUMN a, DROP COLUMN b`.",
    },
    Mistake {
        code: Code::MissingColumnWord,
        applies: |scene| {
            let is_name = |offset| scene.is(offset, TokenKind::Word) || scene.is(offset, TokenKind::QuotedName);
            scene.begins("ALTER")
                && (-1..1).any(|offset| scene.any_word(offset, &["ADD", "MODIFY", "DROP"]) && is_name(offset + 1))
        },
        message: "The command does not say what it changes.",
        help: "Write `ADD COLUMN`, `MODIFY COLUMN` or `DROP COLUMN`.",
    },
    Mistake {
        code: Code::AlterComment,
        applies: |scene| {
            scene.begins("ALTER")
                && (-1..1).any(|offset| scene.words(offset, "COMMENT") && scene.is(offset + 1, TokenKind::String))
        },
        message: "The command does not say whose comment it sets.",
        help: "Write `MODIFY COMMENT 'text'` for the table, `COMMENT COLUMN column 'text'` for a column.",
    },
    Mistake {
        code: Code::UpdateSet,
        applies: |scene| scene.begins("ALTER") && scene.words(-1, "SET") && scene.seen("UPDATE"),
        message: "An update by ALTER has no `SET`.",
        help: "Write `ALTER TABLE name UPDATE a = 1 WHERE condition`.",
    },
    Mistake {
        code: Code::MutationWithoutWhere,
        applies: |scene| {
            scene.begins("ALTER")
                && scene.expects("WHERE")
                && (scene.seen("UPDATE") || scene.seen("DELETE"))
                && scene.is_end(0)
        },
        message: "The mutation does not say which rows it means.",
        help: "Write `WHERE condition`; `WHERE 1` means all rows.",
    },
    Mistake {
        code: Code::Returning,
        applies: |scene| scene.words(0, "RETURNING"),
        message: "A change of rows gives nothing back.",
        help: "Remove `RETURNING`.",
    },
    Mistake {
        code: Code::PartitionExpression,
        applies: |scene| {
            scene.begins("ALTER")
                && scene.seen("PARTITION")
                && (scene.words(-1, "PARTITION")
                    || scene.words(-1, "PARTITION ID")
                    || scene.words(-2, "PARTITION ID")
                    || scene.words(0, "TO")
                    || scene.words(-1, "TO"))
        },
        message: "The command on a partition is not complete.",
        help: "Write `DROP PARTITION 202401` or `DROP PARTITION ID '202401'`, `ATTACH PARTITION 1 FROM other`, `MOVE PARTITION 1 TO TABLE other`.",
    },
    Mistake {
        code: Code::AlterWithoutCommand,
        applies: |scene| scene.begins("ALTER TABLE") && scene.is_end(0) && scene.expects("ADD COLUMN"),
        message: "The statement does not say what to alter.",
        help: "Write a command: `ADD COLUMN`, `MODIFY COLUMN`, `DROP COLUMN`, `MODIFY TTL`, …",
    },
];
