//! A log of the newest requests, for asserting who called what.

use serde::Serialize;
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many requests are kept; the oldest is dropped for a new one.
const CAPACITY: usize = 100_000;
/// How many characters of a path and of a query are kept. They can be thirty times as long, and so many of
/// those would fill the memory of a small machine.
const MAX_CHARS: usize = 2000;

/// A request that has reached the platform.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RecordedRequest {
    /// Counts from 1 in the order of arrival, and never starts again while the platform runs.
    pub(crate) sequence: u64,
    /// When it arrived, by the platform's clock, RFC 3339.
    pub(crate) time: String,
    pub(crate) method: String,
    /// Without personal data; the rest of a very long one is left out.
    pub(crate) path: String,
    /// None of the contact APIs, where it carries personal data (docs/contract/contacts.md, section 4), and of paths that
    /// are not served.
    pub(crate) query: Option<String>,
    /// Status of the answer; none while there is no answer, and when the connection was dropped.
    pub(crate) status: Option<u16>,
    /// The user whose token it carried.
    pub(crate) user: Option<i32>,
    /// The vendor whose machine token it carried, as organisation number.
    pub(crate) organisation: Option<String>,
}

/// The newest requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last: u64,
    requests: VecDeque<RecordedRequest>,
}

impl RequestLog {
    /// Records a request that has no response yet, under the next number; the one it has is ignored.
    pub(crate) fn begin(&self, mut request: RecordedRequest) -> u64 {
        for text in [Some(&mut request.path), request.query.as_mut()]
            .into_iter()
            .flatten()
        {
            if let Some((end, _)) = text.char_indices().nth(MAX_CHARS) {
                text.truncate(end);
                text.shrink_to_fit();
            }
        }
        let mut state = self.state();
        state.last += 1;
        request.sequence = state.last;
        if state.requests.len() >= CAPACITY {
            state.requests.pop_front();
        }
        state.requests.push_back(request);
        state.last
    }

    /// Adds the status of its response, unless the request has been dropped by now.
    pub(crate) fn end(&self, sequence: u64, status: u16) {
        let mut state = self.state();
        let requests = &mut state.requests;
        let found = requests.binary_search_by_key(&sequence, |request| request.sequence);
        if let Some(request) = found.ok().and_then(|index| requests.get_mut(index)) {
            request.status = Some(status);
        }
    }

    /// Requests with a number above `sequence`, newest last.
    pub(crate) fn since(&self, sequence: u64) -> Vec<RecordedRequest> {
        let state = self.state();
        let requests = &state.requests;
        let first = requests.partition_point(|request| request.sequence <= sequence);
        requests.range(first..).cloned().collect()
    }

    /// The newest requests, newest first, at most `limit`.
    pub(crate) fn latest(&self, limit: usize) -> Vec<RecordedRequest> {
        let state = self.state();
        state.requests.iter().rev().take(limit).cloned().collect()
    }

    /// Drops all; the numbers go on.
    pub(crate) fn clear(&self) {
        self.state().requests.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(requests: &RequestLog, path: &str) -> u64 {
        requests.begin(RecordedRequest {
            path: path.to_owned(),
            ..RecordedRequest::default()
        })
    }

    #[test]
    fn in_order_of_arrival_whatever_ends_first() {
        let requests = RequestLog::default();
        let (a, b) = (begin(&requests, "/a"), begin(&requests, "/b"));
        requests.end(b, 200);
        let status = |at: usize| requests.since(0)[at].status;
        assert_eq!((status(0), status(1)), (None, Some(200)));
        requests.end(a, 404);
        assert_eq!((status(0), status(1)), (Some(404), Some(200)));
        assert!(requests.since(u64::MAX).is_empty());
    }

    #[test]
    fn the_oldest_are_dropped_and_numbers_never_come_back() {
        let requests = RequestLog::default();
        let first = begin(&requests, "/first");
        for _ in 0..CAPACITY {
            begin(&requests, "/more");
        }
        requests.end(first, 200);
        let kept = requests.since(0);
        assert_eq!(kept.len(), CAPACITY);
        assert!(kept.iter().all(|request| request.status.is_none()));
        requests.clear();
        assert_eq!(begin(&requests, &"å".repeat(60_000)), CAPACITY as u64 + 2);
        let [kept] = &requests.since(0)[..] else {
            panic!("one is kept")
        };
        assert_eq!(kept.path.chars().count(), MAX_CHARS);
    }
}
