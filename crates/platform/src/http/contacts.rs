//! Contact look-up: the guide's API and what replaced it, over one register (docs/contract/contacts.md).
//!
//! The audit is a middleware that records who has looked up whom. A handler tells it whom a response
//! shows by a `LookUpResult` in the extensions of the response.

mod api_key;
mod audit;
mod dashboard;
mod guide;
mod odata;
mod redaction;
mod register;
mod response;
mod support_staff;

pub(crate) use redaction::{recordable_query, redact_path, redact_unserved};

use crate::{Platform, http::router::Router};
use axum::middleware::from_fn_with_state;
use std::sync::Arc;

/// The routes of both APIs.
pub(crate) fn routes() -> Router<Arc<Platform>> {
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
