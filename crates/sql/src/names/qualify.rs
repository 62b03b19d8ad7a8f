//! The database of names that stand without one.

use super::Names;
use crate::collections::sort_by;
use crate::literal::push_escaped;
use crate::quote;

impl Names {
    /// The text that these names were taken from, with a database in front of the names of tables and dictionaries that
    /// have none. The server does so with what it stores, and the database is that of the session. It looks for names of
    /// tables in FROM and behind IN, for those of dictionaries in `dictGet` and its like, and nowhere else: `merge('t')`
    /// and `joinGet(j, …)` stay.
    pub fn qualified(&self, text: &str, database: &str) -> String {
        let mut bare = self.bare.clone();
        sort_by(&mut bare, |left, right| left.start.cmp(&right.start));
        let in_text = {
            let mut escaped = String::new();
            push_escaped(&mut escaped, database, '\'');
            escaped
        };
        let as_name = quote::name(database);
        let mut qualified = String::with_capacity(text.len());
        let mut end = 0;
        for place in bare {
            // What a text says begins behind its quote.
            let (start, prefix) =
                if place.is_text { (place.start as usize + 1, &in_text) } else { (place.start as usize, &as_name) };
            qualified.push_str(text.get(end..start).unwrap_or_default());
            qualified.push_str(prefix);
            qualified.push('.');
            end = start;
        }
        qualified.push_str(text.get(end..).unwrap_or_default());
        qualified
    }
}
