/// The wire types as TypeScript, in the project's own style; biome lays the lines out.
pub(crate) fn typescript() -> String {
    let mut text = "// Written by `npm run generate` from the wire types in `crates/core`. Do not edit.\n".to_owned();
    let declarations = chkit_core::wire::typescript();
    let mut lines = declarations.lines().peekable();
    while let Some(line) = lines.next() {
        let indentation = line.len() - line.trim_start().len();
        let margin = line.get(..indentation / 2).unwrap_or_default();
        // A comment of one line stands on one line.
        if line.trim() == "/**"
            && let Some(comment) = lines.next_if(|next| next.trim().starts_with("* "))
        {
            if lines.next_if(|next| next.trim() == "*/").is_some() {
                push(&mut text, margin, &format!("/** {} */", comment.trim().trim_start_matches("* ")));
            } else {
                push(&mut text, margin, "/**");
                push(&mut text, margin, &format!(" {}", comment.trim()));
            }
        } else if line.trim().starts_with('*') {
            push(&mut text, margin, &format!(" {}", line.trim()));
        } else {
            let code = line.trim();
            push(&mut text, margin, &code.strip_suffix(';').unwrap_or(code).replace('"', "'"));
        }
    }
    text
}

fn push(text: &mut String, margin: &str, line: &str) {
    if !line.is_empty() {
        text.push_str(margin);
        text.push_str(line);
    }
    text.push('\n');
}
