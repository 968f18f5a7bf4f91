//! The vendor's receipt.

use crate::{
    RECEIPT, all_between, decide, in_language, read,
    support::{AUDITOR, Bench, CHANGE, CUSTOMER, REQUEST, SMARTCLOUD, id_of, smartcloud_request},
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
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let create = async |reference: &str| {
        let body = Some(smartcloud_request(reference));
        id_of(
            &bench
                .post(&format!("{REQUEST}/vendor"), &vendor, body)
                .await
                .expect(201),
        )
    };
    let (yes, no, open) = (
        create("yes").await,
        create("no").await,
        create("open").await,
    );
    decide(&bench, CUSTOMER, &yes, "approve", 20001).await;
    decide(&bench, CUSTOMER, &no, "reject", 20001).await;
    let check = async |bench: &Bench, id: &str, status: &str, words: &str| {
        let token = bench.vendor(SMARTCLOUD);
        let api = bench
            .get(&format!("{REQUEST}/vendor/{id}"), &token)
            .await
            .expect(200);
        assert_eq!(api["status"], status);
        let page = in_language(bench, &format!("{RECEIPT}?id={id}"), "en").await;
        let page = page.text();
        assert!(page.contains(&format!(">{status}</code>")), "{status}");
        assert!(page.contains(words), "{words}");
        assert!(page.contains(id));
        assert!(page.contains("Snill Skog AS"));
        let answer: Value = serde_json::from_str(&unescaped(
            all_between(page, "<pre lang=\"en\"><code>", "</code>")[0],
        ))
        .unwrap();
        assert_eq!(answer, api);
    };
    check(&bench, &yes, "Accepted", "SmartCloud has access").await;
    check(&bench, &no, "Rejected", "has not been given access").await;
    check(&bench, &open, "New", "waiting for an answer").await;
    bench.pass_days(10);
    check(&bench, &open, "Timedout", "Nobody answered in time").await;
    check(&bench, &yes, "Accepted", "SmartCloud has access").await;
}

/// After logout the customer lands here without any word about which request it was.
#[tokio::test]
async fn the_receipt_shows_the_request_that_was_answered_last() {
    let bench = Bench::new();
    let shown = async || {
        let page = read(&bench, RECEIPT).await;
        let facts = all_between(&page, "<dl", "</dl>")[0].to_owned();
        let ids = [STANDARD_REQUEST, AGENT_REQUEST, CHANGE_REQUEST];
        ids.into_iter().find(|id| facts.contains(&id.to_string()))
    };
    assert_eq!(shown().await, Some(STANDARD_REQUEST));
    let agent = format!("{REQUEST}/agent/{AUDITOR}/{AGENT_REQUEST}");
    bench
        .post(&format!("{agent}/escalate"), &bench.person(20002), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(AGENT_REQUEST));
    decide(
        &bench,
        CUSTOMER,
        &STANDARD_REQUEST.to_string(),
        "reject",
        20001,
    )
    .await;
    assert_eq!(shown().await, Some(STANDARD_REQUEST));
    let change = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/reject");
    bench
        .post(&change, &bench.person(20001), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(CHANGE_REQUEST));
    bench
        .post(&format!("{agent}/approve"), &bench.person(20001), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(AGENT_REQUEST));
}

#[tokio::test]
async fn an_unknown_request_is_said_so() {
    let bench = Bench::new();
    for id in [
        "x",
        "%3Cscript%3E",
        "00000000-0000-0000-0000-000000000000",
        &"a".repeat(3000),
    ] {
        let reply = in_language(&bench, &format!("{RECEIPT}?id={id}"), "en").await;
        assert_eq!(reply.status, 404, "{id}");
        assert!(reply.text().contains("We do not find the request"));
    }
    let empty = Bench::with(|options: &mut Options| options.seed = SeedKind::Empty);
    let reply = in_language(&empty, RECEIPT, "en").await;
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("No requests yet"));
}
