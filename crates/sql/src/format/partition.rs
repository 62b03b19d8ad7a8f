//! Partitions and parts of a table.

use crate::format::Printer;
use crate::tree::{Partition, PartitionOrPart, TextOrParameter};

impl<'t> Printer<'t> {
    /// What stands behind `PARTITION`.
    pub fn partition(&mut self, partition: &'t Partition) {
        match partition {
            Partition::All => self.push("ALL"),
            Partition::Id(id) => {
                self.push("ID ");
                self.text_or_parameter(id);
            }
            Partition::Parameter(parameter) => self.query_parameter(parameter),
            Partition::Value(value) => self.expression(value),
        }
    }

    /// ` IN PARTITION …`, where there is one.
    pub fn in_partition(&mut self, partition: Option<&'t Partition>) {
        if let Some(partition) = partition {
            self.push(" IN PARTITION ");
            self.partition(partition);
        }
    }

    /// `PARTITION …` or `PART 'name'`
    pub fn partition_or_part(&mut self, what: &'t PartitionOrPart) {
        match what {
            PartitionOrPart::Partition(partition) => {
                self.push("PARTITION ");
                self.partition(partition);
            }
            PartitionOrPart::Part(part) => {
                self.push("PART ");
                self.text_or_parameter(part);
            }
        }
    }

    /// A text, or a query parameter in its place.
    pub fn text_or_parameter(&mut self, text: &'t TextOrParameter) {
        match text {
            TextOrParameter::Text(text) => self.literal(text),
            TextOrParameter::Parameter(parameter) => self.query_parameter(parameter),
        }
    }
}
