//! Change requests, the vendor's side (docs/contract/platform.md, section 1.6).

use crate::{
    fixture::{add_package, change_request_path, package, right, without_name},
    support::{CHANGE_REQUEST_PATH, SMARTCLOUD, SUPERREGNSKAP, TestServer, id_of, with_member},
};
use fullmakt_platform::seed::{AGENT_SYSTEM_USER, CHANGE_REQUEST, STANDARD_SYSTEM_USER};
use serde_json::json;
use std::collections::HashSet;
use uuid::Uuid;

#[tokio::test]
async fn a_new_change_request() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let id = Uuid::from_u128(1);
    let response = server
        .post(
            &change_request_path(id, STANDARD_SYSTEM_USER),
            &vendor,
            Some(add_package()),
        )
        .await;
    assert!(response.headers.contains_key("location"));
    let body = response.expect(201);
    assert_eq!(id_of(&body), id.to_string());
    assert_eq!(
        body["confirmUrl"],
        format!(
            "http://localhost:8080/accessmanagement/ui/systemuser/changerequest?id={id}&DONTCHOOSEREPORTEE=true"
        )
    );
    assert_eq!(body["status"], "New");
    assert_eq!(body["systemUserId"], STANDARD_SYSTEM_USER.to_string());
    assert_eq!(
        (&body["partyOrgNo"], &body["externalRef"]),
        (&json!("314248295"), &json!("hovedkontor"))
    );
    assert_eq!(body["unwantedRights"], json!([]));
    for absent in ["escalated", "integrationTitle", "partyId", "partyUuid"] {
        assert!(body.get(absent).is_none(), "{absent}");
    }
    // The same correlation id gives the old one, whatever the body says.
    let other = json!({"requiredRights": right("nothing")});
    let again = server
        .post(
            &change_request_path(id, STANDARD_SYSTEM_USER),
            &vendor,
            Some(other),
        )
        .await;
    assert_eq!(again.expect(200), body);
    let read = server
        .get_json(&format!("{CHANGE_REQUEST_PATH}/vendor/{id}"), &vendor)
        .await;
    assert_eq!(read, body);
    // By external reference the newest, with its lists filled (section 0.4 o).
    let path = format!(
        "{CHANGE_REQUEST_PATH}/vendor/byexternalref/991825827_smartcloud/314248295/hovedkontor"
    );
    assert_eq!(server.get_json(&path, &vendor).await, body);
}

#[tokio::test]
async fn nothing_to_change() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let id = Uuid::from_u128(2);
    for body in [
        json!({}),
        json!({"requiredRights": [], "unwantedRights": null}),
    ] {
        let body = server
            .post(
                &change_request_path(id, STANDARD_SYSTEM_USER),
                &vendor,
                Some(body),
            )
            .await
            .expect(200);
        assert_eq!(
            (&body["status"], &body["confirmUrl"]),
            (&json!("NoChangeNeeded"), &json!(""))
        );
    }
    let read = server
        .get(&format!("{CHANGE_REQUEST_PATH}/vendor/{id}"), &vendor)
        .await;
    assert_eq!(read.status_and_code(), "404 AUTH-00010");
}

#[tokio::test]
async fn withdrawn_and_listed() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let mut made: HashSet<String> = HashSet::from([CHANGE_REQUEST.to_string()]);
    for n in 0..120 {
        let id = Uuid::from_u128(0x1000_0000_0000_0000_0000_0000_0000_0000 * (n % 16) + n + 1);
        server
            .post(
                &change_request_path(id, STANDARD_SYSTEM_USER),
                &vendor,
                Some(add_package()),
            )
            .await
            .expect(201);
        made.insert(id.to_string());
    }
    let (mut read, mut next) = (
        HashSet::new(),
        format!("{CHANGE_REQUEST_PATH}/vendor/bysystem/991825827_smartcloud"),
    );
    loop {
        let page = server.get_json(&next, &vendor).await;
        for row in page["data"].as_array().unwrap() {
            assert!(row.get("confirmUrl").is_none());
            assert!(read.insert(id_of(row)), "a row came twice");
        }
        let Some(address) = page["links"].get("next") else {
            break;
        };
        next = address
            .as_str()
            .unwrap()
            .replace("http://localhost:8080", "");
    }
    assert_eq!(read, made);

    let path = format!("{CHANGE_REQUEST_PATH}/vendor/{CHANGE_REQUEST}");
    let other = server.vendor(SUPERREGNSKAP);
    assert_eq!(server.get_status(&path, &other).await, "404 AUTH-00011");
    assert_eq!(server.delete_status(&path, &other).await, "404 AUTH-00011");
    assert_eq!(server.delete(&path, &vendor).await.status, 202);
    assert_eq!(server.delete_status(&path, &vendor).await, "404 AUTH-00010");
    let read = server
        .get(
            &format!("{CHANGE_REQUEST_PATH}/{CHANGE_REQUEST}"),
            &server.person(20001),
        )
        .await;
    assert_eq!(read.status_and_code(), "404 AUTH-00010");
    // Its id stays the name of what was.
    let again = server
        .post(
            &change_request_path(CHANGE_REQUEST, STANDARD_SYSTEM_USER),
            &vendor,
            Some(add_package()),
        )
        .await;
    assert_eq!(again.status_and_code(), "409 AUTH-00061");
}

#[tokio::test]
async fn what_creation_refuses() {
    let server = TestServer::new();
    let (own, id) = (STANDARD_SYSTEM_USER, Uuid::from_u128(3));
    let nothing = Uuid::from_u128(4);
    let table = [
        (
            SMARTCLOUD,
            change_request_path(Uuid::nil(), own),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            change_request_path(own, own),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            format!("{CHANGE_REQUEST_PATH}/vendor?system-user-id={own}"),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            format!("{CHANGE_REQUEST_PATH}/vendor?correlation-id=x&system-user-id={own}"),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, nothing),
            add_package(),
            "404 AUTH-00015",
        ),
        (
            SUPERREGNSKAP,
            change_request_path(id, AGENT_SYSTEM_USER),
            add_package(),
            "404 AUTH-00015",
        ),
        (
            SUPERREGNSKAP,
            change_request_path(id, own),
            add_package(),
            "401",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, own),
            with_member(add_package(), "redirectUrl", json!("https://evil.example")),
            "400 AUTH-00021",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, own),
            with_member(add_package(), "requiredRights", right("nothing")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, own),
            with_member(add_package(), "unwantedRights", right("nothing")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, own),
            json!({"requiredAccessPackages": package("jordbruk")}),
            "400 AUTH-00063",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, own),
            json!({"unwantedAccessPackages": package("jordbruk")}),
            "400 AUTH-00063",
        ),
        (
            SMARTCLOUD,
            change_request_path(id, own),
            json!({"requiredRights": 1}),
            "400",
        ),
    ];
    // A package without an urn, and a right without a service, alone and beside a good one.
    let mut nameless = Vec::new();
    for [no_package, no_right] in without_name() {
        let good = package("skattegrunnlag")[0].clone();
        let good_right = right("ske-krav-og-betalinger")[0].clone();
        for list in ["requiredAccessPackages", "unwantedAccessPackages"] {
            nameless.push((json!({list: [no_package]}), "400 AUTH-00063"));
            nameless.push((json!({list: [good, no_package]}), "400 AUTH-00063"));
        }
        for list in ["requiredRights", "unwantedRights"] {
            nameless.push((json!({list: [no_right]}), "400 AUTH-00001"));
            nameless.push((json!({list: [good_right, no_right]}), "400 AUTH-00001"));
        }
    }
    let nameless = nameless
        .into_iter()
        .map(|(body, expected)| (SMARTCLOUD, change_request_path(id, own), body, expected));
    for (vendor, path, body, expected) in table.into_iter().chain(nameless) {
        let response = server
            .post(&path, &server.vendor(vendor), Some(body.clone()))
            .await;
        assert_eq!(response.status_and_code(), expected, "{path} {body}");
    }
    let plain = server
        .post(
            &change_request_path(own, own),
            &server.vendor(SMARTCLOUD),
            Some(add_package()),
        )
        .await;
    assert!(
        plain.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
}
