//! The system register (docs/contract/platform.md, section 1.7).

use super::{ApiClient, ApiError};
use fullmakt_contract::paths;
use fullmakt_contract::summaries::SystemSummary;

/// Reads one system: its names, its vendor's organisation number, what it may ask for.
///
/// # Errors
///
/// `NotFound` when it is unknown or deleted.
pub(crate) async fn read(client: ApiClient, id: &str) -> Result<SystemSummary, ApiError> {
    client.get(&paths::system(id)).await
}
