//! Places in SQL as JavaScript counts them: in UTF-16, where 🦄 is two.

use chkit_core::parse_sql;
use serde_json::Value;

/// A text, its statements, and what findings are about.
const TEXTS: &[(&str, &[&str], &[&str])] = &[
    ("SELECT '🦄', `🙂`; SELECT 2", &["SELECT '🦄', `🙂`", "SELECT 2"], &[]),
    ("-- 🦄🦄\n/* é */ DROP TABLE `🙂`;\n\nSELECT '𝒳' AS x\n", &["DROP TABLE `🙂`", "SELECT '𝒳' AS x"], &[]),
    ("SELECT '🦄🦄' x y; SELECT 1", &["SELECT 1"], &["y"]),
    ("CREATE TABLE `🙂`\n(a UInt8, '🦄' UInt8)", &[], &["'🦄'"]),
    ("INSERT INTO t FORMAT CSV 🦄,1\nSELECT 🙂, 2", &["INSERT INTO t FORMAT CSV 🦄,1"], &["🙂"]),
    ("SELECT 1; SELECT '🦄", &["SELECT 1"], &["'🦄"]),
];

#[test]
fn places_are_counted_in_utf_16() {
    for (text, statements, findings) in TEXTS {
        let answer: Value = serde_json::from_str(&parse_sql(text)).expect("an answer in JSON");
        let list = |name: &str| answer["value"][name].as_array().cloned().unwrap_or_default();
        let placed = |list: &[Value]| list.iter().map(|member| slice(text, &member["span"])).collect::<Vec<_>>();
        let parsed = list("statements");
        assert_eq!(placed(&parsed), *statements, "{text}");
        assert_eq!(parsed.iter().map(|one| one["sql"].as_str().unwrap_or_default()).collect::<Vec<_>>(), *statements);
        assert_eq!(placed(&list("diagnostics")), *findings, "{text}");
    }
}

/// What JavaScript would slice, at the line and column that the span says; nothing where that is no place.
fn slice(text: &str, span: &Value) -> String {
    let number = |name: &str| span[name].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX);
    let units: Vec<u16> = text.encode_utf16().collect();
    let piece = |from: usize, to: usize| units.get(from..to).and_then(|units| String::from_utf16(units).ok());
    let before = piece(0, number("start")).unwrap_or_default();
    let (line, column) = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default());
    assert_eq!((number("line"), number("column")), (line, column.encode_utf16().count() + 1), "{text}");
    piece(number("start"), number("end")).unwrap_or_default()
}
