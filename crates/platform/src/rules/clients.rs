//! What clients give a provider, and who can be added to its agents (docs/contract/platform.md, section 3.3).

use super::{AuthProblem, RuleError, access::ClientAdministrator};
use crate::{
    Platform,
    catalogue::{Catalogue, Package, Role},
    store::{
        Result,
        clients::{self, Client, Delegation, GivenRole},
        convert::micros,
        parties::{self, Party},
        requests::Kind,
        system_users::SystemUser,
    },
};
use rusqlite::Connection;
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};
use uuid::Uuid;

/// The one role that a client is listed with before it has given anything by it.
const RIGHTHOLDER: &str = "rettighetshaver";

/// A role by which a client gives packages that can be passed on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RoleAccess {
    pub(crate) role: &'static Role,
    pub(crate) packages: Vec<&'static Package>,
}

/// Which roles and packages a list is about; none means all of them.
#[derive(Debug, Default)]
pub(crate) struct ClientFilter {
    pub(crate) roles: Option<HashSet<Uuid>>,
    pub(crate) packages: Option<HashSet<Uuid>>,
}

impl ClientFilter {
    fn apply(&self, access: &mut Vec<RoleAccess>) {
        if let Some(roles) = &self.roles {
            access.retain(|one| roles.contains(&one.role.id));
        }
        if let Some(packages) = &self.packages {
            for one in &mut *access {
                one.packages
                    .retain(|package| packages.contains(&package.id));
            }
            access.retain(|one| !one.packages.is_empty());
        }
    }
}

/// Clients with their access as an answer has it. Of thousands most have the same, so it is written once.
pub(crate) type ClientList<A> = Vec<(Party, Rc<A>)>;

/// Gives each client what `access` makes of its form and roles, and leaves out those of whom nothing is left.
fn with_access<A>(
    clients: Vec<Client>,
    access: impl Fn(&str, &[GivenRole]) -> Vec<RoleAccess>,
    write: impl Fn(Vec<RoleAccess>) -> A,
) -> ClientList<A> {
    let mut known = HashMap::<(String, Vec<GivenRole>), Option<Rc<A>>>::new();
    let row = |Client { party, given }| {
        let key = (form(&party).to_owned(), given);
        let access = match known.get(&key) {
            Some(access) => access.clone(),
            None => {
                let access = access(&key.0, &key.1);
                let access = (!access.is_empty()).then(|| Rc::new(write(access)));
                known.insert(key, access.clone());
                access
            }
        };
        Some((party, access?))
    };
    clients.into_iter().filter_map(row).collect()
}

/// The clients of a provider, with what they give it as `write` has it.
pub(crate) fn of_provider<A>(
    conn: &Connection,
    provider: i32,
    filter: &ClientFilter,
    write: impl Fn(Vec<RoleAccess>) -> A,
) -> Result<ClientList<A>> {
    let access = |form: &str, given: &[GivenRole]| {
        let mut access = access(form, given);
        filter.apply(&mut access);
        access
    };
    let clients = clients::of_provider(conn, provider)?;
    Ok(with_access(clients, access, write))
}

/// The clients that an agent of a provider acts for, with what it holds as `write` has it.
pub(crate) fn of_agent<A>(
    conn: &Connection,
    agent: Uuid,
    provider: i32,
    write: impl Fn(Vec<RoleAccess>) -> A,
) -> Result<ClientList<A>> {
    let held = |_: &str, given: &[GivenRole]| {
        let roles = given.iter();
        roles.filter_map(held).collect()
    };
    let clients = clients::of_agent(conn, agent, provider)?;
    Ok(with_access(clients, held, write))
}

fn held(given: &GivenRole) -> Option<RoleAccess> {
    let catalogue = Catalogue::load();
    let packages = given.packages.iter();
    Some(RoleAccess {
        role: catalogue.role(&given.role)?,
        packages: packages.filter_map(|urn| catalogue.package(urn)).collect(),
    })
}

fn form(party: &Party) -> &str {
    party.unit_type().unwrap_or("Person")
}

/// What a client of this form gives by its roles: the packages that come with them and those that were given
/// beside, as far as they can be passed on.
fn access(form: &str, given: &[GivenRole]) -> Vec<RoleAccess> {
    let catalogue = Catalogue::load();
    let of_role = |given: &GivenRole| {
        let RoleAccess { role, packages } = held(given)?;
        let of_role = catalogue.packages_of_role(&role.code, form);
        let of_role = of_role.filter(|(_, row)| row.has_access);
        let mut all: Vec<_> = of_role.map(|(package, _)| package).collect();
        for package in packages {
            if !all.contains(&package) {
                all.push(package);
            }
        }
        all.retain(|package| package.is_delegable);
        let is_client = !all.is_empty() || role.code == RIGHTHOLDER;
        is_client.then_some(RoleAccess {
            role,
            packages: all,
        })
    };
    given.iter().filter_map(of_role).collect()
}

/// Lets an agent system user act for a client: passes on every package of the system user. Doing so again changes
/// nothing. Returns how many packages that are.
pub(crate) fn add(
    conn: &Connection,
    platform: &Platform,
    administrator: &ClientAdministrator,
    agent: &SystemUser,
    client: Uuid,
) -> Result<usize, RuleError> {
    if agent.kind != Kind::Agent {
        return Err(AuthProblem::AgentTypeExpected.into());
    }
    let provider = administrator.provider().party_id;
    let party = parties::by_uuid(conn, client)?;
    let client = match &party {
        Some(party) => clients::one(conn, provider, party.party_id)?,
        None => None,
    };
    let client = client.ok_or(AuthProblem::ClientNotFound)?;
    let access = access(form(&client.party), &client.given);
    if access.is_empty() {
        return Err(AuthProblem::ClientNotFound.into());
    }
    let role_with = |urn: &str| {
        let mut roles = access.iter();
        let gives = |one: &&RoleAccess| one.packages.iter().any(|package| package.urn == urn);
        Some(roles.find(gives)?.role.code.as_str())
    };
    let created = micros(platform.clock.now());
    for package in &agent.packages {
        let delegation = Delegation {
            agent: agent.id,
            provider,
            client: client.party.party_id,
            role: role_with(&package.urn).ok_or(AuthProblem::ClientLacksPackages)?,
            package: &package.urn,
        };
        clients::delegate(conn, delegation, created)?;
    }
    Ok(agent.packages.len())
}

/// Takes a client away from an agent system user. Returns whether it was there.
pub(crate) fn remove(
    conn: &Connection,
    administrator: &ClientAdministrator,
    agent: &SystemUser,
    client: Uuid,
) -> Result<bool> {
    let provider = administrator.provider().party_id;
    match parties::by_uuid(conn, client)? {
        Some(client) => clients::remove(conn, agent.id, provider, client.party_id),
        None => Ok(false),
    }
}
