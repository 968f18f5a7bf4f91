//! What a call carries besides its body: path, query, host.

use super::problem::ProblemResponse;
use crate::{Platform, web_url::WebUrl};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Path},
    http::{HeaderMap, header, request::Parts, uri::Authority},
};
use serde::de::DeserializeOwned;
use std::{convert::Infallible, net::SocketAddr, sync::Arc};
use uuid::Uuid;

/// The values in a path, decoded. What is no text is the framework's 400.
#[derive(Debug)]
pub(crate) struct PathParams<T>(pub(crate) T);

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
pub(crate) struct QueryParams(Vec<(String, String)>);

impl QueryParams {
    /// Reads `a=1&b=2`.
    pub(crate) fn parse(text: &str) -> Self {
        Self(
            form_urlencoded::parse(text.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first value of a name that is not blank.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.raw(name).map(str::trim)
    }

    /// The first value of a name that is not blank, with the blanks around it.
    pub(crate) fn raw(&self, name: &str) -> Option<&str> {
        self.named(name).next()
    }

    /// Every value of a name that is not blank.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.named(name).map(str::trim)
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = |(key, value): &&(String, String)| {
            key.eq_ignore_ascii_case(name) && !value.trim().is_empty()
        };
        self.0.iter().filter(named).map(|(_, value)| value.as_str())
    }
}

impl<S: Sync> FromRequestParts<S> for QueryParams {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

/// The origin that the caller has reached us by, for links: that of `Host`, or what a proxy on this machine says.
#[derive(Debug, Clone)]
pub(crate) struct OwnOrigin(pub(crate) String);

impl FromRequestParts<Arc<Platform>> for OwnOrigin {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let is_proxy = peer.is_some_and(|peer| peer.ip().to_canonical().is_loopback());
        let origin = origin(&parts.headers, is_proxy);
        Ok(Self(origin.unwrap_or_else(|| platform.origin())))
    }
}

/// None when there is no host that can stand in a link.
fn origin(headers: &HeaderMap, is_proxy: bool) -> Option<String> {
    // Of several proxies the last one has added its word at the end, on a line of its own or not.
    let forwarded = |name| {
        let mut lines = headers.get_all(name).into_iter().filter(|_| is_proxy);
        let value = lines.next_back()?.to_str().ok()?;
        value.rsplit(',').next().map(str::trim)
    };
    let scheme = match forwarded("x-forwarded-proto") {
        Some(scheme) if scheme.eq_ignore_ascii_case("https") => "https",
        _ => "http",
    };
    // A host that browsers would repair is not one that a proxy was reached by.
    let is_clear = |host: &Authority| WebUrl::parse(&format!("http://{host}")).is_some();
    let host = forwarded("x-forwarded-host").and_then(parse_host);
    let host = host.filter(is_clear);
    let host = host.or_else(|| self::host(headers))?;
    Some(format!("{scheme}://{host}"))
}

pub(super) fn host(headers: &HeaderMap) -> Option<Authority> {
    parse_host(headers.get(header::HOST)?.to_str().ok()?)
}

/// A value that is no host (blanks, quotes, slashes) must not get into links.
fn parse_host(text: &str) -> Option<Authority> {
    let host = text.parse::<Authority>().ok()?;
    (!host.as_str().contains('@')).then_some(host)
}

/// The uuid in a path or query; `name` is what the answer calls it.
///
/// # Errors
/// The framework's 400.
pub(super) fn uuid(name: &str, text: &str) -> Result<Uuid, ProblemResponse> {
    Uuid::parse_str(text.trim())
        .map_err(|_| ProblemResponse::malformed(name, "The value is not a valid uuid."))
}

/// A uuid in the query; the empty one when it is missing, as the framework has it.
///
/// # Errors
/// The framework's 400.
pub(super) fn uuid_or_nil(query: &QueryParams, name: &str) -> Result<Uuid, ProblemResponse> {
    match query.get(name) {
        Some(text) => uuid(name, text),
        None => Ok(Uuid::nil()),
    }
}

/// The number of a party in a path.
///
/// # Errors
/// The framework's 400 (docs/contract/platform.md, section 0.4 a).
pub(super) fn party_id(text: &str) -> Result<i32, ProblemResponse> {
    text.parse()
        .map_err(|_| ProblemResponse::malformed("party", "The value is not a valid number."))
}

/// A truth value in the query; `default` when it is not there.
///
/// # Errors
/// The framework's 400 for anything but `true` and `false`.
pub(super) fn boolean(
    query: &QueryParams,
    name: &str,
    default: bool,
) -> Result<bool, ProblemResponse> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_on_this_machine_says_how_it_was_reached() {
        let check = |forwarded: &[(&'static str, &str)], is_proxy, expected: Option<&str>| {
            let mut headers = HeaderMap::new();
            for (name, value) in forwarded {
                headers.append(*name, value.parse().unwrap());
            }
            let origin = origin(&headers, is_proxy);
            assert_eq!(origin.as_deref(), expected, "{forwarded:?}");
        };
        let host = ("host", "localhost:8080");
        let proto = ("x-forwarded-proto", "https");
        let name = ("x-forwarded-host", "altinn.example");
        check(&[host], true, Some("http://localhost:8080"));
        check(&[host, proto, name], true, Some("https://altinn.example"));
        check(&[host, proto, name], false, Some("http://localhost:8080"));
        check(&[host, proto], true, Some("https://localhost:8080"));
        check(&[name], true, Some("http://altinn.example"));
        let several = ("x-forwarded-host", "evil.example, altinn.example:8443");
        check(&[host, several], true, Some("http://altinn.example:8443"));
        let lines = [host, ("x-forwarded-host", "evil.example"), name];
        check(&lines, true, Some("http://altinn.example"));
        for hostile in [
            "",
            "a b",
            "a/b",
            "\"",
            "user@altinn.example",
            "a,",
            ":80",
            "a:",
            "a:99999",
            "a;b",
            "a'b",
        ] {
            let hostile = ("x-forwarded-host", hostile);
            check(&[host, hostile], true, Some("http://localhost:8080"));
        }
        check(
            &[host, ("x-forwarded-proto", "javascript")],
            true,
            Some("http://localhost:8080"),
        );
        check(&[("host", "a b")], true, None);
    }
}
