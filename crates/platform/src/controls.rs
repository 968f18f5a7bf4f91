//! Controls for tests and demonstrations (local-platform.md, section "Controls").

use crate::Platform;
use axum::Router;
use std::sync::Arc;

/// Faults and calls.
#[derive(Debug, Default)]
pub struct Controls {}

/// The routes under `/_platform`.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
}

/// Puts faults and the record of calls around all routes.
pub fn wrap(routes: Router<Arc<Platform>>, _platform: &Arc<Platform>) -> Router<Arc<Platform>> {
    routes
}
