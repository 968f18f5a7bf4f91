//! The HTTP side: one file per family of routes.
//!
//! Each family has `routes()`; [`app`] puts them together. A handler returns
//! [`problem::Answer`]: an answer, or a [`problem::ProblemReply`] that knows its status and body.
//! Who may call stands before that, in `policy`. Work on the database runs in [`run`], away from the
//! threads that serve sockets.

pub mod auth;
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
mod policy;
pub mod problem;
pub mod profile;
pub mod resource_registry;
pub mod session;
mod shapes;
pub mod static_app;
pub mod system_register;
pub mod system_users;
pub mod vendor_requests;

use crate::{Platform, complaint::complain, controls};
use axum::{Router, extract::DefaultBodyLimit, response::Response, routing::get};
use problem::{Answer, ProblemReply};
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
        // Last: it takes what nobody else has taken under the app's address.
        .merge(static_app::routes())
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    let routes = origin::wrap(routes, &platform);
    let routes = controls::wrap(routes, &platform);
    // Outside of faults: a look-up that failed is written down too.
    let routes = contacts::wrap(routes, &platform);
    origin::cors(routes, &platform).with_state(platform)
}

async fn health() -> Response {
    json::ok(&serde_json::json!({"status": "ok"}))
}

/// Runs a handler's work on a thread that may block, since the database does.
///
/// # Errors
/// What `work` refuses with.
pub async fn run<F>(platform: Arc<Platform>, work: F) -> Answer
where
    F: FnOnce(&Platform) -> Result<Response, ProblemReply> + Send + 'static,
{
    match tokio::task::spawn_blocking(move || work(&platform)).await {
        Ok(answer) => answer,
        // The runtime is stopping, or the work panicked, which is a fault of ours.
        Err(error) => {
            complain(format_args!("a call was not finished: {error}"));
            Err(ProblemReply::Unavailable)
        }
    }
}
