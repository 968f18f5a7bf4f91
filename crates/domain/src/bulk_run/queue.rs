//! In which order tasks are sent: new ones in the order of the list, and those that are tried again when it is their time.

use super::{Millis, Task};
use backon::{BackoffBuilder, ExponentialBuilder};
use core::time::Duration;

/// How long a task waits before it is tried again, at first and at most.
const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A task that has been sent before.
#[derive(Debug, Clone, Copy)]
struct Again {
    task: Task,
    not_before: Millis,
}

/// How often a task has been tried.
#[derive(Debug, Clone, Copy)]
struct Tried {
    task: Task,
    attempts: u32,
    /// So many others had gone well by then.
    successes: u32,
}

#[derive(Debug, Clone)]
pub(super) struct Queue {
    /// The next one that has never been sent.
    next: Task,
    end: Task,
    /// Few at a time.
    again: Vec<Again>,
    tried: Vec<Tried>,
}

impl Queue {
    pub(super) const fn new(tasks: u32) -> Self {
        Self {
            next: 0,
            end: tasks,
            again: Vec::new(),
            tried: Vec::new(),
        }
    }

    /// The next one, or from when there is one.
    pub(super) fn take(&mut self, now: Millis) -> Result<Task, Option<Millis>> {
        let first = (0..).zip(&self.again).min_by_key(|(_, it)| it.not_before);
        let first = first.map(|(at, it): (usize, _)| (at, it.not_before));
        if let Some((at, _)) = first.filter(|(_, not_before)| *not_before <= now) {
            return Ok(self.again.swap_remove(at).task);
        }
        if self.next < self.end {
            self.next += 1;
            return Ok(self.next - 1);
        }
        Err(first.map(|(_, not_before)| not_before))
    }

    /// It is tried again after a while. Answers how many attempts it has had while others went well.
    pub(super) fn put_back(
        &mut self,
        task: Task,
        successes: u32,
        not_before: Millis,
        chance: f64,
    ) -> u32 {
        let at = self.tried.iter().position(|it| it.task == task);
        let tried = at.and_then(|at| self.tried.get_mut(at));
        let attempts = if let Some(tried) = tried {
            // When nothing goes well, it says nothing about this one.
            tried.attempts += u32::from(tried.successes < successes);
            tried.successes = successes;
            tried.attempts
        } else {
            self.tried.push(Tried {
                task,
                attempts: 1,
                successes,
            });
            1
        };
        self.again.push(Again {
            task,
            not_before: not_before + backoff(attempts, chance),
        });
        attempts
    }

    /// It is sent before all others.
    pub(super) fn put_first(&mut self, task: Task) {
        self.again.push(Again {
            task,
            not_before: 0,
        });
    }

    /// It is sent as if it had never been.
    pub(super) fn renew(&mut self, task: Task) {
        self.tried.retain(|it| it.task != task);
        self.put_first(task);
    }
}

/// Milliseconds to wait after so many attempts: twice as long each time, and by chance up to once more, so that not all
/// come back at the same moment.
pub(super) fn backoff(attempts: u32, chance: f64) -> Millis {
    let delays = ExponentialBuilder::default()
        .with_min_delay(FIRST_WAIT)
        .with_max_delay(LONGEST_WAIT)
        .without_max_times()
        .build();
    let mut delays = delays.skip(attempts.saturating_sub(1).min(16) as usize);
    let delay = delays.next().unwrap_or(LONGEST_WAIT);
    let delay = delay.mul_f64(1.0 + chance.clamp(0.0, 1.0));
    Millis::try_from(delay.as_millis()).unwrap_or(Millis::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_are_spread() {
        assert_eq!(backoff(1, 0.0), 250);
        assert_eq!(backoff(1, 1.0), 500);
        assert_eq!(backoff(2, 0.0), 500);
        assert_eq!(backoff(5, 0.5), 6_000);
        assert_eq!(backoff(100, 0.0), 30_000);
        assert_eq!(backoff(0, -1.0), 250);
    }

    #[test]
    fn those_that_are_tried_again_come_first_when_it_is_their_time() {
        let mut queue = Queue::new(3);
        assert_eq!(queue.take(0), Ok(0));
        assert_eq!(queue.put_back(0, 0, 1_000, 0.0), 1);
        assert_eq!(queue.take(1_249), Ok(1));
        assert_eq!(queue.take(1_250), Ok(0));
        assert_eq!(queue.put_back(0, 0, 2_000, 0.0), 1);
        assert_eq!(queue.put_back(1, 0, 2_000, 0.0), 1);
        assert_eq!(queue.take(2_000), Ok(2));
        assert_eq!(queue.take(2_000), Err(Some(2_250)));
        assert_eq!(queue.take(2_250), Ok(0));
        assert_eq!(queue.take(2_250), Ok(1));
        assert_eq!(queue.take(2_250), Err(None));
    }

    /// A server that is down for an hour makes no task fail.
    #[test]
    fn attempts_count_when_others_have_gone_well_since() {
        let mut queue = Queue::new(1);
        assert_eq!(queue.put_back(0, 5, 0, 0.0), 1);
        assert_eq!(queue.put_back(0, 5, 0, 0.0), 1);
        assert_eq!(queue.put_back(0, 6, 0, 0.0), 2);
        queue.renew(0);
        assert_eq!(queue.put_back(0, 9, 0, 0.0), 1);
    }
}
