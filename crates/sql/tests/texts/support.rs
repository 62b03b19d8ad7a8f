//! What tests say of texts: tables of what is written and what the server makes of it.

use chkit_sql::format::{Layout, statement_text};
use chkit_sql::parse::parse_statement;

/// The server's text of a statement; `None` where it is refused.
pub(crate) fn text_of(text: &str, layout: Layout) -> Option<String> {
    Some(statement_text(&parse_statement(text).ok()?, layout))
}

fn line(text: &str) -> Option<String> {
    text_of(text, Layout::Line)
}

/// What is written, and the server's line, which it reads as the same again.
#[track_caller]
pub(crate) fn check(cases: &[(&str, &str)]) {
    check_by(line, cases);
}

/// The same by another way from text to text.
#[track_caller]
pub(crate) fn check_by(text_of: fn(&str) -> Option<String>, cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        assert_eq!(text_of(written).as_deref(), Some(*expected), "{written}");
        assert_eq!(text_of(expected).as_deref(), Some(*expected), "the text means the same again");
    }
}

/// The same for parts of statements: `{}` is their place in what is written and in the server's line.
#[track_caller]
pub(crate) fn check_in(written: &str, expected: &str, cases: &[(&str, &str)]) {
    for (part, text) in cases {
        check(&[(&written.replace("{}", part), &expected.replace("{}", text))]);
    }
}

/// Keywords in any case are put into upper case, and the rest stays.
#[track_caller]
pub(crate) fn check_keywords(texts: &[&str]) {
    for text in texts {
        check(&[(&text.to_ascii_lowercase(), text)]);
    }
}

/// What is written, and a line that the server itself does not read, or reads as something else.
#[track_caller]
pub(crate) fn check_once(cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        assert_eq!(line(written).as_deref(), Some(*expected), "{written}");
    }
}

/// What is written, and the server's text on several lines.
#[track_caller]
pub(crate) fn check_pretty(cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        assert_eq!(text_of(written, Layout::Pretty).as_deref(), Some(*expected), "{written}");
    }
}

/// What the server refuses.
#[track_caller]
pub(crate) fn refuse(texts: &[&str]) {
    for text in texts {
        assert_eq!(line(text), None, "{text}");
    }
}

/// The same for parts of statements, which stand where `{}` is.
#[track_caller]
pub(crate) fn refuse_in(written: &str, parts: &[&str]) {
    for part in parts {
        refuse(&[&written.replace("{}", part)]);
    }
}
