//! What pages of other origins can do.

use crate::{
    CURRENT, OWN, get,
    support::{Bench, CUSTOMER, REQUEST, Reply},
};
use fullmakt_platform::seed::STANDARD_REQUEST;

#[tokio::test]
async fn a_session_changes_nothing_for_another_origin() {
    let bench = Bench::with(|options| options.allow_origins.push("https://app.example".to_owned()));
    let token = bench.person(20002);
    let session = format!("AltinnStudioRuntime={token}");
    let bearer = format!("Bearer {token}");
    let path = format!("{REQUEST}/{CUSTOMER}/{STANDARD_REQUEST}/escalate");
    for foreign in [
        "https://evil.example",
        "null",
        "",
        "http://localhost:8081",
        "https://localhost:8080",
        "http://localhost:8080.evil.example",
        "https://app.example.evil.example",
        "https://app.example:444",
    ] {
        let headers = [("cookie", session.as_str()), ("origin", foreign)];
        let reply = bench.ask("POST", &path, &headers, "").await;
        assert_eq!((reply.status, reply.body.len()), (403, 0), "{foreign}");
        // Whoever has the token itself does not ride on anybody's session.
        let headers = [("authorization", bearer.as_str()), ("origin", foreign)];
        assert_eq!(bench.ask("POST", &path, &headers, "").await.status, 200);
        // Reading is not changing.
        let headers = [("cookie", session.as_str()), ("origin", foreign)];
        assert_eq!(bench.ask("GET", CURRENT, &headers, "").await.status, 200);
    }
    for own in [
        None,
        Some(OWN),
        Some("HTTP://LOCALHOST:8080"),
        Some("https://app.example"),
    ] {
        let mut headers = vec![("cookie", session.as_str())];
        headers.extend(own.map(|own| ("origin", own)));
        assert_eq!(
            bench.ask("POST", &path, &headers, "").await.status,
            200,
            "{own:?}"
        );
    }
}

#[tokio::test]
async fn cors_for_allowed_origins_and_no_other() {
    let bench = Bench::with(|options| options.allow_origins.push("https://app.example".to_owned()));
    let allowed = get(&bench, "/health", &[("origin", "https://app.example")]).await;
    let header = |reply: &Reply, name: &str| {
        let value = reply.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_default().to_ascii_lowercase()
    };
    assert_eq!(
        header(&allowed, "access-control-allow-origin"),
        "https://app.example"
    );
    assert_eq!(header(&allowed, "access-control-allow-credentials"), "true");
    let exposed = header(&allowed, "access-control-expose-headers");
    for name in ["location", "retry-after", "x-total-count"] {
        assert!(exposed.contains(name), "{exposed}");
    }
    assert!(header(&allowed, "vary").contains("origin"));
    for other in ["https://evil.example", "null", OWN] {
        let reply = get(&bench, "/health", &[("origin", other)]).await;
        assert_eq!(header(&reply, "access-control-allow-origin"), "", "{other}");
        assert_eq!(
            header(&reply, "access-control-allow-credentials"),
            "",
            "{other}"
        );
        assert!(header(&reply, "vary").contains("origin"));
    }
    let preflight = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "PATCH"),
        (
            "access-control-request-headers",
            "content-type,authorization",
        ),
    ];
    let reply = bench.ask("OPTIONS", CURRENT, &preflight, "").await;
    assert!((200..300).contains(&reply.status));
    assert_eq!(
        header(&reply, "access-control-allow-origin"),
        "https://app.example"
    );
    for method in ["get", "post", "put", "patch", "delete"] {
        assert!(
            header(&reply, "access-control-allow-methods").contains(method),
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
            header(&reply, "access-control-allow-headers").contains(name),
            "{name}"
        );
    }
    // Nobody is allowed without the option.
    let reply = get(
        &Bench::new(),
        "/health",
        &[("origin", "https://app.example")],
    )
    .await;
    assert_eq!(header(&reply, "access-control-allow-origin"), "");
}
