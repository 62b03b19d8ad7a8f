//! Mistakes that people really make, recognized where the parser stopped: each has a name, a page, and says what to write.
//!
//! A rule looks at the tokens around the place where the text stops to fit. The first that applies speaks; rules for one
//! exact slip stand before rules for a family of them.

mod alter;
mod clauses;
mod columns;
mod create;
mod names;
mod operators;
mod queries;
mod scene;

use chkit_diagnostics::{Code, Diagnostic};

use crate::lexer::Token;
use scene::Scene;

/// One mistake.
struct Mistake {
    /// Its code.
    code: Code,
    /// Whether it was made here.
    applies: fn(&Scene<'_>) -> bool,
    /// What is wrong; `{}` stands for what was found.
    message: &'static str,
    /// What to do, starting with a verb.
    help: &'static str,
}

/// All mistakes, in the order in which they are tried.
fn all() -> impl Iterator<Item = &'static Mistake> {
    [
        names::MISTAKES,
        clauses::MISTAKES,
        create::MISTAKES,
        columns::MISTAKES,
        alter::MISTAKES,
        operators::MISTAKES,
        queries::MISTAKES,
    ]
    .into_iter()
    .flatten()
}

/// The mistake that was made where the parser stopped, if it is a known one.
pub(crate) fn recognize(tokens: &[Token<'_>], at: usize, expected: &[&'static str], found: &str) -> Option<Diagnostic> {
    let scene = Scene::new(tokens, at, expected);
    let mistake = all().find(|mistake| (mistake.applies)(&scene))?;
    Some(Diagnostic::new(mistake.code, mistake.message.replace("{}", found)).help(mistake.help))
}
