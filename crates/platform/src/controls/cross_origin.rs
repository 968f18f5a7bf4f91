//! Who may use the controls: scripts, and the platform's own pages.
//!
//! The controls need no token, so a web page that happens to be open in the same browser must not
//! be able to use them. Browsers say where a call comes from; scripts say nothing.

use axum::http::{HeaderMap, HeaderName, header, uri::Authority};
use std::net::IpAddr;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether the call comes from a web page that is neither ours nor one of `allowed` origins.
///
/// With DNS rebinding a page can make its own host name lead to us, so that it seems to be ours:
/// a name other than `localhost` counts as ours only when it is allowed.
#[must_use]
pub(super) fn is_cross_origin(headers: &HeaderMap, allowed: &[String]) -> bool {
    let text = |name: HeaderName| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    let origin = text(header::ORIGIN);
    if origin.is_some_and(|origin| allowed.iter().any(|own| own == origin)) {
        return false;
    }
    let host = text(header::HOST).unwrap_or_default();
    match (text(SEC_FETCH_SITE), origin) {
        // `none`: typed into the address bar.
        (Some("none"), _) | (None, None) => false,
        // The origin of a form can be hidden (`null`) by the page's referrer policy.
        (Some("same-origin"), _) => !is_local(host),
        (Some(_), _) => true,
        (None, Some(origin)) => origin != format!("http://{host}") || !is_local(host),
    }
}

/// Whether nobody else can make this name lead to us.
fn is_local(host: &str) -> bool {
    let Ok(host) = host.parse::<Authority>() else {
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

    fn check(host: &str, rest: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        for (name, value) in rest {
            headers.insert(*name, value.parse().unwrap());
        }
        is_cross_origin(&headers, &["http://app.example".to_owned()])
    }

    #[test]
    fn scripts_and_own_pages_may() {
        for host in [
            "localhost:8080",
            "127.0.0.1:8080",
            "[::1]:8080",
            "a.localhost:1",
        ] {
            let own = format!("http://{host}");
            assert!(!check(host, &[]), "{host}");
            assert!(!check(host, &[("origin", &own)]), "{host}");
            assert!(!check(
                host,
                &[("origin", "null"), ("sec-fetch-site", "same-origin")]
            ));
            assert!(!check(host, &[("sec-fetch-site", "none")]), "{host}");
        }
        assert!(!check("platform:8080", &[]));
        let from_allowed = [
            ("origin", "http://app.example"),
            ("sec-fetch-site", "cross-site"),
        ];
        assert!(!check("localhost:8080", &from_allowed));
    }

    #[test]
    fn other_origins_may_not() {
        let host = "localhost:8080";
        for headers in [
            [("origin", "https://evil.example"), ("accept", "*/*")],
            [("origin", "null"), ("accept", "*/*")],
            [("origin", "http://localhost:8081"), ("accept", "*/*")],
            [("origin", "https://localhost:8080"), ("accept", "*/*")],
            [
                ("origin", "http://localhost:8081"),
                ("sec-fetch-site", "same-site"),
            ],
            [
                ("origin", "http://localhost:8080"),
                ("sec-fetch-site", "cross-site"),
            ],
            [("accept", "*/*"), ("sec-fetch-site", "cross-site")],
        ] {
            assert!(check(host, &headers), "{headers:?}");
        }
        let own = [
            ("origin", "http://evil.example"),
            ("sec-fetch-site", "same-origin"),
        ];
        assert!(check("evil.example", &own));
        assert!(check("evil.example", &own[..1]));
        assert!(check(
            "localhost.evil.example",
            &[("origin", "http://localhost.evil.example")]
        ));
    }
}
