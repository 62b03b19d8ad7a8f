//! Names that are none, and texts that are templates.

use chkit_diagnostics::Code;

use super::Mistake;
use crate::lexer::TokenKind;

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::Placeholder,
        applies: |scene| {
            let is_name = scene.is(1, TokenKind::Word) && scene.touches_next(0);
            scene.signs(0, "?") && (scene.is_end(1) || !scene.expects("?"))
                || scene.signs(0, "{ {")
                || scene.signs(-1, "{ {")
                || scene.signs(0, "{ %")
                || scene.signs(-1, "{ %")
                || scene.signs(0, "$")
                || scene.signs(-1, "$ {")
                || scene.signs(-2, "$ {")
                || is_name
                    && (scene.signs(0, ":") && !scene.in_columns()
                        || scene.signs(0, "%") && scene.any_word(1, &["s", "d"]))
        },
        message: "Found {}: a placeholder that another tool has to fill in.",
        help: "Fill it in before, or write a query parameter with its type: `{id:UInt64}`.",
    },
    Mistake {
        code: Code::UntypedParameter,
        applies: |scene| scene.signs(0, "}") && scene.signs(-2, "{"),
        message: "The query parameter has no type.",
        help: "Write the type behind a colon: `{id:UInt64}`.",
    },
    Mistake {
        code: Code::ClientCommand,
        applies: |scene| {
            scene.token(-1).is_none() && (scene.signs(0, "\\") || scene.any_word(0, &["DELIMITER", "GO", "SOURCE"]))
        },
        message: "{} is a command of another database's client.",
        help: "Remove it: statements end with `;`, and a file holds nothing else.",
    },
    Mistake {
        code: Code::HyphenInName,
        applies: |scene| {
            scene.signs(0, "-")
                && scene.is(-1, TokenKind::Word)
                && scene.is(1, TokenKind::Word)
                && scene.touches_next(-1)
                && scene.touches_next(0)
        },
        message: "A name with a hyphen stands without quotes.",
        help: "Put the whole name in backticks, or use `_`.",
    },
    Mistake {
        code: Code::StringAlias,
        applies: |scene| {
            scene.is(0, TokenKind::String) && scene.words(-1, "AS")
                || scene.is(1, TokenKind::String) && scene.words(0, "AS")
        },
        message: "The alias is a string.",
        help: "Write the alias bare or in backticks.",
    },
    Mistake {
        code: Code::StringForName,
        applies: |scene| {
            scene.is(0, TokenKind::String)
                && scene.expects("a name")
                && !scene.expects("a string")
                && !(-2..0).any(|offset| scene.words(offset, "ENGINE"))
        },
        message: "Found the string {} where a name has to stand.",
        help: "Write the name bare or in backticks; single quotes are for values.",
    },
    Mistake {
        code: Code::BracketedName,
        applies: |scene| {
            scene.signs(0, "[")
                && scene.is(1, TokenKind::Word)
                && scene.signs(2, "]")
                && (scene.creates("TABLE") && scene.depth() == 0
                    || scene.any_word(-1, &["FROM", "JOIN", "TABLE", "INTO"]))
        },
        message: "The name stands in square brackets.",
        help: "Write the name bare or in backticks.",
    },
    Mistake {
        code: Code::JoinedKeywords,
        applies: |scene| {
            scene.any_word(
                0,
                &[
                    "ORDERBY",
                    "GROUPBY",
                    "PARTITIONBY",
                    "PRIMARYKEY",
                    "SAMPLEBY",
                    "IFEXISTS",
                    "IFNOTEXISTS",
                    "ONCLUSTER",
                    "LEFTJOIN",
                    "INNERJOIN",
                    "ARRAYJOIN",
                ],
            ) || scene.any_word(-1, &["ARRAYJOIN", "LEFTJOIN", "INNERJOIN"])
        },
        message: "Two keywords are written as one.",
        help: "Put a space between them.",
    },
];
