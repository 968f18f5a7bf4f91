//! What an error means to the person at the page.
//!
//! Several problem codes mean the same to a person: they share a [`Cause`]. The words of the platform are
//! never shown (docs/contract/platform.md, section 0.2: key on `code`, show your own text).

#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod message;
mod message_alert;
mod retry_alert;
mod support_reference;

use crate::api::ApiError;
use fullmakt_contract::problem_code::AuthProblem;
pub(crate) use fullmakt_texts::Cause;
pub(crate) use message::Message;
pub(crate) use message_alert::MessageAlert;
pub(crate) use retry_alert::RetryAlert;
pub(crate) use support_reference::SupportReference;

/// Why a call failed, as far as the reader can do something about it: by the platform's code, else
/// by the sort of error.
pub(crate) fn cause_of(error: &ApiError) -> Cause {
    if let Some(cause) = error.code().and_then(cause) {
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

/// The cause behind a code such as `AUTH-00010`, or behind a reason code of a delegation check such
/// as `MissingRoleAccess`. `None`: a code that this version does not know.
pub(crate) fn cause(code: &str) -> Option<Cause> {
    if let Some(problem) = AuthProblem::from_code(code) {
        return Some(of(problem));
    }
    Some(match code {
        "MissingRoleAccess" => Cause::MissingRole,
        "MissingDelegationAccess" => Cause::MissingDelegation,
        "MissingSrrRightAccess" => Cause::MissingListing,
        "InsufficientAuthenticationLevel" => Cause::LevelTooLow,
        "AccessListValidationFail" => Cause::AccessList,
        "MissingPackageAccess" => Cause::MissingPackage,
        "ResourceNotDelegable" => Cause::ServiceNotGivable,
        "ResourceIsMaskinPortenSchema" => Cause::MaskinportenSchema,
        _ => return None,
    })
}

/// Exhaustive, so that a new code of the contract cannot be forgotten here.
fn of(problem: AuthProblem) -> Cause {
    use AuthProblem as P;
    match problem {
        P::OrganisationNotFound | P::PartyUuidNotFound => Cause::OrganisationUnknown,
        P::RightNotOnSystem | P::PackageNotOnSystem => Cause::NotOffered,
        P::DelegationFailed
        | P::NoRoleForPackage
        | P::RightholderNotAdded
        | P::PackageDelegationFailed => Cause::NotGiven,
        P::SystemUserNotCreated | P::SystemUserNotPushed | P::AgentNotAdded => Cause::NotCreated,
        P::SystemUserExists => Cause::ExistsAlready,
        P::Generic => Cause::Refused,
        P::ExternalIdAccepted | P::ExternalIdDenied | P::ExternalIdRejected => {
            Cause::AnsweredBefore
        }
        P::ExternalIdPending => Cause::Pending,
        P::RequestNotFound | P::AgentRequestNotFound => Cause::RequestNotFound,
        P::SystemNotFound | P::SystemNameNotFound => Cause::SystemNotFound,
        P::RequestNotStored | P::RequestNotUpdated => Cause::NotStored,
        P::RequestNotNew | P::ChangeRequestDecided => Cause::AlreadyDecided,
        P::CheckUnknownError | P::PackageCheckFailed => Cause::CheckFailed,
        P::SystemUserNotFound => Cause::SystemUserNotFound,
        P::CheckRoleMissing => Cause::MissingRole,
        P::CheckDelegationMissing => Cause::MissingDelegation,
        P::CheckNotListed => Cause::MissingListing,
        P::CheckLevelTooLow => Cause::LevelTooLow,
        P::RedirectUrlNotRegistered | P::SystemHasNoRedirectUrls => Cause::ReturnAddress,
        P::RevokeFailed
        | P::AgentNotDeleted
        | P::RightholderNotRemoved
        | P::SystemUserNotDeleted
        | P::PackageNotRemoved => Cause::NotRemoved,
        P::VendorMissingInToken => Cause::NoVendor,
        P::DeleteNotAllowed => Cause::MayNotDelete,
        P::NotAnAgentRequest | P::AgentTypeExpected | P::StandardTypeExpected => Cause::WrongKind,
        P::ClientIdInvalid | P::ClientNotFound => Cause::ClientNotFound,
        P::PartyAndFacilitatorDiffer
        | P::FacilitatorInvalid
        | P::PartyMismatch
        | P::PartyNotOfRequest
        | P::PartyNotOfAgentRequest => Cause::PartyMismatch,
        P::AssignmentNotFound | P::TooManyAssignments | P::DelegationNotFound => Cause::RelationOdd,
        P::HasClientDelegations => Cause::HasClients,
        P::ClientsNotSignedIn | P::ClientsForbidden => Cause::ClientsRefused,
        P::ClientsFailed => Cause::ClientsFailed,
        P::PackagesInvalid | P::PackageNotAssignable | P::PackageNotDelegable => {
            Cause::PackageNotGivable
        }
        P::PackagesNotDelegable | P::CheckPackageMissing => Cause::MissingPackage,
        P::PackagesNotListed | P::PackagesNotRead | P::RightsNotRead => Cause::ReadFailed,
        P::AgentRequestWithoutPackages | P::NothingAskedFor => Cause::NothingAsked,
        P::NotAccessManager => Cause::NotAccessManager,
        P::CheckAccessList => Cause::AccessList,
        P::CheckNotDelegable => Cause::ServiceNotGivable,
        P::CheckMaskinportenSchema => Cause::MaskinportenSchema,
        P::ClientLacksPackages => Cause::ClientLacksPackage,
    }
}

/// Whether the platform will give the same answer again until somebody changes something
/// outside this page. Then a button for another try would be a button that must fail.
pub(crate) fn is_lasting(cause: Cause) -> bool {
    !matches!(
        cause,
        Cause::NotGiven
            | Cause::NotCreated
            | Cause::NotStored
            | Cause::CheckFailed
            | Cause::NotRemoved
            | Cause::ClientsFailed
            | Cause::ReadFailed
            | Cause::Offline
            | Cause::Unreachable
            | Cause::ServerFault
            | Cause::OddAnswer
            | Cause::SignedOut
            | Cause::TooMany
            | Cause::Refused
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_codes_have_none() {
        for code in [
            "AUTH-00072",
            "AUTH-00081",
            "AUTH-",
            "AUTH-x",
            "STD-00000",
            "",
            "Unknown",
        ] {
            assert_eq!(cause(code), None, "{code}");
        }
    }

    #[test]
    fn the_code_counts_before_the_status() {
        let body = br#"{"code":"AUTH-00066"}"#;
        let error = ApiError::from_response(403, None, body);
        assert_eq!(cause_of(&error), Cause::NotAccessManager);
        let body = br#"{"code":"AUTH-99999"}"#;
        let error = ApiError::from_response(403, None, body);
        assert_eq!(cause_of(&error), Cause::Forbidden);
    }

    #[test]
    fn without_a_code_the_sort_of_error_counts() {
        for (error, cause) in [
            (ApiError::Offline, Cause::Offline),
            (ApiError::TimedOut, Cause::Unreachable),
            (ApiError::Unreadable { status: 200 }, Cause::OddAnswer),
        ] {
            assert_eq!(cause_of(&error), cause);
        }
        for (status, cause) in [
            (400, Cause::Refused),
            (401, Cause::SignedOut),
            (403, Cause::Forbidden),
            (404, Cause::NotFound),
            (409, Cause::AlreadyDecided),
            (429, Cause::TooMany),
            (502, Cause::ServerFault),
        ] {
            let error = ApiError::from_response(status, None, b"");
            assert_eq!(cause_of(&error), cause, "{status}");
        }
    }

    /// A wrong pair would send somebody to the wrong person for help.
    #[test]
    fn a_code_gets_the_words_of_its_cause() {
        use fullmakt_domain::Language;
        use fullmakt_texts::Texts;
        let texts = Texts::of(Language::Nb);
        for (code, what) in [
            ("AUTH-00004", "har allerede en systemtilgang"),
            ("AUTH-00016", "Rollen din i virksomheten er ikke nok"),
            ("AUTH-00020", "logge inn på en sikrere måte"),
            ("AUTH-00053", "Du har ikke alle tilgangspakkene"),
            ("AUTH-00069", "Virksomheten står ikke på listen"),
            ("MissingPackageAccess", "Du har ikke alle tilgangspakkene"),
        ] {
            let said = cause(code).map(|cause| texts.problem(cause).what);
            assert!(
                said.is_some_and(|said| said.contains(what)),
                "{code}: {said:?}"
            );
        }
    }
}
