//! Entries of ORDER BY.

use crate::format::Printer;
use crate::format::expression::Frame;
use crate::lower::lower;
use crate::tree::OrderByElement;
use crate::tree::function::{Fill, NullsOrder, SortDirection};

impl<'t> Printer<'t> {
    /// An entry of ORDER BY.
    pub fn order_by_element(&mut self, element: &'t OrderByElement) {
        self.listed_order_by_element(0, element);
    }

    /// A member of a list of them.
    pub fn listed_order_by_element(&mut self, index: usize, element: &'t OrderByElement) {
        self.order_by_element_in(element, Frame::member(index));
    }

    pub(super) fn order_by_element_in(&mut self, element: &'t OrderByElement, frame: Frame) {
        self.node(&lower(&element.expression), frame);
        self.push(match element.direction {
            Some(SortDirection::Descending) => " DESC",
            _ => " ASC",
        });
        match element.nulls {
            Some(NullsOrder::First) => self.push(" NULLS FIRST"),
            Some(NullsOrder::Last) => self.push(" NULLS LAST"),
            None => {}
        }
        if let Some(collation) = &element.collation {
            self.push(" COLLATE ");
            self.literal(collation);
        }
        if let Some(fill) = &element.fill {
            self.fill(fill, frame);
        }
    }

    fn fill(&mut self, fill: &'t Fill, frame: Frame) {
        self.push(" WITH FILL");
        let clauses =
            [(" FROM ", &fill.from), (" TO ", &fill.to), (" STEP ", &fill.step), (" STALENESS ", &fill.staleness)];
        for (word, expression) in clauses {
            if let Some(expression) = expression {
                self.push(word);
                self.node(&lower(expression), frame);
            }
        }
    }
}
