//! Clients of a provider and of its agent system users (docs/contract/platform.md, sections 3 and 4).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod administration;
mod cost;
mod documented;
mod matching;
mod portal;
#[path = "../support/mod.rs"]
mod support;

use fullmakt_platform::seed::{AGENT_SYSTEM_USER, AGENT_SYSTEM_USER_TAX};
use serde_json::Value;
use support::{ACCOUNTANT, AUDITOR, SYSTEM_USER_PATH, TestServer};
use uuid::Uuid;

/// Client administrator of the accountant.
const ADMINISTRATOR: i32 = 20003;
/// Managing director of the accountant and the auditor.
const DIRECTOR: i32 = 20001;
/// An employee of others.
const EMPLOYEE: i32 = 20002;

/// A row of the portal's list: the client's uuid, and what it gives as `role: package package`.
type Row = (Uuid, Vec<String>);

fn rows(list: &Value) -> Vec<Row> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let last = |urn: &Value| text(urn).rsplit(':').next().unwrap().to_owned();
    let access = |one: &Value| {
        let packages = one["packages"].as_array().unwrap().iter().map(last);
        let packages: Vec<_> = packages.collect();
        format!("{}: {}", last(&one["role"]), packages.join(" "))
    };
    let row = |row: &Value| {
        let access = row["access"].as_array().unwrap().iter().map(access);
        let id = text(&row["partyUuid"]).parse().unwrap();
        (id, access.collect())
    };
    list.as_array().unwrap().iter().map(row).collect()
}

/// The clients of a provider as the portal's list has them.
async fn clients_of(server: &TestServer, party: i32, more: &str) -> Vec<Row> {
    let facilitator = server.uuid_of(party);
    let path = format!("{SYSTEM_USER_PATH}/agent/{party}/clients?facilitator={facilitator}{more}");
    rows(&server.get_json(&path, &server.person(DIRECTOR)).await)
}

/// The clients of a system user of the accountant, as the portal's list has them.
async fn added_to(server: &TestServer, agent: Uuid) -> Vec<Uuid> {
    let facilitator = server.uuid_of(ACCOUNTANT);
    let path = format!("{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}/{facilitator}/{agent}/delegations");
    let list = server.get_json(&path, &server.person(ADMINISTRATOR)).await;
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| row["delegationId"].as_str().unwrap().parse().unwrap())
        .collect()
}

/// Where a client is added to a system user of the accountant by the portal's route.
fn add_path(server: &TestServer, agent: Uuid, client: Uuid) -> String {
    let provider = server.uuid_of(ACCOUNTANT);
    format!("{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}/{agent}?provider={provider}&client={client}")
}

/// Where it is removed.
fn remove_path(server: &TestServer, agent: Uuid, client: Uuid) -> String {
    let provider = server.uuid_of(ACCOUNTANT);
    format!(
        "{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}/{agent}/client?provider={provider}&client={client}"
    )
}

/// The first client of the accountant whose access begins with one of these roles, and that is not added.
async fn client_with(server: &TestServer, role: &str) -> Uuid {
    let added = added_to(server, AGENT_SYSTEM_USER).await;
    let mut clients = clients_of(server, ACCOUNTANT, "").await.into_iter();
    let fits = |(id, access): &Row| access[0].starts_with(role) && !added.contains(id);
    clients.find(fits).unwrap().0
}

#[tokio::test]
async fn the_seed() {
    let server = TestServer::new();
    let clients = clients_of(&server, ACCOUNTANT, "").await;
    assert_eq!(clients.len(), 146);
    let giving = |what: &str| {
        let clients = clients
            .iter()
            .filter(|(_, access)| access.join(", ") == what);
        clients.count()
    };
    let main = "regnskapsforer: regnskapsforer-med-signeringsrettighet \
                regnskapsforer-uten-signeringsrettighet regnskapsforer-lonn";
    let (managed, portal) = (
        "forretningsforer: forretningsforer-eiendom",
        "rettighetshaver: skattegrunnlag",
    );
    assert_eq!(giving(main), 119);
    assert_eq!(giving(&format!("{main}, {portal}")), 17);
    assert_eq!(giving(&format!("{managed}, {main}")), 3);
    assert_eq!(giving(managed), 4);
    assert_eq!(giving(portal), 3);
    assert_eq!(added_to(&server, AGENT_SYSTEM_USER).await.len(), 12);
    assert!(added_to(&server, AGENT_SYSTEM_USER_TAX).await.is_empty());

    let clients = clients_of(&server, AUDITOR, "").await;
    let audited = ["revisor: ansvarlig-revisor revisormedarbeider"];
    let audited = clients.iter().filter(|(_, access)| *access == audited);
    assert_eq!((audited.count(), clients.len()), (20, 21));
    let person = ["rettighetshaver: innbygger-skatteforhold-privatpersoner"];
    assert!(clients.iter().any(|(_, access)| *access == person));
}
