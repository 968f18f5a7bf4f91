//! The resource registry: single services and who owns them. Anybody may read it.

use super::{ApiClient, ApiError};
use fullmakt_contract::paths;
use fullmakt_contract::summaries::ServiceSummary;

/// Reads a service, with its texts in all languages.
///
/// # Errors
///
/// `NotFound` when there is no such service.
pub(crate) async fn read(client: ApiClient, id: &str) -> Result<ServiceSummary, ApiError> {
    client.get(&paths::resource(id)).await
}
