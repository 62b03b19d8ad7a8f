//! Every scenario document of `tests/scenarios`, natively: the plan is what the document says.
#![expect(clippy::disallowed_methods, reason = "the documents are files; what is tested reads none")]

mod document;

use std::path::{Path, PathBuf};
use std::{fs, io};

use document::Document;
use serde_json::Value;

#[test]
fn every_scenario_is_planned_as_its_document_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let files = documents_below(&folder).expect("the documents can be listed");
    assert!(files.len() > 40, "{} holds {} documents", folder.display(), files.len());
    let failures: Vec<String> = files
        .iter()
        .filter_map(|file| {
            let text = fs::read_to_string(file).expect("a document can be read");
            check(&text).err().map(|failure| format!("{}\n{failure}", file.display()))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} scenarios:\n\n{}", failures.len(), files.len(), failures.join("\n\n"));
}

/// All documents, in the order of their paths. The page about them is none.
fn documents_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(documents_below(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "md") && !path.ends_with("README.md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn check(text: &str) -> Result<(), String> {
    let document = Document::read(text)?;
    let answer = chkit_core::plan_diff(
        document.required("previous")?,
        document.required("next")?,
        document.block("options").unwrap_or("{}"),
    );
    let answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
    let planned = Planned::of(&answer);
    for (role, actual) in [
        ("plan", planned.plan),
        ("sql", planned.sql),
        ("diagnostics", planned.diagnostics),
        ("suggestions", planned.suggestions),
    ] {
        let expected = document.block(role).unwrap_or_default();
        if actual != expected {
            return Err(format!("--- {role}, expected\n{expected}\n--- {role}, planned\n{actual}"));
        }
    }
    Ok(())
}

/// A plan in the words of a document. Definitions that are unusable plan nothing, and the answer says why.
struct Planned {
    plan: String,
    sql: String,
    diagnostics: String,
    suggestions: String,
}

impl Planned {
    fn of(answer: &Value) -> Self {
        let Some(plan) = answer.get("value") else {
            return Self {
                plan: String::new(),
                sql: String::new(),
                diagnostics: diagnostics(list(answer, "diagnostics")),
                suggestions: String::new(),
            };
        };
        let operations = list(plan, "operations");
        let line = |operation: &Value| words(operation, &["risk", "type", "key"]);
        Self {
            plan: operations.iter().map(line).collect::<Vec<_>>().join("\n"),
            sql: list(plan, "statements").iter().map(|sql| format!("{};", text(sql))).collect::<Vec<_>>().join("\n"),
            diagnostics: diagnostics(
                list(plan, "diagnostics")
                    .iter()
                    .chain(operations.iter().flat_map(|operation| list(operation, "diagnostics"))),
            ),
            suggestions: list(plan, "renameSuggestions").iter().map(suggestion).collect::<Vec<_>>().join("\n"),
        }
    }
}

fn suggestion(suggestion: &Value) -> String {
    let member = |name: &str| suggestion.get(name).map(text).unwrap_or_default();
    format!("{}.{} {} -> {}", member("database"), member("table"), member("from"), member("to"))
}

fn diagnostics<'v>(found: impl IntoIterator<Item = &'v Value>) -> String {
    let line = |diagnostic| words(diagnostic, &["severity", "name", "target"]);
    found.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn words(value: &Value, members: &[&str]) -> String {
    members.iter().filter_map(|member| value.get(member)).map(text).collect::<Vec<_>>().join(" ")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, member: &str) -> &'v [Value] {
    value.get(member).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}
