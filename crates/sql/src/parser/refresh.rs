//! REFRESH of a materialized view.

use crate::lexer::TokenKind;
use crate::literal::Value;
use crate::parser::{Parsed, Parser};
use crate::tree::interval::IntervalUnit;
use crate::tree::refresh::{Refresh, RefreshSchedule, TimeInterval};

/// What a time interval may hold.
struct IntervalRule {
    /// Nothing, that is no seconds.
    zero: bool,
    /// Months or years beside shorter units.
    mixture: bool,
}

impl Parser<'_> {
    /// What follows REFRESH.
    pub fn refresh(&mut self) -> Parsed<Refresh> {
        let schedule = self.refresh_schedule()?;
        let any = IntervalRule { zero: true, mixture: true };
        let randomize_for = if self.accept_words("RANDOMIZE FOR") { Some(self.time_interval(&any)?) } else { None };
        let depends_on =
            if self.accept_words("DEPENDS ON") { self.comma_list(Self::plain_identified_name)? } else { Vec::new() };
        if schedule.is_none() && depends_on.is_empty() {
            return self.mismatch("EVERY");
        }
        let settings = if self.accept_words("SETTINGS") { self.settings()? } else { Vec::new() };
        Ok(Refresh { schedule, randomize_for, depends_on, settings, is_append: self.accept_words("APPEND") })
    }

    fn refresh_schedule(&mut self) -> Parsed<Option<RefreshSchedule>> {
        let any = IntervalRule { zero: true, mixture: true };
        if self.accept_words("AFTER") {
            return Ok(Some(RefreshSchedule::After(self.time_interval(&any)?)));
        }
        if !self.accept_words("EVERY") {
            return Ok(None);
        }
        let period = self.time_interval(&IntervalRule { zero: false, mixture: false })?;
        let offset = if self.accept_words("OFFSET") { Some(self.time_interval(&any)?) } else { None };
        if offset.as_ref().is_some_and(|offset| longest(offset) >= shortest(&period)) {
            return self.mismatch("an offset shorter than the period");
        }
        Ok(Some(RefreshSchedule::Every { period, offset }))
    }

    /// `1 HOUR 30 MINUTE`
    fn time_interval(&mut self, rule: &IntervalRule) -> Parsed<TimeInterval> {
        let mut parts: Vec<(u64, IntervalUnit)> = Vec::new();
        while parts.is_empty() || self.is(TokenKind::Number) {
            let Value::Unsigned(number) = self.number()? else {
                return self.mismatch("a whole number");
            };
            let unit = self.interval_unit()?;
            let is_short =
                matches!(unit, IntervalUnit::Nanosecond | IntervalUnit::Microsecond | IntervalUnit::Millisecond);
            if is_short || parts.iter().any(|(_, other)| *other == unit) {
                return self.mismatch("another unit of time");
            }
            parts.push((number, unit));
        }
        let interval = TimeInterval { parts };
        match interval.months_and_seconds() {
            (0, 0) if !rule.zero => self.mismatch("an interval longer than zero"),
            (1.., 1..) if !rule.mixture => self.mismatch("an interval of either months or shorter units"),
            _ => Ok(interval),
        }
    }

    /// `SECOND`, `DAYS`, `SQL_TSI_YEAR`
    pub fn interval_unit(&mut self) -> Parsed<IntervalUnit> {
        let unit =
            self.peek().filter(|token| token.kind == TokenKind::Word).and_then(|token| IntervalUnit::of(token.text));
        match unit {
            Some(unit) => {
                self.advance();
                Ok(unit)
            }
            None => self.mismatch("a unit of time"),
        }
    }
}

/// The least seconds an interval can last.
fn shortest(interval: &TimeInterval) -> u128 {
    seconds(interval, 365, 28)
}

/// The most seconds an interval can last.
fn longest(interval: &TimeInterval) -> u128 {
    seconds(interval, 366, 31)
}

fn seconds(interval: &TimeInterval, days_of_year: u128, days_of_month: u128) -> u128 {
    let (months, seconds) = interval.months_and_seconds();
    let days = u128::from(months / 12) * days_of_year + u128::from(months % 12) * days_of_month;
    days * 86_400 + u128::from(seconds)
}
