//! What holds for every text: checked on texts drawn from a grammar, and on pieces and mixtures of them.

mod support;

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::lexer::{significant_tokens, tokens};
use chkit_sql::parse::parse_statement;
use chkit_sql::quote::{quoted_name, unquoted};
use support::grammar::{Grammar, Random};
use support::laws::{Law, formatting_settles, splitting_keeps, tokens_cover, types_settle};
use support::lowered::lowering_settles;

/// How many texts each test draws.
const TEXTS: u64 = if cfg!(debug_assertions) { 2_000 } else { 200_000 };

#[track_caller]
fn check_all(rule: &str, laws: &[fn(&str) -> Law]) {
    let grammar = Grammar::new();
    for seed in 0..TEXTS {
        check(&grammar.draw(rule, seed), laws);
    }
}

#[track_caller]
fn check(text: &str, laws: &[fn(&str) -> Law]) {
    for law in laws {
        let result = law(text);
        assert!(result.is_ok(), "{}\n  text {text}", result.err().unwrap_or_default());
    }
}

#[test]
fn most_texts_of_the_grammar_are_sql() {
    let grammar = Grammar::new();
    let refused: Vec<_> =
        (0..TEXTS).map(|seed| grammar.draw("statement", seed)).filter(|text| parse_statement(text).is_err()).collect();
    assert!(refused.len() as u64 * 2 < TEXTS, "{} of {TEXTS} are refused: {:#?}", refused.len(), refused.first());
}

#[test]
fn statements_settle() {
    check_all("statement", &[formatting_settles]);
}

/// Texts of the server that it reads as something else than what it wrote them for.
#[test]
fn what_the_server_itself_reads_otherwise_is_left_alone() {
    for text in ["CREATE INDEX i ON t +(a)", "CREATE INDEX i ON t +(a) PARALLEL WITH DROP TABLE t"] {
        check(text, &[formatting_settles]);
    }
}

#[test]
fn queries_settle() {
    check_all("query", &[formatting_settles]);
}

#[test]
fn expressions_are_lowered_alike() {
    check_all("expression", &[lowering_settles]);
}

#[test]
fn types_settle_too() {
    check_all("type", &[types_settle]);
}

#[test]
fn splitting_loses_nothing() {
    let grammar = Grammar::new();
    for seed in 0..TEXTS {
        let parts: Vec<_> = (0..3).map(|part| grammar.draw("statement", seed * 3 + part)).collect();
        check(&parts.join(" ; "), &[tokens_cover, splitting_keeps]);
    }
}

/// Tokens left out, doubled, swapped, and texts cut: most of it is no SQL, and nothing of it may upset anybody.
#[test]
fn mutants_are_borne() {
    let grammar = Grammar::new();
    for seed in 0..TEXTS {
        let text = grammar.draw("statement", seed);
        let mut random = Random(seed);
        let mut parts: Vec<&str> = tokens(&text).map(|token| token.text).collect();
        for _ in 0..=random.below(3) {
            let (first, second) = (random.below(parts.len()), random.below(parts.len()));
            match random.below(5) {
                0 => _ = parts.remove(first),
                1 => parts.insert(first, parts[second]),
                2 => parts.swap(first, second),
                3 => parts.insert(first, [";", "'", "(", "\u{0}", "😀", "`", "/*", "$$"][random.below(8)]),
                _ => parts.truncate(first + 1),
            }
            if parts.is_empty() {
                break;
            }
        }
        check(&parts.concat(), &[tokens_cover, splitting_keeps, formatting_settles]);
    }
}

/// Names in trees say where they stand, quoted ones too.
#[test]
fn spans_are_where_things_stand() {
    let grammar = Grammar::new();
    let (mut names, mut quoted) = (0, 0);
    for seed in 0..TEXTS / 10 {
        let text = grammar.draw("statement", seed);
        let Ok(statement) = parse_statement(&text) else { continue };
        let tree = format!("{statement:?}");
        for (start, end) in tree.split("Span { start: ").skip(1).filter_map(bounds) {
            assert!(text.get(start..end).is_some(), "{start}..{end} is no place in {text}");
        }
        for name in tree.split("Name { text: ").skip(1) {
            let Some((spelled, rest)) = name.split_once(", is_parameter: false, span: Span { start: ") else {
                continue;
            };
            let Some((start, end)) = bounds(rest).filter(|(start, end)| start < end) else { continue };
            let found = text.get(start..end).unwrap_or_default();
            if found.to_ascii_uppercase().starts_with("TIME ZONE") {
                // Its author did not write the name of the setting.
                continue;
            }
            names += 1;
            quoted += usize::from(found.starts_with(['`', '"']));
            assert_eq!(format!("{:?}", named(found)), spelled, "{found} in {text}");
        }
    }
    assert!(names > 100 && quoted > 10, "{names} names, {quoted} of them quoted");
}

/// What a text names: one name, several with dots between, or the step of a path into JSON that a table is called.
fn named(text: &str) -> String {
    let parts = significant_tokens(text);
    let name = |text: &str| unquoted(text).unwrap_or_else(|| text.into());
    match parts.as_slice() {
        [sign, step] => format!("{}{}", sign.text, quoted_name(&name(step.text))),
        parts => parts.iter().map(|part| name(part.text)).collect(),
    }
}

/// The numbers of `1, end: 2 }…`.
fn bounds(text: &str) -> Option<(usize, usize)> {
    let (start, rest) = text.split_once(", end: ")?;
    let (end, _) = rest.split_once(' ')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

/// White space and comments between tokens change nothing.
#[test]
fn trivia_changes_nothing() {
    let grammar = Grammar::new();
    for seed in 0..TEXTS {
        let text = grammar.draw("statement", seed);
        let Ok(statement) = parse_statement(&text) else { continue };
        if ["]::", ")::", "1::", "{p:"].iter().any(|sign| text.contains(sign)) {
            // The server keeps the text of a value that is cast and of a parameter's type, with all that stands in it.
            continue;
        }
        let mut random = Random(seed);
        let spaced: String = tokens(&text)
            .map(|token| {
                let space = [" ", "\n", "\t\r\n", " /* c; */ ", " -- it's\n", "\u{a0}"][random.below(6)];
                if token.kind.is_trivia() { space } else { token.text }
            })
            .collect();
        let again = parse_statement(&spaced).map(|again| statement_text(&again, Layout::Line));
        assert_eq!(again, Ok(statement_text(&statement, Layout::Line)), "{spaced}");
    }
}
