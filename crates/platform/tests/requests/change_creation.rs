//! Change requests, the vendor's side (platform.md, section 1.6).

use crate::{
    scene::{add_package, ask, package, right},
    support::{Bench, CHANGE, PORTAL_SCOPES, SMARTCLOUD, SUPERREGNSKAP, id_of, with},
};
use fullmakt_platform::seed::{AGENT_SYSTEM_USER, CHANGE_REQUEST, STANDARD_SYSTEM_USER};
use serde_json::json;
use std::collections::HashSet;
use uuid::Uuid;

#[tokio::test]
async fn a_new_change_request() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let id = Uuid::from_u128(1);
    let reply = bench
        .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(add_package()))
        .await;
    assert!(reply.headers.contains_key("location"));
    let body = reply.expect(201);
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
    let again = bench
        .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(other))
        .await;
    assert_eq!(again.expect(200), body);
    let read = bench
        .get(&format!("{CHANGE}/vendor/{id}"), &vendor)
        .await
        .expect(200);
    assert_eq!(read, body);
    // By external reference the newest, with its lists filled (section 0.4 o).
    let path = format!("{CHANGE}/vendor/byexternalref/991825827_smartcloud/314248295/hovedkontor");
    assert_eq!(bench.get(&path, &vendor).await.expect(200), body);
}

#[tokio::test]
async fn nothing_to_change() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let id = Uuid::from_u128(2);
    for body in [
        json!({}),
        json!({"requiredRights": [], "unwantedRights": null}),
    ] {
        let body = bench
            .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(body))
            .await
            .expect(200);
        assert_eq!(
            (&body["status"], &body["confirmUrl"]),
            (&json!("NoChangeNeeded"), &json!(""))
        );
    }
    let read = bench.get(&format!("{CHANGE}/vendor/{id}"), &vendor).await;
    assert_eq!(read.outcome(), "404 AUTH-00010");
}

#[tokio::test]
async fn withdrawn_and_listed() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let mut made: HashSet<String> = HashSet::from([CHANGE_REQUEST.to_string()]);
    for n in 0..120 {
        let id = Uuid::from_u128(0x1000_0000_0000_0000_0000_0000_0000_0000 * (n % 16) + n + 1);
        bench
            .post(&ask(id, STANDARD_SYSTEM_USER), &vendor, Some(add_package()))
            .await
            .expect(201);
        made.insert(id.to_string());
    }
    let (mut read, mut next) = (
        HashSet::new(),
        format!("{CHANGE}/vendor/bysystem/991825827_smartcloud"),
    );
    loop {
        let page = bench.get(&next, &vendor).await.expect(200);
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

    let path = format!("{CHANGE}/vendor/{CHANGE_REQUEST}");
    let other = bench.vendor(SUPERREGNSKAP);
    assert_eq!(bench.get(&path, &other).await.outcome(), "404 AUTH-00011");
    assert_eq!(
        bench.delete(&path, &other).await.outcome(),
        "404 AUTH-00011"
    );
    assert_eq!(bench.delete(&path, &vendor).await.status, 202);
    assert_eq!(
        bench.delete(&path, &vendor).await.outcome(),
        "404 AUTH-00010"
    );
    let read = bench
        .get(&format!("{CHANGE}/{CHANGE_REQUEST}"), &bench.person(20001))
        .await;
    assert_eq!(read.outcome(), "404 AUTH-00010");
    // Its id stays the name of what was.
    let again = bench
        .post(
            &ask(CHANGE_REQUEST, STANDARD_SYSTEM_USER),
            &vendor,
            Some(add_package()),
        )
        .await;
    assert_eq!(again.outcome(), "409 AUTH-00061");
}

#[tokio::test]
async fn what_creation_refuses() {
    let bench = Bench::new();
    let (own, id) = (STANDARD_SYSTEM_USER, Uuid::from_u128(3));
    let nothing = Uuid::from_u128(4);
    let table = [
        (SMARTCLOUD, ask(Uuid::nil(), own), add_package(), "400"),
        (SMARTCLOUD, ask(own, own), add_package(), "400"),
        (
            SMARTCLOUD,
            format!("{CHANGE}/vendor?system-user-id={own}"),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            format!("{CHANGE}/vendor?correlation-id=x&system-user-id={own}"),
            add_package(),
            "400",
        ),
        (
            SMARTCLOUD,
            ask(id, nothing),
            add_package(),
            "404 AUTH-00015",
        ),
        (
            SUPERREGNSKAP,
            ask(id, AGENT_SYSTEM_USER),
            add_package(),
            "404 AUTH-00015",
        ),
        (SUPERREGNSKAP, ask(id, own), add_package(), "401"),
        (
            SMARTCLOUD,
            ask(id, own),
            with(add_package(), "redirectUrl", json!("https://evil.example")),
            "400 AUTH-00021",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            with(add_package(), "requiredRights", right("nothing")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            with(add_package(), "unwantedRights", right("nothing")),
            "400 AUTH-00001",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            json!({"requiredAccessPackages": package("jordbruk")}),
            "400 AUTH-00063",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            json!({"unwantedAccessPackages": package("jordbruk")}),
            "400 AUTH-00063",
        ),
        (
            SMARTCLOUD,
            ask(id, own),
            json!({"requiredRights": 1}),
            "400",
        ),
    ];
    for (vendor, path, body, expected) in table {
        let reply = bench
            .post(&path, &bench.vendor(vendor), Some(body.clone()))
            .await;
        assert_eq!(reply.outcome(), expected, "{path} {body}");
    }
    let plain = bench
        .post(
            &ask(own, own),
            &bench.vendor(SMARTCLOUD),
            Some(add_package()),
        )
        .await;
    assert!(
        plain.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
    let scope = bench.vendor_with(SMARTCLOUD, PORTAL_SCOPES);
    assert_eq!(
        bench
            .post(&ask(id, own), &scope, Some(add_package()))
            .await
            .outcome(),
        "403"
    );
    assert_eq!(
        bench
            .post(&ask(id, own), "", Some(add_package()))
            .await
            .outcome(),
        "401"
    );
}
