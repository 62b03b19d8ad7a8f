//! What should be known about a step before it runs. Each check looks at one step and says what it finds;
//! without a server's answers the wording is for the unknown case.

mod breaking;
mod cost;
mod destructive;
mod unknown;
mod will_fail;

use chkit_diagnostics::Diagnostics;

use crate::step::Step;

/// All findings about a step.
pub(crate) fn check(step: &Step<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let all = [destructive::check, cost::check, breaking::check, will_fail::check];
    found.extend(all.into_iter().filter_map(|check| check(step)));
    found.extend(unknown::check(step));
    found
}
