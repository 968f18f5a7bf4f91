//! Standard and agent requests, the approver's side (docs/contract/platform.md, sections 2.1 and 2.2).

use super::{
    auth::PORTAL,
    call::Call,
    decisions,
    input::{self, PathParams},
    json,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, RequestProjection},
    router::Router,
};
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
use axum::{Extension, routing::get};
use fullmakt_domain::RequestStatus;
use std::sync::Arc;

const BASE: &str = "/authentication/api/v1/systemuser/request";

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .nest(BASE, of_kind(Kind::Standard))
        .nest(&format!("{BASE}/agent"), of_kind(Kind::Agent))
}

/// The routes of one kind. Parameters have neutral names, since the router wants one name for each
/// place in a path.
fn of_kind(kind: Kind) -> Router<Arc<Platform>> {
    Router::new()
        .route("/{a}", get(read))
        .route("/{a}/{b}", get(read_of_party))
        .route("/{a}/{b}/pending", get(pending))
        .extension(kind)
        .merge(decisions::routes(kind.into()))
}

async fn read(
    call: Call,
    Extension(kind): Extension<Kind>,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    let id = input::uuid("requestId", &id)?;
    call.read(move |call, conn| {
        let (platform, claims) = (&call.platform, &call.caller.0);
        let request = requests::by_id(conn, kind, id)?;
        let request = request.ok_or(AuthProblem::RequestNotFound)?;
        let party = parties::by_org_number(conn, &request.keys.org_number)?;
        let party = party.ok_or(AuthProblem::OrganisationNotFound)?;
        let may_decide = AccessManager::find(conn, claims, party.party_id)?.is_some();
        if !may_decide && !access::is_related(conn, platform.catalogue, claims, party.party_id)? {
            return Err(AuthProblem::NotAccessManager.into());
        }
        let body = responses::request_for_approver(platform, request, &party, may_decide);
        Ok(json::ok(&body))
    })
    .await
}

async fn read_of_party(
    call: Call,
    Extension(kind): Extension<Kind>,
    PathParams((party, id)): PathParams<(String, String)>,
) -> HandlerResult {
    call.read_of_party(
        Resource::AccessManagement,
        &party,
        move |call, conn, party_id| {
            let id = input::uuid("requestId", &id)?;
            let party = parties::by_id(conn, party_id)?;
            let request = requests::by_id(conn, kind, id)?;
            let request =
                request.filter(|request| party.is_some_and(|party| request.is_to(&party)));
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let projection = RequestProjection::OfParty;
            let body = responses::request(&call.platform, "", projection, request);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn pending(
    call: Call,
    Extension(kind): Extension<Kind>,
    PathParams((party, org_number)): PathParams<(String, String)>,
) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    let party_id = input::party_id(&party)?;
    call.read(move |call, conn| {
        let manager = AccessManager::require(conn, &call.caller.0, party_id)?;
        if manager.party().org_number() != Some(org_number.as_str()) {
            return Err(ProblemResponse::Forbidden);
        }
        let mut rows = requests::undecided(conn, kind, &org_number)?;
        rows.retain(|request| {
            let current =
                life_cycle::current_status(&call.platform, &request.status, request.created);
            // Agent requests are listed only once somebody has passed them on (section 0.4, row 9).
            current.status == RequestStatus::New && (kind == Kind::Standard || request.escalated)
        });
        let projection = RequestProjection::Pending;
        let rows = rows.into_iter();
        let rows = rows.map(|one| responses::request(&call.platform, "", projection, one));
        Ok(json::ok(&rows.collect::<Vec<_>>()))
    })
    .await
}
