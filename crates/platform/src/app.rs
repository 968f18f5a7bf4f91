//! The whole platform as a router.

use crate::{
    Platform,
    controls::faults::DropConnection,
    http::{
        self, contacts,
        controls::middleware::{logged_path, record_and_inject_faults},
        html, json, origin,
        router::{Paths, Router},
        static_app,
    },
};
use axum::{
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderValue, header},
    middleware::{from_fn_with_state, map_response_with_state},
    response::Response,
    routing::get,
};
use std::{sync::Arc, time::Duration};
use tower::util::MapRequest;
use tower_http::trace::TraceLayer;
use tracing::Span;

/// Largest body that is read, in bytes; more is answered with 413.
const BODY_LIMIT: usize = 1024 * 1024;

/// The whole platform, without a socket.
pub fn app(platform: Arc<Platform>) -> axum::Router {
    let routes = routes();
    let paths = Arc::new(Paths::new(routes.paths()));
    let router = routes
        .into_axum()
        // Not among those paths: names of files have a case.
        .merge(static_app::routes(&platform.options))
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    let router = origin::add_check(router, &platform);
    let router = router.layer(from_fn_with_state(
        Arc::clone(&platform),
        record_and_inject_faults,
    ));
    // Outside of faults: a look-up that failed is recorded too.
    let router = contacts::add_audit(router, &platform);
    let dated = map_response_with_state(Arc::clone(&platform), set_date);
    let log = TraceLayer::new_for_http()
        // Of the highest level, so that errors name the request they belong to.
        .make_span_with(|request: &Request| {
            tracing::error_span!("request", method = %request.method(), path = logged_path(request))
        })
        .on_request(())
        .on_response(log_response)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(());
    let router = origin::add_cors(router, &platform)
        .layer(dated)
        .layer(log)
        .with_state(platform);
    // Around the router, since it has to come before the choice of a route.
    axum::Router::new().fallback_service(MapRequest::new(router, move |request| {
        paths.in_our_spelling(request)
    }))
}

/// The path of every route but those of the app's files, such as `/health` and `/_platform/faults/{id}`.
pub fn paths() -> Vec<String> {
    routes().paths().to_vec()
}

fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/health", get(health))
        .route(html::STYLE_PATH, get(html::style))
        .merge(http::vendor_requests::routes())
        .merge(http::enduser_requests::routes())
        .merge(http::change_requests::routes())
        .merge(http::system_register::routes())
        .merge(http::system_users::routes())
        .merge(http::portal_clients::routes())
        .merge(http::enduser_clients::routes())
        .merge(http::client_administration::routes())
        .merge(http::session::routes())
        .merge(http::profile::routes())
        .merge(http::parties::routes())
        .merge(http::delegation_check::routes())
        .merge(http::metadata::routes())
        .merge(contacts::routes())
        .merge(http::company_register::routes())
        .merge(http::resource_registry::routes())
        .merge(http::pages::routes())
        .merge(http::controls::routes())
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

fn log_response(response: &Response, latency: Duration, _: &Span) {
    if response.extensions().get::<DropConnection>().is_some() {
        tracing::info!(?latency, "connection dropped");
    } else {
        tracing::info!(status = response.status().as_u16(), ?latency);
    }
}
