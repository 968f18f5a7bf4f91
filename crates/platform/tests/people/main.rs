//! The signed-in user, whom the user can act for, and what may be given (docs/contract/platform.md, section 2.6;
//! docs/contract/connections.md, section 2).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod delegation_check;
mod parties;
mod profile;
#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use support::{TestResponse, TestServer};

pub(crate) const PARTIES: &str = "/accessmanagement/api/v1/enduser/authorizedparties";
pub(crate) const CONNECTIONS: &str = "/accessmanagement/api/v1/enduser/connections";
const SETTINGS: &str = "/profile/api/v1/users/current/profilesettings";

/// Changes the profile.
pub(crate) async fn patch(server: &TestServer, token: &str, body: Value) -> TestResponse {
    server
        .request_with_token("PATCH", SETTINGS, token, Some(body))
        .await
}
