//! Units of time.

/// What an interval counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntervalUnit {
    /// `NANOSECOND`
    Nanosecond,
    /// `MICROSECOND`
    Microsecond,
    /// `MILLISECOND`
    Millisecond,
    /// `SECOND`
    Second,
    /// `MINUTE`
    Minute,
    /// `HOUR`
    Hour,
    /// `DAY`
    Day,
    /// `WEEK`
    Week,
    /// `MONTH`
    Month,
    /// `QUARTER`
    Quarter,
    /// `YEAR`
    Year,
}

/// Every way to write a unit.
const SPELLINGS: &[(IntervalUnit, &[&str])] = &[
    (IntervalUnit::Nanosecond, &["NANOSECOND", "NANOSECONDS", "SQL_TSI_NANOSECOND", "NS"]),
    (IntervalUnit::Microsecond, &["MICROSECOND", "MICROSECONDS", "SQL_TSI_MICROSECOND"]),
    (IntervalUnit::Millisecond, &["MILLISECOND", "MILLISECONDS", "SQL_TSI_MILLISECOND", "MS"]),
    (IntervalUnit::Second, &["SECOND", "SECONDS", "SQL_TSI_SECOND", "SS", "S"]),
    (IntervalUnit::Minute, &["MINUTE", "MINUTES", "SQL_TSI_MINUTE", "MI", "N"]),
    (IntervalUnit::Hour, &["HOUR", "HOURS", "SQL_TSI_HOUR", "HH", "H"]),
    (IntervalUnit::Day, &["DAY", "DAYS", "SQL_TSI_DAY", "DD", "D"]),
    (IntervalUnit::Week, &["WEEK", "WEEKS", "SQL_TSI_WEEK", "WK", "WW"]),
    (IntervalUnit::Month, &["MONTH", "MONTHS", "SQL_TSI_MONTH", "MM", "M"]),
    (IntervalUnit::Quarter, &["QUARTER", "QUARTERS", "SQL_TSI_QUARTER", "QQ", "Q"]),
    (IntervalUnit::Year, &["YEAR", "YEARS", "SQL_TSI_YEAR", "YYYY", "YY"]),
];

impl IntervalUnit {
    /// The unit that a word names, in any case: `DAYS`, `dd`, `SQL_TSI_DAY`.
    pub fn of(word: &str) -> Option<Self> {
        SPELLINGS
            .iter()
            .find(|(_, spellings)| spellings.iter().any(|spelling| word.eq_ignore_ascii_case(spelling)))
            .map(|(unit, _)| *unit)
    }

    /// Its keyword.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Nanosecond => "NANOSECOND",
            Self::Microsecond => "MICROSECOND",
            Self::Millisecond => "MILLISECOND",
            Self::Second => "SECOND",
            Self::Minute => "MINUTE",
            Self::Hour => "HOUR",
            Self::Day => "DAY",
            Self::Week => "WEEK",
            Self::Month => "MONTH",
            Self::Quarter => "QUARTER",
            Self::Year => "YEAR",
        }
    }
}
