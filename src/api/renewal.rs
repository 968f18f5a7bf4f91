//! Renewing the session. The platform's token lasts 30 minutes (docs/contract/platform.md, section 6).
//! [`ApiClient::renew_session`](super::ApiClient::renew_session) makes the call.

use super::ApiError;
use fullmakt_contract::paths;

pub(super) const RENEWAL_PATH: &str = paths::REFRESH;

/// How a renewal went.
#[derive(Debug, Clone, PartialEq)]
pub enum Renewal {
    /// The session goes on.
    Renewed,
    /// It has ended; the user has to sign in.
    SignedOut,
    /// Nobody knows: the platform was not reached or is in trouble. Not a reason to sign in.
    Unknown(ApiError),
}

impl Renewal {
    pub(super) fn from_response(response: Result<(), ApiError>) -> Self {
        match response {
            Ok(()) => Self::Renewed,
            Err(ApiError::SignedOut | ApiError::Denied(_)) => Self::SignedOut,
            Err(error) => Self::Unknown(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The predecessor threw users out when the network was down.
    #[test]
    fn being_offline_is_not_being_signed_out() {
        let of = |error| Renewal::from_response(Err(error));
        let status = |status| of(ApiError::from_response(status, None, b""));
        assert_eq!(Renewal::from_response(Ok(())), Renewal::Renewed);
        assert_eq!(status(401), Renewal::SignedOut);
        assert_eq!(status(403), Renewal::SignedOut);
        for unknown in [
            of(ApiError::Offline),
            of(ApiError::TimedOut),
            status(500),
            status(503),
        ] {
            assert!(matches!(unknown, Renewal::Unknown(_)), "{unknown:?}");
        }
    }
}
