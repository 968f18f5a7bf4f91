//! Faults: what they hit and what they do to it.

use crate::{
    FAULTS, add_fault,
    support::{CUSTOMER, REQUEST_PATH, TestServer},
};
use axum::{
    body::Body,
    http::{Request, header},
};
use fullmakt_platform::{DropConnection, app, seed::STANDARD_REQUEST, store::requests};
use serde_json::{Value, json};
use tower::ServiceExt;

#[tokio::test]
async fn a_fault_applies_as_often_as_specified_and_counts() {
    let server = TestServer::new();
    let id = add_fault(
        &server,
        json!({"method": "get", "path": "/hea*", "status": 503, "body": "later",
               "contentType": "text/html", "retryAfter": 7, "times": 2}),
    )
    .await["id"]
        .clone();
    for _ in 0..2 {
        let response = server.get("/health", "").await;
        assert_eq!(response.status, 503);
        assert_eq!(response.headers["retry-after"], "7");
        assert_eq!(response.headers["content-type"], "text/html");
        assert_eq!(response.body, "later");
    }
    assert_eq!(server.get("/health", "").await.status, 200);
    let list = server.get(FAULTS, "").await.expect(200);
    assert_eq!(
        list,
        json!([{"id": id, "hits": 2, "method": "get", "path": "/hea*", "status": 503,
                "body": "later", "contentType": "text/html", "retryAfter": 7, "times": 2}])
    );
}

#[tokio::test]
async fn a_fault_applies_to_its_method_and_path_only() {
    let server = TestServer::new();
    add_fault(&server, json!({"method": "POST", "path": "/health"})).await;
    add_fault(&server, json!({"path": "/health?x=*", "status": 418})).await;
    add_fault(&server, json!({"path": "/rett/æ*", "status": 410})).await;
    assert_eq!(server.get("/health", "").await.status, 200);
    assert_eq!(server.get("/health?x=1", "").await.status, 418);
    assert_eq!(server.get("/healthy", "").await.status, 404);
    assert_eq!(server.get("/rett/%C3%A6x", "").await.status, 410);
    // 500 and nothing else, when the order says nothing else.
    let response = server.post("/health", "", None).await;
    assert_eq!((response.status, response.body.len()), (500, 0));
}

#[tokio::test]
async fn faults_apply_to_everything_but_the_controls() {
    let server = TestServer::new();
    add_fault(&server, json!({"path": "*", "status": 503})).await;
    for path in [
        "/",
        "/health",
        REQUEST_PATH,
        "/accessmanagement/ui/",
        "/vendor/receipt",
        "/nowhere",
    ] {
        assert_eq!(server.get(path, "").await.status, 503, "{path}");
    }
    for path in [
        FAULTS,
        "/_platform/clock",
        "/_platform/calls",
        "/_platform/audit",
    ] {
        assert_eq!(server.get(path, "").await.status, 200, "{path}");
    }
    assert_eq!(server.delete(FAULTS, "").await.status, 204);
    assert_eq!(server.get("/health", "").await.status, 200);
    assert_eq!(server.get(FAULTS, "").await.json(), json!([]));
}

#[tokio::test]
async fn one_fault_can_be_removed() {
    let server = TestServer::new();
    let first = add_fault(&server, json!({"path": "/health", "status": 503})).await["id"].clone();
    add_fault(&server, json!({"path": "/health", "status": 404})).await;
    assert_eq!(server.get("/health", "").await.status, 503);
    let path = format!("{FAULTS}/{first}");
    assert_eq!(server.delete(&path, "").await.status, 204);
    assert_eq!(server.delete(&path, "").await.status, 404);
    assert_eq!(server.delete(&format!("{FAULTS}/x"), "").await.status, 404);
    assert_eq!(server.get("/health", "").await.status, 404);
}

#[tokio::test(start_paused = true)]
async fn slow_faults_add_up_and_leave_the_answer_alone() {
    let server = TestServer::new();
    add_fault(&server, json!({"path": "/health", "delayMs": 2000})).await;
    add_fault(
        &server,
        json!({"path": "*", "delayMs": 3000, "afterHandling": true}),
    )
    .await;
    let start = tokio::time::Instant::now();
    assert_eq!(server.get("/health", "").await.status, 200);
    assert_eq!(start.elapsed().as_secs(), 5);
    add_fault(
        &server,
        json!({"path": "*", "delayMs": 4000, "status": 502}),
    )
    .await;
    let start = tokio::time::Instant::now();
    assert_eq!(server.get("/health", "").await.status, 502);
    assert_eq!(start.elapsed().as_secs(), 9);
}

#[tokio::test]
async fn probability_is_kept_roughly() {
    let server = TestServer::new();
    add_fault(
        &server,
        json!({"path": "/health", "probability": 0.0, "status": 503}),
    )
    .await;
    add_fault(
        &server,
        json!({"path": "/health", "probability": 0.5, "status": 502}),
    )
    .await;
    let mut hits = 0;
    for _ in 0..400 {
        match server.get("/health", "").await.status {
            200 => {}
            502 => hits += 1,
            other => panic!("{other}"),
        }
    }
    // Further away from 200 than six standard deviations: once in half a billion runs.
    assert!((140..=260).contains(&hits), "{hits}");
    assert_eq!(server.get(FAULTS, "").await.json()[1]["hits"], hits);
}

#[tokio::test]
async fn a_dropped_connection_has_no_answer_and_no_status() {
    let server = TestServer::new();
    add_fault(&server, json!({"path": "/health", "drop": true})).await;
    let request = Request::get("/health").body(Body::empty()).unwrap();
    let response = app(server.platform.clone()).oneshot(request).await.unwrap();
    assert!(response.extensions().get::<DropConnection>().is_some());
    let calls = server.get("/_platform/calls", "").await.json();
    assert_eq!(calls[0]["path"], "/health");
    assert_eq!(calls[0]["status"], Value::Null);
}

#[tokio::test]
async fn after_handling_the_call_has_been_carried_out() {
    let server = TestServer::new();
    let decide = |verb| format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/{verb}");
    let token = server.person(20001);
    let stored = || {
        let store = &server.platform.store;
        store
            .read(|conn| requests::any_by_id(conn, STANDARD_REQUEST))
            .unwrap()
            .unwrap()
            .status
    };
    add_fault(
        &server,
        json!({"method": "POST", "path": "*/reject", "status": 503, "times": 1}),
    )
    .await;
    assert_eq!(
        server.post(&decide("reject"), &token, None).await.status,
        503
    );
    assert_eq!(stored().as_str(), "New");

    add_fault(
        &server,
        json!({"method": "POST", "path": "*/approve", "drop": true, "afterHandling": true}),
    )
    .await;
    let request = Request::post(decide("approve"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::empty())
        .unwrap();
    let response = app(server.platform.clone()).oneshot(request).await.unwrap();
    assert!(response.extensions().get::<DropConnection>().is_some());
    assert_eq!(stored().as_str(), "Accepted");
}
