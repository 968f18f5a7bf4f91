//! The one HTTP client.
//!
//! Every call sends the session cookie of its own origin, asks for JSON, and gives up after a while.
//! A 401 leads to one shared renewal of the session and one repetition; nothing else is ever
//! repeated here, so a decision whose outcome is unknown is never sent twice.

use super::failure::Failure;
use super::session::{self, Renewal};
use crate::browser::{early, network, timers};
use crate::config;
use gloo_net::http::{Method, RequestBuilder, Response};
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
        method: Method::POST,
        limit: CHANGE_LIMIT,
        ..Call::get(path)
    });
    decode(&received.await?)
}

pub(super) async fn patch<B: Serialize>(path: &str, body: &B) -> Result<(), Failure> {
    let call = Call {
        method: Method::PATCH,
        limit: CHANGE_LIMIT,
        // What we send ourselves always has a JSON form; an empty object changes nothing.
        body: Some(serde_json::to_string(body).unwrap_or_else(|_| "{}".to_owned())),
        ..Call::get(path)
    };
    send(call).await.map(drop)
}

struct Call<'a> {
    method: Method,
    path: &'a str,
    language: Option<&'a str>,
    body: Option<String>,
    limit: u32,
}

impl<'a> Call<'a> {
    fn get(path: &'a str) -> Self {
        Self {
            method: Method::GET,
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
    let response = respond(call).await.map_err(sort)?;
    let status = response.status();
    // A body that breaks off says nothing about the status, which has been read: a refusal stays a
    // refusal.
    let body = response.binary().await;
    if !response.ok() {
        let retry_after = response.headers().get("retry-after");
        return Err(Failure::from_answer(
            status,
            retry_after.as_deref(),
            &body.unwrap_or_default(),
        ));
    }
    match body {
        Ok(body) => Ok(Received { status, body }),
        Err(error) => Err(sort(error)),
    }
}

async fn respond(call: &Call<'_>) -> Result<Response, gloo_net::Error> {
    let url = url(call.path);
    if call.method == Method::GET
        && let Some(response) = early::take(&url).await
    {
        return Ok(response.into());
    }
    let own_origin = config::current().api_base.is_empty();
    let mut request = RequestBuilder::new(&url)
        .credentials(network::credentials(own_origin))
        .method(call.method.clone())
        .header("Accept", "application/json, */*;q=0.1")
        .abort_signal(Some(&timers::abort_after(call.limit)));
    request = match call.language {
        // Descriptions are the same for everybody and may be kept.
        Some(language) => request.header("Accept-Language", language),
        None => request.cache(network::fresh()),
    };
    match &call.body {
        Some(body) => request
            .header("Content-Type", "application/json")
            .body(body)?,
        None => request.build()?,
    }
    .send()
    .await
}

/// Sorts an error of `fetch`: a limit of ours that has passed, or a connection that failed.
fn sort(error: gloo_net::Error) -> Failure {
    match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" => Failure::TimedOut,
        _ => Failure::Offline,
    }
}
