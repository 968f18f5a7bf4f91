//! What becomes of a decision.

use super::*;

#[test]
fn approving_gives_a_receipt_and_reads_again() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Ok(true));
    assert!(matches!(request_phase(&page), RequestPhase::Receipt(r) if r.decision == Approve));
    status(&mut page, sequence, Accepted);
    let RequestPhase::Receipt(receipt) = request_phase(&page) else {
        panic!("no receipt")
    };
    assert_eq!(
        (receipt.at, receipt.confirmed_by),
        (NOW, ConfirmedBy::Response)
    );
    assert_eq!(page.update(Event::Clicked(Reject)), None);
}

#[test]
fn a_double_click_sends_once() {
    let mut page = open_page();
    let clicks = |page: &mut ApprovalState| {
        for decision in [Approve, Reject, Escalate] {
            assert_eq!(page.update(Event::Clicked(decision)), None);
            assert_eq!(
                panel(page).disabled_reason(decision),
                Some(&DisabledReason::Sending(Approve))
            );
        }
        assert_eq!(page.update(Event::Reload), None);
    };
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    clicks(&mut page);
    let answer = Ok(person());
    decide_sequence(page.update(Event::Identified { sequence, answer }));
    clicks(&mut page);
}

#[test]
fn somebody_elses_decision_is_shown() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(409, "AUTH-00013")));
    assert_eq!(
        panel(&page).disabled_reason(Approve),
        Some(&DisabledReason::Checking)
    );
    status(&mut page, sequence, Rejected);
    assert_eq!(
        request_phase(&page),
        RequestPhase::Closed {
            status: Rejected,
            overtaken: true
        }
    );
}

/// A browser repeated the call when the connection broke, and the repetition came too late.
#[test]
fn a_conflict_with_the_wanted_status_is_a_receipt_without_a_name() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(409, "AUTH-00013")));
    status(&mut page, sequence, Accepted);
    let RequestPhase::Receipt(receipt) = request_phase(&page) else {
        panic!("no receipt")
    };
    assert_eq!(
        (receipt.by, receipt.confirmed_by),
        (None, ConfirmedBy::Status)
    );
}

/// Another tab had passed it on, and somebody has approved it since: that is no receipt of passing on.
#[test]
fn what_was_passed_on_and_decided_since_is_over() {
    let mut page = open_page();
    let sequence = decide(&mut page, Escalate, Err(error(409, "AUTH-00013")));
    let mut request = page.request().expect("a request").clone();
    request.escalated = true;
    request.status = Accepted;
    let answer = Ok(request);
    page.update(Event::Read { sequence, answer });
    assert_eq!(
        request_phase(&page),
        RequestPhase::Closed {
            status: Accepted,
            overtaken: false
        }
    );
}

/// The platform said yes, and what it then shows is another decision: a receipt would be a lie.
#[test]
fn a_yes_that_another_decision_has_outweighed_is_no_receipt() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Ok(true));
    status(&mut page, sequence, Rejected);
    assert_eq!(
        request_phase(&page),
        RequestPhase::Closed {
            status: Rejected,
            overtaken: true
        }
    );
}

#[test]
fn a_conflict_that_nobody_has_won_can_be_tried_again() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(409, "AUTH-00013")));
    status(&mut page, sequence, New);
    assert_eq!(panel(&page).notice, Some(Notice::Lost(Approve)));
    assert_eq!(panel(&page).disabled_reason(Approve), None);
}

#[test]
fn a_lost_answer_is_looked_for_and_never_sent_again() {
    for (now, expected) in [
        (Accepted, "receipt"),
        (New, "lost"),
        (Rejected, "overtaken"),
        (Timedout, "overtaken"),
    ] {
        let mut page = open_page();
        let sequence = decide(&mut page, Approve, Err(ApiError::Offline));
        assert_eq!(panel(&page).notice, Some(Notice::CheckingStatus(Approve)));
        assert_eq!(page.update(Event::Clicked(Approve)), None, "while looking");
        status(&mut page, sequence, now.clone());
        let found = match request_phase(&page) {
            RequestPhase::Receipt(receipt) if receipt.confirmed_by == ConfirmedBy::Status => {
                "receipt"
            }
            RequestPhase::Open(panel) if panel.notice == Some(Notice::Lost(Approve)) => "lost",
            RequestPhase::Closed {
                overtaken: true, ..
            } => "overtaken",
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{now}");
    }
}

#[test]
fn without_the_status_nothing_can_be_decided() {
    let mut page = open_page();
    let sequence = decide(&mut page, Reject, Err(ApiError::TimedOut));
    let answer = Err(ApiError::Offline);
    page.update(Event::Read { sequence, answer });
    let shown = panel(&page);
    assert_eq!(
        shown.notice,
        Some(Notice::Unknown(Reject, ApiError::Offline))
    );
    assert_eq!(
        shown.disabled_reason(Approve),
        Some(&DisabledReason::StatusUnknown)
    );
    assert_eq!(page.update(Event::Clicked(Approve)), None);
    assert_eq!(page.next_steps(&page.screen()), [NextStep::Reload]);
    let sequence = read_sequence(page.update(Event::Reload));
    status(&mut page, sequence, Rejected);
    assert!(
        matches!(request_phase(&page), RequestPhase::Receipt(r) if r.confirmed_by == ConfirmedBy::Status)
    );
}

#[test]
fn a_lasting_no_switches_off_that_button_only() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(403, "AUTH-00016")));
    status(&mut page, sequence, New);
    let shown = panel(&page);
    assert_eq!(
        shown.disabled_reason(Approve),
        Some(&DisabledReason::Refused(Cause::MissingRole))
    );
    assert_eq!(
        (
            shown.disabled_reason(Reject),
            shown.disabled_reason(Escalate)
        ),
        (None, None)
    );
    assert!(matches!(shown.notice, Some(Notice::Refused(Approve, _))));
    // The role may have come in the meantime.
    let sequence = read_sequence(page.update(Event::Reload));
    status(&mut page, sequence, New);
    assert_eq!(
        (panel(&page).disabled_reason(Approve), panel(&page).notice),
        (None, None)
    );
}

#[test]
fn a_passing_no_leaves_the_button() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(400, "AUTH-00002")));
    status(&mut page, sequence, New);
    assert_eq!(panel(&page).disabled_reason(Approve), None);
}

#[test]
fn false_is_not_forwarded() {
    let mut page = page(approval_request(
        RequestKind::Agent,
        New,
        Permission::Escalate,
    ));
    let sequence = decide(&mut page, Escalate, Ok(false));
    status(&mut page, sequence, New);
    assert_eq!(panel(&page).notice, Some(Notice::NotEscalated));
}

/// Only an escalation is answered so; what it means of another decision has to be read.
#[test]
fn false_to_another_decision_is_an_unknown_outcome() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Ok(false));
    assert_eq!(panel(&page).notice, Some(Notice::CheckingStatus(Approve)));
    status(&mut page, sequence, New);
    assert_eq!(panel(&page).notice, Some(Notice::Lost(Approve)));
}

#[test]
fn forwarding_gives_a_receipt_also_before_the_status_shows_it() {
    let mut page = page(approval_request(
        RequestKind::Standard,
        New,
        Permission::Escalate,
    ));
    let sequence = decide(&mut page, Escalate, Ok(true));
    status(&mut page, sequence, New);
    assert!(matches!(request_phase(&page), RequestPhase::Receipt(r) if r.decision == Escalate));
    assert_eq!(
        page.next_steps(&page.screen()),
        [NextStep::Vendor {
            host: Some("smartcloud.no".to_owned())
        }]
    );
}

#[test]
fn what_was_forwarded_before_needs_nothing_more() {
    let mut request = approval_request(RequestKind::Standard, New, Permission::Escalate);
    request.escalated = true;
    let mut page = page(request);
    assert_eq!(request_phase(&page), RequestPhase::Escalated);
    assert_eq!(page.update(Event::Clicked(Escalate)), None);
    assert!(!page.next_steps(&page.screen()).is_empty());
}

#[test]
fn a_change_request_cannot_be_forwarded() {
    let mut page = page(approval_request(
        RequestKind::Change,
        New,
        Permission::Decide,
    ));
    assert_eq!(
        panel(&page).disabled_reason(Escalate),
        Some(&DisabledReason::NotOffered)
    );
    assert_eq!(page.update(Event::Clicked(Escalate)), None);
}
