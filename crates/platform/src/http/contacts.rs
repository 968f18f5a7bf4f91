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

use super::json;
use crate::Platform;
use axum::{Router, http::StatusCode, middleware::from_fn_with_state, response::Response};
use fullmakt_contract::{Extra, contacts::ContactError};
use hyper::ext::ReasonPhrase;
use std::sync::Arc;

/// Most characters of a reason phrase; the body has the whole text.
const LONGEST_REASON: usize = 200;

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

/// An error of the guide's API: the text stands in the body, and as reason phrase on HTTP/1.1.
pub(super) fn error(status: StatusCode, text: String) -> Response {
    let reason = text.chars().take(LONGEST_REASON);
    let reason: String = reason
        .map(|c| if matches!(c, ' '..='~') { c } else { '?' })
        .collect();
    let body = ContactError {
        error_code: i64::from(status.as_u16()),
        error_message: text,
        extra: Extra::default(),
    };
    let mut response = json::reply(status, &body);
    if let Ok(reason) = ReasonPhrase::try_from(reason) {
        response.extensions_mut().insert(reason);
    }
    response
}
