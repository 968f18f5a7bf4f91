//! The decision point: who may use what for whom (docs/contract/platform.md, section 0.3).
//!
//! It decides by the test policies: a role in the party, or a seeded grant for one action.

use super::RuleError;
use crate::{
    catalogue::Catalogue,
    store::{
        Result,
        assignments::{self, Relation},
        parties::{self, Party},
    },
    tokens::Claims,
};
use rusqlite::Connection;

/// Lowest level of authentication that may do anything.
pub(crate) const MIN_LEVEL: u8 = 3;

/// A resource of the portal that a policy protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resource {
    /// `altinn_access_management`.
    AccessManagement,
    /// `altinn_system_user_overview`.
    SystemUserOverview,
    /// `altinn_client_administration`.
    ClientAdministration,
}

/// What a policy says of a resource.
struct Policy {
    /// Its id in the resource registry.
    id: &'static str,
    /// Whoever has one of these roles may do everything with it.
    roles: &'static [&'static str],
    /// Packages that do the same when they are given directly.
    packages: &'static [&'static str],
}

impl Resource {
    fn policy(self) -> Policy {
        match self {
            Self::AccessManagement => Policy {
                id: "altinn_access_management",
                roles: &["admai", "hadm", "bobel"],
                packages: &[],
            },
            Self::SystemUserOverview => Policy {
                id: "altinn_system_user_overview",
                roles: &["admai", "hadm", "kladm"],
                packages: &[],
            },
            Self::ClientAdministration => Policy {
                id: "altinn_client_administration",
                roles: &["kladm", "hadm"],
                packages: &[
                    "urn:altinn:accesspackage:klientadministrator",
                    "urn:altinn:accesspackage:hovedadministrator",
                ],
            },
        }
    }

    /// Its id in the resource registry.
    pub(crate) fn id(self) -> &'static str {
        self.policy().id
    }

    /// Whether one of these roles may do everything with it.
    pub(crate) fn is_open_to(self, roles: &[String]) -> bool {
        has_any(self.policy().roles, roles)
    }
}

fn has_any(wanted: &[&str], held: &[String]) -> bool {
    held.iter().any(|one| wanted.contains(&one.as_str()))
}

/// An action on a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Read.
    Read,
    /// Write.
    Write,
}

/// The person who has signed in; none for an organisation's token or a user that is gone.
pub(crate) fn person(conn: &Connection, claims: &Claims) -> Result<Option<Party>> {
    match claims.user_id {
        Some(user_id) => parties::by_user_id(conn, user_id),
        None => Ok(None),
    }
}

/// Whether the signed-in person may do `action` with `resource` for the party. Nobody may for a
/// party that does not exist.
pub(crate) fn permits(
    conn: &Connection,
    claims: &Claims,
    resource: Resource,
    action: Action,
    party_id: i32,
) -> Result<bool> {
    if claims.authentication_level < MIN_LEVEL {
        return Ok(false);
    }
    let Some(person) = person(conn, claims)? else {
        return Ok(false);
    };
    let relation = Relation {
        from: party_id,
        to: person.party_id,
    };
    let policy = resource.policy();
    let action = match action {
        Action::Read => "read",
        Action::Write => "write",
    };
    Ok(has_any(policy.roles, &assignments::roles(conn, relation)?)
        || has_any(policy.packages, &assignments::packages(conn, relation)?)
        || assignments::is_granted(conn, relation, policy.id, action)?)
}

/// Requires that [`permits`] says yes.
///
/// # Errors
/// [`RuleError::NoAccess`], which is answered with 403 and no body.
pub(crate) fn require(
    conn: &Connection,
    claims: &Claims,
    resource: Resource,
    action: Action,
    party_id: i32,
) -> Result<(), RuleError> {
    if permits(conn, claims, resource, action, party_id)? {
        Ok(())
    } else {
        Err(RuleError::NoAccess)
    }
}

/// Somebody who manages access for a party: the decision point lets the person write
/// `altinn_access_management` there. Whoever decides about requests or gives something is one, and
/// only [`AccessManager::find`] makes one.
#[derive(Debug, Clone)]
pub(crate) struct AccessManager {
    user_id: i32,
    person: Party,
    party: Party,
}

impl AccessManager {
    /// The signed-in person as access manager of the party; none when the decision point says no.
    pub(crate) fn find(conn: &Connection, claims: &Claims, party_id: i32) -> Result<Option<Self>> {
        let (resource, action) = (Resource::AccessManagement, Action::Write);
        if !permits(conn, claims, resource, action, party_id)? {
            return Ok(None);
        }
        let (person, party) = (person(conn, claims)?, parties::by_id(conn, party_id)?);
        let found = claims.user_id.zip(person).zip(party);
        Ok(found.map(|((user_id, person), party)| Self {
            user_id,
            person,
            party,
        }))
    }

    /// Requires that [`AccessManager::find`] finds one.
    ///
    /// # Errors
    /// [`RuleError::NoAccess`], which is answered with 403 and no body.
    pub(crate) fn require(
        conn: &Connection,
        claims: &Claims,
        party_id: i32,
    ) -> Result<Self, RuleError> {
        Self::find(conn, claims, party_id)?.ok_or(RuleError::NoAccess)
    }

    /// Number of the user.
    pub(crate) fn user_id(&self) -> i32 {
        self.user_id
    }

    /// The person.
    pub(crate) fn person(&self) -> &Party {
        &self.person
    }

    /// The party whose access the person manages.
    pub(crate) fn party(&self) -> &Party {
        &self.party
    }
}

/// Somebody who administers the clients of a provider: the decision point lets the person write
/// `altinn_client_administration` there. Whoever adds or removes clients is one, and only
/// [`ClientAdministrator::require`] makes one.
#[derive(Debug, Clone)]
pub(crate) struct ClientAdministrator {
    provider: Party,
}

impl ClientAdministrator {
    /// The signed-in person as client administrator of the party.
    ///
    /// # Errors
    /// [`RuleError::NoAccess`], which is answered with 403 and no body.
    pub(crate) fn require(
        conn: &Connection,
        claims: &Claims,
        party_id: i32,
    ) -> Result<Self, RuleError> {
        let resource = Resource::ClientAdministration;
        require(conn, claims, resource, Action::Write, party_id)?;
        let provider = parties::by_id(conn, party_id)?;
        Ok(Self {
            provider: provider.ok_or(RuleError::NoAccess)?,
        })
    }

    /// The party whose clients the person administers.
    pub(crate) fn provider(&self) -> &Party {
        &self.provider
    }
}

/// Whether the party is in the signed-in person's list of parties (docs/contract/platform.md, section 2.1): it has
/// given something to the person, or to an organisation that the person leads.
pub(crate) fn is_related(
    conn: &Connection,
    catalogue: &Catalogue,
    claims: &Claims,
    party_id: i32,
) -> Result<bool> {
    let Some(person) = person(conn, claims)? else {
        return Ok(false);
    };
    let relation = Relation {
        from: party_id,
        to: person.party_id,
    };
    if assignments::related(conn, relation)? {
        return Ok(true);
    }
    let roles = catalogue.roles.iter().filter(|role| role.is_key_role);
    let key_roles: Vec<&str> = roles.map(|role| role.code.as_str()).collect();
    assignments::related_through_led(conn, relation, &key_roles)
}
