//! The same for data types by themselves.
#![no_main]

#[path = "../../tests/support/laws.rs"]
#[allow(dead_code, reason = "each target checks the laws of its own part")]
mod laws;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let law = laws::types_settle(text);
    assert!(law.is_ok(), "{}", law.err().unwrap_or_default());
});
