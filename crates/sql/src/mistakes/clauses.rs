//! Clauses that lack a word or a pair of parentheses.

use chkit_diagnostics::Code;

use super::{Mistake, Scene};
use crate::facts::data_type_family;
use crate::lexer::TokenKind;

/// Clauses of two words, of which the second is forgotten.
const BY_CLAUSES: &[(&str, &str)] = &[("ORDER", "ORDER BY"), ("GROUP", "GROUP BY"), ("PARTITION", "PARTITION BY")];

/// Clauses of a table that an ALTER changes, by their first words.
const CHANGEABLE: &[&str] = &["SET", "SETTING", "SETTINGS", "TTL", "ORDER BY", "SAMPLE BY", "QUERY", "SQL SECURITY"];

/// Whether the place is behind the first column of a table whose list of columns has no parentheses.
fn is_bare_column(scene: &Scene<'_>) -> bool {
    scene.creates("TABLE")
        && scene.depth() == 0
        && scene.expects("ENGINE")
        && scene.is(0, TokenKind::Word)
        && scene.token(1).is_some_and(|token| data_type_family(token.text).is_some())
}

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::ListWithoutParentheses,
        applies: |scene| {
            let is_comma = scene.is(0, TokenKind::Comma);
            let in_key = scene.creates("TABLE") && scene.depth() == 0 && scene.expects("an operator");
            is_comma && (in_key && scene.seen("BY") && scene.is(1, TokenKind::Word) || scene.words(-2, "IN"))
                || scene.seen("MODIFY ORDER BY") && scene.is(-1, TokenKind::Comma) && scene.depth() == 0
                || is_bare_column(scene)
        },
        message: "A list stands without parentheses.",
        help: "Write `CREATE TABLE t (a Int32, b String)`, `ORDER BY (a, b)`, `PARTITION BY (a, b)`, `IN (1, 2)`.",
    },
    Mistake {
        code: Code::MissingBy,
        applies: |scene| {
            BY_CLAUSES
                .iter()
                .any(|(word, clause)| scene.words(0, word) && scene.expects(clause) && !scene.words(1, "BY"))
        },
        message: "`BY` is missing behind {}.",
        help: "Write `ORDER BY`, `GROUP BY` or `PARTITION BY`.",
    },
    Mistake {
        code: Code::BareWindow,
        applies: |scene| {
            scene.words(-3, "OVER PARTITION BY") || scene.words(-3, "OVER ORDER BY") || scene.words(-1, "FILTER WHERE")
        },
        message: "What follows `OVER` and `FILTER` stands in parentheses.",
        help: "Write `OVER (PARTITION BY a ORDER BY b)` and `FILTER (WHERE a)`.",
    },
    Mistake {
        code: Code::AlterWithoutModify,
        applies: |scene| {
            scene.begins("ALTER TABLE")
                && scene.expects("a command")
                && (scene.any_word(0, CHANGEABLE) || scene.any_word(0, &["MODIFY SETTINGS", "RESET SETTINGS"]))
        },
        message: "A clause of a table is changed with `MODIFY`.",
        help: "Write `MODIFY SETTING name = value`, `MODIFY TTL expression`, `MODIFY ORDER BY (a, b)` or `MODIFY QUERY SELECT …`.",
    },
];
