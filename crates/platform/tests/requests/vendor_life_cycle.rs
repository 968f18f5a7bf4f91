//! Requests over time, and who may call (docs/contract/platform.md, sections 0.3 and 1.3).

use crate::support::{
    CUSTOMER, REGISTER_PATH, REQUEST_PATH, SMARTCLOUD, SYSTEM_USER_PATH, TestServer, id_of,
    smartcloud_request, with_member,
};
use fullmakt_platform::{options::SeedKind, seed::STANDARD_REQUEST};
use serde_json::json;

const WRITE: &str = "altinn:authentication/systemuser.request.write";
const READ: &str = "altinn:authentication/systemuser.request.read";

#[tokio::test]
async fn a_repeat_gives_the_old_request_unchanged() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let path = format!("{REQUEST_PATH}/vendor");
    let first = server
        .create_request(&vendor, smartcloud_request("r"))
        .await;
    let id = id_of(&first);
    // Whatever the new body says, even what would be refused.
    let changed = with_member(
        smartcloud_request("r"),
        "redirectUrl",
        json!("https://evil.example"),
    );
    let again = server.post(&path, &vendor, Some(changed)).await.expect(200);
    assert_eq!(again, first);

    let person = server.person(20001);
    server
        .post(
            &format!("{REQUEST_PATH}/{CUSTOMER}/{id}/reject"),
            &person,
            None,
        )
        .await
        .expect(200);
    let rejected = server
        .post(&path, &vendor, Some(smartcloud_request("r")))
        .await
        .expect(200);
    assert_eq!(
        (&rejected["id"], &rejected["status"]),
        (&first["id"], &json!("Rejected"))
    );

    // To start over the vendor deletes it and creates anew.
    let deleted = server.delete(&format!("{path}/{id}"), &vendor).await;
    assert_eq!((deleted.status, deleted.body.len()), (202, 0));
    assert_eq!(
        server.get_status(&format!("{path}/{id}"), &vendor).await,
        "404 AUTH-00010"
    );
    assert_eq!(
        server.delete_status(&format!("{path}/{id}"), &vendor).await,
        "404 AUTH-00010"
    );
    let new = server
        .create_request(&vendor, smartcloud_request("r"))
        .await;
    assert_ne!(new["id"], first["id"]);
}

#[tokio::test]
async fn an_accepted_request_cannot_be_repeated() {
    let server = TestServer::new();
    let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20001));
    let path = format!("{REQUEST_PATH}/vendor");
    let id = id_of(
        &server
            .create_request(&vendor, smartcloud_request("u"))
            .await,
    );
    server.approve_request(CUSTOMER, &id).await;
    let read = server.get_json(&format!("{path}/{id}"), &vendor).await;
    assert_eq!(read["status"], "Accepted");
    let response = server
        .post(&path, &vendor, Some(smartcloud_request("u")))
        .await;
    assert_eq!(response.status_and_code(), "400 AUTH-00004");
    let query = format!(
        "{SYSTEM_USER_PATH}/vendor/byquery?System-Id=991825827_smartcloud&orgno=314248295&external-ref=u"
    );
    let user = server.get_json(&query, &vendor).await;
    assert_eq!(user["id"], id.as_str());
    assert_eq!(user["userType"], "standard");
    assert_eq!(user["supplierOrgno"], "991825827");
    assert!(user.get("partyId").is_none());
    // Deleting the system user takes its request along, so the vendor can ask again.
    let deleted = server
        .delete(&format!("{SYSTEM_USER_PATH}/{CUSTOMER}/{id}"), &person)
        .await;
    assert_eq!(deleted.expect(202), json!(1));
    assert_eq!(server.get_status(&query, &vendor).await, "404");
    server
        .create_request(&vendor, smartcloud_request("u"))
        .await;
}

#[tokio::test]
async fn who_may_call() {
    let server = TestServer::new();
    let id = STANDARD_REQUEST;
    let calls = [
        ("POST", format!("{REQUEST_PATH}/vendor"), WRITE),
        ("GET", format!("{REQUEST_PATH}/vendor/{id}"), READ),
        ("DELETE", format!("{REQUEST_PATH}/vendor/{id}"), WRITE),
        (
            "GET",
            format!("{REQUEST_PATH}/vendor/bysystem/991825827_smartcloud"),
            READ,
        ),
        (
            "GET",
            format!("{REQUEST_PATH}/vendor/byexternalref/991825827_smartcloud/314248295/314248295"),
            READ,
        ),
        (
            "GET",
            format!("{SYSTEM_USER_PATH}/vendor/byquery?system-id=a&orgno=b"),
            WRITE,
        ),
    ];
    for (method, path, scope) in calls {
        let body = (method == "POST").then(|| smartcloud_request("314248295"));
        let status = async |token: &str| {
            server
                .request_with_token(method, &path, token, body.clone())
                .await
        };
        // A person's token can hold the scope, but names no organisation.
        let person = server.person_with(20001, 3, scope);
        let expected = if method == "POST" {
            "401 AUTH-00023"
        } else {
            "401"
        };
        let nobody = status(&person).await;
        assert_eq!(nobody.status_and_code(), expected, "{path}");
        assert_eq!(nobody.json()["status"], 401, "{path}");
    }
}

/// The empty seed has what a vendor needs to try an own system from the beginning.
#[tokio::test]
async fn an_empty_platform_is_enough_for_a_vendors_own_system() {
    let server = TestServer::with_options(|options| options.seed = SeedKind::Empty);
    let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20001));
    assert_eq!(server.get_json(REGISTER_PATH, &person).await, json!([]));
    let system = json!({
        "id": "991825827_smartcloud", "vendor": {"ID": "0192:991825827"},
        "name": {"nb": "a"}, "description": {"nb": "a"}, "isVisible": true,
        "rights": [{"resource": [
            {"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}],
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}],
        "allowedRedirectUrls": ["http://localhost:8080/vendor/receipt"]
    });
    server
        .post(&format!("{REGISTER_PATH}/vendor"), &vendor, Some(system))
        .await
        .expect(200);
    let path = format!("{REQUEST_PATH}/vendor");
    let request = server
        .post(&path, &vendor, Some(smartcloud_request("own")))
        .await;
    let id = id_of(&request.expect(201));
    let approve = format!("{REQUEST_PATH}/{CUSTOMER}/{id}/approve");
    server.post(&approve, &person, None).await.expect(200);
    let users = server
        .get(&format!("{SYSTEM_USER_PATH}/{CUSTOMER}"), &person)
        .await;
    assert_eq!(users.expect(200).as_array().unwrap().len(), 1);
}
