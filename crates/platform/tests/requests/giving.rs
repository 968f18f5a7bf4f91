//! Approvals of what the approver may not give, and the delegation check that says so before
//! (platform.md, sections 2.2 and 2.6).

use crate::{
    scene::{ask as ask_for_change, package, right},
    support::{
        Bench, CHANGE, CUSTOMER, REGISTER, REQUEST, SMARTCLOUD, SYSTEM_USER, id_of,
        smartcloud_request, with,
    },
};
use fullmakt_platform::seed::STANDARD_SYSTEM_USER;
use serde_json::{Value, json};
use uuid::Uuid;

const CHECKS: &str = "/accessmanagement/api/v1/enduser/connections";
const SYSTEM: &str = "991825827_proving";

/// Registers a system over HTTP.
async fn register(bench: &Bench, rights: Value, packages: Value) {
    let body = json!({"id": SYSTEM, "vendor": {"ID": "0192:991825827"}, "name": {"nb": "Prøving"},
        "description": {}, "clientId": ["proving"], "rights": rights, "accessPackages": packages});
    let path = format!("{REGISTER}/vendor");
    let vendor = bench.vendor(SMARTCLOUD);
    bench.post(&path, &vendor, Some(body)).await.expect(200);
}

/// Asks the customer for these; the id of the request.
async fn ask(bench: &Bench, rights: &Value, packages: &Value) -> String {
    let body = json!({"systemId": SYSTEM, "partyOrgNo": "314248295", "rights": rights,
        "accessPackages": packages, "externalRef": Uuid::new_v4()});
    id_of(&bench.created(&bench.vendor(SMARTCLOUD), body).await)
}

async fn approve(bench: &Bench, id: &str, token: &str) -> String {
    let path = format!("{REQUEST}/{CUSTOMER}/{id}/approve");
    bench.post(&path, token, None).await.outcome()
}

/// What the check says of a service: empty when it can be given, else the reasons.
async fn check_service(bench: &Bench, service: &str, token: &str) -> Value {
    let party = bench.uuid_of(CUSTOMER);
    let path = format!("{CHECKS}/resources/delegationcheck?party={party}&resource={service}");
    let check = bench.get(&path, token).await.expect(200);
    let first = &check["rights"][0];
    if first["result"] == true {
        json!([])
    } else {
        first["reasonCodes"].clone()
    }
}

async fn check_package(bench: &Bench, package: &str, token: &str) -> Value {
    let party = bench.uuid_of(CUSTOMER);
    let path = format!("{CHECKS}/accesspackages/delegationcheck?party={party}&packages={package}");
    bench.get(&path, token).await.expect(200)["data"][0]["result"].clone()
}

/// An access manager whom no role and no package lets give anything.
async fn poor_manager(bench: &Bench) -> String {
    let role = json!({"organisation": "314248295", "user": 20002, "role": "admai"});
    let given = bench.post("/_platform/roles", "", Some(role)).await;
    assert_eq!(given.status, 204);
    bench.person(20002)
}

#[tokio::test]
async fn what_the_check_says_of_a_service_is_what_an_approval_answers() {
    let bench = Bench::new();
    let (director, manager) = (bench.person(20001), poor_manager(&bench).await);
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
            "ttd-datadeling",
            json!(["ResourceIsMaskinPortenSchema"]),
            "403 AUTH-00071",
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
        "ttd-datadeling",
        "ttd-kun-i-pakke",
    ]
    .iter()
    .map(|service| right(service)[0].clone())
    .collect();
    register(&bench, json!(rights), json!([])).await;
    for (token, service, reasons, outcome) in table {
        assert_eq!(
            check_service(&bench, service, token).await,
            reasons,
            "{service}"
        );
        let id = ask(&bench, &right(service), &json!([])).await;
        assert_eq!(approve(&bench, &id, token).await, outcome, "{service}");
        let read = bench
            .get(&format!("{REQUEST}/{id}"), token)
            .await
            .expect(200);
        let status = if outcome == "200" { "Accepted" } else { "New" };
        assert_eq!(read["status"], status, "{service}");
    }
}

/// No service loses its leave to be given while the platform runs, so a system that has asked for it
/// since before is written by hand.
#[tokio::test]
async fn a_service_that_cannot_be_given_any_more() {
    let bench = Bench::new();
    let director = bench.person(20001);
    register(&bench, right("ttd-tilgangsliste"), json!([])).await;
    let renamed = bench.platform.store.write(|change| {
        let sql = "UPDATE system SET rights = replace(rights, 'ttd-tilgangsliste', \
                   'ttd-kun-rollen-selv')";
        change
            .execute(sql, [])
            .map_err(fullmakt_platform::store::StoreError::from)
    });
    assert_eq!(renamed.unwrap(), 3);
    let reasons = check_service(&bench, "ttd-kun-rollen-selv", &director).await;
    assert_eq!(reasons, json!(["ResourceNotDelegable"]));
    let id = ask(&bench, &right("ttd-kun-rollen-selv"), &json!([])).await;
    assert_eq!(approve(&bench, &id, &director).await, "403 AUTH-00070");
}

#[tokio::test]
async fn what_the_check_says_of_a_package_is_what_an_approval_answers() {
    let bench = Bench::new();
    let (director, manager) = (bench.person(20001), poor_manager(&bench).await);
    // For people: no organisation has it to give.
    let for_people = "innbygger-arbeidsliv";
    let both = json!([package("skattegrunnlag")[0], package(for_people)[0]]);
    register(&bench, json!([]), both).await;
    for (token, name, result, outcome) in [
        (&director, "skattegrunnlag", true, "200"),
        (&director, for_people, false, "400 AUTH-00053"),
        (&manager, "skattegrunnlag", false, "400 AUTH-00053"),
    ] {
        assert_eq!(check_package(&bench, name, token).await, result, "{name}");
        let id = ask(&bench, &json!([]), &package(name)).await;
        assert_eq!(approve(&bench, &id, token).await, outcome, "{name}");
    }
}

/// A vendor can narrow its system between asking and the answer; nobody gives what it no longer asks
/// for.
#[tokio::test]
async fn what_the_system_no_longer_asks_for_is_not_given() {
    let bench = Bench::new();
    let (director, vendor) = (bench.person(20001), bench.vendor(SMARTCLOUD));
    let (service, tax) = (right("ske-krav-og-betalinger"), package("skattegrunnlag"));
    register(&bench, service.clone(), tax.clone()).await;
    let of_right = ask(&bench, &service, &json!([])).await;
    let of_package = ask(&bench, &json!([]), &tax).await;
    let change = Uuid::from_u128(21);
    let seeded = format!("{REGISTER}/vendor/991825827_smartcloud");
    let wanted = json!({"requiredAccessPackages": tax});
    let path = ask_for_change(change, STANDARD_SYSTEM_USER);
    bench.post(&path, &vendor, Some(wanted)).await.expect(201);
    for system in [&format!("{REGISTER}/vendor/{SYSTEM}"), &seeded] {
        for list in ["rights", "accesspackages"] {
            let path = format!("{system}/{list}");
            bench.put(&path, &vendor, json!([])).await.expect(200);
        }
    }
    assert_eq!(
        approve(&bench, &of_right, &director).await,
        "403 AUTH-00014"
    );
    assert_eq!(
        approve(&bench, &of_package, &director).await,
        "400 AUTH-00050"
    );
    let read = format!("{CHANGE}/{change}");
    assert_eq!(
        bench.get(&read, &director).await.outcome(),
        "400 AUTH-00050"
    );
    let decide = format!("{CHANGE}/{CUSTOMER}/{change}/approve");
    let reply = bench.post(&decide, &director, None).await;
    assert_eq!(reply.outcome(), "400 AUTH-00050");
}

#[tokio::test]
async fn an_approver_must_be_able_to_give_what_is_asked_for() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let access_manager = bench.person(20002);
    bench.give_role(20002, CUSTOMER, "admai");
    let ask = async |name: &str, body: Value| {
        let body = with(body, "externalRef", json!(name));
        id_of(&bench.created(&vendor, body).await)
    };
    let approve = async |id: &str| approve(&bench, id, &access_manager).await;
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
    bench.give_role(20002, CUSTOMER, "styreleder");
    assert_eq!(approve(&package).await, "200");
    assert_eq!(approve(&both).await, "200");
}
