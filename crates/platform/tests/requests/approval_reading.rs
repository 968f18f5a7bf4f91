//! What approvers read (docs/contract/platform.md, section 2.1).

use crate::support::{
    AUDITOR, CUSTOMER, PORTAL_SCOPES, REQUEST_PATH, SMARTCLOUD, SUPERREGNSKAP, TestServer, id_of,
    smartcloud_request, with_member,
};
use fullmakt_platform::seed::{AGENT_REQUEST, STANDARD_REQUEST};
use fullmakt_platform::store::parties;
use serde_json::json;
use std::collections::HashSet;
use uuid::Uuid;

/// The outcomes of section 2.1, one row each.
#[tokio::test]
async fn who_reads_what() {
    let server = TestServer::new();
    let unknown = Uuid::from_u128(7);
    for (path, known, deciders, escalators) in [
        (
            REQUEST_PATH.to_owned(),
            STANDARD_REQUEST,
            vec![20001],
            vec![20002, 20005],
        ),
        (
            format!("{REQUEST_PATH}/agent"),
            AGENT_REQUEST,
            vec![20001],
            vec![20002],
        ),
    ] {
        let read =
            async |id: String, token: String| server.get(&format!("{path}/{id}"), &token).await;
        for (users, may_not_decide) in [(deciders, false), (escalators, true)] {
            for user in users {
                let body = read(known.to_string(), server.person(user))
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
            (known.to_string(), server.person(20004), "403 AUTH-00066"),
            (known.to_string(), server.person(20003), "403 AUTH-00066"),
            (known.to_string(), String::new(), "401"),
            (known.to_string(), "a.b.c".to_owned(), "401"),
            (
                known.to_string(),
                server.person_with(20001, 3, "openid"),
                "403",
            ),
            (
                known.to_string(),
                server.vendor_with(SMARTCLOUD, PORTAL_SCOPES),
                "403 AUTH-00066",
            ),
            (unknown.to_string(), server.person(20001), "404 AUTH-00010"),
            ("no-uuid".to_owned(), server.person(20001), "400"),
        ] {
            let response = read(id.clone(), token).await;
            assert_eq!(response.status_and_code(), expected, "{id}");
            if matches!(expected, "401" | "403") {
                assert!(response.body.is_empty());
            }
        }
        // Below level 3 nobody decides; a relation remains one.
        let low = read(
            known.to_string(),
            server.person_with(20001, 2, PORTAL_SCOPES),
        )
        .await;
        assert_eq!(low.expect(200)["userMayEscalateButNotApprove"], true);
        let deleted = format!("{REQUEST_PATH}/vendor/{known}");
        let vendor = if known == AGENT_REQUEST {
            SUPERREGNSKAP
        } else {
            SMARTCLOUD
        };
        assert_eq!(
            server.delete(&deleted, &server.vendor(vendor)).await.status,
            202
        );
        let gone = read(known.to_string(), server.person(20001)).await;
        assert_eq!(gone.status_and_code(), "404 AUTH-00010");
    }
    // The path tells the kind.
    let path = format!("{REQUEST_PATH}/agent/{STANDARD_REQUEST}");
    assert_eq!(
        server.get_status(&path, &server.person(20001)).await,
        "404 AUTH-00010"
    );
}

#[tokio::test]
async fn an_organisation_that_left_the_register() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let body = with_member(smartcloud_request("gone"), "partyOrgNo", json!("312605074"));
    let body = server.create_request(&vendor, body).await;
    let taken = server.platform.store.write(|change| {
        change
            .execute_batch(
                "DELETE FROM assignment WHERE from_party = 51000005; \
                 DELETE FROM party WHERE org_number = '312605074'",
            )
            .map_err(fullmakt_platform::store::StoreError::from)
    });
    taken.unwrap();
    let response = server
        .get(
            &format!("{REQUEST_PATH}/{}", id_of(&body)),
            &server.person(20001),
        )
        .await;
    assert_eq!(response.status_and_code(), "400 AUTH-00000");
}

#[tokio::test]
async fn a_session_cookie_is_as_good_as_a_bearer_token() {
    let server = TestServer::new();
    let path = format!("{REQUEST_PATH}/{STANDARD_REQUEST}");
    let call = async |headers: &[(&str, &str)]| server.request("GET", &path, headers, "").await;
    let session = format!("a=b; AltinnStudioRuntime={}", server.person(20001));
    let cookie = ("cookie", session.as_str());
    assert_eq!(call(&[cookie]).await.status, 200);
    // The Bearer token comes first, valid or not.
    let bearer = ("authorization", "Bearer wrong");
    assert_eq!(call(&[bearer, cookie]).await.status, 401);
    // Other schemes are no Bearer token.
    let basic = ("authorization", "Basic eA==");
    assert_eq!(call(&[basic, cookie]).await.status, 200);
}

#[tokio::test]
async fn escalating_and_the_pending_lists() {
    let server = TestServer::new();
    let (employee, director) = (server.person(20002), server.person(20001));
    let standard = format!("{REQUEST_PATH}/{CUSTOMER}/314248295/pending");
    let agent = format!("{REQUEST_PATH}/agent/{AUDITOR}/310495670/pending");
    let ids = async |path: &str| -> Vec<String> {
        let rows = server.get_json(path, &director).await;
        rows.as_array().unwrap().iter().map(id_of).collect()
    };
    // Standard: every New one. Agent: only what somebody has passed on.
    assert_eq!(ids(&standard).await, [STANDARD_REQUEST.to_string()]);
    assert!(ids(&agent).await.is_empty());
    for (kind, party, id) in [
        ("", CUSTOMER, STANDARD_REQUEST),
        ("/agent", AUDITOR, AGENT_REQUEST),
    ] {
        let path = format!("{REQUEST_PATH}{kind}/{party}/{id}/escalate");
        // Passing on twice changes nothing; who may decide may pass on too.
        for token in [&employee, &employee, &director] {
            assert_eq!(
                server.post(&path, token, None).await.expect(200),
                json!(true)
            );
        }
        let body = server
            .get_json(&format!("{REQUEST_PATH}{kind}/{id}"), &director)
            .await;
        assert_eq!(
            (&body["status"], &body["escalated"]),
            (&json!("New"), &json!(true))
        );
    }
    assert_eq!(ids(&agent).await, [AGENT_REQUEST.to_string()]);
    let row = server.get_json(&standard, &director).await[0].clone();
    assert_eq!(row["escalated"], true);
    assert!(row.get("confirmUrl").is_none());

    for (path, token, expected) in [
        (standard.clone(), &employee, "403"),
        (
            standard.clone(),
            &server.person_with(20001, 3, "openid"),
            "403",
        ),
        (
            format!("{REQUEST_PATH}/{CUSTOMER}/310495670/pending"),
            &director,
            "403",
        ),
        (
            format!("{REQUEST_PATH}/x/314248295/pending"),
            &director,
            "400",
        ),
        (standard.clone(), &String::new(), "401"),
    ] {
        assert_eq!(server.get_status(&path, token).await, expected, "{path}");
    }
    let reject = format!("{REQUEST_PATH}/{CUSTOMER}/{STANDARD_REQUEST}/reject");
    server.post(&reject, &director, None).await.expect(200);
    assert!(ids(&standard).await.is_empty());
}

#[tokio::test]
async fn a_request_through_its_party() {
    let server = TestServer::new();
    let path = |party: &str, id: Uuid| format!("{REQUEST_PATH}/{party}/{id}");
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
        (format!("{REQUEST_PATH}/{CUSTOMER}/x"), 20001, "400"),
        (
            format!("{REQUEST_PATH}/agent/{AUDITOR}/{AGENT_REQUEST}"),
            20001,
            "200",
        ),
        (
            format!("{REQUEST_PATH}/agent/{CUSTOMER}/{AGENT_REQUEST}"),
            20001,
            "404 AUTH-00010",
        ),
    ] {
        let token = server.person_with(user, 3, "openid");
        assert_eq!(
            server.get_status(&path, &token).await,
            expected,
            "{path} {user}"
        );
    }
}

/// Whoever leads the accountant has the accountant's clients in the list of parties, and may pass a
/// client's request on; a client administrator there leads nothing.
#[tokio::test]
async fn a_relation_through_an_organisation_that_one_leads() {
    let server = TestServer::new();
    let store = &server.platform.store;
    let client = store
        .read(|conn| parties::by_id(conn, 60_000_003))
        .unwrap()
        .unwrap();
    let number = client.org_number().unwrap();
    let body = with_member(smartcloud_request("led"), "partyOrgNo", json!(number));
    let vendor = server.vendor(SMARTCLOUD);
    let body = server.create_request(&vendor, body).await;
    let path = format!("{REQUEST_PATH}/{}", id_of(&body));
    let read = server.get_json(&path, &server.person(20001)).await;
    assert_eq!(read["userMayEscalateButNotApprove"], true);
    assert_eq!(
        server.get_status(&path, &server.person(20003)).await,
        "403 AUTH-00066"
    );
    let escalate = format!(
        "{REQUEST_PATH}/{}/{}/escalate",
        client.party_id,
        id_of(&body)
    );
    assert_eq!(
        server
            .post(&escalate, &server.person(20001), None)
            .await
            .expect(200),
        json!(true)
    );
}

#[tokio::test]
async fn seeded_ids_are_the_same_at_every_start() {
    let ids = async || {
        let server = TestServer::new();
        let list = format!("{REQUEST_PATH}/vendor/bysystem/991825827_smartcloud");
        let page = server.get_json(&list, &server.vendor(SMARTCLOUD)).await;
        page["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(id_of)
            .collect::<HashSet<_>>()
    };
    assert_eq!(ids().await, ids().await);
}
