//! Queries.

use chkit_diagnostics::Code;

use super::{Mistake, Scene};
use crate::lexer::TokenKind;

/// Clauses of a query by their first word, in the order the server reads them.
const CLAUSES: &[&str] =
    &["FROM", "PREWHERE", "WHERE", "GROUP", "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "SETTINGS"];

fn is_clause(scene: &Scene<'_>) -> bool {
    scene.any_word(0, CLAUSES)
}

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        code: Code::JoinWithoutOn,
        applies: |scene| scene.seen("JOIN") && scene.expects("ON") && scene.expects("USING"),
        message: "The join does not say what belongs together.",
        help: "Write `ON a.id = b.id` or `USING (id)`; a join of everything with everything is `CROSS JOIN`.",
    },
    Mistake {
        code: Code::RowLocking,
        applies: |scene| scene.words(-1, "FOR UPDATE") || scene.words(0, "FOR UPDATE"),
        message: "ClickHouse locks no rows.",
        help: "Remove `FOR UPDATE`.",
    },
    Mistake {
        code: Code::SelectInto,
        applies: |scene| {
            (scene.words(0, "INTO") || scene.words(-1, "INTO")) && !scene.seen("OUTFILE") && scene.seen("SELECT")
        },
        message: "A query cannot be stored with `INTO`.",
        help: "Write `INSERT INTO table SELECT …`, or `CREATE TABLE table ENGINE = … AS SELECT …`.",
    },
    Mistake {
        code: Code::AliasAfterFinal,
        applies: |scene| scene.words(-1, "FINAL"),
        message: "The alias of a table stands before `FINAL`.",
        help: "Write `FROM events AS e FINAL`.",
    },
    Mistake {
        code: Code::TableSample,
        applies: |scene| {
            scene.words(0, "TABLESAMPLE") || scene.words(-1, "TABLESAMPLE") || scene.words(-2, "TABLESAMPLE")
        },
        message: "A sample is not taken with `TABLESAMPLE`.",
        help: "Write `SAMPLE 0.1` behind the table.",
    },
    Mistake {
        code: Code::StarExclude,
        applies: |scene| scene.words(0, "EXCLUDE") || scene.words(-1, "EXCLUDE"),
        message: "Columns are left out with another word than `EXCLUDE`.",
        help: "Write `* EXCEPT (column)`.",
    },
    Mistake {
        code: Code::SetOperator,
        applies: |scene| scene.words(-1, "MINUS") || scene.words(0, "MINUS"),
        message: "`MINUS` is not an operator of queries.",
        help: "Write `EXCEPT`.",
    },
    Mistake {
        code: Code::WithoutAs,
        applies: |scene| {
            scene.begins("WITH")
                && ((-2..1).any(|offset| scene.words(offset, "AS SELECT"))
                    || scene.words(-1, "SELECT") && scene.is(-2, TokenKind::OpenParen))
        },
        message: "The named query of `WITH` is not complete.",
        help: "Write `WITH name AS (SELECT …)`.",
    },
    Mistake {
        code: Code::WindowFrame,
        applies: |scene| {
            scene.seen("OVER") && scene.any_word(-1, &["AND"]) && scene.any_word(0, &["CURRENT", "UNBOUNDED"])
                || scene.any_word(0, &["AND"]) && scene.any_word(-1, &["PRECEDING", "FOLLOWING", "ROW"])
        },
        message: "A frame from … to … begins with `BETWEEN`.",
        help: "Write `ROWS BETWEEN 1 PRECEDING AND CURRENT ROW`.",
    },
    Mistake {
        code: Code::EmptySelect,
        applies: |scene| scene.words(-2, "SELECT FROM") || scene.words(-1, "SELECT FROM"),
        message: "The query selects nothing.",
        help: "Name columns behind `SELECT`, or write `*`.",
    },
    Mistake {
        code: Code::DuplicateClause,
        applies: |scene| {
            is_clause(scene)
                && scene.token(0).is_some_and(|token| scene.seen(token.text))
                && !scene.creates("TABLE")
                && !scene.words(0, "FROM")
        },
        message: "A query has only one {} clause.",
        help: "Join the conditions with `AND`, and lists with a comma.",
    },
    Mistake {
        code: Code::ClauseOrder,
        applies: |scene| is_clause(scene) && scene.seen("SELECT"),
        message: "{} stands too late in the query.",
        help: "Keep this order: SELECT, FROM, PREWHERE, WHERE, GROUP BY, HAVING, WINDOW, QUALIFY, ORDER BY, LIMIT, SETTINGS.",
    },
    Mistake {
        code: Code::TrailingComma,
        applies: |scene| {
            scene.is(-1, TokenKind::Comma) && (scene.is_end(0) || scene.is(0, TokenKind::CloseParen))
                || scene.is(0, TokenKind::Comma) && scene.is_end(1)
        },
        message: "A comma stands behind the last member of a list.",
        help: "Remove the comma.",
    },
    Mistake {
        code: Code::DoubleComma,
        applies: |scene| {
            scene.is(0, TokenKind::Comma) && (scene.is(-1, TokenKind::Comma) || scene.is(-1, TokenKind::OpenParen))
        },
        message: "A comma stands where a member of the list is missing.",
        help: "Remove the comma, or write what belongs before it.",
    },
];
