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
    assert_eq!(panel(&page).notice, Some(Notice::Lost(Approve)));
}

#[test]
fn a_failed_page_that_is_read_again_is_as_if_just_opened() {
    let mut page = new_page(RequestKind::Standard);
    let sequence = read_sequence(page.update(Event::Opened(params())));
    let answer = Err(ApiError::Offline);
    page.update(Event::Read { sequence, answer });
    assert_eq!(page.screen(), Screen::Failed(ApiError::Offline));
    let sequence = read_sequence(page.update(Event::Reload));
    assert_eq!(page.screen(), Screen::Loading);
    let answer = Err(ApiError::SignedOut);
    let effect = page.update(Event::Read { sequence, answer });
    assert_eq!(effect, Some(Effect::SignIn));
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

/// A decision about another request is on its way when they come.
#[test]
fn answers_to_a_decision_about_the_request_before_are_too_late() {
    let mut page = open_page();
    let identify = identify_sequence(page.update(Event::Clicked(Approve)));
    let mut sent = page.clone();
    let answer = Ok(person());
    let decide = decide_sequence(sent.update(Event::Identified {
        sequence: identify,
        answer,
    }));
    for page in [&mut page, &mut sent] {
        let other = "6f1d0d3c-0000-4000-8000-000000000001";
        let params = ApprovalParams::new([other], None, None);
        let sequence = read_sequence(page.update(Event::Opened(params)));
        let request = approval_request(RequestKind::Standard, New, Permission::Decide);
        let answer = Ok(request);
        page.update(Event::Read { sequence, answer });
    }

    identify_sequence(page.update(Event::Clicked(Reject)));
    let late = Event::Identified {
        sequence: identify,
        answer: Ok(person()),
    };
    assert_eq!(page.update(late), None);

    click(&mut sent, Reject);
    let late = Event::Decided {
        sequence: decide,
        answer: Ok(true),
    };
    assert_eq!(sent.update(late), None);
    assert!(matches!(request_phase(&sent), RequestPhase::Open(_)));
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

/// A read would be the newest question, and the answer to the decision too late.
#[test]
fn a_deadline_that_passes_waits_for_a_decision_and_does_not_matter_after_it() {
    let passed = || Event::Tick(NOW + 9 * DAY);
    let mut page = open_page();
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    assert_eq!(page.update(passed()), None, "while identifying");
    let answer = Ok(person());
    let sequence = decide_sequence(page.update(Event::Identified { sequence, answer }));
    assert_eq!(page.update(passed()), None, "while sending");
    let answer = Ok(true);
    let sequence = read_sequence(page.update(Event::Decided { sequence, answer }));
    assert_eq!(page.update(passed()), None, "while checking");
    let answer = Err(ApiError::Offline);
    page.update(Event::Read { sequence, answer });
    assert_eq!(page.update(passed()), None, "still checking");

    let mut decided = open_page();
    let sequence = decide(&mut decided, Approve, Ok(true));
    status(&mut decided, sequence, Accepted);
    assert_eq!(decided.update(passed()), None, "when it is decided");
}

#[test]
fn a_page_that_is_opened_past_the_deadline_has_noticed() {
    let mut page = new_page(RequestKind::Standard);
    page.update(Event::Tick(NOW + 9 * DAY));
    let sequence = read_sequence(page.update(Event::Opened(params())));
    let request = approval_request(RequestKind::Standard, New, Permission::Decide);
    let answer = Ok(request);
    page.update(Event::Read { sequence, answer });
    assert_eq!(page.update(Event::Tick(NOW + 9 * DAY + 1)), None);
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
        [NextStep::Back(_), NextStep::Overview(_)]
    ));
    assert!(!page.ends_at_vendor());
}

const DETAILS: &str = "/accessmanagement/ui/systemuser/details?id=505f8488-3d48-4c15-8e21-35cb9432f815\
    &party=cd35779b-b174-4ecc-bbef-ece13611be7f";
const OVERVIEW: &str =
    "/accessmanagement/ui/systemuser/overview?party=cd35779b-b174-4ecc-bbef-ece13611be7f";

/// Where clients are added to it.
fn clients() -> NextStep {
    NextStep::AddClients(DETAILS.replace("/details?", "/clients?"))
}

/// The steps after the first, which leaves.
fn further_steps(page: &ApprovalState) -> Vec<NextStep> {
    page.next_steps(&page.screen()).split_off(1)
}

#[test]
fn a_receipt_leads_to_the_access_that_was_given_and_to_the_overview() {
    let overview = || NextStep::Overview(OVERVIEW.to_owned());
    let given = || NextStep::SystemUser(DETAILS.to_owned());
    for (kind, decision, steps) in [
        (RequestKind::Standard, Approve, vec![given(), overview()]),
        (RequestKind::Agent, Approve, vec![clients(), overview()]),
        // A change is made to a system user with an id of its own.
        (RequestKind::Change, Approve, vec![overview()]),
        (RequestKind::Standard, Reject, vec![overview()]),
    ] {
        let request = approval_request(kind, New, Permission::Decide);
        let mut page = page(request);
        let sequence = decide(&mut page, decision, Ok(true));
        assert_eq!(further_steps(&page), steps, "{kind:?} {decision:?}");
        let is_approved = decision == Approve;
        status(
            &mut page,
            sequence,
            if is_approved { Accepted } else { Rejected },
        );
        assert_eq!(further_steps(&page), steps, "{kind:?} {decision:?}");
    }
}

#[test]
fn what_is_over_leads_to_the_overview_those_who_see_it() {
    let steps = |status, permission, party: &str| {
        let mut request = approval_request(RequestKind::Standard, status, permission);
        party.clone_into(&mut request.party_uuid);
        further_steps(&page(request)).len()
    };
    assert_eq!(steps(Accepted, Permission::Decide, "p"), 2);
    for status in [Rejected, Timedout, RequestStatus::Denied] {
        assert_eq!(steps(status, Permission::Decide, "p"), 1);
    }
    assert_eq!(steps(Accepted, Permission::Escalate, "p"), 0);
    assert_eq!(steps(Accepted, Permission::Decide, ""), 0);
}

#[test]
fn the_overview_marks_what_has_been_approved_from_there() {
    let from = |back_to: &str, kind, status| {
        let mut page = new_page(kind);
        let inside = ApprovalParams::new([ID], Some("true"), Some(back_to));
        let sequence = read_sequence(page.update(Event::Opened(inside)));
        let answer = Ok(approval_request(kind, status, Permission::Decide));
        page.update(Event::Read { sequence, answer });
        (page.back_path(), page.next_steps(&page.screen()))
    };
    let marked = format!("{OVERVIEW}&created={ID}");
    let (back, steps) = from(OVERVIEW, RequestKind::Agent, Accepted);
    assert_eq!(back.as_ref(), Some(&marked));
    // It is not offered twice.
    assert_eq!(steps, [NextStep::Back(marked), clients()]);
    for (back_to, kind, status) in [
        (OVERVIEW, RequestKind::Agent, New),
        (OVERVIEW, RequestKind::Standard, Rejected),
        (OVERVIEW, RequestKind::Change, Accepted),
        ("/accessmanagement/ui/x", RequestKind::Standard, Accepted),
    ] {
        let (back, _) = from(back_to, kind, status);
        assert_eq!(back.as_deref(), Some(back_to));
    }
    let (_, steps) = from(OVERVIEW, RequestKind::Standard, Rejected);
    assert_eq!(steps, [NextStep::Back(OVERVIEW.to_owned())]);
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
    assert_eq!(page.next_steps(&page.screen())[0], NextStep::LogOut);
    assert!(!page.ends_at_vendor());
}

/// The refusal says to look at what is there, so the page leads to it.
#[test]
fn who_has_the_system_already_is_led_to_the_overview() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(400, "AUTH-00004")));
    status(&mut page, sequence, New);
    let overview = NextStep::Overview(OVERVIEW.to_owned());
    let steps = page.next_steps(&page.screen());
    assert_eq!(steps, [NextStep::Reload, overview]);
}
