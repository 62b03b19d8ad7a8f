//! Snapshots: the last known state of a schema, as a file.

use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Span};
use chkit_schema::{Object, Reader};
use serde::Deserialize;
use serde_json::Value;

use crate::decode::{SnapshotFile, objects_of};
use crate::{encode, json, wire};

/// The version of a snapshot in which only what the first version knew occurs: tables, views, materialized views and their
/// members of then.
const FIRST_VERSION: u32 = 1;
/// The version of every other snapshot.
const LATEST_VERSION: u32 = 2;

/// A snapshot file as it was read.
pub(crate) struct ReadSnapshot {
    pub(crate) generated_at: String,
    pub(crate) objects: Vec<Arc<Object>>,
}

/// A snapshot of canonical objects.
pub(crate) fn of(objects: impl IntoIterator<Item = Arc<Object>>, generated_at: String) -> wire::Snapshot {
    let objects: Vec<Arc<Object>> = objects.into_iter().collect();
    let has_later_members = objects.iter().any(|object| has_later_members(object));
    let version = if has_later_members { LATEST_VERSION } else { FIRST_VERSION };
    wire::Snapshot { version, generated_at, definitions: encode::definitions(objects) }
}

/// Whether an object has members that the first version did not know.
fn has_later_members(object: &Object) -> bool {
    match object {
        Object::Table(table) => {
            !table.extra.is_empty()
                || table.columns.iter().any(|column| !column.extra.is_empty())
                || table.indexes.iter().any(|index| !index.extra.is_empty())
                || table.projections.iter().any(|projection| !projection.extra.is_empty())
        }
        Object::View(view) => !view.extra.is_empty(),
        Object::MaterializedView(view) => !view.extra.is_empty(),
    }
}

/// The text of the file: indented by two, with a line break at the end.
pub(crate) fn text(snapshot: &wire::Snapshot) -> String {
    let mut text = serde_json::to_string_pretty(snapshot).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads the text of a snapshot file. What cannot be read is said so, and nothing is guessed.
pub(crate) fn read(text: &str, source: &str, reader: &mut Reader) -> Option<ReadSnapshot> {
    #[derive(Deserialize)]
    struct Version {
        version: Option<Value>,
    }

    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // serde would take an array for a struct.
    if text.trim_start().starts_with('[') {
        reader.diagnostics.push(foreign(format!("The file {source} holds a list, so it is no snapshot.")));
        return None;
    }
    let version = match serde_json::from_str::<Version>(text) {
        Ok(Version { version }) => version,
        Err(error) => {
            reader.diagnostics.push(unreadable(text, source, &error));
            return None;
        }
    };
    match version {
        Some(version) if [FIRST_VERSION, LATEST_VERSION].iter().any(|known| version == *known) => {}
        other => {
            let message = match other {
                Some(version) => {
                    format!(
                        "Snapshot {source} has version {version}; this chkit reads {FIRST_VERSION} and {LATEST_VERSION}."
                    )
                }
                None => format!("The file {source} has no `version`, so it is no snapshot."),
            };
            reader.diagnostics.push(foreign(message));
            return None;
        }
    }
    match serde_json::from_str::<SnapshotFile>(text) {
        Ok(file) => Some(ReadSnapshot {
            generated_at: file.generated_at,
            objects: objects_of(file.definitions, &format!("{source}: definitions"), reader),
        }),
        Err(error) => {
            reader.diagnostics.push(unreadable(text, source, &error));
            None
        }
    }
}

fn foreign(message: String) -> Diagnostic {
    Diagnostic::new(Code::SnapshotForeign, message)
        .help("Use the chkit that wrote it, or restore the file from version control.")
}

fn unreadable(text: &str, source: &str, error: &serde_json::Error) -> Diagnostic {
    let help = if text.contains("<<<<<<<") {
        "Resolve the conflict markers."
    } else {
        "Restore the file from version control."
    };
    let place = if error.is_eof() { text.len() } else { json::offset(text, error).saturating_sub(1) };
    let mut start = place.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |next| start + next.len_utf8());
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    Diagnostic::new(Code::SnapshotUnreadable, format!("Snapshot {source} cannot be read: {what}."))
        .help(help)
        .span(Span { source: source.into(), text: text.into(), start, end })
}
