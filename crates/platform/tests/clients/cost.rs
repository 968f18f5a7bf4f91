//! What calls cost when there are many clients.

use crate::support::{ACCOUNTANT, TestServer};
use crate::{ADMINISTRATOR, add_path, clients_of};
use fullmakt_platform::{seed::AGENT_SYSTEM_USER, store::StoreError};
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;

/// Steps of the database's machine that adding a client takes.
async fn steps_of_an_add(server: &TestServer, client: Uuid) -> u64 {
    let steps = Arc::new(AtomicU64::new(0));
    let count = |count: Option<Arc<AtomicU64>>| {
        let counted = server.platform.store.write(|conn| {
            let step = count.map(|steps| move || steps.fetch_add(1, Ordering::Relaxed) == u64::MAX);
            conn.progress_handler(1, step);
            Ok::<_, StoreError>(())
        });
        counted.unwrap();
    };
    count(Some(Arc::clone(&steps)));
    let path = add_path(server, AGENT_SYSTEM_USER, client);
    let token = server.person(ADMINISTRATOR);
    server.post(&path, &token, None).await.expect(200);
    count(None);
    steps.load(Ordering::Relaxed)
}

/// The service reads the provider's whole list for each add. Here the cost is the same however many clients there are,
/// and however many of them are added.
#[tokio::test]
async fn an_add_costs_the_same_among_many_clients() {
    let server = TestServer::new();
    let lonn = "&packages=regnskapsforer-lonn";
    let clients = clients_of(&server, ACCOUNTANT, lonn).await;
    let [.., first, second] = &*clients else {
        panic!()
    };
    let few = steps_of_an_add(&server, first.0).await;
    let spec = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                      "clients": 3_000, "added": 100});
    let bulk = "/_platform/bulk-clients";
    server.post(bulk, "", Some(spec)).await.expect(200);
    let many = steps_of_an_add(&server, second.0).await;
    assert!(few > 100, "nothing was counted: {few}");
    assert!(
        many.abs_diff(few) < 50,
        "{few} steps, and among many {many}"
    );
}
