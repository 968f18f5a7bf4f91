//! Packages, areas, roles, services and their owners, read from the fixtures of the contract.

/// The catalogue.
#[derive(Debug)]
pub struct Catalogue {}

impl Catalogue {
    /// Reads the files that are built into the program.
    #[must_use]
    pub fn load() -> Self {
        Self {}
    }
}
