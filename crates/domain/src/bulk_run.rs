//! A run of many calls that can be trusted: which call goes when, what has become of each, and when to wait. Pure: time
//! and chance come from outside.
//!
//! * The first call goes alone until one has gone well: it makes what the others need.
//! * Then several are on their way at a time. There are more with each that goes well, up to a limit, and half as many
//!   when the other side asks for patience or does not answer.
//! * A task is in one call at a time. Nothing is sent again as long as it can have been carried out: whoever runs this is
//!   asked to read what is the case ([`Step::ReadState`]), once for all of which nobody knows.
//! * When nothing comes through at all, the run waits and asks for the state from time to time; no task pays for that.
//!
//! A task is a number: its place in a list that the caller has.

mod pace;
mod queue;

use pace::Pace;
use queue::Queue;
use std::fmt::Debug;

/// A place in the list of the caller.
pub type Task = u32;

/// A point in time, in milliseconds from any beginning.
pub type Millis = u64;

/// So many attempts a task gets when others go well meanwhile.
const MOST_ATTEMPTS: u32 = 8;

/// So many calls have to go well for one more at a time.
const GROW_AFTER: u32 = 2;

/// A call of which nobody knows can still be carried out for so long.
const SETTLE: Millis = 3_000;

/// What a call has come to. `R` is the reason that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<R> {
    /// It has been carried out.
    Done,
    /// It has not been, and trying again gives the same.
    Refused(R),
    /// It has not been, and the other side asks for patience.
    Busy {
        /// Seconds to wait, where it says how many.
        retry_after: Option<u32>,
        /// What is told when it never goes well.
        reason: R,
    },
    /// Nobody knows: the connection broke, or nothing was answered in time.
    Unknown(R),
    /// It has not been, and no other call will be before somebody does something.
    Blocked(R),
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Send this one, and ask again at once.
    Send(Task),
    /// Read what is the case, and tell with [`BulkRun::state_read`] or [`BulkRun::state_failed`].
    ReadState,
    /// Ask again then, and whenever something is answered.
    WaitUntil(Millis),
    /// Ask again when something is answered or the user goes on.
    Nothing,
}

/// What has become of a task.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TaskState {
    /// It has not been sent, or will be sent again.
    #[default]
    Waiting,
    /// It is on its way.
    Sent,
    /// It may have been carried out.
    Uncertain,
    /// It has been carried out.
    Done,
    /// It has not been, for the reason that [`BulkRun::failures`] tells.
    Failed,
    /// The user has stopped the run before it was sent.
    Skipped,
}

/// Why a run rests until [`BulkRun::resume`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pause<R> {
    /// The user wants it.
    User,
    /// The first call was refused, and what it makes is not there.
    FirstFailed(R),
    /// No call can go well any more: the session has ended, or the user may not.
    Blocked(R),
}

/// How many tasks there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// See [`TaskState::Waiting`].
    pub waiting: u32,
    /// See [`TaskState::Sent`].
    pub sent: u32,
    /// See [`TaskState::Uncertain`].
    pub uncertain: u32,
    /// See [`TaskState::Done`].
    pub done: u32,
    /// See [`TaskState::Failed`].
    pub failed: u32,
    /// See [`TaskState::Skipped`].
    pub skipped: u32,
}

impl TaskCounts {
    fn of(&mut self, state: TaskState) -> &mut u32 {
        match state {
            TaskState::Waiting => &mut self.waiting,
            TaskState::Sent => &mut self.sent,
            TaskState::Uncertain => &mut self.uncertain,
            TaskState::Done => &mut self.done,
            TaskState::Failed => &mut self.failed,
            TaskState::Skipped => &mut self.skipped,
        }
    }

    /// How many there is still something to do about.
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.waiting + self.sent + self.uncertain
    }
}

/// A run.
#[derive(Debug, Clone)]
pub struct BulkRun<R> {
    states: Vec<TaskState>,
    counts: TaskCounts,
    queue: Queue,
    /// What is on its way, and when it was sent.
    sent: Vec<(Task, Millis)>,
    failures: Vec<(Task, R)>,
    /// So many may be on their way, and so many at most.
    width: u32,
    most: u32,
    /// So many have gone well since the width has changed.
    grown: u32,
    /// One has gone well: what the others need is there.
    is_open: bool,
    /// When the width was cut: what was sent before that does not cut it again.
    cut_at: Millis,
    /// Nothing is sent before.
    hold_until: Millis,
    /// So many calls in a row have not come through.
    failed_in_a_row: u32,
    /// So many have gone well, ever.
    successes: u32,
    /// When the newest one of which nobody knows has ended.
    uncertain_since: Millis,
    is_reading: bool,
    /// What would wait is skipped.
    is_stopped: bool,
    pause: Option<Pause<R>>,
    pace: Pace,
}

impl<R: Clone + PartialEq + Debug> BulkRun<R> {
    /// A run that has not begun. At most so many calls are on their way at a time.
    #[must_use]
    pub fn new(tasks: u32, most: u32) -> Self {
        Self {
            states: vec![TaskState::Waiting; tasks as usize],
            counts: TaskCounts {
                waiting: tasks,
                ..TaskCounts::default()
            },
            queue: Queue::new(tasks),
            sent: Vec::new(),
            failures: Vec::new(),
            width: 1,
            most: most.max(1),
            grown: 0,
            is_open: false,
            cut_at: 0,
            hold_until: 0,
            failed_in_a_row: 0,
            successes: 0,
            uncertain_since: 0,
            is_reading: false,
            is_stopped: false,
            pause: None,
            pace: Pace::default(),
        }
    }

    /// A run that goes on after it was interrupted. `states` is what had become of the tasks; what had been sent counts as
    /// uncertain, so that what is the case is read first.
    #[must_use]
    pub fn restored(states: Vec<TaskState>, failures: Vec<(Task, R)>, most: u32) -> Self {
        let mut run = Self::new(u32::try_from(states.len()).unwrap_or(u32::MAX), most);
        for (task, state) in (0..).zip(states) {
            run.set(
                task,
                match state {
                    TaskState::Sent => TaskState::Uncertain,
                    state => state,
                },
            );
        }
        run.failures = failures;
        run.pause = (!run.is_over()).then_some(Pause::User);
        run
    }

    /// What is to be done now. Called until it is not [`Step::Send`] any more.
    pub fn next(&mut self, now: Millis) -> Step {
        if self.pause.is_some() || self.is_reading || self.is_over() {
            return Step::Nothing;
        }
        if now < self.hold_until {
            return Step::WaitUntil(self.hold_until);
        }
        let is_nothing_else = self.sent.is_empty() && self.counts.waiting == 0;
        if (self.is_cut_off() && self.sent.is_empty()) || is_nothing_else {
            let settled = self.uncertain_since + SETTLE;
            if self.counts.uncertain > 0 && now < settled {
                return Step::WaitUntil(settled);
            }
            self.is_reading = true;
            return Step::ReadState;
        }
        if self.is_cut_off() || self.sent.len() >= self.width as usize {
            return Step::Nothing;
        }
        loop {
            match self.queue.take(now) {
                Ok(task) if self.state(task) == TaskState::Waiting => {
                    self.set(task, TaskState::Sent);
                    self.sent.push((task, now));
                    return Step::Send(task);
                }
                // It has been decided otherwise.
                Ok(_) => {}
                Err(Some(due)) => return Step::WaitUntil(due),
                Err(None) => return Step::Nothing,
            }
        }
    }

    /// What a call has come to. `chance` is between 0 and 1.
    pub fn answered(&mut self, task: Task, outcome: Outcome<R>, now: Millis, chance: f64) {
        let Some(at) = self.sent.iter().position(|(other, _)| *other == task) else {
            return;
        };
        let (_, sent_at) = self.sent.swap_remove(at);
        match outcome {
            Outcome::Done => {
                self.set(task, TaskState::Done);
                self.is_open = true;
                self.successes += 1;
                self.failed_in_a_row = 0;
                self.grow();
                self.pace.add(now);
            }
            Outcome::Refused(reason) => {
                self.failed_in_a_row = 0;
                self.pace.add(now);
                if !self.is_open {
                    self.pause = Some(Pause::FirstFailed(reason.clone()));
                }
                self.fail(task, reason);
            }
            Outcome::Busy {
                retry_after,
                reason,
            } => {
                self.failed_in_a_row += 1;
                self.cut(sent_at, now);
                if let Some(seconds) = retry_after {
                    self.hold(now + Millis::from(seconds) * 1000);
                } else if self.is_stuck() {
                    self.hold(now + queue::backoff(self.failed_in_a_row, chance));
                }
                self.set(task, TaskState::Waiting);
                let attempts =
                    self.queue
                        .put_back(task, self.successes, self.hold_until.max(now), chance);
                if attempts >= MOST_ATTEMPTS {
                    self.fail(task, reason);
                }
            }
            Outcome::Unknown(_) => {
                self.failed_in_a_row += 1;
                self.cut(sent_at, now);
                self.set(task, TaskState::Uncertain);
                self.uncertain_since = now;
            }
            Outcome::Blocked(reason) => {
                self.set(task, TaskState::Waiting);
                self.queue.put_first(task);
                if !self.is_over() {
                    self.pause = Some(Pause::Blocked(reason));
                }
            }
        }
    }

    /// What is the case has been read: whether each task that may have been carried out has been.
    pub fn state_read(&mut self, is_done: impl Fn(Task) -> bool) {
        self.is_reading = false;
        self.failed_in_a_row = 0;
        self.hold_until = 0;
        for task in 0..self.tasks() {
            if self.state(task) == TaskState::Uncertain {
                if is_done(task) {
                    self.is_open = true;
                    self.set(task, TaskState::Done);
                } else {
                    self.set(task, TaskState::Waiting);
                    self.queue.put_first(task);
                }
            }
        }
    }

    /// It could not be read.
    pub fn state_failed(&mut self, now: Millis, chance: f64) {
        self.is_reading = false;
        self.failed_in_a_row += 1;
        self.hold(now + queue::backoff(self.failed_in_a_row, chance));
    }

    /// No call can go well before somebody does something.
    pub fn block(&mut self, reason: R) {
        self.pause = Some(Pause::Blocked(reason));
    }

    /// Nothing more is sent until the user goes on. What is on its way is followed to its end.
    pub fn pause(&mut self) {
        self.pause.get_or_insert(Pause::User);
    }

    /// Goes on, or tries at once what it has waited for.
    pub fn resume(&mut self) {
        self.pause = None;
        self.hold_until = 0;
        self.pace = Pace::default();
    }

    /// Gives up what has not been sent. What is on its way is followed to its end.
    pub fn stop(&mut self) {
        self.pause = None;
        self.is_stopped = true;
        self.queue = Queue::new(0);
        for task in 0..self.tasks() {
            if self.state(task) == TaskState::Waiting {
                self.set(task, TaskState::Skipped);
            }
        }
    }

    /// What failed is tried once more.
    pub fn retry_failed(&mut self) {
        self.is_stopped = false;
        for (task, _) in std::mem::take(&mut self.failures) {
            self.set(task, TaskState::Waiting);
            self.queue.renew(task);
        }
        self.resume();
    }

    /// Something that a failure can come from has changed: the network is back.
    pub fn wake(&mut self) {
        self.hold_until = 0;
    }

    /// What has become of a task.
    #[must_use]
    pub fn state(&self, task: Task) -> TaskState {
        self.states.get(task as usize).copied().unwrap_or_default()
    }

    /// How many there are of each kind.
    #[must_use]
    pub const fn counts(&self) -> TaskCounts {
        self.counts
    }

    /// How many tasks it has.
    #[must_use]
    pub fn tasks(&self) -> u32 {
        u32::try_from(self.states.len()).unwrap_or(u32::MAX)
    }

    /// Which have failed, and why.
    #[must_use]
    pub fn failures(&self) -> &[(Task, R)] {
        &self.failures
    }

    /// Why it rests.
    #[must_use]
    pub const fn paused(&self) -> Option<&Pause<R>> {
        self.pause.as_ref()
    }

    /// Whether there is nothing left to do.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.counts.left() == 0
    }

    /// Whether nothing comes through, so that it waits.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.is_stuck() && self.counts.uncertain > 0
    }

    /// Until when it waits, when that is later than now.
    #[must_use]
    pub fn waits_until(&self, now: Millis) -> Option<Millis> {
        (self.hold_until > now).then_some(self.hold_until)
    }

    /// Milliseconds that the rest will take at the pace of late.
    #[must_use]
    pub fn time_left(&self) -> Option<Millis> {
        self.pace.time_for(self.counts.left())
    }

    /// So many calls may be on their way at a time.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// All that were on their way, and more, have not come through.
    fn is_stuck(&self) -> bool {
        self.failed_in_a_row > self.most.min(self.width + 1)
            || (!self.is_open && self.failed_in_a_row > 0)
    }

    fn grow(&mut self) {
        self.grown += 1;
        if self.grown >= GROW_AFTER {
            self.grown = 0;
            self.width = (self.width + 1).min(self.most);
        }
    }

    /// Half as many at a time, once for all that were on their way together.
    fn cut(&mut self, sent_at: Millis, now: Millis) {
        if sent_at >= self.cut_at {
            self.cut_at = now;
            self.width = (self.width / 2).max(1);
            self.grown = 0;
        }
    }

    fn hold(&mut self, until: Millis) {
        self.hold_until = self.hold_until.max(until);
    }

    fn fail(&mut self, task: Task, reason: R) {
        self.set(task, TaskState::Failed);
        self.failures.push((task, reason));
    }

    fn set(&mut self, task: Task, state: TaskState) {
        let state = match state {
            TaskState::Waiting if self.is_stopped => TaskState::Skipped,
            state => state,
        };
        if let Some(own) = self.states.get_mut(task as usize) {
            *self.counts.of(*own) -= 1;
            *self.counts.of(state) += 1;
            *own = state;
        }
    }
}

#[cfg(test)]
mod tests;
