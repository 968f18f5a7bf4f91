//! The HTTP side: one file per family of routes.
//!
//! Each family has `routes()`; [`app`] puts them together. A handler returns
//! [`problem::HandlerResult`]: a response, or a [`problem::ProblemResponse`] that knows its status and
//! body. Who may call is checked before that, in `call`. Work on the database runs in
//! [`run_blocking`], away from the threads that serve sockets.

pub mod auth;
mod blocking;
mod body;
mod call;
pub mod change_requests;
pub mod contacts;
mod decisions;
pub mod delegation_check;
pub mod enduser_requests;
pub mod html;
pub mod input;
pub mod json;
pub mod metadata;
pub mod origin;
pub mod pages;
mod paging;
pub mod parties;
pub mod problem;
pub mod profile;
pub mod resource_registry;
mod responses;
pub mod session;
pub mod static_app;
pub mod system_register;
pub mod system_users;
pub mod vendor_requests;

pub use blocking::run_blocking;

use crate::{Platform, controls};
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderValue, header},
    middleware,
    response::Response,
    routing::get,
};
use std::sync::Arc;

/// Largest body that is read, in bytes; more is answered with 413.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// The whole platform as a router, without a socket.
pub fn app(platform: Arc<Platform>) -> Router {
    let routes = Router::new()
        .route("/health", get(health))
        .route(html::STYLE_PATH, get(html::style))
        .merge(vendor_requests::routes())
        .merge(enduser_requests::routes())
        .merge(change_requests::routes())
        .merge(system_register::routes())
        .merge(system_users::routes())
        .merge(session::routes())
        .merge(profile::routes())
        .merge(parties::routes())
        .merge(delegation_check::routes())
        .merge(metadata::routes())
        .merge(contacts::routes())
        .merge(resource_registry::routes())
        .merge(pages::routes())
        .merge(controls::routes())
        // Last: it matches whatever is left under the path of the app.
        .merge(static_app::routes())
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    let routes = origin::add_check(routes, &platform);
    let routes = controls::add_middleware(routes, &platform);
    // Outside of faults: a look-up that failed is recorded too.
    let routes = contacts::add_audit(routes, &platform);
    let dated = middleware::map_response_with_state(Arc::clone(&platform), set_date);
    origin::add_cors(routes, &platform)
        .layer(dated)
        .with_state(platform)
}

/// Dates every response by the platform's clock: clients tell the time by it, not by their own clock.
async fn set_date(State(platform): State<Arc<Platform>>, mut response: Response) -> Response {
    let date = httpdate::fmt_http_date(platform.clock.now().into());
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn health() -> Response {
    json::ok(&serde_json::json!({"status": "ok"}))
}
