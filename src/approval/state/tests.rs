//! Stories of one page each.

use super::next_steps::{NextStep, logout_cookie};
use super::request::{
    ApprovalParams, ApprovalRequest, Item, Permission, ReturnDestination, Subject,
};
use super::screen::{DisabledReason, Notice, RequestPhase, Screen};
use super::*;
use crate::api::ApiError;
use fullmakt_domain::RequestStatus::{Accepted, New, Rejected, Timedout};
use fullmakt_domain::{Decision::*, RequestKind};

pub(super) const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";
pub(crate) const NOW: UnixSeconds = 1_795_000_000;
const DAY: UnixSeconds = 86_400;

pub(crate) fn approval_request(
    kind: RequestKind,
    status: RequestStatus,
    permission: Permission,
) -> ApprovalRequest {
    ApprovalRequest {
        kind,
        id: ID.to_owned(),
        party_id: 51_000_001,
        party_uuid: "cd35779b-b174-4ecc-bbef-ece13611be7f".to_owned(),
        org_number: "314248295".to_owned(),
        system_id: "991825827_smartcloud".to_owned(),
        status,
        escalated: false,
        permission,
        created: (kind != RequestKind::Change).then_some(NOW - DAY),
        return_destination: ReturnDestination::Vendor {
            host: Some("smartcloud.no".to_owned()),
        },
        items: vec![Item {
            subject: Subject::Package("urn:altinn:accesspackage:skattegrunnlag".to_owned()),
            change: request::ItemChange::Given,
        }],
    }
}

pub(super) fn params() -> ApprovalParams {
    ApprovalParams::new(Some(ID), None, None)
}

/// A page that is open with this request on it.
pub(crate) fn page(request: ApprovalRequest) -> ApprovalState {
    let mut page = ApprovalState::new(request.kind, 10, NOW);
    let sequence = read_sequence(page.update(Event::Opened(params())));
    page.update(Event::Read {
        sequence,
        answer: Ok(request),
    });
    page
}

fn open_page() -> ApprovalState {
    page(approval_request(
        RequestKind::Standard,
        New,
        Permission::Decide,
    ))
}

#[track_caller]
pub(super) fn read_sequence(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Read { sequence, .. }) => sequence,
        other => panic!("no read: {other:?}"),
    }
}

#[track_caller]
pub(super) fn decide_sequence(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Decide { sequence, .. }) => sequence,
        other => panic!("no decision: {other:?}"),
    }
}

#[track_caller]
fn standing(page: &ApprovalState) -> RequestPhase {
    match page.screen() {
        Screen::Request(standing) => standing,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn desk(page: &ApprovalState) -> screen::PanelState {
    match standing(page) {
        RequestPhase::Open(desk) | RequestPhase::MayForward(desk) => desk,
        other => panic!("{other:?}"),
    }
}

/// Clicks, answers, and gives the sequence of the read that follows.
#[track_caller]
fn decide(page: &mut ApprovalState, decision: Decision, answer: Result<bool, ApiError>) -> u32 {
    let sequence = decide_sequence(page.update(Event::Clicked(decision)));
    read_sequence(page.update(Event::Decided { sequence, answer }))
}

fn status(page: &mut ApprovalState, sequence: u32, status: RequestStatus) {
    let mut request = page.request().expect("a request").clone();
    request.status = status;
    let answer = Ok(request);
    assert_eq!(page.update(Event::Read { sequence, answer }), None);
}

fn error(status: u16, code: &str) -> ApiError {
    let body = serde_json::json!({ "code": code }).to_string();
    ApiError::from_response(status, None, body.as_bytes())
}

#[test]
fn approving_gives_a_receipt_and_reads_again() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Ok(true));
    assert!(matches!(standing(&page), RequestPhase::Receipt(r) if r.decision == Approve));
    status(&mut page, sequence, Accepted);
    let RequestPhase::Receipt(receipt) = standing(&page) else {
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
    decide_sequence(page.update(Event::Clicked(Approve)));
    for decision in [Approve, Reject, Escalate] {
        assert_eq!(page.update(Event::Clicked(decision)), None);
        assert_eq!(
            desk(&page).disabled_reason(decision),
            Some(&DisabledReason::Sending(Approve))
        );
    }
    assert_eq!(page.update(Event::Reload), None);
}

#[test]
fn somebody_elses_decision_is_shown() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(409, "AUTH-00013")));
    assert_eq!(
        desk(&page).disabled_reason(Approve),
        Some(&DisabledReason::Checking)
    );
    status(&mut page, sequence, Rejected);
    assert_eq!(
        standing(&page),
        RequestPhase::Closed {
            status: Rejected,
            overtaken: true
        }
    );
}

/// A browser repeated the call when the connection broke, and the repetition came too late.
#[test]
fn a_conflict_with_the_wanted_status_is_no_defeat() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(409, "AUTH-00013")));
    status(&mut page, sequence, Accepted);
    assert_eq!(
        standing(&page),
        RequestPhase::Closed {
            status: Accepted,
            overtaken: false
        }
    );
}

#[test]
fn a_conflict_that_nobody_has_won_can_be_tried_again() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(409, "AUTH-00013")));
    status(&mut page, sequence, New);
    assert_eq!(desk(&page).notice, Some(Notice::Lost(Approve)));
    assert_eq!(desk(&page).disabled_reason(Approve), None);
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
        assert_eq!(desk(&page).notice, Some(Notice::Finding(Approve)));
        assert_eq!(page.update(Event::Clicked(Approve)), None, "while looking");
        status(&mut page, sequence, now.clone());
        let found = match standing(&page) {
            RequestPhase::Receipt(receipt) if receipt.confirmed_by == ConfirmedBy::Status => {
                "receipt"
            }
            RequestPhase::Open(desk) if desk.notice == Some(Notice::Lost(Approve)) => "lost",
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
    let shown = desk(&page);
    assert_eq!(
        shown.notice,
        Some(Notice::Unknown(Reject, ApiError::Offline))
    );
    assert_eq!(
        shown.disabled_reason(Approve),
        Some(&DisabledReason::StatusUnknown)
    );
    assert_eq!(page.update(Event::Clicked(Approve)), None);
    assert_eq!(page.next_steps(), [NextStep::Reload]);
    let sequence = read_sequence(page.update(Event::Reload));
    status(&mut page, sequence, Rejected);
    assert!(
        matches!(standing(&page), RequestPhase::Receipt(r) if r.confirmed_by == ConfirmedBy::Status)
    );
}

#[test]
fn a_lasting_no_switches_off_that_button_only() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(403, "AUTH-00016")));
    status(&mut page, sequence, New);
    let shown = desk(&page);
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
        (desk(&page).disabled_reason(Approve), desk(&page).notice),
        (None, None)
    );
}

#[test]
fn a_passing_no_leaves_the_button() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(400, "AUTH-00002")));
    status(&mut page, sequence, New);
    assert_eq!(desk(&page).disabled_reason(Approve), None);
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
    assert_eq!(desk(&page).notice, Some(Notice::NotForwarded));
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
    assert!(matches!(standing(&page), RequestPhase::Receipt(r) if r.decision == Escalate));
    assert_eq!(
        page.next_steps(),
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
    assert_eq!(standing(&page), RequestPhase::Forwarded);
    assert_eq!(page.update(Event::Clicked(Escalate)), None);
    assert!(!page.next_steps().is_empty());
}

#[test]
fn a_change_request_cannot_be_forwarded() {
    let mut page = page(approval_request(
        RequestKind::Change,
        New,
        Permission::Decide,
    ));
    assert_eq!(
        desk(&page).disabled_reason(Escalate),
        Some(&DisabledReason::NotOffered)
    );
    assert_eq!(page.update(Event::Clicked(Escalate)), None);
}

#[test]
fn whoever_is_not_logged_in_at_first_goes_to_login() {
    let mut page = ApprovalState::new(RequestKind::Standard, 10, NOW);
    let sequence = read_sequence(page.update(Event::Opened(params())));
    let answer = Err(ApiError::SignedOut);
    assert_eq!(
        page.update(Event::Read { sequence, answer }),
        Some(Effect::SignIn)
    );
    assert_eq!(page.screen(), Screen::SigningIn);
}

#[test]
fn a_session_that_ends_on_the_page_takes_nothing_away() {
    let mut page = open_page();
    let sequence = decide_sequence(page.update(Event::Clicked(Approve)));
    let answer = Err(ApiError::SignedOut);
    assert_eq!(
        page.update(Event::Decided { sequence, answer }),
        None,
        "nothing by itself"
    );
    let shown = desk(&page);
    assert_eq!(shown.notice, Some(Notice::SignedOutBefore(Approve)));
    assert_eq!(
        shown.disabled_reason(Approve),
        Some(&DisabledReason::SignedOut)
    );
    assert_eq!(page.next_steps(), [NextStep::SignIn, NextStep::Reload]);
    // Logged in again in another tab.
    let sequence = read_sequence(page.update(Event::Reload));
    status(&mut page, sequence, New);
    assert_eq!(desk(&page).disabled_reason(Approve), None);
}

#[test]
fn answers_about_another_request_are_too_late() {
    let mut page = ApprovalState::new(RequestKind::Standard, 10, NOW);
    let old = read_sequence(page.update(Event::Opened(params())));
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    let new =
        read_sequence(page.update(Event::Opened(ApprovalParams::new(Some(other), None, None))));
    assert_ne!(old, new);
    let answer = Ok(approval_request(
        RequestKind::Standard,
        New,
        Permission::Decide,
    ));
    page.update(Event::Read {
        sequence: old,
        answer,
    });
    assert_eq!(page.screen(), Screen::Loading);
}

#[test]
fn a_decision_that_is_answered_after_leaving_changes_nothing() {
    let mut page = open_page();
    let sequence = decide_sequence(page.update(Event::Clicked(Approve)));
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    page.update(Event::Opened(ApprovalParams::new(Some(other), None, None)));
    assert_eq!(
        page.update(Event::Decided {
            sequence,
            answer: Ok(true)
        }),
        None
    );
    assert_eq!(page.screen(), Screen::Loading);
}

#[test]
fn the_page_notices_when_time_runs_out() {
    let mut page = open_page();
    assert_eq!(page.update(Event::Tick(NOW + 8 * DAY)), None);
    let sequence = read_sequence(page.update(Event::Tick(NOW + 9 * DAY)));
    assert_eq!(
        page.update(Event::Tick(NOW + 9 * DAY + 1)),
        None,
        "request already"
    );
    // As the guide says.
    let mut documented = page.clone();
    status(&mut documented, sequence, Timedout);
    assert_eq!(
        standing(&documented),
        RequestPhase::Closed {
            status: Timedout,
            overtaken: false
        }
    );
    // As the service does.
    status(&mut page, sequence, New);
    let shown = desk(&page);
    assert!(shown.overdue);
    assert_eq!(shown.disabled_reason(Approve), None);
    assert_eq!(
        page.update(Event::Tick(NOW + 10 * DAY)),
        None,
        "request once"
    );
}

#[test]
fn withdrawn_while_open_is_said() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(404, "AUTH-00010")));
    let answer = Err(error(404, "AUTH-00010"));
    page.update(Event::Read { sequence, answer });
    assert!(matches!(
        page.screen(),
        Screen::Failed(ApiError::NotFound(_))
    ));
}

#[test]
fn a_receipt_outlives_a_status_that_cannot_be_read() {
    for answer in [ApiError::Offline, error(403, ""), ApiError::SignedOut] {
        let mut page = open_page();
        let sequence = decide(&mut page, Reject, Ok(true));
        page.update(Event::Read {
            sequence,
            answer: Err(answer),
        });
        assert!(matches!(standing(&page), RequestPhase::Receipt(_)));
        assert!(!page.next_steps().is_empty());
    }
}

#[test]
fn what_the_user_may_not_give_cannot_be_approved() {
    let mut page = open_page();
    page.update(Event::Checked { forbidden: true });
    let shown = desk(&page);
    assert_eq!(
        shown.disabled_reason(Approve),
        Some(&DisabledReason::MayNotGive)
    );
    assert_eq!(shown.disabled_reason(Reject), None);
    assert_eq!(page.update(Event::Clicked(Approve)), None);
}

#[test]
fn other_parameters_cost_the_page_nothing() {
    let mut page = open_page();
    let with_back = ApprovalParams::new(Some(ID), Some("true"), Some("/accessmanagement/ui/x"));
    assert_eq!(page.update(Event::Opened(with_back)), None);
    assert!(page.request().is_some());
}

#[test]
fn each_kind_leaves_by_its_own_cookie() {
    for (kind, value) in [
        (RequestKind::Standard, "SystemuserRequestId="),
        (RequestKind::Agent, "SystemuserAgentRequestId="),
        (RequestKind::Change, "SystemuserChangeRequestId="),
    ] {
        let cookie = logout_cookie(&approval_request(kind, Accepted, Permission::Decide));
        assert_eq!(cookie, ("AltinnLogoutInfo", format!("{value}{ID}")));
    }
}

#[test]
fn whoever_came_from_inside_goes_back_inside() {
    let mut page = ApprovalState::new(RequestKind::Change, 10, NOW);
    let inside = ApprovalParams::new(Some(ID), Some("true"), Some("/accessmanagement/ui/x"));
    let sequence = read_sequence(page.update(Event::Opened(inside)));
    let answer = Ok(approval_request(
        RequestKind::Change,
        Accepted,
        Permission::Decide,
    ));
    page.update(Event::Read { sequence, answer });
    assert!(matches!(page.next_steps()[..], [NextStep::Back(_)]));
    assert!(!page.ends_at_vendor());
}
