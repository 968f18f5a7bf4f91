//! Descriptions of access packages (docs/contract/platform.md, section 2.6). Anybody may read them.

use super::{ApiClient, ApiError};
use fullmakt_contract::nulls::Rows;
use fullmakt_contract::paths::{self, ALL_PACKAGES};
use fullmakt_contract::summaries::{PackageServiceSummary, PackageSummary, PackageTree};

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

/// Lists all packages with their services, in one call.
///
/// # Errors
///
/// Any failure of reading.
pub(crate) async fn all(
    client: ApiClient,
    language: &'static str,
) -> Result<Vec<PackageSummary>, ApiError> {
    let groups: Rows<PackageTree> = client.get_in(ALL_PACKAGES, language).await?;
    let areas = groups.0.into_iter().flat_map(|group| group.areas);
    Ok(areas.flat_map(|area| area.packages).collect())
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
    let path = paths::package_resources(id);
    let services: Rows<PackageServiceSummary> = client.get_in(&path, language).await?;
    Ok(services.0)
}
