//! Controls for tests and demonstrations (docs/contract/local-platform.md, section "Controls").
//!
//! [`Controls`] hold what is not in the database: faults and recorded requests. [`add_middleware`]
//! applies them to every route, [`routes`] are the JSON endpoints for scripts. The page that shows all
//! this to a person is in [`crate::http::pages`].

mod api;
pub mod bulk;
pub mod faults;
mod glob;
mod middleware;
pub mod request_log;

use crate::{Platform, http::json, options::SeedKind, seed, store::StoreError};
use axum::{
    Router,
    http::StatusCode,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Path prefix of the controls. Faults do not apply to them, and requests to them are not recorded.
pub const ROOT: &str = "/_platform";

/// Faults and recorded requests.
#[derive(Debug, Default)]
pub struct Controls {
    /// Faults to inject.
    pub faults: faults::FaultRegistry,
    /// The newest requests.
    pub requests: request_log::RequestLog,
}

/// Input that cannot be used, with a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidInput(pub String);

impl InvalidInput {
    fn new(sentence: &str) -> Self {
        Self(sentence.to_owned())
    }
}

impl IntoResponse for InvalidInput {
    fn into_response(self) -> Response {
        error_response(StatusCode::BAD_REQUEST, &self.0)
    }
}

fn error_response(status: StatusCode, sentence: &str) -> Response {
    json::response(status, &serde_json::json!({"error": sentence}))
}

/// The routes under `/_platform`.
pub fn routes() -> Router<Arc<Platform>> {
    api::routes()
}

/// Adds the middleware that records requests and injects faults to all routes.
pub fn add_middleware(
    routes: Router<Arc<Platform>>,
    platform: &Arc<Platform>,
) -> Router<Arc<Platform>> {
    routes.layer(from_fn_with_state(
        Arc::clone(platform),
        middleware::record_and_inject_faults,
    ))
}

/// Everything as after the first start: the database, the clock, no fault, no recorded request.
///
/// # Errors
/// When the database cannot be used.
pub fn reset(platform: &Platform, kind: SeedKind) -> Result<(), StoreError> {
    // Before the database: what is seeded is as old as the clock says.
    platform.clock.set_offset_seconds(0);
    seed::refill(platform, kind)?;
    platform.controls.faults.clear();
    platform.controls.requests.clear();
    Ok(())
}
