//! Standard and agent requests, the approver's side (platform.md, sections 2.1 and 2.2).

use super::{
    auth::{Caller, PORTAL},
    input::{self, Args},
    json,
    problem::{Answer, AuthProblem, ProblemReply},
    run, shapes,
    shapes::View,
};
use crate::{
    Platform,
    rules::{
        access::{self, Action, Resource},
        decision::{self, Case},
        life_cycle,
    },
    store::{
        parties,
        requests::{self, Kind},
    },
};
use axum::{
    Router,
    extract::State,
    routing::{get, post},
};
use fullmakt_domain::{Decision, RequestStatus};
use std::sync::Arc;

type Platforms = State<Arc<Platform>>;
/// Party and request, or party and organisation number.
type Pair = Args<(String, String)>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .nest(
            "/authentication/api/v1/systemuser/request",
            of_kind(Kind::Standard),
        )
        .nest(
            "/authentication/api/v1/systemuser/request/agent",
            of_kind(Kind::Agent),
        )
}

/// The routes of one kind. Parameters have neutral names, since the router wants one name for each
/// place in a path.
fn of_kind(kind: Kind) -> Router<Arc<Platform>> {
    let decide = move |decision: Decision| {
        post(move |state: Platforms, caller: Caller, args: Pair| {
            decide(state, kind, decision, caller, args)
        })
    };
    Router::new()
        .route(
            "/{a}",
            get(
                move |state: Platforms, caller: Caller, args: Args<String>| {
                    read(state, kind, caller, args)
                },
            ),
        )
        .route(
            "/{a}/{b}",
            get(move |state: Platforms, caller: Caller, args: Pair| {
                read_of_party(state, kind, caller, args)
            }),
        )
        .route(
            "/{a}/{b}/pending",
            get(move |state: Platforms, caller: Caller, args: Pair| {
                pending(state, kind, caller, args)
            }),
        )
        .route("/{a}/{b}/approve", decide(Decision::Approve))
        .route("/{a}/{b}/reject", decide(Decision::Reject))
        .route("/{a}/{b}/escalate", decide(Decision::Escalate))
}

async fn read(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Args(id): Args<String>,
) -> Answer {
    caller.needs_scope(&[PORTAL])?;
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let request = requests::by_id(conn, kind, id)?;
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let party = parties::by_org_number(conn, &request.keys.org_number)?;
            let party = party.ok_or(AuthProblem::OrganisationNotFound)?;
            let may_decide = access::permits(
                conn,
                &caller.0,
                Resource::AccessManagement,
                Action::Write,
                party.party_id,
            )?;
            if !may_decide
                && !access::is_related(conn, platform.catalogue, &caller.0, party.party_id)?
            {
                return Err(AuthProblem::NotAccessManager.into());
            }
            let body = shapes::for_approver(platform, request, &party, may_decide);
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn read_of_party(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Args((party_id, id)): Pair,
) -> Answer {
    let party_id = input::party_id(&party_id)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            access::demand(
                conn,
                &caller.0,
                Resource::AccessManagement,
                Action::Read,
                party_id,
            )?;
            let id = input::uuid("requestId", &id)?;
            let party = parties::by_id(conn, party_id)?;
            let request = requests::by_id(conn, kind, id)?.filter(|request| {
                let own = party.as_ref().and_then(|party| party.org_number());
                own == Some(&request.keys.org_number)
            });
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body = shapes::request(platform, "", View::OfParty, request);
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn pending(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Args((party_id, org_number)): Pair,
) -> Answer {
    caller.needs_scope(&[PORTAL])?;
    let party_id = input::party_id(&party_id)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            access::demand(
                conn,
                &caller.0,
                Resource::AccessManagement,
                Action::Write,
                party_id,
            )?;
            let party = parties::by_id(conn, party_id)?;
            let own = party.as_ref().and_then(|party| party.org_number());
            if own != Some(org_number.as_str()) {
                return Err(ProblemReply::Forbidden);
            }
            let mut rows = requests::undecided(conn, kind, &org_number)?;
            rows.retain(|request| {
                let seen = life_cycle::seen(platform, &request.status, request.created);
                // Agent requests are listed only once somebody has passed them on (section 0.4, row 9).
                seen.status == RequestStatus::New && (kind == Kind::Standard || request.escalated)
            });
            let rows = rows.into_iter();
            let shape = |request| shapes::request(platform, "", View::Pending, request);
            Ok(json::ok(&rows.map(shape).collect::<Vec<_>>()))
        })
    })
    .await
}

async fn decide(
    State(platform): Platforms,
    kind: Kind,
    decision: Decision,
    caller: Caller,
    Args((party_id, id)): Pair,
) -> Answer {
    // Rejecting is the only decision without a scope (section 2.2).
    if decision != Decision::Reject {
        caller.needs_scope(&[PORTAL])?;
    }
    let party_id = input::party_id(&party_id)?;
    let id = input::uuid("requestId", &id);
    run(platform, move |platform| {
        if id.is_err() && decision != Decision::Escalate {
            // The policy runs before the framework reads the id.
            platform.store.read(|conn| {
                access::demand(
                    conn,
                    &caller.0,
                    Resource::AccessManagement,
                    Action::Write,
                    party_id,
                )
            })?;
        }
        let case = Case {
            claims: &caller.0,
            party_id,
            kind,
            id: id?,
        };
        let done = platform.store.write(|change| match decision {
            Decision::Approve => decision::approve(change, platform, case).map(|()| true),
            Decision::Reject => decision::reject(change, platform, case).map(|()| true),
            Decision::Escalate => decision::escalate(change, platform, case),
        })?;
        Ok(json::ok(&done))
    })
    .await
}
