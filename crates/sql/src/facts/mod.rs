//! Facts about ClickHouse that chkit does not decide: tables generated from a real server, and the questions asked of them.

mod tables;

use std::cmp::Ordering;

use tables::{
    AGGREGATE_ALIASES, DATA_TYPES, FUNCTIONS, QUOTED_WORDS, READONLY_MERGE_TREE_SETTINGS, TABLE_ENGINES,
    VALUED_SETTINGS,
};

fn compare_upper(entry: &str, word: &str) -> Ordering {
    entry.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_uppercase()))
}

/// Whether a word, in any case, has to be quoted where it is a name.
pub fn must_be_quoted(word: &str) -> bool {
    QUOTED_WORDS.binary_search_by(|entry| compare_upper(entry, word)).is_ok()
}

/// The name under which the server stores a data type (`system.data_type_families`): `BIGINT` is `Int64`.
/// `None` where there is no such family.
pub fn data_type_family(spelling: &str) -> Option<&'static str> {
    let exact = DATA_TYPES.binary_search_by(|entry| entry.0.cmp(spelling));
    let found = exact.or_else(|_| DATA_TYPES.binary_search_by(|entry| compare_upper(entry.0, spelling)));
    let &(key, name, case_insensitive) = DATA_TYPES.get(found.ok()?)?;
    (case_insensitive || key == spelling).then_some(name)
}

/// The name under which the server stores a function whose case does not matter (`system.functions`): `NOW` is `now`,
/// `SUBSTR` is `substring`. `None` for every other.
pub fn function_name(spelling: &str) -> Option<&'static str> {
    let found = FUNCTIONS.binary_search_by(|entry| compare_upper(entry.0, spelling)).ok()?;
    FUNCTIONS.get(found).map(|(_, name)| *name)
}

/// What may stand behind the name of an aggregate function that is called in a special way
/// (`system.aggregate_function_combinators`).
const COMBINATORS: &[&str] = &[
    "ArgMax",
    "ArgMin",
    "Array",
    "Distinct",
    "ForEach",
    "If",
    "Map",
    "Merge",
    "MergeState",
    "OrDefault",
    "OrNull",
    "Resample",
    "SimpleState",
    "State",
    "Tuple",
];

/// The name of an aggregate function as the server gives it in types: `SUM` is `sum`, `medianIf` is `quantileIf`.
pub fn aggregate_function(spelling: &str) -> String {
    let alias = AGGREGATE_ALIASES.binary_search_by(|entry| entry.0.cmp(spelling)).ok();
    let known = alias.and_then(|found| AGGREGATE_ALIASES.get(found)).map(|(_, name)| *name);
    if let Some(name) = known.or_else(|| function_name(spelling)) {
        return name.to_owned();
    }
    COMBINATORS
        .iter()
        .find_map(|combinator| spelling.strip_suffix(combinator).map(|function| (function, combinator)))
        .filter(|(function, _)| !function.is_empty())
        .map_or_else(|| spelling.to_owned(), |(function, combinator)| aggregate_function(function) + combinator)
}

/// The engine's name as the server writes it (`system.table_engines`), found in any case.
pub fn table_engine(spelling: &str) -> Option<&'static str> {
    TABLE_ENGINES.iter().copied().find(|engine| engine.eq_ignore_ascii_case(spelling))
}

/// Whether a MergeTree setting is fixed when the table is created (`system.merge_tree_settings.readonly`).
pub fn is_readonly_setting(name: &str) -> bool {
    READONLY_MERGE_TREE_SETTINGS.binary_search(&name).is_ok()
}

/// Whether a setting needs a value: `SET max_threads` alone means nothing.
pub fn needs_value(setting: &str) -> bool {
    VALUED_SETTINGS.binary_search(&setting).is_ok()
}

/// Engines whose columns no ALTER changes (asked of ClickHouse 26.7, which answers code 48), sorted.
const FIXED_COLUMNS: &[&str] =
    &["EmbeddedRocksDB", "File", "GenerateRandom", "Join", "Kafka", "Log", "Set", "StripeLog", "TinyLog", "URL"];

/// Engines that take other columns, but no other names for those they have, sorted. 26.7 refuses the rename for all but
/// Memory, which takes it and loses the column's values.
const FIXED_COLUMN_NAMES: &[&str] = &["Buffer", "Memory", "Merge", "Null"];

/// Engines that ALTER gives another type of column to, and not their rows, sorted. 26.7 converts those whenever they are
/// read, and fails (codes 349 and 6) where one does not fit.
const FIXED_ROWS: &[&str] = &["Buffer", "Memory"];

/// Engines whose settings no ALTER changes (asked of ClickHouse 26.7), sorted.
const FIXED_SETTINGS: &[&str] = &[
    "Buffer",
    "File",
    "GenerateRandom",
    "Join",
    "Kafka",
    "Log",
    "Merge",
    "Null",
    "Set",
    "StripeLog",
    "TinyLog",
    "URL",
];

/// Whether ALTER adds, changes and drops columns of a table with this engine. Their comments it changes in any.
pub fn alters_columns(engine: &str) -> bool {
    FIXED_COLUMNS.binary_search(&engine).is_err()
}

/// Whether ALTER renames columns of a table with this engine.
pub fn renames_columns(engine: &str) -> bool {
    alters_columns(engine) && FIXED_COLUMN_NAMES.binary_search(&engine).is_err()
}

/// Whether ALTER converts the rows of a table with this engine where it changes the type of a column.
pub fn converts_rows(engine: &str) -> bool {
    FIXED_ROWS.binary_search(&engine).is_err()
}

/// Whether ALTER changes settings of a table with this engine.
pub fn alters_settings(engine: &str) -> bool {
    FIXED_SETTINGS.binary_search(&engine).is_err()
}

#[cfg(test)]
mod tests {
    use super::{
        AGGREGATE_ALIASES, DATA_TYPES, FIXED_COLUMN_NAMES, FIXED_COLUMNS, FIXED_ROWS, FIXED_SETTINGS, FUNCTIONS,
        QUOTED_WORDS, READONLY_MERGE_TREE_SETTINGS, VALUED_SETTINGS, aggregate_function, data_type_family,
        function_name, is_readonly_setting, must_be_quoted,
    };

    #[test]
    fn tables_are_sorted() {
        assert!(FIXED_COLUMNS.is_sorted() && FIXED_COLUMN_NAMES.is_sorted());
        assert!(FIXED_ROWS.is_sorted() && FIXED_SETTINGS.is_sorted());
        assert!(QUOTED_WORDS.is_sorted());
        assert!(DATA_TYPES.is_sorted_by_key(|entry| entry.0));
        assert!(READONLY_MERGE_TREE_SETTINGS.is_sorted() && VALUED_SETTINGS.is_sorted());
        assert!(FUNCTIONS.is_sorted_by(|left, right| left.0 < right.0));
        assert!(AGGREGATE_ALIASES.is_sorted_by(|left, right| left.0 < right.0));
    }

    #[test]
    fn case_counts_only_where_the_server_says_so() {
        assert_eq!(data_type_family("bigint"), Some("Int64"));
        assert_eq!(data_type_family("String"), Some("String"));
        assert_eq!(data_type_family("string"), None);
        assert_eq!(data_type_family("datetime64"), Some("DateTime64"));
        assert_eq!(function_name("NOW"), Some("now"));
        assert_eq!(function_name("Substr"), Some("substring"));
        assert_eq!(function_name("toyear"), None);
        assert_eq!(aggregate_function("SUMIf"), "sumIf");
        assert_eq!(aggregate_function("medianArrayIf"), "quantileArrayIf");
        assert_eq!(aggregate_function("Array"), "Array");
        assert!(must_be_quoted("table"));
        assert!(!must_be_quoted("date"));
        assert!(is_readonly_setting("index_granularity"));
        assert!(!is_readonly_setting("ttl_only_drop_parts"));
    }
}
