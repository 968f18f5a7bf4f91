//! Which pages may use the controls.

use crate::{FAULTS, support::TestServer};
use serde_json::json;

#[tokio::test]
async fn no_page_of_another_origin_uses_the_controls() {
    let server = TestServer::new();
    let send = async |method: &str, path: &str, headers: &[(&str, &str)]| {
        let body = r#"{"path":"/health","status":503}"#;
        server.request(method, path, headers, body).await
    };
    let evil = ("origin", "https://evil.example");
    for (method, path) in [
        ("POST", FAULTS),
        ("DELETE", FAULTS),
        ("DELETE", "/_platform/faults/1"),
        ("POST", "/_platform/reset"),
        ("PUT", "/_platform/clock"),
        ("POST", "/_platform/bulk-clients"),
        ("POST", "/_platform/roles"),
    ] {
        for headers in [
            &[evil][..],
            &[evil, ("authorization", "Bearer x")],
            &[("sec-fetch-site", "cross-site")],
            &[
                ("sec-fetch-site", "same-site"),
                ("origin", "http://localhost:3000"),
            ],
            &[("origin", "null")],
        ] {
            let response = send(method, path, headers).await;
            assert_eq!(response.status, 403, "{method} {path} {headers:?}");
            assert!(
                response.json()["error"]
                    .as_str()
                    .unwrap()
                    .contains("--allow-origin")
            );
        }
    }
    assert_eq!(server.get(FAULTS, "").await.json(), json!([]));
    let own = [
        ("origin", "http://localhost:8080"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(send("POST", FAULTS, &own).await.status, 200);
    assert_eq!(send("POST", FAULTS, &[]).await.status, 200);
}

/// A development server on another port passes requests on, with its own `Host` or with ours.
#[tokio::test]
async fn a_proxied_page_uses_the_controls_when_its_origin_is_allowed() {
    let origin = "http://localhost:8081";
    let allowed = TestServer::with_options(|options| options.allow_origins.push(origin.to_owned()));
    for (server, status) in [(TestServer::new(), 403), (allowed, 204)] {
        for host in ["localhost:8080", "localhost:8081"] {
            let headers = [
                ("host", host),
                ("origin", origin),
                ("sec-fetch-site", "same-origin"),
            ];
            let response = server.request("DELETE", FAULTS, &headers, "").await;
            assert_eq!(response.status, status, "{host}");
        }
    }
}

/// With DNS rebinding a page can make its own host name lead to us.
#[tokio::test]
async fn a_page_uses_the_controls_only_by_a_local_name() {
    let server = TestServer::new();
    for (host, status) in [
        ("localhost:8080", 204),
        ("127.0.0.1:8080", 204),
        ("[::1]:8080", 204),
        ("a.localhost:8080", 204),
        ("evil.example:8080", 403),
        ("localhost.evil.example:8080", 403),
    ] {
        let origin = format!("http://{host}");
        let headers = [("host", host), ("origin", origin.as_str())];
        let response = server.request("DELETE", FAULTS, &headers, "").await;
        assert_eq!(response.status, status, "{host}");
        let headers = [("host", host), ("sec-fetch-site", "same-origin")];
        let response = server.request("DELETE", FAULTS, &headers, "").await;
        assert_eq!(response.status, status, "{host}");
        // Scripts come by any name.
        let response = server
            .request("DELETE", FAULTS, &[("host", host)], "")
            .await;
        assert_eq!(response.status, 204, "{host}");
    }
}
