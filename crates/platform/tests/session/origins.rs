//! What pages of other origins can do.

use crate::{
    CURRENT, OWN, get,
    support::{CUSTOMER, REQUEST_PATH, TestResponse, TestServer},
};
use fullmakt_platform::seed::STANDARD_REQUEST;

#[tokio::test]
async fn a_session_changes_nothing_for_another_origin() {
    let server = TestServer::with_options(|options| {
        options.allow_origins.push("https://app.example".to_owned())
    });
    let token = server.person(20002);
    let session = format!("AltinnStudioRuntime={token}");
    let bearer = format!("Bearer {token}");
    let path = format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/escalate");
    for other in ["https://evil.example", "null"] {
        let headers = [("cookie", session.as_str()), ("origin", other)];
        let response = server.request("POST", &path, &headers, "").await;
        assert_eq!((response.status, response.body.len()), (403, 0), "{other}");
        // Whoever has the token itself does not ride on anybody's session.
        let headers = [("authorization", bearer.as_str()), ("origin", other)];
        assert_eq!(
            server.request("POST", &path, &headers, "").await.status,
            200
        );
        // Reading is not changing.
        let headers = [("cookie", session.as_str()), ("origin", other)];
        assert_eq!(
            server.request("GET", CURRENT, &headers, "").await.status,
            200
        );
    }
    for own in [None, Some(OWN), Some("https://app.example")] {
        let mut headers = vec![("cookie", session.as_str())];
        headers.extend(own.map(|own| ("origin", own)));
        assert_eq!(
            server.request("POST", &path, &headers, "").await.status,
            200,
            "{own:?}"
        );
    }
}

/// A development server on another port passes requests on, with its own `Host` or with ours.
#[tokio::test]
async fn a_proxied_page_changes_something_when_its_origin_is_allowed() {
    let origin = "http://localhost:8081";
    let allowed = TestServer::with_options(|options| options.allow_origins.push(origin.to_owned()));
    for (server, status) in [(TestServer::new(), 403), (allowed, 200)] {
        let session = format!("AltinnStudioRuntime={}", server.person(20002));
        let path = format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/escalate");
        for host in ["localhost:8080", "localhost:8081"] {
            for site in [None, Some("same-origin")] {
                let mut headers = vec![("host", host), ("cookie", &session), ("origin", origin)];
                headers.extend(site.map(|site| ("sec-fetch-site", site)));
                let response = server.request("POST", &path, &headers, "").await;
                assert_eq!(response.status, status, "{host} {site:?}");
            }
        }
    }
}

#[tokio::test]
async fn cors_for_allowed_origins_and_no_other() {
    let server = TestServer::with_options(|options| {
        options.allow_origins.push("https://app.example".to_owned())
    });
    let allowed = get(&server, "/health", &[("origin", "https://app.example")]).await;
    let header = |response: &TestResponse, name: &str| {
        let value = response
            .headers
            .get(name)
            .map(|value| value.to_str().unwrap());
        value.unwrap_or_default().to_ascii_lowercase()
    };
    assert_eq!(
        header(&allowed, "access-control-allow-origin"),
        "https://app.example"
    );
    assert_eq!(header(&allowed, "access-control-allow-credentials"), "true");
    let exposed = header(&allowed, "access-control-expose-headers");
    for name in ["date", "location", "retry-after", "x-total-count"] {
        assert!(exposed.contains(name), "{exposed}");
    }
    assert!(header(&allowed, "vary").contains("origin"));
    for other in ["https://evil.example", "null", OWN] {
        let response = get(&server, "/health", &[("origin", other)]).await;
        assert_eq!(
            header(&response, "access-control-allow-origin"),
            "",
            "{other}"
        );
        assert_eq!(
            header(&response, "access-control-allow-credentials"),
            "",
            "{other}"
        );
        assert!(header(&response, "vary").contains("origin"));
    }
    let preflight = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "PATCH"),
        (
            "access-control-request-headers",
            "content-type,authorization",
        ),
    ];
    let response = server.request("OPTIONS", CURRENT, &preflight, "").await;
    assert!((200..300).contains(&response.status));
    assert_eq!(
        header(&response, "access-control-allow-origin"),
        "https://app.example"
    );
    for method in ["get", "post", "put", "patch", "delete"] {
        assert!(
            header(&response, "access-control-allow-methods").contains(method),
            "{method}"
        );
    }
    for name in [
        "content-type",
        "authorization",
        "accept-language",
        "apikey",
        "x-lookup-reason",
    ] {
        assert!(
            header(&response, "access-control-allow-headers").contains(name),
            "{name}"
        );
    }
    // Nobody is allowed without the option.
    let response = get(
        &TestServer::new(),
        "/health",
        &[("origin", "https://app.example")],
    )
    .await;
    assert_eq!(header(&response, "access-control-allow-origin"), "");
}
