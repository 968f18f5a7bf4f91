//! What happens to a page besides decisions: login, time, leaving, other addresses.

use super::*;

#[test]
fn whoever_is_not_logged_in_at_first_goes_to_login() {
    let mut page = new_page(RequestKind::Standard);
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
    let sequence = click(&mut page, Approve);
    let answer = Err(ApiError::SignedOut);
    let sequence = identify_sequence(page.update(Event::Decided { sequence, answer }));
    let answer = Err(ApiError::SignedOut);
    assert_eq!(
        page.update(Event::Identified { sequence, answer }),
        None,
        "nothing by itself"
    );
    let shown = panel(&page);
    assert_eq!(shown.notice, Some(Notice::SignedOutBefore(Approve)));
    assert_eq!(
        shown.disabled_reason(Approve),
        Some(&DisabledReason::SignedOut)
    );
    assert_eq!(
        page.next_steps(&page.screen()),
        [NextStep::SignIn, NextStep::Reload]
    );
    // Logged in again in another tab.
    let sequence = read_sequence(page.update(Event::Reload));
    status(&mut page, sequence, New);
    assert_eq!(panel(&page).disabled_reason(Approve), None);
}

#[test]
fn answers_about_another_request_are_too_late() {
    let mut page = new_page(RequestKind::Standard);
    let old = read_sequence(page.update(Event::Opened(params())));
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    let new = read_sequence(page.update(Event::Opened(ApprovalParams::new([other], None, None))));
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
    let sequence = click(&mut page, Approve);
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    page.update(Event::Opened(ApprovalParams::new([other], None, None)));
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
        request_phase(&documented),
        RequestPhase::Closed {
            status: Timedout,
            overtaken: false
        }
    );
    // As the service does.
    status(&mut page, sequence, New);
    let shown = panel(&page);
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
        assert!(matches!(request_phase(&page), RequestPhase::Receipt(_)));
        assert!(!page.next_steps(&page.screen()).is_empty());
    }
}

#[test]
fn what_the_user_may_not_give_cannot_be_approved() {
    let mut page = open_page();
    page.update(Event::Checked { forbidden: true });
    let shown = panel(&page);
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
    let with_back = ApprovalParams::new([ID], Some("true"), Some("/accessmanagement/ui/x"));
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
    let mut page = new_page(RequestKind::Change);
    let inside = ApprovalParams::new([ID], Some("true"), Some("/accessmanagement/ui/x"));
    let sequence = read_sequence(page.update(Event::Opened(inside)));
    let answer = Ok(approval_request(
        RequestKind::Change,
        Accepted,
        Permission::Decide,
    ));
    page.update(Event::Read { sequence, answer });
    assert!(matches!(
        page.next_steps(&page.screen())[..],
        [NextStep::Back(_)]
    ));
    assert!(!page.ends_at_vendor());
}

/// Where scripts may set no cookies, the platform cannot be told where to go.
#[test]
fn without_cookies_no_return_to_the_vendor_is_promised() {
    let mut page = ApprovalState::new(RequestKind::Standard, 10, false, NOW);
    let sequence = read_sequence(page.update(Event::Opened(params())));
    let answer = Ok(approval_request(
        RequestKind::Standard,
        Accepted,
        Permission::Decide,
    ));
    page.update(Event::Read { sequence, answer });
    assert_eq!(page.next_steps(&page.screen()), [NextStep::LogOut]);
    assert!(!page.ends_at_vendor());
}
