//! Whom the user can act for, and what may be given.

use crate::Platform;
use axum::Router;
use std::sync::Arc;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
}
