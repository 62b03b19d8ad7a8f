//! Entries of ORDER BY.

use crate::parser::{Parsed, Parser};
use crate::tree::OrderByElement;
use crate::tree::function::{Fill, NullsOrder, SortDirection};

impl Parser<'_> {
    /// One or more entries of ORDER BY.
    pub fn order_by_list(&mut self) -> Parsed<Vec<OrderByElement>> {
        self.comma_list(Self::order_by_element)
    }

    /// An entry of ORDER BY.
    pub fn order_by_element(&mut self) -> Parsed<OrderByElement> {
        let expression = self.expression_with_alias(false)?;
        let direction = self.sort_direction();
        let nulls = match self.accept_any(&["NULLS FIRST", "NULLS LAST"]) {
            Some(0) => Some(NullsOrder::First),
            Some(_) => Some(NullsOrder::Last),
            None => None,
        };
        let collation = if self.accept_words("COLLATE") { Some(self.text()?) } else { None };
        let fill = if self.accept_words("WITH FILL") { Some(Box::new(self.fill()?)) } else { None };
        Ok(OrderByElement { expression, direction, nulls, collation, fill })
    }

    /// `ASC`, `DESC`, if one stands ahead.
    pub fn sort_direction(&mut self) -> Option<SortDirection> {
        match self.accept_any(&["ASCENDING", "ASC", "DESCENDING", "DESC"]) {
            Some(0 | 1) => Some(SortDirection::Ascending),
            Some(_) => Some(SortDirection::Descending),
            None => None,
        }
    }

    fn fill(&mut self) -> Parsed<Fill> {
        let mut fill = Fill::default();
        if self.accept_words("FROM") {
            fill.from = Some(self.expression_with_alias(false)?);
        }
        if self.accept_words("TO") {
            fill.to = Some(self.expression_with_alias(false)?);
        }
        if self.accept_words("STEP") {
            fill.step = Some(self.expression_with_alias(false)?);
        }
        if self.accept_words("STALENESS") {
            fill.staleness = Some(self.expression_with_alias(false)?);
        }
        Ok(fill)
    }
}
