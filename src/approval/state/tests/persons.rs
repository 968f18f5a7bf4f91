//! Who decides. On one machine somebody else can sign in, in another tab, while the page is open; the platform's
//! answers do not tell who has decided.

use super::*;

fn somebody_else() -> Person {
    Person {
        id: 20002,
        name: "Rask Rev".to_owned(),
    }
}

fn other_person_notice(not_sent: bool) -> Option<Notice> {
    Some(Notice::OtherPerson {
        before: "Intuitiv Hest".to_owned(),
        now: "Rask Rev".to_owned(),
        not_sent,
    })
}

#[track_caller]
fn receipt(page: &ApprovalState) -> screen::Receipt {
    match request_phase(page) {
        RequestPhase::Receipt(receipt) => receipt,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_receipt_names_whoever_was_signed_in_before_and_after() {
    for (after, by) in [
        (Some(person()), Some("Intuitiv Hest")),
        (Some(somebody_else()), None),
        (None, None),
    ] {
        let mut page = open_page();
        let sequence = click(&mut page, Approve);
        page.update(Event::Decided {
            sequence,
            answer: Ok(true),
        });
        assert_eq!(receipt(&page).by, None, "before it is known");
        page.update(Event::IdentifiedAfter {
            sequence,
            person: after.clone(),
        });
        assert_eq!(receipt(&page).by.as_deref(), by, "{after:?}");
    }
}

/// The first decision was refused, and who was signed in then comes to be known after the second click.
#[test]
fn who_was_signed_in_after_another_decision_does_not_count() {
    let mut page = open_page();
    let first = click(&mut page, Approve);
    let answer = Err(error(400, "AUTH-00002"));
    let sequence = read_sequence(page.update(Event::Decided {
        sequence: first,
        answer,
    }));
    status(&mut page, sequence, New);
    decide(&mut page, Approve, Ok(true));
    page.update(Event::IdentifiedAfter {
        sequence: first,
        person: Some(person()),
    });
    assert_eq!(receipt(&page).by, None);
}

/// A colleague had signed in in another tab. The platform noted the colleague, and the receipt named the other.
#[test]
fn nothing_is_sent_for_somebody_else() {
    let mut page = open_page();
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    let answer = Ok(somebody_else());
    assert_eq!(page.update(Event::Identified { sequence, answer }), None);
    let shown = panel(&page);
    assert_eq!(shown.notice, other_person_notice(true));
    for decision in [Approve, Reject, Escalate] {
        assert_eq!(
            shown.disabled_reason(decision),
            Some(&DisabledReason::OtherPerson)
        );
        assert_eq!(page.update(Event::Clicked(decision)), None);
    }
    let steps = page.next_steps(&page.screen());
    assert_eq!(steps, [NextStep::OpenAnew, NextStep::OtherPerson]);
    // The first one has signed in again.
    page.update(Event::PersonRead(person()));
    assert_eq!(panel(&page).notice, None);
    click(&mut page, Approve);
}

#[test]
fn somebody_else_is_told_before_the_click_where_it_is_known() {
    let mut page = open_page();
    page.update(Event::PersonRead(somebody_else()));
    assert_eq!(panel(&page).notice, other_person_notice(false));
    assert_eq!(page.update(Event::Clicked(Approve)), None);
}

/// Names are not unique, and can change while one is signed in.
#[test]
fn the_number_tells_people_apart_and_not_the_name() {
    let mut page = open_page();
    let namesake = Person {
        id: 20003,
        ..person()
    };
    page.update(Event::PersonRead(namesake));
    assert_eq!(
        panel(&page).disabled_reason(Approve),
        Some(&DisabledReason::OtherPerson)
    );
    let renamed = Person {
        id: person().id,
        name: "Intuitiv Føll".to_owned(),
    };
    page.update(Event::PersonRead(renamed));
    assert_eq!(panel(&page).disabled_reason(Approve), None);
}

/// The page is opened for a person, whichever request it shows.
#[test]
fn nothing_is_sent_for_somebody_else_on_the_next_request() {
    let mut page = open_page();
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    let params = ApprovalParams::new([other], None, None);
    let sequence = read_sequence(page.update(Event::Opened(params)));
    let request = approval_request(RequestKind::Standard, New, Permission::Decide);
    let answer = Ok(request);
    page.update(Event::Read { sequence, answer });
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    let answer = Ok(somebody_else());
    assert_eq!(page.update(Event::Identified { sequence, answer }), None);
    assert_eq!(panel(&page).notice, other_person_notice(true));
}

/// A refusal with 401 was not carried out. The session that is renewed then can be somebody else's.
#[test]
fn after_a_renewal_it_is_sent_once_more_for_the_same_person_only() {
    let refused = |page: &mut ApprovalState| {
        let sequence = click(page, Approve);
        let answer = Err(ApiError::SignedOut);
        identify_sequence(page.update(Event::Decided { sequence, answer }))
    };
    let mut page = open_page();
    let sequence = refused(&mut page);
    let answer = Ok(somebody_else());
    assert_eq!(page.update(Event::Identified { sequence, answer }), None);
    assert_eq!(panel(&page).notice, other_person_notice(true));

    let mut page = open_page();
    let sequence = refused(&mut page);
    let answer = Ok(person());
    let sequence = decide_sequence(page.update(Event::Identified { sequence, answer }));
    let answer = Err(ApiError::SignedOut);
    assert_eq!(
        page.update(Event::Decided { sequence, answer }),
        None,
        "twice is enough"
    );
    assert_eq!(panel(&page).notice, Some(Notice::SignedOutBefore(Approve)));
}

/// Without a network nobody is signed out.
#[test]
fn after_a_renewal_that_tells_nobody_the_error_is_said() {
    let mut page = new_page(RequestKind::Standard);
    let sequence = read_sequence(page.update(Event::Opened(params())));
    let request = approval_request(RequestKind::Standard, New, Permission::Decide);
    let answer = Ok(request);
    page.update(Event::Read { sequence, answer });
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    let answer = Err(ApiError::Offline);
    let sequence = decide_sequence(page.update(Event::Identified { sequence, answer }));
    let answer = Err(ApiError::SignedOut);
    let sequence = identify_sequence(page.update(Event::Decided { sequence, answer }));
    let answer = Err(ApiError::Offline);
    assert_eq!(page.update(Event::Identified { sequence, answer }), None);
    let notice = Notice::Unidentified(Approve, ApiError::Offline);
    assert_eq!(panel(&page).notice, Some(notice));
}

#[test]
fn without_knowing_who_it_is_nothing_is_sent() {
    let mut page = open_page();
    let sequence = identify_sequence(page.update(Event::Clicked(Reject)));
    let answer = Err(ApiError::TimedOut);
    assert_eq!(page.update(Event::Identified { sequence, answer }), None);
    let shown = panel(&page);
    let notice = Notice::Unidentified(Reject, ApiError::TimedOut);
    assert_eq!(shown.notice, Some(notice));
    assert_eq!(shown.disabled_reason(Reject), None, "it can be tried again");
}

/// Where the profile could never be read nobody has been named, and the decision is still the reader's.
#[test]
fn a_profile_that_cannot_be_read_at_all_does_not_stop_anybody() {
    let mut page = open_page();
    page.sender.opened_for = None;
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    let answer = Err(error(500, ""));
    let sequence = decide_sequence(page.update(Event::Identified { sequence, answer }));
    page.update(Event::Decided {
        sequence,
        answer: Ok(true),
    });
    page.update(Event::IdentifiedAfter {
        sequence,
        person: Some(person()),
    });
    assert_eq!(receipt(&page).by, None);
}

/// After an answer that got lost, the status can be somebody else's decision.
#[test]
fn a_status_that_fits_names_nobody() {
    let mut page = open_page();
    let decided = click(&mut page, Approve);
    let answer = Err(ApiError::Offline);
    let sequence = read_sequence(page.update(Event::Decided {
        sequence: decided,
        answer,
    }));
    page.update(Event::IdentifiedAfter {
        sequence: decided,
        person: Some(person()),
    });
    status(&mut page, sequence, Accepted);
    assert_eq!(receipt(&page).by, None);
}

/// The page was looked at again while the answer was on its way, and has learnt who is there now.
#[test]
fn an_older_answer_does_not_outweigh_what_has_become_known_since() {
    let mut page = open_page();
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    page.update(Event::PersonRead(somebody_else()));
    let answer = Ok(person());
    assert_eq!(page.update(Event::Identified { sequence, answer }), None);
    assert_eq!(panel(&page).notice, other_person_notice(true));
}

#[test]
fn another_request_is_opened_for_whoever_is_signed_in_then() {
    let mut page = open_page();
    page.update(Event::PersonRead(somebody_else()));
    let other = "6f1d0d3c-0000-4000-8000-000000000001";
    let opened = Event::Opened(ApprovalParams::new([other], None, None));
    let sequence = read_sequence(page.update(opened));
    let answer = Ok(approval_request(
        RequestKind::Standard,
        New,
        Permission::Decide,
    ));
    page.update(Event::Read { sequence, answer });
    let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
    let answer = Ok(somebody_else());
    decide_sequence(page.update(Event::Identified { sequence, answer }));
}

#[test]
fn somebody_else_is_told_also_after_something_else_was() {
    let mut page = open_page();
    let sequence = identify_sequence(page.update(Event::Clicked(Reject)));
    let answer = Err(ApiError::TimedOut);
    page.update(Event::Identified { sequence, answer });
    page.update(Event::PersonRead(somebody_else()));
    assert_eq!(panel(&page).notice, other_person_notice(true));
}

#[test]
fn a_person_without_a_name_is_not_on_the_receipt() {
    let nameless = Person {
        id: person().id,
        name: String::new(),
    };
    let mut page = open_page();
    let sequence = click(&mut page, Approve);
    page.update(Event::Decided {
        sequence,
        answer: Ok(true),
    });
    page.update(Event::IdentifiedAfter {
        sequence,
        person: Some(nameless),
    });
    assert_eq!(receipt(&page).by, None);
}

/// What has become of one's own decision is not hidden by who is there now.
#[test]
fn the_outcome_is_told_also_when_somebody_else_has_signed_in_since() {
    let mut page = open_page();
    let sequence = decide(&mut page, Approve, Err(error(403, "AUTH-00016")));
    page.update(Event::PersonRead(somebody_else()));
    status(&mut page, sequence, New);
    let shown = panel(&page);
    assert!(matches!(shown.notice, Some(Notice::Refused(Approve, _))));
    assert_eq!(
        shown.disabled_reason(Reject),
        Some(&DisabledReason::OtherPerson)
    );
}

/// Nobody had been named, and the session that is renewed can be anybody's.
#[test]
fn after_a_renewal_nothing_is_sent_for_a_person_who_was_never_known() {
    for second in [Ok(somebody_else()), Err(error(500, ""))] {
        let mut page = open_page();
        page.sender.opened_for = None;
        let sequence = identify_sequence(page.update(Event::Clicked(Approve)));
        let answer = Err(error(500, ""));
        let sequence = decide_sequence(page.update(Event::Identified { sequence, answer }));
        let answer = Err(ApiError::SignedOut);
        let sequence = identify_sequence(page.update(Event::Decided { sequence, answer }));
        let answer = second.clone();
        let effect = page.update(Event::Identified { sequence, answer });
        assert_eq!(effect, None, "{second:?}");
        assert!(panel(&page).notice.is_some());
    }
}
