//! Requests, the approver's side (platform.md, sections 2.1 and 2.2).

use crate::Platform;
use axum::Router;
use std::sync::Arc;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
}
