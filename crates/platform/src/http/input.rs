//! What a call carries besides its body: path, query, host.

use super::problem::ProblemResponse;
use crate::Platform;
use axum::{
    extract::{FromRequestParts, Path},
    http::{HeaderMap, header, request::Parts, uri::Authority},
};
use serde::de::DeserializeOwned;
use std::{convert::Infallible, sync::Arc};
use uuid::Uuid;

/// The values in a path, decoded. What is no text is the framework's 400.
#[derive(Debug)]
pub struct PathParams<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Platform>> for PathParams<T> {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        Path::from_request_parts(parts, platform)
            .await
            .map(|Path(values)| Self(values))
            .map_err(|_| ProblemResponse::malformed("path", "The path is not valid text."))
    }
}

/// The query, with names in any case.
#[derive(Debug, Default)]
pub struct QueryParams(Vec<(String, String)>);

impl QueryParams {
    /// Reads `a=1&b=2`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let pairs = form_urlencoded::parse(text.as_bytes());
        Self(
            pairs
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// The first value of a name that is not blank.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut named = self
            .0
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.find_map(|(_, value)| Some(value.trim()).filter(|value| !value.is_empty()))
    }

    /// The first value of a name that is not blank, with the blanks around it.
    #[must_use]
    pub fn raw(&self, name: &str) -> Option<&str> {
        let mut named = self
            .0
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.find_map(|(_, value)| Some(value.as_str()).filter(|value| !value.trim().is_empty()))
    }

    /// Every value of a name that is not blank.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = move |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        let values = self.0.iter().filter(named);
        values
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }
}

impl<S: Sync> FromRequestParts<S> for QueryParams {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

/// The origin that the caller has reached us by: `http://` and the `Host` of the call.
#[derive(Debug, Clone)]
pub struct OwnOrigin(pub String);

impl FromRequestParts<Arc<Platform>> for OwnOrigin {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Infallible> {
        Ok(Self(own_origin(platform, &parts.headers)))
    }
}

/// The origin that a call with these headers has reached us by; our own when `Host` is no host.
#[must_use]
pub fn own_origin(platform: &Platform, headers: &HeaderMap) -> String {
    let origin = host(headers).map(|host| format!("http://{host}"));
    origin.unwrap_or_else(|| platform.origin())
}

/// `Host` of a request. A value that is no host (blanks, quotes, slashes) must not get into links.
#[must_use]
pub fn host(headers: &HeaderMap) -> Option<Authority> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let host = host.parse::<Authority>().ok()?;
    (!host.as_str().contains('@')).then_some(host)
}

/// The uuid in a path or query; `name` is what the answer calls it.
///
/// # Errors
/// The framework's 400.
pub fn uuid(name: &str, text: &str) -> Result<Uuid, ProblemResponse> {
    Uuid::parse_str(text.trim())
        .map_err(|_| ProblemResponse::malformed(name, "The value is not a valid uuid."))
}

/// The number of a party in a path.
///
/// # Errors
/// The framework's 400 (docs/contract/platform.md, section 0.4 a).
pub fn party_id(text: &str) -> Result<i32, ProblemResponse> {
    text.parse()
        .map_err(|_| ProblemResponse::malformed("party", "The value is not a valid number."))
}

/// A truth value in the query; `default` when it is not there.
///
/// # Errors
/// The framework's 400 for anything but `true` and `false`.
pub fn boolean(query: &QueryParams, name: &str, default: bool) -> Result<bool, ProblemResponse> {
    match query.get(name) {
        None => Ok(default),
        Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        Some(_) => Err(ProblemResponse::malformed(
            name,
            "The value is neither true nor false.",
        )),
    }
}
