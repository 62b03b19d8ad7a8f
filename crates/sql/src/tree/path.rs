//! Paths into a value: `a.b`, `json.a[].b`, `json.a.:UInt8`, `json.^a`.

use crate::span::Span;
use crate::tree::Name;

/// Names joined by dots, with what else can stand in a path into a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The parts; never empty, and the first is plain.
    pub parts: Vec<PathPart>,
}

/// One part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPart {
    /// What stands between the dot and the name.
    pub prefix: PathPrefix,
    /// The name.
    pub name: Name,
    /// How many `[]` follow.
    pub arrays: u32,
}

/// What stands between the dot and the name of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPrefix {
    /// Nothing: `.name`
    Plain,
    /// `.:Type`: the values of that type.
    Type,
    /// `.^name`: everything below that path, as JSON.
    SubObject,
    /// `.@name`
    At,
}

impl PathPrefix {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Type => ":",
            Self::SubObject => "^",
            Self::At => "@",
        }
    }
}

impl Path {
    /// From its first to its last name.
    pub fn span(&self) -> Span {
        match (self.parts.first(), self.parts.last()) {
            (Some(first), Some(last)) => first.name.span.to(last.name.span),
            _ => Span::default(),
        }
    }
}
