//! Requests that fail, slow down or lose their response on demand (docs/contract/local-platform.md, section "Controls").

use super::invalid_input::InvalidInput;
use axum::http::{HeaderValue, Method, Response, StatusCode, Uri, header};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use wildmatch::WildMatchPattern;

/// Path prefix of the controls, to which no fault applies.
pub(crate) const ROOT: &str = "/_platform";

/// What to send, as an example for whoever has sent something else.
pub(crate) const EXAMPLE: &str =
    r#"{"method":"POST","path":"/authentication/api/v1/systemuser/*","status":503,"times":3}"#;

/// Longest delay, in milliseconds: ten minutes.
const MAX_DELAY_MS: u64 = 600_000;
/// Most faults at a time. Each request is compared with all of them.
const MAX_FAULTS: usize = 1000;
/// Longest pattern of a path, in bytes.
const MAX_PATH: usize = 2000;

/// `*` stands for any characters, slashes included, and for none. Nothing stands for a single one: `?` begins
/// a query.
type PathPattern = WildMatchPattern<'*', '\0'>;

/// Put among a response's extensions, this closes the connection without any response.
#[derive(Debug, Clone, Copy)]
pub struct DropConnection;

/// A fault as it is added and listed. Every member but `path` is optional.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FaultSpec {
    /// Method of the requests; any when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) method: Option<String>,
    /// Path of the requests. A pattern with `?` is compared with path and query, any other with the
    /// path alone.
    pub(crate) path: String,
    /// 500 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    /// Empty when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<String>,
    /// Plain text when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    /// Header `Retry-After`, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) retry_after: Option<u32>,
    /// How long the response waits. With neither `status`, `body` nor `drop`, waiting is all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) delay_ms: Option<u64>,
    /// How many requests it applies to; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u32>,
    /// How likely it applies to a request, from 0 to 1; 1 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) probability: Option<f64>,
    /// The connection is closed without any response.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) drop: bool,
    /// The request is handled first, and then its response is lost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) after_handling: bool,
}

/// A fault in the registry, with how often it was applied.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ActiveFault {
    pub(crate) id: u64,
    pub(crate) hits: u32,
    #[serde(flatten)]
    pub(crate) spec: FaultSpec,
}

#[derive(Debug)]
struct Fault {
    active: ActiveFault,
    path: PathPattern,
    /// What a request gets in the place of its own response; none when it only waits.
    response: Option<Response<String>>,
}

/// All faults, oldest first.
#[derive(Debug, Default)]
pub(crate) struct FaultRegistry(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    faults: Vec<Fault>,
}

/// What the faults do to one request.
#[derive(Debug, Default)]
pub(crate) struct FaultOutcome {
    /// How long the request waits before it is handled, or answered by the fault.
    pub(crate) delay_before: Duration,
    /// How long its response waits afterwards.
    pub(crate) delay_after: Duration,
    /// The response that it gets, if not its own.
    pub(crate) response: Option<Response<String>>,
    /// The request is handled nevertheless.
    pub(crate) after_handling: bool,
}

impl FaultRegistry {
    /// Adds a fault and returns its number.
    pub(crate) fn add(&self, spec: FaultSpec) -> Result<u64, InvalidInput> {
        check(&spec)?;
        let (path, response) = (PathPattern::new(&spec.path), response(&spec)?);
        let mut state = self.state();
        if state.faults.len() >= MAX_FAULTS {
            return Err(InvalidInput(format!(
                "there are {MAX_FAULTS} faults already; remove them with DELETE /_platform/faults."
            )));
        }
        state.last_id += 1;
        let id = state.last_id;
        let active = ActiveFault { id, hits: 0, spec };
        state.faults.push(Fault {
            active,
            path,
            response,
        });
        Ok(id)
    }

    /// All of them, oldest first, with those that are used up.
    pub(crate) fn list(&self) -> Vec<ActiveFault> {
        let state = self.state();
        let faults = state.faults.iter();
        faults.map(|fault| fault.active.clone()).collect()
    }

    pub(crate) fn clear(&self) {
        self.state().faults.clear();
    }

    /// Removes one. Returns whether it was there.
    pub(crate) fn remove(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.faults.len();
        state.faults.retain(|fault| fault.active.id != id);
        state.faults.len() < before
    }

    /// What happens to this request. Delays add up; the first fault that also responds or drops the
    /// connection is the last one that applies.
    pub(crate) fn outcome_for(&self, method: &Method, uri: &Uri) -> FaultOutcome {
        let mut outcome = FaultOutcome::default();
        let mut state = self.state();
        for fault in &mut state.faults {
            if !fault.applies_to(method, uri) {
                continue;
            }
            let ActiveFault { hits, spec, .. } = &mut fault.active;
            *hits = hits.saturating_add(1);
            let delay = Duration::from_millis(spec.delay_ms.unwrap_or_default());
            if spec.after_handling {
                outcome.delay_after = outcome.delay_after.saturating_add(delay);
            } else {
                outcome.delay_before = outcome.delay_before.saturating_add(delay);
            }
            if fault.response.is_some() {
                outcome.response.clone_from(&fault.response);
                outcome.after_handling = spec.after_handling;
                break;
            }
        }
        outcome
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ActiveFault {
    /// Whether it applies to no more requests.
    pub(crate) fn is_used_up(&self) -> bool {
        self.spec.times.is_some_and(|times| self.hits >= times)
    }
}

impl Fault {
    fn applies_to(&self, method: &Method, uri: &Uri) -> bool {
        let own_method = self.active.spec.method_name();
        !self.active.is_used_up()
            && own_method.is_none_or(|own| own.eq_ignore_ascii_case(method.as_str()))
            && self.matches(uri)
            && happens(self.active.spec.probability.unwrap_or(1.0))
    }

    /// Whether the pattern fits the path as it was sent, or as it reads.
    fn matches(&self, uri: &Uri) -> bool {
        let sent = match uri.path_and_query() {
            Some(all) if self.active.spec.path.contains('?') => all.as_str(),
            _ => uri.path(),
        };
        self.path.matches(sent)
            || self
                .path
                .matches(&percent_decode_str(sent).decode_utf8_lossy())
    }
}

impl FaultSpec {
    /// None for any method.
    fn method_name(&self) -> Option<&str> {
        let name = self.method.as_deref().map(str::trim);
        name.filter(|name| !matches!(*name, "" | "*"))
    }
}

fn happens(probability: f64) -> bool {
    // Without randomness the fault applies to every request: somebody has added it, after all.
    let draw = getrandom::u32().unwrap_or_default();
    f64::from(draw) < probability * (f64::from(u32::MAX) + 1.0)
}

fn check(spec: &FaultSpec) -> Result<(), InvalidInput> {
    let path = &spec.path;
    let probability = spec.probability.unwrap_or(1.0);
    let method = spec.method_name().map(str::as_bytes);
    let sentence = if !path.starts_with(['/', '*']) {
        "path must be the path of a call and begin with / or *, such as /authentication/api/v1/systemuser/*."
    } else if path.starts_with(ROOT) {
        "path names the controls, which no fault hits; name a path of the APIs or of the app."
    } else if path.len() > MAX_PATH {
        "path must have at most 2000 characters; use * for the rest."
    } else if method.is_some_and(|method| Method::from_bytes(method).is_err()) {
        "method must be a word such as POST; leave it out for all methods."
    } else if spec.delay_ms.unwrap_or_default() > MAX_DELAY_MS {
        "delayMs must be at most 600000, which is ten minutes."
    } else if spec.times == Some(0) {
        "times must be 1 or more; leave it out to hit every call until the fault is removed."
    } else if !(0.0..=1.0).contains(&probability) {
        "probability must be a number from 0 (never) to 1 (always)."
    } else {
        return Ok(());
    };
    Err(InvalidInput::new(sentence))
}

fn response(spec: &FaultSpec) -> Result<Option<Response<String>>, InvalidInput> {
    let mut response = Response::new(spec.body.clone().unwrap_or_default());
    if spec.drop {
        response.extensions_mut().insert(DropConnection);
        return Ok(Some(response));
    }
    if spec.delay_ms.is_some() && spec.status.is_none() && spec.body.is_none() {
        return Ok(None);
    }
    *response.status_mut() = StatusCode::from_u16(spec.status.unwrap_or(500))
        .ok()
        .filter(|status| (200..600).contains(&status.as_u16()))
        .ok_or_else(|| InvalidInput::new("status must be a number from 200 to 599."))?;
    let is_empty = response.body().is_empty();
    if !is_empty && matches!(response.status().as_u16(), 204 | 304) {
        return Err(InvalidInput::new(
            "status 204 and 304 never have a body; leave out body, or choose another status.",
        ));
    }
    let kind = spec.content_type.as_deref();
    if let Some(kind) = kind.or((!is_empty).then_some("text/plain; charset=utf-8")) {
        let kind = HeaderValue::from_str(kind).map_err(|_| {
            InvalidInput::new(
                "contentType must be a content type such as text/html; charset=utf-8.",
            )
        })?;
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    if let Some(seconds) = spec.retry_after {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    Ok(Some(response))
}
