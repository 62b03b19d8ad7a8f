//! Windows of window functions.

use crate::format::Printer;
use crate::tree::WindowDefinition;
use crate::tree::function::{FrameBound, FrameDirection, FrameUnit, WindowFrame};

impl Printer {
    /// What stands between the parentheses of a window.
    pub fn window_definition(&mut self, window: &WindowDefinition) {
        let mut gap = "";
        if let Some(parent) = &window.parent {
            self.name(parent);
            gap = " ";
        }
        if !window.partition_by.is_empty() {
            self.push(gap);
            self.push("PARTITION BY ");
            self.listed_expressions(&window.partition_by);
            gap = " ";
        }
        if !window.order_by.is_empty() {
            self.push(gap);
            self.push("ORDER BY ");
            self.comma_list(&window.order_by, Self::order_by_element);
            gap = " ";
        }
        if let Some(frame) = &window.frame {
            self.push(gap);
            self.window_frame(frame);
        }
    }

    fn window_frame(&mut self, frame: &WindowFrame) {
        self.push(match frame.unit {
            FrameUnit::Rows => "ROWS BETWEEN ",
            FrameUnit::Groups => "GROUPS BETWEEN ",
            FrameUnit::Range => "RANGE BETWEEN ",
        });
        self.frame_bound(&frame.start);
        self.push(" AND ");
        self.frame_bound(frame.end.as_ref().unwrap_or(&FrameBound::CurrentRow));
    }

    fn frame_bound(&mut self, bound: &FrameBound) {
        let direction = match bound {
            FrameBound::CurrentRow => return self.push("CURRENT ROW"),
            FrameBound::Unbounded(direction) => {
                self.push("UNBOUNDED");
                direction
            }
            FrameBound::Offset(offset, direction) => {
                self.expression(offset);
                direction
            }
        };
        self.push(match direction {
            FrameDirection::Preceding => " PRECEDING",
            FrameDirection::Following => " FOLLOWING",
        });
    }
}
