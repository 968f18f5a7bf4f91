//! A slash at the end of a path, and other case in its fixed parts, change nothing (docs/contract/platform.md,
//! section 0.1).
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::header;
use serde_json::Value;
use support::{REGISTER_PATH, TestResponse, TestServer};

/// The path with a value in each of its places, and its fixed parts changed.
fn path(pattern: &str, change: fn(&str) -> String) -> String {
    let segments = pattern.split('/').map(|segment| match segment {
        "{user}" => "20001".to_owned(),
        _ if segment.starts_with('{') => "51000001".to_owned(),
        _ => change(segment),
    });
    segments.collect::<Vec<_>>().join("/")
}

fn other_case(text: &str) -> String {
    let other = |letter: char| match letter.is_ascii_lowercase() {
        true => letter.to_ascii_uppercase(),
        false => letter.to_ascii_lowercase(),
    };
    text.chars().map(other).collect()
}

/// What is the same for every call of a route: the status and the form of the answer, in which times, ids and
/// signatures differ.
fn outline(response: &TestResponse) -> (u16, String, Vec<String>) {
    let mut members = Vec::new();
    if let Ok(Value::Object(body)) = serde_json::from_slice(&response.body) {
        members.extend(body.into_iter().map(|(name, _)| name));
    }
    let kind = response.header(header::CONTENT_TYPE.as_str()).to_owned();
    (response.status, kind, members)
}

#[tokio::test]
async fn every_path_with_a_slash_and_in_other_case() {
    let server = TestServer::new();
    let bearer = format!("Bearer {}", server.person(20001));
    let headers = [("authorization", &*bearer), ("apikey", "local-test-key")];
    let patterns = fullmakt_platform::paths();
    assert!(patterns.len() > 80, "{patterns:?}");
    for pattern in patterns {
        let plain = path(&pattern, str::to_owned);
        let slash = format!("{}/", plain.trim_end_matches('/'));
        let case = path(&pattern, other_case);
        // No route has every method, and only a route has a wrong one.
        let mut is_known = false;
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let answer = server.request(method, &plain, &headers, "").await;
            is_known |= answer.status == 405;
            let expected = outline(&answer);
            for path in [&slash, &case] {
                let answer = server.request(method, path, &headers, "").await;
                assert_eq!(outline(&answer), expected, "{method} {path}");
            }
        }
        assert!(is_known, "{plain}");
    }
}

#[tokio::test]
async fn ids_keep_their_case_and_the_app_its_own_rules() {
    let server = TestServer::new();
    let person = server.person(20001);
    let get = async |path: &str| server.get(path, &person).await.status;
    let register = REGISTER_PATH.to_uppercase();
    let id = "312605031_SuperRegnskap";
    assert_eq!(get(&format!("{register}/{id}/RIGHTS/?a=B")).await, 200);
    let calls = server.get("/_Platform/Calls/", "").await.expect(200);
    assert_eq!(calls[0]["path"], format!("{REGISTER_PATH}/{id}/rights"));

    assert_eq!(get("/health//").await, 404);
    assert_eq!(get("/accessmanagement/UI/").await, 404);
}

/// The controls are guarded by their path.
#[tokio::test]
async fn no_other_spelling_gets_around_a_check() {
    let server = TestServer::new();
    // With a token, which other routes take from any page.
    let evil = [
        ("origin", "https://evil.example"),
        ("authorization", "Bearer x"),
    ];
    for path in ["/_PLATFORM/reset", "/_platform/RESET/"] {
        let response = server.request("POST", path, &evil, "").await;
        assert_eq!(response.status, 403, "{path}");
    }
}
