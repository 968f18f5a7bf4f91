//! Creating and withdrawing standard and agent requests (docs/contract/platform.md, sections 1.1 to 1.3).

use crate::fixture::{package, right, without_name};
use crate::support::{
    REGISTER_PATH, REQUEST_PATH, SMARTCLOUD, SUPERREGNSKAP, SYSTEM_USER_PATH, TestServer, id_of,
    smartcloud_request, superregnskap_request, with_member,
};
use serde_json::{Value, json};
use std::collections::HashSet;

fn members(body: &Value) -> HashSet<&str> {
    body.as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[tokio::test]
async fn a_new_standard_request() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let response = server
        .post(
            &format!("{REQUEST_PATH}/vendor"),
            &vendor,
            Some(smartcloud_request("a")),
        )
        .await;
    let location = response.headers["location"].to_str().unwrap().to_owned();
    let body = response.expect(201);
    let id = id_of(&body);
    assert_eq!(
        location,
        format!("http://localhost:8080{REQUEST_PATH}/{id}")
    );
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
    let server = TestServer::new();
    let vendor = server.vendor(SUPERREGNSKAP);
    let mut seen = Vec::new();
    for (path, reference) in [
        (format!("{REQUEST_PATH}/vendor/agent"), "a"),
        (format!("{SYSTEM_USER_PATH}/agent/request"), "b"),
    ] {
        // Rights do not exist for agents: given or not, they are ignored (section 0.4, row 13).
        let body = with_member(
            superregnskap_request(reference),
            "rights",
            json!([{"resource": []}]),
        );
        let response = server.post(&path, &vendor, Some(body)).await;
        assert!(response.headers.contains_key("location"));
        let body = response.expect(201);
        assert!(body.get("rights").is_none());
        let page = format!("/agentrequest?id={}", id_of(&body));
        assert!(body["confirmUrl"].as_str().unwrap().contains(&page));
        seen.push(with_member(
            with_member(
                with_member(body, "id", Value::Null),
                "confirmUrl",
                Value::Null,
            ),
            "externalRef",
            Value::Null,
        ));
    }
    assert_eq!(
        with_member(seen[0].clone(), "created", Value::Null),
        with_member(seen[1].clone(), "created", Value::Null)
    );
}

#[tokio::test]
async fn defaults_of_title_and_reference() {
    let server = TestServer::new();
    let vendor = server.vendor(SUPERREGNSKAP);
    let body = with_member(superregnskap_request("x"), "externalRef", json!("  "));
    let body = with_member(body, "partyOrgNo", json!(" 312605074 "));
    let body = with_member(body, "integrationTitle", json!(""));
    let path = format!("{REQUEST_PATH}/vendor/agent");
    let body = server.post(&path, &vendor, Some(body)).await.expect(201);
    assert_eq!(body["externalRef"], "312605074");
    assert_eq!(body["integrationTitle"], "SuperRegnskap");
}

#[tokio::test]
async fn a_refused_package_is_named() {
    let server = TestServer::new();
    let body = with_member(
        smartcloud_request("named"),
        "accessPackages",
        json!([{"urn": "urn:altinn:accesspackage:jordbruk"}, {"urn": "x"}]),
    );
    let path = format!("{REQUEST_PATH}/vendor");
    let response = server
        .post(&path, &server.vendor(SMARTCLOUD), Some(body))
        .await;
    let body = response.expect(400);
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
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let system = json!({
        "id": "991825827_bare", "vendor": {"ID": "0192:991825827"},
        "name": {"nb": "a", "nn": "b", "en": "c"}, "description": {"nb": "a", "nn": "b", "en": "c"},
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]
    });
    let path = format!("{}/vendor", REGISTER_PATH);
    server.post(&path, &vendor, Some(system)).await.expect(200);
    let body = with_member(
        smartcloud_request("bare"),
        "systemId",
        json!("991825827_bare"),
    );
    let body = with_member(body, "rights", json!([]));
    let path = format!("{REQUEST_PATH}/vendor");
    let response = server.post(&path, &vendor, Some(body.clone())).await;
    assert_eq!(response.status_and_code(), "400 AUTH-00026");
    let body = with_member(body, "redirectUrl", json!(""));
    let body = server.post(&path, &vendor, Some(body)).await.expect(201);
    assert!(body.get("redirectUrl").is_none());
}

/// Each row breaks one rule; rows above it in the order of section 1.3 are in order.
#[tokio::test]
async fn what_creation_refuses() {
    let server = TestServer::new();
    let base = smartcloud_request("refused");
    let agent = superregnskap_request("refused");
    let none = with_member(base.clone(), "rights", Value::Null);
    let none = with_member(none, "accessPackages", Value::Null);
    let superregnskap = with_member(none.clone(), "systemId", json!("312605031_SuperRegnskap"));
    let superregnskap = with_member(superregnskap, "redirectUrl", Value::Null);
    let of = |vendor, path, base: &Value, member, value, expected| {
        (
            vendor,
            path,
            with_member(base.clone(), member, value),
            expected,
        )
    };
    let standard =
        |member, value, expected| of(SMARTCLOUD, "vendor", &base, member, value, expected);
    let agent = |packages, expected| {
        let path = "vendor/agent";
        of(
            SUPERREGNSKAP,
            path,
            &agent,
            "accessPackages",
            packages,
            expected,
        )
    };
    let url = |text| standard("redirectUrl", json!(text), "400 AUTH-00021");
    let two_attributes = json!([{"resource": [
        {"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"},
        {"id": "urn:altinn:task", "value": "more"}]}]);
    let mut table = vec![
        standard("externalRef", json!("hovedkontor"), "400 AUTH-00004"),
        standard("systemId", json!("991825827_unknown"), "404 AUTH-00011"),
        (SUPERREGNSKAP, "vendor", base.clone(), "404 AUTH-00011"),
        standard("partyOrgNo", json!("999999999"), "400 AUTH-00000"),
        standard("partyOrgNo", json!("x"), "400 AUTH-00000"),
        url("https://other.example/receipt"),
        url("no address"),
        url("https://smartcloudxxxx/Receipt"),
        (SMARTCLOUD, "vendor", none.clone(), "400 AUTH-00001"),
        of(
            SMARTCLOUD,
            "vendor",
            &none,
            "rights",
            json!([]),
            "400 AUTH-00059",
        ),
        of(
            SMARTCLOUD,
            "vendor",
            &none,
            "accessPackages",
            json!([]),
            "400 AUTH-00059",
        ),
        standard("rights", right("another-service"), "400 AUTH-00001"),
        standard("rights", two_attributes, "400 AUTH-00001"),
        standard("accessPackages", package("jordbruk"), "400 AUTH-00063"),
        of(
            SUPERREGNSKAP,
            "vendor",
            &superregnskap,
            "accessPackages",
            package("regnskapsforer-lonn"),
            "400 AUTH-00064",
        ),
        agent(Value::Null, "400 AUTH-00058"),
        agent(json!([]), "400 AUTH-00058"),
        agent(package("jordbruk"), "400 AUTH-00063"),
        // The framework's part: no code.
        standard("systemId", Value::Null, "400"),
        standard("partyOrgNo", json!("  "), "400"),
        standard("externalRef", json!("x".repeat(256)), "400"),
        standard("rights", json!("all"), "400"),
    ];
    // A package without an urn, and a right without a service, alone and beside a good one.
    for [no_package, no_right] in without_name() {
        let good = package("ansvarlig-revisor")[0].clone();
        let (packages, rights) = (&base["accessPackages"], &base["rights"]);
        table.extend([
            standard("accessPackages", json!([no_package]), "400 AUTH-00063"),
            standard(
                "accessPackages",
                json!([packages[0], no_package]),
                "400 AUTH-00063",
            ),
            agent(json!([no_package]), "400 AUTH-00063"),
            agent(json!([good, no_package]), "400 AUTH-00063"),
            standard("rights", json!([no_right]), "400 AUTH-00001"),
            standard("rights", json!([rights[0], no_right]), "400 AUTH-00001"),
        ]);
    }
    for (vendor, path, body, expected) in table {
        let path = format!("{REQUEST_PATH}/{path}");
        let token = server.vendor(vendor);
        let response = server.post(&path, &token, Some(body.clone())).await;
        assert_eq!(response.status_and_code(), expected, "{body}");
        assert_eq!(response.headers["content-type"], "application/problem+json");
    }
}
