//! May the user give this? Asked before the click (docs/contract/platform.md, section 2.6).

use super::{ApiClient, ApiError};
use fullmakt_contract::paths;
use fullmakt_contract::summaries::{PackageCheckSummary, ServiceCheckSummary, ShortList};

/// Checks several packages in one call. `party` is the uuid of the giver.
///
/// # Errors
///
/// `Denied` for those who may not manage the party's access at all.
pub(crate) async fn packages(
    client: ApiClient,
    party: &str,
    urns: &[String],
) -> Result<Vec<PackageCheckSummary>, ApiError> {
    let path = paths::check_packages(party, urns.iter().map(String::as_str));
    let page: ShortList<PackageCheckSummary> = client.get(&path).await?;
    Ok(page.data.rows)
}

/// Checks one service, right by right. `party` is the uuid of the giver.
///
/// # Errors
///
/// As [`packages`]; `Refused` when the service is unknown.
pub(crate) async fn resource(
    client: ApiClient,
    party: &str,
    resource: &str,
) -> Result<ServiceCheckSummary, ApiError> {
    client.get(&paths::check_resource(party, resource)).await
}
