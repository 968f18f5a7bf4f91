//! The documented routes (docs/contract/platform.md, section 3.1).

use crate::support::ACCOUNTANT;
use crate::support::{PORTAL_SCOPES, TestResponse, TestServer};
use crate::{ADMINISTRATOR, DIRECTOR, EMPLOYEE, added_to, client_with, clients_of};
use fullmakt_platform::seed::{AGENT_SYSTEM_USER, STANDARD_SYSTEM_USER};
use serde_json::{Value, json};
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/enduser/systemuser";
const READ: &str = "openid altinn:clientdelegations.read";
const WRITE: &str = "altinn:clientdelegations.write";

fn ids(page: &Value) -> Vec<Uuid> {
    let rows = page["data"].as_array().unwrap().iter();
    rows.map(|row| row["clientId"].as_str().unwrap().parse().unwrap())
        .collect()
}

#[tokio::test]
async fn lists_of_a_system_user() {
    let server = TestServer::new();
    let token = server.person_with(ADMINISTRATOR, 3, READ);
    let agents = format!("{BASE}/agents?party=311037889");
    let agents = server.get_json(&agents, &token).await;
    let agents = agents.as_array().unwrap().iter();
    let titles: Vec<_> = agents.map(|agent| &agent["integrationTitle"]).collect();
    assert_eq!(titles, ["SuperRegnskap", "SuperRegnskap skatt"]);

    // Every client, also those that cannot be added.
    let available = format!("{BASE}/clients/available?agent={AGENT_SYSTEM_USER}");
    let available = server.get_json(&available, &token).await;
    let all = clients_of(&server, ACCOUNTANT, "").await.into_iter();
    let all: Vec<_> = all.map(|(client, _)| client).collect();
    assert_eq!(ids(&available), all);

    let added = format!("{BASE}/clients?agent={AGENT_SYSTEM_USER}");
    let added = server.get_json(&added, &token).await;
    assert_eq!(ids(&added), added_to(&server, AGENT_SYSTEM_USER).await);
    let whose = json!({"systemUserId": AGENT_SYSTEM_USER, "systemUserOwnerOrg": "311037889"});
    for page in [&available, &added] {
        assert_eq!(page["links"], json!({}));
        assert_eq!(page["systemUserInformation"], whose);
        let row = page["data"][0].as_object().unwrap();
        let names: Vec<_> = row.keys().collect();
        let expected = [
            "clientId",
            "clientOrganizationName",
            "clientOrganizationNumber",
        ];
        assert_eq!(names, expected);
    }
}

#[tokio::test]
async fn one_store_behind_all_ways() {
    let server = TestServer::new();
    let token = server.person_with(ADMINISTRATOR, 3, WRITE);
    let client = client_with(&server, "regnskapsforer").await;
    let path = format!("{BASE}/clients?agent={AGENT_SYSTEM_USER}&client={client}");
    let change = json!({"agent": AGENT_SYSTEM_USER, "client": client});
    for _ in 0..2 {
        let added = server.post(&path, &token, None).await.expect(200);
        assert_eq!(added, change);
    }
    assert!(added_to(&server, AGENT_SYSTEM_USER).await.contains(&client));
    assert_eq!(server.delete(&path, &token).await.expect(200), change);
    assert_eq!(added_to(&server, AGENT_SYSTEM_USER).await.len(), 12);
    // It is no longer there, which only this way says.
    let problem = server.delete(&path, &token).await.expect(404);
    assert_eq!(problem["title"], "Delegation not found");
    assert!(problem["detail"].is_string() && problem.get("code").is_none());
}

fn faults(answer: TestResponse) -> Vec<String> {
    let problem = answer.expect(400);
    assert_eq!(problem["code"], "STD-00000");
    let errors = problem["validationErrors"].as_array().unwrap().iter();
    let fault = |error: &Value| format!("{} {}", error["code"], error["paths"][0]).replace('"', "");
    errors.map(fault).collect()
}

#[tokio::test]
async fn every_fault_of_the_parameters_at_once() {
    let server = TestServer::new();
    // It is said to anybody with the scope: the policy comes later.
    let reader = server.person_with(EMPLOYEE, 3, READ);
    let writer = server.person_with(EMPLOYEE, 3, WRITE);
    let (nobody, standard) = (Uuid::nil(), STANDARD_SYSTEM_USER);
    let (unknown, no_agent) = ("AUTH.VLD-00014 ?agent", "AUTH.VLD-00015 ?agent");
    let no_client = "AUTH.VLD-00016 ?client";
    for (query, of_read, of_write) in [
        (String::new(), vec![unknown], vec![unknown, no_client]),
        (
            format!("agent={nobody}&client={nobody}"),
            vec![unknown],
            vec![unknown, no_client],
        ),
        (
            format!("agent={}&client=", Uuid::new_v4()),
            vec![unknown],
            vec![unknown, no_client],
        ),
        (
            format!("agent={standard}"),
            vec![no_agent],
            vec![no_agent, no_client],
        ),
        (
            format!("agent={standard}&client={standard}"),
            vec![no_agent],
            vec![no_agent],
        ),
    ] {
        for list in ["clients", "clients/available"] {
            let answer = server.get(&format!("{BASE}/{list}?{query}"), &reader).await;
            assert_eq!(faults(answer), of_read, "{query}");
        }
        let path = format!("{BASE}/clients?{query}");
        assert_eq!(
            faults(server.post(&path, &writer, None).await),
            of_write,
            "{query}"
        );
        assert_eq!(
            faults(server.delete(&path, &writer).await),
            of_write,
            "{query}"
        );
    }
    let malformed = server
        .get(&format!("{BASE}/clients?agent=x"), &reader)
        .await;
    assert_eq!(malformed.status_and_code(), "400");
}

#[tokio::test]
async fn scopes_then_the_policy() {
    let server = TestServer::new();
    let client = client_with(&server, "regnskapsforer").await;
    let one = format!("{BASE}/clients?agent={AGENT_SYSTEM_USER}&client={client}");
    let calls = [
        ("GET", format!("{BASE}/agents?party=311037889"), READ),
        (
            "GET",
            format!("{BASE}/clients/available?agent={AGENT_SYSTEM_USER}"),
            READ,
        ),
        ("GET", one.clone(), READ),
        ("POST", one.clone(), WRITE),
        ("DELETE", one.clone(), WRITE),
    ];
    for (method, path, scope) in calls {
        for (user, scopes, expected) in [
            // The token of a portal session, and the other scope.
            (DIRECTOR, PORTAL_SCOPES, 403),
            (DIRECTOR, if scope == READ { WRITE } else { READ }, 403),
            (EMPLOYEE, scope, 403),
            (DIRECTOR, scope, 200),
        ] {
            let token = server.person_with(user, 3, scopes);
            let answer = server.request_with_token(method, &path, &token, None).await;
            assert_eq!(answer.status, expected, "{method} {path} {user} {scopes}");
        }
    }
    let token = server.person_with(DIRECTOR, 3, READ);
    for query in ["", "?party=", "?party=999999999"] {
        let answer = server.get(&format!("{BASE}/agents{query}"), &token).await;
        assert_eq!(answer.expect(404)["title"], "Party not found");
    }
}
