//! Client administration as far as it lists clients (docs/contract/platform.md, sections 4.1 to 4.4).

use crate::support::{ACCOUNTANT, AUDITOR, TestServer};
use crate::{ADMINISTRATOR, DIRECTOR, EMPLOYEE, added_to};
use fullmakt_platform::{seed::AGENT_SYSTEM_USER, store::parties};
use serde_json::{Value, json};
use uuid::Uuid;

fn path(version: u8, list: &str, party: Uuid, more: &str) -> String {
    let base = format!("/accessmanagement/api/v{version}/enduser/clientdelegations");
    format!("{base}/{list}?party={party}{more}")
}

async fn data(server: &TestServer, path: &str) -> Vec<Value> {
    let page = server.get_json(path, &server.person(DIRECTOR)).await;
    assert_eq!(page["links"], json!({"next": null}));
    page["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_row_of_each_version() {
    let server = TestServer::new();
    let own = server.uuid_of(ACCOUNTANT);
    let added = added_to(&server, AGENT_SYSTEM_USER).await[0];
    let of = |rows: Vec<Value>| {
        let mut rows = rows.into_iter();
        rows.find(|row| row["client"]["id"] == json!(added))
            .unwrap()
    };
    let first = of(data(&server, &path(1, "clients", own, "")).await);
    let find = |conn: &_| {
        let number = first["client"]["organizationIdentifier"].as_str();
        parties::by_org_number(conn, number.unwrap())
    };
    let client = server.platform.store.read(find).unwrap().unwrap();
    let package = |id: &str, name: &str, area: &str| json!({"id": id, "urn": format!("urn:altinn:accesspackage:{name}"), "areaId": area});
    let packages = first["access"][0]["packages"].clone();
    let area = "64cbcdc8-01c9-448c-b3d2-eb9582beb3c2";
    let lonn = package(
        "43becc6a-8c6c-4e9e-bb2f-08fe588ada21",
        "regnskapsforer-lonn",
        area,
    );
    assert_eq!(packages[2], lonn);
    let mut expected = json!({
        "client": {
            "id": added, "name": client.name, "type": "Organisasjon", "variant": "AS",
            "parent": null, "children": null, "partyid": client.party_id, "userId": null,
            "username": null, "organizationIdentifier": client.org_number(),
            "personIdentifier": null, "dateOfBirth": null, "dateOfDeath": null,
            "isDeleted": false, "deletedAt": null,
        },
        "access": [{
            "role": {
                "id": "46e27685-b3ba-423e-8b42-faab54de5817", "code": "regnskapsforer",
                "urn": "urn:altinn:external-role:ccr:regnskapsforer",
                "legacyurn ": "urn:altinn:rolecode:regn", "children": null,
            },
            "packages": packages,
        }],
    });
    assert_eq!(first, expected);
    // What an agent holds of it looks the same, but for the order of packages.
    let held = of(data(
        &server,
        &path(
            1,
            "agents/accesspackages",
            own,
            &format!("&to={AGENT_SYSTEM_USER}"),
        ),
    )
    .await);
    assert_eq!(held["client"], expected["client"]);
    assert_eq!(held["access"][0]["role"], expected["access"][0]["role"]);
    let held = held["access"][0]["packages"].as_array().unwrap();
    assert_eq!(held.len(), 3);
    assert!(
        held.iter()
            .all(|one| packages.as_array().unwrap().contains(one))
    );
    // Single services are the second version's, and of clients only.
    expected["access"][0]["resources"] = json!([]);
    let second = of(data(&server, &path(2, "clients", own, "")).await);
    assert_eq!(second, expected);
}

#[tokio::test]
async fn a_person_as_client() {
    let server = TestServer::new();
    let list = path(
        2,
        "clients",
        server.uuid_of(AUDITOR),
        "&roles=rettighetshaver",
    );
    let rows = data(&server, &list).await;
    assert_eq!(rows.len(), 1);
    let client = &rows[0]["client"];
    assert_eq!(client["name"], "SKARP MÅKE");
    assert_eq!(
        (&client["type"], &client["variant"]),
        (&json!("Person"), &json!("Person"))
    );
    assert_eq!(client["personIdentifier"], "07849210038");
    assert_eq!(client["organizationIdentifier"], json!(null));
}

#[tokio::test]
async fn filters() {
    let server = TestServer::new();
    let own = server.uuid_of(ACCOUNTANT);
    for (query, expected) in [
        ("", 146),
        ("&roles=regnskapsforer", 139),
        ("&roles=urn:altinn:external-role:ccr:forretningsforer", 7),
        ("&roles=42cae370-2dc1-4fdc-9c67-c2f4b0f0f829", 20),
        ("&roles=unknown&roles=rettighetshaver", 20),
        ("&roles=unknown", 0),
        ("&packages=skattegrunnlag", 20),
        ("&roles=regnskapsforer&packages=skattegrunnlag", 0),
        ("&packages=unknown", 0),
    ] {
        for version in [1, 2] {
            let rows = data(&server, &path(version, "clients", own, query)).await;
            assert_eq!(rows.len(), expected, "{version} {query}");
        }
    }
    let resources = "&resources=ske-krav-og-betalinger";
    assert_eq!(
        data(&server, &path(2, "clients", own, resources))
            .await
            .len(),
        0
    );
    assert_eq!(
        data(&server, &path(1, "clients", own, resources))
            .await
            .len(),
        146
    );
}

#[tokio::test]
async fn what_an_agent_holds() {
    let server = TestServer::new();
    let own = server.uuid_of(ACCOUNTANT);
    let other = server.uuid_of(AUDITOR);
    for (version, name) in [(1, "to"), (2, "agent")] {
        let of = |party, agent: Uuid| {
            path(
                version,
                "agents/accesspackages",
                party,
                &format!("&{name}={agent}"),
            )
        };
        assert_eq!(data(&server, &of(own, AGENT_SYSTEM_USER)).await.len(), 12);
        // Somebody who is known and acts for nobody, and an agent of somebody else.
        assert_eq!(data(&server, &of(own, other)).await.len(), 0);
        assert_eq!(data(&server, &of(other, AGENT_SYSTEM_USER)).await.len(), 0);
        let token = server.person(ADMINISTRATOR);
        for agent in [
            of(own, Uuid::new_v4()),
            path(version, "agents/accesspackages", own, ""),
        ] {
            let problem = server.get(&agent, &token).await.expect(400);
            let error = &problem["validationErrors"][0];
            assert_eq!(error["code"], "AM.VLD-00006");
            assert_eq!(error["paths"], json!([format!("$QUERY/{name}")]));
        }
        let malformed = path(version, "agents/accesspackages", own, &format!("&{name}=x"));
        assert_eq!(server.get_status(&malformed, &token).await, "400");
    }
}

/// The policy comes before everything else in the query.
#[tokio::test]
async fn who_may_read() {
    let server = TestServer::new();
    let own = server.uuid_of(ACCOUNTANT).to_string();
    let (portal, scope) = ("altinn:portal/enduser", "altinn:clientdelegations.read");
    for list in ["clients", "agents/accesspackages"] {
        for (user, scopes, party, expected) in [
            (ADMINISTRATOR, portal, &*own, 200),
            (ADMINISTRATOR, scope, &own, 200),
            (ADMINISTRATOR, "altinn:clientdelegations.write", &own, 403),
            (EMPLOYEE, portal, &own, 403),
            (ADMINISTRATOR, portal, "", 403),
            (ADMINISTRATOR, portal, "x", 403),
            (
                ADMINISTRATOR,
                portal,
                "00000000-0000-4000-8000-000000000000",
                403,
            ),
        ] {
            let token = server.person_with(user, 3, scopes);
            let base = "/accessmanagement/api/v2/enduser/clientdelegations";
            let path = format!("{base}/{list}?party={party}&agent={AGENT_SYSTEM_USER}");
            let answer = server.get(&path, &token).await;
            assert_eq!(answer.status, expected, "{user} {scopes} {path}");
        }
    }
}
