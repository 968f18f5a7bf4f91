//! Client administration as far as it lists clients: those of a provider, and those that an agent acts for
//! (docs/contract/platform.md, sections 4.1 to 4.3).

use super::{
    auth::{CLIENTS_READ, PORTAL},
    call::Call,
    input::{QueryParams, uuid_or_nil},
    json,
    problem::{HandlerResult, ProblemResponse, validation_error},
    router::Router,
};
use crate::{
    Platform,
    catalogue::{Catalogue, Package},
    rules::{
        access::{self, Action, Resource},
        clients::{self, ClientFilter, ClientList, RoleAccess},
    },
    store::{
        parties::{self, Party, PartyKind},
        system_users,
    },
};
use axum::{Extension, response::Response, routing::get};
use fullmakt_contract::{
    Extra, Page, PageLinks,
    client_administration::{self as wire, Client, CompactRole, Entity},
    delegation_check::CompactPackage,
};
use rusqlite::Connection;
use std::{collections::HashSet, sync::Arc};
use uuid::Uuid;

/// Version 1 and 2 differ in the name of a parameter, and in that the second knows single services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    V1,
    V2,
}

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .nest("/accessmanagement/api/v1", of_version(Version::V1))
        .nest("/accessmanagement/api/v2", of_version(Version::V2))
}

fn of_version(version: Version) -> Router<Arc<Platform>> {
    Router::new()
        .route("/enduser/clientdelegations/clients", get(list))
        .route(
            "/enduser/clientdelegations/agents/accesspackages",
            get(of_agent),
        )
        .extension(version)
}

async fn list(
    call: Call,
    Extension(version): Extension<Version>,
    query: QueryParams,
) -> HandlerResult {
    of_provider(call, query, move |conn, provider, query| {
        let catalogue = Catalogue::load();
        let role = |name: &str| match Uuid::parse_str(name) {
            Ok(id) => Some(id),
            Err(_) => catalogue.role(name).map(|role| role.id),
        };
        let mut filter = ClientFilter {
            roles: ids_in(query, "roles", role),
            packages: packages_in(query),
        };
        // Nobody has given a provider a single service here.
        if version == Version::V2 && query.all("resources").next().is_some() {
            filter.roles = Some(HashSet::new());
        }
        let with_resources = version == Version::V2;
        let clients = clients::of_provider(conn, provider.party_id, &filter, |access| {
            write_access(access, with_resources)
        })?;
        Ok(page(&clients))
    })
    .await
}

async fn of_agent(
    call: Call,
    Extension(version): Extension<Version>,
    query: QueryParams,
) -> HandlerResult {
    of_provider(call, query, move |conn, provider, query| {
        let name = match version {
            Version::V1 => "to",
            Version::V2 => "agent",
        };
        let agent = uuid_or_nil(query, name)?;
        let is_known =
            system_users::by_id(conn, agent)?.is_some() || parties::by_uuid(conn, agent)?.is_some();
        if !is_known {
            let title = "The entity does not exist.";
            let error = validation_error("AM.VLD-00006", title, &format!("$QUERY/{name}"));
            return Err(ProblemResponse::Validation(vec![error]));
        }
        let clients = clients::of_agent(conn, agent, provider.party_id, |access| {
            write_access(access, false)
        })?;
        Ok(page(&clients))
    })
    .await
}

/// Calls `work` with the provider in the query. The policy runs before the query is read: a party that is missing,
/// no uuid or unknown is 403 (docs/contract/platform.md, section 0.3).
async fn of_provider<F>(call: Call, query: QueryParams, work: F) -> HandlerResult
where
    F: FnOnce(&Connection, &Party, &QueryParams) -> HandlerResult + Send + 'static,
{
    call.require_scope(&[PORTAL, CLIENTS_READ])?;
    let provider = query.get("party").and_then(|id| Uuid::parse_str(id).ok());
    let provider = provider.ok_or(ProblemResponse::Forbidden)?;
    call.read(move |call, conn| {
        let provider = parties::by_uuid(conn, provider)?.ok_or(ProblemResponse::Forbidden)?;
        let (claims, resource) = (&call.caller.0, Resource::ClientAdministration);
        access::require(conn, claims, resource, Action::Read, provider.party_id)?;
        work(conn, &provider, &query)
    })
    .await
}

/// The packages that a list is to be filtered on, by urn, `:suffix` or suffix. Unknown ones are ignored, but a
/// filter of these alone finds nothing.
pub(super) fn packages_in(query: &QueryParams) -> Option<HashSet<Uuid>> {
    let package = |name: &str| Some(Catalogue::load().package(name)?.id);
    ids_in(query, "packages", package)
}

fn ids_in(
    query: &QueryParams,
    name: &str,
    id: impl Fn(&str) -> Option<Uuid>,
) -> Option<HashSet<Uuid>> {
    let mut named = query.all(name).peekable();
    named.peek()?;
    Some(named.filter_map(id).collect())
}

fn write_access(access: Vec<RoleAccess>, with_resources: bool) -> Vec<wire::RoleAccess> {
    let package = |one: &Package| CompactPackage {
        id: one.id.to_string(),
        urn: one.urn.clone(),
        area_id: Some(one.area_id.to_string()),
        ..CompactPackage::default()
    };
    let access = access.into_iter();
    let access = access.map(|RoleAccess { role, packages }| wire::RoleAccess {
        role: CompactRole {
            id: role.id.to_string(),
            code: Some(role.code.clone()),
            urn: Some(role.urn.clone()),
            legacy_urn: role.legacy_urn.clone(),
            ..CompactRole::default()
        },
        packages: packages.into_iter().map(package).collect(),
        resources: with_resources.then(Vec::new),
        ..wire::RoleAccess::default()
    });
    access.collect()
}

fn page(clients: &ClientList<Vec<wire::RoleAccess>>) -> Response {
    let rows = clients.iter().map(|(party, access)| Client {
        client: entity(party),
        access: &**access,
        extra: Extra::default(),
    });
    json::ok(&Page {
        links: PageLinks::NULL,
        data: rows.collect(),
    })
}

fn entity(party: &Party) -> Entity {
    let common = Entity {
        id: party.uuid.to_string(),
        name: Some(party.name.clone()),
        party_id: Some(party.party_id.into()),
        is_deleted: party.is_deleted,
        ..Entity::default()
    };
    match &party.kind {
        PartyKind::Organisation {
            org_number,
            unit_type,
        } => Entity {
            kind: Some("Organisasjon".to_owned()),
            variant: Some(unit_type.clone()),
            organization_identifier: Some(org_number.clone()),
            ..common
        },
        PartyKind::Person {
            user_id,
            national_id,
        } => Entity {
            kind: Some("Person".to_owned()),
            variant: Some("Person".to_owned()),
            user_id: Some((*user_id).into()),
            person_identifier: Some(national_id.clone()),
            ..common
        },
    }
}
