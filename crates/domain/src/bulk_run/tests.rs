//! Held against a server of which nobody knows what it does next.

use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

type Run = BulkRun<&'static str>;

const REASON: &str = "busy";

fn busy(retry_after: Option<u32>) -> Outcome<&'static str> {
    Outcome::Busy {
        retry_after,
        reason: REASON,
    }
}

/// All that can be sent now.
fn send(run: &mut Run, now: Millis) -> Vec<Task> {
    let mut tasks = Vec::new();
    while let Step::Send(task) = run.next(now) {
        tasks.push(task);
    }
    tasks
}

#[test]
fn the_first_goes_alone_and_then_more_and_more() {
    let mut run = Run::new(100, 6);
    assert_eq!(send(&mut run, 0), [0]);
    run.answered(0, Outcome::Done, 1, 0.0);
    assert_eq!(send(&mut run, 1), [1]);
    run.answered(1, Outcome::Done, 2, 0.0);
    for now in 2..60 {
        let sent = send(&mut run, now);
        assert!(run.sent.len() <= run.width() as usize && run.width() <= 6);
        for task in sent {
            run.answered(task, Outcome::Done, now, 0.0);
        }
    }
    assert_eq!(run.width(), 6);
    assert!(run.is_over());
    assert_eq!(run.next(100), Step::Nothing);
}

#[test]
fn when_the_first_is_refused_the_run_waits_and_goes_on_with_the_next() {
    let mut run = Run::new(3, 6);
    send(&mut run, 0);
    run.answered(0, Outcome::Refused("no"), 1, 0.0);
    assert_eq!(run.paused(), Some(&Pause::FirstFailed("no")));
    assert_eq!(run.next(1), Step::Nothing);
    run.resume();
    assert_eq!(send(&mut run, 2), [1]);
    run.answered(1, Outcome::Done, 3, 0.0);
    send(&mut run, 3);
    run.answered(2, Outcome::Refused("no"), 4, 0.0);
    assert_eq!(run.paused(), None);
    assert!(run.is_over());
    assert_eq!(run.failures(), [(0, "no"), (2, "no")]);
    run.retry_failed();
    assert_eq!(send(&mut run, 5), [0]);
}

/// An open run of this width, and what is on its way.
fn open(width: u32) -> (Run, Vec<Task>) {
    let mut run = Run::new(1_000, width);
    while run.width() < width {
        for task in send(&mut run, 0) {
            run.answered(task, Outcome::Done, 0, 0.0);
        }
    }
    let sent = send(&mut run, 10);
    assert_eq!(sent.len(), width as usize);
    (run, sent)
}

#[test]
fn those_that_were_sent_together_halve_the_width_once_and_the_time_to_wait_is_kept() {
    let (mut run, sent) = open(8);
    for task in &sent {
        run.answered(*task, busy(Some(2)), 20, 0.0);
    }
    assert_eq!(run.width(), 4);
    assert_eq!(run.next(20), Step::WaitUntil(2_020));
    assert_eq!(run.waits_until(20), Some(2_020));
    // They wait a little longer than others.
    assert!(!sent.contains(&send(&mut run, 2_020)[0]));
    assert_eq!(run.counts().sent, 4);
}

#[test]
fn of_what_nobody_knows_the_state_is_read_once_for_all_and_nothing_is_sent_again_before() {
    let mut run = Run::new(3, 6);
    send(&mut run, 0);
    run.answered(0, Outcome::Done, 1, 0.0);
    send(&mut run, 1);
    run.answered(1, Outcome::Unknown("lost"), 2, 0.0);
    assert_eq!(send(&mut run, 3), [2]);
    run.answered(2, Outcome::Unknown("lost"), 4, 0.0);
    // It can still be carried out.
    assert_eq!(run.next(5), Step::WaitUntil(3_004));
    assert_eq!(run.next(3_004), Step::ReadState);
    assert_eq!(run.next(3_004), Step::Nothing);
    run.state_read(|task| task == 1);
    assert_eq!(run.state(1), TaskState::Done);
    assert_eq!(send(&mut run, 3_005), [2]);
    run.answered(2, Outcome::Done, 3_006, 0.0);
    assert!(run.is_over());
}

#[test]
fn when_nothing_comes_through_it_waits_and_no_task_pays_for_it() {
    let (mut run, sent) = open(4);
    let mut now = 20;
    for task in sent {
        run.answered(task, Outcome::Unknown("offline"), now, 0.0);
    }
    send(&mut run, now);
    for (task, _) in run.sent.clone() {
        run.answered(task, Outcome::Unknown("offline"), now, 0.0);
    }
    assert!(run.is_cut_off());
    for _ in 0..20 {
        match run.next(now) {
            Step::WaitUntil(until) => now = until,
            Step::ReadState => run.state_failed(now, 0.0),
            other => panic!("{other:?}"),
        }
    }
    run.wake();
    assert_eq!(run.next(now), Step::ReadState);
    run.state_read(|_| false);
    assert!(!run.is_cut_off());
    assert_eq!(run.counts().failed, 0);
    assert!(!send(&mut run, now).is_empty());
}

#[test]
fn a_server_that_is_busy_for_an_hour_makes_nothing_fail_and_is_asked_less_and_less() {
    let mut run = Run::new(2, 6);
    let (mut now, mut calls) = (0, 0);
    while now < 3_600_000 {
        match run.next(now) {
            Step::Send(task) => {
                calls += 1;
                run.answered(task, busy(None), now + 5, 0.5);
            }
            Step::WaitUntil(until) => now = until,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(run.counts().failed, 0);
    assert!(calls < 400, "{calls}");
}

#[test]
fn without_a_session_it_rests_and_what_was_on_its_way_is_sent_first_afterwards() {
    let (mut run, sent) = open(3);
    run.answered(sent[0], Outcome::Blocked("session"), 20, 0.0);
    assert_eq!(run.paused(), Some(&Pause::Blocked("session")));
    run.answered(sent[1], Outcome::Done, 21, 0.0);
    run.answered(sent[2], Outcome::Blocked("session"), 21, 0.0);
    assert_eq!(run.next(22), Step::Nothing);
    run.resume();
    let again = send(&mut run, 23);
    assert!(again.contains(&sent[0]) && again.contains(&sent[2]));
}

#[test]
fn what_was_interrupted_is_read_before_it_is_sent_again() {
    use TaskState::{Done, Failed, Sent, Waiting};
    let states = vec![Done, Sent, Failed, Waiting, Sent];
    let mut run = Run::restored(states, vec![(2, "no")], 4);
    assert_eq!(run.next(0), Step::Nothing);
    run.resume();
    // What is certain goes on, and what is not is read at the end.
    assert_eq!(send(&mut run, 0), [3]);
    run.answered(3, Outcome::Done, 1, 0.0);
    assert_eq!(run.next(1), Step::WaitUntil(3_000));
    assert_eq!(run.next(3_000), Step::ReadState);
    run.state_read(|task| task == 1);
    assert_eq!(send(&mut run, 3_001), [4]);
    assert_eq!(run.failures(), [(2, "no")]);
}

#[test]
fn what_is_stopped_is_skipped_and_what_is_on_its_way_is_followed() {
    let (mut run, sent) = open(3);
    run.pause();
    assert_eq!(run.next(11), Step::Nothing);
    run.stop();
    assert_eq!(run.next(11), Step::Nothing);
    for task in sent {
        run.answered(task, busy(None), 12, 0.0);
    }
    assert!(run.is_over());
    assert!(run.counts().skipped > 900);
}

/// What a call comes to, and whether it was carried out.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Done,
    Refused,
    Busy(Option<u32>),
    LostBefore,
    LostAfter,
    Blocked,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        12 => Just(Fate::Done),
        2 => Just(Fate::Refused),
        3 => prop::option::of(0..3_u32).prop_map(Fate::Busy),
        2 => Just(Fate::LostBefore),
        2 => Just(Fate::LostAfter),
        1 => Just(Fate::Blocked),
    ]
}

proptest! {
    /// Whatever happens: nothing is sent twice at a time, nothing again that was carried out and answered, and every task
    /// comes to an end that is true.
    #[test]
    fn nothing_happens_twice_and_nothing_is_lost(
        tasks in 0..60_u32,
        most in 1..8_u32,
        fates in prop::collection::vec((fate(), 0..400_u64, 0.0..1.0_f64), 1..40),
        reads_fail in prop::collection::vec(any::<bool>(), 0..6),
    ) {
        let mut run = Run::new(tasks, most);
        let mut fates = fates.into_iter().cycle();
        let mut reads_fail = reads_fail.into_iter();
        let (mut now, mut steps, mut calls) = (0, 0, 0);
        let mut on_its_way: Vec<(Millis, Task, Fate, f64)> = Vec::new();
        let mut carried_out: HashMap<Task, u32> = HashMap::new();
        let mut answered = Vec::new();
        while !run.is_over() {
            steps += 1;
            prop_assert!(steps < 100_000, "it never ends: {:?}", run.counts());
            let wait = match run.next(now) {
                Step::Send(task) => {
                    prop_assert!(on_its_way.iter().all(|it| it.1 != task));
                    prop_assert!(!answered.contains(&task));
                    calls += 1;
                    let (fate, after, chance) = fates.next().unwrap();
                    // In the end everything goes well.
                    let fate = if calls > 400 { Fate::Done } else { fate };
                    if matches!(fate, Fate::Done | Fate::LostAfter) {
                        *carried_out.entry(task).or_default() += 1;
                    }
                    on_its_way.push((now + after, task, fate, chance));
                    prop_assert!(on_its_way.len() <= run.width().max(1) as usize || on_its_way.len() <= most as usize);
                    prop_assert!(run.is_open || on_its_way.len() == 1);
                    continue;
                }
                Step::ReadState => {
                    prop_assert!(on_its_way.is_empty());
                    match reads_fail.next() {
                        Some(true) => run.state_failed(now, 0.3),
                        _ => run.state_read(|task| carried_out.contains_key(&task)),
                    }
                    continue;
                }
                Step::WaitUntil(until) => {
                    prop_assert!(until > now);
                    Some(until)
                }
                Step::Nothing => None,
            };
            on_its_way.sort_by_key(|it| it.0);
            let first = on_its_way.first().map(|it| it.0);
            match (first, wait) {
                (Some(at), wait) if wait.is_none_or(|wait| at <= wait) => {
                    let (at, task, fate, chance) = on_its_way.remove(0);
                    now = now.max(at);
                    let outcome = match fate {
                        Fate::Done => {
                            answered.push(task);
                            Outcome::Done
                        }
                        Fate::Refused => Outcome::Refused("refused"),
                        Fate::Busy(after) => busy(after),
                        Fate::LostBefore | Fate::LostAfter => Outcome::Unknown("lost"),
                        Fate::Blocked => Outcome::Blocked("session"),
                    };
                    run.answered(task, outcome, now, chance);
                }
                (_, Some(until)) => now = until,
                (_, None) => {
                    prop_assert!(run.paused().is_some(), "stuck: {:?}", run.counts());
                    run.resume();
                }
            }
        }
        prop_assert!(on_its_way.is_empty());
        let failed: Vec<Task> = run.failures().iter().map(|(task, _)| *task).collect();
        for task in 0..tasks {
            match run.state(task) {
                TaskState::Done => prop_assert!(carried_out.contains_key(&task)),
                TaskState::Failed => prop_assert!(failed.contains(&task)),
                other => prop_assert!(false, "{other:?}"),
            }
        }
        prop_assert_eq!(run.counts().done + run.counts().failed, tasks);
    }
}
