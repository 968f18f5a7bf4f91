//! Change requests, both sides (platform.md, sections 0.4, 1.6 and 2.3).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use fullmakt_platform::{
    seed::{AGENT_SYSTEM_USER, CHANGE_REQUEST, STANDARD_SYSTEM_USER},
    store::{
        assignments::{self, Relation},
        parties,
    },
};
use serde_json::{Value, json};
use std::collections::HashSet;
use support::{
    AUDITOR, Bench, CHANGE, CUSTOMER, PORTAL_SCOPES, SMARTCLOUD, SUPERREGNSKAP, SYSTEM_USER, id_of,
    with,
};
use uuid::Uuid;

fn ask(correlation_id: Uuid, system_user: Uuid) -> String {
    format!("{CHANGE}/vendor?Correlation-Id={correlation_id}&system-user-id={system_user}")
}

fn package(name: &str) -> Value {
    json!([{"urn": format!("urn:altinn:accesspackage:{name}")}])
}

fn right(name: &str) -> Value {
    json!([{"resource": [{"id": "urn:altinn:resource", "value": name}]}])
}

/// Adds the package that the seeded system user lacks.
fn add_package() -> Value {
    json!({"requiredAccessPackages": package("skattegrunnlag"),
           "redirectUrl": "https://smartcloudxxxx/receipt"})
}

#[tokio::test]
async fn a_new_change_request() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let id = Uuid::from_u128(1);
    let reply = bench
        .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(add_package()))
        .await;
    assert!(reply.headers.contains_key("location"));
    let body = reply.expect(201);
    assert_eq!(id_of(&body), id.to_string());
    assert_eq!(
        body["confirmUrl"],
        format!(
            "http://localhost:8080/accessmanagement/ui/systemuser/changerequest?id={id}&DONTCHOOSEREPORTEE=true"
        )
    );
    assert_eq!(body["status"], "New");
    assert_eq!(body["systemUserId"], STANDARD_SYSTEM_USER.to_string());
    assert_eq!(
        (&body["partyOrgNo"], &body["externalRef"]),
        (&json!("314248295"), &json!("hovedkontor"))
    );
    assert_eq!(body["unwantedRights"], json!([]));
    for absent in ["escalated", "integrationTitle", "partyId", "partyUuid"] {
        assert!(body.get(absent).is_none(), "{absent}");
    }
    // The same correlation id gives the old one, whatever the body says.
    let other = json!({"requiredRights": right("nothing")});
    let again = bench
        .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(other))
        .await;
    assert_eq!(again.expect(200), body);
    let read = bench
        .get(&format!("{CHANGE}/vendor/{id}"), &vendor)
        .await
        .expect(200);
    assert_eq!(read, body);
    // By external reference the newest, with its lists filled (section 0.4 o).
    let path = format!("{CHANGE}/vendor/byexternalref/991825827_smartcloud/314248295/hovedkontor");
    assert_eq!(bench.get(&path, &vendor).await.expect(200), body);
}

#[tokio::test]
async fn nothing_to_change() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let id = Uuid::from_u128(2);
    for body in [
        json!({}),
        json!({"requiredRights": [], "unwantedRights": null}),
    ] {
        let body = bench
            .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(body))
            .await
            .expect(200);
        assert_eq!(
            (&body["status"], &body["confirmUrl"]),
            (&json!("NoChangeNeeded"), &json!(""))
        );
    }
    let read = bench.get(&format!("{CHANGE}/vendor/{id}"), &vendor).await;
    assert_eq!(read.outcome(), "404 AUTH-00010");
}

#[tokio::test]
async fn what_creation_refuses() {
    let bench = Bench::new();
    let (own, id) = (STANDARD_SYSTEM_USER, Uuid::from_u128(3));
    let nothing = Uuid::from_u128(4);
    let table = [
        (SMARTCLOUD, ask(Uuid::nil(), own), add_package(), "400"),
        (SMARTCLOUD, ask(own, own), add_package(), "400"),
        (
            SMARTCLOUD,
            format!("{CHANGE}/vendor?system-user-id={own}"),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            format!("{CHANGE}/vendor?correlation-id=x&system-user-id={own}"),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            ask(id, nothing),
            add_package(),
            "404 AUTH-00015",
        ),
        (
            SUPERREGNSKAP,
            ask(id, AGENT_SYSTEM_USER),
            add_package(),
            "404 AUTH-00015",
        ),
        (SUPERREGNSKAP, ask(id, own), add_package(), "401"),
        (
            SMARTCLOUD,
            ask(id, own),
            with(add_package(), "redirectUrl", json!("https://evil.example")),
            "400 AUTH-00021",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            with(add_package(), "requiredRights", right("nothing")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            with(add_package(), "unwantedRights", right("nothing")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            json!({"requiredAccessPackages": package("jordbruk")}),
            "400 AUTH-00063",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            json!({"unwantedAccessPackages": package("jordbruk")}),
            "400 AUTH-00063",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            json!({"requiredRights": 1}),
            "400",
        ),
    ];
    for (vendor, path, body, expected) in table {
        let reply = bench
            .post(&path, &bench.vendor(vendor), Some(body.clone()))
            .await;
        assert_eq!(reply.outcome(), expected, "{path} {body}");
    }
    let plain = bench
        .post(
            &ask(own, own),
            &bench.vendor(SMARTCLOUD),
            Some(add_package()),
        )
        .await;
    assert!(
        plain.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
    let scope = bench.vendor_with(SMARTCLOUD, PORTAL_SCOPES);
    assert_eq!(
        bench
            .post(&ask(id, own), &scope, Some(add_package()))
            .await
            .outcome(),
        "403"
    );
    assert_eq!(
        bench
            .post(&ask(id, own), "", Some(add_package()))
            .await
            .outcome(),
        "401"
    );
}

#[tokio::test]
async fn withdrawn_and_listed() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let mut made: HashSet<String> = HashSet::from([CHANGE_REQUEST.to_string()]);
    for n in 0..120 {
        let id = Uuid::from_u128(0x1000_0000_0000_0000_0000_0000_0000_0000 * (n % 16) + n + 1);
        bench
            .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(add_package()))
            .await
            .expect(201);
        made.insert(id.to_string());
    }
    let (mut read, mut next) = (
        HashSet::new(),
        format!("{CHANGE}/vendor/bysystem/991825827_smartcloud"),
    );
    loop {
        let page = bench.get(&next, &vendor).await.expect(200);
        for row in page["data"].as_array().unwrap() {
            assert!(row.get("confirmUrl").is_none());
            assert!(read.insert(id_of(row)), "a row came twice");
        }
        let Some(address) = page["links"].get("next") else {
            break;
        };
        next = address
            .as_str()
            .unwrap()
            .replace("http://localhost:8080", "");
    }
    assert_eq!(read, made);

    let path = format!("{CHANGE}/vendor/{CHANGE_REQUEST}");
    let other = bench.vendor(SUPERREGNSKAP);
    assert_eq!(bench.get(&path, &other).await.outcome(), "404 AUTH-00011");
    assert_eq!(
        bench.delete(&path, &other).await.outcome(),
        "404 AUTH-00011"
    );
    assert_eq!(bench.delete(&path, &vendor).await.status, 202);
    assert_eq!(
        bench.delete(&path, &vendor).await.outcome(),
        "404 AUTH-00010"
    );
    let read = bench
        .get(&format!("{CHANGE}/{CHANGE_REQUEST}"), &bench.person(20001))
        .await;
    assert_eq!(read.outcome(), "404 AUTH-00010");
    // Its id stays the name of what was.
    let again = bench
        .post(
            &ask(CHANGE_REQUEST, STANDARD_SYSTEM_USER),
            &vendor,
            Some(add_package()),
        )
        .await;
    assert_eq!(again.outcome(), "409 AUTH-00061");
}

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
    let given = bench.platform.store.write(|change| {
        let person = parties::by_user_id(change, 20002)?.unwrap();
        let relation = Relation {
            from: CUSTOMER,
            to: person.party_id,
        };
        assignments::give(change, relation, "admai", 0)
    });
    given.unwrap();
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
    let path = format!("{}/vendor/991825827_smartcloud", support::REGISTER);
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
