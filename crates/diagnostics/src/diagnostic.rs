use std::sync::Arc;

use crate::Code;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What was asked for cannot be done.
    Error,
    /// It can be done, and will probably hurt.
    Warning,
    /// Worth knowing.
    Info,
    /// A suggestion.
    Hint,
}

impl Severity {
    /// The spelling used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Hint => "hint",
        }
    }
}

/// A piece of a text: which one, from where to where.
///
/// Offsets are UTF-8 bytes here; they become UTF-16 offsets with line and column when they cross to JavaScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The name of the text: a file's path, or the path of a string inside a definition.
    pub source: Arc<str>,
    /// The whole text, so that lines and columns can be worked out where they are needed.
    pub text: Arc<str>,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A second place that helps to understand the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// Replace the text of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A change that would make the diagnostic go away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, starting with a verb.
    pub title: String,
    /// How it does it.
    pub edits: Vec<Edit>,
}

/// Another fact that belongs to the diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The fact, a sentence.
    pub message: String,
    /// Where it can be seen.
    pub span: Option<Span>,
}

/// What another program said, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Its own code, such as ClickHouse's `60`.
    pub code: Option<String>,
    /// Its own text.
    pub message: String,
}

/// One finding: an error, a warning, a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which finding it is.
    pub code: Code,
    /// How grave it is here; a code has a usual severity.
    pub severity: Severity,
    /// One sentence that names the object.
    pub message: String,
    /// What to do, starting with a verb.
    pub help: Option<String>,
    /// The object it is about, as an operation key (`table:app.events`).
    pub target: Option<String>,
    /// Where in the input, as in `definitions[3].columns[0].type`.
    pub path: Option<String>,
    /// Where in a text.
    pub span: Option<Span>,
    /// Further places.
    pub labels: Vec<Label>,
    /// Changes that would mend it.
    pub fixes: Vec<Fix>,
    /// Further facts.
    pub related: Vec<Related>,
    /// What a server or a library said.
    pub cause: Option<Cause>,
}

impl Diagnostic {
    /// A finding with its usual severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            help: None,
            target: None,
            path: None,
            span: None,
            labels: Vec::new(),
            fixes: Vec::new(),
            related: Vec::new(),
            cause: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the object it is about.
    #[must_use]
    pub fn target(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    /// Adds the place in the input.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds the place in a text.
    #[must_use]
    pub fn span(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds what another program said.
    #[must_use]
    pub fn cause(mut self, code: Option<String>, message: impl Into<String>) -> Self {
        self.cause = Some(Cause { code, message: message.into() });
        self
    }
}

/// All that was found, in the order in which it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        self.0.extend(found);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
