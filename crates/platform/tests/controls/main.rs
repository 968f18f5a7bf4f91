//! The controls (docs/contract/local-platform.md, section "Controls").

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bulk_parties;
mod clients;
mod faults;
mod origins;
#[path = "../support/mod.rs"]
mod support;

use fullmakt_platform::{
    Options,
    options::SeedKind,
    seed::STANDARD_REQUEST,
    store::{audit, requests},
};
use serde_json::{Value, json};
use std::time::SystemTime;
use support::{CUSTOMER, REQUEST_PATH, SMARTCLOUD, TestServer, smartcloud_request};

/// Path of the faults.
pub(crate) const FAULTS: &str = "/_platform/faults";

/// Adds a fault.
pub(crate) async fn add_fault(server: &TestServer, spec: Value) -> Value {
    server.post(FAULTS, "", Some(spec)).await.expect(200)
}

/// The sentence of a error_message.
pub(crate) async fn error_message(
    server: &TestServer,
    method: &str,
    path: &str,
    body: &str,
) -> String {
    let response = server.request(method, path, &[], body.to_owned()).await;
    assert_eq!(
        response.status, 400,
        "{method} {path} {body}: {:?}",
        response.body
    );
    response.json()["error"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn invalid_input_is_rejected_with_a_reason() {
    let server = TestServer::new();
    for (order, word) in [
        ("", "Send JSON"),
        ("{", "Send JSON"),
        ("[]", "Send JSON"),
        ("null", "Send JSON"),
        ("{}", "path"),
        (r#"{"path":1}"#, "Send JSON"),
        (r#"{"path":"health"}"#, "begin with /"),
        (r#"{"path":""}"#, "begin with /"),
        (r#"{"path":"/_platform/reset"}"#, "controls"),
        (r#"{"path":"/a","delay":3}"#, "delayMs"),
        (r#"{"path":"/a","delayMs":600001}"#, "ten minutes"),
        (r#"{"path":"/a","delayMs":-1}"#, "Send JSON"),
        (r#"{"path":"/a","status":0}"#, "200 to 599"),
        (r#"{"path":"/a","status":101}"#, "200 to 599"),
        (r#"{"path":"/a","status":600}"#, "200 to 599"),
        (r#"{"path":"/a","status":70000}"#, "Send JSON"),
        (
            r#"{"path":"/a","status":204,"body":"x"}"#,
            "never have a body",
        ),
        (r#"{"path":"/a","times":0}"#, "times"),
        (r#"{"path":"/a","probability":1.1}"#, "probability"),
        (r#"{"path":"/a","probability":-0.1}"#, "probability"),
        (r#"{"path":"/a","method":"P ST"}"#, "method"),
        (r#"{"path":"/a","contentType":"a\nb"}"#, "contentType"),
    ] {
        let sentence = error_message(&server, "POST", FAULTS, order).await;
        assert!(sentence.contains(word), "{order}: {sentence}");
    }
    let long = json!({"path": format!("/{}", "*a".repeat(2000))}).to_string();
    assert!(
        error_message(&server, "POST", FAULTS, &long)
            .await
            .contains("2000")
    );
    assert_eq!(server.get(FAULTS, "").await.json(), json!([]));

    for (method, path, body, word) in [
        ("PUT", "/_platform/clock", "{}", "offsetSeconds"),
        (
            "PUT",
            "/_platform/clock",
            r#"{"offsetSeconds":"1"}"#,
            "offsetSeconds",
        ),
        (
            "PUT",
            "/_platform/clock",
            r#"{"offsetSeconds":-9223372036854775808}"#,
            "hundred years",
        ),
        (
            "PUT",
            "/_platform/clock",
            r#"{"offsetSeconds":3153600001}"#,
            "hundred years",
        ),
        (
            "POST",
            "/_platform/reset",
            r#"{"seed":"other"}"#,
            "default or empty",
        ),
        ("POST", "/_platform/reset", r#"{"sed":"default"}"#, "seed"),
        ("POST", "/_platform/roles", "{}", "organisation"),
        (
            "POST",
            "/_platform/roles",
            r#"{"organisation":"314248295","user":20002,"role":"boss"}"#,
            "code of a role",
        ),
        (
            "POST",
            "/_platform/roles",
            r#"{"organisation":"314248295","user":29999,"role":"admai"}"#,
            "number of a person",
        ),
        ("GET", "/_platform/calls?since=a", "", "since"),
        ("GET", "/_platform/calls?since=-1", "", "since"),
    ] {
        let sentence = error_message(&server, method, path, body).await;
        assert!(
            sentence.contains(word),
            "{method} {path} {body}: {sentence}"
        );
    }
    assert_eq!(server.platform.clock.offset_seconds(), 0);
}

#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "held against the machine's clock"
)]
async fn the_clock_moves_requests_and_tokens() {
    let server = TestServer::new();
    let token = server.person(20001);
    let response = server
        .put("/_platform/clock", "", json!({"offsetSeconds": 864_000}))
        .await;
    assert_eq!(response.expect(200)["offsetSeconds"], 864_000);
    // As some shells and editors send it.
    let marked = "\u{feff}{\"offsetSeconds\": 864000}";
    let response = server.request("PUT", "/_platform/clock", &[], marked).await;
    assert_eq!(response.status, 200);
    let response = server.get("/_platform/clock", "").await;
    let date = response.headers["date"].to_str().unwrap();
    let ahead = httpdate::parse_http_date(date)
        .unwrap()
        .duration_since(SystemTime::now())
        .unwrap();
    assert!(
        ahead.as_secs().abs_diff(864_000) < 60,
        "clients tell the time by {date}"
    );
    let clock = response.expect(200);
    assert_eq!(clock["offsetSeconds"], 864_000);
    assert!(clock["now"].as_str().unwrap().ends_with('Z'));

    let path = format!("{REQUEST_PATH}/{STANDARD_REQUEST}");
    assert_eq!(server.get(&path, &token).await.status, 401);
    let later = server.person(20001);
    assert_eq!(
        server.get(&path, &later).await.expect(200)["status"],
        "Timedout"
    );
    server
        .put("/_platform/clock", "", json!({"offsetSeconds": 0}))
        .await
        .expect(200);
    assert_eq!(server.get(&path, &token).await.expect(200)["status"], "New");
}

#[tokio::test]
async fn reset_is_like_the_first_start() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let create = format!("{REQUEST_PATH}/vendor");
    server
        .post(&create, &vendor, Some(smartcloud_request("a")))
        .await
        .expect(201);
    add_fault(&server, json!({"path": "*", "status": 503})).await;
    server.advance_days(3);
    let look_up = audit::LookUp {
        time: 0,
        caller: "local-test-key".to_owned(),
        endpoint: "/api/serviceowner/organizations/{orgno}".to_owned(),
        organisation: None,
        people: Vec::new(),
        reason: None,
        shown: 0,
        status: 404,
    };
    let write = |conn: &rusqlite::Transaction<'_>| audit::record(conn, &look_up);
    server.platform.store.write(write).unwrap();

    // `curl -d` names the content type of a form; that is no reason to refuse it.
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let seed = r#"{"seed":"default"}"#;
    let response = server
        .request("POST", "/_platform/reset", &form, seed)
        .await;
    assert_eq!((response.status, response.body.len()), (204, 0));
    let count = |server: &TestServer| {
        let latest = server
            .platform
            .store
            .read(|conn| requests::latest(conn, 100));
        latest.unwrap().len()
    };
    let seeded = count(&TestServer::new());
    assert_eq!(count(&server), seeded);
    assert_eq!(server.platform.clock.offset_seconds(), 0);
    for path in [FAULTS, "/_platform/calls", "/_platform/audit"] {
        assert_eq!(server.get(path, "").await.json(), json!([]), "{path}");
    }

    assert_eq!(
        server
            .post("/_platform/reset", "", Some(json!({"seed": "empty"})))
            .await
            .status,
        204
    );
    assert_eq!(count(&server), 0);
    // Without a body: what the platform was started with.
    assert_eq!(server.post("/_platform/reset", "", None).await.status, 204);
    assert_eq!(count(&server), seeded);
    let empty = TestServer::with_options(|options: &mut Options| options.seed = SeedKind::Empty);
    assert_eq!(empty.post("/_platform/reset", "", None).await.status, 204);
    assert_eq!(count(&empty), 0);
}

/// Decisions and resets at once: each is whole, so afterwards everything is as seeded.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn resets_at_once_with_everything_else() {
    let server = std::sync::Arc::new(TestServer::new());
    let (person, vendor) = (server.person(20001), server.vendor(SMARTCLOUD));
    let calls = (0..60).map(|n| {
        let (server, person, vendor) = (server.clone(), person.clone(), vendor.clone());
        tokio::spawn(async move {
            let approve = format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/approve");
            let create = (
                format!("{REQUEST_PATH}/vendor"),
                smartcloud_request(&n.to_string()),
            );
            match n % 3 {
                0 => server.post("/_platform/reset", "", None).await.status,
                1 => server.post(&approve, &person, None).await.status,
                _ => server.post(&create.0, &vendor, Some(create.1)).await.status,
            }
        })
    });
    let calls: Vec<_> = calls.collect();
    for call in calls {
        let status = call.await.unwrap();
        assert!([200, 201, 204, 400, 409].contains(&status), "{status}");
    }
    assert_eq!(server.post("/_platform/reset", "", None).await.status, 204);
    let path = format!("{REQUEST_PATH}/{STANDARD_REQUEST}");
    assert_eq!(
        server.get(&path, &person).await.expect(200)["status"],
        "New"
    );
    let latest = |server: &TestServer| {
        let store = &server.platform.store;
        store
            .read(|conn| requests::latest(conn, 100))
            .unwrap()
            .len()
    };
    assert_eq!(latest(&server), latest(&TestServer::new()));
}

#[tokio::test]
async fn the_request_log_says_who_called_what() {
    let server = TestServer::new();
    let person = server.person(20002);
    let vendor = server.vendor(SMARTCLOUD);
    server.get("/health?secret=x", "").await;
    server
        .get(&format!("{REQUEST_PATH}/{STANDARD_REQUEST}"), &person)
        .await;
    server
        .get(
            &format!("{REQUEST_PATH}/vendor/{STANDARD_REQUEST}"),
            &vendor,
        )
        .await;
    server.get("/nowhere", "not a token").await;
    server
        .get("/api/serviceowner/Organisations/910021451", "")
        .await;
    server
        .get("/Nowhere/a%20b/%2B4798765432/12345678/ola%40example.no", "")
        .await;
    for silent in [
        "/accessmanagement/ui",
        "/accessmanagement/ui/a.js",
        "/_platform",
        FAULTS,
    ] {
        server.get(silent, "").await;
    }
    let calls = server.get("/_platform/calls?since=0", "").await.expect(200);
    let seen: Vec<_> = calls
        .as_array()
        .unwrap()
        .iter()
        .map(|call| {
            assert!(call["time"].as_str().unwrap().ends_with('Z'));
            let of = |name: &str| call[name].clone();
            (
                of("sequence"),
                of("path"),
                of("status"),
                of("user"),
                of("organisation"),
            )
        })
        .collect();
    let read = format!("{REQUEST_PATH}/{STANDARD_REQUEST}");
    let by_vendor = format!("{REQUEST_PATH}/vendor/{STANDARD_REQUEST}");
    assert_eq!(
        json!(seen),
        json!([
            [1, "/health", 200, null, null],
            [2, read, 200, 20002, null],
            [3, by_vendor, 200, null, SMARTCLOUD],
            [4, "/nowhere", 404, null, null],
            [
                5,
                "/api/serviceowner/Organisations/(number)",
                404,
                null,
                null
            ],
            [
                6,
                "/Nowhere/a%20b/(number)/12345678/(e-mail)",
                404,
                null,
                null
            ],
        ])
    );
    let since = server.get("/_platform/calls?since=2", "").await.json();
    assert_eq!(since.as_array().unwrap().len(), 4);
    assert_eq!(since[0]["sequence"], 3);
}

#[tokio::test]
async fn the_audit_lists_look_ups_newest_last() {
    let server = TestServer::new();
    assert_eq!(
        server.get("/_platform/audit", "").await.expect(200),
        json!([])
    );
    let mut look_up = audit::LookUp {
        time: 1_747_825_884_953_555,
        caller: "local-test-key".to_owned(),
        endpoint: "/api/serviceowner/organizations/{orgno}/personalcontacts".to_owned(),
        organisation: Some("910021451".to_owned()),
        people: vec!["r50000021".to_owned()],
        reason: Some("Innringer ba om å få bekreftet <e-post>".to_owned()),
        shown: 1,
        status: 200,
    };
    for status in [200, 403] {
        look_up.status = status;
        let write = |conn: &rusqlite::Transaction<'_>| audit::record(conn, &look_up);
        server.platform.store.write(write).unwrap();
    }
    let rows = server.get("/_platform/audit", "").await.expect(200);
    assert_eq!(
        rows[0],
        json!({"sequence": 1, "time": "2025-05-21T11:11:24.953555Z", "caller": "local-test-key",
               "endpoint": "/api/serviceowner/organizations/{orgno}/personalcontacts",
               "organisation": "910021451", "people": ["r50000021"],
               "reason": "Innringer ba om å få bekreftet <e-post>", "shown": 1, "status": 200})
    );
    assert_eq!(rows[1]["sequence"], 2);
    assert_eq!(rows[1]["status"], 403);
}
