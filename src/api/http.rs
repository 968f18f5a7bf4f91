//! The one HTTP client.
//!
//! Every call sends the session cookie of its own origin, asks for JSON, and gives up after a while.
//! A 401 leads to one shared renewal of the session and one repetition; nothing else is ever
//! repeated here, so a decision whose outcome is unknown is never sent twice.

use super::failure::Failure;
use super::session::{self, Renewal};
use crate::browser::fetch::{self, Broken};
use crate::config;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Milliseconds that reading may take.
const READ_LIMIT: u32 = 30_000;
/// Milliseconds that a change may take: approving delegates right by right on the platform.
const CHANGE_LIMIT: u32 = 60_000;

/// The full address of a path of the platform.
#[must_use]
pub fn url(path: &str) -> String {
    config::current().api_base + path
}

pub(super) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    decode(&send(Call::get(path)).await?)
}

/// Reads something whose texts come in the language asked for.
pub(super) async fn get_in<T: DeserializeOwned>(path: &str, language: &str) -> Result<T, Failure> {
    decode(&send(Call::get_in(path, language)).await?)
}

/// Reads a list where 204 stands for an empty one (platform.md, section 2.6).
pub(super) async fn get_list_in<T: DeserializeOwned>(
    path: &str,
    language: &str,
) -> Result<Vec<T>, Failure> {
    let received = send(Call::get_in(path, language)).await?;
    if received.status == 204 {
        return Ok(Vec::new());
    }
    decode(&received)
}

/// Reads something that only matters by being there. Not repeated after a 401.
pub(super) async fn get_nothing(path: &str) -> Result<(), Failure> {
    attempt(&Call::get(path)).await.map(drop)
}

pub(super) async fn post<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    let received = send(Call {
        method: "POST",
        limit: CHANGE_LIMIT,
        ..Call::get(path)
    });
    decode(&received.await?)
}

pub(super) async fn patch<B: Serialize>(path: &str, body: &B) -> Result<(), Failure> {
    let call = Call {
        method: "PATCH",
        limit: CHANGE_LIMIT,
        // What we send ourselves always has a JSON form; an empty object changes nothing.
        body: Some(serde_json::to_string(body).unwrap_or_else(|_| "{}".to_owned())),
        ..Call::get(path)
    };
    send(call).await.map(drop)
}

struct Call<'a> {
    method: &'static str,
    path: &'a str,
    language: Option<&'a str>,
    body: Option<String>,
    limit: u32,
}

impl<'a> Call<'a> {
    fn get(path: &'a str) -> Self {
        Self {
            method: "GET",
            path,
            language: None,
            body: None,
            limit: READ_LIMIT,
        }
    }

    fn get_in(path: &'a str, language: &'a str) -> Self {
        Self {
            language: Some(language),
            ..Self::get(path)
        }
    }
}

/// What came, with a status of success.
struct Received {
    status: u16,
    body: Vec<u8>,
}

fn decode<T: DeserializeOwned>(received: &Received) -> Result<T, Failure> {
    serde_json::from_slice(&received.body).map_err(|_| Failure::Unreadable {
        status: received.status,
    })
}

async fn send(call: Call<'_>) -> Result<Received, Failure> {
    match attempt(&call).await {
        Err(Failure::SignedOut) => match session::renew().await {
            Renewal::Renewed => attempt(&call).await,
            Renewal::SignedOut => Err(Failure::SignedOut),
            Renewal::Unknown => Err(Failure::Offline),
        },
        other => other,
    }
}

async fn attempt(call: &Call<'_>) -> Result<Received, Failure> {
    let url = url(call.path);
    let mut headers = vec![("accept", "application/json, */*;q=0.1")];
    if let Some(language) = call.language {
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
        early: if call.method == "GET" { call.path } else { "" },
    });
    let reply = reply.await.map_err(sort)?;
    let status = reply.status;
    if !(200..300).contains(&status) {
        // A body that breaks off says nothing about the status, which has been read: a refusal stays
        // a refusal.
        let body = reply.body.unwrap_or_default();
        let retry_after = reply.retry_after.as_deref();
        return Err(Failure::from_answer(status, retry_after, &body));
    }
    let body = reply.body.map_err(sort)?;
    Ok(Received { status, body })
}

fn sort(broken: Broken) -> Failure {
    match broken {
        Broken::TimedOut => Failure::TimedOut,
        Broken::Connection => Failure::Offline,
    }
}
