//! What a receipt says.

use super::{Names, fill_names};
use crate::approval::state::{ConfirmedBy, Receipt};
use crate::i18n::ApprovalTexts;
use fullmakt_domain::{Decision, RequestKind};

/// The heading of a receipt.
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
pub(crate) fn receipt_lines(
    texts: &ApprovalTexts,
    kind: RequestKind,
    receipt: &Receipt,
    names: &Names,
) -> (&'static str, Vec<String>) {
    let first = match receipt.confirmed_by {
        ConfirmedBy::Response => you_did(texts, receipt.decision),
        ConfirmedBy::Status => texts.read_back,
    };
    let lines: &[&str] = match (receipt.decision, kind) {
        (Decision::Approve, RequestKind::Standard) => &[texts.withdraw],
        (Decision::Approve, RequestKind::Agent) => &[texts.agent_next, texts.withdraw],
        (Decision::Approve, RequestKind::Change) => &[texts.withdraw_change],
        (Decision::Reject, RequestKind::Change) => &[],
        (Decision::Reject, _) => &[texts.rejected],
        (Decision::Escalate, _) => &[texts.forwarded],
    };
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
