use super::*;

fn person(id: i32) -> Person {
    Person {
        id,
        name: format!("Person {id}"),
    }
}

fn identified(now: i32) -> Event {
    Event::Identified {
        now: Ok(person(now)),
        opened_for: Some(person(1)),
    }
}

fn done(confirmed_by: ConfirmedBy) -> Done {
    Done {
        id: "a".to_owned(),
        confirmed_by,
    }
}

fn error(status: u16) -> ApiError {
    ApiError::from_response(status, None, b"")
}

fn checked(answer: Result<Option<&str>, ApiError>) -> Event {
    Event::Checked(answer.map(|id| id.map(str::to_owned)))
}

/// A click, after which all that there is turns out to have been shown.
fn clicked() -> [Event; 2] {
    [Event::Clicked, Event::Prepared { was_shown: true }]
}

/// Runs the events, and gives the effects in their order and what has become of it.
fn run(events: impl IntoIterator<Item = Event>) -> (Vec<Effect>, Command) {
    let mut command = Command::default();
    let effects = events.into_iter().filter_map(|event| command.update(event));
    (effects.collect(), command)
}

#[test]
fn it_is_sent_once_however_often_one_clicks() {
    let answered = Event::Answered(Ok(done(ConfirmedBy::Response)));
    let prepared = Event::Prepared { was_shown: true };
    let (effects, command) = run([
        Event::Clicked,
        Event::Clicked,
        prepared.clone(),
        prepared.clone(),
        identified(1),
        Event::Clicked,
        prepared,
        identified(1),
        answered.clone(),
        Event::Clicked,
        answered,
    ]);
    assert_eq!(effects, [Effect::Prepare, Effect::Identify, Effect::Send]);
    assert_eq!(command, Command::Done(done(ConfirmedBy::Response)));
}

#[test]
fn for_another_person_nothing_is_sent() {
    let (effects, command) = run(clicked().into_iter().chain([identified(2)]));
    assert_eq!(effects, [Effect::Prepare, Effect::Identify]);
    assert!(matches!(
        command.failure(),
        Some(Failure::OtherPerson { before, now }) if before == "Person 1" && now == "Person 2"
    ));
}

#[test]
fn without_knowing_who_it_is_nothing_is_sent() {
    let not_read = |error| Event::Identified {
        now: Err(error),
        opened_for: Some(person(1)),
    };
    let click_and = |event| run(clicked().into_iter().chain([event]));
    let (effects, command) = click_and(not_read(ApiError::Offline));
    assert_eq!(effects, [Effect::Prepare, Effect::Identify]);
    assert_eq!(
        command.failure(),
        Some(&Failure::Unidentified(ApiError::Offline))
    );
    let (_, command) = click_and(not_read(ApiError::SignedOut));
    assert_eq!(command.failure(), Some(&Failure::SignedOut));
}

/// It could be somebody else: the user sees who is signed in, and clicks again.
#[test]
fn without_knowing_for_whom_the_page_was_opened_nothing_is_sent_at_the_first_click() {
    let nobody_before = Event::Identified {
        now: Ok(person(2)),
        opened_for: None,
    };
    let first = clicked().into_iter().chain([nobody_before]);
    let (effects, command) = run(first.clone());
    assert_eq!(effects, [Effect::Prepare, Effect::Identify]);
    let now = "Person 2".to_owned();
    assert_eq!(command.failure(), Some(&Failure::UnknownPerson { now }));
    let (effects, _) = run(first.chain(clicked()).chain([identified(1)]));
    assert_eq!(
        effects[2..],
        [Effect::Prepare, Effect::Identify, Effect::Send]
    );
}

#[test]
fn what_had_not_been_shown_is_shown_before_anything_is_sent() {
    let not_shown = Event::Prepared { was_shown: false };
    let (effects, command) = run([Event::Clicked, not_shown, identified(1)]);
    assert_eq!(effects, [Effect::Prepare]);
    assert_eq!(command.failure(), Some(&Failure::NotShown));
}

/// The session can have been renewed by somebody else.
#[test]
fn after_401_it_is_sent_once_more_for_the_same_person() {
    let signed_out = || Event::Answered(Err(ApiError::SignedOut));
    let once_more = [
        Effect::Prepare,
        Effect::Identify,
        Effect::Send,
        Effect::Identify,
        Effect::Send,
    ];
    let begin = || clicked().into_iter().chain([identified(1), signed_out()]);
    let (effects, command) = run(begin().chain([identified(1), signed_out()]));
    assert_eq!(effects, once_more);
    assert_eq!(command.failure(), Some(&Failure::SignedOut));
    let (effects, command) = run(begin().chain([identified(2)]));
    assert_eq!(effects, once_more[..4]);
    assert!(matches!(
        command.failure(),
        Some(Failure::OtherPerson { .. })
    ));
}

/// Whether the call arrived is nobody's guess.
#[test]
fn after_a_lost_answer_the_truth_is_read_before_anything_else() {
    for lost in [
        ApiError::Offline,
        ApiError::TimedOut,
        error(500),
        error(503),
        ApiError::Unreadable { status: 200 },
    ] {
        let sent = || {
            clicked().into_iter().chain([
                identified(1),
                Event::Answered(Err(lost.clone())),
                Event::Clicked,
            ])
        };
        let once = [
            Effect::Prepare,
            Effect::Identify,
            Effect::Send,
            Effect::Check,
        ];
        let (effects, command) = run(sent().chain([checked(Ok(Some("a")))]));
        assert_eq!(effects, once);
        assert_eq!(command.done(), Some(&done(ConfirmedBy::Reading)));

        // The platform can still be at it.
        let (effects, mut command) = run(sent().chain([checked(Ok(None)), Event::Clicked]));
        assert_eq!(effects, once);
        assert_eq!(command.failure(), Some(&Failure::Unknown(lost.clone())));
        assert_eq!(command.update(Event::CheckClicked), Some(Effect::Check));
        assert_eq!(command.update(checked(Ok(None))), None);
        assert_eq!(command.failure(), Some(&Failure::Lost));

        let not_read = checked(Err(ApiError::Offline));
        let (effects, command) = run(sent().chain([
            not_read,
            Event::Clicked,
            Event::Dismissed,
            Event::CheckClicked,
            Event::CheckClicked,
        ]));
        let again = [once.as_slice(), &[Effect::Check]].concat();
        assert_eq!(effects, again);
        assert!(command.is_busy());
    }
}

#[test]
fn a_refusal_changes_nothing_and_can_be_tried_again() {
    for status in [400, 403, 404, 409, 429] {
        let refused = Event::Answered(Err(error(status)));
        let first = clicked().into_iter().chain([identified(1), refused]);
        let carried_out = Event::Answered(Ok(done(ConfirmedBy::Before)));
        let second = clicked().into_iter().chain([identified(1), carried_out]);
        let (effects, command) = run(first.chain(second));
        let once = [Effect::Prepare, Effect::Identify, Effect::Send];
        assert_eq!(effects, [once, once].concat(), "{status}");
        assert_eq!(command.done(), Some(&done(ConfirmedBy::Before)));
    }
}
