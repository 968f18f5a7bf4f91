//! Messages that several pages share.

use super::request_view::Access;
use crate::catalogue::Catalogue;
use fullmakt_domain::{Language, RequestKind, RequestStatus, text};
use maud::{Markup, html};

/// What a kind of request is called.
pub(super) fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Standard => "Standard request",
        RequestKind::Agent => "Agent request",
        RequestKind::Change => "Change request",
    }
}

/// A status in plain words, and as the API spells it.
pub(super) fn status(status: &RequestStatus) -> Markup {
    let (class, words) = match status {
        RequestStatus::New => ("status wait", "Waits for an answer"),
        RequestStatus::Accepted => ("status good", "Approved"),
        RequestStatus::NoChangeNeeded => ("status good", "Nothing to change"),
        RequestStatus::Rejected | RequestStatus::Denied => ("status bad", "Not approved"),
        RequestStatus::Timedout => ("status bad", "Too old"),
        RequestStatus::Other(_) => ("status", "Unknown status"),
    };
    html! {
        span class=(class) {
            (words) " " code { (text::sanitize_line(status.as_str(), 40)) }
        }
    }
}

/// What a package or right is called; its id when the catalogue does not know it.
pub(super) fn access(catalogue: &Catalogue, access: &Access) -> String {
    const LANGUAGE: Language = Language::En;
    let (id, name) = match access {
        Access::Package(urn) => {
            let package = catalogue.package(urn);
            (urn, package.map(|package| package.name.of(LANGUAGE)))
        }
        Access::Right(id) => {
            let service = catalogue.service(id);
            let title = service.and_then(|service| service.entry.title.as_ref());
            let best = title.and_then(|title| title.best(LANGUAGE.tag()));
            (id, best.map(|(title, _)| title))
        }
    };
    text::sanitize_line(name.unwrap_or(id), 200)
}
