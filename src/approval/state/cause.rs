//! From a failed call to the words about it.

use crate::api::Failure;
use crate::i18n::problems::{self, Cause};

/// Why a call failed, as far as the reader can do something about it: by the platform's code, else
/// by the sort of failure.
#[must_use]
pub fn cause_of(failure: &Failure) -> Cause {
    if let Some(cause) = failure.code().and_then(problems::cause) {
        return cause;
    }
    match failure {
        Failure::Offline => Cause::Offline,
        Failure::TimedOut => Cause::Unreachable,
        Failure::SignedOut => Cause::SignedOut,
        Failure::Denied(_) => Cause::Forbidden,
        Failure::NotFound(_) => Cause::NotFound,
        Failure::Conflict(_) => Cause::AlreadyDecided,
        Failure::Busy { .. } => Cause::TooMany,
        Failure::Refused(_) => Cause::Refused,
        Failure::PlatformDown(_) => Cause::ServerFault,
        Failure::Unreadable { .. } => Cause::OddAnswer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_counts_before_the_status() {
        let body = br#"{"code":"AUTH-00066"}"#;
        let failure = Failure::from_answer(403, None, body);
        assert_eq!(cause_of(&failure), Cause::NotAccessManager);
        let body = br#"{"code":"AUTH-99999"}"#;
        let failure = Failure::from_answer(403, None, body);
        assert_eq!(cause_of(&failure), Cause::Forbidden);
    }
}
