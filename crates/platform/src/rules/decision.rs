//! Deciding requests of all three kinds, and what comes of it (platform.md, sections 2.2 to 2.4).
//!
//! Everything here runs inside one transaction that writes, and such transactions come one after
//! the other: of many decisions on a request exactly one finds it new.

use super::{
    AuthProblem, Refused,
    access::{self, AccessManager},
    change,
    delegation::Giver,
    life_cycle,
};
use crate::{
    Platform,
    store::{
        change_requests::{self, ChangeRequest},
        convert::micros,
        endings::{self, Verdict},
        parties::{self, Party},
        requests::{self, Keys, Kind, Request},
        system_users::{self, SystemUser},
        systems,
    },
    tokens::Claims,
};
use fullmakt_domain::{Decision, RequestKind, RequestStatus};
use rusqlite::Connection;
use uuid::Uuid;

/// A request that may be decided.
enum Open {
    /// For a new system user.
    Request(Request),
    /// For other rights of one that exists.
    Change(ChangeRequest),
}

/// The request with what the decision makes of it, when it is the party's and open to the decision.
///
/// # Errors
/// AUTH-00010 and 00030 when there is none of that kind, 00041 and 00042 when it is another party's,
/// 00013 when it is not open.
fn open(
    conn: &Connection,
    platform: &Platform,
    (kind, id): (RequestKind, Uuid),
    party: Option<&Party>,
    decision: Decision,
) -> Result<(Open, RequestStatus), Refused> {
    let of_kind = |kind| Ok::<_, Refused>(requests::by_id(conn, kind, id)?.map(Open::Request));
    let found = match kind {
        RequestKind::Standard => of_kind(Kind::Standard)?,
        RequestKind::Agent => of_kind(Kind::Agent)?,
        RequestKind::Change => change_requests::by_id(conn, id)?.map(Open::Change),
    };
    let (not_found, not_of_party) = match kind {
        RequestKind::Standard | RequestKind::Change => {
            (AuthProblem::RequestNotFound, AuthProblem::PartyNotOfRequest)
        }
        RequestKind::Agent => (
            AuthProblem::AgentRequestNotFound,
            AuthProblem::PartyNotOfAgentRequest,
        ),
    };
    let found = found.ok_or(not_found)?;
    let (is_own, status, created) = match &found {
        Open::Request(request) => (
            party.is_some_and(|party| request.is_to(party)),
            &request.status,
            request.created,
        ),
        Open::Change(request) => (
            party.is_some_and(|party| party.party_id == request.owner.party_id),
            &request.status,
            request.created,
        ),
    };
    if !is_own {
        return Err(not_of_party.into());
    }
    let after = life_cycle::after(platform, status, created, decision)?;
    Ok((found, after))
}

/// Approves. Of a standard or agent request a system user comes, with the id of the request and what
/// it asked for; a change request changes the one that is there.
///
/// # Errors
/// The codes of sections 2.2 and 2.3.
pub fn approve(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    request: (RequestKind, Uuid),
) -> Result<(), Refused> {
    let party = Some(manager.party());
    let (found, status) = open(conn, platform, request, party, Decision::Approve)?;
    match found {
        Open::Request(request) => become_system_user(conn, platform, manager, request)?,
        Open::Change(request) => change::carry_out(conn, platform, manager, &request)?,
    }
    write(conn, platform, manager, request, &status)
}

/// Refuses what is asked for.
///
/// # Errors
/// The codes of sections 2.2 and 2.3.
pub fn reject(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    request: (RequestKind, Uuid),
) -> Result<(), Refused> {
    let party = Some(manager.party());
    let (_, status) = open(conn, platform, request, party, Decision::Reject)?;
    write(conn, platform, manager, request, &status)
}

/// Passes a request on. Answers whether it was: not when the caller has nothing to do with the party.
///
/// # Errors
/// The codes of section 0.4 d.
pub fn escalate(
    conn: &Connection,
    platform: &Platform,
    claims: &Claims,
    party_id: i32,
    request: (RequestKind, Uuid),
) -> Result<bool, Refused> {
    let party = parties::by_id(conn, party_id)?;
    open(conn, platform, request, party.as_ref(), Decision::Escalate)?;
    if !access::is_related(conn, platform.catalogue, claims, party_id)? {
        return Ok(false);
    }
    was_new(requests::escalate(conn, request.1)?)?;
    Ok(true)
}

fn write(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    (kind, id): (RequestKind, Uuid),
    status: &RequestStatus,
) -> Result<(), Refused> {
    let verdict = Verdict {
        status,
        by: manager.user_id(),
        at: micros(platform.clock.now()),
    };
    was_new(endings::decide(conn, kind, id, verdict)?)
}

/// The row was new when it was read in the same transaction, so it was written; the check keeps a
/// later change of that order from going unnoticed.
fn was_new(written: bool) -> Result<(), Refused> {
    if written {
        Ok(())
    } else {
        Err(AuthProblem::RequestNotUpdated.into())
    }
}

fn become_system_user(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    request: Request,
) -> Result<(), Refused> {
    let Some(system) = systems::by_id(conn, &request.keys.system_id)? else {
        return Err(AuthProblem::SystemNotFound.into());
    };
    if system_users::by_keys(conn, &request.keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    // An agent gets nothing yet: clients and their packages come later.
    if request.kind == Kind::Standard {
        let giver = Giver::load(conn, platform.catalogue, manager)?;
        giver.may_give_rights(&system, &request.rights)?;
        giver.may_give_packages(&system, &request.packages)?;
    }
    let now = micros(platform.clock.now());
    let user = SystemUser::of_request(request, manager.party().clone(), now);
    Ok(system_users::insert(conn, &user)?)
}

/// Creates a system user without a vendor's request, with everything that the system asks for.
///
/// # Errors
/// AUTH-00011, 00004, 00002 and the codes of the delegation check.
pub fn create_system_user(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    system_id: &str,
    title: String,
) -> Result<SystemUser, Refused> {
    let Some(system) = systems::by_id(conn, system_id)? else {
        return Err(AuthProblem::SystemNotFound.into());
    };
    let Some(org_number) = manager.party().org_number() else {
        return Err(AuthProblem::SystemUserNotCreated.into());
    };
    // What the vendor would have got with a request without a reference.
    let keys = Keys::new(system.id.clone(), org_number.to_owned(), None);
    if system_users::by_keys(conn, &keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    if system.rights.is_empty() && system.packages.is_empty() {
        return Err(AuthProblem::DelegationFailed.into());
    }
    let giver = Giver::load(conn, platform.catalogue, manager)?;
    giver.may_give_rights(&system, &system.rights)?;
    giver.may_give_packages(&system, &system.packages)?;
    let id = Uuid::new_v4();
    system_users::insert(
        conn,
        &SystemUser {
            seq: 0,
            id,
            kind: Kind::Standard,
            integration_title: title,
            system_id: system.id,
            owner: manager.party().clone(),
            external_ref: keys.external_ref,
            rights: system.rights,
            packages: system.packages,
            created: micros(platform.clock.now()),
        },
    )?;
    system_users::by_id(conn, id)?.ok_or_else(|| AuthProblem::SystemUserNotCreated.into())
}
