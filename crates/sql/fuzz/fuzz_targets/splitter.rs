//! Splitting loses nothing, and findings stand inside the text.
#![no_main]

#[path = "../../tests/support/laws.rs"]
#[allow(dead_code, reason = "each target checks the laws of its own part")]
mod laws;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let law = laws::splitting_keeps(text);
    assert!(law.is_ok(), "{}", law.err().unwrap_or_default());
});
