//! Messages that several pages share.

use super::request_view::Access;
use crate::catalogue::{Catalogue, Service};
use fullmakt_domain::{Language, RequestKind, RequestStatus, text};
use maud::{Markup, html};

/// What a kind of request is called.
pub(super) fn kind(kind: RequestKind, language: Language) -> &'static str {
    use Language::{En, Nb, Nn};
    match (kind, language) {
        (RequestKind::Standard, Nb) => "Vanlig forespørsel",
        (RequestKind::Standard, Nn) => "Vanleg førespurnad",
        (RequestKind::Standard, En) => "Standard request",
        (RequestKind::Agent, Nb) => "Forespørsel om klientsystem",
        (RequestKind::Agent, Nn) => "Førespurnad om klientsystem",
        (RequestKind::Agent, En) => "Agent request",
        (RequestKind::Change, Nb) => "Endringsforespørsel",
        (RequestKind::Change, Nn) => "Endringsførespurnad",
        (RequestKind::Change, En) => "Change request",
    }
}

/// What a status means, in plain words.
fn status_text(status: &RequestStatus, language: Language) -> &'static str {
    use Language::{En, Nb, Nn};
    match (status, language) {
        (RequestStatus::New, Nb) => "Venter på svar",
        (RequestStatus::New, Nn) => "Ventar på svar",
        (RequestStatus::New, En) => "Waits for an answer",
        (RequestStatus::Accepted, Nb) => "Godkjent",
        (RequestStatus::Accepted, Nn) => "Godkjend",
        (RequestStatus::Accepted, En) => "Approved",
        (RequestStatus::Rejected | RequestStatus::Denied, Nb) => "Ikke godkjent",
        (RequestStatus::Rejected | RequestStatus::Denied, Nn) => "Ikkje godkjend",
        (RequestStatus::Rejected | RequestStatus::Denied, En) => "Not approved",
        (RequestStatus::Timedout, Nb) => "For gammel",
        (RequestStatus::Timedout, Nn) => "For gammal",
        (RequestStatus::Timedout, En) => "Too old",
        (RequestStatus::NoChangeNeeded, Nb) => "Ingenting å endre",
        (RequestStatus::NoChangeNeeded, Nn) => "Ingenting å endre",
        (RequestStatus::NoChangeNeeded, En) => "Nothing to change",
        (RequestStatus::Other(_), Nb) => "Ukjent status",
        (RequestStatus::Other(_), Nn) => "Ukjend status",
        (RequestStatus::Other(_), En) => "Unknown status",
    }
}

/// A status in plain words, and as the API spells it.
pub(super) fn status(status: &RequestStatus, language: Language) -> Markup {
    let class = match status {
        RequestStatus::New => "status wait",
        RequestStatus::Accepted | RequestStatus::NoChangeNeeded => "status good",
        RequestStatus::Rejected | RequestStatus::Denied | RequestStatus::Timedout => "status bad",
        RequestStatus::Other(_) => "status",
    };
    html! {
        span class=(class) {
            (status_text(status, language)) " "
            code lang="en" { (text::sanitize_line(status.as_str(), 40)) }
        }
    }
}

fn title(service: &Service, language: Language) -> Option<&str> {
    let (title, _) = service.entry.title.as_ref()?.best(language.tag())?;
    Some(title)
}

/// What a package or right is called; its id when the catalogue does not know it.
pub(super) fn access(catalogue: &Catalogue, access: &Access, language: Language) -> String {
    let name = match access {
        Access::Package(urn) => catalogue
            .package(urn)
            .map(|package| package.name.of(language)),
        Access::Right(id) => catalogue
            .service(id)
            .and_then(|service| title(service, language)),
    };
    let (Access::Package(id) | Access::Right(id)) = access;
    text::sanitize_line(name.unwrap_or(id), 200)
}
