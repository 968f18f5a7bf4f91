//! Approving, rejecting and escalating requests of all kinds (platform.md, sections 2.2 and 2.3).

use super::{
    auth::{Caller, PORTAL},
    input::{self, Args},
    json, policy,
    problem::{Answer, ProblemReply},
    run,
};
use crate::{
    Platform,
    rules::{Refused, access::AccessManager, decision},
};
use axum::{Router, extract::State, routing::post};
use fullmakt_domain::{Decision, RequestKind};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

type Platforms = State<Arc<Platform>>;
/// Party and request.
type Pair = Args<(String, String)>;
/// [`decision::approve`] or [`decision::reject`].
type Decide =
    fn(&Connection, &Platform, &AccessManager, (RequestKind, Uuid)) -> Result<(), Refused>;

/// The routes for one kind, below its base.
pub(super) fn routes(kind: RequestKind) -> Router<Arc<Platform>> {
    let approve = move |state: Platforms, caller: Caller, args: Pair| async move {
        // Nothing about change requests needs a scope.
        if kind != RequestKind::Change {
            caller.needs_scope(&[PORTAL])?;
        }
        decide(state, kind, decision::approve, caller, args).await
    };
    let reject = move |state: Platforms, caller: Caller, args: Pair| {
        decide(state, kind, decision::reject, caller, args)
    };
    let escalate =
        move |state: Platforms, caller: Caller, args: Pair| escalate(state, kind, caller, args);
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
    State(platform): Platforms,
    kind: RequestKind,
    decide: Decide,
    caller: Caller,
    Args((party, id)): Pair,
) -> Answer {
    policy::write_of_party(platform, caller, &party, move |platform, conn, manager| {
        let id = input::uuid("requestId", &id)?;
        decide(conn, platform, manager, (kind, id))?;
        Ok(json::ok(&true))
    })
    .await
}

/// Asks no decision point: whoever has something to do with the party may pass a request on.
async fn escalate(
    State(platform): Platforms,
    kind: RequestKind,
    caller: Caller,
    Args((party, id)): Pair,
) -> Answer {
    caller.needs_scope(&[PORTAL])?;
    let party_id = input::party_id(&party)?;
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        let done = platform
            .store
            .write(|conn| decision::escalate(conn, platform, &caller.0, party_id, (kind, id)))?;
        Ok::<_, ProblemReply>(json::ok(&done))
    })
    .await
}
