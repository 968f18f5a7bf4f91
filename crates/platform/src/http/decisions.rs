//! Approving, rejecting and escalating requests of all kinds (docs/contract/platform.md, sections 2.2 and 2.3).

use super::{
    auth::PORTAL,
    call::Call,
    input::{self, PathParams},
    json,
    problem::HandlerResult,
};
use crate::{Platform, http::router::Router, rules::decision};
use axum::{Extension, routing::post};
use fullmakt_domain::{Decision, RequestKind};
use std::sync::Arc;

/// Party and request.
type Pair = PathParams<(String, String)>;

/// The routes for one kind, below its base.
pub(super) fn routes(kind: RequestKind) -> Router<Arc<Platform>> {
    let mut routes = Router::new()
        .route("/{a}/{b}/approve", post(approve))
        .route("/{a}/{b}/reject", post(reject));
    if kind.allows(Decision::Escalate) {
        routes = routes.route("/{a}/{b}/escalate", post(escalate));
    }
    routes.extension(kind)
}

async fn approve(call: Call, Extension(kind): Extension<RequestKind>, args: Pair) -> HandlerResult {
    // Nothing about change requests needs a scope.
    if kind != RequestKind::Change {
        call.require_scope(&[PORTAL])?;
    }
    decide(call, kind, args, Decision::Approve).await
}

async fn reject(call: Call, Extension(kind): Extension<RequestKind>, args: Pair) -> HandlerResult {
    decide(call, kind, args, Decision::Reject).await
}

async fn decide(
    call: Call,
    kind: RequestKind,
    PathParams((party, id)): Pair,
    decision: Decision,
) -> HandlerResult {
    call.write_of_party(&party, move |call, conn, manager| {
        let id = input::uuid("requestId", &id)?;
        decision::decide(conn, &call.platform, manager, (kind, id), decision)?;
        Ok(json::ok(&true))
    })
    .await
}

/// Without the decision point: whoever is related to the party may escalate a request.
async fn escalate(
    call: Call,
    Extension(kind): Extension<RequestKind>,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    let party_id = input::party_id(&party)?;
    let request = (kind, input::uuid("requestId", &id)?);
    call.write(move |call, conn| {
        let claims = &call.caller.0;
        let done = decision::escalate(conn, &call.platform, claims, party_id, request)?;
        Ok(json::ok(&done))
    })
    .await
}
