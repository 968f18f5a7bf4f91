//! Calls that fail, slow down or lose their answer on demand (local-platform.md, section "Controls").

use super::{Unusable, glob};
use crate::DropConnection;
use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What to send, as an example for whoever has sent something else.
pub const EXAMPLE: &str =
    r#"{"method":"POST","path":"/authentication/api/v1/systemuser/*","status":503,"times":3}"#;

/// Longest delay, in milliseconds: ten minutes.
const LONGEST_DELAY: u64 = 600_000;
/// Most faults at a time. Each call asks all of them.
const MOST: usize = 1000;

/// A fault, as it is ordered and listed. Every member but `path` is optional.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Order {
    /// Method of the calls; any when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Path of the calls; `*` stands for any characters. A pattern with `?` is compared with path
    /// and query, any other with the path alone.
    pub path: String,
    /// Status of the answer; 500 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Body of the answer; empty when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Content type of the body; plain text when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Header `Retry-After`, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// How long the answer waits. With neither `status`, `body` nor `drop`, waiting is all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_ms: Option<u64>,
    /// How many calls are hit; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How likely a call is hit, from 0 to 1; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// The connection is closed without any answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drop: bool,
    /// The call is carried out first, and then its answer is lost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_handling: bool,
}

/// A fault with what has come of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed {
    /// Its number.
    pub id: u64,
    /// How many calls it has hit.
    pub hits: u32,
    /// What was ordered.
    #[serde(flatten)]
    pub order: Order,
}

impl Listed {
    /// Whether it will hit no call any more.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.order.times.is_some_and(|times| self.hits >= times)
    }
}

/// What happens to a call that is hit.
#[derive(Debug, Clone)]
enum Effect {
    /// Nothing but the delay.
    Wait,
    /// It gets this answer.
    Answer(Box<Answer>),
    /// It gets none.
    Drop,
}

#[derive(Debug, Clone)]
struct Answer {
    status: StatusCode,
    content_type: Option<HeaderValue>,
    retry_after: Option<u32>,
    body: String,
}

/// A fault that can be carried out.
#[derive(Debug)]
struct Fault {
    listed: Listed,
    method: Option<Method>,
    delay: Duration,
    effect: Effect,
}

/// All faults, oldest first.
#[derive(Debug, Default)]
pub struct Faults(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    faults: Vec<Fault>,
}

/// What the faults do to one call.
#[derive(Debug, Default)]
pub struct Strike {
    /// How long the call waits before it is carried out, or answered by the fault.
    pub before: Duration,
    /// How long its answer waits afterwards.
    pub after: Duration,
    /// The answer that it gets, if not its own.
    pub instead: Option<Instead>,
}

/// An answer in place of the call's own.
#[derive(Debug)]
pub struct Instead {
    /// The answer.
    pub response: Response,
    /// The call is carried out nevertheless.
    pub after_handling: bool,
}

impl Faults {
    /// Adds a fault and answers its number.
    ///
    /// # Errors
    /// When the order cannot be carried out.
    pub fn add(&self, order: Order) -> Result<u64, Unusable> {
        let (method, delay, effect) = (method(&order)?, delay(&order)?, effect(&order)?);
        check_path(&order.path)?;
        if order.times == Some(0) {
            return Err(Unusable::new(
                "times must be 1 or more; leave it out to hit every call until the fault is removed.",
            ));
        }
        if order
            .probability
            .is_some_and(|part| !(0.0..=1.0).contains(&part))
        {
            return Err(Unusable::new(
                "probability must be a number from 0 (never) to 1 (always).",
            ));
        }
        let mut state = self.state();
        if state.faults.len() >= MOST {
            return Err(Unusable::new(&format!(
                "there are {MOST} faults already; remove them with DELETE /_platform/faults."
            )));
        }
        state.last_id += 1;
        let id = state.last_id;
        let listed = Listed { id, hits: 0, order };
        state.faults.push(Fault {
            listed,
            method,
            delay,
            effect,
        });
        Ok(id)
    }

    /// All of them, oldest first, with those that are used up.
    #[must_use]
    pub fn list(&self) -> Vec<Listed> {
        let state = self.state();
        state
            .faults
            .iter()
            .map(|fault| fault.listed.clone())
            .collect()
    }

    /// Removes all.
    pub fn clear(&self) {
        self.state().faults.clear();
    }

    /// Removes one. Answers whether it was there.
    pub fn remove(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.faults.len();
        state.faults.retain(|fault| fault.listed.id != id);
        state.faults.len() < before
    }

    /// What happens to this call. Those that only slow down add up; the first that does more ends
    /// the search.
    #[must_use]
    pub fn strike(&self, method: &Method, uri: &Uri) -> Strike {
        let mut strike = Strike::default();
        let mut state = self.state();
        for fault in &mut state.faults {
            if !fault.hits(method, uri) {
                continue;
            }
            let after_handling = fault.listed.order.after_handling;
            fault.listed.hits = fault.listed.hits.saturating_add(1);
            if after_handling {
                strike.after = strike.after.saturating_add(fault.delay);
            } else {
                strike.before = strike.before.saturating_add(fault.delay);
            }
            let response = match &fault.effect {
                Effect::Wait => continue,
                Effect::Answer(answer) => answer.response(),
                Effect::Drop => {
                    let mut response = Response::default();
                    response.extensions_mut().insert(DropConnection);
                    response
                }
            };
            strike.instead = Some(Instead {
                response,
                after_handling,
            });
            break;
        }
        strike
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fault {
    fn hits(&self, method: &Method, uri: &Uri) -> bool {
        !self.listed.is_used_up()
            && self.method.as_ref().is_none_or(|own| own == method)
            && is_named(&self.listed.order.path, uri)
            && luck(self.listed.order.probability.unwrap_or(1.0))
    }
}

impl Answer {
    fn response(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        if let Some(kind) = &self.content_type {
            headers.insert(header::CONTENT_TYPE, kind.clone());
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// Whether the pattern fits the path as it was sent, or as it reads.
fn is_named(pattern: &str, uri: &Uri) -> bool {
    let sent = match uri.path_and_query() {
        Some(all) if pattern.contains('?') => all.as_str(),
        _ => uri.path(),
    };
    glob::matches(pattern, sent)
        || glob::matches(pattern, &percent_decode_str(sent).decode_utf8_lossy())
}

fn luck(probability: f64) -> bool {
    // Without randomness every call is hit: the fault was ordered, after all.
    let draw = getrandom::u32().unwrap_or_default();
    f64::from(draw) < probability * (f64::from(u32::MAX) + 1.0)
}

fn check_path(path: &str) -> Result<(), Unusable> {
    if !path.starts_with(['/', '*']) {
        return Err(Unusable::new(
            "path must be the path of a call and begin with / or *, such as /authentication/api/v1/systemuser/*.",
        ));
    }
    if path.starts_with(super::ROOT) {
        return Err(Unusable::new(
            "path names the controls, which no fault hits; name a path of the APIs or of the app.",
        ));
    }
    if path.len() > 2000 {
        return Err(Unusable::new(
            "path must have at most 2000 characters; use * for the rest.",
        ));
    }
    Ok(())
}

fn method(order: &Order) -> Result<Option<Method>, Unusable> {
    match order.method.as_deref().map(str::trim) {
        None | Some("" | "*") => Ok(None),
        Some(word) => Method::from_bytes(word.to_ascii_uppercase().as_bytes())
            .map(Some)
            .map_err(|_| {
                Unusable::new("method must be a word such as POST; leave it out for all methods.")
            }),
    }
}

fn delay(order: &Order) -> Result<Duration, Unusable> {
    let milliseconds = order.delay_ms.unwrap_or_default();
    if milliseconds > LONGEST_DELAY {
        return Err(Unusable::new(&format!(
            "delayMs must be at most {LONGEST_DELAY}, which is ten minutes."
        )));
    }
    Ok(Duration::from_millis(milliseconds))
}

fn effect(order: &Order) -> Result<Effect, Unusable> {
    if order.drop {
        return Ok(Effect::Drop);
    }
    if order.delay_ms.is_some() && order.status.is_none() && order.body.is_none() {
        return Ok(Effect::Wait);
    }
    let status = order.status.unwrap_or(500);
    let status = StatusCode::from_u16(status)
        .ok()
        .filter(|status| (200..600).contains(&status.as_u16()))
        .ok_or_else(|| Unusable::new("status must be a number from 200 to 599."))?;
    let body = order.body.clone().unwrap_or_default();
    if !body.is_empty() && [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&status) {
        return Err(Unusable::new(
            "status 204 and 304 never have a body; leave out body, or choose another status.",
        ));
    }
    let content_type = match &order.content_type {
        Some(kind) => HeaderValue::from_str(kind).map(Some).map_err(|_| {
            Unusable::new("contentType must be a content type such as text/html; charset=utf-8.")
        })?,
        None if body.is_empty() => None,
        None => Some(HeaderValue::from_static("text/plain; charset=utf-8")),
    };
    Ok(Effect::Answer(Box::new(Answer {
        status,
        content_type,
        retry_after: order.retry_after,
        body,
    })))
}
