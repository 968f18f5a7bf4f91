//! Which clients are listed with what, and which can be added (docs/contract/platform.md, section 3.3).

use crate::support::{ACCOUNTANT, AUDITOR, TestServer};
use crate::{ADMINISTRATOR, add_path, added_to, client_with, clients_of};
use fullmakt_platform::{
    seed::{AGENT_SYSTEM_USER, AGENT_SYSTEM_USER_TAX},
    store::{
        assignments::{self, Relation},
        parties,
    },
};

/// A party without relation to the accountant gives it a role, and nothing by it.
fn give(server: &TestServer, org_number: &str, role: &str) {
    let given = server.platform.store.write(|conn| {
        let from = parties::by_org_number(conn, org_number)?.unwrap().party_id;
        let to = ACCOUNTANT;
        assignments::give(conn, Relation { from, to }, role, 0)
    });
    given.unwrap();
}

#[tokio::test]
async fn a_filter_finds_any_match_and_names_only_matches() {
    let server = TestServer::new();
    let count = async |query: &str| clients_of(&server, ACCOUNTANT, query).await.len();
    let tax = clients_of(&server, ACCOUNTANT, "&packages=skattegrunnlag").await;
    assert_eq!(tax.len(), 20);
    let only = ["rettighetshaver: skattegrunnlag"];
    assert!(tax.iter().all(|(_, access)| *access == only));
    // By urn or with a colon, in any case of the name; several; blank ones and unknown ones.
    let urn = "&Packages=urn:altinn:accesspackage:skattegrunnlag";
    assert_eq!(count(urn).await, 20);
    assert_eq!(count("&packages=:forretningsforer-eiendom").await, 7);
    let both = "&packages=skattegrunnlag&packages=regnskapsforer-lonn&packages=unknown";
    assert_eq!(count(both).await, 142);
    assert_eq!(count("&packages=").await, 146);
    assert_eq!(count("&packages=unknown").await, 0);
}

#[tokio::test]
async fn who_is_a_client() {
    let server = TestServer::new();
    let client = async |number: &str| {
        let find = |conn: &_| parties::by_org_number(conn, number);
        let uuid = server.platform.store.read(find).unwrap().unwrap().uuid;
        let clients = clients_of(&server, ACCOUNTANT, "").await;
        let access = clients.into_iter().find(|(id, _)| *id == uuid);
        let path = add_path(&server, AGENT_SYSTEM_USER, uuid);
        let token = server.person(ADMINISTRATOR);
        let answer = server.post_status(&path, &token, None).await;
        (access.map(|(_, access)| access), answer)
    };
    // A supplier is none, and neither is who gives nothing that can be passed on: an AS has no business manager
    // in that sense.
    for role in ["supplier", "forretningsforer"] {
        give(&server, "314248295", role);
        let nobody = (None, "400 AUTH-00079".to_owned());
        assert_eq!(client("314248295").await, nobody, "{role}");
    }
    // The first step of a new relation: nothing is given by it yet.
    give(&server, "312605074", "rettighetshaver");
    let (access, answer) = client("312605074").await;
    assert_eq!(access.unwrap(), ["rettighetshaver: "]);
    assert_eq!(answer, "400 AUTH-00080");
}

#[tokio::test]
async fn all_packages_are_needed_to_be_added() {
    let server = TestServer::new();
    let token = server.person(ADMINISTRATOR);
    let tax = clients_of(&server, ACCOUNTANT, "&packages=skattegrunnlag").await;
    let add = async |agent, client| {
        let path = add_path(&server, agent, client);
        server.post_status(&path, &token, None).await
    };
    let (accounts, manager) = (
        "regnskapsforer",
        "forretningsforer: forretningsforer-eiendom",
    );
    let (main, managed) = (
        client_with(&server, accounts).await,
        clients_of(&server, ACCOUNTANT, "").await,
    );
    let managed = managed.iter().find(|(_, access)| *access == [manager]);
    for (agent, client, expected) in [
        (AGENT_SYSTEM_USER, main, "200"),
        (AGENT_SYSTEM_USER, managed.unwrap().0, "400 AUTH-00080"),
        (AGENT_SYSTEM_USER_TAX, main, "400 AUTH-00080"),
        (AGENT_SYSTEM_USER_TAX, tax[0].0, "200"),
        // Clients of others, oneself, and who is not known at all.
        (AGENT_SYSTEM_USER, server.uuid_of(AUDITOR), "400 AUTH-00079"),
        (
            AGENT_SYSTEM_USER,
            server.uuid_of(ACCOUNTANT),
            "400 AUTH-00079",
        ),
        (AGENT_SYSTEM_USER, AGENT_SYSTEM_USER, "400 AUTH-00079"),
    ] {
        assert_eq!(add(agent, client).await, expected, "{agent} {client}");
    }
    // What was refused has left nothing behind.
    assert_eq!(added_to(&server, AGENT_SYSTEM_USER).await.len(), 13);
    assert_eq!(added_to(&server, AGENT_SYSTEM_USER_TAX).await, [tax[0].0]);
}
