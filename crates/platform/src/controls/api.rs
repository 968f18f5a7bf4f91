//! The controls as JSON over HTTP.

use super::{Unusable, bulk, faults, refuse};
use crate::{
    Platform,
    clock::Clock,
    http::{input::Query, json, problem::Answer, run},
    options::SeedKind,
    store::{
        assignments::{self, Relation},
        audit, convert, parties,
    },
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;
use std::sync::Arc;

type App = State<Arc<Platform>>;

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/_platform/reset", post(reset))
        .route("/_platform/clock", get(clock).put(move_clock))
        .route(
            "/_platform/faults",
            get(list_faults).post(add_fault).delete(clear_faults),
        )
        .route("/_platform/faults/{id}", delete(remove_fault))
        .route("/_platform/bulk-clients", post(bulk_clients))
        .route("/_platform/roles", post(give_role))
        .route("/_platform/calls", get(calls))
        .route("/_platform/audit", get(audit_rows))
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    seed: Option<String>,
}

async fn reset(State(platform): App, body: Bytes) -> Result<Answer, Unusable> {
    const EXAMPLE: &str = r#"{"seed":"default"}"#;
    let wanted = if body.trim_ascii().is_empty() {
        Reset::default()
    } else {
        read(&body, EXAMPLE)?
    };
    let kind = match wanted.seed {
        None => platform.options.seed,
        Some(word) => {
            SeedKind::parse(&word).ok_or_else(|| Unusable::new("seed must be default or empty."))?
        }
    };
    Ok(run(platform, move |platform| {
        super::reset(platform, kind)?;
        Ok(StatusCode::NO_CONTENT.into_response())
    })
    .await)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MoveClock {
    offset_seconds: i64,
}

async fn clock(State(platform): App) -> Response {
    let clock = &platform.clock;
    json::ok(&json!({
        "offsetSeconds": clock.offset_seconds(),
        "now": convert::wire_time(convert::micros(clock.now())),
    }))
}

async fn move_clock(State(platform): App, body: Bytes) -> Result<Response, Unusable> {
    let wanted: MoveClock = read(&body, r#"{"offsetSeconds":864000}"#)?;
    if wanted.offset_seconds.unsigned_abs() > Clock::LIMIT_SECONDS.unsigned_abs() {
        return Err(Unusable::new(&format!(
            "offsetSeconds must lie between -{0} and {0}, which is a hundred years.",
            Clock::LIMIT_SECONDS
        )));
    }
    platform.clock.set_offset_seconds(wanted.offset_seconds);
    Ok(clock(State(platform)).await)
}

async fn list_faults(State(platform): App) -> Response {
    json::ok(&platform.controls.faults.list())
}

async fn add_fault(State(platform): App, body: Bytes) -> Result<Response, Unusable> {
    let order = read(&body, faults::EXAMPLE)?;
    let id = platform.controls.faults.add(order)?;
    Ok(json::ok(&json!({"id": id})))
}

async fn clear_faults(State(platform): App) -> StatusCode {
    platform.controls.faults.clear();
    StatusCode::NO_CONTENT
}

async fn remove_fault(State(platform): App, Path(id): Path<String>) -> Response {
    match id.parse() {
        Ok(id) if platform.controls.faults.remove(id) => StatusCode::NO_CONTENT.into_response(),
        _ => refuse(
            StatusCode::NOT_FOUND,
            "There is no fault with this number; GET /_platform/faults lists them.",
        ),
    }
}

async fn bulk_clients(State(platform): App, body: Bytes) -> Result<Answer, Unusable> {
    let order: bulk::Order = read(&body, bulk::EXAMPLE)?;
    Ok(run(platform, move |platform| {
        match bulk::fill(platform, &order) {
            Ok(filled) => Ok(json::ok(&filled)),
            Err(bulk::Refused::Unusable(unusable)) => Ok(unusable.into_response()),
            Err(bulk::Refused::Store(error)) => Err(error.into()),
        }
    })
    .await)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GiveRole {
    organisation: String,
    user: i32,
    role: String,
}

/// Lets a person have a role that no seeded person has, such as an access manager who can give
/// nothing (docs/decisions/0006); a reset takes it back.
async fn give_role(State(platform): App, body: Bytes) -> Result<Answer, Unusable> {
    const EXAMPLE: &str = r#"{"organisation":"314248295","user":20002,"role":"admai"}"#;
    let wanted: GiveRole = read(&body, EXAMPLE)?;
    let Some(role) = platform.catalogue.role(&wanted.role) else {
        return Err(Unusable::new(
            "role must be the code of a role; GET /accessmanagement/api/v1/meta/info/roles lists them.",
        ));
    };
    Ok(run(platform, move |platform| {
        platform.store.write(|conn| {
            let to = parties::by_user_id(conn, wanted.user)?;
            let from = parties::by_org_number(conn, &wanted.organisation)?;
            let (Some(to), Some(from)) = (to, from) else {
                let sentence = "user must be the number of a person and organisation the number of \
                    an organisation; GET / in a browser lists them.";
                return Ok(Unusable::new(sentence).into_response());
            };
            let relation = Relation {
                from: from.party_id,
                to: to.party_id,
            };
            let now = convert::micros(platform.clock.now());
            assignments::give(conn, relation, &role.code, now)?;
            Ok(StatusCode::NO_CONTENT.into_response())
        })
    })
    .await)
}

async fn calls(State(platform): App, query: Query) -> Result<Response, Unusable> {
    let since = match query.get("since") {
        None => 0,
        Some(text) => text.parse().map_err(|_| {
            Unusable::new("since must be the sequence number of a call; 0 or nothing asks for all.")
        })?,
    };
    Ok(json::ok(&platform.controls.calls.since(since)))
}

async fn audit_rows(State(platform): App) -> Answer {
    run(platform, |platform| {
        let rows = platform.store.read(audit::list)?;
        Ok(json::ok(&rows))
    })
    .await
}

/// Reads JSON whatever the content type says: `curl -d` names that of a form.
fn read<T: DeserializeOwned>(body: &[u8], example: &str) -> Result<T, Unusable> {
    serde_json::from_slice(body).map_err(|error| {
        Unusable::new(&format!(
            "Send JSON such as {example}. What came cannot be used: {error}."
        ))
    })
}
