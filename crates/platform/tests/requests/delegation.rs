//! Approvals of what the approver may not give, and the delegation check that says so before
//! (docs/contract/platform.md, sections 2.2 and 2.6).

use crate::{
    fixture::{change_request_path, package, right},
    support::{
        CHANGE_REQUEST_PATH, CUSTOMER, REGISTER_PATH, REQUEST_PATH, SMARTCLOUD, SYSTEM_USER_PATH,
        TestServer, id_of, smartcloud_request, with_member,
    },
};
use fullmakt_platform::seed::STANDARD_SYSTEM_USER;
use serde_json::{Value, json};
use uuid::Uuid;

const CHECKS: &str = "/accessmanagement/api/v1/enduser/connections";
const SYSTEM: &str = "991825827_proving";

/// Registers a system over HTTP.
async fn register(server: &TestServer, rights: Value, packages: Value) {
    let body = json!({"id": SYSTEM, "vendor": {"ID": "0192:991825827"}, "name": {"nb": "Prøving"},
        "description": {}, "clientId": ["proving"], "rights": rights, "accessPackages": packages});
    let path = format!("{REGISTER_PATH}/vendor");
    let vendor = server.vendor(SMARTCLOUD);
    server.post(&path, &vendor, Some(body)).await.expect(200);
}

/// Asks the customer for these; the id of the request.
async fn create_request(server: &TestServer, rights: &Value, packages: &Value) -> String {
    let body = json!({"systemId": SYSTEM, "partyOrgNo": "314248295", "rights": rights,
        "accessPackages": packages, "externalRef": Uuid::new_v4()});
    id_of(
        &server
            .create_request(&server.vendor(SMARTCLOUD), body)
            .await,
    )
}

async fn approve(server: &TestServer, id: &str, token: &str) -> String {
    let path = format!("{REQUEST_PATH}/{CUSTOMER}/{id}/approve");
    server.post_status(&path, token, None).await
}

/// What the check says of a service: empty when it can be given, else the reasons.
async fn check_service(server: &TestServer, service: &str, token: &str) -> Value {
    let party = server.uuid_of(CUSTOMER);
    let path = format!("{CHECKS}/resources/delegationcheck?party={party}&resource={service}");
    let check = server.get_json(&path, token).await;
    let first = &check["rights"][0];
    if first["result"] == true {
        json!([])
    } else {
        first["reasonCodes"].clone()
    }
}

async fn check_package(server: &TestServer, package: &str, token: &str) -> Value {
    let party = server.uuid_of(CUSTOMER);
    let path = format!("{CHECKS}/accesspackages/delegationcheck?party={party}&packages={package}");
    server.get_json(&path, token).await["data"][0]["result"].clone()
}

/// An access manager whom no role and no package lets give anything.
async fn manager_without_access(server: &TestServer) -> String {
    let role = json!({"organisation": "314248295", "user": 20002, "role": "admai"});
    let given = server.post("/_platform/roles", "", Some(role)).await;
    assert_eq!(given.status, 204);
    server.person(20002)
}

#[tokio::test]
async fn what_the_check_says_of_a_service_is_what_an_approval_answers() {
    let server = TestServer::new();
    let (director, manager) = (server.person(20001), manager_without_access(&server).await);
    let table = [
        (&director, "ske-krav-og-betalinger", json!([]), "200"),
        (&director, "ttd-enkelttjeneste", json!([]), "200"),
        (
            &director,
            "ttd-tilgangsliste",
            json!(["AccessListValidationFail"]),
            "403 AUTH-00069",
        ),
        (
            &director,
            "ttd-kun-rollen-selv",
            json!(["ResourceNotDelegable"]),
            "403 AUTH-00070",
        ),
        (
            &manager,
            "ttd-tilgangsliste",
            json!(["AccessListValidationFail"]),
            "403 AUTH-00069",
        ),
        (
            &manager,
            "ske-krav-og-betalinger",
            json!([
                "MissingRoleAccess",
                "MissingDelegationAccess",
                "MissingPackageAccess"
            ]),
            "403 AUTH-00016",
        ),
        (
            &manager,
            "ttd-enkelttjeneste",
            json!(["MissingDelegationAccess"]),
            "403 AUTH-00018",
        ),
        (
            &manager,
            "ttd-kun-i-pakke",
            json!(["MissingPackageAccess"]),
            "403 AUTH-00068",
        ),
    ];
    let rights: Vec<_> = [
        "ske-krav-og-betalinger",
        "ttd-enkelttjeneste",
        "ttd-tilgangsliste",
        "ttd-kun-rollen-selv",
        "ttd-kun-i-pakke",
    ]
    .iter()
    .map(|service| right(service)[0].clone())
    .collect();
    register(&server, json!(rights), json!([])).await;
    for (token, service, reasons, outcome) in table {
        assert_eq!(
            check_service(&server, service, token).await,
            reasons,
            "{service}"
        );
        let id = create_request(&server, &right(service), &json!([])).await;
        assert_eq!(approve(&server, &id, token).await, outcome, "{service}");
        let read = server
            .get_json(&format!("{REQUEST_PATH}/{id}"), token)
            .await;
        let status = if outcome == "200" { "Accepted" } else { "New" };
        assert_eq!(read["status"], status, "{service}");
    }
}

/// The register takes no service of a type that system users cannot have, so a system that asks for
/// one is written by hand.
#[tokio::test]
async fn a_maskinporten_schema() {
    let server = TestServer::new();
    let director = server.person(20001);
    register(&server, right("ttd-tilgangsliste"), json!([])).await;
    let renamed = server.platform.store.write(|change| {
        let sql = "UPDATE system SET rights = replace(rights, 'ttd-tilgangsliste', \
                   'ttd-datadeling')";
        change
            .execute(sql, [])
            .map_err(fullmakt_platform::store::StoreError::from)
    });
    assert!(renamed.unwrap() > 0);
    let reasons = check_service(&server, "ttd-datadeling", &director).await;
    assert_eq!(reasons, json!(["ResourceIsMaskinPortenSchema"]));
    let id = create_request(&server, &right("ttd-datadeling"), &json!([])).await;
    assert_eq!(approve(&server, &id, &director).await, "403 AUTH-00071");
}

#[tokio::test]
async fn what_the_check_says_of_a_package_is_what_an_approval_answers() {
    let server = TestServer::new();
    let (director, manager) = (server.person(20001), manager_without_access(&server).await);
    // For people: no organisation has it to give.
    let for_people = "innbygger-arbeidsliv";
    let both = json!([package("skattegrunnlag")[0], package(for_people)[0]]);
    register(&server, json!([]), both).await;
    for (token, name, result, outcome) in [
        (&director, "skattegrunnlag", true, "200"),
        (&director, for_people, false, "400 AUTH-00053"),
        (&manager, "skattegrunnlag", false, "400 AUTH-00053"),
    ] {
        assert_eq!(check_package(&server, name, token).await, result, "{name}");
        let id = create_request(&server, &json!([]), &package(name)).await;
        assert_eq!(approve(&server, &id, token).await, outcome, "{name}");
    }
}

/// A vendor can narrow its system between asking and the answer; nobody gives what it no longer asks
/// for.
#[tokio::test]
async fn what_the_system_no_longer_asks_for_is_not_given() {
    let server = TestServer::new();
    let (director, vendor) = (server.person(20001), server.vendor(SMARTCLOUD));
    let (service, tax) = (right("ske-krav-og-betalinger"), package("skattegrunnlag"));
    register(&server, service.clone(), tax.clone()).await;
    let of_right = create_request(&server, &service, &json!([])).await;
    let of_package = create_request(&server, &json!([]), &tax).await;
    let change = Uuid::from_u128(21);
    let seeded = format!("{REGISTER_PATH}/vendor/991825827_smartcloud");
    let wanted = json!({"requiredAccessPackages": tax});
    let path = change_request_path(change, STANDARD_SYSTEM_USER);
    server.post(&path, &vendor, Some(wanted)).await.expect(201);
    for system in [&format!("{REGISTER_PATH}/vendor/{SYSTEM}"), &seeded] {
        for list in ["rights", "accesspackages"] {
            let path = format!("{system}/{list}");
            server.put(&path, &vendor, json!([])).await.expect(200);
        }
    }
    assert_eq!(
        approve(&server, &of_right, &director).await,
        "403 AUTH-00014"
    );
    assert_eq!(
        approve(&server, &of_package, &director).await,
        "400 AUTH-00050"
    );
    let read = format!("{CHANGE_REQUEST_PATH}/{change}");
    assert_eq!(server.get_status(&read, &director).await, "400 AUTH-00050");
    let decide = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{change}/approve");
    let response = server.post(&decide, &director, None).await;
    assert_eq!(response.status_and_code(), "400 AUTH-00050");
}

#[tokio::test]
async fn an_approver_must_be_able_to_give_what_is_asked_for() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let access_manager = server.person(20002);
    server.give_role(20002, CUSTOMER, "admai");
    let create_request = async |name: &str, body: Value| {
        let body = with_member(body, "externalRef", json!(name));
        id_of(&server.create_request(&vendor, body).await)
    };
    let approve = async |id: &str| approve(&server, id, &access_manager).await;
    let base = smartcloud_request("x");
    let right = create_request(
        "right",
        with_member(base.clone(), "accessPackages", json!([])),
    )
    .await;
    let package = create_request("package", with_member(base.clone(), "rights", json!([]))).await;
    let both = create_request("both", base).await;
    // Access manager without a role that gives anything: may decide, cannot give.
    let seen = server
        .get_json(&format!("{REQUEST_PATH}/{both}"), &access_manager)
        .await;
    assert_eq!(seen["userMayEscalateButNotApprove"], false);
    assert_eq!(approve(&right).await, "403 AUTH-00016");
    assert_eq!(approve(&package).await, "400 AUTH-00053");
    assert_eq!(approve(&both).await, "403 AUTH-00016");
    let path = format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{both}");
    assert_eq!(server.get(&path, &access_manager).await.status, 404);
    let seen = server
        .get_json(&format!("{REQUEST_PATH}/{both}"), &access_manager)
        .await;
    assert_eq!(seen["status"], "New");
    // Who cannot give may still refuse.
    let reject = format!("{REQUEST_PATH}/{CUSTOMER}/{right}/reject");
    server
        .post(&reject, &access_manager, None)
        .await
        .expect(200);
    // With a role that gives everything it works.
    server.give_role(20002, CUSTOMER, "styreleder");
    assert_eq!(approve(&package).await, "200");
    assert_eq!(approve(&both).await, "200");
}
