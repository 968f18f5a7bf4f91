//! Whom a user can act for.

use crate::{
    PARTIES, patch,
    support::{ACCOUNTANT, AUDITOR, CUSTOMER, TestServer},
};
use fullmakt_platform::store::{
    StoreError,
    assignments::{self, Relation},
    parties::{self, Party, PartyKind},
};
use serde_json::{Value, json};
use uuid::Uuid;

async fn list(server: &TestServer, token: &str, query: &str) -> Vec<Value> {
    let page = server.get_json(&format!("{PARTIES}?{query}"), token).await;
    page["data"].as_array().unwrap().clone()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn the_person_and_those_who_gave_something() {
    let server = TestServer::new();
    let director = server.person(20001);
    let rows = list(&server, &director, "").await;
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
    assert_eq!(rows[1]["authorizedInstances"], json!([]));
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
            names(&list(&server, &server.person(user), "").await),
            expected
        );
    }
}

#[tokio::test]
async fn roles_packages_and_services_when_asked_for() {
    let server = TestServer::new();
    let director = server.person(20001);
    let rows = list(&server, &director, "includeRoles=true").await;
    let roles = rows[1]["authorizedRoles"].as_array().unwrap();
    for code in ["ADMAI", "HADM", "KLADM"] {
        assert!(roles.contains(&json!(code)), "{roles:?}");
    }
    let all = "includeAccessPackages=true&includeResources=true";
    let rows = list(&server, &director, all).await;
    assert_eq!(rows[1]["authorizedRoles"], json!([]));
    let packages = rows[1]["authorizedAccessPackages"].as_array().unwrap();
    assert!(packages.contains(&json!("skattegrunnlag")), "{packages:?}");
    let services = rows[1]["authorizedResources"].as_array().unwrap();
    assert!(services.contains(&json!("ske-krav-og-betalinger")));
    let rows = list(&server, &server.person(20002), all).await;
    assert_eq!(rows[1]["authorizedAccessPackages"], json!([]));
    assert_eq!(rows[1]["authorizedResources"], json!([]));
}

#[tokio::test]
async fn filters() {
    let server = TestServer::new();
    let director = server.person(20001);
    let customer = server.uuid_of(CUSTOMER);
    let accountant = server.uuid_of(ACCOUNTANT);
    let query = format!("partyFilter={customer}&partyfilter={accountant}");
    let rows = list(&server, &director, &query).await;
    assert_eq!(names(&rows), ["SNILL SKOG AS", "VARM ØKONOMISK APE"]);
    let some = "anyOfResourceIds=nobody&anyOfResourceIds=ske-krav-og-betalinger";
    assert_eq!(list(&server, &director, some).await.len(), 3);
    assert!(
        list(&server, &director, "anyOfResourceIds=nobody")
            .await
            .is_empty()
    );
    // Clients of an organisation that one leads, only when asked for.
    let clients = list(&server, &director, "includePartiesViaKeyRoles=true").await;
    assert_eq!(clients.len(), 4 + 146 + 1);
    assert_eq!(
        list(&server, &director, "includePartiesViaKeyRoles=false")
            .await
            .len(),
        4
    );
    patch(&server, &director, json!({"showClientUnits": true}))
        .await
        .expect(200);
    assert_eq!(
        list(&server, &director, "includePartiesViaKeyRoles=auto")
            .await
            .len(),
        4 + 146 + 1
    );
    for faulty in [
        "partyFilter=x",
        "includeRoles=x",
        "includeSubParties=x",
        "includeInactiveParties=1",
        "includeInstances=2",
    ] {
        let response = server.get(&format!("{PARTIES}?{faulty}"), &director).await;
        assert_eq!(response.status, 400, "{faulty}");
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
    let server = TestServer::new();
    let employee = server.person(20004);
    server
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
            for (main_unit, sub_units) in [
                (CUSTOMER, "(52000001, 52000002)"),
                (AUDITOR, "(52000003, 52000004)"),
            ] {
                let sql = format!("UPDATE party SET parent = ?1 WHERE party_id IN {sub_units}");
                conn.execute(&sql, [main_unit])?;
            }
            let gives = |from| Relation {
                from,
                to: person.party_id,
            };
            assignments::give(conn, gives(CUSTOMER), "rettighetshaver", 0)?;
            assignments::give(conn, gives(52_000_003), "rettighetshaver", 0)?;
            assignments::give(conn, gives(52_000_004), "rettighetshaver", 0)?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let rows = list(&server, &employee, "").await;
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
    let rows = list(&server, &employee, "includeInactiveParties=true").await;
    assert_eq!(
        names(rows[1]["subunits"].as_array().unwrap()),
        ["SKOG AVD NORD", "SKOG AVD SØR"]
    );
    let rows = list(&server, &employee, "includeSubParties=false").await;
    assert_eq!(rows[1]["subunits"], json!([]));
}
