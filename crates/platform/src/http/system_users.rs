//! System users of a party and of a vendor (platform.md, sections 1.1 and 2.4).

use crate::Platform;
use axum::Router;
use std::sync::Arc;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
}
