//! The profile, and who has one.

use crate::{
    PARTIES, patch,
    support::{CUSTOMER, PORTAL_SCOPES, SMARTCLOUD, TestServer},
};
use serde_json::json;
use uuid::Uuid;

const CURRENT: &str = "/profile/api/v1/users/current";

#[tokio::test]
async fn the_language_stays_chosen() {
    let server = TestServer::new();
    let (director, employee) = (server.person(20001), server.person(20002));
    let user = server.get_json(CURRENT, &director).await;
    assert_eq!(user["profileSettingPreference"]["language"], "nb");
    assert_eq!(user["party"]["person"]["lastName"], "HEST");
    let changed = patch(&server, &director, json!({"Language": "nn", "unknown": 1})).await;
    assert_eq!(changed.expect(200)["language"], "nn");
    let user = server.get_json(CURRENT, &director).await;
    assert_eq!(user["profileSettingPreference"]["language"], "nn");
    // The rest stays, and so do other people's choices.
    assert_eq!(
        user["profileSettingPreference"]["shouldShowSubEntities"],
        true
    );
    let other = server.get_json(CURRENT, &employee).await;
    assert_eq!(other["profileSettingPreference"]["language"], "nb");

    let party = server.uuid_of(CUSTOMER);
    let chosen = patch(&server, &director, json!({"preselectedPartyUuid": party}))
        .await
        .expect(200);
    assert_eq!(chosen["preSelectedPartyId"], CUSTOMER);
    assert_eq!(chosen["language"], "nn");
    let taken_back = patch(&server, &director, json!({"preselectedPartyUuid": null})).await;
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
            patch(&server, &director, refused.clone()).await.status,
            400,
            "{refused}"
        );
    }
    let user = server.get_json(CURRENT, &director).await;
    assert_eq!(user["profileSettingPreference"]["language"], "nn");
}

#[tokio::test]
async fn only_people_with_a_portal_session() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let narrow = server.person_with(20001, 3, "openid");
    let gone = server.person(29999);
    let machine = server.vendor_with(SMARTCLOUD, PORTAL_SCOPES);
    for (token, profile, list) in [
        ("", 401, 401),
        ("x", 401, 401),
        (&vendor, 403, 403),
        (&narrow, 403, 403),
        (&gone, 404, 200),
        (&machine, 404, 200),
    ] {
        let response = server.get(CURRENT, token).await;
        assert_eq!(response.status, profile);
        // Policies answer without a body, handlers with one.
        assert_eq!(response.body.is_empty(), profile != 404);
        assert_eq!(server.get(PARTIES, token).await.status, list);
    }
    assert_eq!(patch(&server, "", json!({})).await.status, 401);
    assert_eq!(patch(&server, &vendor, json!({})).await.status, 403);
    // The policy runs before the body is read.
    assert_eq!(patch(&server, &vendor, json!([])).await.status, 403);
    assert_eq!(
        patch(&server, &gone, json!({"language": "nn"}))
            .await
            .status,
        403
    );
    let nobody = server.get_json(PARTIES, &gone).await;
    assert_eq!(nobody, json!({"links": {"next": null}, "data": []}));
    let other_app = server.person_with(20001, 3, "altinn:accessmanagement/authorizedparties");
    assert_eq!(server.get(PARTIES, &other_app).await.status, 200);
}
