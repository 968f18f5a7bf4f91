//! From a failed call to the words about it.

use crate::api::ApiError;
use crate::i18n::problems::{self, Cause};

/// Why a call failed, as far as the reader can do something about it: by the platform's code, else
/// by the sort of error.
#[must_use]
pub(crate) fn cause_of(error: &ApiError) -> Cause {
    if let Some(cause) = error.code().and_then(problems::cause) {
        return cause;
    }
    match error {
        ApiError::Offline => Cause::Offline,
        ApiError::TimedOut => Cause::Unreachable,
        ApiError::SignedOut => Cause::SignedOut,
        ApiError::Denied(_) => Cause::Forbidden,
        ApiError::NotFound(_) => Cause::NotFound,
        ApiError::Conflict(_) => Cause::AlreadyDecided,
        ApiError::Busy { .. } => Cause::TooMany,
        ApiError::Refused(_) => Cause::Refused,
        ApiError::PlatformDown(_) => Cause::ServerFault,
        ApiError::Unreadable { .. } => Cause::OddAnswer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_counts_before_the_status() {
        let body = br#"{"code":"AUTH-00066"}"#;
        let error = ApiError::from_response(403, None, body);
        assert_eq!(cause_of(&error), Cause::NotAccessManager);
        let body = br#"{"code":"AUTH-99999"}"#;
        let error = ApiError::from_response(403, None, body);
        assert_eq!(cause_of(&error), Cause::Forbidden);
    }
}
