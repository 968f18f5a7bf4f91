//! The controls as JSON over HTTP (docs/contract/local-platform.md, section "Controls").

pub(crate) mod middleware;

use super::{input::QueryParams, json, problem::HandlerResult, router::Router, run_blocking};
use crate::{
    Platform,
    clock::Clock,
    controls::{
        bulk::{self, BulkError},
        bulk_parties, faults,
        invalid_input::InvalidInput,
    },
    options::SeedKind,
    store::{
        assignments::{self, Relation},
        audit, convert, parties,
    },
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;
use std::sync::Arc;

impl IntoResponse for InvalidInput {
    fn into_response(self) -> Response {
        let body = json!({"error": self.0});
        json::response(StatusCode::BAD_REQUEST, &body)
    }
}

type PlatformState = State<Arc<Platform>>;

pub(crate) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/_platform/reset", post(reset))
        .route("/_platform/clock", get(clock).put(set_clock))
        .route(
            "/_platform/faults",
            get(list_faults).post(add_fault).delete(clear_faults),
        )
        .route("/_platform/faults/{id}", delete(remove_fault))
        .route("/_platform/bulk-clients", post(bulk_clients))
        .route("/_platform/bulk-parties", post(bulk_parties))
        .route("/_platform/roles", post(assign_role))
        .route("/_platform/calls", get(recorded_requests))
        .route("/_platform/audit", get(audit_rows))
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResetBody {
    seed: Option<String>,
}

async fn reset(State(platform): PlatformState, body: Bytes) -> Result<HandlerResult, InvalidInput> {
    const EXAMPLE: &str = r#"{"seed":"default"}"#;
    let body = if body.trim_ascii().is_empty() {
        ResetBody::default()
    } else {
        parse(&body, EXAMPLE)?
    };
    let kind = match body.seed {
        None => platform.options.seed,
        Some(word) => SeedKind::parse(&word)
            .ok_or_else(|| InvalidInput::new("seed must be default or empty."))?,
    };
    Ok(run_blocking(platform, move |platform| {
        platform.reset(kind)?;
        Ok(StatusCode::NO_CONTENT.into_response())
    })
    .await)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClockBody {
    offset_seconds: i64,
}

async fn clock(State(platform): PlatformState) -> Response {
    let clock = &platform.clock;
    json::ok(&json!({
        "offsetSeconds": clock.offset_seconds(),
        "now": convert::wire_time(convert::micros(clock.now())),
    }))
}

async fn set_clock(State(platform): PlatformState, body: Bytes) -> Result<Response, InvalidInput> {
    let body: ClockBody = parse(&body, r#"{"offsetSeconds":864000}"#)?;
    if body.offset_seconds.unsigned_abs() > Clock::LIMIT_SECONDS.unsigned_abs() {
        return Err(InvalidInput(format!(
            "offsetSeconds must lie between -{0} and {0}, which is a hundred years.",
            Clock::LIMIT_SECONDS
        )));
    }
    platform.clock.set_offset_seconds(body.offset_seconds);
    Ok(clock(State(platform)).await)
}

async fn list_faults(State(platform): PlatformState) -> Response {
    json::ok(&platform.controls.faults.list())
}

async fn add_fault(State(platform): PlatformState, body: Bytes) -> Result<Response, InvalidInput> {
    let spec = parse(&body, faults::EXAMPLE)?;
    let id = platform.controls.faults.add(spec)?;
    Ok(json::ok(&json!({"id": id})))
}

async fn clear_faults(State(platform): PlatformState) -> StatusCode {
    platform.controls.faults.clear();
    StatusCode::NO_CONTENT
}

async fn remove_fault(State(platform): PlatformState, Path(id): Path<String>) -> Response {
    match id.parse() {
        Ok(id) if platform.controls.faults.remove(id) => StatusCode::NO_CONTENT.into_response(),
        _ => {
            let sentence = "There is no fault with this number; GET /_platform/faults lists them.";
            json::response(StatusCode::NOT_FOUND, &json!({"error": sentence}))
        }
    }
}

async fn bulk_clients(
    State(platform): PlatformState,
    body: Bytes,
) -> Result<HandlerResult, InvalidInput> {
    generate(platform, &body, bulk::EXAMPLE, bulk::fill).await
}

async fn bulk_parties(
    State(platform): PlatformState,
    body: Bytes,
) -> Result<HandlerResult, InvalidInput> {
    generate(platform, &body, bulk_parties::EXAMPLE, bulk_parties::fill).await
}

async fn generate<S, R>(
    platform: Arc<Platform>,
    body: &[u8],
    example: &str,
    fill: fn(&Platform, &S) -> Result<R, BulkError>,
) -> Result<HandlerResult, InvalidInput>
where
    S: DeserializeOwned + Send + 'static,
    R: Serialize + 'static,
{
    let spec = parse(body, example)?;
    Ok(
        run_blocking(platform, move |platform| match fill(platform, &spec) {
            Ok(filled) => Ok(json::ok(&filled)),
            Err(BulkError::InvalidInput(error)) => Ok(error.into_response()),
            Err(BulkError::Store(error)) => Err(error.into()),
        })
        .await,
    )
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleBody {
    organisation: String,
    user: i32,
    role: String,
}

/// Lets a person have a role that no seeded person has, such as an access manager who can give
/// nothing (docs/decisions/0006); a reset takes it back.
async fn assign_role(
    State(platform): PlatformState,
    body: Bytes,
) -> Result<HandlerResult, InvalidInput> {
    const EXAMPLE: &str = r#"{"organisation":"314248295","user":20002,"role":"admai"}"#;
    let body: RoleBody = parse(&body, EXAMPLE)?;
    let Some(role) = platform.catalogue.role(&body.role) else {
        return Err(InvalidInput::new(
            "role must be the code of a role; GET /accessmanagement/api/v1/meta/info/roles lists them.",
        ));
    };
    Ok(run_blocking(platform, move |platform| {
        platform.store.write(|conn| {
            let to = parties::by_user_id(conn, body.user)?;
            let from = parties::by_org_number(conn, &body.organisation)?;
            let (Some(to), Some(from)) = (to, from) else {
                let sentence = "user must be the number of a person and organisation the number of \
                    an organisation; GET / in a browser lists them.";
                return Ok(InvalidInput::new(sentence).into_response());
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

async fn recorded_requests(
    State(platform): PlatformState,
    query: QueryParams,
) -> Result<Response, InvalidInput> {
    let since = match query.get("since") {
        None => 0,
        Some(text) => text.parse().map_err(|_| {
            InvalidInput::new(
                "since must be the sequence number of a call; 0 or nothing asks for all.",
            )
        })?,
    };
    Ok(json::ok(&platform.controls.requests.since(since)))
}

async fn audit_rows(State(platform): PlatformState) -> HandlerResult {
    run_blocking(platform, |platform| {
        let rows = platform.store.read(audit::list)?;
        Ok(json::ok(&rows))
    })
    .await
}

/// Parses JSON whatever the content type says: `curl -d` names that of a form.
fn parse<T: DeserializeOwned>(body: &[u8], example: &str) -> Result<T, InvalidInput> {
    serde_json::from_slice(json::without_byte_order_mark(body)).map_err(|error| {
        InvalidInput(format!(
            "Send JSON such as {example}. What came cannot be used: {error}."
        ))
    })
}
