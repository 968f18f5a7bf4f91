//! The register and the parties of others (docs/contract/contacts.md, sections 2.3 and 2.4).

use crate::{
    dashboard::SUPPORT,
    support::{SMARTCLOUD, TestServer},
};
use serde_json::{Value, json};

#[tokio::test]
async fn the_register_and_the_parties_of_others() {
    let server = TestServer::new();
    let support = server.vendor_with(SMARTCLOUD, SUPPORT);
    let identifiers = "/register/api/v1/parties/identifiers";
    let path = format!("{identifiers}?orgs=314200012,314200128&orgs=910514318");
    let rows = server.get(&path, &support).await.expect(200);
    assert_eq!(rows.as_array().unwrap().len(), 3);
    let id = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["orgNumber"] == "314200012");
    let id = id.unwrap()["partyId"].clone();
    let by_id = server
        .get(&format!("{identifiers}?ids={id}"), &support)
        .await
        .expect(200);
    assert_eq!(by_id[0]["orgNumber"], "314200012");
    let many = vec!["314200012"; 101].join(",");
    for bad in ["orgs=1", "uuids=x", &format!("orgs={many}")] {
        assert_eq!(
            server
                .get(&format!("{identifiers}?{bad}"), &support)
                .await
                .status,
            400,
            "{bad}"
        );
    }
    let list = "/register/api/v1/parties/partylist";
    let with_units = format!("{list}?fetchSubUnits=true");
    let parties = server
        .post(&with_units, &support, Some(json!([id, 1])))
        .await
        .expect(200);
    assert_eq!(parties.as_array().unwrap().len(), 1);
    assert_eq!(parties[0]["childParties"][0]["orgNumber"], "314200128");
    let bare = server
        .post(list, &support, Some(json!([id])))
        .await
        .expect(200);
    assert_eq!(bare[0]["childParties"], Value::Null);
    assert_eq!(
        server.post(list, &support, Some(json!([1]))).await.status,
        404
    );

    let path = "/accessmanagement/api/v1/serviceowner/authorizedparties";
    let owner = server.vendor_with(
        SMARTCLOUD,
        "altinn:accessmanagement/authorizedparties.admin",
    );
    let body = json!({"type": "urn:altinn:person:identifier-no", "value": "14907000029",
        "partyFilter": [{"type": "urn:altinn:organization:identifier-no", "value": "314200012"}]});
    let rows = server
        .post(path, &owner, Some(body.clone()))
        .await
        .expect(200);
    assert_eq!(
        rows[0]["authorizedRoles"],
        json!(["ADMAI", "DAGL", "L0017", "UTINN"])
    );
    let same = path.replace("serviceowner", "resourceowner");
    assert_eq!(
        server
            .post(&same, &owner, Some(body.clone()))
            .await
            .expect(200),
        rows
    );
    assert_eq!(
        server.post(path, &support, Some(body.clone())).await.status,
        403
    );
    let none = format!("{path}?includeRoles=false");
    let rows = server.post(&none, &owner, Some(body)).await.expect(200);
    assert_eq!(rows[0]["authorizedRoles"], json!([]));
}
