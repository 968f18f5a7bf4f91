//! What happens to a request that nobody decides (docs/contract/platform.md, section 1.4, and row 2 of section 0.4).

use crate::deadline::Deadline;
use crate::request::RequestStatus;
use crate::time::UnixSeconds;

/// What happens to a request that is older than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeoutMode {
    /// As the guide says: the status becomes `Timedout`, and nothing can be decided any more.
    #[default]
    Documented,
    /// As the service does: `timedOut` is set, and nothing else happens.
    Service,
}

/// When a request times out, and what that means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeoutRule {
    /// Age in days at which a request times out: 10 in the guide, 180 in the service.
    pub limit_days: u32,
    /// What happens then.
    pub mode: TimeoutMode,
}

impl TimeoutRule {
    /// Whether a request has reached the limit. Times are seconds since 1970; for a change request
    /// the rule is the same.
    #[must_use]
    pub fn timed_out(&self, created: UnixSeconds, now: UnixSeconds) -> bool {
        Deadline::new(created, self.limit_days).is_passed(now)
    }

    /// The status that everybody sees of a request with this stored status.
    ///
    /// Only a new request times out, and only in [`TimeoutMode::Documented`]. Whether it can be
    /// decided follows from the result ([`RequestStatus::after`]).
    #[must_use]
    pub fn status(
        &self,
        stored: RequestStatus,
        created: UnixSeconds,
        now: UnixSeconds,
    ) -> RequestStatus {
        let ends = stored == RequestStatus::New
            && self.mode == TimeoutMode::Documented
            && self.timed_out(created, now);
        if ends {
            RequestStatus::Timedout
        } else {
            stored
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    const CREATED: i64 = 1_739_445_831;

    #[test]
    fn only_a_new_request_times_out_and_only_in_documented_mode() {
        let old = CREATED + 10 * DAY;
        let documented = TimeoutRule {
            limit_days: 10,
            mode: TimeoutMode::Documented,
        };
        let service = TimeoutRule {
            limit_days: 10,
            mode: TimeoutMode::Service,
        };
        let status = |rule: TimeoutRule, stored, now| rule.status(stored, CREATED, now);
        assert_eq!(
            status(documented, RequestStatus::New, old),
            RequestStatus::Timedout
        );
        assert_eq!(
            status(documented, RequestStatus::New, old - 1),
            RequestStatus::New
        );
        assert_eq!(
            status(documented, RequestStatus::Accepted, old),
            RequestStatus::Accepted
        );
        assert_eq!(status(service, RequestStatus::New, old), RequestStatus::New);
        assert!(service.timed_out(CREATED, old));
    }
}
