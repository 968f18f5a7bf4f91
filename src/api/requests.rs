//! Requests for system users, as the person who opened the confirm link meets them
//! (docs/contract/platform.md, section 2).

use super::{ApiClient, ApiError};
use fullmakt_contract::paths;
use fullmakt_contract::summaries::RequestSummary;
use fullmakt_domain::{Decision, RequestKind};

/// Reads a request of any kind.
///
/// # Errors
///
/// `Denied` with AUTH-00066 when the user has no relation to the organisation, `NotFound` with
/// AUTH-00010 when the request is unknown or deleted; `Refused` with AUTH-00050 or AUTH-00053 when the
/// user may not give the packages of a change request: the platform checks that on reading already.
pub(crate) async fn read(
    client: ApiClient,
    kind: RequestKind,
    id: &str,
) -> Result<RequestSummary, ApiError> {
    client.get(&paths::request(kind, id)).await
}

/// Sends a decision and answers what the platform says: `true`, or `false` from an escalation by
/// somebody without a relation to the organisation.
///
/// It is sent exactly once, also when the session has ended.
///
/// # Errors
///
/// When [`ApiError::outcome_unknown`], the request has to be read before the user decides again.
pub(crate) async fn decide(
    client: ApiClient,
    kind: RequestKind,
    party_id: i32,
    id: &str,
    decision: Decision,
) -> Result<bool, ApiError> {
    client
        .post(&paths::decide(kind, party_id, id, decision))
        .await
}
