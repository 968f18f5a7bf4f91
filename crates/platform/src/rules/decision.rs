//! Deciding requests, and what comes of it (platform.md, sections 2.2 and 2.4).
//!
//! Everything here runs inside one transaction that writes, and such transactions come one after
//! the other: of many decisions on a request exactly one finds it new.

use super::{
    AuthProblem, Refused,
    access::{self, Action, Resource},
    creation, delegation, life_cycle,
};
use crate::{
    Platform,
    store::{
        convert::micros,
        parties::{self, Party},
        requests::{self, Keys, Kind, Request},
        system_users::{self, SystemUser},
        systems,
    },
    tokens::Claims,
};
use fullmakt_domain::Decision;
use rusqlite::Connection;
use uuid::Uuid;

/// Which request is to be decided, by whom, and for which party.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Who decides.
    pub claims: &'a Claims,
    /// The party in the route.
    pub party_id: i32,
    /// The kind in the route.
    pub kind: Kind,
    /// The request.
    pub id: Uuid,
}

impl Case<'_> {
    fn not_found(self) -> AuthProblem {
        match self.kind {
            Kind::Standard => AuthProblem::RequestNotFound,
            Kind::Agent => AuthProblem::AgentRequestNotFound,
        }
    }

    /// The request and its party, when the route's party is the request's.
    fn request(self, conn: &Connection) -> Result<(Request, Party), Refused> {
        let Some(request) = requests::by_id(conn, self.kind, self.id)? else {
            return Err(self.not_found().into());
        };
        let party = parties::by_id(conn, self.party_id)?;
        let own = party.filter(|party| party.org_number() == Some(&request.keys.org_number));
        match (own, self.kind) {
            (Some(party), _) => Ok((request, party)),
            (None, Kind::Standard) => Err(AuthProblem::PartyNotOfRequest.into()),
            (None, Kind::Agent) => Err(AuthProblem::PartyNotOfAgentRequest.into()),
        }
    }

    fn may_write(self, conn: &Connection) -> Result<(), Refused> {
        access::demand(
            conn,
            self.claims,
            Resource::AccessManagement,
            Action::Write,
            self.party_id,
        )
    }
}

/// Approves: the system user exists afterwards, with the id of the request and what it asked for.
///
/// # Errors
/// The codes of section 2.2.
pub fn approve(conn: &Connection, platform: &Platform, case: Case<'_>) -> Result<(), Refused> {
    case.may_write(conn)?;
    let (request, party) = case.request(conn)?;
    let status = life_cycle::after(
        platform,
        &request.status,
        request.created,
        Decision::Approve,
    )?;
    if systems::by_id(conn, &request.keys.system_id)?.is_none() {
        return Err(AuthProblem::SystemNotFound.into());
    }
    if system_users::by_keys(conn, &request.keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    // An agent gets nothing yet: clients and their packages come later.
    if request.kind == Kind::Standard {
        let giver = giver(conn, platform, case.claims, party.clone())?;
        giver.may_give_rights(&request.rights)?;
        giver.may_give_packages(&request.packages)?;
    }
    let now = micros(platform.clock.now());
    system_users::insert(
        conn,
        &SystemUser {
            seq: 0,
            id: request.id,
            kind: request.kind,
            system_id: request.keys.system_id,
            owner: party,
            external_ref: request.keys.external_ref,
            integration_title: request.integration_title,
            rights: request.rights,
            packages: request.packages,
            created: now,
        },
    )?;
    written(requests::decide(
        conn,
        request.id,
        &status,
        case.claims.user_id,
        now,
    )?)
}

/// Refuses what is asked for.
///
/// # Errors
/// The codes of section 2.2.
pub fn reject(conn: &Connection, platform: &Platform, case: Case<'_>) -> Result<(), Refused> {
    case.may_write(conn)?;
    let (request, _) = case.request(conn)?;
    let status = life_cycle::after(platform, &request.status, request.created, Decision::Reject)?;
    let now = micros(platform.clock.now());
    written(requests::decide(
        conn,
        request.id,
        &status,
        case.claims.user_id,
        now,
    )?)
}

/// Passes a request on. Answers whether it was: not when the caller has nothing to do with the party.
///
/// # Errors
/// The codes of section 0.4 d.
pub fn escalate(conn: &Connection, platform: &Platform, case: Case<'_>) -> Result<bool, Refused> {
    let (request, _) = case.request(conn)?;
    life_cycle::after(
        platform,
        &request.status,
        request.created,
        Decision::Escalate,
    )?;
    if !access::is_related(conn, platform.catalogue, case.claims, case.party_id)? {
        return Ok(false);
    }
    written(requests::escalate(conn, request.id)?)?;
    Ok(true)
}

/// Creates a system user without a vendor's request, with everything that the system asks for.
///
/// # Errors
/// AUTH-00011, 00004, 00002 and the codes of the delegation check.
pub fn create_system_user(
    conn: &Connection,
    platform: &Platform,
    claims: &Claims,
    party_id: i32,
    system_id: &str,
    title: String,
) -> Result<SystemUser, Refused> {
    access::demand(
        conn,
        claims,
        Resource::AccessManagement,
        Action::Write,
        party_id,
    )?;
    let Some(system) = systems::by_id(conn, system_id)? else {
        return Err(AuthProblem::SystemNotFound.into());
    };
    let Some(party) = parties::by_id(conn, party_id)? else {
        return Err(AuthProblem::PartyUuidNotFound.into());
    };
    let Some(org_number) = party.org_number().map(str::to_owned) else {
        return Err(AuthProblem::SystemUserNotCreated.into());
    };
    // What the vendor would have got with a request without a reference.
    let keys = Keys {
        system_id: system.id.clone(),
        external_ref: org_number.clone(),
        org_number,
    };
    if system_users::by_keys(conn, &keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    if system.rights.is_empty() && system.packages.is_empty() {
        return Err(AuthProblem::DelegationFailed.into());
    }
    let giver = giver(conn, platform, claims, party.clone())?;
    giver.may_give_rights(&system.rights)?;
    giver.may_give_packages(&system.packages)?;
    let title = Some(title).filter(|title| !title.is_empty());
    let id = Uuid::new_v4();
    system_users::insert(
        conn,
        &SystemUser {
            seq: 0,
            id,
            kind: Kind::Standard,
            integration_title: title.unwrap_or_else(|| creation::name_of(&system)),
            system_id: system.id,
            owner: party,
            external_ref: keys.external_ref,
            rights: system.rights,
            packages: system.packages,
            created: micros(platform.clock.now()),
        },
    )?;
    system_users::by_id(conn, id)?.ok_or_else(|| AuthProblem::SystemUserNotCreated.into())
}

/// The signed-in person as somebody who gives in the party's name.
pub(super) fn giver(
    conn: &Connection,
    platform: &Platform,
    claims: &Claims,
    party: Party,
) -> Result<delegation::Giver, Refused> {
    // The decision point has found this person a moment ago, in the same transaction.
    let person = access::person(conn, claims)?.ok_or(Refused::NoAccess)?;
    Ok(delegation::Giver::load(
        conn,
        platform.catalogue,
        person,
        party,
    )?)
}

/// The row was new when it was read in the same transaction, so it was written; the check keeps a
/// later change of that order from going unnoticed.
pub(super) fn written(was_new: bool) -> Result<(), Refused> {
    if was_new {
        Ok(())
    } else {
        Err(AuthProblem::RequestNotUpdated.into())
    }
}
