//! Change requests, the approver's side (docs/contract/platform.md, sections 0.4 and 2.3).

use crate::{
    fixture::{add_package, change_request_path, package, right},
    support::{
        AUDITOR, CHANGE_REQUEST_PATH, CUSTOMER, REGISTER_PATH, SMARTCLOUD, SYSTEM_USER_PATH,
        TestServer,
    },
};
use fullmakt_platform::seed::{CHANGE_REQUEST, STANDARD_SYSTEM_USER};
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn who_reads_and_decides() {
    let server = TestServer::new();
    let director = server.person(20001);
    let path = format!("{CHANGE_REQUEST_PATH}/{CHANGE_REQUEST}");
    // A valid token is enough; no scope is asked for.
    let body = server
        .get_json(&path, &server.person_with(20001, 3, "openid"))
        .await;
    assert_eq!(body["partyId"], CUSTOMER);
    for absent in ["created", "timedOut", "confirmUrl", "escalated"] {
        assert!(body.get(absent).is_none(), "{absent}");
    }
    assert_eq!(body["requiredAccessPackages"], package("skattegrunnlag"));
    assert_eq!(body["unwantedRights"], right("ske-krav-og-betalinger"));
    let unknown = Uuid::from_u128(7);
    for (path, token, expected) in [
        (path.clone(), server.person(20002), "403 AUTH-00066"),
        (path.clone(), server.person(20004), "403 AUTH-00066"),
        (path.clone(), server.person(20005), "403 AUTH-00066"),
        (path.clone(), String::new(), "401"),
        (
            format!("{CHANGE_REQUEST_PATH}/{unknown}"),
            director.clone(),
            "404 AUTH-00010",
        ),
        (format!("{CHANGE_REQUEST_PATH}/x"), director.clone(), "400"),
        (
            format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}"),
            server.person(20005),
            "200",
        ),
        (
            format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}"),
            server.person(20002),
            "403",
        ),
        (
            format!("{CHANGE_REQUEST_PATH}/{AUDITOR}/{CHANGE_REQUEST}"),
            director.clone(),
            "404 AUTH-00010",
        ),
        (
            format!("{CHANGE_REQUEST_PATH}/x/{CHANGE_REQUEST}"),
            director.clone(),
            "400",
        ),
    ] {
        assert_eq!(server.get_status(&path, &token).await, expected, "{path}");
    }
    for decision in ["approve", "reject"] {
        for (party, id, user, expected) in [
            (CUSTOMER.to_string(), CHANGE_REQUEST, 20002, "403"),
            (CUSTOMER.to_string(), CHANGE_REQUEST, 20005, "403"),
            (AUDITOR.to_string(), CHANGE_REQUEST, 20001, "403 AUTH-00041"),
            (CUSTOMER.to_string(), unknown, 20001, "404 AUTH-00010"),
            ("x".to_owned(), CHANGE_REQUEST, 20001, "400"),
        ] {
            let path = format!("{CHANGE_REQUEST_PATH}/{party}/{id}/{decision}");
            let response = server.post(&path, &server.person(user), None).await;
            assert_eq!(response.status_and_code(), expected, "{path}");
        }
    }
    // There is no escalation.
    let path = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/escalate");
    assert_eq!(server.post(&path, &director, None).await.status, 404);
}

async fn held(server: &TestServer) -> (Value, Value) {
    let path = format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{STANDARD_SYSTEM_USER}/delegations");
    let body = server.get_json(&path, &server.person(20001)).await;
    (body["rights"].clone(), body["accessPackages"].clone())
}

#[tokio::test]
async fn approving_changes_what_the_system_user_holds() {
    let server = TestServer::new();
    let director = server.person(20001);
    let approve = async |id: Uuid| {
        let path = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{id}/approve");
        server.post(&path, &director, None).await
    };
    assert_eq!(
        held(&server).await,
        (right("ske-krav-og-betalinger"), json!([]))
    );
    assert_eq!(approve(CHANGE_REQUEST).await.expect(200), json!(true));
    assert_eq!(held(&server).await, (json!([]), package("skattegrunnlag")));
    assert_eq!(
        approve(CHANGE_REQUEST).await.status_and_code(),
        "409 AUTH-00013"
    );
    // And back, with a package that is held already and one thing named twice.
    let id = Uuid::from_u128(9);
    let twice = json!([
        right("ske-krav-og-betalinger")[0],
        right("ske-krav-og-betalinger")[0]
    ]);
    let body =
        json!({"requiredRights": twice, "requiredAccessPackages": package("skattegrunnlag")});
    let vendor = server.vendor(SMARTCLOUD);
    server
        .post(
            &change_request_path(id, STANDARD_SYSTEM_USER),
            &vendor,
            Some(body),
        )
        .await
        .expect(201);
    approve(id).await.expect(200);
    assert_eq!(
        held(&server).await,
        (right("ske-krav-og-betalinger"), package("skattegrunnlag"))
    );
    let read = server
        .get_json(&format!("{CHANGE_REQUEST_PATH}/vendor/{id}"), &vendor)
        .await;
    assert_eq!(read["status"], "Accepted");
}

#[tokio::test]
async fn rejecting_changes_nothing() {
    let server = TestServer::new();
    let before = held(&server).await;
    let path = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/reject");
    assert_eq!(
        server
            .post(&path, &server.person(20001), None)
            .await
            .expect(200),
        json!(true)
    );
    assert_eq!(held(&server).await, before);
    let read = server
        .get(
            &format!("{CHANGE_REQUEST_PATH}/{CHANGE_REQUEST}"),
            &server.person(20001),
        )
        .await;
    assert_eq!(read.expect(200)["status"], "Rejected");
}

/// A change of one half only would give what nobody has agreed to: either both or none.
#[tokio::test]
async fn who_cannot_give_it_changes_nothing() {
    let server = TestServer::new();
    server.give_role(20002, CUSTOMER, "admai");
    let manager = server.person(20002);
    let before = held(&server).await;
    // Access is there, so the packages are checked, on reading already.
    let read = format!("{CHANGE_REQUEST_PATH}/{CHANGE_REQUEST}");
    assert_eq!(server.get_status(&read, &manager).await, "400 AUTH-00053");
    let approve = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/approve");
    assert_eq!(
        server.post_status(&approve, &manager, None).await,
        "400 AUTH-00053"
    );
    assert_eq!(held(&server).await, before);
    // A package that the system user holds already is not checked.
    server
        .post(&approve, &server.person(20001), None)
        .await
        .expect(200);
    let id = Uuid::from_u128(11);
    let vendor = server.vendor(SMARTCLOUD);
    server
        .post(
            &change_request_path(id, STANDARD_SYSTEM_USER),
            &vendor,
            Some(add_package()),
        )
        .await
        .expect(201);
    server
        .get_json(&format!("{CHANGE_REQUEST_PATH}/{id}"), &manager)
        .await;
    let approve = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{id}/approve");
    server.post(&approve, &manager, None).await.expect(200);
}

#[tokio::test]
async fn when_time_is_over() {
    use fullmakt_domain::TimeoutMode::{Documented, Service};
    for (mode, status, decided) in [
        (Documented, "Timedout", "409 AUTH-00013"),
        (Service, "New", "200"),
    ] {
        let server = TestServer::with_options(|options| options.request_timeout_mode = mode);
        server.advance_days(11);
        let (director, vendor) = (server.person(20001), server.vendor(SMARTCLOUD));
        let read = server
            .get_json(
                &format!("{CHANGE_REQUEST_PATH}/{CHANGE_REQUEST}"),
                &director,
            )
            .await;
        assert_eq!(read["status"], status);
        let by_id = server
            .get_json(
                &format!("{CHANGE_REQUEST_PATH}/vendor/{CHANGE_REQUEST}"),
                &vendor,
            )
            .await;
        // Left empty there, and filled in the list (section 1.2).
        assert_eq!(by_id["timedOut"], false);
        // The correlation id is not free again.
        let again = server
            .post(
                &change_request_path(CHANGE_REQUEST, STANDARD_SYSTEM_USER),
                &vendor,
                Some(add_package()),
            )
            .await;
        assert_eq!(again.expect(200)["status"], status);
        let path = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/approve");
        assert_eq!(server.post_status(&path, &director, None).await, decided);
    }
}

#[tokio::test]
async fn when_system_user_or_system_is_gone() {
    let server = TestServer::new();
    let director = server.person(20001);
    let approve = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/approve");
    let path = format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{STANDARD_SYSTEM_USER}");
    server.delete(&path, &director).await.expect(202);
    assert_eq!(
        server.post_status(&approve, &director, None).await,
        "404 AUTH-00015"
    );
    server
        .get_json(
            &format!("{CHANGE_REQUEST_PATH}/{CHANGE_REQUEST}"),
            &director,
        )
        .await;

    let server = TestServer::new();
    let path = format!("{}/vendor/991825827_smartcloud", REGISTER_PATH);
    server
        .delete(&path, &server.vendor(SMARTCLOUD))
        .await
        .expect(200);
    assert_eq!(
        server
            .post_status(&approve, &server.person(20001), None)
            .await,
        "404 AUTH-00011"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_decisions_exactly_one_wins() {
    let server = std::sync::Arc::new(TestServer::new());
    let director = server.person(20001);
    let calls: Vec<_> = (0..50)
        .map(|n| {
            let (server, director) = (server.clone(), director.clone());
            let decision = if n % 2 == 0 { "approve" } else { "reject" };
            tokio::spawn(async move {
                let path = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{CHANGE_REQUEST}/{decision}");
                (decision, server.post_status(&path, &director, None).await)
            })
        })
        .collect();
    let mut winners = Vec::new();
    for call in calls {
        match call.await.unwrap() {
            (decision, outcome) if outcome == "200" => winners.push(decision),
            (_, outcome) => assert_eq!(outcome, "409 AUTH-00013"),
        }
    }
    assert_eq!(winners.len(), 1);
    let changed = held(&server).await.1 == package("skattegrunnlag");
    assert_eq!(changed, winners == ["approve"]);
}
