//! What a stored request is at this moment (docs/contract/platform.md, section 1.4).

use super::{AuthProblem, RuleError};
use crate::Platform;
use fullmakt_domain::{Decision, RequestStatus};

/// A request's status at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CurrentStatus {
    /// The status, `Timedout` included.
    pub(crate) status: RequestStatus,
    /// It is older than the limit.
    pub(crate) timed_out: bool,
}

/// What a request with this stored status, made at `created` (microseconds since 1970), is now.
pub(crate) fn current_status(
    platform: &Platform,
    stored: &RequestStatus,
    created: i64,
) -> CurrentStatus {
    let rule = platform.options.timeout();
    let (created, now) = (
        created.div_euclid(1_000_000),
        platform.clock.now().unix_timestamp(),
    );
    CurrentStatus {
        status: rule.status(stored.clone(), created, now),
        timed_out: rule.timed_out(created, now),
    }
}

/// The status after a decision.
///
/// # Errors
/// AUTH-00013 when the request is not open now.
pub(crate) fn status_after(
    platform: &Platform,
    stored: &RequestStatus,
    created: i64,
    decision: Decision,
) -> Result<RequestStatus, RuleError> {
    let current = current_status(platform, stored, created);
    let after = current.status.after(decision);
    after.ok_or_else(|| AuthProblem::RequestNotNew.into())
}
