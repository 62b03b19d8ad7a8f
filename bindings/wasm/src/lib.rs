//! The engine as WebAssembly: every export takes JSON text, calls the core and gives JSON text back.
//!
//! Free functions only: a trap must not leave a borrowed object behind.

use wasm_bindgen::prelude::wasm_bindgen;

/// See [`chkit_core::canonicalize_definitions`].
#[wasm_bindgen(js_name = canonicalizeDefinitions)]
pub fn canonicalize_definitions(definitions: &str) -> String {
    chkit_core::canonicalize_definitions(definitions)
}

/// See [`chkit_core::validate_definitions`].
#[wasm_bindgen(js_name = validateDefinitions)]
pub fn validate_definitions(definitions: &str) -> String {
    chkit_core::validate_definitions(definitions)
}

/// See [`chkit_core::plan_diff`].
#[wasm_bindgen(js_name = planDiff)]
pub fn plan_diff(previous: &str, next: &str, options: &str) -> String {
    chkit_core::plan_diff(previous, next, options)
}

/// See [`chkit_core::plan_migration`].
#[wasm_bindgen(js_name = planMigration)]
pub fn plan_migration(request: &str) -> String {
    chkit_core::plan_migration(request)
}

/// See [`chkit_core::to_create_sql`].
#[wasm_bindgen(js_name = toCreateSql)]
pub fn to_create_sql(definition: &str) -> String {
    chkit_core::to_create_sql(definition)
}

/// See [`chkit_core::create_snapshot`].
#[wasm_bindgen(js_name = createSnapshot)]
pub fn create_snapshot(definitions: &str, generated_at: &str) -> String {
    chkit_core::create_snapshot(definitions, generated_at)
}

/// See [`chkit_core::read_snapshot`].
#[wasm_bindgen(js_name = readSnapshot)]
pub fn read_snapshot(text: &str, source: &str) -> String {
    chkit_core::read_snapshot(text, source)
}

/// See [`chkit_core::read_migration`].
#[wasm_bindgen(js_name = readMigration)]
pub fn read_migration(text: &str, source: &str) -> String {
    chkit_core::read_migration(text, source)
}

/// See [`chkit_core::split_sql_statements`].
#[wasm_bindgen(js_name = splitSqlStatements)]
pub fn split_sql_statements(text: &str) -> String {
    chkit_core::split_sql_statements(text)
}

/// See [`chkit_core::definitions_from_catalogue`].
#[wasm_bindgen(js_name = definitionsFromCatalogue)]
pub fn definitions_from_catalogue(catalogue: &str) -> String {
    chkit_core::definitions_from_catalogue(catalogue)
}

/// See [`chkit_core::compare_definitions`].
#[wasm_bindgen(js_name = compareDefinitions)]
pub fn compare_definitions(expected: &str, actual: &str) -> String {
    chkit_core::compare_definitions(expected, actual)
}

/// Stops the engine where it should not: a test proves with it that the next call works.
#[wasm_bindgen(js_name = provokeTrap)]
pub fn provoke_trap() {
    std::process::abort();
}
