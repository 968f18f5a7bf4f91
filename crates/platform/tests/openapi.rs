//! Every answer of the local platform, held against the contract.
//!
//! A table of calls (`openapi/*.rs`) provokes each documented status of each operation that is served.
//! Each answer must have a documented status, its content type, and a body that fits its schema. An
//! operation or a status without a call fails here, unless it is excluded below, with a reason.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

#[path = "openapi/api_call.rs"]
mod api_call;
#[path = "openapi/approval.rs"]
mod approval;
#[path = "openapi/change.rs"]
mod change;
#[path = "openapi/clients.rs"]
mod clients;
#[path = "openapi/company_register.rs"]
mod company_register;
#[path = "openapi/contacts.rs"]
mod contacts;
#[path = "../../contract/tests/support/openapi.rs"]
mod contract;
#[path = "openapi/dashboard.rs"]
mod dashboard;
#[path = "openapi/fixture.rs"]
mod fixture;
#[path = "openapi/register.rs"]
mod register;
mod support;
#[path = "openapi/supporting_apis.rs"]
mod supporting_apis;
#[path = "openapi/system_users.rs"]
mod system_users;
#[path = "openapi/vendor.rs"]
mod vendor;

use api_call::Case;
use contract::{OpenApi, Operation};
use fixture::Fixture;
use serde_json::{Value, json};
use support::TestResponse;

/// Families of operations that come with a later issue.
const NOT_YET_SERVED: [(&str, &str); 2] = [
    ("client-admin-v1", "client administration"),
    ("client-admin-v2", "client administration"),
];

/// Operations of these families that are served already.
const SERVED: [&str; 4] = [
    "listClientsV1",
    "listClientsV2",
    "listAgentPackagesV1",
    "listAgentPackagesV2",
];

const EVERY_OWNER_IS_KNOWN: &str = "the owner of a system user is a party here";
const NOTHING_IS_REFUSED: &str =
    "a provider that does not exist is 403, and what filters do not know is ignored";

/// Documented statuses that the local platform cannot answer with.
const UNREACHABLE: &[(&str, &str, &str)] = &[
    (
        "registerSystem",
        "409",
        "a race between check and insert, which one transaction rules out",
    ),
    ("exportPackages", "204", "the catalogue is not empty"),
    ("listAreaGroups", "204", "the catalogue is not empty"),
    ("listRoles", "204", "the catalogue is not empty"),
    (
        "login",
        "302",
        "a person is picked on the page, which is a POST of its own",
    ),
    (
        "dashboardContactsByOrganization",
        "500",
        "an organisation number names one party here",
    ),
    (
        "getMainUnit",
        "410",
        "nothing is removed for legal reasons here",
    ),
    (
        "getSubUnit",
        "410",
        "nothing is removed for legal reasons here",
    ),
    ("listAvailableClients", "404", EVERY_OWNER_IS_KNOWN),
    ("listAddedClients", "404", EVERY_OWNER_IS_KNOWN),
    ("addClient", "404", EVERY_OWNER_IS_KNOWN),
    ("listClientsV1", "400", NOTHING_IS_REFUSED),
    ("listClientsV2", "400", NOTHING_IS_REFUSED),
    ("refresh", "403", "every valid token can be renewed"),
    ("exchangeToken", "403", "every valid token can be exchanged"),
];

/// Answers with a body where the contract documents none, and where it says so in description.
const UNDOCUMENTED_BODY: &[(&str, &str, &str)] = &[("deleteSystemUser", "404", "\"Body 0.\"")];

fn cases() -> Vec<Case> {
    let families = [
        vendor::cases(),
        register::cases(),
        approval::cases(),
        change::cases(),
        // Before the agent system user is deleted.
        clients::cases(),
        system_users::cases(),
        supporting_apis::cases(),
        contacts::cases(),
        dashboard::cases(),
        company_register::cases(),
    ];
    families.into_iter().flatten().collect()
}

/// The older contact API has these on the live service alone; here a fault gives them
/// (docs/contract/contacts.md, section 1.8).
fn is_live_service_only(operation: &Operation, status: &str) -> bool {
    operation.tag == "contact-info" && ["401", "429"].contains(&status)
}

fn is_not_yet_served(operation: &Operation) -> bool {
    let mut families = NOT_YET_SERVED.iter();
    families.any(|(tag, _)| *tag == operation.tag) && !SERVED.contains(&&*operation.id)
}

#[test]
fn every_documented_status_has_a_call() {
    let cases = cases();
    let mut missing = Vec::new();
    for operation in OpenApi::read().operations() {
        for status in &operation.statuses {
            let has_call = cases
                .iter()
                .any(|case| case.operation == operation.id && case.status.to_string() == *status);
            let excluded = is_not_yet_served(&operation)
                || is_live_service_only(&operation, status)
                || UNREACHABLE
                    .iter()
                    .any(|(id, unreachable, _)| *id == operation.id && unreachable == status);
            if has_call == excluded {
                let what = if excluded {
                    "is excluded, but has a call"
                } else {
                    "has no call"
                };
                missing.push(format!("{} {status}: {what}", operation.id));
            }
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn the_lists_name_only_what_exists() {
    let operations = OpenApi::read().operations();
    let named = |id: &str, status: &str| {
        let mut all = operations.iter();
        all.any(|o| o.id == id && o.statuses.iter().any(|documented| documented == status))
    };
    for (id, status, _) in UNREACHABLE.iter().chain(UNDOCUMENTED_BODY) {
        assert!(named(id, status), "{id} {status} is not in the contract");
    }
    for case in cases() {
        assert!(
            named(case.operation, &case.status.to_string()),
            "{} is not in the contract",
            case.name()
        );
    }
    for (tag, _) in NOT_YET_SERVED {
        assert!(
            operations.iter().any(|o| o.tag == tag),
            "there is no family {tag}"
        );
    }
    for id in SERVED {
        assert!(operations.iter().any(|o| o.id == id), "there is no {id}");
    }
}

#[tokio::test]
async fn every_answer_is_as_documented() {
    let openapi = OpenApi::read();
    let operations = openapi.operations();
    let fixture = Fixture::new().await;
    let mut problems = Vec::new();
    for case in cases() {
        let operation = operations.iter().find(|o| o.id == case.operation).unwrap();
        let response = fixture.send(operation, &(case.call)(&fixture)).await;
        for problem in deviations(&openapi, operation, &case, &response) {
            problems.push(format!("{}: {problem}", case.name()));
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// What is not as documented in an answer.
fn deviations(
    openapi: &OpenApi,
    operation: &Operation,
    case: &Case,
    response: &TestResponse,
) -> Vec<String> {
    let text = String::from_utf8_lossy(&response.body);
    if response.status != case.status {
        return vec![format!("answered {}: {text}", response.status)];
    }
    let status = response.status.to_string();
    let Some(documented_response) = openapi.response(operation, &status) else {
        return vec!["this status is not documented".to_owned()];
    };
    let Some(content) = documented_response["content"].as_object() else {
        let known = UNDOCUMENTED_BODY
            .iter()
            .any(|(id, s, _)| *id == operation.id && *s == status);
        return match response.body.is_empty() || known {
            true => Vec::new(),
            false => vec![format!("no body is documented, but there is one: {text}")],
        };
    };
    if response.body.is_empty() {
        // A policy that says no sends no body (docs/contract/platform.md, section 0.2).
        return match response.status {
            401 | 403 => Vec::new(),
            _ => vec!["the body is missing".to_owned()],
        };
    }
    let content_type = response
        .headers
        .get("content-type")
        .map(|value| value.to_str().unwrap());
    let media_type = content_type
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default();
    let Some(documented) = content.get(media_type) else {
        let expected: Vec<&String> = content.keys().collect();
        return vec![format!(
            "content type {content_type:?}, documented: {expected:?}"
        )];
    };
    let body = if media_type.ends_with("json") {
        match serde_json::from_slice(&response.body) {
            Ok(body) => body,
            Err(error) => return vec![format!("not JSON: {error}: {text}")],
        }
    } else {
        json!(text)
    };
    let mut problems = openapi.misfits(&documented["schema"], &body);
    if media_type == "application/problem+json" {
        problems.extend(code_deviation(openapi, operation, response.status, &body));
    }
    problems
}

/// Codes of the contract that stand in its text and not in its OpenAPI file.
const CODES_IN_TEXT: &[(&str, &str, &str)] = &[
    (
        "escalateAgentRequest",
        "AUTH-00030",
        "docs/contract/platform.md, section 0.4, row d",
    ),
    (
        "deleteAgentSystemUser",
        "AUTH-00034",
        "docs/contract/platform.md, section 2.4",
    ),
];

/// A code of a problem must be one that the contract names for this status, or else for the operation.
/// Descriptions name codes as `AUTH-00010`, and go on as `00011` or `00068..00071`.
fn code_deviation(
    openapi: &OpenApi,
    operation: &Operation,
    status: u16,
    body: &Value,
) -> Option<String> {
    if body["status"] != json!(status) {
        return Some(format!("the body says status {}", body["status"]));
    }
    let code = body["code"].as_str()?;
    let number: u32 = code.strip_prefix("AUTH-")?.parse().ok()?;
    let description = openapi.description(operation, &status.to_string());
    let named = description
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .any(|word| {
            let mut ends = word
                .split("..")
                .filter_map(|end| end.trim_matches('.').parse::<u32>().ok());
            match (ends.next(), ends.next()) {
                (Some(from), Some(to)) => (from..=to).contains(&number),
                (Some(one), None) => one == number,
                _ => false,
            }
        });
    let in_text = CODES_IN_TEXT
        .iter()
        .any(|(id, known, _)| *id == operation.id && *known == code);
    let deviates = !named && !in_text;
    deviates.then(|| format!("{code} is not documented for {} {status}", operation.id))
}

/// A family that comes later is not served yet: when it is, its exclusion has to go.
#[tokio::test]
async fn what_is_excluded_is_not_served() {
    let fixture = Fixture::new().await;
    let mut served = Vec::new();
    for operation in OpenApi::read()
        .operations()
        .iter()
        .filter(|o| is_not_yet_served(o))
    {
        let response = fixture.send(operation, &api_call::api_call()).await;
        // Without a token a served operation says 401 or 400.
        if !matches!(response.status, 404 | 405) {
            served.push(format!("{} answers {}", operation.id, response.status));
        }
    }
    assert!(served.is_empty(), "\n{}\n", served.join("\n"));
}
