//! Contact look-up: the guide's API and what replaced it, over one register (docs/contract/contacts.md).
//!
//! The audit is a middleware of these routes that records who has looked up whom. A handler passes it
//! a `LookUpResult` in the extensions of its response.

mod audit;
mod dashboard;
mod guide;
mod links;
mod odata;
mod redaction;
mod register;

pub use redaction::redact_path;

use crate::Platform;
use crate::http::router::Router;
use axum::middleware::from_fn_with_state;
use std::sync::Arc;

/// Whom a response shows, for the audit. National identity numbers, addresses and phone numbers stand
/// in it as pseudonyms.
#[derive(Debug, Clone, Default)]
struct LookUpResult {
    /// Number of the organisation, when one is looked up.
    organisation: Option<String>,
    /// Who was asked for, and who is shown.
    people: Vec<String>,
    /// How many people are shown.
    shown: u32,
}

/// The routes of both APIs.
pub fn routes() -> Router<Arc<Platform>> {
    guide::routes()
        .merge(dashboard::routes())
        .merge(register::routes())
}

/// Adds the audit to all routes, and keeps responses out of caches.
pub(crate) fn add_audit(
    routes: axum::Router<Arc<Platform>>,
    platform: &Arc<Platform>,
) -> axum::Router<Arc<Platform>> {
    routes.layer(from_fn_with_state(
        Arc::clone(platform),
        audit::record_look_up,
    ))
}
