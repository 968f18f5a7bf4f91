//! Signing in and out, tokens for scripts, and other origins (docs/contract/platform.md, sections 0.4 h, 2.5
//! and 6; docs/contract/local-platform.md, "Sign-in and tokens").

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod forwarded;
mod login;
mod logout;
mod origins;
#[path = "../support/mod.rs"]
mod support;
mod tokens;

use axum::http::header;
use support::{TestResponse, TestServer};

/// Where sessions begin, go on and end.
pub(crate) const API: &str = "/authentication/api/v1";
/// Answers only to people with a session.
pub(crate) const CURRENT: &str = "/profile/api/v1/users/current";
/// Our own origin.
pub(crate) const OWN: &str = "http://localhost:8080";

pub(crate) fn encode(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

pub(crate) async fn get(server: &TestServer, path: &str, headers: &[(&str, &str)]) -> TestResponse {
    server.request("GET", path, headers, "").await
}

/// The first `Set-Cookie` of that name, as (value, attributes).
pub(crate) fn cookie(response: &TestResponse, name: &str) -> Option<(String, String)> {
    let lines = response.headers.get_all(header::SET_COOKIE).into_iter();
    lines.map(|line| line.to_str().unwrap()).find_map(|line| {
        let (pair, attributes) = line.split_once("; ")?;
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| (value.to_owned(), attributes.to_owned()))
    })
}
