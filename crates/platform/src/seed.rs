//! What an empty database is filled with (local-platform.md).

use crate::{Platform, store::StoreError};

/// Fills the database when it has no party in it.
///
/// # Errors
/// When the database cannot be written.
pub fn fill_if_empty(_platform: &Platform) -> Result<(), StoreError> {
    Ok(())
}
