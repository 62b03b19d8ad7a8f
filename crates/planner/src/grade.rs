//! How a step is judged: its risk, its cost, and whether there is a way back.

/// How much a step can hurt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// It cannot lose anything, and is quick.
    Safe,
    /// It may be refused, be slow, or be noticed by others.
    Caution,
    /// It deletes data.
    Danger,
}

impl Risk {
    /// The spelling used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Caution => "caution",
            Self::Danger => "danger",
        }
    }
}

/// What a step makes the server do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Change its catalogue.
    Metadata,
    /// Rewrite some columns of existing parts in the background.
    Mutation,
    /// Rewrite whole parts.
    Rewrite,
    /// Copy rows.
    Copy,
}

impl Cost {
    /// The spelling used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Mutation => "mutation",
            Self::Rewrite => "rewrite",
            Self::Copy => "copy",
        }
    }
}

/// Whether a step can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reversible {
    /// Fully.
    Exact,
    /// The shape comes back, some values do not.
    Lossy,
    /// No, or only by hand.
    None,
}

impl Reversible {
    /// The spelling used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Lossy => "lossy",
            Self::None => "none",
        }
    }
}
