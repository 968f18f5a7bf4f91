//! Deciding requests of all three kinds, and the system users that result (docs/contract/platform.md, sections 2.2
//! to 2.4).
//!
//! Everything here runs inside one transaction that writes, and such transactions come one after
//! the other: of many decisions on a request exactly one finds it new.

use super::{
    AuthProblem, RuleError,
    access::{self, AccessManager},
    change_request,
    delegation::Delegator,
    life_cycle,
};
use crate::{
    Platform,
    store::{
        change_requests::{self, ChangeRequest},
        convert::micros,
        parties::{self, Party},
        request_status::{self, StoredDecision},
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
enum OpenRequest {
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
fn load_open(
    conn: &Connection,
    platform: &Platform,
    (kind, id): (RequestKind, Uuid),
    party: Option<&Party>,
    decision: Decision,
) -> Result<(OpenRequest, RequestStatus), RuleError> {
    let of_kind =
        |kind| Ok::<_, RuleError>(requests::by_id(conn, kind, id)?.map(OpenRequest::Request));
    let found = match kind {
        RequestKind::Standard => of_kind(Kind::Standard)?,
        RequestKind::Agent => of_kind(Kind::Agent)?,
        RequestKind::Change => change_requests::by_id(conn, id)?.map(OpenRequest::Change),
    };
    let is_agent = kind == RequestKind::Agent;
    let found = found.ok_or(match is_agent {
        true => AuthProblem::AgentRequestNotFound,
        false => AuthProblem::RequestNotFound,
    })?;
    let is_own = |party: &Party| match &found {
        OpenRequest::Request(request) => request.is_to(party),
        OpenRequest::Change(request) => request.owner == *party,
    };
    if !party.is_some_and(is_own) {
        return Err(match is_agent {
            true => AuthProblem::PartyNotOfAgentRequest.into(),
            false => AuthProblem::PartyNotOfRequest.into(),
        });
    }
    let (status, created) = match &found {
        OpenRequest::Request(request) => (&request.status, request.created),
        OpenRequest::Change(request) => (&request.status, request.created),
    };
    let after = life_cycle::status_after(platform, status, created, decision)?;
    Ok((found, after))
}

/// Approves or rejects. A standard or agent request that is approved creates a system user, with the
/// id of the request and the access that it asked for; a change request changes the existing one.
///
/// # Errors
/// The codes of sections 2.2 and 2.3.
pub(crate) fn decide(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    request: (RequestKind, Uuid),
    decision: Decision,
) -> Result<(), RuleError> {
    let party = Some(manager.party());
    let (found, status) = load_open(conn, platform, request, party, decision)?;
    let at = micros(platform.clock.now());
    if decision == Decision::Approve {
        match found {
            OpenRequest::Request(request) => create_from_request(conn, manager, request, at)?,
            OpenRequest::Change(request) => change_request::apply(conn, manager, &request)?,
        }
    }
    let decision = StoredDecision {
        status: &status,
        by: manager.user_id(),
        at,
    };
    require_updated(request_status::decide(
        conn, request.0, request.1, decision,
    )?)
}

/// Escalates a request. Returns whether it did: not when the caller is not related to the party.
///
/// # Errors
/// The codes of section 0.4 d.
pub(crate) fn escalate(
    conn: &Connection,
    platform: &Platform,
    claims: &Claims,
    party_id: i32,
    request: (RequestKind, Uuid),
) -> Result<bool, RuleError> {
    let party = parties::by_id(conn, party_id)?;
    load_open(conn, platform, request, party.as_ref(), Decision::Escalate)?;
    if !access::is_related(conn, platform.catalogue, claims, party_id)? {
        return Ok(false);
    }
    require_updated(requests::escalate(conn, request.1)?)?;
    Ok(true)
}

/// The row was new when it was read in the same transaction, so it was written; the check keeps a
/// later change of that order from going unnoticed.
fn require_updated(written: bool) -> Result<(), RuleError> {
    Ok(written
        .then_some(())
        .ok_or(AuthProblem::RequestNotUpdated)?)
}

fn create_from_request(
    conn: &Connection,
    manager: &AccessManager,
    request: Request,
    at: i64,
) -> Result<(), RuleError> {
    let system = systems::by_id(conn, &request.keys.system_id)?;
    let system = system.ok_or(AuthProblem::SystemNotFound)?;
    if system_users::by_keys(conn, &request.keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    // An agent gets nothing yet: clients and their packages come later.
    if request.kind == Kind::Standard {
        let delegator = Delegator::load(conn, manager)?;
        delegator.may_give_rights(&system, &request.rights)?;
        delegator.may_give_packages(&system, &request.packages)?;
    }
    let user = SystemUser::of_request(request, manager.party().clone(), at);
    Ok(system_users::insert(conn, &user)?)
}

/// Creates a system user without a vendor's request, with everything that the system asks for.
///
/// # Errors
/// AUTH-00011, 00004, 00002 and the codes of the delegation check.
pub(crate) fn create_system_user(
    conn: &Connection,
    platform: &Platform,
    manager: &AccessManager,
    system_id: &str,
    title: String,
) -> Result<SystemUser, RuleError> {
    let system = systems::by_id(conn, system_id)?.ok_or(AuthProblem::SystemNotFound)?;
    let org_number = manager.party().org_number();
    let org_number = org_number.ok_or(AuthProblem::SystemUserNotCreated)?;
    // What the vendor would have got with a request without a reference.
    let keys = Keys::new(system.id.clone(), org_number.to_owned(), None);
    if system_users::by_keys(conn, &keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    if system.rights.is_empty() && system.packages.is_empty() {
        return Err(AuthProblem::DelegationFailed.into());
    }
    let delegator = Delegator::load(conn, manager)?;
    delegator.may_give_rights(&system, &system.rights)?;
    delegator.may_give_packages(&system, &system.packages)?;
    let user = SystemUser {
        seq: 0,
        id: Uuid::new_v4(),
        kind: Kind::Standard,
        integration_title: title,
        system_id: system.id,
        owner: manager.party().clone(),
        external_ref: keys.external_ref,
        rights: system.rights,
        packages: system.packages,
        created: micros(platform.clock.now()),
    };
    system_users::insert(conn, &user)?;
    Ok(user)
}
