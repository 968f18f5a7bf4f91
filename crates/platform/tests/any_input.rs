//! Whatever a client sends to whatever route: never 5xx, and what claims to be JSON is JSON.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use axum::{
    body::Body,
    http::{HeaderValue, Request, header},
};
use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::{
    Bench, PORTAL_SCOPES, SMARTCLOUD, SUPERREGNSKAP, VENDOR_SCOPES, smartcloud_request,
    superregnskap_request,
};
use tokio::runtime::Runtime;

const OPENAPI: &str = include_str!("../../contract/openapi/platform-openapi.yaml");

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
const OWN: &[(&str, &str)] = &[
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

static BENCH: LazyLock<(Runtime, Bench)> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let bench = runtime.block_on(async { Bench::new() });
    (runtime, bench)
});

/// Scopes of who looks up contacts.
const SUPPORT_SCOPES: &str = "altinn:profile.support.admin \
     altinn:accessmanagement/authorizedparties.admin";

/// Values that mean something here, so that calls get past the first check.
const KNOWN: &[&str] = &[
    "51000001",
    "51000002",
    "51000003",
    "314248295",
    "310495670",
    "991825827_smartcloud",
    "312605031_SuperRegnskap",
    "505f8488-3d48-4c15-8e21-35cb9432f815",
    "7c1e0f6b-52b4-4a0e-9c55-0d8a4b6f2e31",
    "e2f1a9d4-8b3c-4d77-a1c6-93f04b7d5a20",
    "b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47",
    "3d9a7b52-6e1c-4f08-b7d4-c5e2f8a10963",
    "00000000-0000-0000-0000-000000000000",
    "ske-krav-og-betalinger",
    "urn:altinn:accesspackage:skattegrunnlag",
    "skattegrunnlag",
    "daglig-leder",
    "910514318",
    "314200012",
    "00420",
    "r50051516",
    "14907000029",
    "kontakt@example.no",
    "+4799000010",
    "Type eq 'ENK'",
    "OfficialContacts",
    "true",
    "0",
    "-1",
    "2147483648",
];

const NAMES: &[&str] = &[
    "token",
    "system-id",
    "orgno",
    "external-ref",
    "clientId",
    "systemProviderOrgNo",
    "systemUserOwnerOrgNo",
    "correlation-id",
    "system-user-id",
    "party",
    "packages",
    "packageIds",
    "resource",
    "facilitatorId",
    "useOldFormatForApp",
    "goto",
    "goTo",
    "term",
    "variant",
    "role",
    "partyFilter",
    "includeRoles",
    "agent",
    "client",
    "authenticationLevel",
    "scopes",
    "email",
    "phoneNumber",
    "$top",
    "$skip",
    "$orderby",
    "$filter",
    "$expand",
    "roleDefinitionCode",
    "serviceCode",
    "serviceEdition",
    "language",
    "subject",
    "reportee",
    "orgs",
    "ids",
    "uuids",
    "fetchSubUnits",
];

const MEMBERS: &[&str] = &[
    "systemId",
    "partyOrgNo",
    "externalRef",
    "integrationTitle",
    "rights",
    "accessPackages",
    "redirectUrl",
    "resource",
    "id",
    "value",
    "urn",
    "vendor",
    "ID",
    "name",
    "nb",
    "description",
    "clientId",
    "isVisible",
    "allowedRedirectUrls",
    "requiredRights",
    "unwantedRights",
    "requiredAccessPackages",
    "unwantedAccessPackages",
    "language",
    "action",
    "preselectedPartyUuid",
];

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(KNOWN).prop_map(str::to_owned),
        1 => "\\PC{0,30}",
        1 => any::<String>(),
    ]
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        value().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((select(MEMBERS), inner), 0..6).prop_map(|members| {
                let members = members.into_iter();
                Value::Object(
                    members
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

/// A body that would do, with one member replaced.
fn nearly_right() -> impl Strategy<Value = Value> {
    let bodies = vec![
        smartcloud_request("any"),
        superregnskap_request("any"),
        json!({"requiredRights": [], "unwantedAccessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]}),
        json!({"integrationTitle": "a", "systemId": "991825827_smartcloud"}),
        json!({"id": "991825827_any", "vendor": {"ID": "0192:991825827"}, "name": {"nb": "a"},
               "description": {}, "accessPackages": [], "rights": [], "clientId": ["c"]}),
    ];
    (select(bodies), select(MEMBERS), json_value()).prop_map(|(mut body, member, value)| {
        body[member] = value;
        body
    })
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(Vec::new()),
        proptest::collection::vec(any::<u8>(), 0..200),
        json_value().prop_map(|value| value.to_string().into_bytes()),
        nearly_right().prop_map(|value| value.to_string().into_bytes()),
    ]
}

/// What fits a parameter of this name, so that calls get past the checks of form and access.
fn fitting(name: &str) -> &'static [&'static str] {
    match name {
        "party" => &["51000001", "51000002", "51000003"],
        "requestId" => &[
            "505f8488-3d48-4c15-8e21-35cb9432f815",
            "7c1e0f6b-52b4-4a0e-9c55-0d8a4b6f2e31",
            "e2f1a9d4-8b3c-4d77-a1c6-93f04b7d5a20",
        ],
        "systemUserId" => &[
            "b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47",
            "3d9a7b52-6e1c-4f08-b7d4-c5e2f8a10963",
        ],
        "systemId" => &["991825827_smartcloud", "312605031_SuperRegnskap"],
        "orgNo" | "orgno" => &["314248295", "310495670"],
        "externalRef" => &["314248295", "any", "hovedkontor"],
        "who" | "organizationNumber" => &["910514318", "910021451", "314200012", "00420"],
        "person" => &["r50051516", "r60000001", "r50022994"],
        "roleDefinitionId" => &["4", "117"],
        _ => KNOWN,
    }
}

#[derive(Debug, Clone)]
struct Call {
    method: String,
    address: String,
    body: Vec<u8>,
    caller: usize,
    content_type: &'static str,
    /// What stands in every header of the contact APIs.
    odd_header: HeaderValue,
}

/// A path with its parameters filled in, most of them with something that fits.
fn path(template: String) -> impl Strategy<Value = String> {
    let names = template.split('{').skip(1);
    let names = names.map(|rest| rest.split('}').next().unwrap().to_owned());
    let values: Vec<_> = names
        .map(|name| {
            prop_oneof![
                5 => select(fitting(&name)).prop_map(str::to_owned),
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
    proptest::collection::vec((select(NAMES), value()), 0..5).prop_map(|pairs| {
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

fn call() -> impl Strategy<Value = Call> {
    let own: Vec<_> = OPERATIONS
        .iter()
        .filter(|(_, path)| path.contains("/systemuser") || path.contains("/systemregister"))
        .filter(|(_, path)| !path.contains("/client"))
        .cloned()
        .collect();
    let beside = OWN.iter();
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
    let odd_header = value().prop_map(|text| {
        HeaderValue::from_bytes(text.as_bytes()).unwrap_or_else(|_| HeaderValue::from_static("1"))
    });
    (
        address,
        query(),
        body(),
        0..10_usize,
        content_type,
        odd_header,
    )
        .prop_map(
            |((method, path), query, body, caller, content_type, odd_header)| Call {
                method,
                address: format!("{path}?{query}"),
                body,
                caller,
                content_type,
                odd_header,
            },
        )
}

fn key(caller: usize) -> &'static str {
    match caller {
        0 => "",
        1 => "local-readonly-key",
        2 => "x",
        _ => "local-test-key",
    }
}

fn token(bench: &Bench, caller: usize) -> String {
    match caller {
        0 => String::new(),
        1 | 2 => bench.vendor(SMARTCLOUD),
        6 => bench.vendor(SUPERREGNSKAP),
        3 => bench.person_with(20001, 4, &format!("{PORTAL_SCOPES} {VENDOR_SCOPES}")),
        4 => bench.person(20003),
        5 => bench.person_with(i32::MAX, 3, PORTAL_SCOPES),
        7 => bench.vendor_with(SMARTCLOUD, SUPPORT_SCOPES),
        _ => bench.person(20001),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn no_call_is_answered_with_a_server_error(call in call()) {
        let (runtime, bench) = &*BENCH;
        let request = Request::builder()
            .method(call.method.as_str())
            .uri(&call.address)
            .header(header::AUTHORIZATION, format!("Bearer {}", token(bench, call.caller)))
            .header(header::CONTENT_TYPE, call.content_type)
            .header("apikey", key(call.caller))
            .header("x-lookup-reason", &call.odd_header)
            .header("x-lookup-person", &call.odd_header)
            .header("emailaddress", &call.odd_header)
            .header("phonenumber", &call.odd_header)
            .header("countrycode", &call.odd_header)
            .header("nationalidentitynumber", &call.odd_header)
            .body(Body::from(call.body.clone()))
            .unwrap();
        let reply = runtime.block_on(bench.send(request));
        prop_assert!(support::is_fine(reply.status), "{} {:?}", reply.status, reply.body);
        let kind = reply.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.contains("json")) && call.method != "HEAD" {
            prop_assert!(serde_json::from_slice::<Value>(&reply.body).is_ok());
        }
    }
}

/// Lists as long as a body can hold, where each entry is compared with others.
#[tokio::test]
async fn long_lists_are_answered() {
    const MANY: usize = 15_000;
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let rights: Vec<_> = (0..MANY)
        .map(|n| json!({"resource": [{"id": "urn:a", "value": n.to_string()}]}))
        .collect();
    let system = json!({"id": "991825827_long", "vendor": {"ID": "0192:991825827"},
        "name": {"nb": "a"}, "description": {}, "clientId": [], "rights": rights});
    let path = format!("{}/vendor", support::REGISTER);
    let reply = bench.post(&path, &vendor, Some(system)).await;
    assert_eq!(reply.outcome(), "400 STD-00000");
    assert_eq!(
        reply.json()["validationErrors"][0]["code"],
        "AUTH.VLD-00003"
    );

    let right = smartcloud_request("long")["rights"][0].clone();
    let repeated = support::with(
        smartcloud_request("long"),
        "rights",
        json!(vec![right; MANY / 2]),
    );
    let path = format!("{}/vendor", support::REQUEST);
    let id = support::id_of(&bench.post(&path, &vendor, Some(repeated)).await.expect(201));
    let path = format!("{}/{}/{id}/approve", support::REQUEST, support::CUSTOMER);
    bench
        .post(&path, &bench.person(20001), None)
        .await
        .expect(200);

    let words: Vec<_> = (0..MANY / 2).map(|n| n.to_string()).collect();
    let term = words.join("+");
    let path = format!("/accessmanagement/api/v1/meta/info/accesspackages/search?term={term}");
    assert_eq!(bench.get(&path, "").await.status, 204);
    let party = bench.uuid_of(support::CUSTOMER);
    let codes = vec!["toll"; MANY / 2].join(",");
    let path = format!(
        "/accessmanagement/api/v1/enduser/connections/accesspackages/delegationcheck\
         ?party={party}&packages={codes}"
    );
    let check = bench.get(&path, &bench.person(20001)).await.expect(200);
    assert_eq!(check["data"].as_array().unwrap().len(), 1);
}

#[test]
fn the_contract_was_read() {
    assert!(OPERATIONS.len() > 80, "{}", OPERATIONS.len());
}

#[tokio::test]
async fn paths_that_are_no_text_wrong_methods_and_big_bodies() {
    let bench = Bench::new();
    let person = bench.person(20001);
    let base = support::REQUEST;
    for (method, path, expected) in [
        ("GET", format!("{base}/%FF"), 400),
        ("GET", format!("{base}/51000001/%FF%FE"), 400),
        ("PUT", format!("{base}/vendor"), 405),
        ("DELETE", format!("{base}/51000001/x/approve"), 405),
        ("GET", "/nowhere".to_owned(), 404),
    ] {
        let reply = bench.call(method, &path, &person, None).await;
        assert_eq!(reply.status, expected, "{method} {path}");
    }
    let vendor = bench.vendor(SMARTCLOUD);
    let big = json!({"systemId": "x".repeat(2 * 1024 * 1024)});
    let reply = bench
        .post(&format!("{base}/vendor"), &vendor, Some(big))
        .await;
    assert_eq!(reply.status, 413);
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
    let reply = bench.ask("POST", &create, &[bearer, kind], deep).await;
    assert_eq!(reply.status, 400);
    // A host that is none does not get into links.
    for (host, expected) in [
        ("evil\"<x>", "http://localhost:8080/"),
        ("127.0.0.1:99", "http://127.0.0.1:99/"),
    ] {
        let body = smartcloud_request(host).to_string();
        let headers = [("host", host), bearer, kind];
        let body = bench.ask("POST", &create, &headers, body).await.expect(201);
        assert!(body["confirmUrl"].as_str().unwrap().starts_with(expected));
    }
}
