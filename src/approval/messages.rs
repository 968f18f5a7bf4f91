//! Which words belong to what is on the page. No browser here, so that a test can read every state.

mod headings;
mod receipt;
#[cfg(test)]
mod tests;

use super::state::{DisabledReason, Notice, RequestPhase, Screen};
use crate::access::ITEM_NAME_LENGTH;
use crate::i18n::template::fill;
use crate::i18n::{ApprovalTexts, Texts};
use crate::problems::{Cause, Message, cause_of};
use crate::ui::{Severity, isolate};
use fullmakt_domain::text::sanitize_quoted;
use fullmakt_domain::{Decision, RequestStatus};
pub(super) use headings::{access_heading, heading, tab_title};
pub(super) use receipt::receipt_lines;

/// Names that texts need, in plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub system: String,
    /// The organisation, by name or number.
    pub org: String,
}

/// A message with the names put in.
fn message(severity: Severity, title: &str, lines: &[&str], names: &Names) -> Message {
    let lines = lines.iter().map(|line| fill_names(line, names)).collect();
    Message::new(severity, fill_names(title, names), lines)
}

/// Puts names into a text.
pub(super) fn fill_names(text: &str, names: &Names) -> String {
    let (system, org) = (isolate(&names.system), isolate(&names.org));
    fill(text, &[("system", &system), ("org", &org)])
}

/// Why there is no request to show. The title is the heading of the page.
pub(super) fn no_request(all: &Texts, screen: &Screen) -> Message {
    let texts = all.approval;
    let (severity, title, line) = match screen {
        Screen::MissingId => (Severity::Danger, texts.missing_id_title, texts.missing_id),
        Screen::MalformedId => (
            Severity::Danger,
            texts.malformed_id_title,
            texts.malformed_id,
        ),
        Screen::Failed(error) => {
            let title = match cause_of(error) {
                Cause::RequestNotFound | Cause::NotFound => texts.not_found_title,
                Cause::NotAccessManager | Cause::Forbidden => texts.no_access_title,
                _ => texts.failed_title,
            };
            return message(Severity::Danger, title, &[], &Names::default()).because(all, error);
        }
        Screen::SigningIn | Screen::Loading | Screen::Request(_) => {
            (Severity::Info, texts.title_loading, texts.signing_in)
        }
    };
    message(severity, title, &[line], &Names::default())
}

/// What has become of a request that is over for this reader and not by the reader's own decision, and
/// whether that is news. The heading of the page says it in short.
pub(super) fn outcome(
    texts: &ApprovalTexts,
    screen: &Screen,
    names: &Names,
) -> Option<(Message, bool)> {
    match screen {
        Screen::Request(RequestPhase::Closed { status, overtaken }) => {
            let (_, line) = closed_words(texts, status);
            let line = fill(line, &[("status", status.as_str())]);
            let mut message = message(Severity::Info, "", &[], names);
            if *overtaken {
                message.severity = Severity::Warning;
                message.lines.push(texts.overtaken.to_owned());
            }
            message.lines.push(line);
            Some((message, *overtaken))
        }
        Screen::Request(RequestPhase::Escalated) => {
            let message = message(Severity::Info, "", &[texts.forwarded], names);
            Some((message, false))
        }
        _ => None,
    }
}

/// Title and text of a request that is over.
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
pub(super) fn button(texts: &ApprovalTexts, decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => texts.approve,
        Decision::Reject => texts.reject,
        Decision::Escalate => texts.forward,
    }
}

/// What stands above the list for a reader who may only pass the request on.
pub(super) fn may_escalate(texts: &ApprovalTexts, names: &Names) -> Message {
    let (title, line) = (texts.may_forward_title, texts.may_forward);
    message(Severity::Info, title, &[line], names)
}

/// What there is to say beside the buttons.
pub(super) fn notice(all: &Texts, notice: &Notice, names: &Names) -> Message {
    let texts = all.approval;
    let error_message = |title, lines: &[&str]| message(Severity::Danger, title, lines, names);
    let warning = |title, lines: &[&str]| message(Severity::Warning, title, lines, names);
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
pub(super) fn refused_items(texts: &ApprovalTexts, names: &[String]) -> Option<String> {
    let quoted = |name: &String| {
        let item = sanitize_quoted(name, ITEM_NAME_LENGTH);
        fill(texts.refused_item, &[("item", &isolate(&item))])
    };
    let items = names.iter().map(quoted).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| fill(texts.refused_items, &[("items", &items)]))
}

/// Why a button is off; `None` when it is not there.
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
