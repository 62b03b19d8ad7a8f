//! How many rows a table in memory keeps.

use chkit_schema::table::Setting;
use chkit_sql::facts::limits_kept_rows;

use crate::Pair;

/// Whether a table in memory keeps fewer rows by a setting's next value. The server takes the oldest ones away at once
/// (observed on 26.7).
pub(crate) fn keeps_fewer_rows(name: &str, values: Pair<Option<&Setting>>) -> bool {
    if !limits_kept_rows(name) {
        return false;
    }
    // Without a value, and with 0, nothing is limited. What is no number may be any.
    let amounts = values.map(|value| value.map_or(Some(0), |value| value.sql().parse::<u64>().ok()));
    let Pair { previous: Some(previous), next: Some(next) } = amounts else { return true };
    if name.starts_with("max_") { next != 0 && (previous == 0 || next < previous) } else { next < previous }
}

#[cfg(test)]
mod tests {
    use super::keeps_fewer_rows;
    use crate::Pair;
    use chkit_schema::table::{Setting, SettingValue};

    #[test]
    fn fewer_rows_are_kept_below_a_lower_limit() {
        for (name, previous, next, expected) in [
            ("max_rows_to_keep", None, Some("2"), true),
            ("max_rows_to_keep", Some("2000"), Some("100"), true),
            ("max_bytes_to_keep", Some("0"), Some("1"), true),
            ("max_bytes_to_keep", Some("1"), Some("'x'"), true),
            ("min_rows_to_keep", Some("150"), Some("1"), true),
            ("max_rows_to_keep", Some("100"), Some("2000"), false),
            ("max_rows_to_keep", Some("100"), Some("0"), false),
            ("min_bytes_to_keep", None, Some("100"), false),
            ("index_granularity", Some("2"), Some("1"), false),
        ] {
            let [previous, next] =
                [previous, next].map(|text| text.map(|text| Setting { written: SettingValue::Text(text.to_owned()) }));
            let values = Pair { previous: previous.as_ref(), next: next.as_ref() };
            assert_eq!(keeps_fewer_rows(name, values), expected, "{name} {values:?}");
        }
    }
}
