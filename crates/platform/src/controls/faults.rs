//! Requests that fail, slow down or lose their response on demand (docs/contract/local-platform.md, section "Controls").

use super::{InvalidInput, glob};
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
const MAX_DELAY_MS: u64 = 600_000;
/// Most faults at a time. Each request is compared with all of them.
const MAX_FAULTS: usize = 1000;

/// A fault as it is added and listed. Every member but `path` is optional.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FaultSpec {
    /// Method of the requests; any when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Path of the requests; `*` stands for any characters. A pattern with `?` is compared with path
    /// and query, any other with the path alone.
    pub path: String,
    /// Status of the response; 500 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Body of the response; empty when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Content type of the body; plain text when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Header `Retry-After`, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// How long the response waits. With neither `status`, `body` nor `drop`, waiting is all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_ms: Option<u64>,
    /// How many requests it applies to; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How likely it applies to a request, from 0 to 1; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// The connection is closed without any response.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drop: bool,
    /// The request is handled first, and then its response is lost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_handling: bool,
}

/// A fault in the registry, with how often it was applied.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActiveFault {
    /// Its number.
    pub id: u64,
    /// How many requests it was applied to.
    pub hits: u32,
    /// The fault as it was added.
    #[serde(flatten)]
    pub spec: FaultSpec,
}

impl ActiveFault {
    /// Whether it applies to no more requests.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.spec.times.is_some_and(|times| self.hits >= times)
    }
}

/// What happens to a request that the fault applies to.
#[derive(Debug, Clone)]
enum Effect {
    /// Nothing but the delay.
    Delay,
    /// It gets this response.
    Respond(Box<FaultResponse>),
    /// It gets none.
    Drop,
}

#[derive(Debug, Clone)]
struct FaultResponse {
    status: StatusCode,
    content_type: Option<HeaderValue>,
    retry_after: Option<u32>,
    body: String,
}

/// A fault with its parsed members.
#[derive(Debug)]
struct Fault {
    active: ActiveFault,
    method: Option<Method>,
    delay: Duration,
    effect: Effect,
}

/// All faults, oldest first.
#[derive(Debug, Default)]
pub struct FaultRegistry(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    faults: Vec<Fault>,
}

/// What the faults do to one request.
#[derive(Debug, Default)]
pub struct FaultOutcome {
    /// How long the request waits before it is handled, or answered by the fault.
    pub delay_before: Duration,
    /// How long its response waits afterwards.
    pub delay_after: Duration,
    /// The response that it gets, if not its own.
    pub replacement: Option<ReplacementResponse>,
}

/// A response in place of the request's own.
#[derive(Debug)]
pub struct ReplacementResponse {
    /// The response.
    pub response: Response,
    /// The request is handled nevertheless.
    pub after_handling: bool,
}

impl FaultRegistry {
    /// Adds a fault and returns its number.
    ///
    /// # Errors
    /// When the spec is invalid.
    pub fn add(&self, spec: FaultSpec) -> Result<u64, InvalidInput> {
        let (method, delay, effect) = (method(&spec)?, delay(&spec)?, effect(&spec)?);
        check_path(&spec.path)?;
        if spec.times == Some(0) {
            return Err(InvalidInput::new(
                "times must be 1 or more; leave it out to hit every call until the fault is removed.",
            ));
        }
        if spec
            .probability
            .is_some_and(|part| !(0.0..=1.0).contains(&part))
        {
            return Err(InvalidInput::new(
                "probability must be a number from 0 (never) to 1 (always).",
            ));
        }
        let mut state = self.state();
        if state.faults.len() >= MAX_FAULTS {
            return Err(InvalidInput::new(&format!(
                "there are {MAX_FAULTS} faults already; remove them with DELETE /_platform/faults."
            )));
        }
        state.last_id += 1;
        let id = state.last_id;
        let active = ActiveFault { id, hits: 0, spec };
        state.faults.push(Fault {
            active,
            method,
            delay,
            effect,
        });
        Ok(id)
    }

    /// All of them, oldest first, with those that are used up.
    #[must_use]
    pub fn list(&self) -> Vec<ActiveFault> {
        let state = self.state();
        state
            .faults
            .iter()
            .map(|fault| fault.active.clone())
            .collect()
    }

    /// Removes all.
    pub fn clear(&self) {
        self.state().faults.clear();
    }

    /// Removes one. Returns whether it was there.
    pub fn remove(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.faults.len();
        state.faults.retain(|fault| fault.active.id != id);
        state.faults.len() < before
    }

    /// What happens to this request. Delays add up; the first fault that also responds or drops the
    /// connection is the last one that applies.
    #[must_use]
    pub fn outcome_for(&self, method: &Method, uri: &Uri) -> FaultOutcome {
        let mut outcome = FaultOutcome::default();
        let mut state = self.state();
        for fault in &mut state.faults {
            if !fault.applies_to(method, uri) {
                continue;
            }
            let after_handling = fault.active.spec.after_handling;
            fault.active.hits = fault.active.hits.saturating_add(1);
            if after_handling {
                outcome.delay_after = outcome.delay_after.saturating_add(fault.delay);
            } else {
                outcome.delay_before = outcome.delay_before.saturating_add(fault.delay);
            }
            let response = match &fault.effect {
                Effect::Delay => continue,
                Effect::Respond(response) => response.build(),
                Effect::Drop => {
                    let mut response = Response::default();
                    response.extensions_mut().insert(DropConnection);
                    response
                }
            };
            outcome.replacement = Some(ReplacementResponse {
                response,
                after_handling,
            });
            break;
        }
        outcome
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fault {
    fn applies_to(&self, method: &Method, uri: &Uri) -> bool {
        !self.active.is_used_up()
            && self.method.as_ref().is_none_or(|own| own == method)
            && matches_uri(&self.active.spec.path, uri)
            && happens(self.active.spec.probability.unwrap_or(1.0))
    }
}

impl FaultResponse {
    fn build(&self) -> Response {
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
fn matches_uri(pattern: &str, uri: &Uri) -> bool {
    let sent = match uri.path_and_query() {
        Some(all) if pattern.contains('?') => all.as_str(),
        _ => uri.path(),
    };
    glob::matches(pattern, sent)
        || glob::matches(pattern, &percent_decode_str(sent).decode_utf8_lossy())
}

fn happens(probability: f64) -> bool {
    // Without randomness the fault applies to every request: somebody has added it, after all.
    let draw = getrandom::u32().unwrap_or_default();
    f64::from(draw) < probability * (f64::from(u32::MAX) + 1.0)
}

fn check_path(path: &str) -> Result<(), InvalidInput> {
    if !path.starts_with(['/', '*']) {
        return Err(InvalidInput::new(
            "path must be the path of a call and begin with / or *, such as /authentication/api/v1/systemuser/*.",
        ));
    }
    if path.starts_with(super::ROOT) {
        return Err(InvalidInput::new(
            "path names the controls, which no fault hits; name a path of the APIs or of the app.",
        ));
    }
    if path.len() > 2000 {
        return Err(InvalidInput::new(
            "path must have at most 2000 characters; use * for the rest.",
        ));
    }
    Ok(())
}

fn method(spec: &FaultSpec) -> Result<Option<Method>, InvalidInput> {
    match spec.method.as_deref().map(str::trim) {
        None | Some("" | "*") => Ok(None),
        Some(word) => Method::from_bytes(word.to_ascii_uppercase().as_bytes())
            .map(Some)
            .map_err(|_| {
                InvalidInput::new(
                    "method must be a word such as POST; leave it out for all methods.",
                )
            }),
    }
}

fn delay(spec: &FaultSpec) -> Result<Duration, InvalidInput> {
    let milliseconds = spec.delay_ms.unwrap_or_default();
    if milliseconds > MAX_DELAY_MS {
        return Err(InvalidInput::new(&format!(
            "delayMs must be at most {MAX_DELAY_MS}, which is ten minutes."
        )));
    }
    Ok(Duration::from_millis(milliseconds))
}

fn effect(spec: &FaultSpec) -> Result<Effect, InvalidInput> {
    if spec.drop {
        return Ok(Effect::Drop);
    }
    if spec.delay_ms.is_some() && spec.status.is_none() && spec.body.is_none() {
        return Ok(Effect::Delay);
    }
    let status = spec.status.unwrap_or(500);
    let status = StatusCode::from_u16(status)
        .ok()
        .filter(|status| (200..600).contains(&status.as_u16()))
        .ok_or_else(|| InvalidInput::new("status must be a number from 200 to 599."))?;
    let body = spec.body.clone().unwrap_or_default();
    if !body.is_empty() && [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&status) {
        return Err(InvalidInput::new(
            "status 204 and 304 never have a body; leave out body, or choose another status.",
        ));
    }
    let content_type = match &spec.content_type {
        Some(kind) => HeaderValue::from_str(kind).map(Some).map_err(|_| {
            InvalidInput::new(
                "contentType must be a content type such as text/html; charset=utf-8.",
            )
        })?,
        None if body.is_empty() => None,
        None => Some(HeaderValue::from_static("text/plain; charset=utf-8")),
    };
    Ok(Effect::Respond(Box::new(FaultResponse {
        status,
        content_type,
        retry_after: spec.retry_after,
        body,
    })))
}
