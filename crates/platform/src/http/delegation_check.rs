//! What the user may give on behalf of a party (docs/contract/connections.md, section 2, call 7; openapi,
//! `checkResource`). The rule itself is in [`crate::rules::delegation`].

use super::{
    auth::{Caller, PORTAL},
    input::{QueryParams, uuid},
    json,
    metadata::mapper::MetadataMapper,
    problem::{HandlerResult, ProblemResponse},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    catalogue::{EntityType, Package, Service},
    language::PreferredLanguage,
    rules::{
        access::AccessManager,
        delegation::{Delegator, PackageReason},
    },
    store::parties::{self, PartyKind},
};
use axum::{extract::State, http::StatusCode, routing::get};
use fullmakt_contract::{
    Page, PageLinks, Problem,
    delegation_check::{
        CheckReason, CheckedRight, CompactPackage, PackageCheck, ResourceCheck, RightCheck,
    },
    problem::ValidationError,
};
use serde_json::json;
use std::{collections::HashSet, sync::Arc};
use uuid::Uuid;

/// Scope of other applications that give something.
const TO_OTHERS_WRITE: &str = "altinn:accessmanagement/enduser:connections:toothers.write";

/// What a service lets one do: the policies of the services here know these two.
const ACTIONS: [(&str, &str); 2] = [("read", "Read"), ("write", "Write")];
/// Type of an action.
const ACTION: &str = "urn:oasis:names:tc:xacml:1.0:action:action-id";
/// Type of a service's id.
const RESOURCE: &str = "urn:altinn:resource";

type PlatformState = State<Arc<Platform>>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/accesspackages/delegationcheck", get(packages))
        .route("/resources/delegationcheck", get(resource));
    Router::new().nest("/accessmanagement/api/v1/enduser/connections", routes)
}

async fn packages(
    State(platform): PlatformState,
    caller: Caller,
    query: QueryParams,
) -> HandlerResult {
    with_delegator(platform, caller, query, |platform, query, delegator| {
        let asked = requested_packages(platform, delegator, query)?;
        let checks = asked.into_iter().map(|package| PackageCheck {
            package: CompactPackage {
                id: package.id.to_string(),
                urn: package.urn.clone(),
                area_id: Some(package.area_id.to_string()),
                ..CompactPackage::default()
            },
            result: !delegator.package(package).is_empty(),
            reasons: reasons(platform, delegator, package),
            ..PackageCheck::default()
        });
        Ok(json::ok(&Page {
            links: PageLinks::NULL,
            data: checks.collect(),
        }))
    })
    .await
}

async fn resource(
    State(platform): PlatformState,
    caller: Caller,
    PreferredLanguage(language): PreferredLanguage,
    query: QueryParams,
) -> HandlerResult {
    with_delegator(
        platform,
        caller,
        query,
        move |platform, query, delegator| {
            let id = query.get("resource");
            let id =
                id.ok_or_else(|| ProblemResponse::malformed("resource", "The value is missing."))?;
            let service = platform.catalogue.service(id);
            let service = service.ok_or_else(unknown_service)?;
            let mapper = MetadataMapper {
                catalogue: platform.catalogue,
                language,
            };
            Ok(json::ok(&ResourceCheck {
                resource: mapper.service(service),
                rights: rights(delegator, service),
                ..ResourceCheck::default()
            }))
        },
    )
    .await
}

/// Calls `work` with the user as delegator for the party in the query. The decision
/// point runs before the query is read, so a party that is missing or no uuid is 403 (docs/contract/platform.md,
/// 0.3).
async fn with_delegator<F>(
    platform: Arc<Platform>,
    caller: Caller,
    query: QueryParams,
    work: F,
) -> HandlerResult
where
    F: FnOnce(&Platform, &QueryParams, &Delegator<'_>) -> HandlerResult + Send + 'static,
{
    caller.require_scope(&[PORTAL, TO_OTHERS_WRITE])?;
    let party = query.get("party").and_then(|id| Uuid::parse_str(id).ok());
    let party = party.ok_or(ProblemResponse::Forbidden)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let party = parties::by_uuid(conn, party)?.ok_or(ProblemResponse::Forbidden)?;
            let manager = AccessManager::require(conn, &caller.0, party.party_id)?;
            let delegator = Delegator::load(conn, platform.catalogue, &manager)?;
            work(platform, &query, &delegator)
        })
    })
    .await
}

/// The packages named in the query; without any, all that a party of that type can have.
fn requested_packages(
    platform: &Platform,
    delegator: &Delegator<'_>,
    query: &QueryParams,
) -> Result<Vec<&'static Package>, ProblemResponse> {
    let mut asked = Vec::new();
    let mut unknown = Vec::new();
    for urn in query.all("packages").flat_map(|text| text.split(',')) {
        match platform.catalogue.package(urn) {
            Some(package) => asked.push(package),
            None => unknown.push(unknown_package(urn)),
        }
    }
    for id in query.all("packageIds").flat_map(|text| text.split(',')) {
        let package = platform.catalogue.package_by_id(uuid("packageIds", id)?);
        asked.push(package.ok_or_else(unknown_package_id)?);
    }
    if !unknown.is_empty() {
        return Err(ProblemResponse::Validation(unknown));
    }
    // Each is checked against everything that the user holds, and a query can name one very often.
    let mut seen = HashSet::new();
    asked.retain(|package| seen.insert(package.id));
    if asked.is_empty() {
        let kind = match delegator.manager().party().kind {
            PartyKind::Organisation { .. } => EntityType::Organization,
            PartyKind::Person { .. } => EntityType::Person,
        };
        let all = platform.catalogue.packages().iter();
        asked.extend(all.filter(|package| package.entity_type == kind));
    }
    Ok(asked)
}

fn unknown_package(urn: &str) -> ValidationError {
    let mut error = ValidationError {
        code: "AM.VLD-00009".to_owned(),
        title: Some("There is no such access package.".to_owned()),
        paths: vec!["QUERY/package".to_owned()],
        ..ValidationError::default()
    };
    error.extra.insert("packages".to_owned(), json!(urn));
    error
}

fn unknown_package_id() -> ProblemResponse {
    let problem = Problem {
        kind: Some("urn:altinn:error:AM-00041".to_owned()),
        title: Some("The access package is not known.".to_owned()),
        status: Some(400),
        code: Some("AM-00041".to_owned()),
        ..Problem::default()
    };
    ProblemResponse::Other(StatusCode::BAD_REQUEST, Box::new(problem))
}

fn unknown_service() -> ProblemResponse {
    ProblemResponse::Validation(vec![ValidationError {
        code: "AM.VLD-00012".to_owned(),
        title: Some("There is no such service.".to_owned()),
        paths: vec!["QUERY/resource".to_owned()],
        ..ValidationError::default()
    }])
}

fn reasons(platform: &Platform, delegator: &Delegator<'_>, package: &Package) -> Vec<CheckReason> {
    let found = delegator.package(package);
    if found.is_empty() {
        return vec![CheckReason {
            description: "NoAccess".to_owned(),
            ..CheckReason::default()
        }];
    }
    let reason = |reason: PackageReason| {
        let (description, role) = match &reason {
            PackageReason::Role(code) => ("Direct-RolePackage", Some(code.as_str())),
            PackageReason::MainAdministrator => {
                ("Direct-RolePackage-HovedAdmin", Some("hovedadministrator"))
            }
            PackageReason::Given => ("Direct-AssignmentPackage", Some("rettighetshaver")),
        };
        let role = role.and_then(|code| platform.catalogue.role(code));
        CheckReason {
            description: description.to_owned(),
            role_id: role.map(|role| role.id.to_string()),
            role_urn: role.map(|role| role.urn.clone()),
            from_id: Some(delegator.manager().party().uuid.to_string()),
            from_name: Some(delegator.manager().party().name.clone()),
            to_id: Some(delegator.manager().person().uuid.to_string()),
            to_name: Some(delegator.manager().person().name.clone()),
            ..CheckReason::default()
        }
    };
    found.into_iter().map(reason).collect()
}

fn rights(delegator: &Delegator<'_>, service: &Service) -> Vec<RightCheck> {
    let reasons = delegator.service(service);
    let right = |(action, name): (&str, &str)| {
        let mut right = CheckedRight {
            key: format!("{RESOURCE}:{}:{ACTION}:{action}", service.id()),
            name: name.to_owned(),
            ..CheckedRight::default()
        };
        let resource = json!([{"type": RESOURCE, "value": service.id()}]);
        right.extra.insert("resource".to_owned(), resource);
        let action = json!({"type": ACTION, "value": action});
        right.extra.insert("action".to_owned(), action);
        RightCheck {
            right,
            result: reasons.iter().all(|reason| reason.is_granted()),
            reason_codes: reasons.iter().map(|one| one.as_str().to_owned()).collect(),
            ..RightCheck::default()
        }
    };
    ACTIONS.into_iter().map(right).collect()
}
