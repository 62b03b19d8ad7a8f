//! Generators and checks for contributors.
//!
//! `cargo run -p xtask -- generate` writes the TypeScript files that come from Rust;
//! `cargo run -p xtask -- new-code <family> <name>` registers a diagnostic.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks")]

mod codes;
mod new_code;
mod wire;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["generate"] => generate(),
        ["new-code", family, name] => new_code::register(&root(), family, name),
        _ => Err(io::Error::other("usage: xtask generate | xtask new-code <family digit> <snake_case_name>")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn generate() -> io::Result<()> {
    let generated = root().join("npm/core/src/generated");
    fs::create_dir_all(&generated)?;
    write_if_changed(&generated.join("wire.ts"), &wire::typescript())?;
    write_if_changed(&generated.join("codes.ts"), &codes::typescript())?;
    write_if_changed(&root().join("crates/diagnostics/pages/README.md"), &codes::index())
}

/// Leaves an unchanged file alone, so that nothing is built anew because of its time.
fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|current| current == text) { Ok(()) } else { fs::write(path, text) }
}
