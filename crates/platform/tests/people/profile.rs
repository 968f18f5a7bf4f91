//! The profile, and who has one.

use crate::{
    PARTIES, patch,
    support::{Bench, CUSTOMER, PORTAL_SCOPES, SMARTCLOUD},
};
use serde_json::json;
use uuid::Uuid;

const CURRENT: &str = "/profile/api/v1/users/current";

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

    let party = bench.uuid_of(CUSTOMER);
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
    // The policy runs before the body is read.
    assert_eq!(patch(&bench, &vendor, json!([])).await.status, 403);
    assert_eq!(
        patch(&bench, &gone, json!({"language": "nn"})).await.status,
        403
    );
    let nobody = bench.get(PARTIES, &gone).await.expect(200);
    assert_eq!(nobody, json!({"links": {"next": null}, "data": []}));
    let other_app = bench.person_with(20001, 3, "altinn:accessmanagement/authorizedparties");
    assert_eq!(bench.get(PARTIES, &other_app).await.status, 200);
}
