//! Reading JSON text. What does not have the right shape is a diagnostic with the path of the value.

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Deserializer, Error};

/// Reads JSON text into a wire type. `root` is what the value is called in paths; empty for one whose members stand by
/// themselves.
pub(crate) fn value<T: DeserializeOwned>(text: &str, root: &str, found: &mut Diagnostics) -> Option<T> {
    match serde_json::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            found.push(wrong_shape(text, root, &error));
            None
        }
    }
}

/// The items of a list in JSON text, which are read one after the other. Each that has the wrong shape is reported.
pub(crate) struct Items<'t> {
    text: &'t str,
    root: &'t str,
    /// From the next item on; empty behind the last one.
    rest: &'t str,
    index: usize,
}

impl<'t> Items<'t> {
    /// The items of a text. One that is no list is reported, and has none.
    pub(crate) fn of(text: &'t str, root: &'t str, found: &mut Diagnostics) -> Self {
        let mut items = Self { text, root, rest: "", index: 0 };
        match text.trim_start().strip_prefix('[').map(str::trim_start) {
            Some(rest) if rest.starts_with(']') => items.end_at(rest, found),
            Some(rest) => items.go_to(rest, found),
            None => items.report(found),
        }
        items
    }

    /// What the next item is called in paths.
    pub(crate) fn path(&self) -> String {
        format!("{}[{}]", self.root, self.index)
    }

    /// Whether an item is left.
    pub(crate) fn is_left(&self) -> bool {
        !self.rest.is_empty()
    }

    /// Goes past the next item if it is written exactly so. `item` is the text of a whole object.
    pub(crate) fn skip(&mut self, item: &str, found: &mut Diagnostics) -> bool {
        let rest = self.rest.strip_prefix(item);
        if let Some(rest) = rest {
            self.end_at(rest, found);
        }
        rest.is_some()
    }

    /// Reads the next item and gives its text too.
    pub(crate) fn read<T: DeserializeOwned>(&mut self, found: &mut Diagnostics) -> Option<(T, &'t str)> {
        let text = self.rest;
        let mut values = Deserializer::from_str(text).into_iter();
        match values.next() {
            Some(Ok(value)) => {
                let (item, rest) = text.split_at_checked(values.byte_offset()).unwrap_or((text, ""));
                self.end_at(rest, found);
                Some((value, item))
            }
            Some(Err(error)) => {
                found.push(wrong_shape(text, &self.path(), &error));
                let mut values = Deserializer::from_str(text).into_iter::<IgnoredAny>();
                let is_whole = matches!(values.next(), Some(Ok(_)));
                // Behind an item that has no end there is no other.
                let rest = text.get(values.byte_offset()..).filter(|_| is_whole);
                self.rest = "";
                if let Some(rest) = rest {
                    self.end_at(rest, found);
                }
                None
            }
            None => {
                self.rest = "";
                self.report(found);
                None
            }
        }
    }

    /// Goes on behind an item, where there is a comma or the end of the list.
    fn end_at(&mut self, rest: &'t str, found: &mut Diagnostics) {
        self.index += 1;
        self.rest = "";
        match rest.trim().strip_prefix(',') {
            Some(next) => self.go_to(next.trim_start(), found),
            None if rest.trim() == "]" => {}
            None => self.report(found),
        }
    }

    fn go_to(&mut self, item: &'t str, found: &mut Diagnostics) {
        self.rest = item;
        if item.is_empty() {
            self.report(found);
        }
    }

    /// Reports why the text is no list.
    fn report(&self, found: &mut Diagnostics) {
        value::<Vec<IgnoredAny>>(self.text, self.root, found);
    }
}

fn wrong_shape(text: &str, root: &str, error: &Error) -> Diagnostic {
    let path = joined(root, &path_at(text, offset(text, error)));
    let whole = error.to_string();
    // The position is one in the encoded text, which the author never saw.
    let what = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(what, _)| what);
    // The text comes from `JSON.stringify`, which escapes halves of surrogate pairs and nothing else that is wrong.
    let (code, message, help) = if what.contains("hex escape") {
        let help = "Remove it, or read the text with the encoding it was written in.";
        (Code::InvalidCharacter, format!("`{path}` holds half of a surrogate pair."), help)
    } else if what.contains("recursion limit") {
        (Code::NestingTooDeep, format!("`{path}` is nested too deep."), "Write a flatter value.")
    } else {
        (Code::InvalidShape, shape_message(&path, what), "Correct the value.")
    };
    Diagnostic::new(code, message).path(path).help(help)
}

/// How many bytes had been read when an error was found.
pub(crate) fn offset(text: &str, error: &Error) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    if error.is_eof() { text.len() } else { line_start + error.column() }
}

/// A list or an object that surrounds a place.
enum Around<'t> {
    /// A list, and which of its items the place is in.
    List(usize),
    /// An object, and which of its members the place is in, with the quotes around its name.
    Object(Option<&'t str>),
}

/// The path of the value that a place of a text is in or directly behind: `.columns[3].type`.
fn path_at(text: &str, end: usize) -> String {
    let mut around = Vec::new();
    let mut place = 0;
    while place < end {
        let Some(rest) = text.get(place..) else { break };
        let length = match rest.as_bytes().first() {
            Some(b'"') => string_length(rest),
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        match rest.as_bytes().first() {
            Some(b'[') => around.push(Around::List(0)),
            Some(b'{') => around.push(Around::Object(None)),
            Some(b']' | b'}') => drop(around.pop()),
            Some(b',') => match around.last_mut() {
                Some(Around::List(index)) => *index += 1,
                Some(Around::Object(member)) => *member = None,
                None => {}
            },
            Some(b'"') if place + length <= end => {
                if let Some(Around::Object(member @ None)) = around.last_mut() {
                    *member = rest.get(..length);
                }
            }
            _ => {}
        }
        place += length;
    }
    let mut path = String::new();
    for around in around {
        match around {
            Around::List(index) => path.extend(["[", &index.to_string(), "]"]),
            // A name that is not sound is not told.
            Around::Object(member) => {
                let name = member.and_then(|member| serde_json::from_str::<String>(member).ok());
                path.extend(name.iter().flat_map(|name| [".", name]));
            }
        }
    }
    path
}

/// The length of the string that a text begins with, quotes included.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
}

fn joined(root: &str, path: &str) -> String {
    if root.is_empty() { path.trim_start_matches('.').to_owned() } else { format!("{root}{path}") }
}

/// Says in the author's terms what serde says in its own.
fn shape_message(path: &str, what: &str) -> String {
    let mismatch = what.strip_prefix("invalid type: ").or_else(|| what.strip_prefix("invalid value: "));
    if let Some((found, expected)) = mismatch.and_then(|mismatch| mismatch.split_once(", expected ")) {
        return format!("`{path}` must be {}, but it is {}.", expected_words(expected), found_words(found));
    }
    if let Some(member) = what.strip_prefix("missing field ") {
        return format!("`{path}` lacks the member {member}.");
    }
    if let Some(rest) = what.strip_prefix("unknown field ").or_else(|| what.strip_prefix("unknown variant ")) {
        return format!("`{path}` does not take {rest}.");
    }
    // Of a value that is one of some names, serde_json says no more than that it found none.
    if what == "expected value" {
        return format!("`{path}` must be a string.");
    }
    format!("`{path}` cannot be read: {what}.")
}

fn expected_words(expected: &str) -> &str {
    match expected {
        "a sequence" => "an array",
        "u64" | "usize" => "a whole number that is not negative",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    }
}

fn found_words(found: &str) -> String {
    match found.split_once(' ') {
        Some(("integer" | "floating", value)) => {
            format!("the number {}", value.trim_start_matches("point ").trim_matches('`'))
        }
        Some(("boolean", value)) => value.trim_matches('`').to_owned(),
        Some(("string", value)) => format!("the text {value}"),
        _ => match found {
            "sequence" => "an array".to_owned(),
            "map" => "an object".to_owned(),
            other => other.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use chkit_diagnostics::Diagnostics;
    use serde_json::Value;

    use super::{Items, value};
    use crate::wire;

    fn messages(found: &Diagnostics) -> Vec<&str> {
        found.iter().map(|diagnostic| diagnostic.message.as_str()).collect()
    }

    /// What is wrong with a definition, one at the end of a list.
    fn check_definition(definition: &str, expected: &str) {
        let text = format!(r#"[ {{"name":"a, [b\"]"}} , {definition} ]"#);
        let mut found = Diagnostics::new();
        let mut items = Items::of(&text, "definitions", &mut found);
        assert!(items.read::<wire::AnyDefinition>(&mut found).is_some(), "{definition}");
        assert!(items.read::<wire::AnyDefinition>(&mut found).is_none(), "{definition}");
        assert!(!items.is_left());
        assert_eq!(messages(&found), [expected], "{definition}");
    }

    #[test]
    fn paths_lead_to_what_is_wrong() {
        for (definition, expected) in [
            ("5", "`definitions[1]` must be an object, but it is the number 5."),
            ("null", "`definitions[1]` must be an object, but it is null."),
            ("[]", "`definitions[1]` must be an object, but it is an array."),
            (r#"{"name":{"a":1}}"#, "`definitions[1].name` must be a string, but it is an object."),
            (r#"{"name":true,"kind":"table"}"#, "`definitions[1].name` must be a string, but it is true."),
            (r#"{"columns":"a"}"#, r#"`definitions[1].columns` must be an array, but it is the text "a"."#),
            (
                r#"{"columns":[{"name":"a"},{"type":"B","name":[1]}]}"#,
                "`definitions[1].columns[1].name` must be a string, but it is an array.",
            ),
            (r#"{"orderBy":["a", null]}"#, "`definitions[1].orderBy[1]` must be a string, but it is null."),
            (r#"{"renamedFrom":{}}"#, "`definitions[1].renamedFrom` lacks the member `name`."),
            (
                r#"{"indexes":[{"granularity":-1}]}"#,
                "`definitions[1].indexes[0].granularity` must be a whole number that is not negative, but it is the number -1.",
            ),
            (
                r#"{"columns":[{"default":{"value":1}}]}"#,
                "`definitions[1].columns[0].default.value` does not take `value`, expected `expression`.",
            ),
            (
                r#"{"columns":[{"default":[[1],2]}]}"#,
                "`definitions[1].columns[0].default` must be a string, a number, a boolean or an object with an `expression`, but it is an array.",
            ),
            (
                r#"{"settings":{"a":[1]}}"#,
                "`definitions[1].settings.a` must be a string, a number or a boolean, but it is an array.",
            ),
            (r#"{"odd \"name\"":"\ud800"}"#, r#"`definitions[1].odd "name"` holds half of a surrogate pair."#),
            (r#"{"plugins":{"\ud800":1}}"#, "`definitions[1].plugins` holds half of a surrogate pair."),
        ] {
            check_definition(definition, expected);
        }
    }

    #[test]
    fn names_of_which_one_is_expected() {
        for (options, expected) in [
            (r#"{"structuralChanges":5}"#, "`options.structuralChanges` must be a string."),
            (
                r#"{"renames":[{"kind":"view"}]}"#,
                "`options.renames[0].kind` does not take `view`, expected `table` or `column`.",
            ),
            (r#"{"a":1}"#, "`options.a` does not take `a`, expected one of `structuralChanges`, `renames`, `scope`."),
        ] {
            let mut found = Diagnostics::new();
            assert!(value::<wire::PlanOptions>(options, "options", &mut found).is_none());
            assert_eq!(messages(&found), [expected]);
        }
    }

    #[test]
    fn a_value_without_a_name_has_paths_that_begin_with_a_member() {
        let mut found = Diagnostics::new();
        assert!(value::<wire::Catalogue>(r#"{"tables":[{"name":1}]}"#, "", &mut found).is_none());
        assert_eq!(messages(&found), ["`tables[0].name` must be a string, but it is the number 1."]);
    }

    #[test]
    fn every_item_is_read() {
        for (text, expected) in [("[]", 0), (" [ ] ", 0), ("[1]", 1), ("[ {\"a\": [1, 2]} , \"b\" ,\n3 ] ", 3)] {
            let mut found = Diagnostics::new();
            let mut items = Items::of(text, "list", &mut found);
            let mut count = 0;
            while items.is_left() {
                assert!(items.read::<Value>(&mut found).is_some());
                count += 1;
            }
            assert_eq!((count, messages(&found)), (expected, vec![]), "{text}");
        }
    }

    #[test]
    fn what_is_no_list_is_reported_once() {
        for text in ["", "5", "{}", "[", "[1", "[1,", "[1,]", "[1 2]", "[1] 2", "[,]"] {
            let mut found = Diagnostics::new();
            let mut items = Items::of(text, "list", &mut found);
            while items.is_left() {
                items.read::<Value>(&mut found);
            }
            assert_eq!(found.iter().count(), 1, "{text}: {:?}", messages(&found));
        }
    }

    #[test]
    fn only_a_whole_item_is_skipped() {
        let mut found = Diagnostics::new();
        let mut items = Items::of(r#"[{"a":1},{"a":1,"b":2}]"#, "list", &mut found);
        assert!(!items.skip(r#"{"a":2}"#, &mut found));
        assert!(items.skip(r#"{"a":1}"#, &mut found));
        assert_eq!(items.path(), "list[1]");
        assert!(!items.skip(r#"{"a":1}"#, &mut found));
        assert!(items.read::<Value>(&mut found).is_some());
        assert!(!items.is_left());
    }
}
