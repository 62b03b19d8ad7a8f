//! When a materialized view is filled anew.

use crate::tree::Setting;
use crate::tree::interval::IntervalUnit;
use crate::tree::uuid::IdentifiedName;

/// REFRESH …
#[derive(Debug, Clone, PartialEq)]
pub struct Refresh {
    /// When; without it, whenever the views it depends on have been refreshed.
    pub schedule: Option<RefreshSchedule>,
    /// RANDOMIZE FOR …
    pub randomize_for: Option<TimeInterval>,
    /// DEPENDS ON …
    pub depends_on: Vec<IdentifiedName>,
    /// SETTINGS …
    pub settings: Vec<Setting>,
    /// APPEND
    pub is_append: bool,
}

/// When a view is refreshed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefreshSchedule {
    /// AFTER …: so long after the last refresh.
    After(TimeInterval),
    /// EVERY … [OFFSET …]: at fixed times.
    Every {
        /// How long from one time to the next.
        period: TimeInterval,
        /// How long after the beginning of a period.
        offset: Option<TimeInterval>,
    },
}

/// `1 HOUR 30 MINUTE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeInterval {
    /// Numbers with their units, in the order they are written; each unit once.
    pub parts: Vec<(u64, IntervalUnit)>,
}

impl TimeInterval {
    /// Its whole months, and the seconds besides them.
    pub fn months_and_seconds(&self) -> (u64, u64) {
        self.parts.iter().fold((0, 0), |(months, seconds), (number, unit)| {
            let of = |each: u64| number.wrapping_mul(each);
            let (more_months, more_seconds) = match unit {
                IntervalUnit::Nanosecond | IntervalUnit::Microsecond | IntervalUnit::Millisecond => (0, 0),
                IntervalUnit::Second => (0, *number),
                IntervalUnit::Minute => (0, of(60)),
                IntervalUnit::Hour => (0, of(3_600)),
                IntervalUnit::Day => (0, of(86_400)),
                IntervalUnit::Week => (0, of(604_800)),
                IntervalUnit::Month => (*number, 0),
                IntervalUnit::Quarter => (of(3), 0),
                IntervalUnit::Year => (of(12), 0),
            };
            (months.wrapping_add(more_months), seconds.wrapping_add(more_seconds))
        })
    }
}
