//! Why something is refused (platform.md, section 1.8).

use crate::store::StoreError;
use serde_json::{Map, Value};

/// A rule said no, or could not be asked.
#[derive(Debug)]
pub enum Refused {
    /// The rule has a code; extension members go beside it.
    Because(AuthProblem, Map<String, Value>),
    /// The decision point said no, which has no code.
    NoAccess,
    /// The database could not be used.
    Store(StoreError),
}

impl Refused {
    /// A refusal with one extension member.
    #[must_use]
    pub fn with(problem: AuthProblem, name: &str, value: impl Into<Value>) -> Self {
        let mut extra = Map::new();
        extra.insert(name.to_owned(), value.into());
        Self::Because(problem, extra)
    }
}

impl From<AuthProblem> for Refused {
    fn from(problem: AuthProblem) -> Self {
        Self::Because(problem, Map::new())
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Declares [`AuthProblem`]: name, number, status and our own sentence.
macro_rules! auth_problems {
    ($($name:ident $number:literal $status:literal $title:literal;)*) => {
        /// Problems of the authentication host (platform.md, section 1.8).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AuthProblem {
            $(#[doc = $title] $name,)*
        }

        impl AuthProblem {
            /// Every problem.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The number after `AUTH-`.
            #[must_use]
            pub fn number(self) -> u32 {
                match self { $(Self::$name => $number,)* }
            }

            /// HTTP status.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// A sentence in English; clients key on the code.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

impl AuthProblem {
    /// `AUTH-00011` and so on.
    #[must_use]
    pub fn code(self) -> String {
        format!("AUTH-{:05}", self.number())
    }
}

auth_problems! {
    OrganisationNotFound 0 400 "The organisation of the request is not known.";
    RightNotOnSystem 1 400 "A right is missing, is not registered on the system, or cannot be given.";
    DelegationFailed 2 400 "The rights could not be given.";
    SystemUserNotCreated 3 400 "The system user could not be created.";
    SystemUserExists 4 400 "A system user exists already for this system, organisation and reference.";
    ExternalIdAccepted 6 400 "A request with this reference has been accepted before.";
    ExternalIdPending 7 400 "A request with this reference waits for a decision.";
    ExternalIdDenied 8 400 "A request with this reference has been denied.";
    ExternalIdRejected 9 400 "A request with this reference has been rejected.";
    RequestNotFound 10 404 "There is no such request.";
    SystemNotFound 11 404 "There is no such system, or it belongs to another vendor.";
    RequestNotStored 12 404 "The request could not be stored.";
    RequestNotNew 13 409 "The request is no longer open for a decision.";
    CheckUnknownError 14 403 "The check of what may be given failed.";
    SystemUserNotFound 15 404 "There is no such system user.";
    CheckRoleMissing 16 403 "The approver lacks the role that gives this service.";
    CheckDelegationMissing 18 403 "Nobody has given the approver this service.";
    CheckNotListed 19 403 "The service must list the organisation explicitly, and does not.";
    CheckLevelTooLow 20 403 "The approver is not signed in at a high enough level.";
    RedirectUrlNotRegistered 21 400 "The redirect address is not registered on the system.";
    RevokeFailed 22 400 "The rights could not be taken away.";
    VendorMissingInToken 23 401 "The token names no organisation.";
    DeleteNotAllowed 24 403 "The system user belongs to another party.";
    NotAnAgentRequest 25 400 "The request is not an agent request.";
    SystemHasNoRedirectUrls 26 400 "The system has no redirect addresses.";
    AgentRequestNotFound 30 404 "There is no such agent request.";
    PartyAndFacilitatorDiffer 31 400 "Party and provider are not the same.";
    AgentTypeExpected 34 400 "The system user is not of the agent kind.";
    StandardTypeExpected 36 400 "The system user is not of the standard kind.";
    PartyNotOfRequest 41 403 "The request belongs to another party.";
    PartyNotOfAgentRequest 42 403 "The agent request belongs to another party.";
    PartyUuidNotFound 49 400 "The party is not known.";
    PackageCheckFailed 50 400 "The packages could not be checked.";
    PackageDelegationFailed 51 400 "The packages could not be given.";
    PackagesInvalid 52 400 "The packages are not valid.";
    PackagesNotDelegable 53 400 "The approver may not give these packages.";
    SystemUserNotDeleted 56 400 "The system user could not be deleted.";
    AgentRequestWithoutPackages 58 400 "An agent request must name packages.";
    NothingAskedFor 59 400 "The request names neither rights nor packages.";
    RequestNotUpdated 60 404 "The request could not be updated.";
    ChangeRequestDecided 61 409 "The change request has been decided; use a new correlation id.";
    PackageNotOnSystem 63 400 "A package is not registered on the system.";
    PackageNotAssignable 64 400 "A package cannot be given to a standard system user.";
    PackageNotDelegable 65 400 "A package cannot be passed on to an agent system user.";
    NotAccessManager 66 403 "The user does not manage access for this organisation.";
    CheckPackageMissing 68 403 "The approver lacks the package that gives this service.";
    CheckAccessList 69 403 "The service's access list does not hold the organisation.";
    CheckNotDelegable 70 403 "The service cannot be given to others.";
    CheckMaskinportenSchema 71 403 "The service is a Maskinporten schema, which is not given this way.";
    ClientNotFound 79 400 "The organisation is not a client of the provider.";
    ClientLacksPackages 80 400 "The client does not give all packages of the system user.";
}
