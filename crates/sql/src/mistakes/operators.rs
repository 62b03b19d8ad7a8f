//! Operators and expressions of other languages.

use chkit_diagnostics::Code;

use super::{Mistake, Scene};
use crate::lexer::TokenKind;
use crate::tree::interval::IntervalUnit;

fn is_sign(scene: &Scene<'_>, signs: &[&str]) -> bool {
    signs.iter().any(|sign| scene.signs(0, sign) || scene.signs(-1, sign))
}

/// Whether a value could end before the place, so that what stands there is meant to join two.
fn ends_operand(scene: &Scene<'_>) -> bool {
    [TokenKind::Word, TokenKind::QuotedName, TokenKind::CloseParen, TokenKind::CloseBracket]
        .into_iter()
        .any(|kind| scene.is(-1, kind))
}

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::CLogicalOperator,
        applies: |scene| is_sign(scene, &["& &", "!", "&&"]),
        message: "`&&` and `!` are not operators here.",
        help: "Write `AND` and `NOT`.",
    },
    Mistake {
        code: Code::RegularExpressionOperator,
        applies: |scene| scene.signs(0, "~") && ends_operand(scene),
        message: "`~` is not an operator here.",
        help: "Write `match(text, 'expression')`, or `REGEXP`.",
    },
    Mistake {
        code: Code::BitwiseOperator,
        applies: |scene| is_sign(scene, &["|", "^", "&", "~", "< <", "> >", "<<", ">>"]),
        message: "Bits have functions, not operators.",
        help: "Write `bitAnd(a, b)`, `bitOr(a, b)`, `bitXor(a, b)`, `bitNot(a)`, `bitShiftLeft(a, n)` or `bitShiftRight(a, n)`.",
    },
    Mistake {
        code: Code::JsonOperator,
        applies: |scene| is_sign(scene, &["-> >", "@ >", "< @", "# >"]),
        message: "JSON operators of other databases do not exist here.",
        help: "Write the path with dots (`data.user.name`), or use `JSONExtractString(data, 'user', 'name')`.",
    },
    Mistake {
        code: Code::UnknownOperator,
        applies: |scene| is_sign(scene, &["= >", ": =", "* *", "= !", "== ="]) || scene.signs(-1, "= ="),
        message: "No operator is written like this.",
        help: "Write `=` to compare, `>=` for at least, `!=` for different, `pow(a, b)` for powers, `->` between parameters and body of a function, and `AS` to name a value.",
    },
    Mistake {
        code: Code::IsComparison,
        applies: |scene| {
            (scene.words(0, "IS") || scene.words(-1, "IS") || scene.words(-2, "IS NOT"))
                && !scene.seen("COMMENT COLUMN")
        },
        message: "`IS` compares with NULL, TRUE and FALSE only.",
        help: "Write `=` or `!=`, or `IS NOT DISTINCT FROM`, which takes NULL for a value.",
    },
    Mistake {
        code: Code::PostfixNotNull,
        applies: |scene| {
            (scene.words(0, "NOT NULL") || scene.words(-1, "NOT NULL")) && !scene.in_columns() && !scene.words(-2, "IS")
        },
        message: "`NOT NULL` behind a value is a condition without its verb.",
        help: "Write `IS NOT NULL`.",
    },
    Mistake {
        code: Code::BetweenWithoutAnd,
        applies: |scene| scene.is_open("BETWEEN", "AND"),
        message: "`BETWEEN` has no upper bound.",
        help: "Write `BETWEEN low AND high`.",
    },
    Mistake {
        code: Code::ElseIf,
        applies: |scene| {
            scene.any_word(-1, &["ELSEIF", "ELSIF", "ELIF"]) || scene.any_word(0, &["ELSEIF", "ELSIF", "ELIF"])
        },
        message: "A `CASE` has no `ELSEIF`.",
        help: "Write a further `WHEN … THEN …`.",
    },
    Mistake {
        code: Code::CaseWithoutEnd,
        applies: |scene| scene.seen("CASE") && scene.seen("THEN") && !scene.seen("END"),
        message: "A `CASE` has no `END`.",
        help: "Close it with `END`.",
    },
    Mistake {
        code: Code::IntervalWithoutUnit,
        applies: |scene| {
            (-3..0).any(|offset| scene.words(offset, "INTERVAL"))
                && scene.token(-1).is_some_and(|before| IntervalUnit::of(before.text).is_none())
        },
        message: "The interval has no unit.",
        help: "Write one behind the number: `INTERVAL 1 DAY`; SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER or YEAR.",
    },
    Mistake {
        code: Code::CastWithoutType,
        applies: |scene| scene.seen("CAST") && scene.expects("AS") && scene.is(0, TokenKind::CloseParen),
        message: "The `CAST` does not say to which type.",
        help: "Write `CAST(value AS Type)` or `value::Type`.",
    },
    Mistake {
        code: Code::ArrayConstructor,
        applies: |scene| (-3..0).any(|offset| scene.words(offset, "ARRAY") && scene.signs(offset + 1, "[")),
        message: "An array is written without the word `ARRAY`.",
        help: "Write `[1, 2]` or `array(1, 2)`.",
    },
];
