use super::*;
use serde_json::{Value, json};

/// What can come of a call.
const OUTCOMES: [Outcome; 5] = [
    Outcome::Loading,
    Outcome::Rows,
    Outcome::Empty,
    Outcome::Denied,
    Outcome::Failed,
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    Loading,
    Rows,
    Empty,
    Denied,
    Failed,
}

fn list<T: serde::de::DeserializeOwned>(rows: Value) -> LenientList<T> {
    serde_json::from_value(rows).expect("a list")
}

fn apply(state: &mut OverviewState, source: Source, outcome: Outcome) {
    let rows = match outcome {
        Outcome::Loading => return,
        Outcome::Rows => {
            Ok(json!([{ "id": format!("{source:?}"), "systemId": "991825827_smartcloud" }]))
        }
        Outcome::Empty => Ok(json!([])),
        Outcome::Denied => Err(ApiError::from_response(403, None, b"")),
        Outcome::Failed => Err(ApiError::from_response(200, None, b"<!doctype html>")),
    };
    match source {
        Source::Pending(kind) => state.apply_pending(kind, rows.map(list)),
        Source::SystemUsers(kind) => state.apply_system_users(kind, rows.map(list)),
    }
}

/// Each combination of what can come of the four calls, in order and backwards.
#[test]
fn each_part_tells_what_came_of_its_own_calls() {
    for number in 0..OUTCOMES.len().pow(4) {
        let outcome = |place: u32| OUTCOMES[number / OUTCOMES.len().pow(place) % OUTCOMES.len()];
        let outcomes = [outcome(0), outcome(1), outcome(2), outcome(3)];
        let mut state = OverviewState::default();
        let mut calls: Vec<_> = Source::ALL.into_iter().zip(outcomes).collect();
        if number % 2 == 1 {
            calls.reverse();
        }
        for (source, outcome) in &calls {
            apply(&mut state, *source, *outcome);
        }
        for section in Section::ALL {
            let mine = || {
                calls
                    .iter()
                    .filter(|(source, _)| source.section() == section)
            };
            let count = |outcome| mine().filter(|(_, other)| *other == outcome).count();
            let told = state.section(section);
            assert_eq!(told.is_loading, count(Outcome::Loading) > 0, "{calls:?}");
            let are_all = |outcome| count(outcome) == mine().count();
            assert_eq!(told.is_denied, are_all(Outcome::Denied), "{calls:?}");
            assert_eq!(told.failures.len(), count(Outcome::Failed), "{calls:?}");
            assert_eq!(told.count, count(Outcome::Rows), "{calls:?}");
            // Whoever sees no rows is told why, in one way or another, or that there are none.
            let is_empty = told.count == 0 && !told.is_loading && told.failures.is_empty();
            let is_answered = count(Outcome::Empty) + count(Outcome::Denied) == mine().count();
            assert_eq!(is_empty, is_answered, "{calls:?}");
        }
        let pending = &outcomes[..2];
        let may_manage = if pending
            .iter()
            .any(|it| matches!(it, Outcome::Rows | Outcome::Empty))
        {
            Some(true)
        } else {
            let is_no = pending.iter().all(|it| *it == Outcome::Denied);
            is_no.then_some(false)
        };
        assert_eq!(state.may_manage(), may_manage, "{calls:?}");
        let all_denied = outcomes.iter().all(|it| *it == Outcome::Denied);
        assert_eq!(state.is_denied(), all_denied, "{calls:?}");
    }
}

#[test]
fn a_call_that_failed_can_be_made_once_more() {
    let source = Source::SystemUsers(SystemUserKind::Standard);
    let mut state = OverviewState::default();
    apply(&mut state, source, Outcome::Failed);
    assert_eq!(state.section(Section::Standard).failures.len(), 1);
    state.retry(source);
    assert!(state.section(Section::Standard).is_loading);
    apply(&mut state, source, Outcome::Rows);
    assert_eq!(state.section(Section::Standard).count, 1);
}

/// The list knows rows by their place.
#[test]
fn a_row_keeps_its_place_and_comes_once() {
    let mut state = OverviewState::default();
    let (own, clients) = (SystemUserKind::Standard, SystemUserKind::Agent);
    state.apply_pending(clients, Ok(list(json!([{ "id": "a" }, { "id": "a" }]))));
    state.apply_pending(own, Ok(list(json!([{ "id": "b" }, { "id": "a" }]))));
    let ids: Vec<&str> = state
        .rows(Section::Pending)
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "b"]);
}

/// A row that cannot be read is not a list that cannot be read.
#[test]
fn odd_rows_are_counted() {
    let mut state = OverviewState::default();
    let rows = list(json!([{ "id": "a" }, { "id": 7 }, "x"]));
    state.apply_system_users(SystemUserKind::Agent, Ok(rows));
    let told = state.section(Section::Agent);
    assert_eq!((told.count, told.unreadable), (1, 2));
}

#[test]
fn what_has_no_title_is_called_by_its_system() {
    let mut state = OverviewState::default();
    let rows = list(json!([
        { "id": "a", "systemId": "991825827_smartcloud" },
        { "id": "b", "systemId": "991825827_smartcloud", "integrationTitle": "Hovedkontor" },
    ]));
    state.apply_system_users(SystemUserKind::Standard, Ok(rows));
    let titles = |state: &OverviewState| {
        let titles = state.rows(Section::Standard).iter();
        titles.map(|row| row.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&state), ["991825827_smartcloud", "Hovedkontor"]);
    assert_eq!(state.nameless_systems(), ["991825827_smartcloud"]);
    assert_eq!(state.vendors(), ["991825827"]);
    let systems = vec![("991825827_smartcloud".to_owned(), "SmartCloud".to_owned())];
    state.apply_names(systems, Vec::new());
    assert_eq!(titles(&state), ["SmartCloud", "Hovedkontor"]);
    // What comes after the names is named too.
    let more = list(json!([{ "id": "c", "systemId": "991825827_smartcloud" }]));
    state.apply_pending(SystemUserKind::Standard, Ok(more));
    assert_eq!(state.rows(Section::Pending)[0].title, "SmartCloud");
}

#[test]
fn what_was_made_within_a_day_is_recent() {
    let row = |created: Option<UnixSeconds>| Row {
        created,
        ..Row::new(
            Source::SystemUsers(SystemUserKind::Standard),
            ("a".to_owned(), String::new()),
            String::new(),
            "",
            None,
        )
    };
    for (created, is_recent) in [
        (None, false),
        (Some(1_000_000), true),
        (Some(1_000_000 - DAY + 1), true),
        (Some(1_000_000 - DAY), false),
        // A clock that is wrong makes nothing new.
        (Some(1_000_001), false),
    ] {
        assert_eq!(row(created).is_recent(1_000_000), is_recent, "{created:?}");
    }
}
