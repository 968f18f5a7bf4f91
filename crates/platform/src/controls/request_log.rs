//! A log of the newest requests, for asserting who called what.

use serde::Serialize;
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many requests are kept; the oldest is dropped for a new one.
pub const CAPACITY: usize = 10_000;
/// How many characters of a path are kept. A path can be thirty times as long, and so many of
/// those would fill the memory of a small machine.
const MAX_PATH_CHARS: usize = 2000;

/// A request that has reached the platform. Query strings are left out: those of the contact APIs
/// carry personal data (docs/contract/contacts.md, section 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedRequest {
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

/// The newest [`CAPACITY`] requests.
#[derive(Debug, Default)]
pub struct RequestLog(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last: u64,
    requests: VecDeque<RecordedRequest>,
}

impl RequestLog {
    /// Records a request that has no response yet, under the next number; the one it has is ignored.
    pub fn begin(&self, mut request: RecordedRequest) -> u64 {
        if let Some((end, _)) = request.path.char_indices().nth(MAX_PATH_CHARS) {
            request.path.truncate(end);
            request.path.shrink_to_fit();
        }
        let mut state = self.state();
        state.last += 1;
        let sequence = state.last;
        if state.requests.len() >= CAPACITY {
            state.requests.pop_front();
        }
        state.requests.push_back(RecordedRequest {
            sequence,
            ..request
        });
        sequence
    }

    /// Adds the status of its response, unless the request has been dropped by now.
    pub fn end(&self, sequence: u64, status: u16) {
        let mut state = self.state();
        let Ok(index) = state
            .requests
            .binary_search_by_key(&sequence, |request| request.sequence)
        else {
            return;
        };
        if let Some(request) = state.requests.get_mut(index) {
            request.status = Some(status);
        }
    }

    /// Requests with a number above `sequence`, newest last.
    #[must_use]
    pub fn since(&self, sequence: u64) -> Vec<RecordedRequest> {
        let state = self.state();
        let first = state
            .requests
            .partition_point(|request| request.sequence <= sequence);
        state.requests.range(first..).cloned().collect()
    }

    /// The newest requests, newest first, at most `limit`.
    #[must_use]
    pub fn latest(&self, limit: usize) -> Vec<RecordedRequest> {
        self.state()
            .requests
            .iter()
            .rev()
            .take(limit)
            .cloned()
            .collect()
    }

    /// Drops all; the numbers go on.
    pub fn clear(&self) {
        self.state().requests.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str) -> RecordedRequest {
        RecordedRequest {
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
        let requests = RequestLog::default();
        let (a, b) = (requests.begin(request("/a")), requests.begin(request("/b")));
        requests.end(b, 200);
        let seen = requests.since(0);
        assert_eq!(seen[0].path, "/a");
        assert_eq!(seen[0].status, None);
        assert_eq!(seen[1].status, Some(200));
        requests.end(a, 404);
        assert_eq!(requests.since(0)[0].status, Some(404));
        assert_eq!(requests.since(a), requests.since(0)[1..]);
        assert_eq!(requests.latest(1)[0].path, "/b");
        assert!(requests.since(b).is_empty());
        assert!(requests.since(u64::MAX).is_empty());
    }

    #[test]
    fn the_rest_of_a_very_long_path_is_left_out() {
        let requests = RequestLog::default();
        for length in [
            MAX_PATH_CHARS - 1,
            MAX_PATH_CHARS,
            MAX_PATH_CHARS + 1,
            60_000,
        ] {
            requests.begin(request(&"å".repeat(length)));
        }
        let lengths = requests.since(0).into_iter();
        let lengths: Vec<_> = lengths
            .map(|request| request.path.chars().count())
            .collect();
        assert_eq!(lengths, [1999, 2000, 2000, 2000]);
    }

    #[test]
    fn the_oldest_are_dropped_and_numbers_never_come_back() {
        let requests = RequestLog::default();
        let first = requests.begin(request("/first"));
        for _ in 0..CAPACITY {
            requests.begin(request("/more"));
        }
        assert_eq!(requests.since(0).len(), CAPACITY);
        requests.end(first, 200);
        assert!(
            requests
                .since(0)
                .iter()
                .all(|request| request.status.is_none())
        );
        requests.clear();
        assert!(requests.since(0).is_empty());
        assert_eq!(requests.begin(request("/again")), CAPACITY as u64 + 2);
    }
}
