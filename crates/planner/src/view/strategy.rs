use chkit_schema::View;

use crate::Pair;
use crate::order::{Phase, Unit};
use crate::step::Step;

/// A view holds no rows: it is replaced in place, in one statement.
pub(crate) fn units(views: Pair<&View>) -> Vec<Unit<'_>> {
    vec![Unit::new(Phase::CreateView, views.next.name.clone(), vec![Step::ReplaceView { views }])]
}
