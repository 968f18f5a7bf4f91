//! System users of a party and of a vendor (docs/contract/platform.md, sections 1.1 and 2.4).

use super::{
    auth::{REGISTER_ADMIN, REGISTER_WRITE, REQUEST_WRITE, SYSTEM_USER_LOOKUP},
    call::Call,
    input::{self, PathParams, QueryParams},
    json::{self, JsonBody},
    paging::PageRequest,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, SystemUserProjection},
    router::Router,
};
use crate::{
    Platform,
    rules::{access::Resource, decision},
    store::{
        Result,
        convert::micros,
        requests::{Keys, Kind},
        system_users::{self, SystemUser},
        systems::{self, System},
    },
};
use axum::{
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get, post},
};
use fullmakt_contract::{
    Extra,
    system_users::{CreateSystemUser, SystemUser as WireSystemUser, SystemUserDelegations},
};
use rusqlite::Connection;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemuser";

/// Party and system user.
type Pair = PathParams<(String, String)>;

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let at = |path: &str| format!("{BASE}{path}");
    Router::new()
        .route(&at("/vendor/byquery"), get(by_query))
        .route(&at("/vendor/bysystem/{a}"), get(of_system))
        .route(&at("/byExternalId"), get(by_external_id))
        .route(&at("/{a}"), get(standard_of_party))
        .route(&at("/agent/{a}"), get(agents_of_party))
        .route(&at("/agent/{a}/{b}"), delete(remove_agent))
        .route(&at("/{a}/create"), post(create))
        .route(&at("/{a}/{b}"), get(read).merge(delete(remove)))
        .route(&at("/{a}/{b}/delegations"), get(delegations))
}

async fn standard_of_party(call: Call, PathParams(party): PathParams<String>) -> HandlerResult {
    of_party(call, Kind::Standard, Resource::AccessManagement, party).await
}

async fn agents_of_party(call: Call, PathParams(party): PathParams<String>) -> HandlerResult {
    of_party(call, Kind::Agent, Resource::SystemUserOverview, party).await
}

async fn of_party(call: Call, kind: Kind, resource: Resource, party: String) -> HandlerResult {
    call.read_of_party(resource, &party, move |_, conn, party_id| {
        list(conn, kind, party_id)
    })
    .await
}

/// A party's system users of one kind.
pub(super) fn list(conn: &Connection, kind: Kind, party_id: i32) -> HandlerResult {
    let users = system_users::of_owner(conn, kind, party_id)?;
    // One query to the register per system.
    let mut registered = HashMap::new();
    for user in &users {
        if !registered.contains_key(&user.system_id) {
            let system = systems::by_id(conn, &user.system_id)?;
            registered.insert(user.system_id.clone(), system);
        }
    }
    let to_response = |user: SystemUser| {
        let system = registered.get(&user.system_id).and_then(Option::as_ref);
        responses::system_user(user, system, SystemUserProjection::Owner)
    };
    let users = users.into_iter().map(to_response);
    Ok(json::ok(&users.collect::<Vec<_>>()))
}

async fn read(call: Call, PathParams((party, id)): Pair) -> HandlerResult {
    call.read_of_party(
        Resource::SystemUserOverview,
        &party,
        move |_, conn, party_id| {
            let id = input::uuid("systemUserId", &id)?;
            let user = system_users::by_id(conn, id)?;
            let user = user.filter(|user| user.owner.party_id == party_id);
            let user = user.ok_or(ProblemResponse::NotFound)?;
            let system = systems::by_id(conn, &user.system_id)?;
            let projection = SystemUserProjection::OwnerInDetail;
            let body = responses::system_user(user, system.as_ref(), projection);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn delegations(call: Call, PathParams((party, id)): Pair) -> HandlerResult {
    call.read_of_party(
        Resource::AccessManagement,
        &party,
        move |_, conn, party_id| {
            let id = input::uuid("systemUserId", &id)?;
            let user = standard_of(conn, party_id, id)?.ok_or(AuthProblem::SystemUserNotFound)?;
            Ok(json::ok(&SystemUserDelegations {
                system_user_id: user.id.to_string(),
                rights: user.rights,
                access_packages: user.packages,
                extra: Extra::default(),
            }))
        },
    )
    .await
}

/// The party's standard system user with this id.
fn standard_of(conn: &Connection, party_id: i32, id: Uuid) -> Result<Option<SystemUser>> {
    let user = system_users::by_id(conn, id)?;
    Ok(user.filter(|user| user.owner.party_id == party_id && user.kind == Kind::Standard))
}

/// 202 and `1`, or 404 and `0`, as the service counts rows.
async fn remove(call: Call, PathParams((party, id)): Pair) -> HandlerResult {
    call.write_of_party(&party, move |call, conn, manager| {
        let id = input::uuid("systemUserId", &id)?;
        if standard_of(conn, manager.party().party_id, id)?.is_none() {
            return Ok(json::response(StatusCode::NOT_FOUND, &0));
        }
        system_users::delete(conn, id, micros(call.platform.clock.now()))?;
        Ok(json::response(StatusCode::ACCEPTED, &1))
    })
    .await
}

async fn remove_agent(
    call: Call,
    PathParams((party, id)): Pair,
    query: QueryParams,
) -> HandlerResult {
    call.write_of_party(&party, move |call, conn, manager| {
        let id = input::uuid("systemUserId", &id)?;
        let facilitator = query.get("facilitatorId").unwrap_or_default();
        let facilitator = input::uuid("facilitatorId", facilitator)?;
        let user = system_users::by_id(conn, id)?.ok_or(AuthProblem::SystemUserNotFound)?;
        if user.owner != *manager.party() || user.owner.uuid != facilitator {
            return Err(AuthProblem::DeleteNotAllowed.into());
        }
        if user.kind != Kind::Agent {
            return Err(AuthProblem::AgentTypeExpected.into());
        }
        system_users::delete(conn, id, micros(call.platform.clock.now()))?;
        Ok(StatusCode::OK.into_response())
    })
    .await
}

async fn create(
    call: Call,
    PathParams(party): PathParams<String>,
    body: Result<JsonBody<CreateSystemUser>, ProblemResponse>,
) -> HandlerResult {
    call.write_of_party(&party, move |call, conn, manager| {
        let JsonBody(CreateSystemUser {
            integration_title,
            system_id,
        }) = body?;
        let errors = ProblemResponse::missing_members(&[
            ("systemId", &system_id),
            ("integrationTitle", &integration_title),
        ]);
        if !errors.is_empty() {
            return Err(ProblemResponse::Malformed(errors));
        }
        let platform = &call.platform;
        let user =
            decision::create_system_user(conn, platform, manager, &system_id, integration_title)?;
        let system = systems::by_id(conn, &user.system_id)?;
        let body = responses::system_user(user, system.as_ref(), SystemUserProjection::Owner);
        Ok(json::ok(&body))
    })
    .await
}

async fn of_system(
    call: Call,
    PathParams(system_id): PathParams<String>,
    page: PageRequest,
) -> HandlerResult {
    let scopes = &[REGISTER_WRITE, REGISTER_ADMIN];
    call.read_of_system(scopes, system_id, move |_, conn, system| {
        page.respond(
            0,
            |from, limit| system_users::page(conn, &system.id, from, limit),
            |user| user.seq,
            |user| responses::system_user(user, Some(&system), SystemUserProjection::Vendor),
        )
    })
    .await
}

/// 403 without the scope, 401 with it and without an organisation, else 404 for everything that does
/// not lead to a system user of the caller's own system.
async fn by_query(call: Call, query: QueryParams) -> HandlerResult {
    call.require_scope(&[REQUEST_WRITE])?;
    call.read(move |call, conn| {
        let vendor = call.caller.vendor()?;
        let (Some(system_id), Some(org_number)) = (query.get("system-id"), query.get("orgno"))
        else {
            return Err(ProblemResponse::NotFound);
        };
        let system = systems::by_id(conn, system_id)?;
        let customer = (org_number, query.get("external-ref"));
        let body = by_keys(conn, system, vendor, customer, SystemUserProjection::Vendor)?;
        Ok(json::ok(&body))
    })
    .await
}

/// What a token issuer asks: which system user does this client act as?
async fn by_external_id(call: Call, query: QueryParams) -> HandlerResult {
    call.require_scope(&[SYSTEM_USER_LOOKUP])?;
    call.read(move |_, conn| {
        let (Some(client), Some(vendor), Some(org_number)) = (
            query.get("clientId"),
            query.get("systemProviderOrgNo"),
            query.get("systemUserOwnerOrgNo"),
        ) else {
            return Ok(StatusCode::BAD_REQUEST.into_response());
        };
        let system = systems::by_client(conn, client)?;
        let customer = (org_number, query.get("externalRef"));
        let mut body = by_keys(conn, system, vendor, customer, SystemUserProjection::Owner)?;
        // The one answer in which it is not empty.
        body.product_name = Some(body.system_id.clone());
        Ok(json::ok(&body))
    })
    .await
}

/// The system user that the vendor's system has at a customer, whom number and reference name.
fn by_keys(
    conn: &Connection,
    system: Option<System>,
    vendor: &str,
    (org_number, external_ref): (&str, Option<&str>),
    projection: SystemUserProjection,
) -> Result<WireSystemUser, ProblemResponse> {
    let system = system.filter(|system| system.vendor == vendor);
    let system = system.ok_or(ProblemResponse::NotFound)?;
    let external_ref = external_ref.map(str::to_owned);
    let keys = Keys::new(system.id.clone(), org_number.to_owned(), external_ref);
    let user = system_users::by_keys(conn, &keys)?.ok_or(ProblemResponse::NotFound)?;
    Ok(responses::system_user(user, Some(&system), projection))
}
