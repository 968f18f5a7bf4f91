//! Contact look-up (docs/contract/contacts.md).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod audit;
mod company_register;
mod dashboard;
mod guide;
mod register;
mod search;
mod socket;
#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use support::{TestResponse, TestServer};

/// Base of the guide's API.
pub(crate) const ROOT: &str = "/api/serviceowner";
/// The key that may do everything.
pub(crate) const KEY: (&str, &str) = ("apikey", "local-test-key");
/// The key that may not read roles.
pub(crate) const READ_ONLY: (&str, &str) = ("apikey", "local-readonly-key");

/// A call of the guide's API.
pub(crate) async fn get(server: &TestServer, path: &str) -> TestResponse {
    server
        .request("GET", &format!("{ROOT}{path}"), &[KEY], "")
        .await
}

/// An answer of the contract's files, on our own origin.
pub(crate) fn fixture(file: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../contract/fixtures/contacts");
    let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
    let text = text.replace("https://www.altinn.no", "http://localhost:8080");
    // Addresses are encoded here, which the live service forgets.
    serde_json::from_str(&text.replace("/00420    ", "/00420%20%20%20%20")).unwrap()
}

/// Numbers of the organisations in an answer.
pub(crate) fn numbers(body: &Value) -> Vec<&str> {
    let rows = body["_embedded"]["organizations"].as_array().unwrap();
    rows.iter()
        .map(|row| row["OrganizationNumber"].as_str().unwrap().trim())
        .collect()
}
