//! How a table is stored.

use crate::format::Printer;
use crate::tree::function::SortDirection;
use crate::tree::storage::{Assignment, SortingKey, SortingKeyElement, TtlAction, TtlDestination, TtlElement};
use crate::tree::{Expression, Storage};

impl<'t> Printer<'t> {
    /// The clauses of a storage, each on its line, in the server's order.
    pub fn storage(&mut self, storage: &'t Storage) {
        if let Some(engine) = &storage.engine {
            self.line_or_space();
            self.push("ENGINE = ");
            self.engine(engine);
        }
        self.storage_key("PARTITION BY ", storage.partition_by.as_ref());
        self.storage_key("PRIMARY KEY ", storage.primary_key.as_ref());
        if let Some(order_by) = &storage.order_by {
            self.line_or_space();
            self.push("ORDER BY ");
            self.sorting_key(order_by);
        }
        self.storage_key("UNIQUE KEY ", storage.unique_key.as_ref());
        self.storage_key("SAMPLE BY ", storage.sample_by.as_ref());
        if !storage.ttl.is_empty() {
            self.line_or_space();
            self.push("TTL ");
            self.ttl_elements(&storage.ttl);
        }
        if !storage.settings.is_empty() {
            self.line_or_space();
            self.push("SETTINGS ");
            self.settings(&storage.settings);
        }
    }

    fn storage_key(&mut self, words: &str, key: Option<&'t Expression>) {
        if let Some(key) = key {
            self.line_or_space();
            self.push(words);
            self.declared_expression(0, key);
        }
    }

    /// What a table is sorted by.
    pub fn sorting_key(&mut self, key: &'t SortingKey) {
        match key {
            SortingKey::Expression { expression, direction } => self.sorted(0, expression, *direction),
            SortingKey::List { elements, .. } => {
                self.push("tuple(");
                let was_in_call = std::mem::replace(&mut self.is_in_call, elements.len() > 1);
                for (index, SortingKeyElement { expression, direction }) in elements.iter().enumerate() {
                    self.push(if index > 0 { ", " } else { "" });
                    self.sorted(index, expression, *direction);
                }
                self.is_in_call = was_in_call;
                self.push(")");
            }
        }
    }

    /// An expression, and `DESC` where it is that: the other way is what the server takes anyway.
    fn sorted(&mut self, index: usize, expression: &'t Expression, direction: Option<SortDirection>) {
        self.listed_expression(index, expression);
        if direction == Some(SortDirection::Descending) {
            self.push(" DESC");
        }
    }

    /// What happens to rows when.
    pub fn ttl_elements(&mut self, elements: &'t [TtlElement]) {
        for (index, element) in elements.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            self.declared_expression(index, &element.expression);
            self.ttl_action(index, &element.action);
        }
    }

    fn ttl_action(&mut self, index: usize, action: &'t TtlAction) {
        match action {
            TtlAction::Delete { filter: None, .. } => {}
            TtlAction::Delete { filter: Some(filter), .. } => {
                self.push(" WHERE ");
                self.declared_expression(index, filter);
            }
            TtlAction::ToDisk(destination) => self.ttl_destination(" TO DISK ", destination),
            TtlAction::ToVolume(destination) => self.ttl_destination(" TO VOLUME ", destination),
            TtlAction::Recompress(codec) => {
                self.push(" RECOMPRESS ");
                self.codec(codec);
            }
            TtlAction::GroupBy { keys, assignments } => {
                self.push(" GROUP BY ");
                self.comma_list(keys, |printer, key| printer.listed_expression(index, key));
                if !assignments.is_empty() {
                    self.push(" SET ");
                    self.comma_list(assignments, |printer, assignment| printer.assignment(index, assignment));
                }
            }
        }
    }

    fn ttl_destination(&mut self, words: &str, destination: &'t TtlDestination) {
        self.push(words);
        if destination.if_exists {
            self.push("IF EXISTS ");
        }
        self.literal(&destination.name);
    }

    fn assignment(&mut self, index: usize, assignment: &'t Assignment) {
        self.name(&assignment.column);
        self.push(" = ");
        self.declared_expression(index, &assignment.value);
    }
}
