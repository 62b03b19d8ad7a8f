//! Facts about ClickHouse that chkit does not decide: tables generated from a real server, and the questions asked of them.

mod tables;

use std::cmp::Ordering;

use tables::{
    AGGREGATE_ALIASES, CODECS, DATA_TYPES, DATABASE_ENGINES, FUNCTIONS, KEYWORDS, MERGE_TREE_SETTINGS, QUOTED_WORDS,
    READONLY_MERGE_TREE_SETTINGS, SENSITIVE_FUNCTIONS, TABLE_ENGINES, TABLE_FUNCTIONS, VALUED_SETTINGS,
};

fn compare_upper(entry: &str, word: &str) -> Ordering {
    entry.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_uppercase()))
}

/// Whether a word, in any case, has to be quoted where it is a name.
pub fn must_be_quoted(word: &str) -> bool {
    QUOTED_WORDS.binary_search_by(|entry| compare_upper(entry, word)).is_ok()
}

/// Whether a word, in upper case, is a keyword or part of one (`system.keywords`).
pub fn is_keyword(word: &str) -> bool {
    has_word(KEYWORDS, word)
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
    let mut name = spelling;
    loop {
        let alias = AGGREGATE_ALIASES.binary_search_by(|entry| entry.0.cmp(name)).ok();
        let known = alias.and_then(|found| AGGREGATE_ALIASES.get(found)).map(|(_, name)| *name);
        if let Some(known) = known.or_else(|| function_name(name)) {
            return format!("{known}{}", spelling.get(name.len()..).unwrap_or_default());
        }
        let shorter = COMBINATORS.iter().find_map(|combinator| name.strip_suffix(combinator));
        match shorter.filter(|shorter| !shorter.is_empty()) {
            Some(shorter) => name = shorter,
            None => return spelling.to_owned(),
        }
    }
}

/// Whether a sorted list of words, separated by spaces, has one.
fn has_word(words: &str, word: &str) -> bool {
    let (mut from, mut to) = (0, words.len());
    while let Some(rest) = words.get(from..to).filter(|rest| !rest.is_empty()) {
        let middle = rest.len() / 2;
        let start = rest.get(..middle).and_then(|before| before.rfind(' ')).map_or(0, |space| space + 1);
        let end = rest.get(start..).and_then(|behind| behind.find(' ')).map_or(rest.len(), |space| start + space);
        match rest.get(start..end).unwrap_or_default().cmp(word) {
            Ordering::Equal => return true,
            Ordering::Less => from += end + 1,
            Ordering::Greater => to = from + start.saturating_sub(1),
        }
    }
    false
}

/// Functions that the server reads in its own way and does not list, and those of 26.7 that not every build of it has;
/// sorted.
const UNLISTED_FUNCTIONS: &str = "\
BLAKE3 GROUPING ULIDStringToDateTime bech32Decode bech32Encode detectCharset detectLanguage detectLanguageMixed \
detectLanguageUnknown detectProgrammingLanguage detectTonality exists generateULID geoToS2 grouping idnaDecode \
idnaEncode lambda lemmatize punycodeDecode punycodeEncode s2CapContains s2CapUnion s2CellsIntersect s2GetNeighbors \
s2RectAdd s2RectContains s2RectIntersection s2RectUnion s2ToGeo seriesPeriodDetectFFT stem synonyms tryIdnaEncode \
tryPunycodeDecode uniqTheta uniqThetaIntersect uniqThetaNot uniqThetaUnion untuple";

/// Whether a function of this name exists (`system.functions`), combinators of aggregate functions included.
pub fn is_function(spelling: &str) -> bool {
    let mut name = spelling;
    loop {
        let is_listed = function_name(name).is_some() || has_word(SENSITIVE_FUNCTIONS, name);
        if is_listed || has_word(UNLISTED_FUNCTIONS, name) {
            return true;
        }
        match COMBINATORS.iter().find_map(|combinator| name.strip_suffix(combinator)) {
            Some(shorter) => name = shorter,
            None => return false,
        }
    }
}

/// The names of all functions.
pub fn functions() -> impl Iterator<Item = &'static str> {
    SENSITIVE_FUNCTIONS.split(' ').chain(FUNCTIONS.iter().map(|(_, name)| *name))
}

/// Table functions whose case does not matter (asked of ClickHouse 26.7).
const FOLDED_TABLE_FUNCTIONS: &[&str] = &["eval", "filesystem", "format", "values", "view", "viewIfPermitted"];

/// Whether a table function of this name exists (`system.table_functions`).
pub fn is_table_function(name: &str) -> bool {
    has_word(TABLE_FUNCTIONS, name) || FOLDED_TABLE_FUNCTIONS.iter().any(|folded| folded.eq_ignore_ascii_case(name))
}

/// The names of all table functions.
pub fn table_functions() -> impl Iterator<Item = &'static str> {
    TABLE_FUNCTIONS.split(' ')
}

/// Whether a table or a database can have this engine (`system.table_engines`, `system.database_engines`).
pub fn is_engine(name: &str) -> bool {
    TABLE_ENGINES.binary_search(&name).is_ok() || has_word(DATABASE_ENGINES, name)
}

/// The names of all engines of tables and databases.
pub fn engines() -> impl Iterator<Item = &'static str> {
    TABLE_ENGINES.iter().copied().chain(DATABASE_ENGINES.split(' '))
}

/// Whether a codec of this name exists (`system.codecs`); `Default` stands for that of the server.
pub fn is_codec(name: &str) -> bool {
    has_word(CODECS, name) || name == "Default"
}

/// The names of all codecs.
pub fn codecs() -> impl Iterator<Item = &'static str> {
    CODECS.split(' ')
}

/// Types of data skipping indexes (those that ClickHouse 26.7 says it has). Their case does not matter.
const INDEX_TYPES: &[&str] = &[
    "bloom_filter",
    "hypothesis",
    "minmax",
    "ngrambf_v1",
    "set",
    "sparse_grams",
    "text",
    "tokenbf_v1",
    "vector_similarity",
];

/// Whether a data skipping index can be of this type.
pub fn is_index_type(name: &str) -> bool {
    INDEX_TYPES.iter().any(|index_type| index_type.eq_ignore_ascii_case(name))
}

/// The names of all types of data skipping indexes.
pub fn index_types() -> impl Iterator<Item = &'static str> {
    INDEX_TYPES.iter().copied()
}

/// The names of all families of data types, and their other names.
pub fn data_types() -> impl Iterator<Item = &'static str> {
    DATA_TYPES.iter().map(|(_, name, _)| *name).chain(DATA_TYPES.iter().map(|(spelling, _, _)| *spelling))
}

/// The engine's name as the server writes it (`system.table_engines`), found in any case: lenient with authors, for 26.7
/// refuses `ENGINE = mergetree` (code 56). What chkit renders has the server's spelling.
pub fn table_engine(spelling: &str) -> Option<&'static str> {
    TABLE_ENGINES.iter().copied().find(|engine| engine.eq_ignore_ascii_case(spelling))
}

/// Whether MergeTree tables have such a setting (`system.merge_tree_settings`).
pub fn is_merge_tree_setting(name: &str) -> bool {
    has_word(MERGE_TREE_SETTINGS, name)
}

/// Whether a MergeTree setting is fixed when the table is created (`system.merge_tree_settings.readonly`).
pub fn is_readonly_setting(name: &str) -> bool {
    READONLY_MERGE_TREE_SETTINGS.binary_search(&name).is_ok()
}

/// Whether a setting limits how many rows a table in memory keeps, or how few.
pub fn limits_kept_rows(setting: &str) -> bool {
    matches!(setting, "max_bytes_to_keep" | "max_rows_to_keep" | "min_bytes_to_keep" | "min_rows_to_keep")
}

/// Whether a setting needs a value: `SET max_threads` alone means nothing.
pub fn needs_value(setting: &str) -> bool {
    VALUED_SETTINGS.binary_search(&setting).is_ok()
}

/// Engines whose columns and settings no ALTER changes (asked of ClickHouse 26.7, which answers code 48), sorted.
const FIXED: &[&str] = &[
    "Executable",
    "ExecutablePool",
    "File",
    "GenerateRandom",
    "HDFS",
    "JDBC",
    "Join",
    "Kafka",
    "KeeperMap",
    "Log",
    "MongoDB",
    "MySQL",
    "ODBC",
    "PostgreSQL",
    "Redis",
    "SQLite",
    "Set",
    "StripeLog",
    "TinyLog",
    "URL",
];

/// An engine whose columns no ALTER changes, and whose settings it does.
const FIXED_COLUMNS: &str = "EmbeddedRocksDB";

/// Engines that take other columns, but no other names for those they have, sorted. 26.7 refuses the rename for all but
/// Memory, which takes it and loses the column's values.
const FIXED_COLUMN_NAMES: &[&str] = &["Buffer", "Memory", "Merge", "Null"];

/// Engines that ALTER gives another type of column to, and not their rows, sorted. 26.7 converts those whenever they are
/// read, and fails (codes 349 and 6) where one does not fit.
const FIXED_ROWS: &[&str] = &["Buffer", "Memory"];

/// Engines whose columns ALTER changes, and whose settings it does not (asked of ClickHouse 26.7), sorted.
const FIXED_SETTINGS: &[&str] = &["Buffer", "Distributed", "Merge", "Null"];

/// Whether ALTER adds, changes and drops columns of a table with this engine. Their comments it changes in any.
pub fn alters_columns(engine: &str) -> bool {
    FIXED.binary_search(&engine).is_err() && engine != FIXED_COLUMNS
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
    FIXED.binary_search(&engine).is_err() && FIXED_SETTINGS.binary_search(&engine).is_err()
}

#[cfg(test)]
mod tests {
    use super::{
        AGGREGATE_ALIASES, CODECS, DATA_TYPES, DATABASE_ENGINES, FIXED, FIXED_COLUMN_NAMES, FIXED_ROWS, FIXED_SETTINGS,
        FUNCTIONS, MERGE_TREE_SETTINGS, QUOTED_WORDS, READONLY_MERGE_TREE_SETTINGS, SENSITIVE_FUNCTIONS,
        TABLE_FUNCTIONS, UNLISTED_FUNCTIONS, VALUED_SETTINGS, aggregate_function, data_type_family, function_name,
        has_word, is_function, is_readonly_setting, must_be_quoted,
    };

    #[test]
    fn tables_are_sorted() {
        assert!(FIXED.is_sorted() && FIXED_COLUMN_NAMES.is_sorted());
        assert!(FIXED_ROWS.is_sorted() && FIXED_SETTINGS.is_sorted());
        assert!(QUOTED_WORDS.is_sorted());
        assert!(DATA_TYPES.is_sorted_by_key(|entry| entry.0));
        assert!(READONLY_MERGE_TREE_SETTINGS.is_sorted() && VALUED_SETTINGS.is_sorted());
        assert!(FUNCTIONS.is_sorted_by(|left, right| left.0 < right.0));
        assert!(AGGREGATE_ALIASES.is_sorted_by(|left, right| left.0 < right.0));
    }

    #[test]
    fn words_are_found() {
        for words in
            [SENSITIVE_FUNCTIONS, UNLISTED_FUNCTIONS, TABLE_FUNCTIONS, CODECS, DATABASE_ENGINES, MERGE_TREE_SETTINGS]
        {
            let list: Vec<_> = words.split(' ').collect();
            assert!(list.is_sorted() && list.iter().all(|word| !word.is_empty() && has_word(words, word)));
            assert!(!has_word(words, "") && !has_word(words, "A") && !has_word(words, "zz"));
        }
        assert!(is_function("toStartOfDay") && is_function("SUMIf") && is_function("quantilesTDigestOrNullIf"));
        assert!(!is_function("tostartofday") && !is_function("SUMIF") && !is_function(""));
        assert!(!is_function(&"State".repeat(100_000)));
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
        assert_eq!(aggregate_function(&"If".repeat(100_000)).len(), 200_000);
        assert!(must_be_quoted("table"));
        assert!(!must_be_quoted("date"));
        assert!(is_readonly_setting("index_granularity"));
        assert!(!is_readonly_setting("ttl_only_drop_parts"));
    }
}
