//! Approving, rejecting and escalating requests of all kinds (docs/contract/platform.md, sections 2.2 and 2.3).

use super::{
    auth::{Caller, PORTAL},
    input::{self, PathParams},
    json, policy,
    problem::{HandlerResult, ProblemResponse},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    rules::{RuleError, access::AccessManager, decision},
};
use axum::{extract::State, routing::post};
use fullmakt_domain::{Decision, RequestKind};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

type PlatformState = State<Arc<Platform>>;
/// Party and request.
type Pair = PathParams<(String, String)>;
/// [`decision::approve`] or [`decision::reject`].
type DecisionRule =
    fn(&Connection, &Platform, &AccessManager, (RequestKind, Uuid)) -> Result<(), RuleError>;

/// The routes for one kind, below its base.
pub(super) fn routes(kind: RequestKind) -> Router<Arc<Platform>> {
    let approve = move |state: PlatformState, caller: Caller, args: Pair| async move {
        // Nothing about change requests needs a scope.
        if kind != RequestKind::Change {
            caller.require_scope(&[PORTAL])?;
        }
        decide(state, kind, decision::approve, caller, args).await
    };
    let reject = move |state: PlatformState, caller: Caller, args: Pair| {
        decide(state, kind, decision::reject, caller, args)
    };
    let escalate =
        move |state: PlatformState, caller: Caller, args: Pair| escalate(state, kind, caller, args);
    let routes = Router::new()
        .route("/{a}/{b}/approve", post(approve))
        .route("/{a}/{b}/reject", post(reject));
    if kind.allows(Decision::Escalate) {
        routes.route("/{a}/{b}/escalate", post(escalate))
    } else {
        routes
    }
}

async fn decide(
    State(platform): PlatformState,
    kind: RequestKind,
    decide: DecisionRule,
    caller: Caller,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
        let id = input::uuid("requestId", &id)?;
        decide(conn, platform, manager, (kind, id))?;
        Ok(json::ok(&true))
    })
    .await
}

/// Without the decision point: whoever is related to the party may escalate a request.
async fn escalate(
    State(platform): PlatformState,
    kind: RequestKind,
    caller: Caller,
    PathParams((party, id)): Pair,
) -> HandlerResult {
    caller.require_scope(&[PORTAL])?;
    let party_id = input::party_id(&party)?;
    let id = input::uuid("requestId", &id)?;
    run_blocking(platform, move |platform| {
        let done = platform
            .store
            .write(|conn| decision::escalate(conn, platform, &caller.0, party_id, (kind, id)))?;
        Ok::<_, ProblemResponse>(json::ok(&done))
    })
    .await
}
