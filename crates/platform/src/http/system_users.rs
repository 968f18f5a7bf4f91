//! System users of a party and of a vendor (platform.md, sections 1.1 and 2.4).

use super::{
    auth::{Caller, REGISTER_ADMIN, REGISTER_WRITE, REQUEST_WRITE, SYSTEM_USER_LOOKUP},
    input::{self, Args, Query},
    json::{self, JsonBody},
    paging::List,
    policy,
    problem::{Answer, AuthProblem, ProblemReply},
    run,
    shapes::{self, Reader},
};
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
    Router,
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

type Platforms = State<Arc<Platform>>;
type Pair = Args<(String, String)>;

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

/// Shapes system users, with one look into the register per system.
fn shaped(
    conn: &Connection,
    users: Vec<SystemUser>,
    reader: Reader,
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
    let shape = |user: SystemUser| {
        let system = registered.get(&user.system_id).and_then(Option::as_ref);
        shapes::system_user(user, system, reader)
    };
    Ok(users.into_iter().map(shape).collect())
}

async fn standard_of_party(state: Platforms, caller: Caller, args: Args<String>) -> Answer {
    let resource = Resource::AccessManagement;
    of_party(state, Kind::Standard, resource, caller, args).await
}

async fn agents_of_party(state: Platforms, caller: Caller, args: Args<String>) -> Answer {
    let resource = Resource::SystemUserOverview;
    of_party(state, Kind::Agent, resource, caller, args).await
}

async fn of_party(
    State(platform): Platforms,
    kind: Kind,
    resource: Resource,
    caller: Caller,
    Args(party): Args<String>,
) -> Answer {
    policy::read_of_party(
        platform,
        resource,
        caller,
        &party,
        move |_, conn, party_id| {
            let users = system_users::of_owner(conn, kind, party_id)?;
            Ok(json::ok(&shaped(conn, users, Reader::Owner)?))
        },
    )
    .await
}

async fn read(State(platform): Platforms, caller: Caller, Args((party, id)): Pair) -> Answer {
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
            let user = user.ok_or(ProblemReply::NotFound)?;
            let system = systems::by_id(conn, &user.system_id)?;
            let body = shapes::system_user(user, system.as_ref(), Reader::OwnerInDetail);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn delegations(
    State(platform): Platforms,
    caller: Caller,
    Args((party, id)): Pair,
) -> Answer {
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
async fn remove(State(platform): Platforms, caller: Caller, Args((party, id)): Pair) -> Answer {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
        let id = input::uuid("systemUserId", &id)?;
        if standard_of(conn, manager.party().party_id, id)?.is_none() {
            return Ok(json::reply(StatusCode::NOT_FOUND, &0));
        }
        system_users::delete(conn, id, micros(platform.clock.now()))?;
        Ok(json::reply(StatusCode::ACCEPTED, &1))
    })
    .await
}

async fn remove_agent(
    State(platform): Platforms,
    caller: Caller,
    Args((party, id)): Pair,
    query: Query,
) -> Answer {
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
    State(platform): Platforms,
    caller: Caller,
    Args(party): Args<String>,
    body: Result<JsonBody<CreateSystemUser>, ProblemReply>,
) -> Answer {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
        let JsonBody(body) = body?;
        let members = [
            ("systemId", &body.system_id),
            ("integrationTitle", &body.integration_title),
        ];
        let missing = members.into_iter().filter(|(_, value)| value.is_empty());
        let faults: Vec<_> = missing
            .map(|(name, _)| (name.to_owned(), format!("The member {name} is required.")))
            .collect();
        if !faults.is_empty() {
            return Err(ProblemReply::Malformed(faults));
        }
        let user = decision::create_system_user(
            conn,
            platform,
            manager,
            &body.system_id,
            body.integration_title,
        )?;
        let system = systems::by_id(conn, &user.system_id)?;
        let body = shapes::system_user(user, system.as_ref(), Reader::Owner);
        Ok(json::ok(&body))
    })
    .await
}

async fn of_system(
    State(platform): Platforms,
    caller: Caller,
    Args(system_id): Args<String>,
    list: List,
) -> Answer {
    let scopes = &[REGISTER_WRITE, REGISTER_ADMIN];
    policy::read_of_system(
        platform,
        scopes,
        caller,
        system_id,
        move |_, conn, system| {
            list.page(
                0,
                |from, limit| system_users::page(conn, &system.id, from, limit),
                |user| user.seq,
                |user| shapes::system_user(user, Some(&system), Reader::Vendor),
            )
        },
    )
    .await
}

/// 403 without the scope, 401 with it and without an organisation, else 404 without a body for
/// everything that does not lead to a system user of the caller's own system.
async fn by_query(State(platform): Platforms, caller: Caller, query: Query) -> Answer {
    caller.needs_scope(&[REQUEST_WRITE])?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        let (Some(system_id), Some(org_number)) = (query.get("system-id"), query.get("orgno"))
        else {
            return Err(ProblemReply::NotFound);
        };
        platform.store.read(|conn| {
            let system = systems::by_id(conn, system_id)?;
            let customer = (org_number, query.get("external-ref"));
            by_keys(conn, system, vendor, customer, Reader::Vendor)
        })
    })
    .await
}

/// What a token issuer asks: which system user does this client act as?
async fn by_external_id(State(platform): Platforms, caller: Caller, query: Query) -> Answer {
    caller.needs_scope(&[SYSTEM_USER_LOOKUP])?;
    run(platform, move |platform| {
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
            by_keys(conn, system, vendor, customer, Reader::Owner)
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
    reader: Reader,
) -> Answer {
    let system = system.filter(|system| system.vendor == vendor);
    let system = system.ok_or(ProblemReply::NotFound)?;
    let external_ref = external_ref.map(str::to_owned);
    let keys = Keys::new(system.id.clone(), org_number.to_owned(), external_ref);
    let user = system_users::by_keys(conn, &keys)?.ok_or(ProblemReply::NotFound)?;
    let body = shapes::system_user(user, Some(&system), reader);
    Ok(json::ok(&body))
}
