//! Headings, and the title of the browser's tab.

use super::receipt::receipt_title;
use super::{closed_words, fill_names, no_request, notice};
use crate::access::ItemChange;
use crate::approval::state::{RequestPhase, Screen};
use crate::approval::view_model::PartiesView;
use crate::i18n::template::fill;
use crate::i18n::{ApprovalTexts, Texts};
use crate::ui::{Severity, without_isolates};
use fullmakt_domain::RequestKind;

/// The heading of the page, with `{system}` and `{org}` for the names: the question, or what has become of it.
pub(crate) fn heading(texts: &ApprovalTexts, kind: RequestKind, screen: &Screen) -> &'static str {
    match screen {
        Screen::Request(RequestPhase::Receipt(receipt)) => {
            receipt_title(texts, kind, receipt.decision)
        }
        Screen::Request(RequestPhase::Closed { status, .. }) => closed_words(texts, status).0,
        Screen::Request(RequestPhase::Escalated) => texts.forwarded_title,
        _ => match kind {
            RequestKind::Standard => texts.heading_standard,
            RequestKind::Agent => texts.heading_agent,
            RequestKind::Change => texts.heading_change,
        },
    }
}

/// The title of the browser's tab: the heading of the page; errors say that they are. While names of a question
/// are loading it says what kind of page it is, so that it does not change twice.
pub(crate) fn tab_title(
    all: &Texts,
    kind: RequestKind,
    screen: &Screen,
    parties: &PartiesView,
) -> String {
    let texts = all.approval;
    let names = parties.names();
    let error = match screen {
        Screen::Loading | Screen::SigningIn => return texts.title_loading.to_owned(),
        Screen::MissingId | Screen::MalformedId | Screen::Failed(_) => {
            Some(no_request(all, screen))
        }
        Screen::Request(RequestPhase::Open(panel) | RequestPhase::MayEscalate(panel)) => {
            if parties.is_loading() {
                return texts.title_loading.to_owned();
            }
            let message = panel.notice.as_ref().map(|it| notice(all, it, &names));
            message.filter(|message| message.severity == Severity::Danger)
        }
        Screen::Request(_) => None,
    };
    let title = match error {
        Some(message) => fill(texts.title_error, &[("title", &message.title)]),
        None => fill_names(heading(texts, kind, screen), &names),
    };
    without_isolates(&title)
}

/// The heading of one group of the list.
pub(crate) fn access_heading(
    texts: &ApprovalTexts,
    kind: RequestKind,
    change: ItemChange,
    over: bool,
) -> &'static str {
    match (change, over) {
        (ItemChange::Given, true) => texts.asked_for,
        (ItemChange::Given, false) if kind == RequestKind::Agent => texts.gets_for_clients,
        (ItemChange::Given, false) => texts.gets,
        (ItemChange::Added, false) => texts.added,
        (ItemChange::Added, true) => texts.asked_added,
        (ItemChange::Removed, false) => texts.removed,
        (ItemChange::Removed, true) => texts.asked_removed,
    }
}
