//! Which origins may call, and with what.
//!
//! * A request that changes something and carries no Bearer token is refused when it comes from a page
//!   of an origin that is neither our own nor allowed (docs/contract/platform.md, section 0.4 h): the browser would
//!   have added the session's cookie by itself. For the controls, which need no token, it takes more.
//! * CORS for the origins of `--allow-origin` (docs/contract/platform.md, section 6).

use super::{auth, input, json};
use crate::{
    Platform, controls,
    options::{Options, is_same_origin},
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::{net::IpAddr, sync::Arc};
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sender {
    /// A script, or a person who has typed the address.
    Direct,
    /// A page of this platform.
    OwnPage,
    /// A page of an origin of `--allow-origin`.
    AllowedPage,
    /// A page of any other origin.
    OtherPage,
}

/// Adds the check of `Origin` to all routes.
pub(crate) fn add_check(
    routes: Router<Arc<Platform>>,
    platform: &Arc<Platform>,
) -> Router<Arc<Platform>> {
    routes.layer(middleware::from_fn_with_state(
        Arc::clone(platform),
        check_origin,
    ))
}

/// Adds CORS to everything, faults included: another origin has to see those too.
pub(crate) fn add_cors(
    routes: Router<Arc<Platform>>,
    platform: &Platform,
) -> Router<Arc<Platform>> {
    let origins = platform.options.allow_origins.iter();
    let origins: Vec<HeaderValue> = origins.filter_map(|origin| origin.parse().ok()).collect();
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
    let path = request.uri().path();
    let prefix = path.get(..controls::ROOT.len()).unwrap_or_default();
    let is_control = prefix.eq_ignore_ascii_case(controls::ROOT);
    if request.method().is_safe() || may_change(&platform.options, request.headers(), is_control) {
        next.run(request).await
    } else if is_control {
        let sentence = "The controls are for scripts and for the platform's own pages on localhost or an IP address. \
             To use them from another origin, start the platform with --allow-origin and that origin.";
        json::response(StatusCode::FORBIDDEN, &json!({"error": sentence}))
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Whether the sender may change something. Signing in and the controls need no token, so requests without one are
/// checked as well.
fn may_change(options: &Options, headers: &HeaderMap, is_control: bool) -> bool {
    match sender(options, headers) {
        Sender::Direct | Sender::AllowedPage => true,
        // With DNS rebinding a page can make its own host name lead to us, so that it seems to be
        // ours. It gets at no session that way, but the controls need none.
        Sender::OwnPage => !is_control || is_local_host(headers),
        Sender::OtherPage => !is_control && auth::bearer(headers).is_some(),
    }
}

/// Who sends a request, by `Origin` and `Sec-Fetch-Site`, which pages cannot set themselves.
///
/// `Host` alone does not make an origin ours: behind the proxy of a development server it can be that
/// server's, whose pages are of another origin (docs/contract/local-platform.md, `--allow-origin`). So its port must
/// be the one that we listen on.
fn sender(options: &Options, headers: &HeaderMap) -> Sender {
    let text = |name: HeaderName| {
        let value = headers.get(name)?;
        Some(value.to_str().unwrap_or_default())
    };
    let origin = text(header::ORIGIN);
    if origin.is_some_and(|origin| options.allows_origin(origin)) {
        return Sender::AllowedPage;
    }
    let own = input::host(headers)
        .filter(|host| host.port_u16().unwrap_or(80) == options.listen.port())
        .map(|host| format!("http://{host}"));
    match (text(SEC_FETCH_SITE), origin, own) {
        (Some("none"), _, _) | (None, None, _) => Sender::Direct,
        // The origin of a form can be hidden (`null`) by the page's referrer policy.
        (Some("same-origin"), None | Some("null"), Some(_)) => Sender::OwnPage,
        (Some("same-origin") | None, Some(origin), Some(own)) if is_same_origin(origin, &own) => {
            Sender::OwnPage
        }
        _ => Sender::OtherPage,
    }
}

/// Whether `Host` is a name that nobody else can make lead to us.
fn is_local_host(headers: &HeaderMap) -> bool {
    let Some(host) = input::host(headers) else {
        return false;
    };
    let name = host.host();
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || name.to_ascii_lowercase().ends_with(".localhost")
        || address.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options {
            allow_origins: vec!["http://app.example".to_owned()],
            ..Options::default()
        }
    }

    fn headers(host: &str, rest: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        for (name, value) in rest {
            headers.insert(*name, value.parse().unwrap());
        }
        headers
    }

    fn check(host: &str, rest: &[(&'static str, &str)], expected: Sender) {
        let sender = sender(&options(), &headers(host, rest));
        assert_eq!(sender, expected, "{host} {rest:?}");
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
            check(host, &[], Sender::Direct);
            check(host, &[("sec-fetch-site", "none")], Sender::Direct);
            check(host, &[own], Sender::OwnPage);
            let shouted = origin.to_uppercase();
            check(host, &[("origin", shouted.as_str())], Sender::OwnPage);
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
        // Those of the same site can come through the proxy of a development server.
        for row in [
            "https://evil.example",
            "null",
            "http://localhost:8081",
            "https://localhost:8080",
            "http://localhost:8080.evil.example",
            "http://a@app.example",
            "http://app.example.evil.example",
            "http://app.example:444",
            "https://app.example",
            "http://localhost:8081 same-site",
            "http://localhost:8081 same-origin",
            "http://localhost:8080 cross-site",
            " cross-site",
        ] {
            let (origin, site) = row.split_once(' ').unwrap_or((row, ""));
            let headers = [("origin", origin), ("sec-fetch-site", site)];
            let is_sent = |(_, value): &(_, &str)| !value.is_empty();
            let headers: Vec<_> = headers.into_iter().filter(is_sent).collect();
            check("localhost:8080", &headers, Sender::OtherPage);
        }
        check("localhost:8080", &[("origin", "")], Sender::OtherPage);
        // Through a proxy that passes its own `Host` on.
        let proxied = [
            ("origin", "http://localhost:8081"),
            ("sec-fetch-site", "same-origin"),
        ];
        check("localhost:8081", &proxied, Sender::OtherPage);
        check("localhost:8081", &proxied[..1], Sender::OtherPage);
    }

    #[test]
    fn the_controls_take_more_than_the_apis() {
        for (host, is_local) in [
            ("localhost:8080", true),
            ("127.0.0.1:8080", true),
            ("[::1]:8080", true),
            ("a.localhost:8080", true),
            ("evil.example:8080", false),
            ("localhost.evil.example:8080", false),
        ] {
            let origin = format!("http://{host}");
            let other = ("origin", "https://evil.example");
            for (rest, api, control) in [
                (&[("origin", origin.as_str())][..], true, is_local),
                (&[("sec-fetch-site", "same-origin")], true, is_local),
                // Scripts come by any name.
                (&[], true, true),
                (&[("origin", "http://app.example")], true, true),
                (&[other], false, false),
                (&[other, ("authorization", "Bearer x")], true, false),
            ] {
                let headers = headers(host, rest);
                let may = |is_control| may_change(&options(), &headers, is_control);
                assert_eq!((may(false), may(true)), (api, control), "{host} {rest:?}");
            }
        }
    }
}
