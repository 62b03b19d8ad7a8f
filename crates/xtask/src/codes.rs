use std::fmt::Write;

use chkit_diagnostics::Code;

/// The catalogue of codes as TypeScript. The names are a union of their own, so that declarations do not repeat the rows.
pub(crate) fn typescript() -> String {
    let row = |code: &Code| {
        let (name, severity) = (code.name(), code.severity().as_str());
        format!("  {name}: {{ code: '{}', severity: '{severity}', docs: '{}' }},", code.code(), code.docs())
    };
    let rows = Code::ALL.iter().map(row).collect::<Vec<_>>().join("\n");
    let names = Code::ALL.iter().map(|code| format!("  | '{}'", code.name())).collect::<Vec<_>>().join("\n");
    format!(
        "// Written by `npm run generate` from `crates/diagnostics/src/registry.rs`. Do not edit.\n\
         import type {{ Severity }} from './wire.js'\n\n\
         /** The name of a diagnostic. */\n\
         export type DiagnosticName =\n{names}\n\n\
         /** What is registered for a name. */\n\
         export interface RegisteredCode {{\n  code: string\n  severity: Severity\n  docs: string\n}}\n\n\
         /** Every diagnostic that chkit knows, by its name. */\n\
         export const codes: Readonly<Record<DiagnosticName, RegisteredCode>> = {{\n{rows}\n}}\n"
    )
}

/// The index of the pages.
pub(crate) fn index() -> String {
    let mut text =
        "# Diagnostics\n\nWritten by `npm run generate` from the registry. A code is stable and never used again.\n\n\
                    | code | name | severity | what it means |\n| --- | --- | --- | --- |\n"
            .to_owned();
    for code in Code::ALL {
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "| [{0}]({0}.md) | `{1}` | {2} | {3} |",
            code.code(),
            code.name(),
            code.severity().as_str(),
            code.summary()
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use chkit_diagnostics::Code;

    #[test]
    fn every_code_has_its_page_and_every_page_its_code() {
        let pages = crate::root().join("crates/diagnostics/pages");
        let found: BTreeSet<String> = fs::read_dir(&pages)
            .expect("the folder of pages")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name != "README.md")
            .collect();
        let expected: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{}.md", code.code())).collect();
        assert_eq!(found, expected);
        for code in Code::ALL {
            let text = fs::read_to_string(pages.join(format!("{}.md", code.code()))).expect("a page");
            let title = format!("# {}: {}\n", code.code(), code.name());
            assert!(text.starts_with(&title), "the page of {} starts with its title", code.code());
        }
    }

    #[test]
    fn codes_and_names_are_unique_and_in_order() {
        let codes: Vec<_> = Code::ALL.iter().map(|code| code.code()).collect();
        assert!(codes.is_sorted_by(|left, right| left < right), "codes ascend");
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
