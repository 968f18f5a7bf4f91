//! Generated organisations and system users.

use crate::{
    error_message,
    support::{ACCOUNTANT, SYSTEM_USER_PATH, TestServer},
};
use fullmakt_domain::OrgNumber;
use fullmakt_platform::options::SeedKind;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

const BULK: &str = "/_platform/bulk-parties";
const PARTIES: &str = "/accessmanagement/api/v1/enduser/authorizedparties";
const ALL: &str = "includeRoles=true&includeAccessPackages=true&includeResources=true\
     &includePartiesViaKeyRoles=true&includeSubParties=true&includeInactiveParties=true";

async fn fill(server: &TestServer, spec: Value) -> Value {
    server.post(BULK, "", Some(spec)).await.expect(200)
}

async fn parties(server: &TestServer, user: i32, query: &str) -> Vec<Value> {
    let path = format!("{PARTIES}?{query}");
    let page = server.get_json(&path, &server.person(user)).await;
    page["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn parties_of_every_kind_the_same_each_time() {
    let server = TestServer::new();
    let spec = json!({"user": 20004, "parties": 500, "systemUsers": 0});
    let made = fill(&server, spec.clone()).await;
    assert_eq!(
        (&made["parties"], &made["systemUsers"]),
        (&json!(500), &json!(0))
    );
    let rows = parties(&server, 20004, ALL).await;
    assert_eq!(rows.len(), 501);
    let units = rows
        .iter()
        .flat_map(|row| row["subunits"].as_array().unwrap());
    assert!(units.clone().count() > 450);
    assert!(units.clone().any(|unit| unit["isDeleted"] == true));
    assert!(rows.iter().any(|row| row["isDeleted"] == true));
    // Some are only the way to a sub-unit.
    let hierarchy = |row: &&Value| row["onlyHierarchyElementWithNoAccess"] == true;
    assert!(rows.iter().filter(hierarchy).count() > 5);
    let forms: BTreeSet<_> = rows.iter().map(|row| row["unitType"].to_string()).collect();
    assert!(forms.len() > 7, "{forms:?}");
    for role in ["ADMAI", "HADM", "KLADM", "dagl"] {
        let has = |row: &Value| {
            row["authorizedRoles"]
                .as_array()
                .unwrap()
                .contains(&json!(role))
        };
        assert!(rows.iter().any(has), "{role}");
    }
    // What is deleted is left out unless asked for.
    assert!(parties(&server, 20004, "").await.len() < rows.len());
    // Again, and less: what is there stays.
    fill(&server, spec.clone()).await;
    fill(&server, json!({"user": 20004, "parties": 3})).await;
    assert_eq!(parties(&server, 20004, ALL).await, rows);
    let other = TestServer::new();
    fill(&other, spec).await;
    assert_eq!(parties(&other, 20004, ALL).await, rows);
}

#[tokio::test]
async fn system_users_of_many_systems() {
    let server = TestServer::new();
    let director = server.person(20001);
    let list = async |kind: &str| {
        let path = format!("{SYSTEM_USER_PATH}{kind}/{ACCOUNTANT}");
        let body = server.get_json(&path, &director).await;
        body.as_array().unwrap().clone()
    };
    let spec = json!({"user": 20001, "systemUsers": 300});
    fill(&server, spec.clone()).await;
    fill(&server, spec).await;
    for (kind, count, seeded, least) in [("", 200, 0, 11), ("/agent", 100, 2, 11)] {
        let rows = list(kind).await;
        assert_eq!(rows.len(), count + seeded);
        let mut systems = BTreeMap::<_, u32>::new();
        for row in rows.iter().skip(seeded) {
            *systems
                .entry(row["systemId"].as_str().unwrap())
                .or_default() += 1;
            let path = format!(
                "{SYSTEM_USER_PATH}/{ACCOUNTANT}/{}",
                row["id"].as_str().unwrap()
            );
            let user = server.get_json(&path, &director).await;
            let holds = |member: &str| user[member].as_array().is_some_and(|it| !it.is_empty());
            assert!(holds("rights") || holds("accessPackages"), "{user}");
        }
        assert!(systems.len() >= least, "{systems:?}");
        let days: BTreeSet<_> = rows
            .iter()
            .map(|row| &row["created"].as_str().unwrap()[..10])
            .collect();
        assert!(days.len() > 80, "{days:?}");
    }
}

#[tokio::test]
async fn invalid_bulk_requests_change_nothing() {
    let server = TestServer::new();
    for (spec, word) in [
        (json!({}), "user"),
        (json!({"user": "x"}), "20001"),
        (json!({"user": 1, "parties": 5}), "number of a person"),
        (json!({"user": 20001, "parties": 40_001}), "40000"),
        (json!({"user": 20001, "systemUsers": 10_001}), "10000"),
        (json!({"user": 20001, "parties": -1}), "Send JSON"),
        (json!({"user": 20001, "clients": 1}), "clients"),
    ] {
        let sentence = error_message(&server, "POST", BULK, &spec.to_string()).await;
        assert!(sentence.contains(word), "{spec}: {sentence}");
    }
    let empty = TestServer::with_options(|options| options.seed = SeedKind::Empty);
    let made = fill(&empty, json!({"user": 20001, "systemUsers": 1})).await;
    assert_eq!(made["systemUsers"], 0);
}

/// Each party once took queries of its own, and each sub-unit a look at all of them. The limit is generous:
/// it is to notice work that grows with the square of the count.
#[tokio::test]
async fn ten_thousand_parties_in_one_go() {
    let server = TestServer::new();
    let start = Instant::now();
    fill(
        &server,
        json!({"user": 20001, "parties": 10_000, "systemUsers": 1000}),
    )
    .await;
    let filled = start.elapsed();
    let rows = parties(&server, 20001, ALL).await;
    assert_eq!(rows.len(), 10_004 + 146 + 1);
    let units = rows
        .iter()
        .flat_map(|row| row["subunits"].as_array().unwrap());
    let (mut names, mut norwegian) = (BTreeSet::new(), 0);
    // Without the user and the person who is a client.
    let organisations = rows.iter().filter(|row| row["type"] == "Organization");
    for row in organisations.chain(units) {
        let number = row["organizationNumber"].as_str().unwrap();
        assert!(OrgNumber::parse(number).is_ok(), "{number}");
        let name = row["name"].as_str().unwrap();
        norwegian += u32::from(name.contains(['Æ', 'Ø', 'Å']));
        assert!(names.insert(name), "{name}");
    }
    assert!(norwegian > 5_000, "{norwegian}");
    let path = format!("{SYSTEM_USER_PATH}/{ACCOUNTANT}");
    let users = server.get_json(&path, &server.person(20001)).await;
    assert!(users.as_array().unwrap().len() > 600);
    // Pages that say what somebody may do stay short.
    for page in [
        "/",
        "/authentication/api/v1/authentication?goto=http://localhost:8080/",
    ] {
        let page = server.get(page, "").await;
        assert!(page.text().contains("Snill Skog AS"));
        assert!(page.text().contains(" others."));
        assert!(page.body.len() < 30_000, "{}", page.body.len());
    }
    let all = start.elapsed();
    assert!(all < Duration::from_secs(60), "{filled:?} of {all:?}");
}
