//! What is said when something does not work.

use crate::section::{Section, take};

macro_rules! causes {
    ($($(#[$doc:meta])* $Cause:ident = $key:literal,)*) => {
        /// Why something did not work, as far as a person can do something about it.
        ///
        /// Sources: docs/contract/platform.md, section 1.8 (codes) and section 2.6 (reason codes of delegation checks).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Cause {
            $($(#[$doc])* $Cause,)*
        }

        impl Cause {
            /// All of them, in the order of their texts.
            pub const ALL: &[Self] = &[$(Self::$Cause),*];

            /// Where its text stands, under `problems` in the file of each language.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$Cause => $key,)*
                }
            }
        }
    };
}

causes! {
    /// The register does not know the organisation.
    OrganisationUnknown = "organisation_unknown",
    /// The request names a right or package that the system is not registered with.
    NotOffered = "not_offered_by_system",
    /// The access could not be given.
    NotGiven = "access_not_given",
    /// The system user could not be made.
    NotCreated = "system_user_not_created",
    /// The system has access already.
    ExistsAlready = "system_user_exists_already",
    /// The vendor's reference was answered before.
    AnsweredBefore = "reference_answered_before",
    /// There is another request with the vendor's reference that nobody has answered.
    Pending = "reference_pending",
    /// No such request, or not any more.
    RequestNotFound = "request_not_found",
    /// No such system, or not any more.
    SystemNotFound = "system_not_found",
    /// The platform could not store the answer.
    NotStored = "answer_not_stored",
    /// Somebody has decided already.
    AlreadyDecided = "request_already_decided",
    /// The platform could not tell whether the user may give this.
    CheckFailed = "delegation_check_failed",
    /// No such system user.
    SystemUserNotFound = "system_user_not_found",
    /// The user's role does not let him give this.
    MissingRole = "missing_role",
    /// Nobody has given the user what he is to pass on.
    MissingDelegation = "missing_delegation",
    /// The owner of the service has to list the organisation first.
    MissingListing = "not_listed_by_service_owner",
    /// The user has to log in at a higher level.
    LevelTooLow = "security_level_too_low",
    /// The vendor's return address is not registered.
    ReturnAddress = "return_address_not_registered",
    /// Access could not be taken away.
    NotRemoved = "access_not_removed",
    /// The caller's token names no organisation.
    NoVendor = "login_without_organisation",
    /// The user may not delete this.
    MayNotDelete = "may_not_delete_system_user",
    /// The request or system user is of another kind than the address says.
    WrongKind = "wrong_kind_of_system_user",
    /// No such client.
    ClientNotFound = "client_not_found",
    /// Party and request do not belong together.
    PartyMismatch = "request_for_another_organisation",
    /// The platform's own records of the relation do not fit.
    RelationOdd = "inconsistent_delegations",
    /// The system user still has clients.
    HasClients = "system_user_has_clients",
    /// The platform's look-up of clients was not let in.
    ClientsRefused = "may_not_see_clients",
    /// The platform's look-up of clients failed.
    ClientsFailed = "clients_not_fetched",
    /// A package cannot be given in this way at all.
    PackageNotGivable = "package_cannot_be_given",
    /// The user does not hold a package that is asked for.
    MissingPackage = "missing_package",
    /// The platform could not read what is given today.
    ReadFailed = "delegations_not_read",
    /// The request asks for nothing.
    NothingAsked = "request_is_empty",
    /// The user does not administer access for the organisation.
    NotAccessManager = "not_access_manager",
    /// The organisation is not on the service's access list.
    AccessList = "not_on_access_list",
    /// The service cannot be passed on.
    ServiceNotGivable = "service_cannot_be_given",
    /// A Maskinporten schema, which is given elsewhere.
    MaskinportenSchema = "service_is_maskinporten_schema",
    /// The client lacks a package that the system needs.
    ClientLacksPackage = "client_lacks_package",
    /// This machine has no network.
    Offline = "offline",
    /// The platform could not be reached, or did not answer in time.
    Unreachable = "platform_unreachable",
    /// The platform failed.
    ServerFault = "platform_fault",
    /// The answer made no sense.
    OddAnswer = "answer_not_understood",
    /// The session has ended.
    SignedOut = "signed_out",
    /// The platform says no and gives no code.
    Forbidden = "forbidden",
    /// There is nothing at the address, without a code.
    NotFound = "not_found",
    /// The platform asks to wait.
    TooMany = "too_many_requests",
    /// The platform did not accept the call and gives no code that we know.
    Refused = "refused_without_reason",
}

/// What happened, and what to do now: one or two sentences each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemText {
    /// What happened.
    pub what: &'static str,
    /// What the reader can do about it.
    pub next: &'static str,
}

/// The text of each cause, in the order of [`Cause::ALL`].
pub(crate) type ProblemTexts = [ProblemText; Cause::ALL.len()];

impl ProblemText {
    /// Takes the text of each cause. `None` when one is missing.
    pub(crate) fn from_sections(sections: &mut Section<Section>) -> Option<ProblemTexts> {
        let mut texts = [Self { what: "", next: "" }; Cause::ALL.len()];
        for (cause, text) in Cause::ALL.iter().zip(&mut texts) {
            let section = sections.get_mut(cause.key())?;
            let mut pair = [""; 2];
            take(section, &["what", "next"], &mut pair)?;
            [text.what, text.next] = pair;
        }
        Some(texts)
    }
}
