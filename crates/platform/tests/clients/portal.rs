//! The portal's routes (docs/contract/platform.md, section 3.2).

use crate::support::{ACCOUNTANT, AUDITOR, CUSTOMER, SYSTEM_USER_PATH, TestServer};
use crate::{
    ADMINISTRATOR, DIRECTOR, EMPLOYEE, add_path, added_to, client_with, clients_of, remove_path,
};
use fullmakt_platform::seed::{AGENT_SYSTEM_USER, STANDARD_SYSTEM_USER};
use fullmakt_platform::store::parties;
use serde_json::{Value, json};
use uuid::Uuid;

const AGENTS: &str = "/authentication/api/v1/systemuser/agent";

#[tokio::test]
async fn rows_of_both_lists() {
    let server = TestServer::new();
    let token = server.person(ADMINISTRATOR);
    let facilitator = server.uuid_of(ACCOUNTANT);
    let path = format!("{AGENTS}/{ACCOUNTANT}/clients?facilitator={facilitator}");
    let list = server.get_json(&path, &token).await;
    let added = added_to(&server, AGENT_SYSTEM_USER).await[0];
    let find = |conn: &_| {
        let number = list.as_array().unwrap().iter();
        let mut number = number.filter(|row| row["partyUuid"] == json!(added));
        let number = number.next().unwrap()["organizationIdentifier"].clone();
        parties::by_org_number(conn, number.as_str().unwrap())
    };
    let client = server.platform.store.read(find).unwrap().unwrap();
    assert_eq!(client.uuid, added);
    let row = list.as_array().unwrap().iter();
    let row = row.filter(|row| row["partyUuid"] == json!(added));
    assert_eq!(
        row.collect::<Vec<_>>(),
        [&json!({
            "partyUuid": added,
            "displayName": client.name,
            "organizationIdentifier": client.org_number(),
            "access": [{
                "role": "urn:altinn:external-role:ccr:regnskapsforer",
                "packages": [
                    "urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet",
                    "urn:altinn:accesspackage:regnskapsforer-uten-signeringsrettighet",
                    "urn:altinn:accesspackage:regnskapsforer-lonn",
                ]
            }]
        })]
    );
    let path = format!("{AGENTS}/{ACCOUNTANT}/{facilitator}/{AGENT_SYSTEM_USER}/delegations");
    assert_eq!(
        server.get_json(&path, &token).await[0],
        json!({
            "agentSystemUserId": AGENT_SYSTEM_USER,
            "delegationId": added,
            "customerId": added,
            "customerName": client.name,
            "customerOrganizationNumber": client.org_number(),
        })
    );
    // A person has no organisation number.
    let facilitator = server.uuid_of(AUDITOR);
    let path = format!("{AGENTS}/{AUDITOR}/clients?facilitator={facilitator}");
    let list = server.get_json(&path, &server.person(DIRECTOR)).await;
    let rows = list.as_array().unwrap().iter();
    let people = rows.filter(|row| row.get("organizationIdentifier").is_none());
    let names: Vec<_> = people.map(|row| &row["displayName"]).collect();
    assert_eq!(names, ["SKARP MÅKE"]);
}

#[tokio::test]
async fn adding_and_removing_again_and_again() {
    let server = TestServer::new();
    let token = server.person(ADMINISTRATOR);
    let client = client_with(&server, "regnskapsforer").await;
    let add = add_path(&server, AGENT_SYSTEM_USER, client);
    let row = json!({"agentSystemUserId": AGENT_SYSTEM_USER, "delegationId": client, "customerId": client});
    for _ in 0..2 {
        // One row for each of the three packages.
        let rows = server.post(&add, &token, None).await.expect(200);
        assert_eq!(rows, json!([row, row, row]));
        let added = added_to(&server, AGENT_SYSTEM_USER).await;
        assert_eq!(added.iter().filter(|id| **id == client).count(), 1);
    }
    for (client, left) in [(client, 12), (client, 12), (Uuid::new_v4(), 12)] {
        let remove = remove_path(&server, AGENT_SYSTEM_USER, client);
        let answer = server.delete(&remove, &token).await;
        assert_eq!((answer.status, answer.text()), (200, ""));
        assert_eq!(added_to(&server, AGENT_SYSTEM_USER).await.len(), left);
    }
}

#[tokio::test]
async fn the_own_organisation() {
    let server = TestServer::new();
    let token = server.person(DIRECTOR);
    let owner = server.uuid_of(ACCOUNTANT);
    let path = format!("{AGENTS}/{ACCOUNTANT}/{AGENT_SYSTEM_USER}/self?partyUuid={owner}");
    let before = added_to(&server, AGENT_SYSTEM_USER).await;
    for (method, answer, after) in [
        ("GET", false, false),
        ("POST", true, true),
        ("POST", true, true),
        ("DELETE", true, false),
        ("DELETE", true, false),
    ] {
        let got = server.request_with_token(method, &path, &token, None).await;
        assert_eq!(got.expect(200), json!(answer), "{method}");
        assert_eq!(
            server.get_json(&path, &token).await,
            json!(after),
            "{method}"
        );
        // It is no client.
        assert_eq!(added_to(&server, AGENT_SYSTEM_USER).await, before);
    }
    // It needs more than the administration of clients.
    let administrator = server.person(ADMINISTRATOR);
    assert_eq!(server.get_status(&path, &administrator).await, "403");
}

#[tokio::test]
async fn what_does_not_belong_together() {
    let server = TestServer::new();
    let (director, employee) = (server.person(DIRECTOR), server.person(EMPLOYEE));
    let (own, other) = (server.uuid_of(ACCOUNTANT), server.uuid_of(AUDITOR));
    let (agent, unknown) = (AGENT_SYSTEM_USER, Uuid::new_v4());
    let client = clients_of(&server, ACCOUNTANT, "").await[0].0;
    let standard = STANDARD_SYSTEM_USER;
    let customer = server.uuid_of(CUSTOMER);
    let pair = format!("provider={own}&client={client}");
    let foreign = format!("provider={other}&client={client}");
    let of_customer = format!("provider={customer}&client={client}");
    for (method, path, expected) in [
        (
            "GET",
            format!("{ACCOUNTANT}/clients?facilitator={other}"),
            "403 AUTH-00044",
        ),
        ("GET", format!("{ACCOUNTANT}/clients?facilitator=x"), "400"),
        ("GET", format!("{ACCOUNTANT}/clients"), "400"),
        ("GET", format!("x/clients?facilitator={own}"), "400"),
        ("GET", format!("{ACCOUNTANT}/{own}/x/delegations"), "400"),
        ("POST", format!("{ACCOUNTANT}/{agent}?{foreign}"), "403"),
        ("POST", format!("{AUDITOR}/{agent}?{foreign}"), "403"),
        ("POST", format!("{ACCOUNTANT}/{unknown}?{pair}"), "400"),
        (
            "POST",
            format!("{ACCOUNTANT}/{agent}?provider={own}"),
            "400",
        ),
        (
            "POST",
            format!("{CUSTOMER}/{standard}?{of_customer}"),
            "400 AUTH-00034",
        ),
        (
            "DELETE",
            format!("{ACCOUNTANT}/{agent}/client?{foreign}"),
            "400 AUTH-00031",
        ),
        (
            "DELETE",
            format!("{AUDITOR}/{agent}/client?{foreign}"),
            "403",
        ),
        (
            "DELETE",
            format!("{ACCOUNTANT}/{agent}/client?client={client}"),
            "400",
        ),
        (
            "GET",
            format!("{ACCOUNTANT}/{agent}/self?partyUuid={other}"),
            "403",
        ),
        (
            "POST",
            format!("{AUDITOR}/{agent}/self?partyUuid={other}"),
            "403",
        ),
        (
            "GET",
            format!("{ACCOUNTANT}/{unknown}/self?partyUuid={own}"),
            "400",
        ),
        ("GET", format!("{ACCOUNTANT}/{agent}/self"), "400"),
        (
            "POST",
            format!("{CUSTOMER}/{standard}/self?partyUuid={customer}"),
            "400 AUTH-00034",
        ),
    ] {
        let path = format!("{AGENTS}/{path}");
        let answer = server
            .request_with_token(method, &path, &director, None)
            .await;
        assert_eq!(answer.status_and_code(), expected, "{method} {path}");
        // Who may not is told nothing of that.
        let answer = server
            .request_with_token(method, &path, &employee, None)
            .await;
        let denied = if path.contains("/x/clients") {
            "400"
        } else {
            "403"
        };
        assert_eq!(answer.status_and_code(), denied, "{method} {path}");
    }
    // A list that fails inside is empty.
    for (facilitator, agent) in [(other, agent), (own, unknown), (own, standard)] {
        let path = format!("{AGENTS}/{ACCOUNTANT}/{facilitator}/{agent}/delegations");
        assert_eq!(server.get_json(&path, &director).await, json!([]), "{path}");
    }
}

/// Reading is not writing (docs/contract/platform.md, section 0.3).
#[tokio::test]
async fn each_call_asks_for_its_own_right() {
    let server = TestServer::new();
    server.give_role(EMPLOYEE, ACCOUNTANT, "admai");
    let token = server.person(EMPLOYEE);
    let own = server.uuid_of(ACCOUNTANT);
    let agent = AGENT_SYSTEM_USER;
    let client = clients_of(&server, ACCOUNTANT, "").await[0].0;
    let list = format!("{AGENTS}/{ACCOUNTANT}/clients?facilitator={own}");
    let added = format!("{AGENTS}/{ACCOUNTANT}/{own}/{agent}/delegations");
    let add = add_path(&server, agent, client);
    let remove = remove_path(&server, agent, client);
    // An access manager does not administer clients.
    for (method, path) in [
        ("GET", &list),
        ("GET", &added),
        ("POST", &add),
        ("DELETE", &remove),
    ] {
        let answer = server.request_with_token(method, path, &token, None).await;
        assert_eq!(answer.status_and_code(), "403", "{method} {path}");
    }
    let owner = format!("{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}/{agent}/self?partyUuid={own}");
    assert_eq!(server.get_json(&owner, &token).await, json!(false));
}

/// Its clients, its own organisation included, and nobody else's.
#[tokio::test]
async fn a_deleted_system_user_takes_its_clients_along() {
    let server = TestServer::new();
    let director = server.person(DIRECTOR);
    let own = server.uuid_of(ACCOUNTANT);
    let owner = format!("{AGENTS}/{ACCOUNTANT}/{AGENT_SYSTEM_USER}/self?partyUuid={own}");
    server.post(&owner, &director, None).await.expect(200);
    let path = format!("{AGENTS}/{ACCOUNTANT}/{AGENT_SYSTEM_USER}?facilitatorId={own}");
    assert_eq!(server.delete(&path, &director).await.status, 200);
    assert!(added_to(&server, AGENT_SYSTEM_USER).await.is_empty());
    let client = clients_of(&server, ACCOUNTANT, "").await[1].0;
    let add = add_path(&server, AGENT_SYSTEM_USER, client);
    assert_eq!(server.post_status(&add, &director, None).await, "400");
    assert_eq!(server.get_status(&owner, &director).await, "400");
    let administration =
        format!("/accessmanagement/api/v2/enduser/clientdelegations/clients?party={own}");
    let clients: Value = server.get_json(&administration, &director).await;
    assert_eq!(clients["data"].as_array().unwrap().len(), 146);
}
