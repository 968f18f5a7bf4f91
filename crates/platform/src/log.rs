//! Messages for the person at the terminal.

use std::{
    fmt::Display,
    io::{Write, stderr},
};

/// Writes a line to the terminal. Nobody may be listening there (`eprintln!` would panic then),
/// and that is no reason to stop serving.
pub(crate) fn log_error(message: impl Display) {
    drop(writeln!(stderr(), "{message}"));
}
