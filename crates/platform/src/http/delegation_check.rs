//! What the user may give on behalf of a party (docs/contract/connections.md, section 2, call 7; openapi,
//! `checkResource`). The rule itself is in [`crate::rules::delegation`].

use super::{
    auth::PORTAL,
    call::Call,
    input::{QueryParams, uuid},
    json,
    metadata::mapper::MetadataMapper,
    problem::{HandlerResult, ProblemResponse, validation_error},
    router::Router,
};
use crate::{
    Platform,
    catalogue::{EntityType, Package, Service},
    rules::{
        access::AccessManager,
        delegation::{Delegator, PackageReason},
    },
    store::parties::{self, PartyKind},
};
use axum::routing::get;
use fullmakt_contract::{
    Extra, Page, PageLinks,
    delegation_check::{
        CheckReason, CheckedRight, CompactPackage, PackageCheck, ResourceCheck, RightCheck,
    },
    problem::ValidationError,
    requests::RESOURCE,
};
use serde_json::json;
use std::{collections::HashSet, sync::Arc};
use uuid::Uuid;

/// Scope of other applications that give something.
const TO_OTHERS_WRITE: &str = "altinn:accessmanagement/enduser:connections:toothers.write";

/// What a service lets one do: the policies of the services here know these two.
const ACTIONS: [(&str, &str); 2] = [("read", "Read"), ("write", "Write")];
/// The answer to a package id that is unknown.
const UNKNOWN_ID: ProblemResponse =
    ProblemResponse::Coded("AM-00041", "The access package is not known.");
/// Type of an action.
const ACTION: &str = "urn:oasis:names:tc:xacml:1.0:action:action-id";

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/accesspackages/delegationcheck", get(packages))
        .route("/resources/delegationcheck", get(resource));
    Router::new().nest("/accessmanagement/api/v1/enduser/connections", routes)
}

async fn packages(call: Call, query: QueryParams) -> HandlerResult {
    with_delegator(call, query, |platform, query, delegator| {
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

async fn resource(call: Call, mapper: MetadataMapper, query: QueryParams) -> HandlerResult {
    with_delegator(call, query, move |platform, query, delegator| {
        let id = query.get("resource");
        let id =
            id.ok_or_else(|| ProblemResponse::malformed("resource", "The value is missing."))?;
        let service = platform.catalogue.service(id);
        let service = service.ok_or_else(|| {
            let title = "There is no such service.";
            let error = validation_error("AM.VLD-00012", title, "QUERY/resource");
            ProblemResponse::Validation(vec![error])
        })?;
        Ok(json::ok(&ResourceCheck {
            resource: mapper.service(service),
            rights: rights(delegator, service),
            ..ResourceCheck::default()
        }))
    })
    .await
}

/// Calls `work` with the user as delegator for the party in the query. The decision
/// point runs before the query is read, so a party that is missing or no uuid is 403 (docs/contract/platform.md,
/// 0.3).
async fn with_delegator<F>(call: Call, query: QueryParams, work: F) -> HandlerResult
where
    F: FnOnce(&Platform, &QueryParams, &Delegator<'_>) -> HandlerResult + Send + 'static,
{
    call.require_scope(&[PORTAL, TO_OTHERS_WRITE])?;
    let party = query.get("party").and_then(|id| Uuid::parse_str(id).ok());
    let party = party.ok_or(ProblemResponse::Forbidden)?;
    call.read(move |call, conn| {
        let party = parties::by_uuid(conn, party)?.ok_or(ProblemResponse::Forbidden)?;
        let manager = AccessManager::require(conn, &call.caller.0, party.party_id)?;
        let delegator = Delegator::load(conn, &manager)?;
        work(&call.platform, &query, &delegator)
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
        asked.push(package.ok_or(UNKNOWN_ID)?);
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
        let all = platform.catalogue.packages.iter();
        asked.extend(all.filter(|package| package.entity_type == kind));
    }
    Ok(asked)
}

fn unknown_package(urn: &str) -> ValidationError {
    let title = "There is no such access package.";
    let mut error = validation_error("AM.VLD-00009", title, "QUERY/package");
    error.extra.insert("packages".to_owned(), json!(urn));
    error
}

fn reasons(platform: &Platform, delegator: &Delegator<'_>, package: &Package) -> Vec<CheckReason> {
    let found = delegator.package(package);
    if found.is_empty() {
        return vec![CheckReason {
            description: "NoAccess".to_owned(),
            ..CheckReason::default()
        }];
    }
    let (from, to) = (delegator.manager().party(), delegator.manager().person());
    let reason = |reason: PackageReason| {
        let (description, role) = match &reason {
            PackageReason::Role(code) => ("Direct-RolePackage", code.as_str()),
            PackageReason::MainAdministrator => {
                ("Direct-RolePackage-HovedAdmin", "hovedadministrator")
            }
            PackageReason::Given => ("Direct-AssignmentPackage", "rettighetshaver"),
        };
        let role = platform.catalogue.role(role);
        CheckReason {
            description: description.to_owned(),
            role_id: role.map(|role| role.id.to_string()),
            role_urn: role.map(|role| role.urn.clone()),
            from_id: Some(from.uuid.to_string()),
            from_name: Some(from.name.clone()),
            to_id: Some(to.uuid.to_string()),
            to_name: Some(to.name.clone()),
            ..CheckReason::default()
        }
    };
    found.into_iter().map(reason).collect()
}

fn rights(delegator: &Delegator<'_>, service: &Service) -> Vec<RightCheck> {
    let reasons = delegator.service(service);
    let right = |(action, name): (&str, &str)| RightCheck {
        right: CheckedRight {
            key: format!("{RESOURCE}:{}:{ACTION}:{action}", service.id()),
            name: name.to_owned(),
            extra: Extra::from_iter([
                (
                    "resource".to_owned(),
                    json!([{"type": RESOURCE, "value": service.id()}]),
                ),
                (
                    "action".to_owned(),
                    json!({"type": ACTION, "value": action}),
                ),
            ]),
        },
        result: reasons.iter().all(|reason| reason.is_granted()),
        reason_codes: reasons.iter().map(|one| one.as_str().to_owned()).collect(),
        ..RightCheck::default()
    };
    ACTIONS.into_iter().map(right).collect()
}
