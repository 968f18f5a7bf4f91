//! Requests, the vendor's side (platform.md, sections 1.1 to 1.5).

use crate::Platform;
use axum::Router;
use std::sync::Arc;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
}
