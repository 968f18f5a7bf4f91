//! What there is to try with the default seed.

/// The seeded links and who may open them, as text for the terminal.
pub(crate) fn links(port: u16) -> String {
    format!("\nOpen http://localhost:{port}/")
}
