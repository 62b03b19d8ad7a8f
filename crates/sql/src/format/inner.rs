//! Queries inside what is printed. Each is printed after the text around it, into its place there: however deep they
//! stand in each other, that takes no stack.

use crate::format::Printer;
use crate::tree::select::SubqueryBody;
use crate::tree::{Expression, Query};

/// A query inside, with what printing it depends on.
pub(super) struct Inner<'t> {
    query: InnerQuery<'t>,
    /// Its place in the text around it.
    at: usize,
    /// The state of the printer there; its text is empty.
    printer: Printer<'t>,
}

/// What stands inside.
#[derive(Clone, Copy)]
pub(super) enum InnerQuery<'t> {
    /// A query.
    Query(&'t Query),
    /// What stands in the parentheses of a subquery.
    Body(&'t SubqueryBody),
    /// A table function instead of a query.
    TableFunction(&'t Expression),
}

/// A text with places for others.
struct Outer<'t> {
    text: String,
    /// Up to where it has been taken over.
    taken: usize,
    inner: std::vec::IntoIter<Inner<'t>>,
}

impl<'t> Outer<'t> {
    fn of(printer: Printer<'t>) -> Self {
        Self { text: printer.text, taken: 0, inner: printer.inner.into_iter() }
    }

    /// Its text from where it has been taken over up to here.
    fn take(&mut self, end: usize) -> &str {
        let start = std::mem::replace(&mut self.taken, end);
        self.text.get(start..end).unwrap_or_default()
    }
}

impl<'t> Printer<'t> {
    /// Leaves a place for a query that is printed later.
    pub(super) fn inner_query(&mut self, query: InnerQuery<'t>) {
        self.inner.push(Inner { query, at: self.text.len(), printer: self.apart() });
    }

    /// Removes a space that stands here.
    pub(super) fn remove_space(&mut self, at: usize) {
        if self.text.get(at..).is_some_and(|text| text.starts_with(' ')) {
            self.text.remove(at);
            for inner in self.inner.iter_mut().filter(|inner| inner.at > at) {
                inner.at -= 1;
            }
        }
    }

    /// The finished text, with all queries in their places.
    pub fn finish(self) -> String {
        self.finish_with_room().0
    }

    /// The finished text, and for how many more bytes of indents there is room.
    pub(super) fn finish_with_room(self) -> (String, Option<usize>) {
        let mut room = self.room;
        if self.inner.is_empty() {
            return (self.text, room);
        }
        let mut text = String::new();
        let mut open = vec![Outer::of(self)];
        while let Some(outer) = open.last_mut() {
            match outer.inner.next() {
                Some(Inner { query, at, mut printer }) => {
                    text.push_str(outer.take(at));
                    printer.room = room;
                    match query {
                        InnerQuery::Query(query) => printer.query(query),
                        InnerQuery::Body(body) => printer.subquery_body(body),
                        InnerQuery::TableFunction(function) => printer.expression(function),
                    }
                    room = printer.room;
                    open.push(Outer::of(printer));
                }
                None => {
                    text.push_str(outer.take(outer.text.len()));
                    open.pop();
                }
            }
        }
        (text, room)
    }
}
