//! Generated clients.

use crate::{
    error_message,
    support::{SMARTCLOUD, TestServer},
};
use fullmakt_platform::{
    options::SeedKind,
    seed::{
        self, AGENT_SYSTEM_USER, AGENT_SYSTEM_USER_TAX, STANDARD_REQUEST, STANDARD_SYSTEM_USER,
    },
    store::{clients, parties},
};
use serde_json::json;
use std::time::{Duration, Instant};

const BULK: &str = "/_platform/bulk-clients";

fn counts(server: &TestServer, provider: &str) -> (u32, u32) {
    let count = server.platform.store.read(|conn| {
        let party = parties::by_org_number(conn, provider)?.unwrap();
        let sql = "SELECT count(DISTINCT from_party) FROM assignment \
                   JOIN party ON party_id = from_party AND kind = 'organisation' WHERE to_party = ?1";
        let own = conn.query_row(sql, [party.party_id], |row| row.get(0))?;
        Ok::<_, fullmakt_platform::store::StoreError>((own, clients::count(conn, AGENT_SYSTEM_USER)?))
    });
    count.unwrap()
}

#[tokio::test]
async fn clients_in_any_number() {
    let server = TestServer::new();
    assert_eq!(counts(&server, "311037889"), (146, 12));
    let spec = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                       "clients": 2000, "added": 1800});
    let filled = server.post(BULK, "", Some(spec.clone())).await.expect(200);
    assert_eq!(filled, json!({"clients": 2000, "added": 1800}));
    assert_eq!(counts(&server, "311037889"), (2000, 1800));
    // Again, or less: what is there stays.
    server.post(BULK, "", Some(spec)).await.expect(200);
    server
        .post(
            BULK,
            "",
            Some(json!({"provider": "311037889", "clients": 10})),
        )
        .await
        .expect(200);
    assert_eq!(counts(&server, "311037889"), (2000, 1800));
    // The same anywhere for the same count.
    let names = |server: &TestServer| {
        let sql = "SELECT group_concat(name || org_number || uuid) FROM party ORDER BY party_id";
        let all = server.platform.store.read(|conn| {
            Ok::<String, fullmakt_platform::store::StoreError>(
                conn.query_row(sql, [], |row| row.get(0))?,
            )
        });
        all.unwrap()
    };
    let other = TestServer::new();
    let spec = json!({"provider": "311037889", "clients": 2000});
    other.post(BULK, "", Some(spec)).await.expect(200);
    assert_eq!(names(&server), names(&other));
}

#[tokio::test]
async fn an_auditor_gets_clients_of_an_auditor() {
    let server = TestServer::new();
    let spec = json!({"provider": "310495670", "clients": 100});
    server.post(BULK, "", Some(spec)).await.expect(200);
    let roles = server.platform.store.read(|conn| {
        let sql = "SELECT count(*) FROM assignment WHERE role = 'revisor'";
        Ok::<i64, fullmakt_platform::store::StoreError>(conn.query_row(sql, [], |row| row.get(0))?)
    });
    assert!(roles.unwrap() > 90);
}

#[tokio::test]
async fn invalid_bulk_requests_change_nothing() {
    let server = TestServer::new();
    let accountant = "311037889";
    for (spec, word) in [
        (json!({}), "provider"),
        (json!({"provider": accountant}), "clients"),
        (json!({"provider": accountant, "clients": 0}), "clients"),
        (
            json!({"provider": accountant, "clients": 1_000_001}),
            "1000000",
        ),
        (
            json!({"provider": "999999999", "clients": 500}),
            "organisation number",
        ),
        (
            json!({"provider": accountant, "clients": 500, "added": 5}),
            "systemUser",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": "x"}),
            "uuid",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": STANDARD_REQUEST}),
            "unknown",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": STANDARD_SYSTEM_USER}),
            "standard",
        ),
        (
            json!({"provider": SMARTCLOUD, "clients": 500, "systemUser": AGENT_SYSTEM_USER}),
            "another",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": AGENT_SYSTEM_USER_TAX, "added": 1}),
            "added must be 0",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": AGENT_SYSTEM_USER, "added": 500}),
            "at most",
        ),
    ] {
        let sentence = error_message(&server, "POST", BULK, &spec.to_string()).await;
        assert!(sentence.contains(word), "{spec}: {sentence}");
    }
    assert_eq!(counts(&server, accountant), (146, 12));
}

/// Enough to notice work that grows with the square of the count, with a generous limit. Taking them
/// out again once looked at every client for each client, which took longer than anybody waited.
#[tokio::test]
async fn many_clients_in_one_go() {
    let server = TestServer::new();
    let spec = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                       "clients": 30_000, "added": 27_000});
    let start = Instant::now();
    server.post(BULK, "", Some(spec)).await.expect(200);
    assert_eq!(counts(&server, "311037889"), (30_000, 27_000));
    seed::refill(&server.platform, SeedKind::Default).unwrap();
    assert_eq!(counts(&server, "311037889"), (146, 12));
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}
