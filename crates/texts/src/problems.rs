//! What is said when something does not work.

#[cfg(feature = "sources")]
pub(crate) mod en;
#[cfg(feature = "sources")]
pub(crate) mod nb;
#[cfg(feature = "sources")]
pub(crate) mod nn;

macro_rules! causes {
    ($($(#[$doc:meta])* $Cause:ident,)*) => {
        /// Why something did not work, as far as a person can do something about it.
        ///
        /// Sources: platform.md, section 1.8 (codes) and section 2.6 (reason codes of delegation checks).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Cause {
            $($(#[$doc])* $Cause,)*
        }

        impl Cause {
            /// All of them, in the order of their texts.
            pub const ALL: &[Self] = &[$(Self::$Cause),*];
        }
    };
}

causes! {
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

/// What happened, and what to do now: one or two sentences each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemText {
    /// What happened.
    pub what: &'static str,
    /// What the reader can do about it.
    pub next: &'static str,
}
