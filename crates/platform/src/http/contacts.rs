//! Contact look-up: the guide's API and what replaced it, over one register (contacts.md).
//!
//! Around the routes lies the audit, which writes down who has looked up whom. A handler tells it by
//! `Seen`, put among the answer's extensions.

mod audit;
mod dashboard;
mod guide;
mod links;
mod odata;
mod quiet;
mod register;

pub use quiet::quiet_path;

use crate::Platform;
use axum::{Router, middleware::from_fn_with_state};
use std::sync::Arc;

/// Whom an answer shows, for the audit. National identity numbers, addresses and phone numbers stand
/// in it as pseudonyms.
#[derive(Debug, Clone, Default)]
struct Seen {
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

/// Puts the audit around all routes, and keeps answers out of caches.
pub fn wrap(routes: Router<Arc<Platform>>, platform: &Arc<Platform>) -> Router<Arc<Platform>> {
    routes.layer(from_fn_with_state(Arc::clone(platform), audit::around))
}
