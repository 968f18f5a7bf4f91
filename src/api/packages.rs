//! Descriptions of access packages (platform.md, section 2.6). Anybody may read them.

use super::{ApiClient, ApiError};
use fullmakt_contract::paths;
use fullmakt_contract::summaries::{PackageServiceSummary, PackageSummary};

/// Reads a package by its urn, in the language with this tag (`nb`, `nn`, `en`).
///
/// # Errors
///
/// `NotFound` when there is no such package.
pub(crate) async fn by_urn(
    client: ApiClient,
    urn: &str,
    language: &'static str,
) -> Result<PackageSummary, ApiError> {
    client.get_in(&paths::package_by_urn(urn), language).await
}

/// Lists the services in a package, by the package's id.
///
/// # Errors
///
/// Any failure of reading; an empty package is not one.
pub(crate) async fn services(
    client: ApiClient,
    id: &str,
    language: &'static str,
) -> Result<Vec<PackageServiceSummary>, ApiError> {
    client
        .get_list_in(&paths::package_resources(id), language)
        .await
}
