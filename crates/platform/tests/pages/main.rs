//! The platform's own pages: start page, the vendor's receipt, the page of the controls.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod control;
mod receipt;
mod start;
#[path = "../support/mod.rs"]
mod support;

use fullmakt_contract::{
    Translations,
    requests::AccessPackageRef,
    systems::{RegisterSystem, VendorId},
};
use fullmakt_platform::store::systems;
use serde_json::json;
use support::{CUSTOMER, REQUEST_PATH, SMARTCLOUD, TestResponse, TestServer, id_of};

pub(crate) const START: &str = "/";
pub(crate) const RECEIPT: &str = "/vendor/receipt";
pub(crate) const CONTROLS: &str = "/_platform";
const LOGIN: &str = "/authentication/api/v1/authentication";

pub(crate) async fn read(server: &TestServer, path: &str) -> String {
    let response = server.get(path, "").await;
    assert_eq!(response.status, 200, "{path}");
    response.text().to_owned()
}

pub(crate) async fn submit(server: &TestServer, path: &str, fields: &str) -> TestResponse {
    submit_from(server, "http://localhost:8080", path, fields).await
}

pub(crate) async fn submit_from(
    server: &TestServer,
    origin: &str,
    path: &str,
    fields: &str,
) -> TestResponse {
    let form = "application/x-www-form-urlencoded";
    let headers = [("origin", origin), ("content-type", form)];
    server
        .request("POST", path, &headers, fields.to_owned())
        .await
}

/// What stands between `from` and the next `to`, for each `from`.
pub(crate) fn all_between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let pieces = text.split(from).skip(1);
    pieces
        .map(|piece| piece.split(to).next().unwrap())
        .collect()
}

pub(crate) fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

pub(crate) async fn decide(server: &TestServer, party: i32, id: &str, verb: &str, user: i32) {
    let path = format!("{REQUEST_PATH}/{party}/{id}/{verb}");
    let response = server.post(&path, &server.person(user), None).await;
    assert_eq!(
        (response.status, response.json()),
        (200, json!(true)),
        "{path}"
    );
}

#[tokio::test]
async fn every_page_is_whole_and_locked() {
    let server = TestServer::new();
    let unknown = format!("{RECEIPT}?id=x");
    for (path, status) in [
        (START, 200),
        (RECEIPT, 200),
        (CONTROLS, 200),
        (LOGIN, 200),
        (&unknown, 404),
    ] {
        let response = server.get(path, "").await;
        assert_eq!(response.status, status, "{path}");
        assert_eq!(response.header("content-type"), "text/html; charset=utf-8");
        let policy = response.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("script-src"), "{policy}");
        assert_eq!(response.header("cache-control"), "no-store");
        let page = response.text();
        assert!(page.contains("<html lang=\"en\""), "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert_eq!(page.matches("<main id=\"main\"").count(), 1, "{path}");
        assert!(page.contains("<a class=\"skip\" href=\"#main\">"), "{path}");
        for forbidden in ["<script", " style", "javascript:", "onclick"] {
            assert!(!page.contains(forbidden), "{path} {forbidden}");
        }
        let mut ids = all_between(page, " id=\"", "\"");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}: an id stands twice");
        for labels in all_between(page, "aria-labelledby=\"", "\"") {
            for label in labels.split(' ') {
                assert!(ids.contains(&label), "{path}: nothing has the id {label}");
            }
        }
    }
}

/// Names, titles and references come from vendors, paths from anybody.
#[tokio::test]
async fn hostile_text_stays_text_on_every_page() {
    const HOSTILE: &str =
        "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202e}";
    let server = TestServer::new();
    let text_of = |word: &str| Some(format!("{word}{HOSTILE}"));
    let system = RegisterSystem {
        id: "991825827_hostile".to_owned(),
        vendor: VendorId {
            authority: None,
            id: "0192:991825827".to_owned(),
        },
        name: Translations {
            nb: text_of("A"),
            nn: text_of("B"),
            en: text_of("C"),
        },
        description: Translations::default(),
        rights: Vec::new(),
        access_packages: vec![AccessPackageRef {
            urn: "urn:altinn:accesspackage:skattegrunnlag".to_owned(),
        }],
        client_id: Vec::new(),
        is_visible: false,
        allowed_redirect_urls: Vec::new(),
    };
    let register = |change: &rusqlite::Transaction<'_>| {
        let by = systems::Change { by: None, at: 0 };
        systems::insert(change, &system, SMARTCLOUD, uuid::Uuid::nil(), by)
    };
    server.platform.store.write(register).unwrap();
    let body = json!({"systemId": system.id, "partyOrgNo": "314248295", "externalRef": HOSTILE,
        "integrationTitle": HOSTILE,
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]});
    let vendor = server.vendor(SMARTCLOUD);
    let created = server.create_request(&vendor, body).await;
    decide(&server, CUSTOMER, &id_of(&created), "approve", 20001).await;
    server.get("/a/%3Cscript%3E'%22%3E", "").await;
    let fault = json!({"path": format!("/{HOSTILE}"), "method": "X"});
    server
        .post("/_platform/faults", "", Some(fault))
        .await
        .expect(200);

    for path in [START, RECEIPT, CONTROLS] {
        let page = read(&server, path).await;
        for forbidden in ["<script", "<img", "\u{202e}"] {
            assert!(!page.contains(forbidden), "{path}: {forbidden}");
        }
        if path != START {
            assert!(page.contains("&lt;script&gt;"), "{path}");
        }
    }
    assert!(read(&server, RECEIPT).await.contains("\\u202e"));
}
