//! Problem codes of the authentication host (docs/contract/platform.md, section 1.8).
//!
//! One table for both sides: the local platform answers from it, and tests of the app walk over it
//! to see that every code has a text. Who only compares a code with a word pays for nothing here.

/// Declares an enum of codes: name, number, HTTP status and our own sentence.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        $kind:ident, $prefix:literal;
        $($name:ident $number:literal $status:literal $title:literal;)*
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $kind {
            $(#[doc = $title] $name,)*
        }

        impl $kind {
            /// Every code, by number.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The number at the end of the code.
            #[must_use]
            pub const fn number(self) -> u16 {
                match self { $(Self::$name => $number,)* }
            }

            /// The HTTP status that the service answers with.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// A sentence in English for `title`. Clients key on the code and show their own text.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// The whole code as it stands on the wire.
            #[must_use]
            pub fn code(self) -> String {
                format!(concat!($prefix, "{:05}"), self.number())
            }

            /// Reads a code. `None` for codes of other hosts and for numbers that are not in use.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                let digits = code.strip_prefix($prefix)?;
                if digits.len() != 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return None;
                }
                match digits.parse() {
                    $(Ok($number) => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

codes! {
    /// Problems `AUTH-…` (docs/contract/platform.md, section 1.8). 29 is not in use; 72 to 78 belong to linking of
    /// self-identified users, which is out of scope.
    AuthProblem, "AUTH-";
    OrganisationNotFound 0 400 "The organisation of the request is not known.";
    RightNotOnSystem 1 400 "A right is missing, is not registered on the system, or cannot be given.";
    DelegationFailed 2 400 "The rights could not be given.";
    SystemUserNotCreated 3 400 "The system user could not be created.";
    SystemUserExists 4 400 "A system user exists already for this system, organisation and reference.";
    Generic 5 400 "The call could not be carried out.";
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
    SystemNameNotFound 17 404 "There is no system of this name.";
    CheckDelegationMissing 18 403 "Nobody has given the approver this service.";
    CheckNotListed 19 403 "The service must list the organisation explicitly, and does not.";
    CheckLevelTooLow 20 403 "The approver is not signed in at a high enough level.";
    RedirectUrlNotRegistered 21 400 "The redirect address is not registered on the system.";
    RevokeFailed 22 400 "The rights could not be taken away.";
    VendorMissingInToken 23 401 "The token names no organisation.";
    DeleteNotAllowed 24 403 "The system user belongs to another party.";
    NotAnAgentRequest 25 400 "The request is not an agent request.";
    SystemHasNoRedirectUrls 26 400 "The system has no redirect addresses.";
    NoRoleForPackage 27 400 "No role gives this package.";
    ClientIdInvalid 28 400 "The id of the client is not valid.";
    AgentRequestNotFound 30 404 "There is no such agent request.";
    PartyAndFacilitatorDiffer 31 400 "Party and provider are not the same.";
    AssignmentNotFound 32 400 "There is no such relation.";
    AgentNotDeleted 33 400 "The agent system user could not be deleted.";
    AgentTypeExpected 34 400 "The system user is not of the agent kind.";
    HasClientDelegations 35 400 "The system user still has clients.";
    StandardTypeExpected 36 400 "The system user is not of the standard kind.";
    TooManyAssignments 37 400 "There is more than one such relation.";
    DelegationNotFound 38 400 "There is no such delegation.";
    FacilitatorInvalid 39 400 "The provider is not valid.";
    PartyMismatch 40 400 "The parties do not belong together.";
    PartyNotOfRequest 41 403 "The request belongs to another party.";
    PartyNotOfAgentRequest 42 403 "The agent request belongs to another party.";
    ClientsNotSignedIn 43 401 "The look-up of clients was not signed in.";
    ClientsForbidden 44 403 "The look-up of clients was refused.";
    ClientsFailed 45 400 "The look-up of clients failed.";
    PackagesNotListed 46 400 "The packages that were given could not be listed.";
    RightholderNotAdded 47 400 "The system user could not be made a rightholder.";
    SystemUserNotPushed 48 400 "The system user could not be made known to access management.";
    PartyUuidNotFound 49 400 "The party is not known.";
    PackageCheckFailed 50 400 "The packages could not be checked.";
    PackageDelegationFailed 51 400 "The packages could not be given.";
    PackagesInvalid 52 400 "The packages are not valid.";
    PackagesNotDelegable 53 400 "The approver may not give these packages.";
    RightholderNotRemoved 54 400 "The system user could not be removed as a rightholder.";
    PackagesNotRead 55 500 "The packages that were given could not be read.";
    SystemUserNotDeleted 56 400 "The system user could not be deleted.";
    PackageNotRemoved 57 400 "The package could not be taken away.";
    AgentRequestWithoutPackages 58 400 "An agent request must name packages.";
    NothingAskedFor 59 400 "The request names neither rights nor packages.";
    RequestNotUpdated 60 404 "The request could not be updated.";
    ChangeRequestDecided 61 409 "The change request has been decided; use a new correlation id.";
    RightsNotRead 62 500 "The rights that were given could not be read.";
    PackageNotOnSystem 63 400 "A package is not registered on the system.";
    PackageNotAssignable 64 400 "A package cannot be given to a standard system user.";
    PackageNotDelegable 65 400 "A package cannot be passed on to an agent system user.";
    NotAccessManager 66 403 "The user does not manage access for this organisation.";
    AgentNotAdded 67 400 "The system user could not be made an agent.";
    CheckPackageMissing 68 403 "The approver lacks the package that gives this service.";
    CheckAccessList 69 403 "The service's access list does not hold the organisation.";
    CheckNotDelegable 70 403 "The service cannot be given to others.";
    CheckMaskinportenSchema 71 403 "The service is a Maskinporten schema, which is not given this way.";
    ClientNotFound 79 400 "The organisation is not a client of the provider.";
    ClientLacksPackages 80 400 "The client does not give all packages of the system user.";
}

codes! {
    /// Faults of the input, `AUTH.VLD-…`; they come inside a problem `STD-00000` (docs/contract/platform.md,
    /// sections 0.2 and 1.8). The status is that of the problem around them.
    AuthFault, "AUTH.VLD-";
    VendorIdNotIso6523 0 400 "The vendor's id is not of the form 0192:{organisation number}.";
    SystemIdForm 1 400 "The id of a system is {vendor's organisation number}_{name}.";
    SystemIdTaken 2 400 "A system with this id already exists.";
    ServiceNotFound 3 400 "There is no such service.";
    ClientIdTaken 4 400 "The client id belongs to another system.";
    RedirectUrlForm 5 400 "A redirect address is an absolute https address.";
    DuplicateRights 6 400 "A right is named twice.";
    DuplicatePackages 7 400 "A package is named twice.";
    PackageInvalid 8 400 "There is no such package, or it cannot be used here.";
    ServiceIdForm 9 400 "The id of a service does not have a valid form.";
    DuplicateClientIds 11 400 "A client id is named twice.";
    SystemIdMismatch 12 400 "The id in the body is not the id in the path.";
    SystemIdSpaces 13 400 "The id of a system has no spaces.";
    AgentMissingOrUnknown 14 400 "The agent is missing, or there is no such system user.";
    NotAnAgent 15 400 "The system user is not of the agent kind.";
    ClientMissing 16 400 "The client is missing.";
    ServiceNotDelegable 17 400 "The service is of a type that system users cannot have.";
    VisibleWithClientPackage 18 400 "A visible system cannot have packages that only clients give.";
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of docs/contract/platform.md, section 1.8, as numbers and statuses: what is not 400 is named.
    #[test]
    fn statuses_are_those_of_the_contract() {
        let with = |status| {
            let all = AuthProblem::ALL
                .iter()
                .filter(|problem| problem.status() == status);
            all.map(|problem| problem.number()).collect::<Vec<_>>()
        };
        assert_eq!(with(401), [23, 43]);
        assert_eq!(
            with(403),
            [14, 16, 18, 19, 20, 24, 41, 42, 44, 66, 68, 69, 70, 71]
        );
        assert_eq!(with(404), [10, 11, 12, 15, 17, 30, 60]);
        assert_eq!(with(409), [13, 61]);
        assert_eq!(with(500), [55, 62]);
        let rest = with(400).len() + 2 + 14 + 7 + 2 + 2;
        assert_eq!(rest, AuthProblem::ALL.len());
    }

    #[test]
    fn every_number_in_use_is_there_once_and_in_order() {
        let numbers: Vec<u16> = AuthProblem::ALL.iter().map(|p| p.number()).collect();
        let in_use = (0..=80).filter(|n| *n != 29 && !(72..=78).contains(n));
        assert_eq!(numbers, in_use.collect::<Vec<u16>>());
        let faults: Vec<u16> = AuthFault::ALL.iter().map(|f| f.number()).collect();
        assert_eq!(faults, (0..=18).filter(|n| *n != 10).collect::<Vec<u16>>());
    }

    #[test]
    fn codes_read_back() {
        for problem in AuthProblem::ALL {
            assert_eq!(AuthProblem::from_code(&problem.code()), Some(*problem));
        }
        for fault in AuthFault::ALL {
            assert_eq!(AuthFault::from_code(&fault.code()), Some(*fault));
        }
        assert_eq!(AuthProblem::SystemNotFound.code(), "AUTH-00011");
        assert_eq!(AuthFault::AgentMissingOrUnknown.code(), "AUTH.VLD-00014");
    }

    #[test]
    fn other_words_are_no_codes() {
        for code in [
            "",
            "AUTH-",
            "AUTH-00029",
            "AUTH-00072",
            "AUTH-11",
            "AUTH-+0011",
            "AM-00026",
            "auth-00011",
            "AUTH.VLD-00011",
        ] {
            assert_eq!(AuthProblem::from_code(code), None, "{code:?}");
        }
        assert_eq!(AuthFault::from_code("AUTH-00011"), None);
    }
}
