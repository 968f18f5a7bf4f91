//! The open company register (docs/contract/contacts.md, section 3).

use crate::support::{CUSTOMER, TestServer};
use serde_json::{Value, json};

const BASE: &str = "/enhetsregisteret/api";

async fn status(server: &TestServer, path: &str) -> u16 {
    server.get(&format!("{BASE}{path}"), "").await.status
}

#[tokio::test]
async fn organisations_by_number_for_anybody() {
    let server = TestServer::new();
    let path = format!("{BASE}/enheter/991825827");
    let response = server.get(&path, "").await;
    assert_eq!(response.header("access-control-allow-origin"), "*");
    assert_eq!(
        response.expect(200),
        json!({
            "organisasjonsnummer": "991825827",
            "navn": "SMARTCLOUD AS",
            "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"}
        })
    );
    for (path, expected) in [
        ("/enheter/123456785", 404),
        // Nobody can type a number that is not one, but a program can send it.
        ("/enheter/123456789", 400),
        ("/enheter/12345678", 400),
        ("/enheter/991%20825%20827", 400),
        ("/enheter/NO991825827", 400),
        ("/enheter/%C3%A6", 400),
        ("/underenheter/991825827", 404),
        ("/underenheter/x", 400),
        ("/enheter", 404),
        ("/enheter/991825827/roller", 404),
    ] {
        assert_eq!(status(&server, path).await, expected, "{path}");
    }
    let refused = server.get(&format!("{BASE}/enheter/x"), "").await;
    assert_eq!(refused.header("access-control-allow-origin"), "*");
    assert_eq!(refused.expect(400)["feilmelding"], "Feilaktig forespørsel");
}

#[tokio::test]
async fn sub_units_have_a_path_of_their_own() {
    let server = TestServer::new();
    let spec = json!({"user": 20004, "parties": 40});
    let bulk = "/_platform/bulk-parties";
    server.post(bulk, "", Some(spec)).await.expect(200);
    let rows: Vec<(String, String, bool)> = server
        .platform
        .store
        .read(|conn| {
            let sql = "SELECT unit.org_number, main.org_number, main.is_deleted \
                       FROM party AS unit JOIN party AS main ON main.party_id = unit.parent";
            let mut query = conn.prepare(sql)?;
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let rows = query.query_map([], read)?;
            Ok::<_, fullmakt_platform::store::StoreError>(rows.collect::<Result<_, _>>()?)
        })
        .unwrap();
    assert!(rows.len() > 20, "{rows:?}");
    for (unit, main, is_deleted) in rows {
        let body = server
            .get_json(&format!("{BASE}/underenheter/{unit}"), "")
            .await;
        assert_eq!(body["overordnetEnhet"], main.as_str());
        assert_eq!(body["organisasjonsform"]["kode"], "BEDR");
        assert_eq!(status(&server, &format!("/enheter/{unit}")).await, 404);
        let body = server.get_json(&format!("{BASE}/enheter/{main}"), "").await;
        let class = if is_deleted {
            json!("SlettetEnhet")
        } else {
            Value::Null
        };
        assert_eq!(body["respons_klasse"], class);
    }
}

/// Every vendor whose system a user can choose has a name there.
#[tokio::test]
async fn vendors_of_visible_systems() {
    let server = TestServer::new();
    let token = server.person(20001);
    let systems = "/authentication/api/v1/systemregister";
    let systems = server.get_json(systems, &token).await;
    let systems = systems.as_array().unwrap();
    assert_eq!(systems.len(), 11);
    let path = |id: &str| format!("/authentication/api/v1/systemuser/{CUSTOMER}/{id}");
    for system in systems {
        let vendor = system["systemVendorOrgNumber"].as_str().unwrap();
        let id = system["systemId"].as_str().unwrap();
        assert!(id.starts_with(vendor), "{id}");
        assert_eq!(status(&server, &format!("/enheter/{vendor}")).await, 200);
        // All but one can be given by the managing director.
        let body = json!({"integrationTitle": "a", "systemId": id});
        let created = server
            .post_status(&path("create"), &token, Some(body))
            .await;
        let expected = match id {
            "312327678_helsemelderen" => "403 AUTH-00069",
            _ => "200",
        };
        assert_eq!(created, expected, "{id}");
    }
}
