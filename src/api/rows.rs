//! Long lists, row by row while they arrive. A list of 100 000 rows is 40 MB: it is never there as a whole, and reading
//! it never keeps the page from being used.

use super::client::{ApiClient, Request};
use super::error::ApiError;
use crate::browser::{clock, document};
use fullmakt_contract::row_stream::RowStream;
use futures::channel::oneshot;
use futures::future::{Either, select};
use gloo_net::http::Response;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// Milliseconds of work after which the browser gets its turn.
const SLICE: f64 = 5.0;

/// How long nothing may arrive.
const SILENCE: Duration = Duration::from_secs(30);

/// What a list is read into.
pub(super) trait Rows {
    /// More of the answer has arrived.
    fn push(&mut self, bytes: &[u8]);

    /// Reads one row of it, and answers whether there was one.
    fn read_one(&mut self) -> bool;

    /// The browser gets its turn: what has been read so far can be shown.
    fn pause(&mut self);

    /// The whole answer has arrived. `false` when it stopped in the middle, or is no list.
    fn finish(&mut self) -> bool;
}

/// Gives each row to a function.
pub(super) struct RowsOf<T, Take, Pause> {
    stream: RowStream<T>,
    take: Take,
    pause: Pause,
    /// How many rows could not be read.
    pub(super) unreadable: usize,
}

impl<T: DeserializeOwned, Take, Pause> RowsOf<T, Take, Pause> {
    pub(super) fn new(take: Take, pause: Pause) -> Self {
        Self {
            stream: RowStream::new(),
            take,
            pause,
            unreadable: 0,
        }
    }
}

impl<T: DeserializeOwned, Take: FnMut(T), Pause: FnMut()> Rows for RowsOf<T, Take, Pause> {
    fn push(&mut self, bytes: &[u8]) {
        self.stream.push(bytes);
    }

    fn read_one(&mut self) -> bool {
        match self.stream.next_row() {
            Some(Ok(row)) => (self.take)(row),
            Some(Err(_)) => self.unreadable += 1,
            None => return false,
        }
        true
    }

    fn pause(&mut self) {
        (self.pause)();
    }

    fn finish(&mut self) -> bool {
        std::mem::replace(&mut self.stream, RowStream::new())
            .finish()
            .is_ok()
    }
}

impl ApiClient {
    /// Reads a long list. Fails with `Unreadable` when it stops in the middle; what has been read stands.
    pub(super) async fn read_rows(self, path: &str, rows: &mut dyn Rows) -> Result<(), ApiError> {
        let response = self.open(Request::long_list(path)).await?;
        let status = response.status();
        let Some(reader) = reader(&response) else {
            // 204, or nothing.
            return finished(rows, status);
        };
        loop {
            let Some(bytes) = next_piece(&reader).await? else {
                return finished(rows, status);
            };
            rows.push(&bytes);
            drop(bytes);
            let mut since = clock::milliseconds();
            while rows.read_one() {
                // Nobody waits for a page that is not seen, and its timers are slow.
                if document::is_visible() && clock::milliseconds() - since > SLICE {
                    rows.pause();
                    next_task(Duration::ZERO).await;
                    since = clock::milliseconds();
                }
            }
            rows.pause();
        }
    }
}

fn finished(rows: &mut dyn Rows, status: u16) -> Result<(), ApiError> {
    let is_whole = rows.finish();
    rows.pause();
    match is_whole {
        true => Ok(()),
        false => Err(ApiError::Unreadable { status }),
    }
}

fn reader(response: &Response) -> Option<ReadableStreamDefaultReader> {
    response.body()?.get_reader().dyn_into().ok()
}

/// The next bytes; `None` when there are no more.
async fn next_piece(reader: &ReadableStreamDefaultReader) -> Result<Option<Vec<u8>>, ApiError> {
    let read = JsFuture::from(reader.read());
    let silence = Box::pin(next_task(SILENCE));
    let piece = match select(read, silence).await {
        Either::Left((Ok(piece), _)) => piece,
        // The connection has broken.
        Either::Left((Err(_), _)) => return Err(ApiError::Offline),
        Either::Right(_) => {
            drop(reader.cancel());
            return Err(ApiError::TimedOut);
        }
    };
    let member = |name: &str| js_sys::Reflect::get(&piece, &name.into()).ok();
    if member("done").is_some_and(|done| done.is_truthy()) {
        return Ok(None);
    }
    let bytes = member("value").and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok());
    Ok(Some(bytes.map(|bytes| bytes.to_vec()).unwrap_or_default()))
}

/// Goes on in a task of its own after a while.
pub(crate) async fn next_task(after: Duration) {
    let (wake, woken) = oneshot::channel::<()>();
    set_timeout(
        move || {
            let _ = wake.send(());
        },
        after,
    );
    // It can only have been sent.
    let _ = woken.await;
}
