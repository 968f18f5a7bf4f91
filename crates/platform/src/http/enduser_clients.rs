//! Clients of agent system users, as it is documented for end users' systems (docs/contract/platform.md, section 3.1).
//! What is wrong with the parameters is said before anybody asks who may.

use super::{
    auth::{CLIENTS_READ, CLIENTS_WRITE},
    call::Call,
    input::{QueryParams, uuid_or_nil},
    json,
    problem::{HandlerResult, ProblemResponse, validation_error},
    router::Router,
    system_users as system_user_routes,
};
use crate::{
    Platform,
    rules::{
        access::{self, Action, ClientAdministrator, Resource},
        clients::{self, ClientFilter, ClientList},
    },
    store::{
        parties,
        requests::Kind,
        system_users::{self, SystemUser},
    },
};
use axum::routing::get;
use fullmakt_contract::{
    PageLinks,
    clients::{ClientChange, ClientInfo, ClientInfoPage, SystemUserInformation},
    problem_code::AuthFault,
};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/agents", get(agents))
        .route("/clients/available", get(available))
        .route("/clients", get(added).post(add).delete(remove));
    Router::new().nest("/authentication/api/v1/enduser/systemuser", routes)
}

async fn agents(call: Call, query: QueryParams) -> HandlerResult {
    call.require_scope(&[CLIENTS_READ])?;
    call.read(move |call, conn| {
        let party = parties::by_org_number(conn, query.get("party").unwrap_or_default())?;
        let party = party.ok_or(ProblemResponse::NotFoundBecause("Party not found", None))?;
        require_read(call, conn, party.party_id)?;
        system_user_routes::list(conn, Kind::Agent, party.party_id)
    })
    .await
}

/// Every client: whether it can be added is found out by adding it.
async fn available(call: Call, query: QueryParams) -> HandlerResult {
    of_agent(call, query, |conn, agent| {
        let provider = agent.owner.party_id;
        let clients = clients::of_provider(conn, provider, &ClientFilter::default(), drop)?;
        Ok(page(agent, clients))
    })
    .await
}

async fn added(call: Call, query: QueryParams) -> HandlerResult {
    of_agent(call, query, |conn, agent| {
        let clients = clients::of_agent(conn, agent.id, agent.owner.party_id, drop)?;
        Ok(page(agent, clients))
    })
    .await
}

async fn of_agent<F>(call: Call, query: QueryParams, list: F) -> HandlerResult
where
    F: FnOnce(&Connection, &SystemUser) -> Result<ClientInfoPage, ProblemResponse>,
    F: Send + 'static,
{
    call.require_scope(&[CLIENTS_READ])?;
    call.read(move |call, conn| {
        let agent = parameters(conn, &query, None)?;
        require_read(call, conn, agent.owner.party_id)?;
        Ok(json::ok(&list(conn, &agent)?))
    })
    .await
}

fn require_read(call: &Call, conn: &Connection, party_id: i32) -> Result<(), ProblemResponse> {
    let (claims, resource) = (&call.caller.0, Resource::ClientAdministration);
    Ok(access::require(
        conn,
        claims,
        resource,
        Action::Read,
        party_id,
    )?)
}

fn page(agent: &SystemUser, clients: ClientList<()>) -> ClientInfoPage {
    let owner = agent.owner.org_number().unwrap_or_default();
    let clients = clients.into_iter().map(|(client, _)| ClientInfo {
        client_id: client.uuid.to_string(),
        client_organization_number: client.org_number().map(str::to_owned),
        client_organization_name: Some(client.name),
    });
    ClientInfoPage {
        links: PageLinks::END,
        system_user_information: SystemUserInformation {
            system_user_id: agent.id.to_string(),
            system_user_owner_org: owner.to_owned(),
        },
        data: clients.collect(),
    }
}

async fn add(call: Call, query: QueryParams) -> HandlerResult {
    change(call, query, |call, conn, administrator, agent, client| {
        clients::add(conn, &call.platform, administrator, agent, client)?;
        Ok(())
    })
    .await
}

async fn remove(call: Call, query: QueryParams) -> HandlerResult {
    change(call, query, |_, conn, administrator, agent, client| {
        if clients::remove(conn, administrator, agent, client)? {
            return Ok(());
        }
        let detail = format!("The system user {} does not act for {client}.", agent.id);
        let title = "Delegation not found";
        Err(ProblemResponse::NotFoundBecause(title, Some(detail)))
    })
    .await
}

type Change =
    fn(&Call, &Connection, &ClientAdministrator, &SystemUser, Uuid) -> Result<(), ProblemResponse>;

async fn change(call: Call, query: QueryParams, change: Change) -> HandlerResult {
    call.require_scope(&[CLIENTS_WRITE])?;
    call.write(move |call, conn| {
        let client = uuid_or_nil(&query, "client")?;
        let agent = parameters(conn, &query, Some(client))?;
        let owner = agent.owner.party_id;
        let administrator = ClientAdministrator::require(conn, &call.caller.0, owner)?;
        change(call, conn, &administrator, &agent, client)?;
        Ok(json::ok(&ClientChange {
            agent: agent.id.to_string(),
            client: client.to_string(),
        }))
    })
    .await
}

/// The agent system user in the query, or everything that is wrong with the parameters. `client` is none where
/// the call takes none.
fn parameters(
    conn: &Connection,
    query: &QueryParams,
    client: Option<Uuid>,
) -> Result<SystemUser, ProblemResponse> {
    let mut errors = Vec::new();
    let mut add = |fault: AuthFault, path| {
        errors.push(validation_error(fault.code(), fault.title(), path));
    };
    let agent = system_users::by_id(conn, uuid_or_nil(query, "agent")?)?;
    match &agent {
        None => add(AuthFault::AgentMissingOrUnknown, "?agent"),
        Some(agent) if agent.kind != Kind::Agent => add(AuthFault::NotAnAgent, "?agent"),
        Some(_) => {}
    }
    if client.is_some_and(|client| client.is_nil()) {
        add(AuthFault::ClientMissing, "?client");
    }
    match agent {
        Some(agent) if errors.is_empty() => Ok(agent),
        _ => Err(ProblemResponse::Validation(errors)),
    }
}
