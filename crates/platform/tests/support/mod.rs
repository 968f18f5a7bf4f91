//! A platform in a folder of its own, and requests to it without a socket.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program uses its own part"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use fullmakt_platform::{
    Options, Platform, app,
    store::{
        assignments::{self, Relation},
        parties,
    },
    tokens::{Organisation, Person},
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::sync::Arc;
use tower::ServiceExt;
use uuid::Uuid;

pub const PORTAL_SCOPES: &str =
    "openid digdir:dialogporten.noconsent altinn:portal/enduser altinn:instances.read";
pub const VENDOR_SCOPES: &str = "altinn:authentication/systemuser.request.write \
     altinn:authentication/systemuser.request.read altinn:authentication/systemregister.write";

/// Party ids of the seed.
pub const CUSTOMER: i32 = 51_000_001;
pub const AUDITOR: i32 = 51_000_002;
pub const ACCOUNTANT: i32 = 51_000_003;

pub const REQUEST_PATH: &str = "/authentication/api/v1/systemuser/request";
pub const CHANGE_REQUEST_PATH: &str = "/authentication/api/v1/systemuser/changerequest";
pub const SYSTEM_USER_PATH: &str = "/authentication/api/v1/systemuser";
pub const REGISTER_PATH: &str = "/authentication/api/v1/systemregister";

pub const SMARTCLOUD: &str = "991825827";
pub const SUPERREGNSKAP: &str = "312605031";

/// A platform under test.
pub struct TestServer {
    pub platform: Arc<Platform>,
    router: Router,
    _folder: tempfile::TempDir,
}

/// A response, read to its end.
#[derive(Debug, Clone)]
pub struct TestResponse {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl TestResponse {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {:?}", self.status, self.body))
    }

    /// The problem code, if the body has one.
    pub fn code(&self) -> Option<String> {
        let body: Value = serde_json::from_slice(&self.body).ok()?;
        Some(body.get("code")?.as_str()?.to_owned())
    }

    /// Status and code together, for tables: `404 AUTH-00010`, `403`, `200`.
    pub fn status_and_code(&self) -> String {
        match self.code() {
            Some(code) => format!("{} {code}", self.status),
            None => self.status.to_string(),
        }
    }

    /// The body as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// A header as text; empty when it is not there.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// Fails unless the status is `status`; gives the body as JSON.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:?}", self.body);
        self.json()
    }
}

impl TestServer {
    /// With the default seed and options.
    pub fn new() -> Self {
        Self::with_options(|_| {})
    }

    /// With changed options.
    pub fn with_options(change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut options = Options {
            data: folder.path().to_owned(),
            ..Options::default()
        };
        change(&mut options);
        let platform = Platform::open(options).unwrap();
        Self {
            router: app(platform.clone()),
            platform,
            _folder: folder,
        }
    }

    /// A token of a person with the scopes of a portal session at level 3.
    pub fn person(&self, user_id: i32) -> String {
        self.person_with(user_id, 3, PORTAL_SCOPES)
    }

    pub fn person_with(&self, user_id: i32, level: u8, scopes: &str) -> String {
        let now = self.platform.clock.now();
        let tokens = &self.platform.tokens;
        let person = Person {
            user_id,
            party_id: 0,
            party_uuid: Uuid::nil(),
        };
        tokens.person(person, level, scopes, now).unwrap()
    }

    /// A vendor's token with every scope that vendors have.
    pub fn vendor(&self, number: &str) -> String {
        self.vendor_with(number, VENDOR_SCOPES)
    }

    pub fn vendor_with(&self, number: &str, scopes: &str) -> String {
        let organisation = Organisation {
            code: "vendor",
            number,
        };
        let now = self.platform.clock.now();
        let tokens = &self.platform.tokens;
        tokens.organisation(organisation, scopes, now).unwrap()
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> TestResponse {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        TestResponse {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }

    /// A request with any headers; `Host` is ours unless it is among them.
    pub async fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> TestResponse {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header(header::HOST, "localhost:8080");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    /// A request with an optional Bearer token and an optional JSON body.
    pub async fn request_with_token(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<Value>,
    ) -> TestResponse {
        let bearer = format!("Bearer {token}");
        let mut headers = Vec::new();
        if !token.is_empty() {
            headers.push(("authorization", bearer.as_str()));
        }
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        let body = body.map_or_else(String::new, |body| body.to_string());
        self.request(method, path, &headers, body).await
    }

    pub async fn get(&self, path: &str, token: &str) -> TestResponse {
        self.request_with_token("GET", path, token, None).await
    }

    /// The body of a 200 as JSON.
    pub async fn get_json(&self, path: &str, token: &str) -> Value {
        self.get(path, token).await.expect(200)
    }

    /// Status and code together, for tables.
    pub async fn get_status(&self, path: &str, token: &str) -> String {
        self.get(path, token).await.status_and_code()
    }

    pub async fn post_status(&self, path: &str, token: &str, body: Option<Value>) -> String {
        self.post(path, token, body).await.status_and_code()
    }

    pub async fn delete_status(&self, path: &str, token: &str) -> String {
        self.delete(path, token).await.status_and_code()
    }

    pub async fn post(&self, path: &str, token: &str, body: Option<Value>) -> TestResponse {
        self.request_with_token("POST", path, token, body).await
    }

    pub async fn put(&self, path: &str, token: &str, body: Value) -> TestResponse {
        self.request_with_token("PUT", path, token, Some(body))
            .await
    }

    pub async fn delete(&self, path: &str, token: &str) -> TestResponse {
        self.request_with_token("DELETE", path, token, None).await
    }

    /// A standard request that the vendor with this token has just made.
    pub async fn create_request(&self, vendor: &str, body: Value) -> Value {
        let path = format!("{REQUEST_PATH}/vendor");
        self.post(&path, vendor, Some(body)).await.expect(201)
    }

    /// The managing director approves a standard request.
    pub async fn approve_request(&self, party: i32, id: &str) {
        let path = format!("{REQUEST_PATH}/{party}/{id}/approve");
        let response = self.post(&path, &self.person(20001), None).await;
        assert_eq!(response.expect(200), json!(true));
    }

    /// Gives a seeded person a role in an organisation.
    pub fn give_role(&self, user_id: i32, party_id: i32, role: &str) {
        let given = self.platform.store.write(|conn| {
            let person = parties::by_user_id(conn, user_id)?.unwrap();
            let relation = Relation {
                from: party_id,
                to: person.party_id,
            };
            assignments::give(conn, relation, role, 0)
        });
        given.unwrap();
    }

    /// The uuid of a party.
    pub fn uuid_of(&self, party_id: i32) -> Uuid {
        let store = &self.platform.store;
        let party = store.read(|conn| parties::by_id(conn, party_id)).unwrap();
        party.unwrap().uuid
    }

    /// Moves the platform's clock.
    pub fn advance_days(&self, days: i64) {
        let clock = &self.platform.clock;
        clock.set_offset_seconds(clock.offset_seconds() + days * 24 * 3600);
    }
}

/// What the vendor of SmartCloud asks with.
pub fn smartcloud_request(external_ref: &str) -> Value {
    json!({
        "systemId": "991825827_smartcloud",
        "partyOrgNo": "314248295",
        "externalRef": external_ref,
        "rights": [{"resource": [{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}],
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}],
        "redirectUrl": "http://localhost:8080/vendor/receipt"
    })
}

/// What the vendor of SuperRegnskap asks with.
pub fn superregnskap_request(external_ref: &str) -> Value {
    json!({
        "systemId": "312605031_SuperRegnskap",
        "partyOrgNo": "310495670",
        "externalRef": external_ref,
        "accessPackages": [{"urn": "urn:altinn:accesspackage:ansvarlig-revisor"}],
        "redirectUrl": "https://superregnskap.no"
    })
}

/// The same body with one member changed; null takes it away.
pub fn with_member(mut body: Value, member: &str, value: Value) -> Value {
    let members = body.as_object_mut().unwrap();
    if value.is_null() {
        members.remove(member);
    } else {
        members.insert(member.to_owned(), value);
    }
    body
}

/// The id of a request or system user in an answer.
pub fn id_of(body: &Value) -> String {
    body["id"].as_str().unwrap().to_owned()
}

/// For tests of which only a 5xx would be an error.
pub fn is_no_server_error(status: u16) -> bool {
    StatusCode::from_u16(status).is_ok_and(|status| !status.is_server_error())
}
