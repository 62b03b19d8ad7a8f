//! The tables behind a `TimeSeries` table: `SAMPLES …`, `TAGS …`, `METRICS …`.

use crate::parser::column::ColumnPlace;
use crate::parser::storage::StorageOwner;
use crate::parser::{Parsed, Parser};
use crate::tree::create_table::{TargetKind, TargetTable, TimeSeriesTarget};

/// The words that name the tables.
const KINDS: [(&str, TargetKind); 4] = [
    ("SAMPLES", TargetKind::Samples),
    ("DATA", TargetKind::Samples),
    ("TAGS", TargetKind::Tags),
    ("METRICS", TargetKind::Metrics),
];

impl Parser<'_> {
    /// Any number of targets, no part of one twice.
    pub(super) fn time_series_targets(&mut self) -> Parsed<Vec<TimeSeriesTarget>> {
        let mut targets: Vec<TimeSeriesTarget> = Vec::new();
        while let Some((_, kind)) = KINDS.into_iter().find(|(words, _)| self.accept_words(words)) {
            let table = self.target_table()?;
            let is_repeated = targets.iter().any(|target| {
                target.kind == kind && std::mem::discriminant(&target.table) == std::mem::discriminant(&table)
            });
            if is_repeated {
                return self.mismatch("the end of the statement");
            }
            targets.push(TimeSeriesTarget { kind, table });
        }
        Ok(targets)
    }

    fn target_table(&mut self) -> Parsed<TargetTable> {
        if self.accept_words("INNER UUID") {
            return Ok(TargetTable::InnerUuid(self.uuid()?));
        }
        if self.accept_words("INNER COLUMNS") {
            let columns = self
                .in_parentheses(|parser| parser.comma_list(|parser| parser.column_declaration(ColumnPlace::Table)))?;
            return Ok(TargetTable::InnerColumns(columns));
        }
        self.accept_words("INNER");
        // What does not turn out to be an engine is the name of a table, be it called `ENGINE`.
        if let Some(Some(storage)) = self.attempt(|parser| parser.storage(StorageOwner::Table))? {
            return Ok(TargetTable::InnerEngine(Box::new(storage)));
        }
        let name = self.identified_name()?;
        if name.name.name.is_parameter {
            return self.mismatch("a name");
        }
        Ok(TargetTable::Table(name))
    }
}
