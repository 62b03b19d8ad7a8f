//! Clauses of statements that stand in the members of definitions.

use chkit_diagnostics::{Code, Diagnostic};
use chkit_sql::lexer::{TextProblem, significant_tokens};

/// The words of a clause, and the member that is there for what follows them.
type Clause = (&'static str, &'static str);

/// Clauses of a table.
pub(crate) const OF_TABLE: &[Clause] = &[
    ("ENGINE", "engine"),
    ("ORDER BY", "orderBy"),
    ("PARTITION BY", "partitionBy"),
    ("PRIMARY KEY", "primaryKey"),
    ("UNIQUE KEY", "uniqueKey"),
    ("TTL", "ttl"),
    ("SETTINGS", "settings"),
    ("COMMENT", "comment"),
];

/// Clauses of a column.
pub(crate) const OF_COLUMN: &[Clause] = &[("TYPE", "type"), ("DEFAULT", "default"), ("COMMENT", "comment")];

/// Clauses of an index.
pub(crate) const OF_INDEX: &[Clause] = &[("TYPE", "type"), ("GRANULARITY", "granularity")];

/// Why the text of a member is refused, if a clause is the reason: the one that the member stands for, or one that has a
/// member of its own.
pub(crate) fn explain(clauses: &[Clause], member: &str, text: &str, problem: &TextProblem) -> Option<Diagnostic> {
    let rest = text.get(problem.start..).unwrap_or_default();
    let own = clauses.iter().find(|(words, of)| *of == member && begins_with(text, words));
    let (message, help) = match own {
        Some((words, _)) => (
            format!("`{words}` is what the member `{member}` says already."),
            format!("Write only what follows `{words}`."),
        ),
        None => {
            let (words, other) = clauses.iter().find(|(words, _)| begins_with(rest, words))?;
            (
                format!("`{words}` does not belong into `{member}`."),
                format!("Write what follows `{words}` in the member `{other}`."),
            )
        }
    };
    Some(Diagnostic::new(Code::SyntaxError, message).help(help))
}

fn begins_with(text: &str, words: &str) -> bool {
    let tokens = significant_tokens(text);
    let count = words.split(' ').count();
    tokens.len() >= count && tokens.iter().zip(words.split(' ')).all(|(token, word)| token.is_word(word))
}

#[cfg(test)]
mod tests {
    use crate::reader::Member;
    use crate::{Expression, Reader};

    #[track_caller]
    fn check(read: impl FnOnce(&mut Reader) -> Expression, message: &str, help: &str) {
        let mut reader = Reader::default();
        read(&mut reader);
        let found = reader.diagnostics.iter().next().map(|found| (found.message.clone(), found.help.clone()));
        assert_eq!(found, Some((message.to_owned(), Some(help.to_owned()))));
    }

    #[test]
    fn a_clause_has_a_member_of_its_own() {
        check(
            |reader| reader.expression("partitionBy", "toYYYYMM(at) order  by id"),
            "`ORDER BY` does not belong into `partitionBy`.",
            "Write what follows `ORDER BY` in the member `orderBy`.",
        );
        check(
            |reader| reader.expression(Member::of_item("primaryKey", 0, ""), "id TTL at"),
            "`TTL` does not belong into `primaryKey`.",
            "Write what follows `TTL` in the member `ttl`.",
        );
        check(
            |reader| reader.expression(Member::of_item("indexes", 0, "expression"), "id TYPE minmax"),
            "`TYPE` does not belong into `expression`.",
            "Write what follows `TYPE` in the member `type`.",
        );
    }

    #[test]
    fn the_clause_of_the_member_is_not_written_again() {
        check(
            |reader| reader.expression("partitionBy", "PARTITION BY toYYYYMM(at)"),
            "`PARTITION BY` is what the member `partitionBy` says already.",
            "Write only what follows `PARTITION BY`.",
        );
    }

    #[test]
    fn queries_have_clauses() {
        check(
            |reader| reader.query("as", "SELECT 1 SETTINGS a = 1 SETTINGS b = 2"),
            "A query has only one `SETTINGS` clause.",
            "Join the conditions with `AND`, and lists with a comma.",
        );
    }
}
