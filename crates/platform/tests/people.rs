//! The signed-in user, whom the user can act for, and what may be given (platform.md, section 2.6;
//! connections.md, section 2).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use fullmakt_platform::store::{
    assignments::{self, Relation},
    parties::{self, Party, PartyKind},
    sub_units,
};
use serde_json::{Value, json};
use support::{ACCOUNTANT, Bench, CUSTOMER, PORTAL_SCOPES, Reply, SMARTCLOUD};
use uuid::Uuid;

const CURRENT: &str = "/profile/api/v1/users/current";
const SETTINGS: &str = "/profile/api/v1/users/current/profilesettings";
const PARTIES: &str = "/accessmanagement/api/v1/enduser/authorizedparties";
const CONNECTIONS: &str = "/accessmanagement/api/v1/enduser/connections";

async fn patch(bench: &Bench, token: &str, body: Value) -> Reply {
    bench.call("PATCH", SETTINGS, token, Some(body)).await
}

fn uuid_of(bench: &Bench, party_id: i32) -> Uuid {
    bench
        .platform
        .store
        .read(|conn| parties::by_id(conn, party_id))
        .unwrap()
        .unwrap()
        .uuid
}

#[tokio::test]
async fn the_language_stays_chosen() {
    let bench = Bench::new();
    let (director, employee) = (bench.person(20001), bench.person(20002));
    let user = bench.get(CURRENT, &director).await.expect(200);
    assert_eq!(user["profileSettingPreference"]["language"], "nb");
    assert_eq!(user["party"]["person"]["lastName"], "HEST");
    let changed = patch(&bench, &director, json!({"Language": "nn", "unknown": 1})).await;
    assert_eq!(changed.expect(200)["language"], "nn");
    let user = bench.get(CURRENT, &director).await.expect(200);
    assert_eq!(user["profileSettingPreference"]["language"], "nn");
    // The rest stays, and so do other people's choices.
    assert_eq!(
        user["profileSettingPreference"]["shouldShowSubEntities"],
        true
    );
    let other = bench.get(CURRENT, &employee).await.expect(200);
    assert_eq!(other["profileSettingPreference"]["language"], "nb");

    let party = uuid_of(&bench, CUSTOMER);
    let chosen = patch(&bench, &director, json!({"preselectedPartyUuid": party}))
        .await
        .expect(200);
    assert_eq!(chosen["preSelectedPartyId"], CUSTOMER);
    assert_eq!(chosen["language"], "nn");
    let taken_back = patch(&bench, &director, json!({"preselectedPartyUuid": null})).await;
    assert_eq!(taken_back.expect(200)["preSelectedPartyId"], 0);
    for refused in [
        json!({"language": "de"}),
        json!({"language": 1}),
        json!({"preselectedPartyUuid": "x"}),
        json!({"preselectedPartyUuid": Uuid::nil()}),
        json!({"shouldShowSubEntities": "yes"}),
        json!([]),
    ] {
        assert_eq!(
            patch(&bench, &director, refused.clone()).await.status,
            400,
            "{refused}"
        );
    }
    let user = bench.get(CURRENT, &director).await.expect(200);
    assert_eq!(user["profileSettingPreference"]["language"], "nn");
}

#[tokio::test]
async fn only_people_with_a_portal_session() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let narrow = bench.person_with(20001, 3, "openid");
    let gone = bench.person(29999);
    let machine = bench.vendor_with(SMARTCLOUD, PORTAL_SCOPES);
    for (token, profile, list) in [
        ("", 401, 401),
        ("x", 401, 401),
        (&vendor, 403, 403),
        (&narrow, 403, 403),
        (&gone, 404, 200),
        (&machine, 404, 200),
    ] {
        let reply = bench.get(CURRENT, token).await;
        assert_eq!((reply.status, reply.body.len()), (profile, 0));
        assert_eq!(bench.get(PARTIES, token).await.status, list);
    }
    assert_eq!(patch(&bench, "", json!({})).await.status, 401);
    assert_eq!(patch(&bench, &vendor, json!({})).await.status, 403);
    assert_eq!(
        patch(&bench, &gone, json!({"language": "nn"})).await.status,
        403
    );
    let nobody = bench.get(PARTIES, &gone).await.expect(200);
    assert_eq!(nobody, json!({"links": {"next": null}, "data": []}));
    let other_app = bench.person_with(20001, 3, "altinn:accessmanagement/authorizedparties");
    assert_eq!(bench.get(PARTIES, &other_app).await.status, 200);
}

async fn list(bench: &Bench, token: &str, query: &str) -> Vec<Value> {
    let page = bench
        .get(&format!("{PARTIES}?{query}"), token)
        .await
        .expect(200);
    page["data"].as_array().unwrap().clone()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn the_person_and_those_who_gave_something() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let rows = list(&bench, &director, "").await;
    let expected = [
        "INTUITIV HEST",
        "SNILL SKOG AS",
        "TRYGG REVISJON AS",
        "VARM ØKONOMISK APE",
    ];
    assert_eq!(names(&rows), expected);
    assert_eq!(rows[0]["type"], "Person");
    assert_eq!(rows[1]["type"], "Organization");
    assert_eq!(rows[1]["partyId"], CUSTOMER);
    assert_eq!(rows[1]["authorizedRoles"], json!([]));
    assert_eq!(rows[1]["personId"], Value::Null);
    for (user, expected) in [
        (
            20002,
            vec!["RASK REV", "SNILL SKOG AS", "TRYGG REVISJON AS"],
        ),
        (20003, vec!["STØDIG ELG", "VARM ØKONOMISK APE"]),
        (20004, vec!["FJERN FISK"]),
        (20005, vec!["LESENDE UGLE", "SNILL SKOG AS"]),
    ] {
        assert_eq!(
            names(&list(&bench, &bench.person(user), "").await),
            expected
        );
    }
}

#[tokio::test]
async fn roles_packages_and_services_when_asked_for() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let rows = list(&bench, &director, "includeRoles=true").await;
    let roles = rows[1]["authorizedRoles"].as_array().unwrap();
    for code in ["ADMAI", "HADM", "KLADM"] {
        assert!(roles.contains(&json!(code)), "{roles:?}");
    }
    let all = "includeAccessPackages=true&includeResources=true";
    let rows = list(&bench, &director, all).await;
    assert_eq!(rows[1]["authorizedRoles"], json!([]));
    let packages = rows[1]["authorizedAccessPackages"].as_array().unwrap();
    assert!(packages.contains(&json!("skattegrunnlag")), "{packages:?}");
    let services = rows[1]["authorizedResources"].as_array().unwrap();
    assert!(services.contains(&json!("ske-krav-og-betalinger")));
    let rows = list(&bench, &bench.person(20002), all).await;
    assert_eq!(rows[1]["authorizedAccessPackages"], json!([]));
    assert_eq!(rows[1]["authorizedResources"], json!([]));
}

#[tokio::test]
async fn filters() {
    let bench = Bench::new();
    let director = bench.person(20001);
    let customer = uuid_of(&bench, CUSTOMER);
    let accountant = uuid_of(&bench, ACCOUNTANT);
    let query = format!("partyFilter={customer}&partyfilter={accountant}");
    let rows = list(&bench, &director, &query).await;
    assert_eq!(names(&rows), ["SNILL SKOG AS", "VARM ØKONOMISK APE"]);
    let some = "anyOfResourceIds=nobody&anyOfResourceIds=ske-krav-og-betalinger";
    assert_eq!(list(&bench, &director, some).await.len(), 3);
    assert!(
        list(&bench, &director, "anyOfResourceIds=nobody")
            .await
            .is_empty()
    );
    // Clients of an organisation that one leads, only when asked for.
    let clients = list(&bench, &director, "includePartiesViaKeyRoles=true").await;
    assert_eq!(clients.len(), 4 + 146);
    assert_eq!(
        list(&bench, &director, "includePartiesViaKeyRoles=false")
            .await
            .len(),
        4
    );
    patch(&bench, &director, json!({"showClientUnits": true}))
        .await
        .expect(200);
    assert_eq!(
        list(&bench, &director, "includePartiesViaKeyRoles=auto")
            .await
            .len(),
        150
    );
    for faulty in [
        "partyFilter=x",
        "includeRoles=x",
        "includeSubParties=x",
        "includeInactiveParties=1",
        "includeInstances=2",
    ] {
        let reply = bench.get(&format!("{PARTIES}?{faulty}"), &director).await;
        assert_eq!(reply.status, 400, "{faulty}");
    }
}

fn organisation(party_id: i32, number: &str, name: &str, is_deleted: bool) -> Party {
    Party {
        party_id,
        uuid: Uuid::from_u128(u128::from(party_id.unsigned_abs())),
        name: name.to_owned(),
        kind: PartyKind::Organisation {
            org_number: number.to_owned(),
            unit_type: "BEDR".to_owned(),
        },
        is_deleted,
    }
}

#[tokio::test]
async fn sub_units_and_what_is_closed() {
    let bench = Bench::new();
    let employee = bench.person(20004);
    bench
        .platform
        .store
        .write(|conn| {
            let person = parties::by_user_id(conn, 20004)?.unwrap();
            for (party_id, number, name, is_deleted) in [
                (52_000_001, "310000016", "SKOG AVD NORD", false),
                (52_000_002, "310000024", "SKOG AVD SØR", true),
                (52_000_003, "310000032", "REVISJON AVD VEST", false),
                (52_000_004, "310000040", "REVISJON AVD ØST", false),
            ] {
                parties::insert(conn, &organisation(party_id, number, name, is_deleted))?;
            }
            sub_units::place(conn, 52_000_001, CUSTOMER)?;
            sub_units::place(conn, 52_000_002, CUSTOMER)?;
            sub_units::place(conn, 52_000_003, support::AUDITOR)?;
            sub_units::place(conn, 52_000_004, support::AUDITOR)?;
            let gives = |from| Relation {
                from,
                to: person.party_id,
            };
            assignments::give(conn, gives(CUSTOMER), "rettighetshaver", 0)?;
            assignments::give(conn, gives(52_000_003), "rettighetshaver", 0)?;
            assignments::give(conn, gives(52_000_004), "rettighetshaver", 0)?;
            Ok::<_, fullmakt_platform::store::StoreError>(())
        })
        .unwrap();
    let rows = list(&bench, &employee, "").await;
    assert_eq!(
        names(&rows),
        ["FJERN FISK", "SNILL SKOG AS", "TRYGG REVISJON AS"]
    );
    // The main unit is there only to hang the sub-unit on.
    assert_eq!(rows[2]["onlyHierarchyElementWithNoAccess"], true);
    assert_eq!(
        names(rows[2]["subunits"].as_array().unwrap()),
        ["REVISJON AVD VEST", "REVISJON AVD ØST"]
    );
    assert_eq!(rows[2]["subunits"][0]["parentId"], rows[2]["partyUuid"]);
    // Who acts for the main unit acts for its sub-units; what is closed is left out.
    assert_eq!(rows[1]["onlyHierarchyElementWithNoAccess"], false);
    assert_eq!(
        names(rows[1]["subunits"].as_array().unwrap()),
        ["SKOG AVD NORD"]
    );
    let rows = list(&bench, &employee, "includeInactiveParties=true").await;
    assert_eq!(
        names(rows[1]["subunits"].as_array().unwrap()),
        ["SKOG AVD NORD", "SKOG AVD SØR"]
    );
    let rows = list(&bench, &employee, "includeSubParties=false").await;
    assert_eq!(rows[1]["subunits"], json!([]));
}

#[tokio::test]
async fn what_may_be_given() {
    let bench = Bench::new();
    let party = uuid_of(&bench, CUSTOMER);
    let path = format!("{CONNECTIONS}/accesspackages/delegationcheck?party={party}");
    let director = bench.person(20001);
    let all = bench.get(&path, &director).await.expect(200);
    assert_eq!(all["data"].as_array().unwrap().len(), 147);
    let query = "&packages=urn:altinn:accesspackage:skattegrunnlag&packages=ansvarlig-revisor";
    let some = bench
        .get(&format!("{path}{query}"), &director)
        .await
        .expect(200);
    assert_eq!(some["links"], json!({"next": null}));
    let (yes, no) = (&some["data"][0], &some["data"][1]);
    assert_eq!(yes["result"], true);
    assert_eq!(
        yes["package"]["urn"],
        "urn:altinn:accesspackage:skattegrunnlag"
    );
    let words: Vec<_> = yes["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["description"])
        .collect();
    assert!(words.contains(&&json!("Direct-RolePackage")), "{words:?}");
    assert_eq!(yes["reasons"][0]["fromName"], "SNILL SKOG AS");
    assert_eq!(yes["reasons"][0]["toName"], "INTUITIV HEST");
    // A client package cannot be given directly, by nobody.
    assert_eq!(no["result"], false);
    let reason = &no["reasons"][0];
    assert_eq!(reason["description"], "NoAccess");
    for (name, value) in reason.as_object().unwrap() {
        assert!(name == "description" || value.is_null(), "{name}");
    }
    let id = yes["package"]["id"].as_str().unwrap();
    let by_id = bench
        .get(&format!("{path}&packageIds={id}"), &director)
        .await
        .expect(200);
    assert_eq!(by_id["data"], json!([yes]));

    let unknown = bench
        .get(&format!("{path}&packages=x&packages=y"), &director)
        .await;
    assert_eq!(unknown.outcome(), "400 STD-00000");
    let errors = unknown.json()["validationErrors"].clone();
    assert_eq!(errors.as_array().unwrap().len(), 2);
    assert_eq!(errors[0]["code"], "AM.VLD-00009");
    let unknown = bench
        .get(&format!("{path}&packageIds={party}"), &director)
        .await;
    assert_eq!(unknown.outcome(), "400 AM-00041");
    let faulty = bench.get(&format!("{path}&packageIds=x"), &director).await;
    assert_eq!(faulty.outcome(), "400");
}

#[tokio::test]
async fn what_may_be_given_is_told_to_those_who_may_give() {
    let bench = Bench::new();
    let party = uuid_of(&bench, CUSTOMER);
    for check in [
        "accesspackages/delegationcheck",
        "resources/delegationcheck",
    ] {
        let path = |party: &str| {
            format!("{CONNECTIONS}/{check}?party={party}&resource=ske-krav-og-betalinger")
        };
        let (good, nobody) = (path(&party.to_string()), path(&Uuid::nil().to_string()));
        assert_eq!(bench.get(&good, "").await.status, 401);
        assert_eq!(
            bench.get(&good, &bench.vendor(SMARTCLOUD)).await.status,
            403
        );
        for user in [20002, 20003, 20004, 20005, 20007] {
            let reply = bench.get(&good, &bench.person(user)).await;
            assert_eq!((reply.status, reply.body.len()), (403, 0), "{user}");
        }
        let director = bench.person(20001);
        assert_eq!(bench.get(&good, &director).await.status, 200);
        assert_eq!(
            bench
                .get(&good, &bench.person_with(20001, 2, PORTAL_SCOPES))
                .await
                .status,
            403
        );
        for party in ["", "x", "51000001"] {
            assert_eq!(
                bench.get(&path(party), &director).await.status,
                403,
                "{party}"
            );
        }
        assert_eq!(bench.get(&nobody, &director).await.status, 403);
    }
}

#[tokio::test]
async fn a_service_right_by_right() {
    let bench = Bench::new();
    let party = uuid_of(&bench, CUSTOMER);
    let director = bench.person(20001);
    let path = |service: &str| {
        format!("{CONNECTIONS}/resources/delegationcheck?party={party}&resource={service}")
    };
    for (service, result, code) in [
        ("ske-krav-og-betalinger", true, "RoleAccess"),
        ("ttd-kun-rollen-selv", false, "ResourceNotDelegable"),
        ("ttd-tilgangsliste", false, "AccessListValidationFail"),
        ("ttd-datadeling", false, "ResourceIsMaskinPortenSchema"),
    ] {
        let check = bench.get(&path(service), &director).await.expect(200);
        assert_eq!(check["resource"]["refId"], service);
        let rights = check["rights"].as_array().unwrap();
        assert_eq!(rights.len(), 2);
        for right in rights {
            assert_eq!(right["result"], result, "{service}");
            let codes = right["reasonCodes"].as_array().unwrap();
            assert!(codes.contains(&json!(code)), "{service}: {codes:?}");
        }
        assert_eq!(
            rights[0]["right"]["key"],
            format!(
                "urn:altinn:resource:{service}:urn:oasis:names:tc:xacml:1.0:action:action-id:read"
            )
        );
    }
    let unknown = bench.get(&path("nobody"), &director).await;
    assert_eq!(unknown.outcome(), "400 STD-00000");
    assert_eq!(bench.get(&path(""), &director).await.outcome(), "400");
    // An access manager without any role that gives it.
    bench
        .platform
        .store
        .write(|conn| {
            let person = parties::by_user_id(conn, 20004)?.unwrap();
            let relation = Relation {
                from: CUSTOMER,
                to: person.party_id,
            };
            assignments::give(conn, relation, "admai", 0)
        })
        .unwrap();
    let check = bench
        .get(&path("skattegrunnlag-hent"), &bench.person(20004))
        .await
        .expect(200);
    assert_eq!(
        check["rights"][0]["reasonCodes"],
        json!([
            "MissingRoleAccess",
            "MissingDelegationAccess",
            "MissingPackageAccess"
        ])
    );
}
