use std::path::Path;
use std::{fs, io};

use chkit_diagnostics::Code;

/// Puts a row with the next free number of a family behind its last one, and writes the beginning of its page.
pub(crate) fn register(root: &Path, family: &str, name: &str) -> io::Result<()> {
    let prefix = format!("CHK{family}");
    let last = Code::ALL
        .iter()
        .rev()
        .find(|code| code.code().starts_with(&prefix))
        .ok_or_else(|| io::Error::other(format!("no family {family}")))?;
    if Code::ALL.iter().any(|code| code.name() == name) {
        return Err(io::Error::other(format!("{name} is registered already")));
    }
    let last_number: u32 = last.code().trim_start_matches("CHK").parse().map_err(io::Error::other)?;
    let number = last_number + 1;
    let registry = root.join("crates/diagnostics/src/registry.rs");
    let text = fs::read_to_string(&registry)?;
    let row = format!("    {} = {number} \"{name}\" Error \"What it means.\";\n", pascal_case(name));
    let at = text
        .find(&format!(" = {last_number} "))
        .and_then(|start| text.get(start..)?.find('\n').map(|line| start + line + 1))
        .ok_or_else(|| io::Error::other("the registry has no row for the last code"))?;
    let (before, after) = text.split_at(at);
    fs::write(&registry, format!("{before}{row}{after}"))?;
    let page = root.join(format!("crates/diagnostics/pages/CHK{number}.md"));
    fs::write(page, format!("# CHK{number}: {name}\n\nWhat it means.\n\n## What to do\n\nThe way out.\n"))?;
    println!("CHK{number} {name}: write its row in {} and its page, then run `npm run generate`.", registry.display());
    Ok(())
}

fn pascal_case(name: &str) -> String {
    name.split('_')
        .filter_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}
