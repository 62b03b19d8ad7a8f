//! One value for every error, warning and finding of chkit, and the one registry of their codes.
//!
//! Analysis never fails and never stops at the first problem: functions take or return [`Diagnostics`].
//! A code is registered once, in [`registry`]; the enum, the catalogue, the TypeScript union and the
//! index of pages all come from that row.

mod diagnostic;
mod registry;

pub use diagnostic::{Cause, Diagnostic, Diagnostics, Edit, Fix, Label, Related, Severity, Span};
pub use registry::Code;
