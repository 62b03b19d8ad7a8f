//! Windows of window functions.

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::WindowDefinition;
use crate::tree::function::{FrameBound, FrameDirection, FrameUnit, WindowFrame};

impl Parser<'_> {
    /// `(PARTITION BY … ORDER BY … ROWS …)`. The window it builds on may be named before any of them or behind, and
    /// what comes behind the name replaces what came before it.
    pub fn window_definition(&mut self) -> Parsed<WindowDefinition> {
        self.in_parentheses(|parser| {
            let before = parser.window_parts()?;
            if parser.is(TokenKind::CloseParen) {
                return Ok(before);
            }
            let parent = Some(parser.name()?);
            let behind = parser.window_parts()?;
            let partition_by = if behind.partition_by.is_empty() { before.partition_by } else { behind.partition_by };
            let order_by = if behind.order_by.is_empty() { before.order_by } else { behind.order_by };
            Ok(WindowDefinition { parent, partition_by, order_by, frame: behind.frame })
        })
    }

    fn window_parts(&mut self) -> Parsed<WindowDefinition> {
        let partition_by = if self.accept_words("PARTITION BY") { self.expression_list(false)? } else { Vec::new() };
        let order_by = if self.accept_words("ORDER BY") { self.order_by_list()? } else { Vec::new() };
        Ok(WindowDefinition { parent: None, partition_by, order_by, frame: self.window_frame()? })
    }

    fn window_frame(&mut self) -> Parsed<Option<WindowFrame>> {
        let unit = match self.accept_any(&["ROWS", "GROUPS", "RANGE"]) {
            Some(0) => FrameUnit::Rows,
            Some(1) => FrameUnit::Groups,
            Some(_) => FrameUnit::Range,
            None => return Ok(None),
        };
        let has_end = self.accept_words("BETWEEN");
        let start = self.frame_bound()?;
        if start == FrameBound::Unbounded(FrameDirection::Following) {
            return self.mismatch("PRECEDING");
        }
        let mut end = None;
        if has_end {
            self.expect_words("AND")?;
            let bound = self.frame_bound()?;
            if bound == FrameBound::Unbounded(FrameDirection::Preceding) {
                return self.mismatch("FOLLOWING");
            }
            end = Some(bound);
        }
        Ok(Some(WindowFrame { unit, start, end }))
    }

    fn frame_bound(&mut self) -> Parsed<FrameBound> {
        if self.accept_words("CURRENT ROW") {
            return Ok(FrameBound::CurrentRow);
        }
        if self.accept_words("UNBOUNDED") {
            return Ok(FrameBound::Unbounded(self.frame_direction()?));
        }
        let offset = Box::new(self.expression()?);
        Ok(FrameBound::Offset(offset, self.frame_direction()?))
    }

    fn frame_direction(&mut self) -> Parsed<FrameDirection> {
        match self.accept_any(&["PRECEDING", "FOLLOWING"]) {
            Some(0) => Ok(FrameDirection::Preceding),
            Some(_) => Ok(FrameDirection::Following),
            None => self.mismatch("PRECEDING"),
        }
    }
}
