//! System users of a party and of a vendor (docs/contract/platform.md, sections 1.1 and 2.4).

use super::{
    auth::{Caller, REGISTER_ADMIN, REGISTER_WRITE, REQUEST_WRITE, SYSTEM_USER_LOOKUP},
    input::{self, PathParams, QueryParams},
    json::{self, JsonBody},
    paging::PageRequest,
    policy,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, SystemUserProjection},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    rules::{access::Resource, decision},
    store::{
        StoreError,
        convert::micros,
        requests::{Keys, Kind},
        system_users::{self, SystemUser},
        systems::{self, System},
    },
};
use axum::{
    extract::State,
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

type PlatformState = State<Arc<Platform>>;
type Pair = PathParams<(String, String)>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
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

/// System users as responses have them, with one query to the register per system.
fn to_responses(
    conn: &Connection,
    users: Vec<SystemUser>,
    projection: SystemUserProjection,
) -> Result<Vec<WireSystemUser>, StoreError> {
    let mut registered = HashMap::new();
    for user in &users {
        if !registered.contains_key(&user.system_id) {
            registered.insert(
                user.system_id.clone(),
                systems::by_id(conn, &user.system_id)?,
            );
        }
    }
    let to_response = |user: SystemUser| {
        let system = registered.get(&user.system_id).and_then(Option::as_ref);
        responses::system_user(user, system, projection)
    };
    Ok(users.into_iter().map(to_response).collect())
}

async fn standard_of_party(
    state: PlatformState,
    caller: Caller,
    args: PathParams<String>,
) -> HandlerResult {
    let resource = Resource::AccessManagement;
    of_party(state, Kind::Standard, resource, caller, args).await
}

async fn agents_of_party(
    state: PlatformState,
    caller: Caller,
    args: PathParams<String>,
) -> HandlerResult {
    let resource = Resource::SystemUserOverview;
    of_party(state, Kind::Agent, resource, caller, args).await
}

async fn of_party(
    State(platform): PlatformState,
    kind: Kind,
    resource: Resource,
    caller: Caller,
    PathParams(party): PathParams<String>,
) -> HandlerResult {
    policy::read_of_party(
        platform,
        resource,
        caller,
        &party,
        move |_, conn, party_id| {
            let users = system_users::of_owner(conn, kind, party_id)?;
            Ok(json::ok(&to_responses(
                conn,
                users,
                SystemUserProjection::Owner,
            )?))
        },
    )
    .await
}

async fn read(
    State(platform): PlatformState,
    caller: Caller,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    let resource = Resource::SystemUserOverview;
    policy::read_of_party(
        platform,
        resource,
        caller,
        &party,
        move |_, conn, party_id| {
            let id = input::uuid("systemUserId", &id)?;
            let user = system_users::by_id(conn, id)?;
            let user = user.filter(|user| user.owner.party_id == party_id);
            let user = user.ok_or(ProblemResponse::NotFound)?;
            let system = systems::by_id(conn, &user.system_id)?;
            let body =
                responses::system_user(user, system.as_ref(), SystemUserProjection::OwnerInDetail);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn delegations(
    State(platform): PlatformState,
    caller: Caller,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    let resource = Resource::AccessManagement;
    policy::read_of_party(
        platform,
        resource,
        caller,
        &party,
        move |_, conn, party_id| {
            let id = input::uuid("systemUserId", &id)?;
            let user = standard_of(conn, party_id, id)?;
            let user = user.ok_or(AuthProblem::SystemUserNotFound)?;
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
fn standard_of(
    conn: &Connection,
    party_id: i32,
    id: Uuid,
) -> Result<Option<SystemUser>, StoreError> {
    let user = system_users::by_id(conn, id)?;
    Ok(user.filter(|user| user.owner.party_id == party_id && user.kind == Kind::Standard))
}

/// 202 and `1`, or 404 and `0`, as the service counts rows.
async fn remove(
    State(platform): PlatformState,
    caller: Caller,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
        let id = input::uuid("systemUserId", &id)?;
        if standard_of(conn, manager.party().party_id, id)?.is_none() {
            return Ok(json::response(StatusCode::NOT_FOUND, &0));
        }
        system_users::delete(conn, id, micros(platform.clock.now()))?;
        Ok(json::response(StatusCode::ACCEPTED, &1))
    })
    .await
}

async fn remove_agent(
    State(platform): PlatformState,
    caller: Caller,
    PathParams((party, id)): Pair,
    query: QueryParams,
) -> HandlerResult {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
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
        system_users::delete(conn, id, micros(platform.clock.now()))?;
        Ok(StatusCode::OK.into_response())
    })
    .await
}

async fn create(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(party): PathParams<String>,
    body: Result<JsonBody<CreateSystemUser>, ProblemResponse>,
) -> HandlerResult {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
        let JsonBody(body) = body?;
        let members = [
            ("systemId", &body.system_id),
            ("integrationTitle", &body.integration_title),
        ];
        let missing = members.into_iter().filter(|(_, value)| value.is_empty());
        let errors: Vec<_> = missing
            .map(|(name, _)| (name.to_owned(), format!("The member {name} is required.")))
            .collect();
        if !errors.is_empty() {
            return Err(ProblemResponse::Malformed(errors));
        }
        let user = decision::create_system_user(
            conn,
            platform,
            manager,
            &body.system_id,
            body.integration_title,
        )?;
        let system = systems::by_id(conn, &user.system_id)?;
        let body = responses::system_user(user, system.as_ref(), SystemUserProjection::Owner);
        Ok(json::ok(&body))
    })
    .await
}

async fn of_system(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(system_id): PathParams<String>,
    page: PageRequest,
) -> HandlerResult {
    let scopes = &[REGISTER_WRITE, REGISTER_ADMIN];
    policy::read_of_system(
        platform,
        scopes,
        caller,
        system_id,
        move |_, conn, system| {
            page.respond(
                0,
                |from, limit| system_users::page(conn, &system.id, from, limit),
                |user| user.seq,
                |user| responses::system_user(user, Some(&system), SystemUserProjection::Vendor),
            )
        },
    )
    .await
}

/// 403 without the scope, 401 with it and without an organisation, else 404 without a body for
/// everything that does not lead to a system user of the caller's own system.
async fn by_query(
    State(platform): PlatformState,
    caller: Caller,
    query: QueryParams,
) -> HandlerResult {
    caller.require_scope(&[REQUEST_WRITE])?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        let (Some(system_id), Some(org_number)) = (query.get("system-id"), query.get("orgno"))
        else {
            return Err(ProblemResponse::NotFound);
        };
        platform.store.read(|conn| {
            let system = systems::by_id(conn, system_id)?;
            let customer = (org_number, query.get("external-ref"));
            by_keys(conn, system, vendor, customer, SystemUserProjection::Vendor)
        })
    })
    .await
}

/// What a token issuer asks: which system user does this client act as?
async fn by_external_id(
    State(platform): PlatformState,
    caller: Caller,
    query: QueryParams,
) -> HandlerResult {
    caller.require_scope(&[SYSTEM_USER_LOOKUP])?;
    run_blocking(platform, move |platform| {
        let (Some(client), Some(vendor), Some(org_number)) = (
            query.get("clientId"),
            query.get("systemProviderOrgNo"),
            query.get("systemUserOwnerOrgNo"),
        ) else {
            return Ok(StatusCode::BAD_REQUEST.into_response());
        };
        platform.store.read(|conn| {
            let system = systems::by_client(conn, client)?;
            let customer = (org_number, query.get("externalRef"));
            by_keys(conn, system, vendor, customer, SystemUserProjection::Owner)
        })
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
) -> HandlerResult {
    let system = system.filter(|system| system.vendor == vendor);
    let system = system.ok_or(ProblemResponse::NotFound)?;
    let external_ref = external_ref.map(str::to_owned);
    let keys = Keys::new(system.id.clone(), org_number.to_owned(), external_ref);
    let user = system_users::by_keys(conn, &keys)?.ok_or(ProblemResponse::NotFound)?;
    let body = responses::system_user(user, Some(&system), projection);
    Ok(json::ok(&body))
}
