//! Approving, rejecting and escalating (docs/contract/platform.md, sections 0.4 and 2.2).

use crate::support::{
    AUDITOR, CUSTOMER, PORTAL_SCOPES, REGISTER_PATH, REQUEST_PATH, SMARTCLOUD, SUPERREGNSKAP,
    SYSTEM_USER_PATH, TestServer, id_of, superregnskap_request, with_member,
};
use fullmakt_platform::seed::{AGENT_REQUEST, STANDARD_REQUEST};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn approving_creates_the_system_user() {
    let server = TestServer::new();
    let person = server.person(20001);
    for (kind, id, party, has_rights) in [
        ("", STANDARD_REQUEST, CUSTOMER, true),
        ("/agent", AGENT_REQUEST, AUDITOR, false),
    ] {
        let asked = server
            .get_json(&format!("{REQUEST_PATH}{kind}/{id}"), &person)
            .await;
        let approve = format!("{REQUEST_PATH}{kind}/{party}/{id}/approve");
        assert_eq!(
            server.post(&approve, &person, None).await.expect(200),
            json!(true)
        );
        let user = server
            .get_json(&format!("{SYSTEM_USER_PATH}/{party}/{id}"), &person)
            .await;
        assert_eq!(user["id"], id.to_string());
        assert_eq!(user["accessPackages"], asked["accessPackages"]);
        assert_eq!(user.get("rights").is_some(), has_rights);
        assert_eq!(user.get("rights"), asked.get("rights"));
        assert_eq!(user["partyId"], party.to_string());
        assert_eq!(user["partyUuId"], asked["partyUuid"]);
        let seen = server
            .get_json(&format!("{REQUEST_PATH}{kind}/{id}"), &person)
            .await;
        assert_eq!(seen["status"], "Accepted");
        for decision in ["approve", "reject", "escalate"] {
            let path = format!("{REQUEST_PATH}{kind}/{party}/{id}/{decision}");
            let response = server.post(&path, &person, None).await;
            assert_eq!(response.status_and_code(), "409 AUTH-00013", "{decision}");
        }
    }
}

/// Each row: kind, decision, party, id, user, outcome.
#[tokio::test]
async fn who_may_decide() {
    let server = TestServer::new();
    let unknown = Uuid::from_u128(7);
    let (standard, agent) = (STANDARD_REQUEST.to_string(), AGENT_REQUEST.to_string());
    let none = unknown.to_string();
    let table = [
        ("", "approve", CUSTOMER.to_string(), &standard, 20002, "403"),
        ("", "approve", CUSTOMER.to_string(), &standard, 20004, "403"),
        ("", "approve", CUSTOMER.to_string(), &standard, 20005, "403"),
        ("", "reject", CUSTOMER.to_string(), &standard, 20005, "403"),
        (
            "/agent",
            "approve",
            AUDITOR.to_string(),
            &agent,
            20002,
            "403",
        ),
        (
            "",
            "approve",
            AUDITOR.to_string(),
            &standard,
            20001,
            "403 AUTH-00041",
        ),
        (
            "",
            "reject",
            AUDITOR.to_string(),
            &standard,
            20001,
            "403 AUTH-00041",
        ),
        (
            "",
            "escalate",
            AUDITOR.to_string(),
            &standard,
            20001,
            "403 AUTH-00041",
        ),
        (
            "/agent",
            "approve",
            CUSTOMER.to_string(),
            &agent,
            20001,
            "403 AUTH-00042",
        ),
        (
            "/agent",
            "reject",
            CUSTOMER.to_string(),
            &agent,
            20001,
            "403 AUTH-00042",
        ),
        (
            "/agent",
            "escalate",
            CUSTOMER.to_string(),
            &agent,
            20001,
            "403 AUTH-00042",
        ),
        (
            "",
            "approve",
            CUSTOMER.to_string(),
            &none,
            20001,
            "404 AUTH-00010",
        ),
        (
            "",
            "reject",
            CUSTOMER.to_string(),
            &none,
            20001,
            "404 AUTH-00010",
        ),
        (
            "",
            "escalate",
            CUSTOMER.to_string(),
            &none,
            20001,
            "404 AUTH-00010",
        ),
        (
            "/agent",
            "approve",
            AUDITOR.to_string(),
            &none,
            20001,
            "404 AUTH-00030",
        ),
        (
            "/agent",
            "reject",
            AUDITOR.to_string(),
            &none,
            20001,
            "404 AUTH-00030",
        ),
        (
            "/agent",
            "escalate",
            AUDITOR.to_string(),
            &none,
            20001,
            "404 AUTH-00030",
        ),
        // The kind of the path counts.
        (
            "/agent",
            "approve",
            CUSTOMER.to_string(),
            &standard,
            20001,
            "404 AUTH-00030",
        ),
        (
            "",
            "approve",
            AUDITOR.to_string(),
            &agent,
            20001,
            "404 AUTH-00010",
        ),
        // A route party that is not a number, or nobody.
        ("", "approve", "abc".to_owned(), &standard, 20001, "400"),
        (
            "",
            "escalate",
            "99999999999".to_owned(),
            &standard,
            20001,
            "400",
        ),
        ("", "approve", "1".to_owned(), &standard, 20001, "403"),
        (
            "",
            "escalate",
            "1".to_owned(),
            &standard,
            20001,
            "403 AUTH-00041",
        ),
        // Nobody but a stranger: 200 false, and nothing has happened.
        (
            "",
            "escalate",
            CUSTOMER.to_string(),
            &standard,
            20004,
            "200",
        ),
    ];
    for (kind, decision, party, id, user, expected) in table {
        let path = format!("{REQUEST_PATH}{kind}/{party}/{id}/{decision}");
        let response = server.post(&path, &server.person(user), None).await;
        assert_eq!(response.status_and_code(), expected, "{path} {user}");
        if expected == "403" {
            assert!(response.body.is_empty(), "{path}");
        }
        if expected == "200" {
            assert_eq!(response.json(), json!(false));
        }
    }
    let body = server
        .get_json(&format!("{REQUEST_PATH}/{standard}"), &server.person(20001))
        .await;
    assert_eq!(
        (&body["status"], &body["escalated"]),
        (&json!("New"), &json!(false))
    );
}

#[tokio::test]
async fn scopes_and_levels_of_decisions() {
    let server = TestServer::new();
    let path = |decision: &str| format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/{decision}");
    let no_scope = server.person_with(20001, 3, "openid");
    for decision in ["approve", "escalate"] {
        assert_eq!(
            server.post_status(&path(decision), &no_scope, None).await,
            "403"
        );
    }
    let low = server.person_with(20001, 2, PORTAL_SCOPES);
    for decision in ["approve", "reject"] {
        assert_eq!(server.post_status(&path(decision), &low, None).await, "403");
    }
    // Rejecting needs no scope.
    assert_eq!(
        server
            .post(&path("reject"), &no_scope, None)
            .await
            .expect(200),
        json!(true)
    );
}

/// Fifty at once, half to approve and half to reject: exactly one wins.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_decisions_exactly_one_wins() {
    let server = std::sync::Arc::new(TestServer::new());
    let person = server.person(20001);
    for (kind, party, id) in [
        ("", CUSTOMER, STANDARD_REQUEST),
        ("/agent", AUDITOR, AGENT_REQUEST),
    ] {
        let calls = (0..50).map(|n| {
            let (server, person) = (server.clone(), person.clone());
            let decision = if n % 2 == 0 { "approve" } else { "reject" };
            tokio::spawn(async move {
                let path = format!("{REQUEST_PATH}{kind}/{party}/{id}/{decision}");
                (decision, server.post_status(&path, &person, None).await)
            })
        });
        let calls: Vec<_> = calls.collect();
        let (mut winners, mut late) = (Vec::new(), 0);
        for call in calls {
            match call.await.unwrap() {
                (decision, outcome) if outcome == "200" => winners.push(decision),
                (_, outcome) => {
                    assert_eq!(outcome, "409 AUTH-00013");
                    late += 1;
                }
            }
        }
        assert_eq!((winners.len(), late), (1, 49));
        let body = server
            .get_json(&format!("{REQUEST_PATH}{kind}/{id}"), &person)
            .await;
        let exists = server
            .get(&format!("{SYSTEM_USER_PATH}/{party}/{id}"), &person)
            .await
            .status
            == 200;
        let approved = winners == ["approve"];
        assert_eq!(
            body["status"],
            if approved { "Accepted" } else { "Rejected" }
        );
        assert_eq!(exists, approved);
    }
}

#[tokio::test]
async fn a_system_that_left_the_register_cannot_be_approved() {
    let server = TestServer::new();
    let path = format!("{}/vendor/991825827_smartcloud", REGISTER_PATH);
    server
        .delete(&path, &server.vendor(SMARTCLOUD))
        .await
        .expect(200);
    let path = format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/approve");
    let response = server.post(&path, &server.person(20001), None).await;
    assert_eq!(response.status_and_code(), "404 AUTH-00011");
}

/// Two requests with the same keys, one of each kind: the second approval would give a second system
/// user for the same keys.
#[tokio::test]
async fn no_second_system_user_for_the_same_keys() {
    let server = TestServer::new();
    let (vendor, person) = (server.vendor(SUPERREGNSKAP), server.person(20001));
    let body = superregnskap_request("same");
    let agent = server
        .post(
            &format!("{REQUEST_PATH}/vendor/agent"),
            &vendor,
            Some(body.clone()),
        )
        .await;
    let package = json!([{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]);
    let body = with_member(body, "accessPackages", package);
    let standard = server
        .post(&format!("{REQUEST_PATH}/vendor"), &vendor, Some(body))
        .await;
    let (agent, standard) = (id_of(&agent.expect(201)), id_of(&standard.expect(201)));
    let path = format!("{REQUEST_PATH}/agent/{AUDITOR}/{agent}/approve");
    server.post(&path, &person, None).await.expect(200);
    let path = format!("{REQUEST_PATH}/{AUDITOR}/{standard}/approve");
    assert_eq!(
        server.post_status(&path, &person, None).await,
        "400 AUTH-00004"
    );
}
