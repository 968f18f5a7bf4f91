//! A run as a signal, with what sends its calls and writes it down.

use super::journal::Journal;
use super::record::{Head, TASKS_PER_RECORD};
use crate::api::ApiError;
use crate::browser::lock::{self, Lock, Locked, Request};
use crate::browser::{clock, document, network};
use crate::ui::{use_interval, use_window_event};
use crate::user::{Person, User};
use fullmakt_domain::bulk_run::{
    BulkRun, Millis, Outcome, Pause, Step, Task, TaskCounts, TaskState,
};
use futures::future::LocalBoxFuture;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

/// So many calls at a time: a browser has six connections to a host that speaks the old protocol.
const MOST_AT_A_TIME: u32 = 6;

/// How often what has become of tasks is written down and shown.
const WRITE_INTERVAL: Duration = Duration::from_millis(500);
const SHOW_INTERVAL: f64 = 200.0;

/// For so many milliseconds it is taken for known who is signed in.
const IDENTIFIED_FOR: f64 = 1_000.0;

/// A tab that has not written for so long does not work on its run any more, in milliseconds. Timers of pages in the
/// background come once a minute.
const AT_WORK: Millis = 90_000;

/// The calls of a run, with all that they need: its page can be left meanwhile.
pub(crate) trait BulkCalls {
    /// Carries out a task.
    fn send(&self, task: Task) -> LocalBoxFuture<'static, Result<(), ApiError>>;

    /// Reads which tasks have been carried out.
    fn read_state(&self) -> LocalBoxFuture<'static, Result<Vec<bool>, ApiError>>;

    /// A task turns out to be carried out.
    fn carried_out(&self, task: Task);

    /// Shows what has been carried out since.
    fn show(&self);

    /// It is there now.
    fn began(&self);

    /// All is done that can be.
    fn ended(&self, progress: &Progress);
}

/// What a run is doing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Phase {
    Running,
    /// Nothing comes through.
    CutOff,
    /// The platform has asked for patience.
    Waiting,
    Paused(Pause<ApiError>),
    /// Somebody else is signed in than when it was started.
    OtherPerson,
    /// Another tab works on it.
    Elsewhere,
    Over,
}

/// What is shown of a run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Progress {
    pub(crate) action: String,
    pub(crate) phase: Phase,
    pub(crate) counts: TaskCounts,
    pub(crate) tasks: u32,
    /// Seconds.
    pub(crate) time_left: Option<u32>,
    /// It can be taken up again when the tab is closed.
    pub(crate) is_written_down: bool,
}

struct Active {
    run: BulkRun<ApiError>,
    calls: Rc<dyn BulkCalls>,
    head: Head,
    journal: Option<Journal>,
    lock: Option<Lock>,
    person: Option<Person>,
    is_other_person: bool,
    /// It rests after the first one, so that the user can look.
    looks_after_first: bool,
    /// Records that say that their tasks may have been sent, and those that are to be written again.
    prepared: BTreeSet<u32>,
    changed: BTreeSet<u32>,
    has_ended: bool,
    shown_at: f64,
}

/// Cheap to copy. Lives as long as its owner, which outlives the page.
#[derive(Clone, Copy)]
pub(crate) struct BulkStore {
    user: User,
    key: StoredValue<String>,
    active: StoredValue<Option<Active>, LocalStorage>,
    progress: RwSignal<Option<Progress>>,
    is_starting: StoredValue<bool>,
    /// When it was last known who is signed in.
    identified_at: StoredValue<f64>,
}

impl BulkStore {
    /// Without a run. `key` is what the run is about; a person has one at a time.
    pub(crate) fn new(key: String) -> Self {
        let store = Self {
            user: expect_context(),
            key: StoredValue::new(key),
            active: StoredValue::new_local(None),
            progress: RwSignal::new(None),
            is_starting: StoredValue::new(false),
            identified_at: StoredValue::new(0.0),
        };
        use_interval(move || store.write_down(), WRITE_INTERVAL);
        let wake = move || {
            store.update(|active| active.run.wake());
            store.drive();
        };
        use_window_event(ev::online, move |_| wake());
        use_window_event(ev::visibilitychange, move |_| {
            if document::is_visible() && network::is_online() {
                wake();
            }
        });
        use_window_event(ev::beforeunload, move |event| {
            if store.has_to_stay() {
                event.prevent_default();
            }
        });
        store
    }

    /// Tracked.
    pub(crate) fn progress(self) -> Option<Progress> {
        self.progress.get()
    }

    /// Whether it sends calls, or will. Not tracked.
    pub(crate) fn is_at_work(self) -> bool {
        self.look(Active::is_at_work) == Some(true)
    }

    /// Whether it would be lost with this store: it is at work, or rests and is not written down. Not tracked.
    pub(crate) fn has_to_stay(self) -> bool {
        let is_unwritten = |active: &Active| !active.run.is_over() && active.journal.is_none();
        self.is_at_work() || self.look(is_unwritten) == Some(true)
    }

    /// What has become of a task. Tracked, by what is shown.
    pub(crate) fn state(self, task: Task) -> Option<TaskState> {
        self.progress.track();
        self.look(|active| active.run.state(task))
    }

    /// Why a task failed.
    pub(crate) fn failure(self, task: Task) -> Option<ApiError> {
        let failure = |active: &Active| {
            let mut failures = active.run.failures().iter();
            let failed = failures.find(|(other, _)| *other == task);
            failed.map(|(_, error)| error.clone())
        };
        self.look(failure).flatten()
    }

    /// Which tasks have been carried out, or have failed. Not tracked.
    pub(crate) fn results(self) -> (Vec<TaskState>, Vec<(Task, ApiError)>) {
        let results = self.look(|active| {
            let tasks = 0..active.run.tasks();
            let states = tasks.map(|task| active.run.state(task)).collect();
            (states, active.run.failures().to_vec())
        });
        results.unwrap_or_default()
    }

    /// Starts a run; `ids` are written down. Nothing happens while there is another one.
    pub(crate) fn start(
        self,
        action: &'static str,
        ids: Vec<String>,
        looks_after_first: bool,
        calls: Rc<dyn BulkCalls>,
    ) {
        if self.is_starting.get_value() || self.is_at_work() || ids.is_empty() {
            return;
        }
        self.is_starting.set_value(true);
        spawn_local(async move {
            let tasks = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let head = Head {
                action: action.to_owned(),
                started: now_in_millis(),
                at_work: now_in_millis(),
            };
            if let Some((lock, journal)) = self.open(Request::IfFree, &head).await {
                let journal = match journal {
                    Some(journal) => journal.begin(&head, &ids).await.map(|()| journal),
                    None => None,
                };
                let run = BulkRun::new(tasks, MOST_AT_A_TIME);
                self.begin(run, calls, head, journal, lock, looks_after_first);
            }
            self.is_starting.try_set_value(false);
        });
    }

    /// Takes up a run that was interrupted: it rests until the user goes on. `calls` makes its calls from its action and
    /// its ids; `is_done` says what is the case now. `Request::Steal`: in the place of another tab.
    pub(crate) async fn restore(
        self,
        request: Request,
        calls: impl FnOnce(&str, &[String]) -> Option<Rc<dyn BulkCalls>>,
        is_done: impl Fn(&str, &str) -> bool,
    ) {
        let has_one = self.active.try_with_value(Option::is_some) != Some(false);
        if has_one || self.is_starting.try_get_value() != Some(false) {
            return;
        }
        let Some(key) = self.key() else { return };
        let Some(journal) = Journal::open(&key).await else {
            return;
        };
        let Some(found) = journal.read().await else {
            return;
        };
        let Some((lock, _)) = self.open(request, &found.head).await else {
            return;
        };
        let Some(calls) = calls(&found.head.action, &found.ids) else {
            return;
        };
        let states = found.states.iter().zip(&found.ids).map(|(state, id)| {
            match (state, is_done(&found.head.action, id)) {
                (TaskState::Sent, true) => TaskState::Done,
                // Somebody else has done it.
                (TaskState::Waiting, true) => TaskState::Skipped,
                (state, _) => *state,
            }
        });
        let run = BulkRun::restored(states.collect(), found.failures, MOST_AT_A_TIME);
        self.begin(run, calls, found.head, Some(journal), lock, false);
    }

    pub(crate) fn pause(self) {
        self.update(|active| active.run.pause());
        self.show_now();
    }

    /// Goes on.
    pub(crate) fn resume(self) {
        spawn_local(async move {
            // Who is signed in can have changed.
            let now = self.user.identify().await;
            self.user.follow_failure(now.as_ref().err());
            let Ok(now) = now else { return };
            self.update(|active| {
                active.is_other_person = active.person.as_ref().is_some_and(|it| it.id != now.id);
                if !active.is_other_person {
                    active.run.resume();
                }
            });
            self.drive();
        });
    }

    pub(crate) fn stop(self) {
        self.update(|active| active.run.stop());
        self.drive();
    }

    pub(crate) fn retry_failed(self) {
        self.update(|active| {
            active.run.retry_failed();
            active.has_ended = false;
        });
        self.drive();
    }

    /// The user has looked at a run that is over: nothing of it is kept.
    pub(crate) fn close(self) {
        let active = self.active.try_update_value(Option::take).flatten();
        self.progress.try_set(None);
        if let Some(journal) = active.and_then(|active| active.journal) {
            spawn_local(async move { journal.forget().await });
        }
    }

    fn key(self) -> Option<String> {
        let person = untrack(|| self.user.person().ready().map(|person| person.id))?;
        self.key
            .try_with_value(|key| [&*person.to_string(), " ", key].concat())
    }

    /// The lock, where the browser has locks, and the journal, where it keeps anything. `None` while another tab works on
    /// the run.
    async fn open(self, request: Request, head: &Head) -> Option<(Option<Lock>, Option<Journal>)> {
        let key = self.key()?;
        let journal = Journal::open(&key).await;
        let lock = match lock::take(&["fullmakt bulk ", &key].concat(), request).await {
            Locked::Held(lock) => Some(lock),
            Locked::Taken => {
                self.show_elsewhere(head);
                return None;
            }
            Locked::Unsupported => {
                // Then the journal tells whether another tab is at work.
                let other = match &journal {
                    Some(journal) => journal.head().await,
                    None => None,
                };
                let is_at_work =
                    |other: &Head| now_in_millis().saturating_sub(other.at_work) < AT_WORK;
                let other = other.filter(|_| request == Request::IfFree);
                if let Some(other) = other.filter(is_at_work) {
                    self.show_elsewhere(&other);
                    return None;
                }
                None
            }
        };
        Some((lock, journal))
    }

    fn show_elsewhere(self, head: &Head) {
        self.progress.try_set(Some(Progress {
            action: head.action.clone(),
            phase: Phase::Elsewhere,
            counts: TaskCounts::default(),
            tasks: 0,
            time_left: None,
            is_written_down: true,
        }));
    }

    fn begin(
        self,
        run: BulkRun<ApiError>,
        calls: Rc<dyn BulkCalls>,
        head: Head,
        journal: Option<Journal>,
        mut lock: Option<Lock>,
        looks_after_first: bool,
    ) {
        if let Some(lost) = lock.as_mut().and_then(Lock::lost) {
            spawn_local(async move {
                // Another tab has taken it.
                if lost.await.is_ok() {
                    let active = self.active.try_update_value(Option::take).flatten();
                    if let Some(active) = active {
                        self.show_elsewhere(&active.head);
                    }
                }
            });
        }
        calls.began();
        let all = 0..run.tasks().div_ceil(TASKS_PER_RECORD);
        self.active.try_set_value(Some(Active {
            calls,
            head,
            lock,
            person: untrack(|| self.user.person().ready().cloned()),
            is_other_person: false,
            looks_after_first,
            // What was written down before says that it may have been sent.
            prepared: BTreeSet::new(),
            changed: match run.paused() {
                Some(_) => all.collect(),
                None => BTreeSet::new(),
            },
            journal,
            run,
            has_ended: false,
            shown_at: 0.0,
        }));
        self.drive();
    }

    fn look<T>(self, read: impl FnOnce(&Active) -> T) -> Option<T> {
        let found = self
            .active
            .try_with_value(|active| active.as_ref().map(read));
        found.flatten()
    }

    fn update<T>(self, act: impl FnOnce(&mut Active) -> T) -> Option<T> {
        let updated = self
            .active
            .try_update_value(|active| active.as_mut().map(act));
        updated.flatten()
    }

    /// Does what is to be done now.
    fn drive(self) {
        loop {
            let step = self.update(|active| {
                let now = untrack(|| self.user.person().ready().map(|person| person.id));
                let is_other = |person: &Person| now.is_some_and(|now| now != person.id);
                if active.person.as_ref().is_some_and(is_other) {
                    active.is_other_person = true;
                    active.run.pause();
                }
                active.run.next(now_in_millis())
            });
            match step {
                Some(Step::Send(task)) => self.send(task),
                Some(Step::ReadState) => {
                    self.read_state();
                    break;
                }
                Some(Step::WaitUntil(until)) => {
                    let wait = until.saturating_sub(now_in_millis());
                    set_timeout(move || self.drive(), Duration::from_millis(wait));
                    break;
                }
                Some(Step::Nothing) => break,
                None => return,
            }
        }
        self.show_if_due();
    }

    fn send(self, task: Task) {
        let record = task / TASKS_PER_RECORD;
        let prepared = self.update(|active| {
            let is_new = !active.prepared.contains(&record);
            (Rc::clone(&active.calls), is_new)
        });
        let Some((calls, is_new)) = prepared else {
            return;
        };
        spawn_local(async move {
            if is_new {
                // Nothing is sent that is not written down before.
                self.write(BTreeSet::from([record])).await;
                self.update(|active| active.prepared.insert(record));
            }
            let outcome = match self.identify().await {
                Some(not_sent) => not_sent,
                None => {
                    let answer = calls.send(task).await;
                    self.user.follow_failure(answer.as_ref().err());
                    if answer.is_ok() {
                        calls.carried_out(task);
                    }
                    outcome(answer)
                }
            };
            self.update(|active| {
                let now = now_in_millis();
                active.run.answered(task, outcome, now, chance());
                active.changed.insert(record);
                if active.looks_after_first && active.run.counts().done > 0 {
                    active.looks_after_first = false;
                    active.run.pause();
                }
            });
            self.drive();
        });
    }

    /// Whoever started the run has to be signed in: somebody else can have signed in in another tab. Answers why nothing is
    /// sent; nothing when it can be. Asked by whoever sends, not by a timer, which may be late in a page that is not seen.
    async fn identify(self) -> Option<Outcome<ApiError>> {
        let identified_at = self.identified_at.try_get_value()?;
        if clock::milliseconds() - identified_at < IDENTIFIED_FOR {
            return None;
        }
        match self.user.identify().await {
            Ok(now) => {
                let is_other = self.update(|active| {
                    let person = active.person.get_or_insert_with(|| now.clone());
                    active.is_other_person = person.id != now.id;
                    active.is_other_person
                });
                if is_other == Some(false) {
                    self.identified_at.try_set_value(clock::milliseconds());
                    return None;
                }
                Some(Outcome::Blocked(ApiError::SignedOut))
            }
            Err(ApiError::SignedOut) => {
                self.user.follow_failure(Some(&ApiError::SignedOut));
                Some(Outcome::Blocked(ApiError::SignedOut))
            }
            Err(reason) => Some(Outcome::Busy {
                retry_after: None,
                reason,
            }),
        }
    }

    fn read_state(self) {
        let Some(calls) = self.update(|active| Rc::clone(&active.calls)) else {
            return;
        };
        spawn_local(async move {
            let state = calls.read_state().await;
            self.user.follow_failure(state.as_ref().err());
            self.update(|active| match state {
                Ok(state) => {
                    let is_done = |task: Task| state.get(task as usize) == Some(&true);
                    let uncertain = (0..active.run.tasks())
                        .filter(|task| active.run.state(*task) == TaskState::Uncertain);
                    let uncertain: Vec<Task> = uncertain.collect();
                    for task in &uncertain {
                        active.changed.insert(task / TASKS_PER_RECORD);
                        if is_done(*task) {
                            active.calls.carried_out(*task);
                        }
                    }
                    active.run.state_read(is_done);
                }
                Err(ApiError::SignedOut) => {
                    active.run.state_failed(now_in_millis(), chance());
                    active.run.block(ApiError::SignedOut);
                }
                Err(_) => active.run.state_failed(now_in_millis(), chance()),
            });
            self.drive();
        });
    }

    /// Writes down what has changed, and that it is still at work.
    fn write_down(self) {
        let changed = self.update(|active| {
            let changed = std::mem::take(&mut active.changed);
            (active.is_at_work() || !changed.is_empty()).then_some(changed)
        });
        if let Some(changed) = changed.flatten() {
            spawn_local(async move {
                self.write(changed).await;
            });
        }
        self.show_if_due();
    }

    async fn write(self, records: BTreeSet<u32>) {
        let writing = self.update(|active| {
            active.head.at_work = now_in_millis();
            let may_be_sent = active.run.paused().is_none() || active.run.counts().sent > 0;
            let (head, run) = (active.head.clone(), active.run.clone());
            active.journal.clone().map(|journal| async move {
                journal.write(&head, &run, &records, may_be_sent).await
            })
        });
        let Some(Some(writing)) = writing else { return };
        if writing.await.is_none() {
            // The disk is full, or the browser does not want to any more.
            self.update(|active| active.journal = None);
        }
    }

    fn show_if_due(self) {
        let is_due = self.update(|active| {
            let has_ended = active.run.is_over() && !active.has_ended;
            let is_resting = active.run.paused().is_some();
            has_ended || is_resting || clock::milliseconds() - active.shown_at > SHOW_INTERVAL
        });
        if is_due == Some(true) {
            self.show_now();
        }
    }

    fn show_now(self) {
        let shown = self.update(|active| {
            active.shown_at = clock::milliseconds();
            let progress = active.progress();
            let ends = progress.phase == Phase::Over && !active.has_ended;
            if ends {
                active.has_ended = true;
                // Another tab may look at it.
                active.lock = None;
            }
            (Rc::clone(&active.calls), progress, ends)
        });
        let Some((calls, progress, ends)) = shown else {
            return;
        };
        if ends {
            self.write_down();
        }
        let is_other = |before: &Option<Progress>| before.as_ref() != Some(&progress);
        if self.progress.try_with_untracked(is_other) == Some(true) {
            calls.show();
            if ends {
                calls.ended(&progress);
            }
            self.progress.try_set(Some(progress));
        }
    }
}

impl Active {
    /// It sends calls, or will.
    fn is_at_work(&self) -> bool {
        !self.run.is_over() && self.run.paused().is_none()
    }

    fn progress(&self) -> Progress {
        let now = now_in_millis();
        let run = &self.run;
        let phase = match run.paused() {
            _ if self.is_other_person => Phase::OtherPerson,
            _ if run.is_over() => Phase::Over,
            Some(pause) => Phase::Paused(pause.clone()),
            None if run.is_cut_off() => Phase::CutOff,
            None if run
                .waits_until(now)
                .is_some_and(|until| until > now + 1_000) =>
            {
                Phase::Waiting
            }
            None => Phase::Running,
        };
        let seconds = |millis: Millis| u32::try_from(millis.div_ceil(1_000)).ok();
        Progress {
            action: self.head.action.clone(),
            time_left: run
                .time_left()
                .and_then(seconds)
                .filter(|_| phase == Phase::Running),
            phase,
            counts: run.counts(),
            tasks: run.tasks(),
            is_written_down: self.journal.is_some(),
        }
    }
}

fn outcome(answer: Result<(), ApiError>) -> Outcome<ApiError> {
    match answer {
        Ok(()) => Outcome::Done,
        Err(ApiError::Busy {
            retry_after,
            response,
        }) => Outcome::Busy {
            retry_after,
            reason: ApiError::Busy {
                retry_after,
                response,
            },
        },
        Err(error @ (ApiError::SignedOut | ApiError::Denied(_))) => Outcome::Blocked(error),
        Err(error @ (ApiError::Refused(_) | ApiError::NotFound(_) | ApiError::Conflict(_))) => {
            Outcome::Refused(error)
        }
        // It may have been carried out.
        Err(
            error @ (ApiError::Offline
            | ApiError::TimedOut
            | ApiError::PlatformDown(_)
            | ApiError::Unreadable { .. }),
        ) => Outcome::Unknown(error),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a clock before 1970 is as wrong as any other"
)]
fn now_in_millis() -> Millis {
    clock::milliseconds() as Millis
}

fn chance() -> f64 {
    js_sys::Math::random()
}
