//! What may be given.

use crate::{
    CONNECTIONS,
    support::{CUSTOMER, PORTAL_SCOPES, SMARTCLOUD, TestServer},
};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn what_may_be_given() {
    let server = TestServer::new();
    let party = server.uuid_of(CUSTOMER);
    let path = format!("{CONNECTIONS}/accesspackages/delegationcheck?party={party}");
    let director = server.person(20001);
    let all = server.get_json(&path, &director).await;
    assert_eq!(all["data"].as_array().unwrap().len(), 147);
    let query = "&packages=urn:altinn:accesspackage:skattegrunnlag&packages=ansvarlig-revisor";
    let some = server.get_json(&format!("{path}{query}"), &director).await;
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
    let by_id = server
        .get_json(&format!("{path}&packageIds={id}"), &director)
        .await;
    assert_eq!(by_id["data"], json!([yes]));

    let unknown = server
        .get(&format!("{path}&packages=x&packages=y"), &director)
        .await;
    assert_eq!(unknown.status_and_code(), "400 STD-00000");
    let errors = unknown.json()["validationErrors"].clone();
    assert_eq!(errors.as_array().unwrap().len(), 2);
    assert_eq!(errors[0]["code"], "AM.VLD-00009");
    let unknown = server
        .get(&format!("{path}&packageIds={party}"), &director)
        .await;
    assert_eq!(unknown.status_and_code(), "400 AM-00041");
    let faulty = server.get(&format!("{path}&packageIds=x"), &director).await;
    assert_eq!(faulty.status_and_code(), "400");
}

#[tokio::test]
async fn only_those_who_may_give_see_what_may_be_given() {
    let server = TestServer::new();
    let party = server.uuid_of(CUSTOMER);
    for check in [
        "accesspackages/delegationcheck",
        "resources/delegationcheck",
    ] {
        let path = |party: &str| {
            format!("{CONNECTIONS}/{check}?party={party}&resource=ske-krav-og-betalinger")
        };
        let (good, nobody) = (path(&party.to_string()), path(&Uuid::nil().to_string()));
        assert_eq!(server.get(&good, "").await.status, 401);
        assert_eq!(
            server.get(&good, &server.vendor(SMARTCLOUD)).await.status,
            403
        );
        for user in [20002, 20003, 20004, 20005, 20007] {
            let response = server.get(&good, &server.person(user)).await;
            assert_eq!((response.status, response.body.len()), (403, 0), "{user}");
        }
        let director = server.person(20001);
        assert_eq!(server.get(&good, &director).await.status, 200);
        assert_eq!(
            server
                .get(&good, &server.person_with(20001, 2, PORTAL_SCOPES))
                .await
                .status,
            403
        );
        for party in ["", "x", "51000001"] {
            assert_eq!(
                server.get(&path(party), &director).await.status,
                403,
                "{party}"
            );
        }
        assert_eq!(server.get(&nobody, &director).await.status, 403);
    }
}

#[tokio::test]
async fn a_service_right_by_right() {
    let server = TestServer::new();
    let party = server.uuid_of(CUSTOMER);
    let director = server.person(20001);
    let path = |service: &str| {
        format!("{CONNECTIONS}/resources/delegationcheck?party={party}&resource={service}")
    };
    for (service, result, code) in [
        ("ske-krav-og-betalinger", true, "RoleAccess"),
        ("ttd-tilgangsliste", false, "AccessListValidationFail"),
    ] {
        let check = server.get_json(&path(service), &director).await;
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
    let unknown = server.get(&path("nobody"), &director).await;
    assert_eq!(unknown.status_and_code(), "400 STD-00000");
    assert_eq!(server.get_status(&path(""), &director).await, "400");
}
