//! Generated clients in any number (docs/contract/local-platform.md, `/_platform/bulk-clients`).

use super::invalid_input::InvalidInput;
use crate::{
    Platform,
    seed::clients::{self, Agent},
    store::{
        Result, StoreError, convert,
        parties::{self, Party},
        requests::{self, Kind},
        system_users::{self, SystemUser},
    },
};
use fullmakt_contract::requests::AccessPackageRef;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

/// What to send, as an example for whoever has sent something else.
pub(crate) const EXAMPLE: &str =
    r#"{"provider":"311037889","systemUser":"<uuid>","clients":100000,"added":90000}"#;

/// Roles in the register that make somebody a provider of clients.
const MAIN_ROLES: [&str; 2] = ["regnskapsforer", "revisor"];

/// Form of most generated clients; main roles give the same packages in every form.
const UNIT_TYPE: &str = "AS";

/// How many clients, and whose.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BulkClientsSpec {
    /// Organisation number of the provider.
    pub(crate) provider: String,
    /// The system user that acts for the first `added` of them.
    #[serde(default)]
    pub(crate) system_user: Option<String>,
    /// How many clients the provider has afterwards, those of the seed included.
    pub(crate) clients: u32,
    /// How many of them the system user acts for; none when left out.
    #[serde(default)]
    pub(crate) added: u32,
}

/// The clients afterwards.
#[derive(Debug, Serialize)]
pub(crate) struct BulkClientsResult {
    /// How many generated clients the provider has.
    pub(crate) clients: u32,
    /// How many of them the system user acts for.
    pub(crate) added: usize,
}

/// Nothing was generated, and nothing has changed.
#[derive(Debug, Error)]
pub(crate) enum BulkError {
    #[error("{}", .0.0)]
    InvalidInput(InvalidInput),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub(super) fn invalid<T>(sentence: &str) -> Result<T, BulkError> {
    Err(BulkError::InvalidInput(InvalidInput::new(sentence)))
}

/// Makes the clients in one transaction. What is there already stays.
pub(crate) fn fill(
    platform: &Platform,
    spec: &BulkClientsSpec,
) -> Result<BulkClientsResult, BulkError> {
    if !(1..=clients::MAX_COUNT).contains(&spec.clients) {
        return invalid(&format!(
            "clients must be a number from 1 to {}.",
            clients::MAX_COUNT
        ));
    }
    platform.store.write(|conn| {
        let Some(provider) = parties::by_org_number(conn, spec.provider.trim())? else {
            return invalid(
                "provider must be the organisation number of an organisation in the database, such as 311037889.",
            );
        };
        let wanted = spec.added as usize;
        let agent = match spec.system_user.as_deref() {
            Some(id) => {
                let user = agent(conn, id, &provider)?;
                Some(Agent {
                    id: user.id,
                    packages: urns(user.packages),
                    added: wanted,
                })
            }
            None if wanted > 0 => {
                return invalid("systemUser is missing: name the agent system user that the added clients go to.");
            }
            None => None,
        };
        let packages = agent.as_ref().map(|agent| &*agent.packages);
        let role = main_role(conn, platform, &provider, packages)?;
        if wanted > 0 && !role_gives_all(platform, role, packages.unwrap_or_default()) {
            return invalid(
                "added must be 0 here: the system user has packages that generated clients do not give; \
                 choose a system user whose packages all come with the role regnskapsforer or revisor.",
            );
        }
        let now = convert::micros(platform.clock.now());
        let (provider, agent) = (provider.party_id, agent.as_ref());
        let added = clients::fill(conn, provider, role, spec.clients, agent, now)?;
        if added < wanted {
            return invalid(&format!(
                "added must be at most {added}: so many of the first {} clients give all packages of the system user.",
                spec.clients
            ));
        }
        Ok(BulkClientsResult {
            clients: spec.clients,
            added,
        })
    })
}

fn agent(conn: &Connection, id: &str, provider: &Party) -> Result<SystemUser, BulkError> {
    let Ok(id) = Uuid::parse_str(id.trim()) else {
        return invalid(
            "systemUser must be the uuid of an agent system user; GET /_platform in a browser lists them.",
        );
    };
    match system_users::by_id(conn, id)? {
        Some(user) if user.kind == Kind::Agent && user.owner.party_id == provider.party_id => {
            Ok(user)
        }
        Some(user) if user.kind == Kind::Agent => {
            invalid("systemUser belongs to another organisation; name one of the provider's own.")
        }
        Some(_) => invalid(
            "systemUser is a standard system user; only agent system users act for clients.",
        ),
        None => {
            invalid("systemUser is unknown; GET /_platform in a browser lists the system users.")
        }
    }
}

/// The role by which generated clients become the provider's: the one that gives all packages of the
/// named system user, or of one that the provider has or is asked for; else accountant.
fn main_role(
    conn: &Connection,
    platform: &Platform,
    provider: &Party,
    named: Option<&[String]>,
) -> Result<&'static str> {
    let mut sets: Vec<Vec<String>> = named.map(<[_]>::to_vec).into_iter().collect();
    let agents = system_users::of_owner(conn, Kind::Agent, provider.party_id)?;
    sets.extend(agents.into_iter().map(|user| urns(user.packages)));
    let number = provider.org_number().unwrap_or_default();
    let open = requests::undecided(conn, Kind::Agent, number)?;
    sets.extend(open.into_iter().map(|request| urns(request.packages)));
    let mut fitting = sets.iter().filter_map(|packages| {
        let mut roles = MAIN_ROLES.into_iter();
        roles.find(|role| role_gives_all(platform, role, packages))
    });
    Ok(fitting.next().unwrap_or(MAIN_ROLES[0]))
}

fn urns(packages: Vec<AccessPackageRef>) -> Vec<String> {
    packages.into_iter().map(|package| package.urn).collect()
}

fn role_gives_all(platform: &Platform, role: &str, packages: &[String]) -> bool {
    packages.iter().all(|urn| {
        let mut given = platform.catalogue.packages_of_role(role, UNIT_TYPE);
        given.any(|(package, row)| package.urn == *urn && row.has_access)
    })
}
