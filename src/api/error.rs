//! What can go wrong with a call, sorted by what the user can do about it.

use fullmakt_contract::summaries::ProblemSummary;
use std::fmt;

/// An answer of the platform that says no.
///
/// The problem is empty when there was no body or none that can be read: a policy that refuses
/// sends none (docs/contract/platform.md, section 0.2), and a proxy in between sends HTML.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ErrorResponse {
    pub status: u16,
    pub problem: ProblemSummary,
}

/// Why a call did not give what was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ApiError {
    /// The platform could not be reached, or the connection broke before the answer was complete.
    /// Try again when the network is back.
    Offline,
    /// The platform was reached and has not answered in time. Try again.
    TimedOut,
    /// The session has ended and could not be renewed (401). Sign in and come back.
    SignedOut,
    /// The user may not do this (403). Ask somebody who may.
    Denied(ErrorResponse),
    /// There is no such thing, or no longer (404, 410).
    NotFound(ErrorResponse),
    /// Somebody else was first (409). Read again what is now the case.
    Conflict(ErrorResponse),
    /// The platform asks for patience (429, 503).
    Busy {
        /// Seconds to wait, if the platform says how many.
        retry_after: Option<u32>,
        response: ErrorResponse,
    },
    /// The platform does not accept the call (any other 4xx). Trying again gives the same.
    Refused(ErrorResponse),
    /// The platform is in trouble (any other 5xx). Try again later.
    PlatformDown(ErrorResponse),
    /// The call went well, it seems (2xx), but the answer cannot be read: empty, cut off, or HTML
    /// from something in between.
    Unreadable { status: u16 },
}

impl ApiError {
    /// Sorts an answer that is no success. `body` is what came with it, in whatever form.
    pub(crate) fn from_response(status: u16, retry_after: Option<&str>, body: &[u8]) -> Self {
        let response = ErrorResponse {
            status,
            problem: serde_json::from_slice(body).unwrap_or_default(),
        };
        match status {
            401 => Self::SignedOut,
            403 => Self::Denied(response),
            404 | 410 => Self::NotFound(response),
            408 => Self::TimedOut,
            409 => Self::Conflict(response),
            429 | 503 => Self::Busy {
                // A date is allowed here too; nobody on this platform writes one.
                retry_after: retry_after.and_then(|value| value.trim().parse().ok()),
                response,
            },
            400..=499 => Self::Refused(response),
            500..=599 => Self::PlatformDown(response),
            _ => Self::Unreadable { status },
        }
    }

    /// What the platform answered, if it did and if that says anything.
    pub(crate) fn response(&self) -> Option<&ErrorResponse> {
        match self {
            Self::Denied(response)
            | Self::NotFound(response)
            | Self::Conflict(response)
            | Self::Busy { response, .. }
            | Self::Refused(response)
            | Self::PlatformDown(response) => Some(response),
            Self::Offline | Self::TimedOut | Self::SignedOut | Self::Unreadable { .. } => None,
        }
    }

    /// The platform's problem code, `AUTH-00010` and so on. Texts are chosen by it, never by the
    /// sentence beside it.
    pub(crate) fn code(&self) -> Option<&str> {
        self.response()?.problem.code.as_deref()
    }

    /// What a person can give to support. `None` when the platform has not answered at all.
    pub(crate) fn reference(&self) -> Option<Reference> {
        let status = match self {
            Self::Offline | Self::TimedOut => return None,
            Self::SignedOut => 401,
            Self::Unreadable { status } => *status,
            other => other.response()?.status,
        };
        let problem = self.response().map(|response| &response.problem);
        let word = |text: &Option<String>| {
            text.as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        Some(Reference {
            status,
            code: problem.and_then(|problem| word(&problem.code)),
            trace_id: problem.and_then(|problem| word(&problem.trace_id)),
        })
    }

    /// Whether something that was sent to be changed may have been changed all the same.
    ///
    /// Then the truth has to be read before the user decides again. Of calls that only read it
    /// means nothing.
    pub(crate) fn outcome_unknown(&self) -> bool {
        match self {
            Self::Offline
            | Self::TimedOut
            | Self::PlatformDown(_)
            | Self::Unreadable { .. }
            // 503 can come from something in between that gave up waiting.
            | Self::Busy {
                response: ErrorResponse { status: 503, .. },
                ..
            } => true,
            Self::SignedOut
            | Self::Denied(_)
            | Self::NotFound(_)
            | Self::Conflict(_)
            | Self::Busy { .. }
            | Self::Refused(_) => false,
        }
    }

    /// Whether the same call can succeed later without anybody changing anything.
    pub(crate) fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::TimedOut
                | Self::Busy { .. }
                | Self::PlatformDown(_)
                | Self::Unreadable { .. }
        )
    }
}

/// What a person can copy and give to support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub status: u16,
    pub code: Option<String>,
    /// Finds the call in the platform's logs.
    pub trace_id: Option<String>,
}

impl fmt::Display for Reference {
    /// `AUTH-00010 (404), 00-4bf9…`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.code {
            Some(code) => write!(f, "{code} ({})", self.status)?,
            None => write!(f, "HTTP {}", self.status)?,
        }
        match &self.trace_id {
            Some(trace_id) => write!(f, ", {trace_id}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(status: u16, body: &str) -> ApiError {
        ApiError::from_response(status, None, body.as_bytes())
    }

    #[test]
    fn each_status_is_sorted_by_what_can_be_done() {
        let name = |status| match of(status, "") {
            ApiError::Offline => "offline",
            ApiError::TimedOut => "timed out",
            ApiError::SignedOut => "signed out",
            ApiError::Denied(_) => "denied",
            ApiError::NotFound(_) => "not found",
            ApiError::Conflict(_) => "conflict",
            ApiError::Busy { .. } => "busy",
            ApiError::Refused(_) => "refused",
            ApiError::PlatformDown(_) => "platform down",
            ApiError::Unreadable { .. } => "unreadable",
        };
        let sorted = [
            400, 401, 403, 404, 408, 409, 410, 422, 429, 500, 502, 503, 504, 302,
        ]
        .map(|status| format!("{status} {}", name(status)))
        .join("\n");
        assert_eq!(
            sorted,
            "400 refused\n401 signed out\n403 denied\n404 not found\n408 timed out\n409 conflict\n\
             410 not found\n422 refused\n429 busy\n500 platform down\n502 platform down\n503 busy\n\
             504 platform down\n302 unreadable"
        );
    }

    #[test]
    fn the_problem_is_read_where_there_is_one() {
        let error = of(
            403,
            r#"{"code":"AUTH-00066","title":"No","status":403,"traceId":"00-1"}"#,
        );
        assert_eq!(error.code(), Some("AUTH-00066"));
        assert_eq!(
            error.reference().unwrap().to_string(),
            "AUTH-00066 (403), 00-1"
        );
    }

    #[test]
    fn a_body_that_is_no_problem_is_no_trouble() {
        for body in ["", "<html>busy</html>", "{\"code\":", "null", "[]", "0"] {
            let error = of(500, body);
            assert_eq!(error.code(), None, "{body}");
            assert_eq!(error.reference().unwrap().to_string(), "HTTP 500");
        }
    }

    #[test]
    fn patience_is_counted_in_seconds() {
        let wait = |value| match ApiError::from_response(503, value, b"") {
            ApiError::Busy { retry_after, .. } => retry_after,
            other => panic!("{other:?}"),
        };
        assert_eq!(wait(Some(" 7 ")), Some(7));
        assert_eq!(wait(Some("Fri, 21 Nov 2026 12:00:00 GMT")), None);
        assert_eq!(wait(None), None);
    }

    /// A decision must never be sent again blindly: whatever leaves room for "it was carried out"
    /// counts as unknown.
    #[test]
    fn only_a_clear_no_is_a_known_outcome() {
        for error in [
            ApiError::Offline,
            ApiError::TimedOut,
            of(500, ""),
            of(502, ""),
            of(503, ""),
            ApiError::Unreadable { status: 200 },
        ] {
            assert!(error.outcome_unknown(), "{error:?}");
        }
        for status in [400, 401, 403, 404, 409, 429] {
            assert!(!of(status, "").outcome_unknown(), "{status}");
        }
    }
}
