use super::super::party::tests::row;
use super::super::party::{Choice, Organisation, find};
use super::{Effect, Event, OrganisationState as State, Resolution};
use crate::api::ApiError;
use fullmakt_domain::RequestId;

const UUID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";
const OTHER: &str = "0a1b8488-3d48-4c15-8e21-35cb9432f815";

fn organisation(uuid: &str) -> Organisation {
    find(&[row(uuid, "SNILL SKOG AS")], uuid).unwrap()
}

fn opened(values: &[&str]) -> Event {
    Event::Opened(RequestId::parse(values.iter().copied()))
}

/// A page that has been opened with these values of `party`, and what it asks for.
fn page(values: &[&str]) -> (Resolution, Option<Effect>) {
    let mut page = Resolution::new(None, None);
    let effect = page.update(opened(values));
    (page, effect)
}

fn read(sequence: u32, uuid: &str) -> Event {
    let answer = Ok(Some(organisation(uuid)));
    Event::Read { sequence, answer }
}

fn default(sequence: u32, answer: Result<Choice, ApiError>) -> Event {
    Event::DefaultRead { sequence, answer }
}

fn read_effect(sequence: u32, uuid: &str) -> Option<Effect> {
    let uuid = uuid.to_owned();
    Some(Effect::Read { sequence, uuid })
}

/// A page that shows an organisation.
fn ready() -> Resolution {
    let (mut page, _) = page(&[UUID]);
    assert_eq!(page.update(read(1, UUID)), None);
    assert_eq!(page.state(), &State::Ready(organisation(UUID)));
    page
}

#[test]
fn the_organisation_in_the_address_is_read() {
    let (page, effect) = page(&[&UUID.to_uppercase()]);
    assert_eq!(page.state(), &State::Loading);
    assert_eq!(effect, read_effect(1, UUID));
    ready();
}

#[test]
fn the_same_address_is_not_asked_for_twice() {
    for values in [&[UUID][..], &[], &["x"]] {
        let (mut page, _) = page(values);
        let state = page.state().clone();
        assert_eq!(page.update(opened(values)), None);
        assert_eq!(page.state(), &state);
    }
}

#[test]
fn what_is_no_party_and_what_is_two_is_not_asked_for() {
    for values in [&["x"][..], &["1"], &[UUID, OTHER]] {
        let (page, effect) = page(values);
        assert_eq!(page.state(), &State::Malformed, "{values:?}");
        assert_eq!(effect, None);
    }
}

#[test]
fn whom_the_user_cannot_act_for_is_told_as_such() {
    let (mut page, _) = page(&[UUID]);
    let answer = Ok(None);
    page.update(Event::Read {
        sequence: 1,
        answer,
    });
    assert_eq!(page.state(), &State::NotYours);
}

#[test]
fn without_an_organisation_in_the_address_the_one_that_is_meant_is_written_there() {
    for values in [&[][..], &[""]] {
        let (mut page, effect) = page(values);
        assert_eq!(effect, Some(Effect::ReadDefault { sequence: 1 }));
        let effect = page.update(default(1, Ok(Choice::One(organisation(UUID)))));
        assert_eq!(effect, Some(Effect::WriteAddress(UUID.to_owned())));
        assert_eq!(page.state(), &State::Ready(organisation(UUID)));
        // The address follows, and nothing is read once more.
        assert_eq!(page.update(opened(&[UUID])), None);
        assert_eq!(page.state(), &State::Ready(organisation(UUID)));
    }
}

#[test]
fn where_nobody_can_tell_the_user_chooses() {
    for (choice, state) in [
        (Choice::Several, State::MustChoose),
        (Choice::Nothing, State::NothingToChoose),
    ] {
        let (mut page, _) = page(&[]);
        assert_eq!(page.update(default(1, Ok(choice))), None);
        assert_eq!(page.state(), &state);
    }
}

#[test]
fn a_failed_read_can_be_tried_again() {
    for values in [&[UUID][..], &[]] {
        let (mut page, _) = page(values);
        page.update(match values {
            [] => default(1, Err(ApiError::Offline)),
            _ => Event::Read {
                sequence: 1,
                answer: Err(ApiError::Offline),
            },
        });
        assert_eq!(page.state(), &State::Failed(ApiError::Offline));
        assert!(page.update(Event::Retry).is_some());
        assert_eq!(page.state(), &State::Loading);
    }
}

#[test]
fn without_a_session_the_way_leads_through_login() {
    let (mut page, _) = page(&[UUID]);
    let answer = Err(ApiError::SignedOut);
    let effect = page.update(Event::Read {
        sequence: 1,
        answer,
    });
    assert_eq!(effect, Some(Effect::SignIn));
    assert_eq!(page.state(), &State::SignedOut);
    // Signed in again in another tab.
    assert_eq!(page.update(Event::PersonRead(1)), read_effect(2, UUID));
    assert_eq!(page.state(), &State::Loading);
}

#[test]
fn it_is_read_again_for_another_person_only() {
    let mut page = ready();
    assert_eq!(page.update(Event::PersonRead(1)), None);
    assert_eq!(page.update(Event::PersonRead(1)), None);
    assert_eq!(page.update(Event::PersonRead(2)), read_effect(2, UUID));
    // Nothing of the person before is left.
    assert_eq!(page.state(), &State::Loading);
}

#[test]
fn another_address_is_another_organisation_and_late_answers_are_dropped() {
    let mut page = ready();
    assert_eq!(page.update(opened(&[OTHER])), read_effect(2, OTHER));
    assert_eq!(page.state(), &State::Loading);
    assert_eq!(page.update(read(1, UUID)), None);
    assert_eq!(page.update(default(1, Ok(Choice::Several))), None);
    assert_eq!(page.state(), &State::Loading);
    page.update(read(2, OTHER));
    assert_eq!(page.state(), &State::Ready(organisation(OTHER)));
    assert_eq!(page.update(opened(&["x"])), None);
    assert_eq!(page.state(), &State::Malformed);
}

#[test]
fn what_the_page_before_has_shown_is_shown_at_once_and_read_all_the_same() {
    let known = || Resolution::new(Some(1), Some(organisation(UUID)));
    let mut page = known();
    assert_eq!(page.update(opened(&[UUID])), read_effect(1, UUID));
    assert_eq!(page.state(), &State::Ready(organisation(UUID)));
    let answer = Err(ApiError::Offline);
    page.update(Event::Read {
        sequence: 1,
        answer,
    });
    assert_eq!(page.state(), &State::Ready(organisation(UUID)));
    let mut page = known();
    assert_eq!(page.update(opened(&[OTHER])), read_effect(1, OTHER));
    assert_eq!(page.state(), &State::Loading);
}
