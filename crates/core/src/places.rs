//! Where in a text something is, for JavaScript.

use std::sync::Arc;

use chkit_diagnostics::Span;

use crate::wire;

/// Turns byte offsets into UTF-16 offsets with line and column.
///
/// It remembers how far it has counted: places that are asked for in order cost one pass over the text, however many
/// they are.
#[derive(Debug, Default)]
pub(crate) struct Places {
    text: Option<Arc<str>>,
    at: Place,
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    byte: usize,
    offset: usize,
    line_breaks: usize,
    line_start: usize,
}

impl Places {
    /// A span for the wire.
    pub(crate) fn span(&mut self, span: &Span) -> wire::Span {
        let is_ahead =
            span.start >= self.at.byte && self.text.as_ref().is_some_and(|text| Arc::ptr_eq(text, &span.text));
        if !is_ahead {
            self.text = Some(span.text.clone());
            self.at = Place::default();
        }
        self.at.advance(span.text.get(self.at.byte..span.start).unwrap_or_default());
        let Place { offset, line_breaks, line_start, .. } = self.at;
        wire::Span {
            source: span.source.to_string(),
            start: offset,
            end: offset + utf16_length(span.text.get(span.start..span.end).unwrap_or_default()),
            line: line_breaks + 1,
            column: offset - line_start + 1,
        }
    }
}

impl Place {
    fn advance(&mut self, passed: &str) {
        for character in passed.chars() {
            self.offset += character.len_utf16();
            if character == '\n' {
                self.line_breaks += 1;
                self.line_start = self.offset;
            }
        }
        self.byte += passed.len();
    }
}

fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::{Places, Span};

    #[test]
    fn places_are_found_in_any_order() {
        let text = "a\n🦄 b\n\nc";
        let mut places = Places::default();
        let mut place = |piece: &str| {
            let start = text.find(piece).unwrap_or_default();
            let span = Span { source: "s".into(), text: text.into(), start, end: start + piece.len() };
            let found = places.span(&span);
            (found.start, found.end, found.line, found.column)
        };
        assert_eq!(place("c"), (8, 9, 4, 1));
        assert_eq!(place("b"), (5, 6, 2, 4));
        assert_eq!(place("🦄 b\n\nc"), (2, 9, 2, 1));
        assert_eq!(place("a"), (0, 1, 1, 1));
    }

    #[test]
    fn places_of_one_text_are_counted_on() {
        let text: std::sync::Arc<str> = "é\né\né".into();
        let mut places = Places::default();
        let lines: Vec<_> = text
            .char_indices()
            .filter(|(_, character)| *character == 'é')
            .map(|(start, _)| places.span(&Span { source: "s".into(), text: text.clone(), start, end: start + 2 }))
            .map(|span| (span.start, span.line, span.column))
            .collect();
        assert_eq!(lines, [(0, 1, 1), (2, 2, 1), (4, 3, 1)]);
    }
}
