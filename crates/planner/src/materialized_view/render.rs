use chkit_schema::MaterializedView;
use chkit_sql::quote;

/// `CREATE MATERIALIZED VIEW`
pub(crate) fn create(view: &MaterializedView) -> String {
    let comment = match view.comment.as_str() {
        "" => String::new(),
        text => format!("\nCOMMENT {}", quote::string(text)),
    };
    format!(
        "CREATE MATERIALIZED VIEW IF NOT EXISTS {} TO {}{comment}\nAS {}",
        view.name.sql(),
        view.target.sql(),
        view.query.sql()
    )
}

/// `ALTER TABLE … MODIFY QUERY`
pub(crate) fn modify_query(view: &MaterializedView) -> String {
    format!("ALTER TABLE {} MODIFY QUERY\n{}", view.name.sql(), view.query.sql())
}
