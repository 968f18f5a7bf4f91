//! Change requests, the approver's side (platform.md, sections 0.4 and 2.3).

use crate::{
    scene::{add_package, ask, package, right},
    support::{AUDITOR, Bench, CHANGE, CUSTOMER, REGISTER, SMARTCLOUD, SYSTEM_USER},
};
use fullmakt_platform::seed::{CHANGE_REQUEST, STANDARD_SYSTEM_USER};
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn who_reads_and_decides() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let path = format!("{CHANGE}/{CHANGE_REQUEST}");
    // A valid token is enough; no scope is asked for.
    let body = bench
        .get(&path, &bench.person_with(20001, 3, "openid"))
        .await
        .expect(200);
    assert_eq!(body["partyId"], CUSTOMER);
    for absent in ["created", "timedOut", "confirmUrl", "escalated"] {
        assert!(body.get(absent).is_none(), "{absent}");
    }
    assert_eq!(body["requiredAccessPackages"], package("skattegrunnlag"));
    assert_eq!(body["unwantedRights"], right("ske-krav-og-betalinger"));
    let unknown = Uuid::from_u128(7);
    for (path, token, expected) in [
        (path.clone(), bench.person(20002), "403 AUTH-00066"),
        (path.clone(), bench.person(20004), "403 AUTH-00066"),
        (path.clone(), bench.person(20005), "403 AUTH-00066"),
        (path.clone(), String::new(), "401"),
        (
            format!("{CHANGE}/{unknown}"),
            director.clone(),
            "404 AUTH-00010",
        ),
        (format!("{CHANGE}/x"), director.clone(), "400"),
        (
            format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}"),
            bench.person(20005),
            "200",
        ),
        (
            format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}"),
            bench.person(20002),
            "403",
        ),
        (
            format!("{CHANGE}/{AUDITOR}/{CHANGE_REQUEST}"),
            director.clone(),
            "404 AUTH-00010",
        ),
        (
            format!("{CHANGE}/x/{CHANGE_REQUEST}"),
            director.clone(),
            "400",
        ),
    ] {
        assert_eq!(bench.get(&path, &token).await.outcome(), expected, "{path}");
    }
    for decision in ["approve", "reject"] {
        for (party, id, user, expected) in [
            (CUSTOMER.to_string(), CHANGE_REQUEST, 20002, "403"),
            (CUSTOMER.to_string(), CHANGE_REQUEST, 20005, "403"),
            (AUDITOR.to_string(), CHANGE_REQUEST, 20001, "403 AUTH-00041"),
            (CUSTOMER.to_string(), unknown, 20001, "404 AUTH-00010"),
            ("x".to_owned(), CHANGE_REQUEST, 20001, "400"),
        ] {
            let path = format!("{CHANGE}/{party}/{id}/{decision}");
            let reply = bench.post(&path, &bench.person(user), None).await;
            assert_eq!(reply.outcome(), expected, "{path}");
        }
    }
    // There is no escalation.
    let path = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/escalate");
    assert_eq!(bench.post(&path, &director, None).await.status, 404);
}

async fn held(bench: &Bench) -> (Value, Value) {
    let path = format!("{SYSTEM_USER}/{CUSTOMER}/{STANDARD_SYSTEM_USER}/delegations");
    let body = bench.get(&path, &bench.person(20001)).await.expect(200);
    (body["rights"].clone(), body["accessPackages"].clone())
}

#[tokio::test]
async fn approving_changes_what_the_system_user_holds() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let approve = async |id: Uuid| {
        let path = format!("{CHANGE}/{CUSTOMER}/{id}/approve");
        bench.post(&path, &director, None).await
    };
    assert_eq!(
        held(&bench).await,
        (right("ske-krav-og-betalinger"), json!([]))
    );
    assert_eq!(approve(CHANGE_REQUEST).await.expect(200), json!(true));
    assert_eq!(held(&bench).await, (json!([]), package("skattegrunnlag")));
    assert_eq!(approve(CHANGE_REQUEST).await.outcome(), "409 AUTH-00013");
    // And back, with a package that is held already and one thing named twice.
    let id = Uuid::from_u128(9);
    let twice = json!([
        right("ske-krav-og-betalinger")[0],
        right("ske-krav-og-betalinger")[0]
    ]);
    let body =
        json!({"requiredRights": twice, "requiredAccessPackages": package("skattegrunnlag")});
    let vendor = bench.vendor(SMARTCLOUD);
    bench
        .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(body))
        .await
        .expect(201);
    approve(id).await.expect(200);
    assert_eq!(
        held(&bench).await,
        (right("ske-krav-og-betalinger"), package("skattegrunnlag"))
    );
    let read = bench
        .get(&format!("{CHANGE}/vendor/{id}"), &vendor)
        .await
        .expect(200);
    assert_eq!(read["status"], "Accepted");
}

#[tokio::test]
async fn rejecting_changes_nothing() {
    let bench = Bench::new();
    let before = held(&bench).await;
    let path = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/reject");
    assert_eq!(
        bench
            .post(&path, &bench.person(20001), None)
            .await
            .expect(200),
        json!(true)
    );
    assert_eq!(held(&bench).await, before);
    let read = bench
        .get(&format!("{CHANGE}/{CHANGE_REQUEST}"), &bench.person(20001))
        .await;
    assert_eq!(read.expect(200)["status"], "Rejected");
}

/// A change of one half only would give what nobody has agreed to: either both or none.
#[tokio::test]
async fn who_cannot_give_it_changes_nothing() {
    let bench = Bench::new();
    bench.give_role(20002, CUSTOMER, "admai");
    let manager = bench.person(20002);
    let before = held(&bench).await;
    // Access is there, so the packages are checked, on reading already.
    let read = format!("{CHANGE}/{CHANGE_REQUEST}");
    assert_eq!(bench.get(&read, &manager).await.outcome(), "400 AUTH-00053");
    let approve = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/approve");
    assert_eq!(
        bench.post(&approve, &manager, None).await.outcome(),
        "400 AUTH-00053"
    );
    assert_eq!(held(&bench).await, before);
    // A package that the system user holds already is not checked.
    bench
        .post(&approve, &bench.person(20001), None)
        .await
        .expect(200);
    let id = Uuid::from_u128(11);
    let vendor = bench.vendor(SMARTCLOUD);
    bench
        .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(add_package()))
        .await
        .expect(201);
    bench
        .get(&format!("{CHANGE}/{id}"), &manager)
        .await
        .expect(200);
    let approve = format!("{CHANGE}/{CUSTOMER}/{id}/approve");
    bench.post(&approve, &manager, None).await.expect(200);
}

#[tokio::test]
async fn when_time_is_over() {
    use fullmakt_domain::TimeoutMode::{Documented, Service};
    for (mode, status, decided) in [
        (Documented, "Timedout", "409 AUTH-00013"),
        (Service, "New", "200"),
    ] {
        let bench = Bench::with(|options| options.request_timeout_mode = mode);
        bench.pass_days(11);
        let (director, vendor) = (bench.person(20001), bench.vendor(SMARTCLOUD));
        let read = bench
            .get(&format!("{CHANGE}/{CHANGE_REQUEST}"), &director)
            .await
            .expect(200);
        assert_eq!(read["status"], status);
        let by_id = bench
            .get(&format!("{CHANGE}/vendor/{CHANGE_REQUEST}"), &vendor)
            .await
            .expect(200);
        // Left empty there, and filled in the list (section 1.2).
        assert_eq!(by_id["timedOut"], false);
        // The correlation id is not free again.
        let again = bench
            .post(
                &ask(CHANGE_REQUEST, STANDARD_SYSTEM_USER),
                &vendor,
                Some(add_package()),
            )
            .await;
        assert_eq!(again.expect(200)["status"], status);
        let path = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/approve");
        assert_eq!(bench.post(&path, &director, None).await.outcome(), decided);
    }
}

#[tokio::test]
async fn when_system_user_or_system_is_gone() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let approve = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/approve");
    let path = format!("{SYSTEM_USER}/{CUSTOMER}/{STANDARD_SYSTEM_USER}");
    bench.delete(&path, &director).await.expect(202);
    assert_eq!(
        bench.post(&approve, &director, None).await.outcome(),
        "404 AUTH-00015"
    );
    bench
        .get(&format!("{CHANGE}/{CHANGE_REQUEST}"), &director)
        .await
        .expect(200);

    let bench = Bench::new();
    let path = format!("{}/vendor/991825827_smartcloud", REGISTER);
    bench
        .delete(&path, &bench.vendor(SMARTCLOUD))
        .await
        .expect(200);
    assert_eq!(
        bench
            .post(&approve, &bench.person(20001), None)
            .await
            .outcome(),
        "404 AUTH-00011"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_decisions_exactly_one_wins() {
    let bench = std::sync::Arc::new(Bench::new());
    let director = bench.person(20001);
    let calls: Vec<_> = (0..50)
        .map(|n| {
            let (bench, director) = (bench.clone(), director.clone());
            let decision = if n % 2 == 0 { "approve" } else { "reject" };
            tokio::spawn(async move {
                let path = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/{decision}");
                (decision, bench.post(&path, &director, None).await.outcome())
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
    let changed = held(&bench).await.1 == package("skattegrunnlag");
    assert_eq!(changed, winners == ["approve"]);
}
