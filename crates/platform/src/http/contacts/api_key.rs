//! The keys of the guide's API (docs/contract/contacts.md, section 1.8).

use axum::http::HeaderMap;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ApiKey {
    /// May do everything.
    Full,
    /// May not read roles.
    ReadOnly,
    /// None of ours.
    Unknown,
}

impl ApiKey {
    /// The key of a call; none when it is missing or blank.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        match headers.get("apikey")?.as_bytes().trim_ascii() {
            b"" => None,
            b"local-test-key" => Some(Self::Full),
            b"local-readonly-key" => Some(Self::ReadOnly),
            _ => Some(Self::Unknown),
        }
    }

    /// As the audit names it. A key that is none of ours may be one of somebody else, and is not
    /// remembered.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Full => "local-test-key",
            Self::ReadOnly => "local-readonly-key",
            Self::Unknown => "unknown key",
        }
    }
}
