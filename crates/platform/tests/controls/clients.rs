//! Generated clients.

use crate::{
    refusal,
    support::{Bench, SMARTCLOUD},
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

fn counts(bench: &Bench, provider: &str) -> (u32, u32) {
    let count = bench.platform.store.read(|conn| {
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
    let bench = Bench::new();
    assert_eq!(counts(&bench, "311037889"), (146, 12));
    let order = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                       "clients": 2000, "added": 1800});
    let filled = bench.post(BULK, "", Some(order.clone())).await.expect(200);
    assert_eq!(filled, json!({"clients": 2000, "added": 1800}));
    assert_eq!(counts(&bench, "311037889"), (2000, 1800));
    // Again, or less: what is there stays.
    bench.post(BULK, "", Some(order)).await.expect(200);
    bench
        .post(
            BULK,
            "",
            Some(json!({"provider": "311037889", "clients": 10})),
        )
        .await
        .expect(200);
    assert_eq!(counts(&bench, "311037889"), (2000, 1800));
    // The same anywhere for the same count.
    let names = |bench: &Bench| {
        let sql = "SELECT group_concat(name || org_number || uuid) FROM party ORDER BY party_id";
        let all = bench.platform.store.read(|conn| {
            Ok::<String, fullmakt_platform::store::StoreError>(
                conn.query_row(sql, [], |row| row.get(0))?,
            )
        });
        all.unwrap()
    };
    let other = Bench::new();
    let order = json!({"provider": "311037889", "clients": 2000});
    other.post(BULK, "", Some(order)).await.expect(200);
    assert_eq!(names(&bench), names(&other));
}

#[tokio::test]
async fn an_auditor_gets_clients_of_an_auditor() {
    let bench = Bench::new();
    let order = json!({"provider": "310495670", "clients": 100});
    bench.post(BULK, "", Some(order)).await.expect(200);
    let roles = bench.platform.store.read(|conn| {
        let sql = "SELECT count(*) FROM assignment WHERE role = 'revisor'";
        Ok::<i64, fullmakt_platform::store::StoreError>(conn.query_row(sql, [], |row| row.get(0))?)
    });
    assert!(roles.unwrap() > 90);
}

#[tokio::test]
async fn bulk_orders_that_cannot_be_carried_out_change_nothing() {
    let bench = Bench::new();
    let accountant = "311037889";
    for (order, word) in [
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
        let sentence = refusal(&bench, "POST", BULK, &order.to_string()).await;
        assert!(sentence.contains(word), "{order}: {sentence}");
    }
    assert_eq!(counts(&bench, accountant), (146, 12));
}

/// The volume that the product is made for. A generous limit: it takes some seconds without
/// optimisation. Taking them out again once looked at every client for each client, which took
/// longer than anybody waited.
#[tokio::test]
async fn a_hundred_thousand_clients_in_one_go() {
    let bench = Bench::new();
    let order = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                       "clients": 100_000, "added": 90_000});
    let start = Instant::now();
    bench.post(BULK, "", Some(order)).await.expect(200);
    assert_eq!(counts(&bench, "311037889"), (100_000, 90_000));
    seed::refill(&bench.platform, SeedKind::Default).unwrap();
    assert_eq!(counts(&bench, "311037889"), (146, 12));
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}
