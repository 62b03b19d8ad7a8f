//! The engine as WebAssembly: every export takes JSON text, calls the core and gives JSON text back.
//!
//! Free functions only: a trap must not leave a borrowed object behind. Arguments cross as UTF-8 bytes, because the
//! runtime's own encoder is several times faster than the glue that would encode a string while it copies it.

use std::borrow::Cow;

use wasm_bindgen::prelude::wasm_bindgen;

fn text(bytes: &[u8]) -> Cow<'_, str> {
    // Looking for what is wrong takes several times as long as finding that nothing is.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// See [`chkit_core::canonicalize_definitions`].
#[wasm_bindgen(js_name = canonicalizeDefinitions)]
pub fn canonicalize_definitions(definitions: &[u8]) -> String {
    chkit_core::canonicalize_definitions(&text(definitions))
}

/// See [`chkit_core::validate_definitions`].
#[wasm_bindgen(js_name = validateDefinitions)]
pub fn validate_definitions(definitions: &[u8]) -> String {
    chkit_core::validate_definitions(&text(definitions))
}

/// See [`chkit_core::plan_diff`].
#[wasm_bindgen(js_name = planDiff)]
pub fn plan_diff(previous: &[u8], next: &[u8], options: &[u8]) -> String {
    chkit_core::plan_diff(&text(previous), &text(next), &text(options))
}

/// See [`chkit_core::plan_migration`].
#[wasm_bindgen(js_name = planMigration)]
pub fn plan_migration(definitions: &[u8], request: &[u8]) -> String {
    chkit_core::plan_migration(&text(definitions), &text(request))
}

/// See [`chkit_core::to_create_sql`].
#[wasm_bindgen(js_name = toCreateSql)]
pub fn to_create_sql(definition: &[u8]) -> String {
    chkit_core::to_create_sql(&text(definition))
}

/// See [`chkit_core::create_snapshot`].
#[wasm_bindgen(js_name = createSnapshot)]
pub fn create_snapshot(definitions: &[u8], generated_at: &[u8]) -> String {
    chkit_core::create_snapshot(&text(definitions), &text(generated_at))
}

/// See [`chkit_core::read_snapshot`].
#[wasm_bindgen(js_name = readSnapshot)]
pub fn read_snapshot(file: &[u8], source: &[u8]) -> String {
    chkit_core::read_snapshot(&text(file), &text(source))
}

/// See [`chkit_core::read_migration`].
#[wasm_bindgen(js_name = readMigration)]
pub fn read_migration(file: &[u8], source: &[u8]) -> String {
    chkit_core::read_migration(&text(file), &text(source))
}

/// See [`chkit_core::split_sql_statements`].
#[wasm_bindgen(js_name = splitSqlStatements)]
pub fn split_sql_statements(sql: &[u8]) -> String {
    chkit_core::split_sql_statements(&text(sql))
}

/// See [`chkit_core::format_sql`].
#[wasm_bindgen(js_name = formatSql)]
pub fn format_sql(sql: &[u8], options: &[u8]) -> String {
    chkit_core::format_sql(&text(sql), &text(options))
}

/// See [`chkit_core::parse_sql`].
#[wasm_bindgen(js_name = parseSql)]
pub fn parse_sql(sql: &[u8]) -> String {
    chkit_core::parse_sql(&text(sql))
}

/// See [`chkit_core::definitions_from_catalogue`].
#[wasm_bindgen(js_name = definitionsFromCatalogue)]
pub fn definitions_from_catalogue(catalogue: &[u8]) -> String {
    chkit_core::definitions_from_catalogue(&text(catalogue))
}

/// See [`chkit_core::compare_definitions`].
#[wasm_bindgen(js_name = compareDefinitions)]
pub fn compare_definitions(expected: &[u8], actual: &[u8], options: &[u8]) -> String {
    chkit_core::compare_definitions(&text(expected), &text(actual), &text(options))
}

/// Stops the engine where it should not: a test proves with it that the next call works.
#[wasm_bindgen(js_name = provokeTrap)]
pub fn provoke_trap() {
    std::process::abort();
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    const TABLE: &str = r#"{
        "kind": "table", "database": "app", "name": "größe_📦", "engine": "MergeTree",
        "columns": [{ "name": "id", "type": "BIGINT" }], "primaryKey": [], "orderBy": ["id"]
    }"#;

    fn list(definition: &str) -> String {
        format!("[{definition}]")
    }

    #[wasm_bindgen_test]
    fn text_crosses_unchanged() {
        let answer = super::canonicalize_definitions(list(TABLE).as_bytes());
        assert!(answer.contains(r#""name":"größe_📦""#), "{answer}");
        assert!(answer.contains(r#""type":"Int64""#), "{answer}");
    }

    #[wasm_bindgen_test]
    fn a_table_is_created_once() {
        let created = super::plan_diff(b"[]", list(TABLE).as_bytes(), b"{}");
        assert!(created.contains("CREATE TABLE IF NOT EXISTS app.`größe_📦`"), "{created}");
        let again = super::plan_diff(list(TABLE).as_bytes(), list(TABLE).as_bytes(), b"{}");
        assert!(again.contains(r#""statements":[]"#), "{again}");
    }

    #[wasm_bindgen_test]
    fn offsets_are_those_of_javascript() {
        // The package sign takes two UTF-16 code units and four bytes.
        let file = super::read_migration("-- 📦\nSELECT 1; SELECT 2".as_bytes(), b"1.sql");
        assert!(file.contains(r#""span":{"source":"1.sql","start":16,"end":24,"line":2,"column":11}"#), "{file}");
    }

    #[wasm_bindgen_test]
    fn nesting_does_not_overflow_the_stack() {
        for (opening, closing) in [("(", ")"), ("[", "]"), ("Array(", ")"), ("CASE WHEN ", " END"), ("-", "")] {
            let deep = format!("{}1{}", opening.repeat(100_000), closing.repeat(100_000));
            let table = TABLE.replace(r#""orderBy""#, &format!(r#""ttl": "{deep}", "orderBy""#));
            let answer = super::canonicalize_definitions(list(&table).as_bytes());
            assert!(answer.starts_with(r#"{"ok":"#));
            let typed = TABLE.replace("BIGINT", &deep);
            let answer = super::canonicalize_definitions(list(&typed).as_bytes());
            assert!(answer.starts_with(r#"{"ok":"#));
        }
        let json = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(super::canonicalize_definitions(json.as_bytes()).starts_with(r#"{"ok":false"#));
    }

    #[wasm_bindgen_test]
    fn bytes_that_are_no_text_are_an_answer() {
        let answer = super::canonicalize_definitions(&[0xff, 0xfe, b'[']);
        assert!(answer.starts_with(r#"{"ok":false"#), "{answer}");
    }
}
