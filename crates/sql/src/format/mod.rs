//! From tree to text: exactly the text of the server's `formatQuerySingleLine` and `formatQuery`.
//!
//! Each file prints one part of the language, as methods of [`Printer`].

mod alter;
mod cluster;
mod collection;
mod column;
mod create_database;
mod create_function;
mod create_index;
mod create_table;
mod data_type;
mod dictionary;
mod drop;
mod expression;
mod inner;
mod literal;
mod name;
mod optimize;
mod output;
mod partition;
mod path;
mod query;
mod refresh;
mod rename;
mod sample;
mod security;
mod select;
mod sets;
mod settings;
mod statement;
mod storage;
mod table_element;
mod tables;
mod uuid;
mod view;

use crate::format::inner::Inner;
use crate::tree::Statement;

/// How the text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// On one line, as `formatQuerySingleLine` does.
    #[default]
    Line,
    /// With line breaks and indents, as `formatQuery` does.
    Pretty,
}

/// The text of a statement, if its indents have room: this many bytes for all that are printed with the same `room`, from
/// which they are taken. The server indents each line of a query by all queries around it, so that a short text can
/// become many times as long.
pub fn text_within(room: &mut usize, statement: &Statement, layout: Layout) -> Option<String> {
    let mut printer = Printer { room: Some(*room), ..Printer::new(layout) };
    printer.statement(statement);
    let (text, left) = printer.finish_with_room();
    *room = left?;
    Some(text)
}

/// The text of a statement.
pub fn statement_text(statement: &Statement, layout: Layout) -> String {
    let mut printer = Printer::new(layout);
    printer.statement(statement);
    printer.finish()
}

/// Text in the making.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the place")]
pub struct Printer<'t> {
    text: String,
    /// Queries whose place in the text is known, to be printed when the text around them is.
    inner: Vec<Inner<'t>>,
    layout: Layout,
    indent: usize,
    /// For how many bytes of indents there is room; `None` once there was too little, and nothing is indented any more.
    room: Option<usize>,
    /// Whether an argument of a call with several is being printed: `IN` needs parentheses there.
    is_in_call: bool,
    /// Whether a query is being printed whose own place is in a list, and not the first there: a lambda that is all of a
    /// clause has parentheses then.
    is_later_member: bool,
    /// Whether a query is being printed whose own place keeps a minus inside its parentheses.
    keeps_minus_inside: bool,
    /// Whether plain lists begin with a space of their own: inside the commands of ALTER.
    pads_lists: bool,
    /// Whether operators are printed as the calls they stand for: inside codecs.
    calls_only: bool,
    /// Whether what changes nothing is left out: see [`Self::canonical`].
    is_canonical: bool,
}

impl<'t> Printer<'t> {
    /// An empty text.
    pub fn new(layout: Layout) -> Self {
        Self {
            text: String::new(),
            inner: Vec::new(),
            layout,
            indent: 0,
            room: Some(usize::MAX),
            is_in_call: false,
            is_later_member: false,
            keeps_minus_inside: false,
            pads_lists: false,
            calls_only: false,
            is_canonical: false,
        }
    }

    /// An empty text, on one line, that is to be the same for whatever means the same: parentheses stand only where they
    /// are needed, and functions have the names under which the server keeps them.
    pub fn canonical() -> Self {
        Self { is_canonical: true, ..Self::new(Layout::Line) }
    }

    /// An empty text in the same place: for what does not last as long as the rest of what is printed.
    pub(crate) fn apart<'p>(&self) -> Printer<'p> {
        Printer {
            indent: self.indent,
            room: self.room,
            is_in_call: self.is_in_call,
            is_later_member: self.is_later_member,
            keeps_minus_inside: self.keeps_minus_inside,
            pads_lists: self.pads_lists,
            calls_only: self.calls_only,
            is_canonical: self.is_canonical,
            ..Printer::new(self.layout)
        }
    }

    /// Appends what was printed apart.
    pub(crate) fn push_apart(&mut self, apart: Printer<'_>) {
        let (text, room) = apart.finish_with_room();
        self.push(&text);
        self.room = room;
    }

    /// Appends text as it is.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Whether the layout breaks lines.
    pub fn is_pretty(&self) -> bool {
        self.layout == Layout::Pretty
    }

    /// A new line at the current indent, or a space on one line.
    pub fn line_or_space(&mut self) {
        if self.is_pretty() { self.new_line() } else { self.push(" ") }
    }

    /// A new line at the current indent, or nothing on one line.
    pub fn line_or_nothing(&mut self) {
        if self.is_pretty() {
            self.new_line();
        }
    }

    /// A new line without an indent, or a space on one line: before what writes its indent itself.
    pub fn break_or_space(&mut self) {
        self.push(if self.is_pretty() { "\n" } else { " " });
    }

    /// A new line without an indent, or nothing on one line.
    pub fn break_or_nothing(&mut self) {
        self.push(if self.is_pretty() { "\n" } else { "" });
    }

    /// The current indent; nothing on one line.
    pub fn push_indent(&mut self) {
        if self.is_pretty() {
            self.indentation();
        }
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.indentation();
    }

    /// The current indent, as spaces.
    pub fn indentation(&mut self) {
        const STEP: &str = "    ";
        self.room = self.room.and_then(|room| room.checked_sub(STEP.len() * self.indent));
        if self.room.is_some() {
            self.text.extend(std::iter::repeat_n(STEP, self.indent));
        }
    }

    /// Prints with a space before each plain list: inside commands of ALTER the server does so on one line.
    pub(crate) fn with_padded_lists(&mut self, print: impl FnOnce(&mut Self)) {
        self.pads_lists = !self.is_pretty();
        print(self);
        self.pads_lists = false;
    }

    /// The space before a plain list, where there is one.
    pub(crate) fn list_padding(&mut self) {
        if self.pads_lists {
            self.push(" ");
        }
    }

    /// Prints one indent further in.
    pub fn indented(&mut self, print: impl FnOnce(&mut Self)) {
        self.indent += 1;
        print(self);
        self.indent -= 1;
    }

    /// Prints a list with `, ` between its members.
    pub fn comma_list<T: 't>(&mut self, list: &'t [T], mut print: impl FnMut(&mut Self, &'t T)) {
        for (index, member) in list.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            print(self, member);
        }
    }
}
