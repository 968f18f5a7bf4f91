//! System users of a party (docs/contract/platform.md, section 2.4).

use crate::support::{ACCOUNTANT, AUDITOR, CUSTOMER, SYSTEM_USER_PATH, TestServer, id_of};
use fullmakt_platform::seed::{AGENT_SYSTEM_USER, STANDARD_SYSTEM_USER};
use fullmakt_platform::store::parties;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn system_users_of_a_party() {
    let server = TestServer::new();
    let director = server.person(20001);
    let agents = format!("{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}");
    let rows = server.get_json(&agents, &director).await;
    let titles: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["integrationTitle"])
        .collect();
    assert_eq!(titles, ["SuperRegnskap", "SuperRegnskap skatt"]);
    assert_eq!(rows[0]["userType"], "agent");
    // A client administrator sees the overview, and not access management.
    let administrator = server.person(20003);
    server.get_json(&agents, &administrator).await;
    let own = format!("{SYSTEM_USER_PATH}/{ACCOUNTANT}");
    assert_eq!(server.get_status(&own, &administrator).await, "403");
    assert_eq!(server.get_json(&own, &director).await, json!([]));
    let head_office = STANDARD_SYSTEM_USER;
    let delegations = format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{head_office}/delegations");
    let held = server.get_json(&delegations, &server.person(20005)).await;
    assert_eq!(held["rights"].as_array().unwrap().len(), 1);
    assert_eq!(held["accessPackages"], json!([]));
    for (path, expected) in [
        (format!("{SYSTEM_USER_PATH}/{AUDITOR}/{head_office}"), "404"),
        (
            format!("{SYSTEM_USER_PATH}/{AUDITOR}/{head_office}/delegations"),
            "404 AUTH-00015",
        ),
    ] {
        assert_eq!(
            server.get_status(&path, &director).await,
            expected,
            "{path}"
        );
    }
}

#[tokio::test]
async fn deleting_system_users() {
    let server = TestServer::new();
    let director = server.person(20001);
    let agent = AGENT_SYSTEM_USER;
    let count = || {
        let store = &server.platform.store;
        store
            .read(|conn| fullmakt_platform::store::clients::count(conn, agent))
            .unwrap()
    };
    assert_eq!(count(), 12);
    let uuid = |party: i32| {
        let store = &server.platform.store;
        store
            .read(|conn| parties::by_id(conn, party))
            .unwrap()
            .unwrap()
            .uuid
    };
    let path = |party: i32, id: &Uuid, facilitator: &str| {
        format!("{SYSTEM_USER_PATH}/agent/{party}/{id}?facilitatorId={facilitator}")
    };
    let own = uuid(ACCOUNTANT).to_string();
    let head_office = STANDARD_SYSTEM_USER;
    for (path, token, expected) in [
        (path(ACCOUNTANT, &agent, &own), server.person(20003), "403"),
        (
            path(ACCOUNTANT, &Uuid::nil(), &own),
            director.clone(),
            "404 AUTH-00015",
        ),
        (
            path(AUDITOR, &agent, &own),
            director.clone(),
            "403 AUTH-00024",
        ),
        (
            path(ACCOUNTANT, &agent, &uuid(AUDITOR).to_string()),
            director.clone(),
            "403 AUTH-00024",
        ),
        (
            path(CUSTOMER, &head_office, &uuid(CUSTOMER).to_string()),
            director.clone(),
            "400 AUTH-00034",
        ),
        (path(ACCOUNTANT, &agent, ""), director.clone(), "400"),
        // The other route counts rows, and finds none of an agent.
        (
            format!("{SYSTEM_USER_PATH}/{ACCOUNTANT}/{agent}"),
            director.clone(),
            "404",
        ),
        (
            format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{head_office}"),
            server.person(20005),
            "403",
        ),
    ] {
        assert_eq!(
            server.delete_status(&path, &token).await,
            expected,
            "{path}"
        );
    }
    let path = path(ACCOUNTANT, &agent, &own);
    assert_eq!(server.delete(&path, &director).await.status, 200);
    assert_eq!(count(), 0);
    assert_eq!(
        server.delete_status(&path, &director).await,
        "404 AUTH-00015"
    );
    let standard = format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{head_office}");
    assert_eq!(
        server.delete(&standard, &director).await.expect(202),
        json!(1)
    );
    assert_eq!(
        server.delete(&standard, &director).await.expect(404),
        json!(0)
    );
}

#[tokio::test]
async fn creating_a_system_user_oneself() {
    let server = TestServer::new();
    let director = server.person(20001);
    let path = format!("{SYSTEM_USER_PATH}/{AUDITOR}/create");
    let body = json!({"integrationTitle": " Mitt system ", "SYSTEMID": "991825827_smartcloud"});
    let user = server
        .post(&path, &director, Some(body.clone()))
        .await
        .expect(200);
    assert_eq!(user["integrationTitle"], "Mitt system");
    assert_eq!(user["userType"], "standard");
    let read = format!("{SYSTEM_USER_PATH}/{AUDITOR}/{}", id_of(&user));
    let read = server.get_json(&read, &director).await;
    assert_eq!(read["rights"].as_array().unwrap().len(), 1);
    let titled = |id: &str| json!({"integrationTitle": "a", "systemId": id});
    for (party, token, body, expected) in [
        (AUDITOR, &director, Some(body), "400 AUTH-00004"),
        (AUDITOR, &director, Some(titled("none")), "404 AUTH-00011"),
        // Client packages come with a role; nobody gives them.
        (
            CUSTOMER,
            &director,
            Some(titled("312605031_SuperRegnskap")),
            "400 AUTH-00053",
        ),
        (ACCOUNTANT, &director, Some(json!({"systemId": "a"})), "400"),
        (ACCOUNTANT, &director, None, "400"),
        (
            ACCOUNTANT,
            &server.person(20003),
            Some(titled("991825827_smartcloud")),
            "403",
        ),
    ] {
        let path = format!("{SYSTEM_USER_PATH}/{party}/create");
        assert_eq!(
            server.post_status(&path, token, body.clone()).await,
            expected,
            "{body:?}"
        );
    }
}
