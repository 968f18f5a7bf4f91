//! Approving, rejecting and escalating (platform.md, sections 0.4 and 2.2).

use crate::support::{
    AUDITOR, Bench, CUSTOMER, PORTAL_SCOPES, REGISTER, REQUEST, SMARTCLOUD, SUPERREGNSKAP,
    SYSTEM_USER, id_of, superregnskap_request, with,
};
use fullmakt_platform::seed::{AGENT_REQUEST, STANDARD_REQUEST};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn approving_creates_the_system_user() {
    let bench = Bench::new();
    let person = bench.person(20001);
    for (kind, id, party, has_rights) in [
        ("", STANDARD_REQUEST, CUSTOMER, true),
        ("/agent", AGENT_REQUEST, AUDITOR, false),
    ] {
        let asked = bench
            .get(&format!("{REQUEST}{kind}/{id}"), &person)
            .await
            .expect(200);
        let approve = format!("{REQUEST}{kind}/{party}/{id}/approve");
        assert_eq!(
            bench.post(&approve, &person, None).await.expect(200),
            json!(true)
        );
        let user = bench
            .get(&format!("{SYSTEM_USER}/{party}/{id}"), &person)
            .await
            .expect(200);
        assert_eq!(user["id"], id.to_string());
        assert_eq!(user["accessPackages"], asked["accessPackages"]);
        assert_eq!(user.get("rights").is_some(), has_rights);
        assert_eq!(user.get("rights"), asked.get("rights"));
        assert_eq!(user["partyId"], party.to_string());
        assert_eq!(user["partyUuId"], asked["partyUuid"]);
        let seen = bench
            .get(&format!("{REQUEST}{kind}/{id}"), &person)
            .await
            .expect(200);
        assert_eq!(seen["status"], "Accepted");
        for decision in ["approve", "reject", "escalate"] {
            let path = format!("{REQUEST}{kind}/{party}/{id}/{decision}");
            let reply = bench.post(&path, &person, None).await;
            assert_eq!(reply.outcome(), "409 AUTH-00013", "{decision}");
        }
    }
}

/// Each row: kind, decision, party, id, user, outcome.
#[tokio::test]
async fn who_may_decide() {
    let bench = Bench::new();
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
        let path = format!("{REQUEST}{kind}/{party}/{id}/{decision}");
        let reply = bench.post(&path, &bench.person(user), None).await;
        assert_eq!(reply.outcome(), expected, "{path} {user}");
        if expected == "403" {
            assert!(reply.body.is_empty(), "{path}");
        }
        if expected == "200" {
            assert_eq!(reply.json(), json!(false));
        }
    }
    let body = bench
        .get(&format!("{REQUEST}/{standard}"), &bench.person(20001))
        .await
        .expect(200);
    assert_eq!(
        (&body["status"], &body["escalated"]),
        (&json!("New"), &json!(false))
    );
}

#[tokio::test]
async fn scopes_and_levels_of_decisions() {
    let bench = Bench::new();
    let path = |decision: &str| format!("{REQUEST}/{CUSTOMER}/{STANDARD_REQUEST}/{decision}");
    for decision in ["approve", "reject", "escalate"] {
        assert_eq!(bench.post(&path(decision), "", None).await.outcome(), "401");
    }
    let no_scope = bench.person_with(20001, 3, "openid");
    for decision in ["approve", "escalate"] {
        assert_eq!(
            bench.post(&path(decision), &no_scope, None).await.outcome(),
            "403"
        );
    }
    let low = bench.person_with(20001, 2, PORTAL_SCOPES);
    for decision in ["approve", "reject"] {
        assert_eq!(
            bench.post(&path(decision), &low, None).await.outcome(),
            "403"
        );
    }
    // Rejecting needs no scope.
    assert_eq!(
        bench
            .post(&path("reject"), &no_scope, None)
            .await
            .expect(200),
        json!(true)
    );
}

/// Fifty at once, half to approve and half to reject: exactly one wins.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_decisions_exactly_one_wins() {
    let bench = std::sync::Arc::new(Bench::new());
    let person = bench.person(20001);
    for (kind, party, id) in [
        ("", CUSTOMER, STANDARD_REQUEST),
        ("/agent", AUDITOR, AGENT_REQUEST),
    ] {
        let calls = (0..50).map(|n| {
            let (bench, person) = (bench.clone(), person.clone());
            let decision = if n % 2 == 0 { "approve" } else { "reject" };
            tokio::spawn(async move {
                let path = format!("{REQUEST}{kind}/{party}/{id}/{decision}");
                (decision, bench.post(&path, &person, None).await.outcome())
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
        let body = bench
            .get(&format!("{REQUEST}{kind}/{id}"), &person)
            .await
            .expect(200);
        let exists = bench
            .get(&format!("{SYSTEM_USER}/{party}/{id}"), &person)
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
    let bench = Bench::new();
    let path = format!("{}/vendor/991825827_smartcloud", REGISTER);
    bench
        .delete(&path, &bench.vendor(SMARTCLOUD))
        .await
        .expect(200);
    let path = format!("{REQUEST}/{CUSTOMER}/{STANDARD_REQUEST}/approve");
    let reply = bench.post(&path, &bench.person(20001), None).await;
    assert_eq!(reply.outcome(), "404 AUTH-00011");
}

/// Two requests with the same keys, one of each kind: the second approval would give a second system
/// user for the same keys.
#[tokio::test]
async fn no_second_system_user_for_the_same_keys() {
    let bench = Bench::new();
    let (vendor, person) = (bench.vendor(SUPERREGNSKAP), bench.person(20001));
    let body = superregnskap_request("same");
    let agent = bench
        .post(
            &format!("{REQUEST}/vendor/agent"),
            &vendor,
            Some(body.clone()),
        )
        .await;
    let package = json!([{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]);
    let body = with(body, "accessPackages", package);
    let standard = bench
        .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
        .await;
    let (agent, standard) = (id_of(&agent.expect(201)), id_of(&standard.expect(201)));
    let path = format!("{REQUEST}/agent/{AUDITOR}/{agent}/approve");
    bench.post(&path, &person, None).await.expect(200);
    let path = format!("{REQUEST}/{AUDITOR}/{standard}/approve");
    assert_eq!(
        bench.post(&path, &person, None).await.outcome(),
        "400 AUTH-00004"
    );
}
