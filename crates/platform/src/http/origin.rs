//! Which origins may call, and with what.
//!
//! * A request that changes something and carries no Bearer token is refused when it comes from a page
//!   of an origin that is neither our own nor allowed (docs/contract/platform.md, section 0.4 h): the browser would
//!   have added the session's cookie by itself.
//! * CORS for the origins of `--allow-origin` (docs/contract/platform.md, section 6).

use super::{auth, input};
use crate::{
    Platform,
    options::{Options, is_same_origin},
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use tower_http::cors::{AllowCredentials, AllowOrigin, CorsLayer};

/// Request headers that another origin may set: those of docs/contract/platform.md, section 6, and docs/contract/contacts.md.
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
const RESPONSE_HEADERS: [HeaderName; 4] = [
    header::DATE,
    header::LOCATION,
    header::RETRY_AFTER,
    HeaderName::from_static("x-total-count"),
];

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Who sends a request, as far as the browser says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// A script, or a person who has typed the address.
    NoPage,
    /// A page of this platform.
    OwnPage,
    /// A page of an origin of `--allow-origin`.
    AllowedPage,
    /// A page of any other origin.
    OtherPage,
}

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
    let headers = request.headers();
    // Signing in and the controls need no token, so requests without one are checked as well.
    let is_allowed = request.method().is_safe()
        || auth::bearer(headers).is_some()
        || sender(&platform.options, headers) != Sender::OtherPage;
    if is_allowed {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Classifies the sender by `Origin` and `Sec-Fetch-Site`, which pages cannot set themselves.
///
/// `Host` alone does not make an origin ours: behind the proxy of a development server it can be that
/// server's, whose pages are of another origin (docs/contract/local-platform.md, `--allow-origin`). So its port must
/// be the one that we listen on.
#[must_use]
pub fn sender(options: &Options, headers: &HeaderMap) -> Sender {
    let text = |name: HeaderName| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    let origin = text(header::ORIGIN);
    if origin.is_some_and(|origin| options.allows_origin(origin)) {
        return Sender::AllowedPage;
    }
    let own = input::host(headers)
        .filter(|host| host.port_u16().unwrap_or(80) == options.listen.port())
        .map(|host| format!("http://{host}"));
    match (text(SEC_FETCH_SITE), origin, own) {
        (Some("none"), _, _) | (None, None, _) => Sender::NoPage,
        // The origin of a form can be hidden (`null`) by the page's referrer policy.
        (Some("same-origin"), None | Some("null"), Some(_)) => Sender::OwnPage,
        (Some("same-origin") | None, Some(origin), Some(own)) if is_same_origin(origin, &own) => {
            Sender::OwnPage
        }
        _ => Sender::OtherPage,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(host: &str, rest: &[(&'static str, &str)], expected: Sender) {
        let options = Options {
            allow_origins: vec!["http://app.example".to_owned()],
            ..Options::default()
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        for (name, value) in rest {
            headers.insert(*name, value.parse().unwrap());
        }
        assert_eq!(sender(&options, &headers), expected, "{host} {rest:?}");
    }

    #[test]
    fn scripts_own_pages_and_allowed_pages() {
        for host in [
            "localhost:8080",
            "127.0.0.1:8080",
            "[::1]:8080",
            "a.localhost:8080",
            "platform:8080",
        ] {
            let origin = format!("http://{host}");
            let own = ("origin", origin.as_str());
            let same_origin = ("sec-fetch-site", "same-origin");
            check(host, &[], Sender::NoPage);
            check(host, &[("sec-fetch-site", "none")], Sender::NoPage);
            check(host, &[own], Sender::OwnPage);
            check(host, &[own, same_origin], Sender::OwnPage);
            check(host, &[same_origin], Sender::OwnPage);
            check(host, &[("origin", "null"), same_origin], Sender::OwnPage);
            for site in ["same-origin", "same-site", "cross-site"] {
                let allowed = [("origin", "http://app.example"), ("sec-fetch-site", site)];
                check(host, &allowed, Sender::AllowedPage);
            }
        }
    }

    #[test]
    fn pages_of_other_origins() {
        let host = "localhost:8080";
        for headers in [
            [("origin", "https://evil.example"), ("accept", "*/*")],
            [("origin", "null"), ("accept", "*/*")],
            [("origin", ""), ("accept", "*/*")],
            [("origin", "http://localhost:8081"), ("accept", "*/*")],
            [("origin", "https://localhost:8080"), ("accept", "*/*")],
            [("origin", "http://a@app.example"), ("accept", "*/*")],
            [
                ("origin", "http://localhost:8081"),
                ("sec-fetch-site", "same-site"),
            ],
            // Through the proxy of a development server.
            [
                ("origin", "http://localhost:8081"),
                ("sec-fetch-site", "same-origin"),
            ],
            [
                ("origin", "http://localhost:8080"),
                ("sec-fetch-site", "cross-site"),
            ],
            [("accept", "*/*"), ("sec-fetch-site", "cross-site")],
        ] {
            check(host, &headers, Sender::OtherPage);
        }
        // Through a proxy that passes its own `Host` on.
        let proxied = [
            ("origin", "http://localhost:8081"),
            ("sec-fetch-site", "same-origin"),
        ];
        check("localhost:8081", &proxied, Sender::OtherPage);
        check("localhost:8081", &proxied[..1], Sender::OtherPage);
    }
}
