//! What a problem code of the platform means to the person at the page, and what to do about it.
//!
//! Several codes mean the same to a person: they share a [`Cause`]. The words of the platform are
//! never shown (platform.md, section 0.2: key on `code`, show your own text).

mod en;
mod nb;
mod nn;

use crate::i18n::Language;
use fullmakt_contract::problem_code::AuthProblem;

/// Why something did not work, as far as a person can do something about it.
///
/// Sources: platform.md, section 1.8 (codes) and section 2.6 (reason codes of delegation checks).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The register does not know the organisation.
    OrganisationUnknown,
    /// The request names a right or package that the system is not registered with.
    NotOffered,
    /// The access could not be given.
    NotGiven,
    /// The system user could not be made.
    NotCreated,
    /// The system has access already.
    ExistsAlready,
    /// The vendor's reference was answered before.
    AnsweredBefore,
    /// There is another request with the vendor's reference that nobody has answered.
    Pending,
    /// No such request, or not any more.
    RequestNotFound,
    /// No such system, or not any more.
    SystemNotFound,
    /// The platform could not store the answer.
    NotStored,
    /// Somebody has decided already.
    AlreadyDecided,
    /// The platform could not tell whether the user may give this.
    CheckFailed,
    /// No such system user.
    SystemUserNotFound,
    /// The user's role does not let him give this.
    MissingRole,
    /// Nobody has given the user what he is to pass on.
    MissingDelegation,
    /// The owner of the service has to list the organisation first.
    MissingListing,
    /// The user has to log in at a higher level.
    LevelTooLow,
    /// The vendor's return address is not registered.
    ReturnAddress,
    /// Access could not be taken away.
    NotRemoved,
    /// The caller's token names no organisation.
    NoVendor,
    /// The user may not delete this.
    MayNotDelete,
    /// The request or system user is of another kind than the address says.
    WrongKind,
    /// No such client.
    ClientNotFound,
    /// Party and request do not belong together.
    PartyMismatch,
    /// The platform's own records of the relation do not fit.
    RelationOdd,
    /// The system user still has clients.
    HasClients,
    /// The platform's look-up of clients was not let in.
    ClientsRefused,
    /// The platform's look-up of clients failed.
    ClientsFailed,
    /// A package cannot be given in this way at all.
    PackageNotGivable,
    /// The user does not hold a package that is asked for.
    MissingPackage,
    /// The platform could not read what is given today.
    ReadFailed,
    /// The request asks for nothing.
    NothingAsked,
    /// The user does not administer access for the organisation.
    NotAccessManager,
    /// The organisation is not on the service's access list.
    AccessList,
    /// The service cannot be passed on.
    ServiceNotGivable,
    /// A Maskinporten schema, which is given elsewhere.
    MaskinportenSchema,
    /// The client lacks a package that the system needs.
    ClientLacksPackage,
    /// This machine has no network.
    Offline,
    /// The platform could not be reached, or did not answer in time.
    Unreachable,
    /// The platform failed.
    ServerFault,
    /// The answer made no sense.
    OddAnswer,
    /// The session has ended.
    SignedOut,
    /// The platform says no and gives no code.
    Forbidden,
    /// There is nothing at the address, without a code.
    NotFound,
    /// The platform asks to wait.
    TooMany,
    /// The platform did not accept the call and gives no code that we know.
    Refused,
}

/// The cause behind a code such as `AUTH-00010`, or behind a reason code of a delegation check such
/// as `MissingRoleAccess`. `None`: a code that this version does not know.
#[must_use]
pub fn cause(code: &str) -> Option<Cause> {
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

impl Cause {
    /// Whether the platform will give the same answer again until somebody changes something
    /// outside this page. Then a button for another try would be a button that must fail.
    #[must_use]
    pub fn is_lasting(self) -> bool {
        !matches!(
            self,
            Self::NotGiven
                | Self::NotCreated
                | Self::NotStored
                | Self::CheckFailed
                | Self::NotRemoved
                | Self::ClientsFailed
                | Self::ReadFailed
                | Self::Offline
                | Self::Unreachable
                | Self::ServerFault
                | Self::OddAnswer
                | Self::SignedOut
                | Self::TooMany
                | Self::Refused
        )
    }
}

/// What happened, and what to do now: one or two sentences each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemText {
    /// What happened.
    pub what: &'static str,
    /// What the reader can do about it.
    pub next: &'static str,
}

/// The words for a cause.
#[must_use]
pub fn text(language: Language, cause: Cause) -> ProblemText {
    let (what, next) = match language {
        Language::Nb => nb::text(cause),
        Language::Nn => nn::text(cause),
        Language::En => en::text(cause),
    };
    ProblemText { what, next }
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
    fn every_cause_says_what_and_what_to_do_in_its_own_language() {
        let causes = AuthProblem::ALL.iter().map(|code| of(*code)).chain([
            Cause::Offline,
            Cause::Unreachable,
            Cause::ServerFault,
            Cause::OddAnswer,
            Cause::SignedOut,
            Cause::Forbidden,
            Cause::NotFound,
            Cause::TooMany,
        ]);
        for cause in causes {
            let [nb, nn, en] = [Language::Nb, Language::Nn, Language::En].map(|l| text(l, cause));
            for text in [nb, nn, en] {
                assert!(
                    text.what.ends_with('.') && text.next.ends_with('.'),
                    "{cause:?}"
                );
                assert_ne!(text.what, text.next);
            }
            assert_ne!(nb, en, "{cause:?}");
            assert_ne!((nb.what, nb.next), (nn.what, nn.next), "{cause:?}");
        }
    }
}
