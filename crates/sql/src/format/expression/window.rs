//! Windows of window functions.

use crate::format::Printer;
use crate::format::expression::Frame;
use crate::lower::lower;
use crate::tree::WindowDefinition;
use crate::tree::function::{FrameBound, FrameDirection, FrameUnit, WindowFrame};

impl<'t> Printer<'t> {
    /// What stands between the parentheses of a window.
    pub fn window_definition(&mut self, window: &'t WindowDefinition) {
        self.window_definition_in(window, Frame::default());
    }

    /// The window of a function takes over what surrounds the function.
    pub(super) fn window_definition_in(&mut self, window: &'t WindowDefinition, surroundings: Frame) {
        let surroundings = Frame { is_operand: surroundings.is_operand, ..Frame::default() };
        let mut gap = "";
        if let Some(parent) = &window.parent {
            self.name(parent);
            gap = " ";
        }
        if !window.partition_by.is_empty() {
            self.push(gap);
            self.push("PARTITION BY ");
            self.listed_in(&window.partition_by, surroundings);
            gap = " ";
        }
        if !window.order_by.is_empty() {
            self.push(gap);
            self.push("ORDER BY ");
            for (index, element) in window.order_by.iter().enumerate() {
                self.push(if index > 0 { ", " } else { "" });
                self.order_by_element_in(element, Frame { is_later_member: index > 0, ..surroundings });
            }
            gap = " ";
        }
        if let Some(frame) = &window.frame {
            self.push(gap);
            self.window_frame(frame);
        }
    }

    fn window_frame(&mut self, frame: &'t WindowFrame) {
        self.push(match frame.unit {
            FrameUnit::Rows => "ROWS BETWEEN ",
            FrameUnit::Groups => "GROUPS BETWEEN ",
            FrameUnit::Range => "RANGE BETWEEN ",
        });
        self.frame_bound(&frame.start);
        self.push(" AND ");
        self.frame_bound(frame.end.as_ref().unwrap_or(&FrameBound::CurrentRow));
    }

    fn frame_bound(&mut self, bound: &'t FrameBound) {
        let direction = match bound {
            FrameBound::CurrentRow => return self.push("CURRENT ROW"),
            FrameBound::Unbounded(direction) => {
                self.push("UNBOUNDED");
                direction
            }
            FrameBound::Offset(offset, direction) => {
                self.node(&lower(offset), Frame { is_operand: true, ..Frame::default() });
                direction
            }
        };
        self.push(match direction {
            FrameDirection::Preceding => " PRECEDING",
            FrameDirection::Following => " FOLLOWING",
        });
    }
}
