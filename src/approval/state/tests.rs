//! Stories of one page each.

use super::asked::{Address, Asked, Item, May, Subject, WayBack};
use super::screen::{Notice, Obstacle, Screen, Standing};
use super::ways::{Way, logout_cookie};
use super::*;
use crate::api::Failure;
use fullmakt_domain::RequestStatus::{Accepted, New, Rejected, Timedout};
use fullmakt_domain::{Decision::*, RequestKind};

pub(super) const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";
pub(super) const NOW: UnixSeconds = 1_795_000_000;
const DAY: UnixSeconds = 86_400;

pub(super) fn asked(kind: RequestKind, status: RequestStatus, may: May) -> Asked {
    Asked {
        kind,
        id: ID.to_owned(),
        party_id: 51_000_001,
        party_uuid: "cd35779b-b174-4ecc-bbef-ece13611be7f".to_owned(),
        org_number: "314248295".to_owned(),
        system_id: "991825827_smartcloud".to_owned(),
        status,
        escalated: false,
        may,
        created: (kind != RequestKind::Change).then_some(NOW - DAY),
        way_back: WayBack::Vendor {
            host: Some("smartcloud.no".to_owned()),
        },
        items: vec![Item {
            subject: Subject::Package("urn:altinn:accesspackage:skattegrunnlag".to_owned()),
            change: asked::Change::Given,
        }],
    }
}

pub(super) fn address() -> Address {
    Address::new(Some(ID), None, None)
}

/// A page that is open with this request on it.
pub(super) fn page(asked: Asked) -> Approval {
    let mut page = Approval::new(asked.kind, 10, NOW);
    let ticket = read_ticket(page.update(Event::Opened(address())));
    page.update(Event::Read {
        ticket,
        answer: Ok(asked),
    });
    page
}

fn open_page() -> Approval {
    page(asked(RequestKind::Standard, New, May::Decide))
}

#[track_caller]
pub(super) fn read_ticket(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Read { ticket, .. }) => ticket,
        other => panic!("no read: {other:?}"),
    }
}

#[track_caller]
pub(super) fn decide_ticket(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Decide { ticket, .. }) => ticket,
        other => panic!("no decision: {other:?}"),
    }
}

#[track_caller]
fn standing(page: &Approval) -> Standing {
    match page.screen() {
        Screen::Request(standing) => standing,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn desk(page: &Approval) -> screen::Desk {
    match standing(page) {
        Standing::Open(desk) | Standing::MayForward(desk) => desk,
        other => panic!("{other:?}"),
    }
}

/// Clicks, answers, and gives the ticket of the read that follows.
#[track_caller]
fn decide(page: &mut Approval, decision: Decision, answer: Result<bool, Failure>) -> u32 {
    let ticket = decide_ticket(page.update(Event::Clicked(decision)));
    read_ticket(page.update(Event::Decided { ticket, answer }))
}

fn status(page: &mut Approval, ticket: u32, status: RequestStatus) {
    let mut asked = page.asked().expect("a request").clone();
    asked.status = status;
    let answer = Ok(asked);
    assert_eq!(page.update(Event::Read { ticket, answer }), None);
}

fn failure(status: u16, code: &str) -> Failure {
    let body = serde_json::json!({ "code": code }).to_string();
    Failure::from_answer(status, None, body.as_bytes())
}

#[test]
fn approving_gives_a_receipt_and_reads_again() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Ok(true));
    assert!(matches!(standing(&page), Standing::Receipt(r) if r.decision == Approve));
    status(&mut page, ticket, Accepted);
    let Standing::Receipt(receipt) = standing(&page) else {
        panic!("no receipt")
    };
    assert_eq!((receipt.at, receipt.proof), (NOW, Proof::Answered));
    assert_eq!(page.update(Event::Clicked(Reject)), None);
}

#[test]
fn a_double_click_sends_once() {
    let mut page = open_page();
    decide_ticket(page.update(Event::Clicked(Approve)));
    for decision in [Approve, Reject, Escalate] {
        assert_eq!(page.update(Event::Clicked(decision)), None);
        assert_eq!(
            desk(&page).obstacle(decision),
            Some(&Obstacle::Sending(Approve))
        );
    }
    assert_eq!(page.update(Event::Reload), None);
}

#[test]
fn somebody_elses_decision_is_shown() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Err(failure(409, "AUTH-00013")));
    assert_eq!(desk(&page).obstacle(Approve), Some(&Obstacle::Checking));
    status(&mut page, ticket, Rejected);
    assert_eq!(
        standing(&page),
        Standing::Closed {
            status: Rejected,
            overtaken: true
        }
    );
}

/// A browser repeated the call when the connection broke, and the repetition came too late.
#[test]
fn a_conflict_with_the_wanted_status_is_no_defeat() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Err(failure(409, "AUTH-00013")));
    status(&mut page, ticket, Accepted);
    assert_eq!(
        standing(&page),
        Standing::Closed {
            status: Accepted,
            overtaken: false
        }
    );
}

#[test]
fn a_conflict_that_nobody_has_won_can_be_tried_again() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Err(failure(409, "AUTH-00013")));
    status(&mut page, ticket, New);
    assert_eq!(desk(&page).notice, Some(Notice::Lost(Approve)));
    assert_eq!(desk(&page).obstacle(Approve), None);
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
        let ticket = decide(&mut page, Approve, Err(Failure::Offline));
        assert_eq!(desk(&page).notice, Some(Notice::Finding(Approve)));
        assert_eq!(page.update(Event::Clicked(Approve)), None, "while looking");
        status(&mut page, ticket, now.clone());
        let found = match standing(&page) {
            Standing::Receipt(receipt) if receipt.proof == Proof::ReadBack => "receipt",
            Standing::Open(desk) if desk.notice == Some(Notice::Lost(Approve)) => "lost",
            Standing::Closed {
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
    let ticket = decide(&mut page, Reject, Err(Failure::TimedOut));
    let answer = Err(Failure::Offline);
    page.update(Event::Read { ticket, answer });
    let shown = desk(&page);
    assert_eq!(
        shown.notice,
        Some(Notice::Unknown(Reject, Failure::Offline))
    );
    assert_eq!(shown.obstacle(Approve), Some(&Obstacle::StatusUnknown));
    assert_eq!(page.update(Event::Clicked(Approve)), None);
    assert_eq!(page.ways(), [Way::Reload]);
    let ticket = read_ticket(page.update(Event::Reload));
    status(&mut page, ticket, Rejected);
    assert!(matches!(standing(&page), Standing::Receipt(r) if r.proof == Proof::ReadBack));
}

#[test]
fn a_lasting_no_switches_off_that_button_only() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Err(failure(403, "AUTH-00016")));
    status(&mut page, ticket, New);
    let shown = desk(&page);
    assert_eq!(
        shown.obstacle(Approve),
        Some(&Obstacle::Refused(Cause::MissingRole))
    );
    assert_eq!(
        (shown.obstacle(Reject), shown.obstacle(Escalate)),
        (None, None)
    );
    assert!(matches!(shown.notice, Some(Notice::Refused(Approve, _))));
    // The role may have come in the meantime.
    let ticket = read_ticket(page.update(Event::Reload));
    status(&mut page, ticket, New);
    assert_eq!(
        (desk(&page).obstacle(Approve), desk(&page).notice),
        (None, None)
    );
}

#[test]
fn a_passing_no_leaves_the_button() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Err(failure(400, "AUTH-00002")));
    status(&mut page, ticket, New);
    assert_eq!(desk(&page).obstacle(Approve), None);
}

#[test]
fn false_is_not_forwarded() {
    let mut page = page(asked(RequestKind::Agent, New, May::Escalate));
    let ticket = decide(&mut page, Escalate, Ok(false));
    status(&mut page, ticket, New);
    assert_eq!(desk(&page).notice, Some(Notice::NotForwarded));
}

#[test]
fn forwarding_gives_a_receipt_also_before_the_status_shows_it() {
    let mut page = page(asked(RequestKind::Standard, New, May::Escalate));
    let ticket = decide(&mut page, Escalate, Ok(true));
    status(&mut page, ticket, New);
    assert!(matches!(standing(&page), Standing::Receipt(r) if r.decision == Escalate));
    assert_eq!(
        page.ways(),
        [Way::Vendor {
            host: Some("smartcloud.no".to_owned())
        }]
    );
}

#[test]
fn what_was_forwarded_before_needs_nothing_more() {
    let mut request = asked(RequestKind::Standard, New, May::Escalate);
    request.escalated = true;
    let mut page = page(request);
    assert_eq!(standing(&page), Standing::Forwarded);
    assert_eq!(page.update(Event::Clicked(Escalate)), None);
    assert!(!page.ways().is_empty());
}

#[test]
fn a_change_request_cannot_be_forwarded() {
    let mut page = page(asked(RequestKind::Change, New, May::Decide));
    assert_eq!(desk(&page).obstacle(Escalate), Some(&Obstacle::NotOffered));
    assert_eq!(page.update(Event::Clicked(Escalate)), None);
}

#[test]
fn whoever_is_not_logged_in_at_first_goes_to_login() {
    let mut page = Approval::new(RequestKind::Standard, 10, NOW);
    let ticket = read_ticket(page.update(Event::Opened(address())));
    let answer = Err(Failure::SignedOut);
    assert_eq!(
        page.update(Event::Read { ticket, answer }),
        Some(Effect::SignIn)
    );
    assert_eq!(page.screen(), Screen::SigningIn);
}

#[test]
fn a_session_that_ends_on_the_page_takes_nothing_away() {
    let mut page = open_page();
    let ticket = decide_ticket(page.update(Event::Clicked(Approve)));
    let answer = Err(Failure::SignedOut);
    assert_eq!(
        page.update(Event::Decided { ticket, answer }),
        None,
        "nothing by itself"
    );
    let shown = desk(&page);
    assert_eq!(shown.notice, Some(Notice::SignedOutBefore(Approve)));
    assert_eq!(shown.obstacle(Approve), Some(&Obstacle::SignedOut));
    assert_eq!(page.ways(), [Way::SignIn, Way::Reload]);
    // Logged in again in another tab.
    let ticket = read_ticket(page.update(Event::Reload));
    status(&mut page, ticket, New);
    assert_eq!(desk(&page).obstacle(Approve), None);
}

#[test]
fn answers_about_another_request_are_too_late() {
    let mut page = Approval::new(RequestKind::Standard, 10, NOW);
    let old = read_ticket(page.update(Event::Opened(address())));
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    let new = read_ticket(page.update(Event::Opened(Address::new(Some(other), None, None))));
    assert_ne!(old, new);
    let answer = Ok(asked(RequestKind::Standard, New, May::Decide));
    page.update(Event::Read {
        ticket: old,
        answer,
    });
    assert_eq!(page.screen(), Screen::Loading);
}

#[test]
fn a_decision_that_is_answered_after_leaving_changes_nothing() {
    let mut page = open_page();
    let ticket = decide_ticket(page.update(Event::Clicked(Approve)));
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    page.update(Event::Opened(Address::new(Some(other), None, None)));
    assert_eq!(
        page.update(Event::Decided {
            ticket,
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
    let ticket = read_ticket(page.update(Event::Tick(NOW + 9 * DAY)));
    assert_eq!(
        page.update(Event::Tick(NOW + 9 * DAY + 1)),
        None,
        "asked already"
    );
    // As the guide says.
    let mut documented = page.clone();
    status(&mut documented, ticket, Timedout);
    assert_eq!(
        standing(&documented),
        Standing::Closed {
            status: Timedout,
            overtaken: false
        }
    );
    // As the service does.
    status(&mut page, ticket, New);
    let shown = desk(&page);
    assert!(shown.overdue);
    assert_eq!(shown.obstacle(Approve), None);
    assert_eq!(page.update(Event::Tick(NOW + 10 * DAY)), None, "asked once");
}

#[test]
fn withdrawn_while_open_is_said() {
    let mut page = open_page();
    let ticket = decide(&mut page, Approve, Err(failure(404, "AUTH-00010")));
    let answer = Err(failure(404, "AUTH-00010"));
    page.update(Event::Read { ticket, answer });
    assert!(matches!(
        page.screen(),
        Screen::Failed(Failure::NotFound(_))
    ));
}

#[test]
fn a_receipt_outlives_a_status_that_cannot_be_read() {
    for answer in [Failure::Offline, failure(403, ""), Failure::SignedOut] {
        let mut page = open_page();
        let ticket = decide(&mut page, Reject, Ok(true));
        page.update(Event::Read {
            ticket,
            answer: Err(answer),
        });
        assert!(matches!(standing(&page), Standing::Receipt(_)));
        assert!(!page.ways().is_empty());
    }
}

#[test]
fn what_the_user_may_not_give_cannot_be_approved() {
    let mut page = open_page();
    page.update(Event::Checked { forbidden: true });
    let shown = desk(&page);
    assert_eq!(shown.obstacle(Approve), Some(&Obstacle::MayNotGive));
    assert_eq!(shown.obstacle(Reject), None);
    assert_eq!(page.update(Event::Clicked(Approve)), None);
}

#[test]
fn other_parameters_cost_the_page_nothing() {
    let mut page = open_page();
    let with_back = Address::new(Some(ID), Some("true"), Some("/accessmanagement/ui/x"));
    assert_eq!(page.update(Event::Opened(with_back)), None);
    assert!(page.asked().is_some());
}

#[test]
fn each_kind_leaves_by_its_own_cookie() {
    for (kind, value) in [
        (RequestKind::Standard, "SystemuserRequestId="),
        (RequestKind::Agent, "SystemuserAgentRequestId="),
        (RequestKind::Change, "SystemuserChangeRequestId="),
    ] {
        let cookie = logout_cookie(&asked(kind, Accepted, May::Decide));
        assert_eq!(cookie, ("AltinnLogoutInfo", format!("{value}{ID}")));
    }
}

#[test]
fn whoever_came_from_inside_goes_back_inside() {
    let mut page = Approval::new(RequestKind::Change, 10, NOW);
    let inside = Address::new(Some(ID), Some("true"), Some("/accessmanagement/ui/x"));
    let ticket = read_ticket(page.update(Event::Opened(inside)));
    let answer = Ok(asked(RequestKind::Change, Accepted, May::Decide));
    page.update(Event::Read { ticket, answer });
    assert!(matches!(page.ways()[..], [Way::Back(_)]));
    assert!(!page.ends_at_vendor());
}
