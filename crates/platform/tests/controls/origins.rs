//! Which pages may use the controls.

use crate::{FAULTS, support::TestServer};
use serde_json::json;

#[tokio::test]
async fn no_page_of_another_origin_uses_the_controls() {
    let server = TestServer::new();
    let evil = ("origin", "https://evil.example");
    for (method, path) in [
        ("POST", FAULTS),
        ("DELETE", FAULTS),
        ("DELETE", "/_platform/faults/1"),
        ("POST", "/_platform/reset"),
        ("POST", "/_PLATFORM/reset/"),
        ("PUT", "/_platform/clock"),
        ("POST", "/_platform/bulk-clients"),
        ("POST", "/_platform/roles"),
    ] {
        for headers in [&[evil][..], &[evil, ("authorization", "Bearer x")]] {
            let body = r#"{"path":"/health","status":503}"#;
            let response = server.request(method, path, headers, body).await;
            assert_eq!(response.status, 403, "{method} {path} {headers:?}");
            let error = response.json()["error"].to_string();
            assert!(error.contains("--allow-origin"), "{error}");
        }
    }
    assert_eq!(server.get(FAULTS, "").await.json(), json!([]));
}
