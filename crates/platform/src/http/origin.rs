//! Which origins may call, and with what.
//!
//! * A call that changes something and carries no Bearer token is refused when its `Origin` is
//!   neither our own nor allowed (platform.md, section 0.4 h): the browser would have added the
//!   session's cookie by itself.
//! * CORS for the origins of `--allow-origin` (platform.md, section 6).

use super::{auth, input};
use crate::Platform;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use fullmakt_domain::WebUrl;
use std::sync::Arc;
use tower_http::cors::{AllowCredentials, AllowOrigin, CorsLayer};

/// Request headers that another origin may set: those of platform.md, section 6, and contacts.md.
const REQUEST_HEADERS: [HeaderName; 12] = [
    header::CONTENT_TYPE,
    header::AUTHORIZATION,
    header::ACCEPT,
    header::ACCEPT_LANGUAGE,
    HeaderName::from_static("apikey"),
    HeaderName::from_static("x-lookup-reason"),
    HeaderName::from_static("x-lookup-person"),
    HeaderName::from_static("emailaddress"),
    HeaderName::from_static("phonenumber"),
    HeaderName::from_static("countrycode"),
    HeaderName::from_static("nationalidentitynumber"),
    HeaderName::from_static("if-none-match"),
];

/// Response headers that another origin may read.
const RESPONSE_HEADERS: [HeaderName; 3] = [
    header::LOCATION,
    header::RETRY_AFTER,
    HeaderName::from_static("x-total-count"),
];

/// Adds the check of `Origin` to all routes.
pub fn add_check(routes: Router<Arc<Platform>>, platform: &Arc<Platform>) -> Router<Arc<Platform>> {
    routes.layer(middleware::from_fn_with_state(
        Arc::clone(platform),
        check_origin,
    ))
}

/// Adds CORS to everything, faults included: another origin has to see those too.
pub fn add_cors(routes: Router<Arc<Platform>>, platform: &Platform) -> Router<Arc<Platform>> {
    let origins = platform.options.allow_origins.iter();
    let origins = origins.filter_map(|origin| HeaderValue::from_str(origin).ok());
    let origins: Vec<HeaderValue> = origins.collect();
    let allowed = origins.clone();
    routes.layer(
        CorsLayer::new()
            .allow_origin(AllowOrigin::list(origins))
            .allow_credentials(AllowCredentials::predicate(move |origin, _| {
                allowed.contains(origin)
            }))
            .allow_methods([
                Method::GET,
                Method::POST,
                Method::PUT,
                Method::PATCH,
                Method::DELETE,
            ])
            .allow_headers(REQUEST_HEADERS)
            .expose_headers(RESPONSE_HEADERS)
            .vary([header::ORIGIN]),
    )
}

async fn check_origin(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Response {
    if request.method().is_safe() || may_change(&platform, request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Whether a call with these headers may change something, as far as its origin is concerned. Calls
/// without any token are checked as well: signing in and the controls need none.
fn may_change(platform: &Platform, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    if auth::bearer(headers).is_some() {
        return true;
    }
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let own = input::own_origin(platform, headers);
    let same = |other: &str| match (WebUrl::parse(origin), WebUrl::parse(other)) {
        (Ok(origin), Ok(other)) => origin.same_origin(&other),
        _ => false,
    };
    same(&own) || platform.options.allow_origins.iter().any(|one| same(one))
}
