//! The one HTTP client.
//!
//! Every call sends the session cookie of its own origin, asks for JSON, and gives up after a while.
//! A 401 leads to one shared renewal of the session and one repetition; nothing else is ever
//! repeated here, so a decision whose outcome is unknown is never sent twice.

use super::error::ApiError;
use super::session::{self, Renewal};
use crate::browser::fetch::{self, TransportError};
use crate::config;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::pin::Pin;

/// Milliseconds that reading may take.
const READ_LIMIT: u32 = 30_000;
/// Milliseconds that a change may take: approving delegates right by right on the platform.
const CHANGE_LIMIT: u32 = 60_000;

/// The full address of a path of the platform.
#[must_use]
pub fn url(path: &str) -> String {
    config::current().api_base + path
}

/// The outcome of a call, still to come.
///
/// Boxed, and so is what is inside: otherwise the whole of a call stands once in every place that
/// makes one, and all of it is downloaded.
pub(super) type Outcome<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;

pub(super) fn get<T: DeserializeOwned + 'static>(path: &str) -> Outcome<T> {
    decoded(Call::get(path))
}

/// Reads something whose texts come in the language asked for.
pub(super) fn get_in<T: DeserializeOwned + 'static>(path: &str, language: &str) -> Outcome<T> {
    decoded(Call::get_in(path, language))
}

/// Reads a list where 204 stands for an empty one (platform.md, section 2.6).
pub(super) fn get_list_in<T: DeserializeOwned + Default + 'static>(
    path: &str,
    language: &str,
) -> Outcome<T> {
    let sent = send(Call::get_in(path, language));
    Box::pin(async move {
        let received = sent.await?;
        if received.status == 204 {
            return Ok(T::default());
        }
        decode(&received)
    })
}

pub(super) fn post<T: DeserializeOwned + 'static>(path: &str) -> Outcome<T> {
    decoded(Call {
        method: "POST",
        limit: CHANGE_LIMIT,
        ..Call::get(path)
    })
}

/// Reads something that only matters by being there. Not repeated after a 401.
pub(super) async fn get_nothing(path: &str) -> Result<(), ApiError> {
    attempt(&Call::get(path)).await.map(drop)
}

pub(super) async fn patch<B: Serialize>(path: &str, body: &B) -> Result<(), ApiError> {
    let call = Call {
        method: "PATCH",
        limit: CHANGE_LIMIT,
        // What we send ourselves always has a JSON form; an empty object changes nothing.
        body: Some(serde_json::to_string(body).unwrap_or_else(|_| "{}".to_owned())),
        ..Call::get(path)
    };
    send(call).await.map(drop)
}

struct Call {
    method: &'static str,
    path: String,
    language: Option<String>,
    body: Option<String>,
    limit: u32,
}

impl Call {
    fn get(path: &str) -> Self {
        Self {
            method: "GET",
            path: path.to_owned(),
            language: None,
            body: None,
            limit: READ_LIMIT,
        }
    }

    fn get_in(path: &str, language: &str) -> Self {
        Self {
            language: Some(language.to_owned()),
            ..Self::get(path)
        }
    }
}

/// What came, with a status of success.
struct Received {
    status: u16,
    body: Vec<u8>,
}

fn decode<T: DeserializeOwned>(received: &Received) -> Result<T, ApiError> {
    serde_json::from_slice(&received.body).map_err(|_| ApiError::Unreadable {
        status: received.status,
    })
}

fn decoded<T: DeserializeOwned + 'static>(call: Call) -> Outcome<T> {
    let sent = send(call);
    Box::pin(async move { decode(&sent.await?) })
}

fn send(call: Call) -> Outcome<Received> {
    Box::pin(async move {
        match attempt(&call).await {
            Err(ApiError::SignedOut) => match session::renew().await {
                Renewal::Renewed => attempt(&call).await,
                Renewal::SignedOut => Err(ApiError::SignedOut),
                Renewal::Unknown => Err(ApiError::Offline),
            },
            other => other,
        }
    })
}

async fn attempt(call: &Call) -> Result<Received, ApiError> {
    let url = url(&call.path);
    let mut headers = vec![("accept", "application/json, */*;q=0.1")];
    if let Some(language) = &call.language {
        headers.push(("accept-language", language));
    }
    if call.body.is_some() {
        headers.push(("content-type", "application/json"));
    }
    let reply = fetch::send(fetch::Call {
        method: call.method,
        url: &url,
        headers: &headers,
        body: call.body.as_deref(),
        limit: call.limit,
        // Descriptions are the same for everybody. All else is read anew: a status that is read
        // again is the one of now.
        cached: call.language.is_some(),
        elsewhere: !url.starts_with('/'),
        early: if call.method == "GET" { &call.path } else { "" },
    });
    let reply = reply.await.map_err(sort)?;
    let status = reply.status;
    if !(200..300).contains(&status) {
        // A body that breaks off says nothing about the status, which has been read: a refusal stays
        // a refusal.
        let body = reply.body.unwrap_or_default();
        let retry_after = reply.retry_after.as_deref();
        return Err(ApiError::from_answer(status, retry_after, &body));
    }
    let body = reply.body.map_err(sort)?;
    Ok(Received { status, body })
}

fn sort(broken: TransportError) -> ApiError {
    match broken {
        TransportError::TimedOut => ApiError::TimedOut,
        TransportError::Connection => ApiError::Offline,
    }
}
