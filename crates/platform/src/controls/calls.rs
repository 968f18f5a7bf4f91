//! What has been called, for asserting who called what.

use serde::Serialize;
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many calls are remembered; older ones are forgotten.
pub const REMEMBERED: usize = 10_000;
/// How many characters of a path are remembered. A path can be thirty times as long, and so many of
/// those would fill the memory of a small machine.
const LONGEST_PATH: usize = 2000;

/// A call that has reached the platform. Query strings are left out: those of the contact APIs
/// carry personal data (contacts.md, section 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// Counts from 1 in the order of arrival, and never starts again while the platform runs.
    pub sequence: u64,
    /// When it arrived, by the platform's clock, RFC 3339.
    pub time: String,
    /// Method.
    pub method: String,
    /// Path as it was sent, without query; the rest of a very long one is left out.
    pub path: String,
    /// Status of the answer; none while there is no answer, and when the connection was dropped.
    pub status: Option<u16>,
    /// The user whose token it carried.
    pub user: Option<i32>,
    /// The vendor whose machine token it carried, as organisation number.
    pub organisation: Option<String>,
}

/// The newest [`REMEMBERED`] calls.
#[derive(Debug, Default)]
pub struct Calls(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last: u64,
    calls: VecDeque<Call>,
}

impl Calls {
    /// Remembers a call that has no answer yet, under the next number; the one it has is ignored.
    pub fn begin(&self, mut call: Call) -> u64 {
        if let Some((end, _)) = call.path.char_indices().nth(LONGEST_PATH) {
            call.path.truncate(end);
            call.path.shrink_to_fit();
        }
        let mut state = self.state();
        state.last += 1;
        let sequence = state.last;
        if state.calls.len() >= REMEMBERED {
            state.calls.pop_front();
        }
        state.calls.push_back(Call { sequence, ..call });
        sequence
    }

    /// Adds the status of its answer, unless the call is forgotten by now.
    pub fn end(&self, sequence: u64, status: u16) {
        let mut state = self.state();
        let Ok(place) = state
            .calls
            .binary_search_by_key(&sequence, |call| call.sequence)
        else {
            return;
        };
        if let Some(call) = state.calls.get_mut(place) {
            call.status = Some(status);
        }
    }

    /// Calls with a number above `sequence`, newest last.
    #[must_use]
    pub fn since(&self, sequence: u64) -> Vec<Call> {
        let state = self.state();
        let first = state
            .calls
            .partition_point(|call| call.sequence <= sequence);
        state.calls.range(first..).cloned().collect()
    }

    /// The newest calls, newest first, at most `limit`.
    #[must_use]
    pub fn latest(&self, limit: usize) -> Vec<Call> {
        self.state()
            .calls
            .iter()
            .rev()
            .take(limit)
            .cloned()
            .collect()
    }

    /// Forgets all; the numbers go on.
    pub fn clear(&self) {
        self.state().calls.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(path: &str) -> Call {
        Call {
            sequence: 0,
            time: String::new(),
            method: "GET".to_owned(),
            path: path.to_owned(),
            status: None,
            user: None,
            organisation: None,
        }
    }

    #[test]
    fn in_order_of_arrival_whatever_ends_first() {
        let calls = Calls::default();
        let (a, b) = (calls.begin(call("/a")), calls.begin(call("/b")));
        calls.end(b, 200);
        let seen = calls.since(0);
        assert_eq!(seen[0].path, "/a");
        assert_eq!(seen[0].status, None);
        assert_eq!(seen[1].status, Some(200));
        calls.end(a, 404);
        assert_eq!(calls.since(0)[0].status, Some(404));
        assert_eq!(calls.since(a), calls.since(0)[1..]);
        assert_eq!(calls.latest(1)[0].path, "/b");
        assert!(calls.since(b).is_empty());
        assert!(calls.since(u64::MAX).is_empty());
    }

    #[test]
    fn the_rest_of_a_very_long_path_is_left_out() {
        let calls = Calls::default();
        for length in [LONGEST_PATH - 1, LONGEST_PATH, LONGEST_PATH + 1, 60_000] {
            calls.begin(call(&"å".repeat(length)));
        }
        let lengths = calls.since(0).into_iter();
        let lengths: Vec<_> = lengths.map(|call| call.path.chars().count()).collect();
        assert_eq!(lengths, [1999, 2000, 2000, 2000]);
    }

    #[test]
    fn the_oldest_are_forgotten_and_numbers_never_come_back() {
        let calls = Calls::default();
        let first = calls.begin(call("/first"));
        for _ in 0..REMEMBERED {
            calls.begin(call("/more"));
        }
        assert_eq!(calls.since(0).len(), REMEMBERED);
        calls.end(first, 200);
        assert!(calls.since(0).iter().all(|call| call.status.is_none()));
        calls.clear();
        assert!(calls.since(0).is_empty());
        assert_eq!(calls.begin(call("/again")), REMEMBERED as u64 + 2);
    }
}
