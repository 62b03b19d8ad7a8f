//! Where the rows of a statement go.

use crate::tree::{Literal, Name, Setting};

/// What may follow every statement that gives rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OutputOptions {
    /// INTO OUTFILE …
    pub file: Option<OutputFile>,
    /// FORMAT …
    pub format: Option<Name>,
    /// SETTINGS …
    pub settings: Vec<Setting>,
}

/// INTO OUTFILE …
#[derive(Debug, Clone, PartialEq)]
pub struct OutputFile {
    /// The file.
    pub path: Literal,
    /// APPEND
    pub is_append: bool,
    /// TRUNCATE
    pub is_truncate: bool,
    /// AND STDOUT
    pub and_stdout: bool,
    /// COMPRESSION …
    pub compression: Option<Compression>,
}

/// COMPRESSION … [LEVEL …]
#[derive(Debug, Clone, PartialEq)]
pub struct Compression {
    /// The method.
    pub method: Literal,
    /// How hard it tries.
    pub level: Option<Literal>,
}
