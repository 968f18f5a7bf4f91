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
    Event::Checked {
        answer: answer.map(|id| id.map(str::to_owned)),
        is_idempotent: true,
    }
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
    let (effects, command) = run([
        Event::Clicked,
        Event::Clicked,
        identified(1),
        Event::Clicked,
        identified(1),
        answered.clone(),
        Event::Clicked,
        answered,
    ]);
    assert_eq!(effects, [Effect::Identify, Effect::Send]);
    assert_eq!(command, Command::Done(done(ConfirmedBy::Response)));
}

#[test]
fn for_another_person_nothing_is_sent() {
    let (effects, command) = run([Event::Clicked, identified(2)]);
    assert_eq!(effects, [Effect::Identify]);
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
    let (effects, command) = run([Event::Clicked, not_read(ApiError::Offline)]);
    assert_eq!(effects, [Effect::Identify]);
    assert_eq!(
        command.failure(),
        Some(&Failure::Unidentified(ApiError::Offline))
    );
    let (_, command) = run([Event::Clicked, not_read(ApiError::SignedOut)]);
    assert_eq!(command.failure(), Some(&Failure::SignedOut));
}

/// The session can have been renewed by somebody else.
#[test]
fn after_401_it_is_sent_once_more_for_the_same_person() {
    let signed_out = || Event::Answered(Err(ApiError::SignedOut));
    let once_more = [
        Effect::Identify,
        Effect::Send,
        Effect::Identify,
        Effect::Send,
    ];
    let begin = || [Event::Clicked, identified(1), signed_out()].into_iter();
    let (effects, command) = run(begin().chain([identified(1), signed_out()]));
    assert_eq!(effects, once_more);
    assert_eq!(command.failure(), Some(&Failure::SignedOut));
    let (effects, command) = run(begin().chain([identified(2)]));
    assert_eq!(effects, once_more[..3]);
    assert!(matches!(
        command.failure(),
        Some(Failure::OtherPerson { .. })
    ));
    let nobody_named = Event::Identified {
        now: Ok(person(1)),
        opened_for: None,
    };
    let (effects, command) = run(begin().chain([nobody_named]));
    assert_eq!(effects, once_more[..3]);
    assert_eq!(command.failure(), Some(&Failure::SignedOut));
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
            [
                Event::Clicked,
                identified(1),
                Event::Answered(Err(lost.clone())),
                Event::Clicked,
            ]
            .into_iter()
        };
        let once = [Effect::Identify, Effect::Send, Effect::Check];
        let (effects, command) = run(sent().chain([checked(Ok(Some("a")))]));
        assert_eq!(effects, once);
        assert_eq!(command.done(), Some(&done(ConfirmedBy::Reading)));

        let (effects, command) = run(sent().chain([checked(Ok(None))]));
        assert_eq!(effects, once);
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
        let (effects, command) = run([
            Event::Clicked,
            identified(1),
            refused,
            Event::Clicked,
            identified(1),
            Event::Answered(Ok(done(ConfirmedBy::Before))),
        ]);
        assert_eq!(
            effects,
            [
                Effect::Identify,
                Effect::Send,
                Effect::Identify,
                Effect::Send
            ],
            "{status}"
        );
        assert_eq!(command.done(), Some(&done(ConfirmedBy::Before)));
    }
}

/// The platform can still be at it when a time limit of ours has passed: a second system user would be one too many.
#[test]
fn what_is_not_idempotent_is_not_said_to_be_lost_before_the_user_has_looked_again() {
    let not_there = || Event::Checked {
        answer: Ok(None),
        is_idempotent: false,
    };
    let (_, mut command) = run([
        Event::Clicked,
        identified(1),
        Event::Answered(Err(ApiError::TimedOut)),
        not_there(),
        Event::Clicked,
    ]);
    assert_eq!(
        command.failure(),
        Some(&Failure::Unknown(ApiError::TimedOut))
    );
    assert_eq!(command.update(Event::CheckClicked), Some(Effect::Check));
    assert_eq!(command.update(not_there()), None);
    assert_eq!(command.failure(), Some(&Failure::Lost));
}
