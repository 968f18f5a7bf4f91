//! Whatever a client sends to whatever route: never 5xx, and what claims to be JSON is JSON.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../support/mod.rs"]
mod support;
mod values;

use axum::{
    body::Body,
    http::{HeaderValue, Request, header},
};
use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::{
    PORTAL_SCOPES, SMARTCLOUD, SUPERREGNSKAP, TestServer, VENDOR_SCOPES, smartcloud_request,
};
use tokio::runtime::Runtime;
use values::{QUERY_NAMES, body, fitting_values, value};

const OPENAPI: &str = include_str!("../../../contract/openapi/platform-openapi.yaml");

/// Every operation of the contract: method, and path with `{parameters}`.
static OPERATIONS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut operations = Vec::new();
    let mut path = String::new();
    for line in OPENAPI.lines() {
        if let Some(found) = line
            .strip_prefix("  /")
            .and_then(|rest| rest.strip_suffix(':'))
        {
            path = format!("/{found}");
        } else if let Some(word) = line
            .strip_prefix("    ")
            .and_then(|rest| rest.strip_suffix(':'))
        {
            if matches!(word, "get" | "post" | "put" | "patch" | "delete") {
                operations.push((word.to_uppercase(), path.clone()));
            }
        } else if line == "components:" {
            break;
        }
    }
    operations
});

/// What the local platform has beside the contract. Faults are left out: they answer with 5xx on
/// demand.
const PLATFORM_ROUTES: &[(&str, &str)] = &[
    ("GET", "/"),
    ("GET", "/vendor/receipt"),
    ("GET", "/_platform"),
    ("GET", "/_platform/calls"),
    ("PUT", "/_platform/clock"),
    ("POST", "/_platform/roles"),
    ("POST", "/_platform/forms/clock"),
    ("GET", "/Home/GetTestUserToken/{user}"),
    ("GET", "/Home/GetTestOrgToken/{org}"),
    ("POST", "/authentication/api/v1/authentication"),
    ("GET", "/accessmanagement/ui/{path}"),
    ("GET", "/authfront/ui/{path}"),
];

static SERVER: LazyLock<(Runtime, TestServer)> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(async { TestServer::new() });
    (runtime, server)
});

/// Scopes of who looks up contacts.
const SUPPORT_SCOPES: &str = "altinn:profile.support.admin \
     altinn:accessmanagement/authorizedparties.admin";

/// Scopes of end users' systems.
const CLIENT_SCOPES: &str = "altinn:clientdelegations.read altinn:clientdelegations.write";

#[derive(Debug, Clone)]
struct GeneratedRequest {
    method: String,
    address: String,
    body: Vec<u8>,
    caller: usize,
    content_type: &'static str,
    /// Value of every header of the contact APIs.
    header_value: HeaderValue,
}

/// A path with its parameters filled in, most of them with something that fits.
fn path(template: String) -> impl Strategy<Value = String> {
    let names = template.split('{').skip(1);
    let names = names.map(|rest| rest.split('}').next().unwrap().to_owned());
    let values: Vec<_> = names
        .map(|name| {
            prop_oneof![
                5 => select(fitting_values(&name)).prop_map(str::to_owned),
                1 => value(),
            ]
        })
        .collect();
    values.prop_map(move |values| {
        let mut path = String::new();
        let mut rest = template.as_str();
        for value in &values {
            let (before, after) = rest.split_once('{').unwrap();
            path.push_str(before);
            path.push_str(&fullmakt_contract::paths::segment(value));
            rest = after.split_once('}').unwrap().1;
        }
        path + rest
    })
}

fn query() -> impl Strategy<Value = String> {
    proptest::collection::vec((select(QUERY_NAMES), value()), 0..5).prop_map(|pairs| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&pairs).finish()
    })
}

fn is_about_contacts(path: &str) -> bool {
    [
        "/api/serviceowner/",
        "/dashboard/",
        "/register/",
        "/serviceowner/",
    ]
    .iter()
    .any(|part| path.contains(part))
}

fn generated_request() -> impl Strategy<Value = GeneratedRequest> {
    let own: Vec<_> = OPERATIONS
        .iter()
        .filter(|(_, path)| path.contains("/systemuser") || path.contains("/systemregister"))
        .filter(|(_, path)| !path.contains("/client"))
        .cloned()
        .collect();
    let beside = PLATFORM_ROUTES.iter();
    let beside: Vec<_> = beside
        .map(|(method, path)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    let contacts = OPERATIONS
        .iter()
        .filter(|(_, path)| is_about_contacts(path));
    let contacts: Vec<_> = contacts.cloned().collect();
    let operation = prop_oneof![
        4 => select(own),
        2 => select(contacts),
        2 => select(OPERATIONS.clone()),
        1 => select(beside),
    ];
    let address = operation.prop_flat_map(|(method, template)| {
        let method = prop_oneof![
            9 => Just(method),
            1 => select(&["HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "ANY"][..])
                .prop_map(str::to_owned),
        ];
        (method, path(template))
    });
    let content_type = prop_oneof![
        8 => Just("application/json"),
        1 => Just("application/json; charset=utf-8"),
        1 => select(&["text/plain", "å"][..]),
    ];
    let header_value = value().prop_map(|text| {
        HeaderValue::from_bytes(text.as_bytes()).unwrap_or_else(|_| HeaderValue::from_static("1"))
    });
    (
        address,
        query(),
        body(),
        0..10_usize,
        content_type,
        header_value,
    )
        .prop_map(
            |((method, path), query, body, caller, content_type, header_value)| GeneratedRequest {
                method,
                address: format!("{path}?{query}"),
                body,
                caller,
                content_type,
                header_value,
            },
        )
}

fn api_key(caller: usize) -> &'static str {
    match caller {
        0 => "",
        1 => "local-readonly-key",
        2 => "x",
        _ => "local-test-key",
    }
}

fn token(server: &TestServer, caller: usize) -> String {
    match caller {
        0 => String::new(),
        1 | 2 => server.vendor(SMARTCLOUD),
        6 => server.vendor(SUPERREGNSKAP),
        3 => server.person_with(
            20001,
            4,
            &format!("{PORTAL_SCOPES} {VENDOR_SCOPES} {CLIENT_SCOPES}"),
        ),
        4 => server.person(20003),
        5 => server.person_with(i32::MAX, 3, PORTAL_SCOPES),
        7 => server.vendor_with(SMARTCLOUD, SUPPORT_SCOPES),
        _ => server.person(20001),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn no_call_is_answered_with_a_server_error(generated in generated_request()) {
        let (runtime, server) = &*SERVER;
        let request = Request::builder()
            .method(generated.method.as_str())
            .uri(&generated.address)
            .header(header::AUTHORIZATION, format!("Bearer {}", token(server, generated.caller)))
            .header(header::CONTENT_TYPE, generated.content_type)
            .header("apikey", api_key(generated.caller))
            .header("x-lookup-reason", &generated.header_value)
            .header("x-lookup-person", &generated.header_value)
            .header("emailaddress", &generated.header_value)
            .header("phonenumber", &generated.header_value)
            .header("countrycode", &generated.header_value)
            .header("nationalidentitynumber", &generated.header_value)
            .body(Body::from(generated.body.clone()))
            .unwrap();
        let response = runtime.block_on(server.send(request));
        prop_assert!(support::is_no_server_error(response.status), "{} {:?}", response.status, response.body);
        let kind = response.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.contains("json")) && generated.method != "HEAD" {
            prop_assert!(serde_json::from_slice::<Value>(&response.body).is_ok());
        }
    }
}

/// Lists as long as a body can hold, where each entry is compared with others.
#[tokio::test]
async fn long_lists_are_answered() {
    const MANY: usize = 15_000;
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let rights: Vec<_> = (0..MANY)
        .map(|n| json!({"resource": [{"id": "urn:altinn:resource", "value": n.to_string()}]}))
        .collect();
    let system = json!({"id": "991825827_long", "vendor": {"ID": "0192:991825827"},
        "name": {"nb": "a"}, "description": {}, "clientId": [], "rights": rights});
    let path = format!("{}/vendor", support::REGISTER_PATH);
    let response = server.post(&path, &vendor, Some(system)).await;
    assert_eq!(response.status_and_code(), "400 STD-00000");
    assert_eq!(
        response.json()["validationErrors"][0]["code"],
        "AUTH.VLD-00003"
    );

    let right = smartcloud_request("long")["rights"][0].clone();
    let repeated = support::with_member(
        smartcloud_request("long"),
        "rights",
        json!(vec![right; MANY / 2]),
    );
    let path = format!("{}/vendor", support::REQUEST_PATH);
    let id = support::id_of(
        &server
            .post(&path, &vendor, Some(repeated))
            .await
            .expect(201),
    );
    let path = format!(
        "{}/{}/{id}/approve",
        support::REQUEST_PATH,
        support::CUSTOMER
    );
    server
        .post(&path, &server.person(20001), None)
        .await
        .expect(200);

    let words: Vec<_> = (0..MANY / 2).map(|n| n.to_string()).collect();
    let term = words.join("+");
    let path =
        format!("/accessmanagement/api/v1/meta/info/accesspackages/search?strict=true&term={term}");
    assert_eq!(server.get(&path, "").await.status, 204);
    let party = server.uuid_of(support::CUSTOMER);
    let codes = vec!["toll"; MANY / 2].join(",");
    let path = format!(
        "/accessmanagement/api/v1/enduser/connections/accesspackages/delegationcheck\
         ?party={party}&packages={codes}"
    );
    let check = server.get_json(&path, &server.person(20001)).await;
    assert_eq!(check["data"].as_array().unwrap().len(), 1);
}

#[test]
fn the_contract_was_read() {
    assert!(OPERATIONS.len() > 80, "{}", OPERATIONS.len());
}

#[tokio::test]
async fn paths_that_are_no_text_wrong_methods_and_big_bodies() {
    let server = TestServer::new();
    let person = server.person(20001);
    let base = support::REQUEST_PATH;
    for (method, path, expected) in [
        ("GET", format!("{base}/%FF"), 400),
        ("GET", format!("{base}/51000001/%FF%FE"), 400),
        ("PUT", format!("{base}/vendor"), 405),
        ("DELETE", format!("{base}/51000001/x/approve"), 405),
        ("GET", "/nowhere".to_owned(), 404),
    ] {
        let response = server
            .request_with_token(method, &path, &person, None)
            .await;
        assert_eq!(response.status, expected, "{method} {path}");
    }
    let vendor = server.vendor(SMARTCLOUD);
    let big = json!({"systemId": "x".repeat(2 * 1024 * 1024)});
    let response = server
        .post(&format!("{base}/vendor"), &vendor, Some(big))
        .await;
    assert_eq!(response.status, 413);
    // Nested deeper than any parser should follow.
    let deep = format!(
        "{{\"rights\":{}{}}}",
        "[".repeat(20_000),
        "]".repeat(20_000)
    );
    let create = format!("{base}/vendor");
    let bearer = format!("Bearer {vendor}");
    let bearer = ("authorization", bearer.as_str());
    let kind = ("content-type", "application/json");
    let response = server.request("POST", &create, &[bearer, kind], deep).await;
    assert_eq!(response.status, 400);
    // A host that is none does not get into links.
    for (host, expected) in [
        ("evil\"<x>", "http://localhost:8080/"),
        ("127.0.0.1:99", "http://127.0.0.1:99/"),
    ] {
        let body = smartcloud_request(host).to_string();
        let headers = [("host", host), bearer, kind];
        let body = server
            .request("POST", &create, &headers, body)
            .await
            .expect(201);
        assert!(body["confirmUrl"].as_str().unwrap().starts_with(expected));
    }
}
