//! Controls for tests and demonstrations (local-platform.md, section "Controls").
//!
//! [`Controls`] hold what is not in the database: faults and the record of calls. [`wrap`] puts
//! them around every route; [`routes`] are how scripts use them. The page that shows all this to a
//! person is in [`crate::http::pages`].

mod api;
mod around;
pub mod bulk;
pub mod calls;
pub mod faults;
mod glob;
mod guard;

use crate::{Platform, http::json, options::SeedKind, seed, store::StoreError};
use axum::{
    Router,
    http::StatusCode,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Where the controls live. No fault hits them, and calls to them are not remembered.
pub const ROOT: &str = "/_platform";

/// Faults and calls.
#[derive(Debug, Default)]
pub struct Controls {
    /// What is to go wrong.
    pub faults: faults::Faults,
    /// What has been called.
    pub calls: calls::Calls,
}

/// Input that cannot be used, with a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable(pub String);

impl Unusable {
    fn new(sentence: &str) -> Self {
        Self(sentence.to_owned())
    }
}

impl IntoResponse for Unusable {
    fn into_response(self) -> Response {
        refuse(StatusCode::BAD_REQUEST, &self.0)
    }
}

fn refuse(status: StatusCode, sentence: &str) -> Response {
    json::reply(status, &serde_json::json!({"error": sentence}))
}

/// The routes under `/_platform`.
pub fn routes() -> Router<Arc<Platform>> {
    api::routes()
}

/// Puts faults and the record of calls around all routes.
pub fn wrap(routes: Router<Arc<Platform>>, platform: &Arc<Platform>) -> Router<Arc<Platform>> {
    routes.layer(from_fn_with_state(Arc::clone(platform), around::around))
}

/// Everything as after the first start: the database, the clock, no fault, no call.
///
/// # Errors
/// When the database cannot be used.
pub fn reset(platform: &Platform, kind: SeedKind) -> Result<(), StoreError> {
    // Before the database: what is seeded is as old as the clock says.
    platform.clock.set_offset_seconds(0);
    seed::refill(platform, kind)?;
    platform.controls.faults.clear();
    platform.controls.calls.clear();
    Ok(())
}
