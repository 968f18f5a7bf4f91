//! Clients that are being added and removed: which are on their way, which wait, what has become of them. Pure.
//!
//! The first call goes alone: it makes the relation between system user and provider on the platform, and if it fails
//! the others would fail like it. Each client is in one call at a time.

use crate::api::ApiError;
use std::collections::VecDeque;

/// So many calls are on their way at the same time, once one has gone well.
const WIDTH: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Add,
    Remove,
}

impl Action {
    /// What a run of it is written down as.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Add, Self::Remove]
            .into_iter()
            .find(|action| action.word() == word)
    }

    pub(super) const fn opposite(self) -> Self {
        match self {
            Self::Add => Self::Remove,
            Self::Remove => Self::Add,
        }
    }
}

/// A client is known by its row in the index.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Changes {
    waiting: VecDeque<(u32, Action)>,
    sent: Vec<(u32, Action)>,
    failed: Vec<Failed>,
    /// Number of what the user started last.
    run: u32,
    /// So many clicks for which it is being read who is signed in: until then nothing is sent.
    held: usize,
    /// What the user started last, as far as it has been carried out: it can be undone.
    done: Vec<(u32, Action)>,
    /// A call has gone well.
    has_succeeded: bool,
}

/// A change that was not carried out.
#[derive(Debug, Clone, PartialEq)]
struct Failed {
    row: u32,
    action: Action,
    error: ApiError,
    run: u32,
}

/// What stands in the row of a client.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RowChange {
    None,
    /// It waits or is on its way.
    Ongoing(Action),
    Failed(Action, ApiError),
}

impl Changes {
    /// The user wants this for these clients. What is under way for one of them goes on, and nothing is sent beside it.
    pub(super) fn start(&mut self, rows: impl IntoIterator<Item = u32>, action: Action) {
        if self.is_idle() {
            self.done.clear();
            self.run += 1;
            self.has_succeeded = false;
        }
        for row in rows {
            if !matches!(self.row(row), RowChange::Ongoing(_)) {
                self.failed.retain(|failed| failed.row != row);
                self.waiting.push_back((row, action));
            }
        }
    }

    /// Nothing is sent until it is known who is signed in.
    pub(super) fn hold(&mut self) {
        self.held += 1;
    }

    /// It is known, or could not be read: then nothing of what waits is sent.
    pub(super) fn release(&mut self, known: Result<(), ApiError>) {
        self.held = self.held.saturating_sub(1);
        if let Err(error) = known {
            self.fail_waiting(&error);
        }
    }

    fn fail_waiting(&mut self, error: &ApiError) {
        let run = self.run;
        let failed = self.waiting.drain(..).map(|(row, action)| Failed {
            row,
            action,
            error: error.clone(),
            run,
        });
        self.failed.extend(failed);
    }

    /// Which calls are to be sent now.
    pub(super) fn take(&mut self) -> Vec<(u32, Action)> {
        if self.held > 0 {
            return Vec::new();
        }
        let width = if self.has_succeeded { WIDTH } else { 1 };
        let room = width.saturating_sub(self.sent.len());
        let next: Vec<_> = self.waiting.drain(..room.min(self.waiting.len())).collect();
        self.sent.extend(&next);
        next
    }

    /// What has come of a call.
    pub(super) fn answered(&mut self, row: u32, answer: Result<(), ApiError>) {
        let Some(at) = self.sent.iter().position(|(other, _)| *other == row) else {
            return;
        };
        let (_, action) = self.sent.swap_remove(at);
        match answer {
            Ok(()) => {
                self.has_succeeded = true;
                // What has been taken back since needs no undoing.
                let before = self
                    .done
                    .iter()
                    .position(|it| *it == (row, action.opposite()));
                match before {
                    Some(at) => drop(self.done.remove(at)),
                    None => self.done.push((row, action)),
                }
            }
            Err(error) => {
                // It says nothing about the other clients when it is about this one.
                let is_general = !matches!(error, ApiError::Refused(_) | ApiError::NotFound(_));
                self.failed.push(Failed {
                    row,
                    action,
                    error: error.clone(),
                    run: self.run,
                });
                if is_general {
                    self.fail_waiting(&error);
                }
            }
        }
    }

    /// Nothing of what waits is sent any more.
    pub(super) fn stop(&mut self) {
        self.waiting.clear();
    }

    /// Starts what failed once more.
    pub(super) fn retry(&mut self) {
        if !self.is_idle() {
            return;
        }
        let (again, other): (Vec<_>, Vec<_>) = std::mem::take(&mut self.failed)
            .into_iter()
            .partition(|failed| failed.run == self.run);
        self.failed = other;
        let again = again.into_iter().map(|failed| (failed.row, failed.action));
        self.waiting.extend(again);
    }

    /// Starts the opposite of all that was carried out.
    pub(super) fn undo(&mut self) {
        if !self.is_idle() {
            return;
        }
        self.has_succeeded = false;
        let done = std::mem::take(&mut self.done);
        let undone = done
            .into_iter()
            .map(|(row, action)| (row, action.opposite()));
        self.waiting.extend(undone);
    }

    pub(super) fn row(&self, row: u32) -> RowChange {
        let mut ongoing = self.sent.iter().chain(&self.waiting);
        if let Some((_, action)) = ongoing.find(|(other, _)| *other == row) {
            return RowChange::Ongoing(*action);
        }
        let mut failed = self.failed.iter();
        failed
            .find(|failed| failed.row == row)
            .map_or(RowChange::None, |failed| {
                RowChange::Failed(failed.action, failed.error.clone())
            })
    }

    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.sent.is_empty()
    }

    /// Whether some can be sent as soon as there is room.
    pub(super) fn is_waiting(&self) -> bool {
        self.held == 0 && !self.waiting.is_empty()
    }

    /// How many wait or are on their way.
    pub(super) fn ongoing(&self) -> usize {
        self.waiting.len() + self.sent.len()
    }

    /// Of what was started last.
    pub(super) fn failed(&self) -> usize {
        let failed = self.failed.iter();
        failed.filter(|failed| failed.run == self.run).count()
    }

    /// The lists have been read again: what failed and is the case all the same, or cannot be any more, has not failed.
    pub(super) fn settle(&mut self, can_be: impl Fn(u32, Action) -> bool) {
        self.failed
            .retain(|failed| can_be(failed.row, failed.action));
    }

    /// Of what was started last: how many have been added, and how many removed.
    pub(super) fn done(&self) -> (usize, usize) {
        let added = self
            .done
            .iter()
            .filter(|(_, action)| *action == Action::Add);
        let added = added.count();
        (added, self.done.len() - added)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused() -> ApiError {
        ApiError::from_response(400, None, b"")
    }

    #[test]
    fn the_first_goes_alone_and_then_several_at_a_time() {
        let mut changes = Changes::default();
        changes.start(0..10, Action::Add);
        assert_eq!(changes.take(), [(0, Action::Add)]);
        assert_eq!(changes.take(), []);
        changes.answered(0, Ok(()));
        assert_eq!(changes.take().len(), WIDTH);
        assert_eq!(changes.take(), []);
        changes.answered(3, Ok(()));
        assert_eq!(changes.take(), [(5, Action::Add)]);
    }

    #[test]
    fn a_client_is_in_one_call_at_a_time() {
        let mut changes = Changes::default();
        changes.start([7, 7], Action::Add);
        changes.start([7], Action::Remove);
        assert_eq!(changes.take(), [(7, Action::Add)]);
        changes.start([7], Action::Add);
        assert_eq!(changes.ongoing(), 1);
        assert_eq!(changes.row(7), RowChange::Ongoing(Action::Add));
        changes.answered(7, Ok(()));
        changes.answered(7, Err(refused()));
        assert_eq!(changes.row(7), RowChange::None);
        assert!(changes.is_idle());
    }

    #[test]
    fn what_concerns_one_client_does_not_stop_the_others_and_what_concerns_all_does() {
        let mut changes = Changes::default();
        changes.start([1, 2, 3], Action::Add);
        changes.take();
        changes.answered(1, Err(refused()));
        assert_eq!(changes.row(1), RowChange::Failed(Action::Add, refused()));
        assert_eq!(changes.take(), [(2, Action::Add)]);
        changes.answered(2, Err(ApiError::Offline));
        assert!(changes.is_idle());
        assert_eq!(changes.failed(), 3);
        changes.retry();
        assert_eq!((changes.failed(), changes.ongoing()), (0, 3));
    }

    /// Two clicks before it is known who is signed in are one change.
    #[test]
    fn nothing_is_sent_before_it_is_known_who_is_signed_in() {
        let mut changes = Changes::default();
        changes.start([1, 2], Action::Add);
        changes.hold();
        changes.start([1, 2], Action::Add);
        changes.hold();
        assert_eq!((changes.ongoing(), changes.take()), (2, vec![]));
        changes.release(Ok(()));
        assert_eq!(changes.take(), []);
        changes.release(Ok(()));
        assert_eq!(changes.take(), [(1, Action::Add)]);
        changes.hold();
        changes.release(Err(ApiError::Offline));
        assert_eq!((changes.failed(), changes.is_idle()), (1, false));
    }

    #[test]
    fn what_failed_before_is_no_failure_of_what_was_started_last() {
        let mut changes = Changes::default();
        changes.start([1, 2], Action::Add);
        changes.take();
        changes.answered(1, Err(refused()));
        changes.take();
        changes.answered(2, Err(refused()));
        changes.start([3], Action::Add);
        changes.take();
        changes.answered(3, Ok(()));
        assert_eq!(changes.failed(), 0);
        assert_eq!(changes.row(1), RowChange::Failed(Action::Add, refused()));
        changes.retry();
        assert!(changes.is_idle());
        // It was carried out after all.
        changes.settle(|row, _| row != 1);
        assert_eq!(changes.row(1), RowChange::None);
        assert_eq!(changes.row(2), RowChange::Failed(Action::Add, refused()));
    }

    #[test]
    fn undoing_takes_back_what_was_carried_out_and_nothing_else() {
        let mut changes = Changes::default();
        changes.start([1, 2], Action::Add);
        changes.take();
        changes.answered(1, Ok(()));
        changes.take();
        changes.answered(2, Err(refused()));
        assert_eq!(changes.done(), (1, 0));
        changes.undo();
        assert_eq!(changes.take(), [(1, Action::Remove)]);
        changes.answered(1, Ok(()));
        // Undoing can be undone.
        assert_eq!(changes.done(), (0, 1));
        // Not twice.
        changes.undo();
        changes.undo();
        assert_eq!(changes.take(), [(1, Action::Add)]);
        changes.undo();
        changes.start([2], Action::Remove);
        changes.answered(1, Ok(()));
        assert_eq!(changes.take(), [(2, Action::Remove)]);
        changes.answered(2, Ok(()));
        // Added and removed again is as it was before.
        changes.start([7], Action::Add);
        changes.take();
        changes.start([8], Action::Add);
        changes.answered(7, Ok(()));
        changes.start([7], Action::Remove);
        for (row, _) in changes.take() {
            changes.answered(row, Ok(()));
        }
        assert_eq!(changes.done(), (1, 0));
        changes.start([5], Action::Add);
        assert_eq!(changes.done(), (0, 0));
        changes.stop();
        assert!(changes.is_idle());
    }
}
