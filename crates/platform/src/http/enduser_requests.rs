//! Standard and agent requests, the approver's side (docs/contract/platform.md, sections 2.1 and 2.2).

use super::{
    auth::{Caller, PORTAL},
    decisions,
    input::{self, PathParams},
    json, policy,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, RequestProjection},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    rules::{
        access::{self, AccessManager, Resource},
        life_cycle,
    },
    store::{
        parties,
        requests::{self, Kind},
    },
};
use axum::{extract::State, routing::get};
use fullmakt_domain::RequestStatus;
use std::sync::Arc;

const BASE: &str = "/authentication/api/v1/systemuser/request";

type PlatformState = State<Arc<Platform>>;
/// Party and request, or party and organisation number.
type Pair = PathParams<(String, String)>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .nest(BASE, of_kind(Kind::Standard))
        .nest(&format!("{BASE}/agent"), of_kind(Kind::Agent))
}

/// The routes of one kind. Parameters have neutral names, since the router wants one name for each
/// place in a path.
fn of_kind(kind: Kind) -> Router<Arc<Platform>> {
    let read = move |state: PlatformState, caller: Caller, args: PathParams<String>| {
        read(state, kind, caller, args)
    };
    let read_of_party = move |state: PlatformState, caller: Caller, args: Pair| {
        read_of_party(state, kind, caller, args)
    };
    let pending =
        move |state: PlatformState, caller: Caller, args: Pair| pending(state, kind, caller, args);
    Router::new()
        .route("/{a}", get(read))
        .route("/{a}/{b}", get(read_of_party))
        .route("/{a}/{b}/pending", get(pending))
        .merge(decisions::routes(kind.into()))
}

async fn read(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[PORTAL])?;
    let id = input::uuid("requestId", &id)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let request = requests::by_id(conn, kind, id)?;
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let party = parties::by_org_number(conn, &request.keys.org_number)?;
            let party = party.ok_or(AuthProblem::OrganisationNotFound)?;
            let may_decide = AccessManager::find(conn, &caller.0, party.party_id)?.is_some();
            if !may_decide
                && !access::is_related(conn, platform.catalogue, &caller.0, party.party_id)?
            {
                return Err(AuthProblem::NotAccessManager.into());
            }
            let body = responses::request_for_approver(platform, request, &party, may_decide);
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn read_of_party(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    let resource = Resource::AccessManagement;
    policy::read_of_party(
        platform,
        resource,
        caller,
        &party,
        move |platform, conn, party_id| {
            let id = input::uuid("requestId", &id)?;
            let party = parties::by_id(conn, party_id)?;
            let request = requests::by_id(conn, kind, id)?;
            let request =
                request.filter(|request| party.is_some_and(|party| request.is_to(&party)));
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body = responses::request(platform, "", RequestProjection::OfParty, request);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn pending(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    PathParams((party, org_number)): Pair,
) -> HandlerResult {
    caller.require_scope(&[PORTAL])?;
    let party_id = input::party_id(&party)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let manager = AccessManager::require(conn, &caller.0, party_id)?;
            if manager.party().org_number() != Some(org_number.as_str()) {
                return Err(ProblemResponse::Forbidden);
            }
            let mut rows = requests::undecided(conn, kind, &org_number)?;
            rows.retain(|request| {
                let current =
                    life_cycle::current_status(platform, &request.status, request.created);
                // Agent requests are listed only once somebody has passed them on (section 0.4, row 9).
                current.status == RequestStatus::New
                    && (kind == Kind::Standard || request.escalated)
            });
            let rows = rows.into_iter();
            let to_response =
                |request| responses::request(platform, "", RequestProjection::Pending, request);
            Ok(json::ok(&rows.map(to_response).collect::<Vec<_>>()))
        })
    })
    .await
}
