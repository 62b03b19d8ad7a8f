//! Tokens are the text, piece by piece, whatever it holds.
#![no_main]

#[path = "../../tests/support/laws.rs"]
#[allow(dead_code, reason = "each target checks the laws of its own part")]
mod laws;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let law = laws::tokens_cover(text);
    assert!(law.is_ok(), "{}", law.err().unwrap_or_default());
});
