//! Which words belong to what is on the page. No browser here, so that a test can read every state.

use super::state::cause::cause_of;
use super::state::request::ItemChange;
use super::state::screen::{DisabledReason, Notice, Receipt};
use super::state::{ConfirmedBy, screen};
use super::view_model::ITEM_NAME_LENGTH;
use crate::api::ApiError;
use crate::i18n::problems::Cause;
use crate::i18n::template::fill;
use crate::i18n::{ApprovalTexts, Texts};
use crate::ui::{Severity, isolate, without_isolates};
use fullmakt_domain::text::sanitize_quoted;
use fullmakt_domain::{Decision, RequestKind, RequestStatus};

/// Names that texts need, in plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// The system.
    pub system: String,
    /// The organisation, by name or number.
    pub org: String,
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// How bad it is.
    pub severity: Severity,
    /// In a few words; can be empty.
    pub title: String,
    /// The rest, a paragraph each.
    pub lines: Vec<String>,
    /// What support can find it by.
    pub reference: Option<String>,
}

impl Message {
    fn new(severity: Severity, title: &str, lines: &[&str], names: &Names) -> Self {
        let line = |text: &&str| fill_names(text, names);
        Self {
            severity,
            title: fill_names(title, names),
            lines: lines.iter().map(line).collect(),
            reference: None,
        }
    }

    /// Adds what the platform says about the error.
    fn because(mut self, all: &Texts, error: &ApiError) -> Self {
        let text = all.problem(cause_of(error));
        self.lines
            .extend([text.what.to_owned(), text.next.to_owned()]);
        self.with_reference(error)
    }

    fn with_reference(mut self, error: &ApiError) -> Self {
        self.reference = error.reference().map(|reference| reference.to_string());
        self
    }
}

/// Puts names into a text.
#[must_use]
pub(super) fn fill_names(text: &str, names: &Names) -> String {
    let (system, org) = (isolate(&names.system), isolate(&names.org));
    fill(text, &[("system", &system), ("org", &org)])
}

/// The question that the page asks.
#[must_use]
pub(super) fn heading(texts: &ApprovalTexts, kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Standard => texts.heading_standard,
        RequestKind::Agent => texts.heading_agent,
        RequestKind::Change => texts.heading_change,
    }
}

/// What the page says when there is no request to show.
#[must_use]
pub(super) fn failed(all: &Texts, error: &ApiError) -> Message {
    let texts = all.approval;
    let title = match cause_of(error) {
        Cause::RequestNotFound | Cause::NotFound => texts.not_found_title,
        Cause::NotAccessManager | Cause::Forbidden => texts.no_access_title,
        _ => texts.failed_title,
    };
    Message::new(Severity::Danger, title, &[], &Names::default()).because(all, error)
}

/// What the page says when the address names no request, or none that can be.
#[must_use]
pub(super) fn bad_address(texts: &ApprovalTexts, missing: bool) -> Message {
    let (title, line) = if missing {
        (texts.missing_id_title, texts.missing_id)
    } else {
        (texts.malformed_id_title, texts.malformed_id)
    };
    Message::new(Severity::Danger, title, &[line], &Names::default())
}

/// What the page says while the browser is on its way to login.
#[must_use]
pub(super) fn signing_in(texts: &ApprovalTexts) -> Message {
    let names = Names::default();
    Message::new(
        Severity::Info,
        texts.title_loading,
        &[texts.signing_in],
        &names,
    )
}

/// What a status means that is no longer New.
#[must_use]
pub(super) fn closed(texts: &ApprovalTexts, status: &RequestStatus, overtaken: bool) -> Message {
    let (title, line) = closed_words(texts, status);
    let line = fill(line, &[("status", status.as_str())]);
    let severity = if overtaken {
        Severity::Warning
    } else {
        Severity::Info
    };
    let mut message = Message::new(severity, title, &[], &Names::default());
    if overtaken {
        message.lines.push(texts.overtaken.to_owned());
    }
    message.lines.push(line);
    message
}

/// The heading of a request that is over.
#[must_use]
pub(super) fn closed_title(texts: &ApprovalTexts, status: &RequestStatus) -> &'static str {
    closed_words(texts, status).0
}

fn closed_words(texts: &ApprovalTexts, status: &RequestStatus) -> (&'static str, &'static str) {
    match status {
        // A new request is never closed; should it be, the honest word is that we do not know.
        RequestStatus::New | RequestStatus::Other(_) => {
            (texts.other_status_title, texts.other_status)
        }
        RequestStatus::Accepted => (texts.accepted_title, texts.accepted),
        RequestStatus::Rejected => (texts.rejected_title, texts.rejected),
        RequestStatus::Denied => (texts.denied_title, texts.denied),
        RequestStatus::Timedout => (texts.timed_out_title, texts.timed_out),
        RequestStatus::NoChangeNeeded => (texts.no_change_title, texts.no_change),
    }
}

/// The name of a decision's button.
#[must_use]
pub(super) fn button(texts: &ApprovalTexts, decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => texts.approve,
        Decision::Reject => texts.reject,
        Decision::Escalate => texts.forward,
    }
}

/// What stands above the list for a reader who may only pass the request on.
#[must_use]
pub(super) fn may_escalate(texts: &ApprovalTexts, names: &Names) -> Message {
    let (title, line) = (texts.may_forward_title, texts.may_forward);
    Message::new(Severity::Info, title, &[line], names)
}

/// The request has been passed on, and the reader has nothing more to do.
#[must_use]
pub(super) fn escalated(texts: &ApprovalTexts, names: &Names) -> Message {
    Message::new(
        Severity::Info,
        texts.forwarded_title,
        &[texts.forwarded],
        names,
    )
}

/// The heading of one group of the list.
#[must_use]
pub(super) fn access_heading(
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

/// The heading of a receipt.
#[must_use]
pub(super) fn receipt_title(
    texts: &ApprovalTexts,
    kind: RequestKind,
    decision: Decision,
) -> &'static str {
    match (decision, kind) {
        (Decision::Approve, RequestKind::Standard) => texts.approved_standard,
        (Decision::Approve, RequestKind::Agent) => texts.approved_agent,
        (Decision::Approve, RequestKind::Change) => texts.approved_change,
        (Decision::Reject, RequestKind::Standard) => texts.rejected_standard,
        (Decision::Reject, RequestKind::Agent) => texts.rejected_agent,
        (Decision::Reject, RequestKind::Change) => texts.rejected_change,
        (Decision::Escalate, _) => texts.forwarded_title,
    }
}

/// What a receipt says below its heading: what the reader did, or what is known of it, and the rest.
#[must_use]
pub(super) fn receipt_lines(
    texts: &ApprovalTexts,
    kind: RequestKind,
    receipt: &Receipt,
    names: &Names,
) -> (&'static str, Vec<String>) {
    let first = match receipt.confirmed_by {
        ConfirmedBy::Response => you_did(texts, receipt.decision),
        ConfirmedBy::Status => texts.read_back,
    };
    let mut lines = Vec::new();
    match (receipt.decision, kind) {
        (Decision::Approve, RequestKind::Agent) => lines.push(texts.agent_next),
        (Decision::Reject, RequestKind::Change) => {}
        (Decision::Reject, _) => lines.push(texts.rejected),
        (Decision::Escalate, _) => lines.push(texts.forwarded),
        (Decision::Approve, _) => {}
    }
    if receipt.decision == Decision::Approve {
        lines.push(match kind {
            RequestKind::Change => texts.withdraw_change,
            RequestKind::Standard | RequestKind::Agent => texts.withdraw,
        });
    }
    let lines = lines.iter().map(|line| fill_names(line, names)).collect();
    (first, lines)
}

/// What the reader did, in one sentence.
fn you_did(texts: &ApprovalTexts, decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => texts.you_approved,
        Decision::Reject => texts.you_rejected,
        Decision::Escalate => texts.you_forwarded,
    }
}

/// What there is to say beside the buttons.
#[must_use]
pub(super) fn notice(all: &Texts, notice: &Notice, names: &Names) -> Message {
    let texts = all.approval;
    let error_message = |title, lines: &[&str]| Message::new(Severity::Danger, title, lines, names);
    let warning = |title, lines: &[&str]| Message::new(Severity::Warning, title, lines, names);
    match notice {
        Notice::Refused(decision, error) => {
            let title = match decision {
                Decision::Approve => texts.not_approved,
                Decision::Reject => texts.not_rejected,
                Decision::Escalate => texts.not_forwarded_title,
            };
            let mut message = error_message(title, &[]).because(all, error);
            message.lines.insert(0, texts.nothing_changed.to_owned());
            message
        }
        Notice::NotEscalated => error_message(texts.not_forwarded_title, &[texts.not_forwarded]),
        Notice::Unidentified(_, error) => {
            let next = all.problem(cause_of(error)).next;
            error_message(texts.not_sent_title, &[texts.unidentified, next]).with_reference(error)
        }
        Notice::OtherPerson {
            before,
            now,
            not_sent,
        } => {
            let mut message = error_message(texts.other_person_title, &[]);
            if *not_sent {
                message.lines.push(texts.not_sent.to_owned());
            }
            // A profile can be without a name; the title says enough then.
            if !before.is_empty() && !now.is_empty() {
                let (before, now) = (isolate(before), isolate(now));
                let values = [("before", &*before), ("now", &*now)];
                message
                    .lines
                    .push(fill(texts.other_person_signed_in, &values));
            }
            if message.lines.is_empty() {
                message.lines.push(texts.other_person_reason.to_owned());
            }
            message
        }
        Notice::CheckingStatus(_) => warning("", &[texts.finding]),
        Notice::Unknown(_, error) => {
            let what = all.problem(cause_of(error)).what;
            // Not how to try again: nobody may before the status has been read.
            error_message(texts.unknown_title, &[what, texts.unknown]).with_reference(error)
        }
        Notice::Lost(_) => warning(texts.lost_title, &[texts.lost]),
        Notice::SignedOut => warning(texts.signed_out_title, &[texts.signed_out]),
        Notice::SignedOutBefore(_) => warning(texts.signed_out_title, &[texts.signed_out_before]),
        Notice::SignedOutAfter(_) => warning(texts.signed_out_title, &[texts.signed_out_after]),
        Notice::Stale(error) => warning(texts.stale_title, &[]).because(all, error),
    }
}

/// What a refusal is about, by name.
#[must_use]
pub(super) fn refused_items(texts: &ApprovalTexts, names: &[String]) -> Option<String> {
    let quoted = |name: &String| {
        let item = sanitize_quoted(name, ITEM_NAME_LENGTH);
        fill(texts.refused_item, &[("item", &isolate(&item))])
    };
    let items = names.iter().map(quoted).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| fill(texts.refused_items, &[("items", &items)]))
}

/// Why a button is off; `None` when it is not there.
#[must_use]
pub(super) fn disabled_reason(all: &Texts, reason: &DisabledReason) -> Option<String> {
    let texts = all.approval;
    Some(match reason {
        DisabledReason::NotOffered => return None,
        DisabledReason::Loading => texts.loading_page.to_owned(),
        DisabledReason::Sending(_) => texts.sending.to_owned(),
        DisabledReason::Checking => texts.checking.to_owned(),
        DisabledReason::StatusUnknown => texts.status_unknown.to_owned(),
        DisabledReason::SignedOut => texts.sign_in_first.to_owned(),
        DisabledReason::OtherPerson => texts.other_person_reason.to_owned(),
        DisabledReason::MayNotGive => texts.may_not_give.to_owned(),
        DisabledReason::Refused(cause) => {
            let what = all.problem(*cause).what;
            [texts.refused_before, " ", what].concat()
        }
    })
}

/// The title of the browser's tab: the question, or what is the case; errors say that they are.
#[must_use]
pub(super) fn tab_title(
    all: &Texts,
    kind: RequestKind,
    shown: &screen::Screen,
    names: &Names,
) -> String {
    use screen::{RequestPhase, Screen};
    let texts = all.approval;
    let error_title = |message: Message| fill(texts.title_error, &[("title", &message.title)]);
    let title = match shown {
        Screen::Loading | Screen::SigningIn => texts.title_loading.to_owned(),
        Screen::MissingId => error_title(bad_address(texts, true)),
        Screen::MalformedId => error_title(bad_address(texts, false)),
        Screen::Failed(error) => error_title(failed(all, error)),
        Screen::Request(RequestPhase::Open(panel) | RequestPhase::MayEscalate(panel)) => {
            let question = fill_names(heading(texts, kind), names);
            let message = panel.notice.as_ref().map(|it| notice(all, it, names));
            match message {
                Some(message) if message.severity == Severity::Danger => error_title(message),
                _ => question,
            }
        }
        Screen::Request(RequestPhase::Escalated) => escalated(texts, names).title,
        Screen::Request(RequestPhase::Closed { status, overtaken }) => {
            closed(texts, status, *overtaken).title
        }
        Screen::Request(RequestPhase::Receipt(receipt)) => {
            fill_names(receipt_title(texts, kind, receipt.decision), names)
        }
    };
    without_isolates(&title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn somebody_else_is_named() {
        let notice = Notice::OtherPerson {
            before: "Intuitiv Hest".to_owned(),
            now: "Rask Rev".to_owned(),
            not_sent: false,
        };
        for all in Language::ALL.map(Texts::of) {
            let said = super::notice(all, &notice, &Names::default())
                .lines
                .concat();
            assert!(
                said.contains("Intuitiv Hest") && said.contains("Rask Rev"),
                "{said}"
            );
        }
    }

    /// A tab shows plain text.
    #[test]
    fn titles_of_tabs_hold_no_marks_of_direction() {
        let names = Names {
            system: "SmartCloud".to_owned(),
            org: "Snill Skog AS".to_owned(),
        };
        let receipt = screen::Receipt {
            decision: Decision::Approve,
            by: None,
            at: 0,
            confirmed_by: ConfirmedBy::Response,
        };
        let shown = screen::Screen::Request(screen::RequestPhase::Receipt(receipt));
        assert_eq!(
            tab_title(
                Texts::of(Language::Nb),
                RequestKind::Standard,
                &shown,
                &names
            ),
            "«SmartCloud» har fått tilgang til Snill Skog AS"
        );
    }

    #[test]
    fn an_outcome_that_nobody_knows_asks_to_read_and_never_to_try_again() {
        for all in Language::ALL.map(Texts::of) {
            for error in [
                ApiError::Offline,
                ApiError::TimedOut,
                ApiError::Unreadable { status: 200 },
            ] {
                let unknown = Notice::Unknown(Decision::Approve, error.clone());
                let said = notice(all, &unknown, &Names::default());
                let problem = all.problem(cause_of(&error));
                assert_eq!(said.lines, [problem.what, all.approval.unknown]);
            }
        }
    }
}
