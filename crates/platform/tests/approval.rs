//! Standard and agent requests, the approver's side (platform.md, sections 0.4, 2.1 and 2.2).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use fullmakt_platform::{
    seed::{AGENT_REQUEST, STANDARD_REQUEST},
    store::{
        assignments::{self, Relation},
        parties,
    },
};
use serde_json::{Value, json};
use std::collections::HashSet;
use support::{
    ACCOUNTANT, AUDITOR, Bench, CUSTOMER, PORTAL_SCOPES, REQUEST, SMARTCLOUD, SUPERREGNSKAP,
    SYSTEM_USER, id_of, smartcloud_request, superregnskap_request, with,
};
use uuid::Uuid;

/// Gives a seeded person a role in a party.
fn give(bench: &Bench, user_id: i32, party: i32, role: &str) {
    let store = &bench.platform.store;
    let given = store.write(|change| {
        let person = parties::by_user_id(change, user_id)?.unwrap();
        let relation = Relation {
            from: party,
            to: person.party_id,
        };
        assignments::give(change, relation, role, 0)
    });
    given.unwrap();
}

/// The outcomes of section 2.1, one row each.
#[tokio::test]
async fn who_reads_what() {
    let bench = Bench::new();
    let unknown = Uuid::from_u128(7);
    for (path, known, deciders, escalators) in [
        (
            REQUEST.to_owned(),
            STANDARD_REQUEST,
            vec![20001],
            vec![20002, 20005],
        ),
        (
            format!("{REQUEST}/agent"),
            AGENT_REQUEST,
            vec![20001],
            vec![20002],
        ),
    ] {
        let read =
            async |id: String, token: String| bench.get(&format!("{path}/{id}"), &token).await;
        for (users, may_not_decide) in [(deciders, false), (escalators, true)] {
            for user in users {
                let body = read(known.to_string(), bench.person(user))
                    .await
                    .expect(200);
                assert_eq!(
                    body["userMayEscalateButNotApprove"], may_not_decide,
                    "{user}"
                );
                assert_eq!(body["id"], known.to_string());
                assert!(body["partyId"].is_i64() && body["partyUuid"].is_string());
            }
        }
        for (id, token, expected) in [
            (known.to_string(), bench.person(20004), "403 AUTH-00066"),
            (known.to_string(), bench.person(20003), "403 AUTH-00066"),
            (known.to_string(), String::new(), "401"),
            (known.to_string(), "a.b.c".to_owned(), "401"),
            (
                known.to_string(),
                bench.person_with(20001, 3, "openid"),
                "403",
            ),
            (
                known.to_string(),
                bench.vendor_with(SMARTCLOUD, PORTAL_SCOPES),
                "403 AUTH-00066",
            ),
            (unknown.to_string(), bench.person(20001), "404 AUTH-00010"),
            ("no-uuid".to_owned(), bench.person(20001), "400"),
        ] {
            let reply = read(id.clone(), token).await;
            assert_eq!(reply.outcome(), expected, "{id}");
            if matches!(expected, "401" | "403") {
                assert!(reply.body.is_empty());
            }
        }
        // Below level 3 nobody decides; a relation remains one.
        let low = read(
            known.to_string(),
            bench.person_with(20001, 2, PORTAL_SCOPES),
        )
        .await;
        assert_eq!(low.expect(200)["userMayEscalateButNotApprove"], true);
        let deleted = format!("{REQUEST}/vendor/{known}");
        let vendor = if known == AGENT_REQUEST {
            SUPERREGNSKAP
        } else {
            SMARTCLOUD
        };
        assert_eq!(
            bench.delete(&deleted, &bench.vendor(vendor)).await.status,
            202
        );
        let gone = read(known.to_string(), bench.person(20001)).await;
        assert_eq!(gone.outcome(), "404 AUTH-00010");
    }
    // The path tells the kind.
    let path = format!("{REQUEST}/agent/{STANDARD_REQUEST}");
    assert_eq!(
        bench.get(&path, &bench.person(20001)).await.outcome(),
        "404 AUTH-00010"
    );
}

#[tokio::test]
async fn an_organisation_that_left_the_register() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let body = with(smartcloud_request("gone"), "partyOrgNo", json!("312605074"));
    let body = bench
        .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
        .await
        .expect(201);
    let taken = bench.platform.store.write(|change| {
        change
            .execute_batch(
                "DELETE FROM assignment WHERE from_party = 51000005; \
                 DELETE FROM party WHERE org_number = '312605074'",
            )
            .map_err(fullmakt_platform::store::StoreError::from)
    });
    taken.unwrap();
    let reply = bench
        .get(&format!("{REQUEST}/{}", id_of(&body)), &bench.person(20001))
        .await;
    assert_eq!(reply.outcome(), "400 AUTH-00000");
}

#[tokio::test]
async fn a_session_cookie_is_as_good_as_a_bearer_token() {
    let bench = Bench::new();
    let call = |headers: Vec<(&'static str, String)>| {
        let mut request = axum::http::Request::get(format!("{REQUEST}/{STANDARD_REQUEST}"));
        for (name, value) in headers {
            request = request.header(name, value);
        }
        bench.send(request.body(axum::body::Body::empty()).unwrap())
    };
    let cookie = format!("a=b; AltinnStudioRuntime={}", bench.person(20001));
    assert_eq!(call(vec![("cookie", cookie.clone())]).await.status, 200);
    // The Bearer token comes first, valid or not.
    let bearer = "Bearer wrong".to_owned();
    let both = vec![("authorization", bearer), ("cookie", cookie.clone())];
    assert_eq!(call(both).await.status, 401);
    // Other schemes are no Bearer token.
    let basic = vec![
        ("authorization", "Basic eA==".to_owned()),
        ("cookie", cookie),
    ];
    assert_eq!(call(basic).await.status, 200);
}

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

#[tokio::test]
async fn escalating_and_the_pending_lists() {
    let bench = Bench::new();
    let (employee, director) = (bench.person(20002), bench.person(20001));
    let standard = format!("{REQUEST}/{CUSTOMER}/314248295/pending");
    let agent = format!("{REQUEST}/agent/{AUDITOR}/310495670/pending");
    let ids = async |path: &str| -> Vec<String> {
        let rows = bench.get(path, &director).await.expect(200);
        rows.as_array().unwrap().iter().map(id_of).collect()
    };
    // Standard: every New one. Agent: only what somebody has passed on.
    assert_eq!(ids(&standard).await, [STANDARD_REQUEST.to_string()]);
    assert!(ids(&agent).await.is_empty());
    for (kind, party, id) in [
        ("", CUSTOMER, STANDARD_REQUEST),
        ("/agent", AUDITOR, AGENT_REQUEST),
    ] {
        let path = format!("{REQUEST}{kind}/{party}/{id}/escalate");
        // Passing on twice changes nothing; who may decide may pass on too.
        for token in [&employee, &employee, &director] {
            assert_eq!(
                bench.post(&path, token, None).await.expect(200),
                json!(true)
            );
        }
        let body = bench
            .get(&format!("{REQUEST}{kind}/{id}"), &director)
            .await
            .expect(200);
        assert_eq!(
            (&body["status"], &body["escalated"]),
            (&json!("New"), &json!(true))
        );
    }
    assert_eq!(ids(&agent).await, [AGENT_REQUEST.to_string()]);
    let row = bench.get(&standard, &director).await.expect(200)[0].clone();
    assert_eq!(row["escalated"], true);
    assert!(row.get("confirmUrl").is_none());

    for (path, token, expected) in [
        (standard.clone(), &employee, "403"),
        (
            standard.clone(),
            &bench.person_with(20001, 3, "openid"),
            "403",
        ),
        (
            format!("{REQUEST}/{CUSTOMER}/310495670/pending"),
            &director,
            "403",
        ),
        (format!("{REQUEST}/x/314248295/pending"), &director, "400"),
        (standard.clone(), &String::new(), "401"),
    ] {
        assert_eq!(bench.get(&path, token).await.outcome(), expected, "{path}");
    }
    let reject = format!("{REQUEST}/{CUSTOMER}/{STANDARD_REQUEST}/reject");
    bench.post(&reject, &director, None).await.expect(200);
    assert!(ids(&standard).await.is_empty());
}

#[tokio::test]
async fn a_request_through_its_party() {
    let bench = Bench::new();
    let path = |party: &str, id: Uuid| format!("{REQUEST}/{party}/{id}");
    let own = CUSTOMER.to_string();
    for (path, user, expected) in [
        (path(&own, STANDARD_REQUEST), 20001, "200"),
        // Reading is enough here, and no scope is needed.
        (path(&own, STANDARD_REQUEST), 20005, "200"),
        (path(&own, STANDARD_REQUEST), 20002, "403"),
        (
            path(&AUDITOR.to_string(), STANDARD_REQUEST),
            20001,
            "404 AUTH-00010",
        ),
        (path(&own, Uuid::from_u128(7)), 20001, "404 AUTH-00010"),
        (path("x", STANDARD_REQUEST), 20001, "400"),
        (format!("{REQUEST}/{CUSTOMER}/x"), 20001, "400"),
        (
            format!("{REQUEST}/agent/{AUDITOR}/{AGENT_REQUEST}"),
            20001,
            "200",
        ),
        (
            format!("{REQUEST}/agent/{CUSTOMER}/{AGENT_REQUEST}"),
            20001,
            "404 AUTH-00010",
        ),
    ] {
        let token = bench.person_with(user, 3, "openid");
        assert_eq!(
            bench.get(&path, &token).await.outcome(),
            expected,
            "{path} {user}"
        );
    }
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
async fn an_approver_must_be_able_to_give_what_is_asked_for() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let access_manager = bench.person(20002);
    give(&bench, 20002, CUSTOMER, "admai");
    let ask = async |name: &str, body: Value| {
        let body = with(body, "externalRef", json!(name));
        id_of(
            &bench
                .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
                .await
                .expect(201),
        )
    };
    let approve = async |id: &str| {
        let path = format!("{REQUEST}/{CUSTOMER}/{id}/approve");
        bench.post(&path, &access_manager, None).await.outcome()
    };
    let base = smartcloud_request("x");
    let right = ask("right", with(base.clone(), "accessPackages", json!([]))).await;
    let package = ask("package", with(base.clone(), "rights", json!([]))).await;
    let both = ask("both", base).await;
    // Access manager without a role that gives anything: may decide, cannot give.
    let seen = bench
        .get(&format!("{REQUEST}/{both}"), &access_manager)
        .await
        .expect(200);
    assert_eq!(seen["userMayEscalateButNotApprove"], false);
    assert_eq!(approve(&right).await, "403 AUTH-00016");
    assert_eq!(approve(&package).await, "400 AUTH-00053");
    assert_eq!(approve(&both).await, "403 AUTH-00016");
    let path = format!("{SYSTEM_USER}/{CUSTOMER}/{both}");
    assert_eq!(bench.get(&path, &access_manager).await.status, 404);
    let seen = bench
        .get(&format!("{REQUEST}/{both}"), &access_manager)
        .await
        .expect(200);
    assert_eq!(seen["status"], "New");
    // Who cannot give may still refuse.
    let reject = format!("{REQUEST}/{CUSTOMER}/{right}/reject");
    bench.post(&reject, &access_manager, None).await.expect(200);
    // With a role that gives everything it works.
    give(&bench, 20002, CUSTOMER, "styreleder");
    assert_eq!(approve(&package).await, "200");
    assert_eq!(approve(&both).await, "200");
}

#[tokio::test]
async fn a_system_that_left_the_register_cannot_be_approved() {
    let bench = Bench::new();
    let path = format!("{}/vendor/991825827_smartcloud", support::REGISTER);
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

#[tokio::test]
async fn system_users_of_a_party() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let agents = format!("{SYSTEM_USER}/agent/{ACCOUNTANT}");
    let rows = bench.get(&agents, &director).await.expect(200);
    let titles: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["integrationTitle"])
        .collect();
    assert_eq!(titles, ["SuperRegnskap", "SuperRegnskap skatt"]);
    assert_eq!(rows[0]["userType"], "agent");
    // A client administrator sees the overview, and not access management.
    let administrator = bench.person(20003);
    bench.get(&agents, &administrator).await.expect(200);
    let own = format!("{SYSTEM_USER}/{ACCOUNTANT}");
    assert_eq!(bench.get(&own, &administrator).await.outcome(), "403");
    assert_eq!(bench.get(&own, &director).await.expect(200), json!([]));
    let head_office = fullmakt_platform::seed::STANDARD_SYSTEM_USER;
    let delegations = format!("{SYSTEM_USER}/{CUSTOMER}/{head_office}/delegations");
    let held = bench
        .get(&delegations, &bench.person(20005))
        .await
        .expect(200);
    assert_eq!(held["rights"].as_array().unwrap().len(), 1);
    assert_eq!(held["accessPackages"], json!([]));
    for (path, expected) in [
        (format!("{SYSTEM_USER}/{AUDITOR}/{head_office}"), "404"),
        (
            format!("{SYSTEM_USER}/{AUDITOR}/{head_office}/delegations"),
            "404 AUTH-00015",
        ),
        (format!("{SYSTEM_USER}/{CUSTOMER}/x"), "400"),
        (format!("{SYSTEM_USER}/x"), "400"),
        (format!("{SYSTEM_USER}/agent/x"), "400"),
    ] {
        assert_eq!(
            bench.get(&path, &director).await.outcome(),
            expected,
            "{path}"
        );
    }
}

#[tokio::test]
async fn deleting_system_users() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let agent = fullmakt_platform::seed::AGENT_SYSTEM_USER;
    let count = || {
        let store = &bench.platform.store;
        store
            .read(|conn| fullmakt_platform::store::clients::count(conn, agent))
            .unwrap()
    };
    assert_eq!(count(), 12);
    let uuid = |party: i32| {
        let store = &bench.platform.store;
        store
            .read(|conn| parties::by_id(conn, party))
            .unwrap()
            .unwrap()
            .uuid
    };
    let path = |party: i32, id: &Uuid, facilitator: &str| {
        format!("{SYSTEM_USER}/agent/{party}/{id}?facilitatorId={facilitator}")
    };
    let own = uuid(ACCOUNTANT).to_string();
    let head_office = fullmakt_platform::seed::STANDARD_SYSTEM_USER;
    for (path, token, expected) in [
        (path(ACCOUNTANT, &agent, &own), bench.person(20003), "403"),
        (
            path(ACCOUNTANT, &Uuid::nil(), &own),
            director.clone(),
            "404 AUTH-00015",
        ),
        (
            path(AUDITOR, &agent, &own),
            director.clone(),
            "403 AUTH-00024",
        ),
        (
            path(ACCOUNTANT, &agent, &uuid(AUDITOR).to_string()),
            director.clone(),
            "403 AUTH-00024",
        ),
        (
            path(CUSTOMER, &head_office, &uuid(CUSTOMER).to_string()),
            director.clone(),
            "400 AUTH-00034",
        ),
        (path(ACCOUNTANT, &agent, ""), director.clone(), "400"),
        // The other route counts rows, and finds none of an agent.
        (
            format!("{SYSTEM_USER}/{ACCOUNTANT}/{agent}"),
            director.clone(),
            "404",
        ),
        (
            format!("{SYSTEM_USER}/{CUSTOMER}/{head_office}"),
            bench.person(20005),
            "403",
        ),
    ] {
        assert_eq!(
            bench.delete(&path, &token).await.outcome(),
            expected,
            "{path}"
        );
    }
    let path = path(ACCOUNTANT, &agent, &own);
    assert_eq!(bench.delete(&path, &director).await.status, 200);
    assert_eq!(count(), 0);
    assert_eq!(
        bench.delete(&path, &director).await.outcome(),
        "404 AUTH-00015"
    );
    let standard = format!("{SYSTEM_USER}/{CUSTOMER}/{head_office}");
    assert_eq!(
        bench.delete(&standard, &director).await.expect(202),
        json!(1)
    );
    assert_eq!(
        bench.delete(&standard, &director).await.expect(404),
        json!(0)
    );
}

#[tokio::test]
async fn creating_a_system_user_oneself() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let path = format!("{SYSTEM_USER}/{AUDITOR}/create");
    let body = json!({"integrationTitle": " Mitt system ", "SYSTEMID": "991825827_smartcloud"});
    let user = bench
        .post(&path, &director, Some(body.clone()))
        .await
        .expect(200);
    assert_eq!(user["integrationTitle"], "Mitt system");
    assert_eq!(user["userType"], "standard");
    let read = format!("{SYSTEM_USER}/{AUDITOR}/{}", id_of(&user));
    let read = bench.get(&read, &director).await.expect(200);
    assert_eq!(read["rights"].as_array().unwrap().len(), 1);
    let titled = |id: &str| json!({"integrationTitle": "a", "systemId": id});
    for (party, token, body, expected) in [
        (AUDITOR, &director, Some(body), "400 AUTH-00004"),
        (AUDITOR, &director, Some(titled("none")), "404 AUTH-00011"),
        // Client packages come with a role; nobody gives them.
        (
            CUSTOMER,
            &director,
            Some(titled("312605031_SuperRegnskap")),
            "400 AUTH-00053",
        ),
        (ACCOUNTANT, &director, Some(json!({"systemId": "a"})), "400"),
        (ACCOUNTANT, &director, None, "400"),
        (
            ACCOUNTANT,
            &bench.person(20003),
            Some(titled("991825827_smartcloud")),
            "403",
        ),
    ] {
        let path = format!("{SYSTEM_USER}/{party}/create");
        assert_eq!(
            bench.post(&path, token, body.clone()).await.outcome(),
            expected,
            "{body:?}"
        );
    }
}

#[tokio::test]
async fn seeded_ids_are_the_same_at_every_start() {
    let ids = async || {
        let bench = Bench::new();
        let list = format!("{REQUEST}/vendor/bysystem/991825827_smartcloud");
        let page = bench
            .get(&list, &bench.vendor(SMARTCLOUD))
            .await
            .expect(200);
        page["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(id_of)
            .collect::<HashSet<_>>()
    };
    assert_eq!(ids().await, ids().await);
}

/// Whoever leads the accountant has the accountant's clients in the list of parties, and may pass a
/// client's request on; a client administrator there leads nothing.
#[tokio::test]
async fn a_relation_through_an_organisation_that_one_leads() {
    let bench = Bench::new();
    let store = &bench.platform.store;
    let client = store
        .read(|conn| parties::by_id(conn, 60_000_003))
        .unwrap()
        .unwrap();
    let number = client.org_number().unwrap();
    let body = with(smartcloud_request("led"), "partyOrgNo", json!(number));
    let vendor = bench.vendor(SMARTCLOUD);
    let body = bench
        .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
        .await
        .expect(201);
    let path = format!("{REQUEST}/{}", id_of(&body));
    let read = bench.get(&path, &bench.person(20001)).await.expect(200);
    assert_eq!(read["userMayEscalateButNotApprove"], true);
    assert_eq!(
        bench.get(&path, &bench.person(20003)).await.outcome(),
        "403 AUTH-00066"
    );
    let escalate = format!("{REQUEST}/{}/{}/escalate", client.party_id, id_of(&body));
    assert_eq!(
        bench
            .post(&escalate, &bench.person(20001), None)
            .await
            .expect(200),
        json!(true)
    );
}
