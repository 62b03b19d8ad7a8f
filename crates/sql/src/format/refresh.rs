//! REFRESH of a materialized view.

use crate::format::Printer;
use crate::tree::refresh::{Refresh, RefreshSchedule, TimeInterval};

impl<'t> Printer<'t> {
    /// REFRESH and what follows.
    pub fn refresh(&mut self, refresh: &'t Refresh) {
        self.push("REFRESH");
        match &refresh.schedule {
            None => {}
            Some(RefreshSchedule::After(interval)) => {
                self.push(" AFTER");
                self.time_interval(interval);
            }
            Some(RefreshSchedule::Every { period, offset }) => {
                self.push(" EVERY");
                self.time_interval(period);
                if let Some(offset) = offset {
                    self.push(" OFFSET");
                    self.time_interval(offset);
                }
            }
        }
        if let Some(interval) = &refresh.randomize_for {
            self.push(" RANDOMIZE FOR");
            self.time_interval(interval);
        }
        if !refresh.depends_on.is_empty() {
            self.push(" DEPENDS ON ");
            self.list_padding();
            self.comma_list(&refresh.depends_on, |printer, view| printer.object_name(&view.name));
        }
        if !refresh.settings.is_empty() {
            self.push(" SETTINGS ");
            self.settings(&refresh.settings);
        }
        self.push(if refresh.is_append { " APPEND" } else { "" });
    }

    /// An interval in the largest units that fit, each after a space.
    fn time_interval(&mut self, interval: &TimeInterval) {
        let (months, seconds) = interval.months_and_seconds();
        let parts = [
            (months / 12, "YEAR"),
            (months % 12, "MONTH"),
            (seconds / 604_800, "WEEK"),
            (seconds / 86_400 % 7, "DAY"),
            (seconds / 3_600 % 24, "HOUR"),
            (seconds / 60 % 60, "MINUTE"),
            (seconds % 60, "SECOND"),
        ];
        let is_zero = months == 0 && seconds == 0;
        for (number, unit) in parts {
            if number > 0 || is_zero && unit == "SECOND" {
                self.push(" ");
                self.push(&number.to_string());
                self.push(" ");
                self.push(unit);
            }
        }
    }
}
