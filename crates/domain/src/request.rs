//! The life cycle of a request (docs/contract/platform.md, section 1.4).

use std::fmt;

/// Which of the three kinds of request a vendor has made. The path tells the kind; no answer
/// carries it reliably (docs/contract/platform.md, section 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestKind {
    /// A system user for the customer's own system: single rights and packages.
    Standard,
    /// A system user that acts for the customer's clients: packages only.
    Agent,
    /// Other rights for a standard system user that exists.
    Change,
}

impl RequestKind {
    /// Whether this kind of request can be decided so at all: change requests cannot be escalated,
    /// the platform has no such route (docs/contract/platform.md, section 2.3).
    #[must_use]
    pub fn allows(self, decision: Decision) -> bool {
        !(self == Self::Change && decision == Decision::Escalate)
    }
}

/// What a person can do about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Give what is asked for.
    Approve,
    /// Refuse it.
    Reject,
    /// Pass it on to those who may decide. The status stays [`RequestStatus::New`].
    Escalate,
}

/// Status of a request as it stands on the wire.
///
/// Reading ignores case, since documentation and service spell the last one differently
/// (docs/contract/platform.md, section 0.4, row 3). A status that we do not know is kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "String", into = "String"))]
pub enum RequestStatus {
    /// Waits for a decision.
    New,
    /// Approved; the system user exists or is changed.
    Accepted,
    /// Not approved.
    Rejected,
    /// Reserved; no service writes it today.
    Denied,
    /// Nobody decided within the limit.
    Timedout,
    /// Change requests only: there was nothing to change.
    NoChangeNeeded,
    /// A word that this version does not know.
    Other(String),
}

const KNOWN: [(RequestStatus, &str); 6] = [
    (RequestStatus::New, "New"),
    (RequestStatus::Accepted, "Accepted"),
    (RequestStatus::Rejected, "Rejected"),
    (RequestStatus::Denied, "Denied"),
    (RequestStatus::Timedout, "Timedout"),
    (RequestStatus::NoChangeNeeded, "NoChangeNeeded"),
];

impl RequestStatus {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Other(word) => word,
            known => KNOWN
                .iter()
                .find(|(status, _)| status == known)
                .map_or("", |(_, word)| word),
        }
    }

    /// The status after a decision, or `None` when this status does not allow one.
    ///
    /// Only a new request can be decided; escalating leaves it new.
    #[must_use]
    pub fn after(&self, decision: Decision) -> Option<Self> {
        match (self, decision) {
            (Self::New, Decision::Approve) => Some(Self::Accepted),
            (Self::New, Decision::Reject) => Some(Self::Rejected),
            (Self::New, Decision::Escalate) => Some(Self::New),
            _ => None,
        }
    }
}

impl From<String> for RequestStatus {
    fn from(word: String) -> Self {
        KNOWN
            .into_iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(&word))
            .map_or(Self::Other(word), |(status, _)| status)
    }
}

impl From<RequestStatus> for String {
    fn from(status: RequestStatus) -> Self {
        status.as_str().to_owned()
    }
}

impl fmt::Display for RequestStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_word_reads_back_as_itself_in_any_case() {
        for (status, word) in KNOWN {
            assert_eq!(status.as_str(), word);
            assert_eq!(RequestStatus::from(word.to_owned()), status);
            assert_eq!(RequestStatus::from(word.to_uppercase()), status);
        }
    }

    #[test]
    fn unknown_words_are_kept() {
        let status = RequestStatus::from("OnHold".to_owned());
        assert_eq!(status, RequestStatus::Other("OnHold".into()));
        assert_eq!(status.to_string(), "OnHold");
    }

    #[test]
    fn change_requests_cannot_be_escalated() {
        assert!(!RequestKind::Change.allows(Decision::Escalate));
        assert!(RequestKind::Change.allows(Decision::Approve));
        assert!(RequestKind::Standard.allows(Decision::Escalate));
        assert!(RequestKind::Agent.allows(Decision::Escalate));
    }

    #[test]
    fn only_a_new_request_can_be_decided() {
        for (status, _) in KNOWN {
            for decision in [Decision::Approve, Decision::Reject, Decision::Escalate] {
                assert_eq!(
                    status.after(decision).is_some(),
                    status == RequestStatus::New,
                    "{status} {decision:?}"
                );
            }
        }
    }
}
