//! Reads the fenced blocks of a scenario document.

use std::collections::BTreeMap;

const FENCE: &str = "```";

/// The blocks of a document by their role: the last word behind the opening fence.
pub(crate) struct Document<'t> {
    blocks: BTreeMap<&'t str, &'t str>,
}

impl<'t> Document<'t> {
    /// Reads a document. Two blocks of one role, or one without an end, make it malformed.
    pub(crate) fn read(text: &'t str) -> Result<Self, String> {
        let mut blocks = BTreeMap::new();
        let mut rest = text;
        while let Some((info, body)) = next_opening(rest) {
            let role = info.split_whitespace().next_back().unwrap_or_default();
            let end = closing(body).ok_or_else(|| format!("The `{role}` block has no end."))?;
            let (block, after) = body.split_at(end);
            if blocks.insert(role, block.trim_end()).is_some() {
                return Err(format!("There are two `{role}` blocks."));
            }
            rest = after.strip_prefix(FENCE).unwrap_or(after);
        }
        Ok(Self { blocks })
    }

    /// The text of a block.
    pub(crate) fn block(&self, role: &str) -> Option<&'t str> {
        self.blocks.get(role).copied()
    }

    /// The text of a block that every document has.
    pub(crate) fn required(&self, role: &str) -> Result<&'t str, String> {
        self.block(role).ok_or_else(|| format!("It has no `{role}` block."))
    }
}

/// What follows the next opening fence on its line, and what follows that line.
fn next_opening(text: &str) -> Option<(&str, &str)> {
    let at = line_starts(text).find(|at| text.get(*at..).is_some_and(|line| line.starts_with(FENCE)))?;
    text.get(at + FENCE.len()..)?.split_once('\n')
}

/// Where the line that is a fence and nothing else begins.
fn closing(text: &str) -> Option<usize> {
    line_starts(text).find(|at| text.get(*at..).and_then(|line| line.lines().next()) == Some(FENCE))
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}

#[test]
fn blocks_are_found_by_their_role() {
    let document = Document::read("# t\n\n```json next\n[]\n```\n\n```sql\nSELECT '```';\n```\n").expect("well formed");
    assert_eq!(document.block("next"), Some("[]"));
    assert_eq!(document.block("sql"), Some("SELECT '```';"));
    assert_eq!(document.required("previous").expect_err("there is none"), "It has no `previous` block.");
}

#[test]
fn malformed_documents_are_refused() {
    assert!(Document::read("```sql\nSELECT 1").is_err());
    assert!(Document::read("```sql\n1\n```\n```sql\n2\n```\n").is_err());
}
