//! The vendor's receipt.

use crate::{
    RECEIPT, all_between, decide, read,
    support::{
        AUDITOR, CHANGE_REQUEST_PATH, CUSTOMER, REQUEST_PATH, SMARTCLOUD, TestServer, id_of,
        smartcloud_request,
    },
    unescaped,
};
use fullmakt_platform::{
    Options,
    options::SeedKind,
    seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST},
};
use serde_json::Value;

#[tokio::test]
async fn the_receipt_says_what_the_api_says() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let create = async |reference: &str| {
        let body = Some(smartcloud_request(reference));
        id_of(
            &server
                .post(&format!("{REQUEST_PATH}/vendor"), &vendor, body)
                .await
                .expect(201),
        )
    };
    let (yes, no, open) = (
        create("yes").await,
        create("no").await,
        create("open").await,
    );
    decide(&server, CUSTOMER, &yes, "approve", 20001).await;
    decide(&server, CUSTOMER, &no, "reject", 20001).await;
    let check = async |server: &TestServer, id: &str, status: &str, words: &str| {
        let token = server.vendor(SMARTCLOUD);
        let api = server
            .get(&format!("{REQUEST_PATH}/vendor/{id}"), &token)
            .await
            .expect(200);
        assert_eq!(api["status"], status);
        let page = read(server, &format!("{RECEIPT}?id={id}")).await;
        assert!(page.contains(&format!(">{status}</code>")), "{status}");
        assert!(page.contains(words), "{words}");
        assert!(page.contains(id));
        assert!(page.contains("Snill Skog AS"));
        let answer: Value =
            serde_json::from_str(&unescaped(all_between(&page, "<pre><code>", "</code>")[0]))
                .unwrap();
        assert_eq!(answer, api);
    };
    check(&server, &yes, "Accepted", "SmartCloud has access").await;
    check(&server, &no, "Rejected", "has not been given access").await;
    check(&server, &open, "New", "waiting for an answer").await;
    server.advance_days(10);
    check(&server, &open, "Timedout", "Nobody answered in time").await;
    check(&server, &yes, "Accepted", "SmartCloud has access").await;
}

/// After logout the customer lands here without any word about which request it was.
#[tokio::test]
async fn the_receipt_shows_the_request_that_was_answered_last() {
    let server = TestServer::new();
    let shown = async || {
        let page = read(&server, RECEIPT).await;
        let facts = all_between(&page, "<dl", "</dl>")[0].to_owned();
        let ids = [STANDARD_REQUEST, AGENT_REQUEST, CHANGE_REQUEST];
        ids.into_iter().find(|id| facts.contains(&id.to_string()))
    };
    assert_eq!(shown().await, Some(STANDARD_REQUEST));
    let agent = format!("{REQUEST_PATH}/agent/{AUDITOR}/{AGENT_REQUEST}");
    server
        .post(&format!("{agent}/escalate"), &server.person(20002), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(AGENT_REQUEST));
    decide(
        &server,
        CUSTOMER,
        &STANDARD_REQUEST.to_string(),
        "reject",
        20001,
    )
    .await;
    assert_eq!(shown().await, Some(STANDARD_REQUEST));
    let change = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/reject");
    server
        .post(&change, &server.person(20001), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(CHANGE_REQUEST));
    server
        .post(&format!("{agent}/approve"), &server.person(20001), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(AGENT_REQUEST));
}

#[tokio::test]
async fn an_unknown_request_is_said_so() {
    let server = TestServer::new();
    for id in [
        "x",
        "%3Cscript%3E",
        "00000000-0000-0000-0000-000000000000",
        &"a".repeat(3000),
    ] {
        let response = server.get(&format!("{RECEIPT}?id={id}"), "").await;
        assert_eq!(response.status, 404, "{id}");
        assert!(response.text().contains("We do not find the request"));
    }
    let empty = TestServer::with_options(|options: &mut Options| options.seed = SeedKind::Empty);
    assert!(read(&empty, RECEIPT).await.contains("No requests yet"));
}
