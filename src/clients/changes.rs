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
    failed: Vec<(u32, Action, ApiError)>,
    /// What the user started last, as far as it has been carried out: it can be undone.
    done: Vec<(u32, Action)>,
    /// A call has gone well.
    is_open: bool,
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
            self.is_open = false;
        }
        for row in rows {
            if !matches!(self.row(row), RowChange::Ongoing(_)) {
                self.failed.retain(|(other, ..)| *other != row);
                self.waiting.push_back((row, action));
            }
        }
    }

    /// Which calls are to be sent now.
    pub(super) fn take(&mut self) -> Vec<(u32, Action)> {
        let width = if self.is_open { WIDTH } else { 1 };
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
                self.is_open = true;
                self.done.push((row, action));
            }
            Err(error) => {
                // It says nothing about the other clients when it is about this one.
                let is_general = !matches!(error, ApiError::Refused(_) | ApiError::NotFound(_));
                self.failed.push((row, action, error.clone()));
                if is_general {
                    let waiting = self.waiting.drain(..);
                    self.failed
                        .extend(waiting.map(|(row, action)| (row, action, error.clone())));
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
        let failed = std::mem::take(&mut self.failed);
        let failed = failed.into_iter().map(|(row, action, _)| (row, action));
        self.waiting.extend(failed);
    }

    /// Starts the opposite of all that was carried out.
    pub(super) fn undo(&mut self) {
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
            .find(|(other, ..)| *other == row)
            .map_or(RowChange::None, |(_, action, error)| {
                RowChange::Failed(*action, error.clone())
            })
    }

    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.sent.is_empty()
    }

    /// How many wait or are on their way.
    pub(super) fn ongoing(&self) -> usize {
        self.waiting.len() + self.sent.len()
    }

    pub(super) fn failed(&self) -> usize {
        self.failed.len()
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
        changes.start([5], Action::Add);
        assert_eq!(changes.done(), (0, 0));
        changes.stop();
        assert!(changes.is_idle());
    }
}
