//! Start page and the vendor's receipt.

use crate::Platform;
use axum::Router;
use std::sync::Arc;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
}
