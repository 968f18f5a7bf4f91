//! Standard and agent requests, the vendor's side (platform.md, sections 1.1 to 1.5).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use serde_json::{Value, json};
use std::collections::HashSet;
use support::{
    Bench, CUSTOMER, PORTAL_SCOPES, REQUEST, SMARTCLOUD, SUPERREGNSKAP, SYSTEM_USER, id_of,
    smartcloud_request, superregnskap_request, with,
};

const WRITE: &str = "altinn:authentication/systemuser.request.write";
const READ: &str = "altinn:authentication/systemuser.request.read";

fn members(body: &Value) -> HashSet<&str> {
    body.as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[tokio::test]
async fn a_new_standard_request() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let reply = bench
        .post(
            &format!("{REQUEST}/vendor"),
            &vendor,
            Some(smartcloud_request("a")),
        )
        .await;
    let location = reply.headers["location"].to_str().unwrap().to_owned();
    let body = reply.expect(201);
    let id = id_of(&body);
    assert_eq!(location, format!("http://localhost:8080{REQUEST}/{id}"));
    assert_eq!(
        body["confirmUrl"],
        format!(
            "http://localhost:8080/accessmanagement/ui/systemuser/request?id={id}&DONTCHOOSEREPORTEE=true"
        )
    );
    assert_eq!(body["status"], "New");
    assert_eq!(body["integrationTitle"], "SmartCloud");
    assert_eq!(body["escalated"], false);
    assert_eq!(body["timedOut"], false);
    assert!(body["created"].as_str().unwrap().starts_with("20"));
    assert_eq!(
        members(&body),
        HashSet::from([
            "id",
            "integrationTitle",
            "externalRef",
            "systemId",
            "partyOrgNo",
            "rights",
            "accessPackages",
            "status",
            "redirectUrl",
            "confirmUrl",
            "escalated",
            "created",
            "timedOut",
        ])
    );
}

#[tokio::test]
async fn both_agent_paths_do_the_same() {
    let bench = Bench::new();
    let vendor = bench.vendor(SUPERREGNSKAP);
    let mut seen = Vec::new();
    for (path, reference) in [
        (format!("{REQUEST}/vendor/agent"), "a"),
        (format!("{SYSTEM_USER}/agent/request"), "b"),
    ] {
        // Rights do not exist for agents: given or not, they are ignored (section 0.4, row 13).
        let body = with(
            superregnskap_request(reference),
            "rights",
            json!([{"resource": []}]),
        );
        let reply = bench.post(&path, &vendor, Some(body)).await;
        assert!(reply.headers.contains_key("location"));
        let body = reply.expect(201);
        assert!(body.get("rights").is_none());
        let page = format!("/agentrequest?id={}", id_of(&body));
        assert!(body["confirmUrl"].as_str().unwrap().contains(&page));
        seen.push(with(
            with(with(body, "id", Value::Null), "confirmUrl", Value::Null),
            "externalRef",
            Value::Null,
        ));
    }
    assert_eq!(
        with(seen[0].clone(), "created", Value::Null),
        with(seen[1].clone(), "created", Value::Null)
    );
}

#[tokio::test]
async fn defaults_of_title_and_reference() {
    let bench = Bench::new();
    let vendor = bench.vendor(SUPERREGNSKAP);
    let body = with(superregnskap_request("x"), "externalRef", json!("  "));
    let body = with(body, "partyOrgNo", json!(" 312605074 "));
    let body = with(body, "integrationTitle", json!(""));
    let path = format!("{REQUEST}/vendor/agent");
    let body = bench.post(&path, &vendor, Some(body)).await.expect(201);
    assert_eq!(body["externalRef"], "312605074");
    assert_eq!(body["integrationTitle"], "SuperRegnskap");
}

/// Each row breaks one rule; rows above it in the order of section 1.3 are in order.
#[tokio::test]
async fn what_creation_refuses() {
    let bench = Bench::new();
    let base = smartcloud_request("refused");
    let agent = superregnskap_request("refused");
    let package = |name: &str| json!([{"urn": format!("urn:altinn:accesspackage:{name}")}]);
    let right =
        |value: &str| json!([{"resource": [{"id": "urn:altinn:resource", "value": value}]}]);
    let none = || {
        with(
            with(base.clone(), "rights", Value::Null),
            "accessPackages",
            Value::Null,
        )
    };
    let superregnskap_standard = |packages| {
        let body = with(base.clone(), "systemId", json!("312605031_SuperRegnskap"));
        let body = with(body, "redirectUrl", Value::Null);
        with(
            with(body, "rights", Value::Null),
            "accessPackages",
            packages,
        )
    };
    let table = [
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "externalRef", json!("hovedkontor")),
            "400 AUTH-00004",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "systemId", json!("991825827_unknown")),
            "404 AUTH-00011",
        ),
        (SUPERREGNSKAP, "vendor", base.clone(), "404 AUTH-00011"),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "partyOrgNo", json!("999999999")),
            "400 AUTH-00000",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "partyOrgNo", json!("x")),
            "400 AUTH-00000",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(
                base.clone(),
                "redirectUrl",
                json!("https://other.example/receipt"),
            ),
            "400 AUTH-00021",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "redirectUrl", json!("no address")),
            "400 AUTH-00021",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(
                base.clone(),
                "redirectUrl",
                json!("https://smartcloudxxxx/Receipt"),
            ),
            "400 AUTH-00021",
        ),
        (SMARTCLOUD, "vendor", none(), "400 AUTH-00001"),
        (
            SMARTCLOUD,
            "vendor",
            with(none(), "rights", json!([])),
            "400 AUTH-00059",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(none(), "accessPackages", json!([])),
            "400 AUTH-00059",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "rights", right("another-service")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "rights", json!([{"resource": []}])),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(
                base.clone(),
                "rights",
                json!([{"resource": [
            {"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"},
            {"id": "urn:altinn:task", "value": "more"}]}]),
            ),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "accessPackages", package("jordbruk")),
            "400 AUTH-00063",
        ),
        (
            SUPERREGNSKAP,
            "vendor",
            superregnskap_standard(package("regnskapsforer-lonn")),
            "400 AUTH-00064",
        ),
        (
            SUPERREGNSKAP,
            "vendor/agent",
            with(agent.clone(), "accessPackages", Value::Null),
            "400 AUTH-00058",
        ),
        (
            SUPERREGNSKAP,
            "vendor/agent",
            with(agent.clone(), "accessPackages", json!([])),
            "400 AUTH-00058",
        ),
        (
            SUPERREGNSKAP,
            "vendor/agent",
            with(agent.clone(), "accessPackages", package("jordbruk")),
            "400 AUTH-00063",
        ),
        // The framework's part: no code.
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "systemId", Value::Null),
            "400",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "partyOrgNo", json!("  ")),
            "400",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "externalRef", json!("x".repeat(256))),
            "400",
        ),
        (
            SMARTCLOUD,
            "vendor",
            with(base.clone(), "rights", json!("all")),
            "400",
        ),
    ];
    for (vendor, path, body, expected) in table {
        let token = bench.vendor(vendor);
        let reply = bench
            .post(&format!("{REQUEST}/{path}"), &token, Some(body.clone()))
            .await;
        assert_eq!(reply.outcome(), expected, "{body}");
        assert_eq!(reply.headers["content-type"], "application/problem+json");
    }
}

#[tokio::test]
async fn a_refused_package_is_named() {
    let bench = Bench::new();
    let body = with(
        smartcloud_request("named"),
        "accessPackages",
        json!([{"urn": "urn:altinn:accesspackage:jordbruk"}, {"urn": "x"}]),
    );
    let path = format!("{REQUEST}/vendor");
    let reply = bench
        .post(&path, &bench.vendor(SMARTCLOUD), Some(body))
        .await;
    let body = reply.expect(400);
    assert_eq!(
        body["NotFoundPackages"],
        "urn:altinn:accesspackage:jordbruk, x"
    );
    assert!(!body["traceId"].as_str().unwrap().is_empty());
    assert_eq!(body["type"], "urn:altinn:error:AUTH-00063");
}

/// A system without redirect addresses cannot be asked to send anybody anywhere.
#[tokio::test]
async fn a_system_without_redirect_addresses() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let system = json!({
        "id": "991825827_bare", "vendor": {"ID": "0192:991825827"},
        "name": {"nb": "a", "nn": "b", "en": "c"}, "description": {"nb": "a", "nn": "b", "en": "c"},
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]
    });
    let path = format!("{}/vendor", support::REGISTER);
    bench.post(&path, &vendor, Some(system)).await.expect(200);
    let body = with(
        smartcloud_request("bare"),
        "systemId",
        json!("991825827_bare"),
    );
    let body = with(body, "rights", json!([]));
    let path = format!("{REQUEST}/vendor");
    let reply = bench.post(&path, &vendor, Some(body.clone())).await;
    assert_eq!(reply.outcome(), "400 AUTH-00026");
    let body = with(body, "redirectUrl", json!(""));
    let body = bench.post(&path, &vendor, Some(body)).await.expect(201);
    assert!(body.get("redirectUrl").is_none());
}

#[tokio::test]
async fn who_may_call() {
    let bench = Bench::new();
    let id = fullmakt_platform::seed::STANDARD_REQUEST;
    let calls = [
        ("POST", format!("{REQUEST}/vendor"), WRITE),
        ("GET", format!("{REQUEST}/vendor/{id}"), READ),
        ("DELETE", format!("{REQUEST}/vendor/{id}"), WRITE),
        (
            "GET",
            format!("{REQUEST}/vendor/bysystem/991825827_smartcloud"),
            READ,
        ),
        (
            "GET",
            format!("{REQUEST}/vendor/byexternalref/991825827_smartcloud/314248295/314248295"),
            READ,
        ),
        (
            "GET",
            format!("{SYSTEM_USER}/vendor/byquery?system-id=a&orgno=b"),
            WRITE,
        ),
    ];
    for (method, path, scope) in calls {
        let body = (method == "POST").then(|| smartcloud_request("314248295"));
        let status = async |token: &str| bench.call(method, &path, token, body.clone()).await;
        assert_eq!(status("").await.outcome(), "401", "{path}");
        assert_eq!(status("not.a.token").await.outcome(), "401", "{path}");
        let wrong = bench.vendor_with(SMARTCLOUD, PORTAL_SCOPES);
        assert_eq!(status(&wrong).await.outcome(), "403", "{path}");
        // A person's token can hold the scope, but names no organisation.
        let person = bench.person_with(20001, 3, scope);
        let expected = if method == "POST" {
            "401 AUTH-00023"
        } else {
            "401"
        };
        assert_eq!(status(&person).await.outcome(), expected, "{path}");
        let refused = status(&wrong).await;
        assert!(refused.body.is_empty());
    }
}

#[tokio::test]
async fn a_repeat_gives_the_old_request_unchanged() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let path = format!("{REQUEST}/vendor");
    let first = bench
        .post(&path, &vendor, Some(smartcloud_request("r")))
        .await
        .expect(201);
    let id = id_of(&first);
    // Whatever the new body says, even what would be refused.
    let changed = with(
        smartcloud_request("r"),
        "redirectUrl",
        json!("https://evil.example"),
    );
    let again = bench.post(&path, &vendor, Some(changed)).await.expect(200);
    assert_eq!(again, first);

    let person = bench.person(20001);
    bench
        .post(&format!("{REQUEST}/{CUSTOMER}/{id}/reject"), &person, None)
        .await
        .expect(200);
    let rejected = bench
        .post(&path, &vendor, Some(smartcloud_request("r")))
        .await
        .expect(200);
    assert_eq!(
        (&rejected["id"], &rejected["status"]),
        (&first["id"], &json!("Rejected"))
    );

    // To start over the vendor deletes it and creates anew.
    let deleted = bench.delete(&format!("{path}/{id}"), &vendor).await;
    assert_eq!((deleted.status, deleted.body.len()), (202, 0));
    assert_eq!(
        bench.get(&format!("{path}/{id}"), &vendor).await.outcome(),
        "404 AUTH-00010"
    );
    assert_eq!(
        bench
            .delete(&format!("{path}/{id}"), &vendor)
            .await
            .outcome(),
        "404 AUTH-00010"
    );
    let new = bench
        .post(&path, &vendor, Some(smartcloud_request("r")))
        .await
        .expect(201);
    assert_ne!(new["id"], first["id"]);
}

#[tokio::test]
async fn once_accepted_the_system_user_stands_in_the_way() {
    let bench = Bench::new();
    let (vendor, person) = (bench.vendor(SMARTCLOUD), bench.person(20001));
    let path = format!("{REQUEST}/vendor");
    let id = id_of(
        &bench
            .post(&path, &vendor, Some(smartcloud_request("u")))
            .await
            .expect(201),
    );
    bench
        .post(&format!("{REQUEST}/{CUSTOMER}/{id}/approve"), &person, None)
        .await
        .expect(200);
    let read = bench
        .get(&format!("{path}/{id}"), &vendor)
        .await
        .expect(200);
    assert_eq!(read["status"], "Accepted");
    let reply = bench
        .post(&path, &vendor, Some(smartcloud_request("u")))
        .await;
    assert_eq!(reply.outcome(), "400 AUTH-00004");
    let query = format!(
        "{SYSTEM_USER}/vendor/byquery?System-Id=991825827_smartcloud&orgno=314248295&external-ref=u"
    );
    let user = bench.get(&query, &vendor).await.expect(200);
    assert_eq!(user["id"], id.as_str());
    assert_eq!(user["userType"], "standard");
    assert_eq!(user["supplierOrgno"], "991825827");
    assert!(user.get("partyId").is_none());
    // Deleting the system user takes its request along, so the vendor can ask again.
    let deleted = bench
        .delete(&format!("{SYSTEM_USER}/{CUSTOMER}/{id}"), &person)
        .await;
    assert_eq!(deleted.expect(202), json!(1));
    assert_eq!(bench.get(&query, &vendor).await.outcome(), "404");
    bench
        .post(&path, &vendor, Some(smartcloud_request("u")))
        .await
        .expect(201);
}

#[tokio::test]
async fn which_members_each_answer_fills() {
    let bench = Bench::new();
    let person = bench.person(20001);
    for (vendor, agent, party, escalator) in [
        (SMARTCLOUD, false, CUSTOMER, 20002),
        (SUPERREGNSKAP, true, support::AUDITOR, 20002),
    ] {
        let token = bench.vendor(vendor);
        let kind = if agent { "/agent" } else { "" };
        let body = if agent {
            superregnskap_request("m")
        } else {
            smartcloud_request("m")
        };
        let vendors = format!("{REQUEST}/vendor{kind}");
        let id = id_of(
            &bench
                .post(&vendors, &token, Some(body.clone()))
                .await
                .expect(201),
        );
        let escalate = format!("{REQUEST}{kind}/{party}/{id}/escalate");
        bench
            .post(&escalate, &bench.person(escalator), None)
            .await
            .expect(200);
        bench.pass_days(11);
        let (token, person_later) = (bench.vendor(vendor), bench.person(20001));
        let (system, org) = (
            body["systemId"].as_str().unwrap(),
            body["partyOrgNo"].as_str().unwrap(),
        );
        // link, escalated, timedOut as section 1.2 has them; title and created are in all of these.
        let table = [
            (format!("{vendors}/{id}"), &token, true, false, true),
            (
                format!("{vendors}/byexternalref/{system}/{org}/m"),
                &token,
                true,
                agent,
                true,
            ),
            (
                format!("{vendors}/bysystem/{system}"),
                &token,
                false,
                true,
                true,
            ),
            (
                format!("{REQUEST}{kind}/{party}/{id}"),
                &person_later,
                false,
                false,
                false,
            ),
        ];
        for (path, token, link, escalated, timed_out) in table {
            let answer = bench.get(&path, token).await.expect(200);
            let row = match answer["data"].as_array() {
                Some(rows) => rows
                    .iter()
                    .find(|row| row["id"] == id.as_str())
                    .unwrap()
                    .clone(),
                None => answer,
            };
            assert_eq!(row.get("confirmUrl").is_some(), link, "{path}");
            assert_eq!(row["escalated"], escalated, "{path}");
            assert_eq!(row["timedOut"], timed_out, "{path}");
            assert_eq!(row["status"], "Timedout", "{path}");
            assert!(
                row["integrationTitle"].is_string() && row["created"].is_string(),
                "{path}"
            );
            assert_eq!(row.get("rights").is_some(), !agent, "{path}");
        }
        bench.platform.clock.set_offset_seconds(0);
        let for_approver = bench
            .get(&format!("{REQUEST}{kind}/{id}"), &person)
            .await
            .expect(200);
        for absent in ["confirmUrl", "integrationTitle", "timedOut"] {
            assert!(for_approver.get(absent).is_none(), "{absent}");
        }
        assert_eq!(for_approver["escalated"], true);
        assert_eq!(
            for_approver.get("systemUserType"),
            agent.then(|| json!("Agent")).as_ref()
        );
    }
}

#[tokio::test]
async fn another_vendors_requests_do_not_exist() {
    let bench = Bench::new();
    let other = bench.vendor(SUPERREGNSKAP);
    let id = fullmakt_platform::seed::STANDARD_REQUEST;
    let vendors = format!("{REQUEST}/vendor");
    for path in [
        format!("{vendors}/{id}"),
        format!("{vendors}/bysystem/991825827_smartcloud"),
        format!("{vendors}/byexternalref/991825827_smartcloud/314248295/314248295"),
        format!("{vendors}/bysystem/nothing"),
    ] {
        assert_eq!(
            bench.get(&path, &other).await.outcome(),
            "404 AUTH-00011",
            "{path}"
        );
    }
    let reply = bench.delete(&format!("{vendors}/{id}"), &other).await;
    assert_eq!(reply.outcome(), "404 AUTH-00011");
    let own = bench.vendor(SMARTCLOUD);
    bench
        .get(&format!("{vendors}/{id}"), &own)
        .await
        .expect(200);
    // The path tells the kind.
    let reply = bench.get(&format!("{vendors}/agent/{id}"), &own).await;
    assert_eq!(reply.outcome(), "404 AUTH-00010");
    let path = format!("{vendors}/byexternalref/991825827_smartcloud/314248295/none");
    assert_eq!(bench.get(&path, &own).await.outcome(), "404 AUTH-00010");
    // An agent request is withdrawn through the same path.
    let agent = fullmakt_platform::seed::AGENT_REQUEST;
    assert_eq!(
        bench
            .delete(&format!("{vendors}/{agent}"), &other)
            .await
            .status,
        202
    );
}

/// Story: the service loses one row at each page boundary (section 1.5).
#[tokio::test]
async fn paging_loses_nothing() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let path = format!("{REQUEST}/vendor");
    let list = format!("{path}/bysystem/991825827_smartcloud");
    let before = bench.get(&list, &vendor).await.expect(200)["data"]
        .as_array()
        .unwrap()
        .len();
    let mut made = HashSet::new();
    for n in 0..120 {
        let body = smartcloud_request(&format!("page-{n}"));
        made.insert(id_of(
            &bench.post(&path, &vendor, Some(body)).await.expect(201),
        ));
    }
    let (mut read, mut sizes, mut next) = (HashSet::new(), Vec::new(), list.clone());
    loop {
        let page = bench.get(&next, &vendor).await.expect(200);
        let rows = page["data"].as_array().unwrap();
        sizes.push(rows.len());
        for row in rows {
            assert!(read.insert(id_of(row)), "a row came twice");
        }
        match page["links"].get("next") {
            Some(address) => {
                let address = address.as_str().unwrap();
                next = address
                    .strip_prefix("http://localhost:8080")
                    .unwrap()
                    .to_owned();
            }
            None => {
                assert_eq!(page["links"], json!({}));
                break;
            }
        }
    }
    assert!(made.is_subset(&read));
    assert_eq!(read.len(), 120 + before);
    assert_eq!(sizes, [50, 50, 20 + before]);
    // A token that is none of ours means the first page.
    let first = bench
        .get(&format!("{list}?TOKEN=what"), &vendor)
        .await
        .expect(200);
    assert_eq!(first["data"].as_array().unwrap().len(), 50);
}

#[tokio::test]
async fn a_timed_out_request_makes_room_in_documented_mode_only() {
    use fullmakt_domain::TimeoutMode::{Documented, Service};
    for (mode, status, decided) in [(Documented, 201, "409 AUTH-00013"), (Service, 200, "200")] {
        let bench = Bench::with(|options| options.request_timeout_mode = mode);
        let path = format!("{REQUEST}/vendor");
        let vendor = bench.vendor(SMARTCLOUD);
        let old = id_of(
            &bench
                .post(&path, &vendor, Some(smartcloud_request("t")))
                .await
                .expect(201),
        );
        bench.pass_days(9);
        let vendor = bench.vendor(SMARTCLOUD);
        bench
            .post(&path, &vendor, Some(smartcloud_request("t")))
            .await
            .expect(200);
        bench.pass_days(1);
        let (vendor, person) = (bench.vendor(SMARTCLOUD), bench.person(20001));
        let read = bench
            .get(&format!("{path}/{old}"), &vendor)
            .await
            .expect(200);
        assert_eq!(read["timedOut"], true);
        let expected = if mode == Documented {
            "Timedout"
        } else {
            "New"
        };
        assert_eq!(read["status"], expected);
        let pending = format!("{REQUEST}/{CUSTOMER}/314248295/pending");
        let pending = bench.get(&pending, &person).await.expect(200);
        let listed = pending
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["id"] == old.as_str());
        assert_eq!(listed, mode == Service);

        let again = bench
            .post(&path, &vendor, Some(smartcloud_request("t")))
            .await
            .expect(status);
        assert_eq!(again["id"] == old.as_str(), mode == Service);
        let by_reference = format!("{path}/byexternalref/991825827_smartcloud/314248295/t");
        let newest = bench.get(&by_reference, &vendor).await.expect(200);
        assert_eq!(newest["id"], again["id"]);
        for decision in ["escalate", "approve"] {
            let reply = bench
                .post(
                    &format!("{REQUEST}/{CUSTOMER}/{old}/{decision}"),
                    &person,
                    None,
                )
                .await;
            assert_eq!(reply.outcome(), decided, "{decision} {mode:?}");
        }
    }
}

#[tokio::test]
async fn system_users_of_a_system_page_by_page() {
    let bench = Bench::new();
    let (vendor, person) = (bench.vendor(SMARTCLOUD), bench.person(20001));
    for n in 0..60 {
        let body = smartcloud_request(&format!("s-{n}"));
        let id = id_of(
            &bench
                .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
                .await
                .expect(201),
        );
        bench
            .post(&format!("{REQUEST}/{CUSTOMER}/{id}/approve"), &person, None)
            .await
            .expect(200);
    }
    let list = format!("{SYSTEM_USER}/vendor/bysystem/991825827_smartcloud");
    let first = bench.get(&list, &vendor).await.expect(200);
    let next = first["links"]["next"].as_str().unwrap();
    let next = next.strip_prefix("http://localhost:8080").unwrap();
    let second = bench.get(next, &vendor).await.expect(200);
    let ids: HashSet<String> = [&first, &second]
        .iter()
        .flat_map(|page| page["data"].as_array().unwrap())
        .map(id_of)
        .collect();
    assert_eq!(ids.len(), 61);
    assert_eq!(second["links"], json!({}));
    let reply = bench.get(&list, &bench.vendor(SUPERREGNSKAP)).await;
    assert_eq!(reply.outcome(), "404 AUTH-00011");
}

#[tokio::test]
async fn the_look_up_of_token_issuers() {
    let bench = Bench::new();
    let token = bench.vendor_with("889640782", "altinn:maskinporten/systemuser.read");
    let path = |query: &str| format!("{SYSTEM_USER}/byExternalId?{query}");
    let query = "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=312605031&systemUserOwnerOrgNo=311037889";
    let user = bench.get(&path(query), &token).await.expect(200);
    assert_eq!(user["integrationTitle"], "SuperRegnskap");
    let user = bench
        .get(&path(&format!("{query}&externalRef=skatt")), &token)
        .await
        .expect(200);
    assert_eq!(user["integrationTitle"], "SuperRegnskap skatt");
    for (query, status) in [
        (
            "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=312605031",
            "400",
        ),
        (
            "clientId=x&systemProviderOrgNo=312605031&systemUserOwnerOrgNo=311037889",
            "404",
        ),
        (
            "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=991825827&systemUserOwnerOrgNo=311037889",
            "404",
        ),
        (
            "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=312605031&systemUserOwnerOrgNo=314248295",
            "404",
        ),
    ] {
        assert_eq!(
            bench.get(&path(query), &token).await.outcome(),
            status,
            "{query}"
        );
    }
    assert_eq!(
        bench
            .get(&path(query), &bench.vendor(SUPERREGNSKAP))
            .await
            .outcome(),
        "403"
    );
}
