//! Clients of agent system users, and their own organisation, as the portal's pages call (docs/contract/platform.md,
//! section 3.2).

use super::{
    call::Call,
    client_administration::packages_in,
    input::{self, PathParams, QueryParams},
    json,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    router::Router,
};
use crate::{
    Platform,
    rules::{
        access::{AccessManager, Resource},
        clients::{self, ClientFilter, RoleAccess},
    },
    store::{
        parties::{self, Party},
        requests::Kind,
        system_users::{self, SystemUser},
    },
};
use axum::{
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get, post},
};
use fullmakt_contract::{
    Extra,
    clients::{PortalAccess, PortalClient, PortalDelegation},
};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

/// Party and system user.
type Pair = PathParams<(String, String)>;

/// The routes of this family. Parameters have the names that other families have given these places.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/{a}/clients", get(list))
        .route("/{a}/{b}/{c}/delegations", get(added))
        .route("/{a}/{b}", post(add))
        .route("/{a}/{b}/client", delete(remove))
        .route(
            "/{a}/{b}/self",
            get(acts_for_owner)
                .post(|call, pair, query| set_acts_for_owner(call, pair, query, true))
                .delete(|call, pair, query| set_acts_for_owner(call, pair, query, false)),
        );
    Router::new().nest("/authentication/api/v1/systemuser/agent", routes)
}

async fn list(
    call: Call,
    PathParams(party): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    let resource = Resource::ClientAdministration;
    call.read_of_party(resource, &party, move |_, conn, party_id| {
        let facilitator = uuid(&query, "facilitator")?;
        let provider = parties::by_id(conn, party_id)?;
        if provider.is_none_or(|provider| provider.uuid != facilitator) {
            return Err(AuthProblem::ClientsForbidden.into());
        }
        let filter = ClientFilter {
            packages: packages_in(&query),
            ..ClientFilter::default()
        };
        let clients = clients::of_provider(conn, party_id, &filter, write_access)?;
        let rows = clients.iter().map(|(party, access)| client(party, access));
        Ok(json::ok(&rows.collect::<Vec<_>>()))
    })
    .await
}

fn write_access(access: Vec<RoleAccess>) -> Vec<PortalAccess> {
    let access = access.into_iter();
    let access = access.map(|RoleAccess { role, packages }| PortalAccess {
        role: role.urn.clone(),
        packages: packages.into_iter().map(|one| one.urn.clone()).collect(),
        extra: Extra::default(),
    });
    access.collect()
}

fn client<'a>(party: &Party, access: &'a Vec<PortalAccess>) -> PortalClient<&'a Vec<PortalAccess>> {
    PortalClient {
        party_uuid: party.uuid.to_string(),
        display_name: Some(party.name.clone()),
        organization_identifier: party.org_number().map(str::to_owned),
        access,
        extra: Extra::default(),
    }
}

/// An inner failure is an empty list, too.
async fn added(
    call: Call,
    PathParams((party, facilitator, id)): PathParams<(String, String, String)>,
) -> HandlerResult {
    let resource = Resource::ClientAdministration;
    call.read_of_party(resource, &party, move |_, conn, party_id| {
        let facilitator = input::uuid("facilitator", &facilitator)?;
        let id = input::uuid("systemUserId", &id)?;
        let agent = system_users::by_id(conn, id)?.filter(|user| {
            let SystemUser { kind, owner, .. } = user;
            *kind == Kind::Agent && owner.party_id == party_id && owner.uuid == facilitator
        });
        let rows = match agent {
            Some(agent) => {
                let clients = clients::of_agent(conn, agent.id, party_id, drop)?;
                let row = |(client, _): (Party, _)| PortalDelegation {
                    customer_organization_number: client.org_number().map(str::to_owned),
                    customer_name: Some(client.name),
                    ..delegation(agent.id, client.uuid)
                };
                clients.into_iter().map(row).collect()
            }
            None => Vec::new(),
        };
        Ok(json::ok(&rows))
    })
    .await
}

fn delegation(agent: Uuid, client: Uuid) -> PortalDelegation {
    PortalDelegation {
        agent_system_user_id: agent.to_string(),
        delegation_id: client.to_string(),
        customer_id: Some(client.to_string()),
        ..PortalDelegation::default()
    }
}

/// 200 with one row per package, without names.
async fn add(call: Call, PathParams((party, id)): Pair, query: QueryParams) -> HandlerResult {
    call.write_of_provider(&party, move |call, conn, administrator| {
        let (provider, client) = (uuid(&query, "provider")?, uuid(&query, "client")?);
        let agent = system_user(conn, administrator.provider(), &id)?;
        if provider != administrator.provider().uuid {
            return Err(ProblemResponse::Forbidden);
        }
        let packages = clients::add(conn, &call.platform, administrator, &agent, client)?;
        Ok(json::ok(&vec![delegation(agent.id, client); packages]))
    })
    .await
}

/// 200 also when there was nothing to remove.
async fn remove(call: Call, PathParams((party, id)): Pair, query: QueryParams) -> HandlerResult {
    call.write_of_provider(&party, move |_, conn, administrator| {
        let (provider, client) = (uuid(&query, "provider")?, uuid(&query, "client")?);
        let agent = system_user(conn, administrator.provider(), &id)?;
        if provider != administrator.provider().uuid {
            return Err(AuthProblem::PartyAndFacilitatorDiffer.into());
        }
        clients::remove(conn, administrator, &agent, client)?;
        Ok(StatusCode::OK.into_response())
    })
    .await
}

async fn acts_for_owner(
    call: Call,
    PathParams((party, id)): Pair,
    query: QueryParams,
) -> HandlerResult {
    let party_id = input::party_id(&party)?;
    call.read(move |call, conn| {
        let manager = AccessManager::require(conn, &call.caller.0, party_id)?;
        let agent = agent_of_itself(conn, &manager, &id, &query)?;
        let acts = system_users::acts_for_owner(conn, agent.id)?;
        Ok(json::ok(&acts))
    })
    .await
}

async fn set_acts_for_owner(
    call: Call,
    PathParams((party, id)): Pair,
    query: QueryParams,
    acts: bool,
) -> HandlerResult {
    call.write_of_party(&party, move |_, conn, manager| {
        let agent = agent_of_itself(conn, manager, &id, &query)?;
        system_users::set_acts_for_owner(conn, agent.id, acts)?;
        Ok(json::ok(&true))
    })
    .await
}

/// The agent system user whose own organisation is asked about.
fn agent_of_itself(
    conn: &Connection,
    manager: &AccessManager,
    id: &str,
    query: &QueryParams,
) -> Result<SystemUser, ProblemResponse> {
    let owner = uuid(query, "partyUuid")?;
    let agent = system_user(conn, manager.party(), id)?;
    if owner != manager.party().uuid {
        return Err(ProblemResponse::Forbidden);
    }
    if agent.kind != Kind::Agent {
        return Err(AuthProblem::AgentTypeExpected.into());
    }
    Ok(agent)
}

/// A system user of the party: an unknown one is the framework's 400, and another party's 403.
fn system_user(conn: &Connection, owner: &Party, id: &str) -> Result<SystemUser, ProblemResponse> {
    let id = input::uuid("systemUserId", id)?;
    let Some(user) = system_users::by_id(conn, id)? else {
        let sentence = "There is no system user with this id.";
        return Err(ProblemResponse::malformed("return", sentence));
    };
    match user.owner == *owner {
        true => Ok(user),
        false => Err(ProblemResponse::Forbidden),
    }
}

/// A uuid in the query that must be there.
fn uuid(query: &QueryParams, name: &str) -> Result<Uuid, ProblemResponse> {
    input::uuid(name, query.get(name).unwrap_or_default())
}
