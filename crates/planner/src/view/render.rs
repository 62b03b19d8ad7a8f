use chkit_schema::View;
use chkit_sql::quote;

/// `CREATE VIEW` with the given way of dealing with one that is there.
pub(crate) fn create(view: &View, replace: bool) -> String {
    let verb = if replace { "CREATE OR REPLACE VIEW" } else { "CREATE VIEW IF NOT EXISTS" };
    let comment = match view.comment.as_str() {
        "" => String::new(),
        text => format!("\nCOMMENT {}", quote::string(text)),
    };
    format!("{verb} {}{comment}\nAS {}", view.name.sql(), view.query.sql())
}
