//! What the page shows, worked out from state, details and texts. No browser here.

use super::messages::{self, Message, Names};
use super::state::ApprovalState;
use super::state::details::{LocalizedText, RequestDetails};
use super::state::screen::{RequestPhase, Screen};
use crate::acting_party::ActingParty;
use crate::api::RemoteData;
use crate::i18n::template::fill;
use crate::i18n::{ApprovalTexts, Texts};
use fullmakt_domain::deadline::TimeLeft;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::{Deadline, RequestKind, text};

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;
/// Longest name of a package or service, in characters.
pub(super) const ITEM_NAME_LENGTH: usize = 200;

/// What is mounted: the screen without its data. Components branch on this alone, so that nothing is
/// mounted anew, and loses focus or what is open, when only data changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// There is no request to show; a message says why.
    NoRequest,
    /// The request is loading: the shape of the page, without words.
    Loading,
    /// The reader may decide.
    Open,
    /// The reader may only escalate.
    MayEscalate,
    /// It has been escalated, and the reader may not decide.
    Escalated,
    /// It is over.
    Closed,
    /// The reader has decided.
    Receipt,
}

impl Phase {
    pub(super) fn of(screen: &Screen) -> Self {
        match screen {
            Screen::MissingId | Screen::MalformedId | Screen::SigningIn | Screen::Failed(_) => {
                Self::NoRequest
            }
            Screen::Loading => Self::Loading,
            Screen::Request(RequestPhase::Open(_)) => Self::Open,
            Screen::Request(RequestPhase::MayEscalate(_)) => Self::MayEscalate,
            Screen::Request(RequestPhase::Escalated) => Self::Escalated,
            Screen::Request(RequestPhase::Closed { .. }) => Self::Closed,
            Screen::Request(RequestPhase::Receipt(_)) => Self::Receipt,
        }
    }

    /// Whether nothing can be decided here any more.
    pub(super) fn is_over(self) -> bool {
        matches!(self, Self::Escalated | Self::Closed | Self::Receipt)
    }
}

/// Who asks and for whom, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PartiesView {
    /// Name of the system; its id while there is none.
    pub(super) system: LocalizedText,
    /// The name of the system is loading.
    pub(super) system_is_loading: bool,
    /// Organisation number of the vendor, in groups of three.
    pub(super) vendor: Option<String>,
    /// The organisation by name, else by number.
    pub(super) org: String,
    /// The name of the organisation is loading.
    pub(super) org_is_loading: bool,
    /// The organisation has a name, so its number is worth showing beside it.
    pub(super) org_has_name: bool,
    /// Organisation number, in groups of three; empty while nobody knows.
    pub(super) org_number: String,
}

impl PartiesView {
    pub(super) fn new(page: &ApprovalState, details: &RequestDetails, texts: &Texts) -> Self {
        let Some(request) = page.request() else {
            return Self {
                system_is_loading: true,
                org_is_loading: true,
                ..Self::default()
            };
        };
        let system = details.system(texts.language);
        let system_is_loading = system.is_loading();
        let mut name = LocalizedText::default();
        let mut vendor = None;
        if let RemoteData::Ready((registered, number)) = system {
            name = LocalizedText {
                text: text::sanitize_quoted(&registered.text, NAME_LENGTH),
                lang: registered.lang,
            };
            vendor = Some(number).filter(|number| !number.is_empty());
        }
        if name.text.is_empty() {
            name = LocalizedText {
                text: text::sanitize_quoted(&request.system_id, NAME_LENGTH),
                lang: None,
            };
        }
        let vendor = vendor.or_else(|| request.vendor_number().map(str::to_owned));
        let org_number = grouped(&text::sanitize_line(&request.org_number, NAME_LENGTH));
        let org_name = details
            .party_name()
            .map(|name| title_case(&text::sanitize_line(name, NAME_LENGTH)))
            .filter(|name| !name.is_empty());
        let org_has_name = org_name.is_some();
        let by_number = || fill(texts.approval.org_by_number, &[("number", &org_number)]);
        Self {
            system: name,
            system_is_loading,
            vendor: vendor.map(|vendor| grouped(&text::sanitize_line(&vendor, NAME_LENGTH))),
            org: org_name.unwrap_or_else(by_number),
            org_is_loading: details.party_is_loading(),
            org_has_name,
            org_number,
        }
    }

    /// The names as plain text.
    pub(super) fn names(&self) -> Names {
        Names {
            system: self.system.text.clone(),
            org: self.org.clone(),
        }
    }

    /// Whether a name can still come.
    pub(super) fn is_loading(&self) -> bool {
        self.system_is_loading || self.org_is_loading
    }
}

/// How long the request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimesView {
    /// The request is loading.
    Loading,
    /// Change requests do not tell when they were made.
    Unknown,
    /// When it was made and until when it stands; what is left of that, while it matters.
    Known(Deadline, Option<TimeLeft>),
}

impl TimesView {
    pub(super) fn new(page: &ApprovalState) -> Self {
        match (page.request(), page.deadline()) {
            (None, _) => Self::Loading,
            (Some(_), None) => Self::Unknown,
            (Some(_), Some(deadline)) => Self::Known(deadline, page.left()),
        }
    }
}

/// The heading of the page, with `{system}` and `{org}` for the names.
pub(super) fn heading(texts: &ApprovalTexts, kind: RequestKind, screen: &Screen) -> &'static str {
    match screen {
        Screen::Request(RequestPhase::Receipt(receipt)) => {
            messages::receipt_title(texts, kind, receipt.decision)
        }
        Screen::Request(RequestPhase::Closed { status, .. }) => {
            messages::closed_title(texts, status)
        }
        Screen::Request(RequestPhase::Escalated) => texts.forwarded_title,
        _ => messages::heading(texts, kind),
    }
}

/// Why there is no request to show. The title is the heading of the page.
pub(super) fn no_request_message(texts: &Texts, screen: &Screen) -> Message {
    match screen {
        Screen::MissingId => messages::bad_address(texts.approval, true),
        Screen::MalformedId => messages::bad_address(texts.approval, false),
        Screen::Failed(error) => messages::failed(texts, error),
        Screen::SigningIn | Screen::Loading | Screen::Request(_) => {
            messages::signing_in(texts.approval)
        }
    }
}

/// What has become of a request that is over for this reader and not by the reader's own decision, and
/// whether that is news. The heading of the page says the title.
pub(super) fn outcome_message(
    texts: &ApprovalTexts,
    screen: &Screen,
    names: &Names,
) -> Option<(Message, bool)> {
    let (mut message, is_news) = match screen {
        Screen::Request(RequestPhase::Closed { status, overtaken }) => {
            (messages::closed(texts, status, *overtaken), *overtaken)
        }
        Screen::Request(RequestPhase::Escalated) => (messages::escalated(texts, names), false),
        _ => return None,
    };
    message.title.clear();
    Some((message, is_news))
}

/// The title of the browser's tab. While names of a question are loading it says what kind of page it is,
/// so that it does not change twice.
pub(super) fn tab_title(
    texts: &Texts,
    kind: RequestKind,
    screen: &Screen,
    parties: &PartiesView,
) -> String {
    if parties.is_loading() && screen.panel().is_some() {
        return texts.approval.title_loading.to_owned();
    }
    messages::tab_title(texts, kind, screen, &parties.names())
}

/// What the page says above everything else about an organisation: for whom the user acts.
pub(super) fn acting_party(parties: &PartiesView) -> Option<ActingParty> {
    (!parties.org_number.is_empty()).then(|| ActingParty {
        name: if parties.org_has_name {
            parties.org.clone()
        } else {
            String::new()
        },
        number: parties.org_number.clone(),
    })
}

/// A text of somebody else, fit to be shown.
pub(super) fn sanitized(text: &LocalizedText, length: usize) -> LocalizedText {
    LocalizedText {
        text: text::sanitize_line(&text.text, length),
        lang: text.lang,
    }
}

#[cfg(test)]
mod tests;
