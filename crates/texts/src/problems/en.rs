//! English.

use super::Cause;

pub(crate) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::OrganisationUnknown => (
            "The organisation in the request is not in the register.",
            "Ask the vendor to check the organisation number and send a new request.",
        ),
        Cause::NotOffered => (
            "The request asks for something that the system is not registered with, or that cannot be given.",
            "Ask the vendor to correct it and send a new request.",
        ),
        Cause::NotGiven => (
            "The platform could not give the access.",
            "Wait a little and try again. If that does not help, give the reference to support.",
        ),
        Cause::NotCreated => (
            "The platform could not create the system access.",
            "Wait a little and try again. If that does not help, give the reference to support.",
        ),
        Cause::ExistsAlready => (
            "The organisation already has a system access for this system.",
            "Look at it in the overview of system access. If the system needs more, the vendor has to ask for a change.",
        ),
        Cause::AnsweredBefore => (
            "The vendor has used a reference that was answered before.",
            "Ask the vendor to send a new request with a new reference.",
        ),
        Cause::Pending => (
            "There is already an unanswered request with the same reference.",
            "Answer that one first.",
        ),
        Cause::RequestNotFound => (
            "The request does not exist. The vendor may have withdrawn it.",
            "Open the vendor's link again, or ask for a new one.",
        ),
        Cause::SystemNotFound => (
            "The system is no longer in the system register.",
            "Ask the vendor whether the system is still in use.",
        ),
        Cause::NotStored => ("The platform could not store the answer.", "Try again."),
        Cause::AlreadyDecided => (
            "The request has been answered already.",
            "You need not do anything. The status is on the page.",
        ),
        Cause::CheckFailed => (
            "The platform could not check whether you may give this access.",
            "Wait a little and try again, or pass the request on to somebody else.",
        ),
        Cause::SystemUserNotFound => (
            "The system access does not exist. It may have been deleted.",
            "Ask the vendor to send a request for new access.",
        ),
        Cause::MissingRole => (
            "Your role in the organisation is not enough to give this.",
            "Ask the managing director, or somebody else with the role, to answer.",
        ),
        Cause::MissingDelegation => (
            "You have not been given this yourself, so you cannot pass it on.",
            "Ask somebody who has it to answer, or to give it to you first.",
        ),
        Cause::MissingListing => (
            "The service is open only to organisations that its owner has approved.",
            "Ask the owner of the service whether the organisation can be approved.",
        ),
        Cause::LevelTooLow => (
            "You have to log in more securely to give this.",
            "Log out, and log in again at a higher security level.",
        ),
        Cause::ReturnAddress => (
            "The web address that you were to be sent back to is not registered on the system.",
            "Ask the vendor to correct it and send a new request.",
        ),
        Cause::NotRemoved => (
            "The platform could not remove the access.",
            "Wait a little and try again. If that does not help, give the reference to support.",
        ),
        Cause::NoVendor => (
            "The login does not say which organisation it is for.",
            "Log out and in again.",
        ),
        Cause::MayNotDelete => (
            "You may not delete this system access.",
            "Ask a main administrator of the organisation.",
        ),
        Cause::WrongKind => (
            "The link does not fit this kind of system access.",
            "Open the vendor's link again, or ask for a new one.",
        ),
        Cause::ClientNotFound => (
            "The organisation is not one of your clients.",
            "The client has to give you a power of attorney first. Refresh the list when that is done.",
        ),
        Cause::PartyMismatch => (
            "The request is for another organisation than the answer was given for.",
            "Reload the page, and see whom the request is for.",
        ),
        Cause::RelationOdd => (
            "The records of who has given what do not fit together.",
            "Reload the page. If that does not help, give the reference to support.",
        ),
        Cause::HasClients => (
            "The system access still has clients.",
            "Remove the clients first.",
        ),
        Cause::ClientsRefused => (
            "You may not see the organisation's clients.",
            "Ask a main administrator to make you a client administrator.",
        ),
        Cause::ClientsFailed => (
            "The platform could not fetch the clients.",
            "Wait a little and try again.",
        ),
        Cause::PackageNotGivable => (
            "The request has an access package that cannot be given in this way.",
            "Ask the vendor to correct it and send a new request.",
        ),
        Cause::MissingPackage => (
            "You do not hold all the access packages, so you cannot pass them on.",
            "Ask the managing director, or somebody else who holds them, to answer.",
        ),
        Cause::ReadFailed => (
            "The platform could not read what has been given before.",
            "Wait a little and try again.",
        ),
        Cause::NothingAsked => (
            "The request asks for nothing.",
            "Ask the vendor to send a new request.",
        ),
        Cause::NotAccessManager => (
            "You cannot answer on behalf of this organisation.",
            "Give the link to a main administrator or access manager there, such as the managing director.",
        ),
        Cause::AccessList => (
            "The organisation is not on the list of those who may use the service.",
            "Ask the owner of the service whether the organisation can be put on the list.",
        ),
        Cause::ServiceNotGivable => (
            "The service cannot be passed on to others.",
            "Ask the vendor to leave it out and send a new request.",
        ),
        Cause::MaskinportenSchema => (
            "The service is an API in Maskinporten, and is given in another way.",
            "Ask the vendor to leave it out and send a new request.",
        ),
        Cause::ClientLacksPackage => (
            "The client has not given you everything that the system needs.",
            "Ask the client to give you the missing access packages.",
        ),
        Cause::Offline => (
            "The platform could not be reached.",
            "Check your network connection, wait a little and try again.",
        ),
        Cause::Unreachable => (
            "The platform did not answer.",
            "Check your network connection, wait a little and try again.",
        ),
        Cause::ServerFault => (
            "The platform has a fault right now.",
            "Wait a little and try again. If it lasts, give the reference to support.",
        ),
        Cause::OddAnswer => (
            "We did not understand the platform's answer.",
            "Try again. If it lasts, give the reference to support.",
        ),
        Cause::SignedOut => (
            "You are no longer logged in.",
            "Log in again, and you come back here.",
        ),
        Cause::Forbidden => (
            "You may not do this.",
            "Ask a main administrator or access manager of the organisation.",
        ),
        Cause::NotFound => (
            "The platform did not find what the page asked for.",
            "Reload the page. If that does not help, give the reference to support.",
        ),
        Cause::TooMany => (
            "Too many are asking at the same time.",
            "Wait a little and try again.",
        ),
        Cause::Refused => (
            "The platform said no, and does not say why.",
            "Try again. If that does not help, give the reference to support.",
        ),
    }
}
