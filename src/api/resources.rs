//! The resource registry: single services and who owns them. Anybody may read it.

use super::{ApiError, client};
use fullmakt_contract::paths;
use fullmakt_contract::resources::{RegistryResource, ServiceOwners};

/// Reads a service, with its texts in all languages.
///
/// # Errors
///
/// `NotFound` when there is no such service.
pub async fn read(id: &str) -> Result<RegistryResource, ApiError> {
    client::get(&paths::resource(id)).await
}

/// Lists service owners by short code.
///
/// # Errors
///
/// Any failure of reading.
pub async fn owners() -> Result<ServiceOwners, ApiError> {
    client::get(paths::SERVICE_OWNERS).await
}
