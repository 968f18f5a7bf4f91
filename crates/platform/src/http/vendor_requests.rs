//! Standard and agent requests, the vendor's side (docs/contract/platform.md, sections 1.1 to 1.5).

use super::{
    auth::{Caller, REQUEST_READ, REQUEST_WRITE},
    input::{self, OwnOrigin, PathParams},
    json::{self, JsonBody},
    paging::PageRequest,
    policy,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, RequestProjection},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    rules::creation::{self, CreatedRequest, NewRequest, owned_system},
    store::{
        convert::micros,
        request_status,
        requests::{self, Keys, Kind, Request},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get, post},
};
use fullmakt_contract::requests::CreateRequest;
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemuser/request";
/// Longest external reference, in characters (schema `CreateStandardRequest`).
const MAX_REFERENCE_CHARS: usize = 255;

type Body = Result<JsonBody<CreateRequest>, ProblemResponse>;
type PlatformState = State<Arc<Platform>>;
/// System, organisation number and external reference.
type Reference = PathParams<(String, String, String)>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let create_agent =
        move |state: PlatformState, caller: Caller, origin: OwnOrigin, body: Body| {
            create(state, Kind::Agent, caller, origin, body)
        };
    Router::new()
        .nest(
            BASE,
            Router::new()
                .nest("/vendor", of_kind(Kind::Standard))
                .nest("/vendor/agent", of_kind(Kind::Agent)),
        )
        // Both kinds.
        .route(&format!("{BASE}/vendor/{{a}}"), delete(withdraw))
        // The path that the guide shows (docs/contract/platform.md, section 0.4, row 1).
        .route(
            "/authentication/api/v1/systemuser/agent/request",
            post(create_agent),
        )
}

/// The routes of one kind.
fn of_kind(kind: Kind) -> Router<Arc<Platform>> {
    let create = move |state: PlatformState, caller: Caller, origin: OwnOrigin, body: Body| {
        create(state, kind, caller, origin, body)
    };
    let read =
        move |state: PlatformState, caller: Caller, origin: OwnOrigin, args: PathParams<String>| {
            read(state, kind, caller, origin, args)
        };
    let by_reference =
        move |state: PlatformState, caller: Caller, origin: OwnOrigin, args: Reference| {
            by_reference(state, kind, caller, origin, args)
        };
    let of_system =
        move |state: PlatformState, caller: Caller, args: PathParams<String>, page: PageRequest| {
            of_system(state, kind, caller, args, page)
        };
    Router::new()
        .route("/", post(create))
        .route("/{a}", get(read))
        .route("/byexternalref/{a}/{b}/{c}", get(by_reference))
        .route("/bysystem/{a}", get(of_system))
}

async fn create(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    OwnOrigin(origin): OwnOrigin,
    body: Body,
) -> HandlerResult {
    caller.require_scope(&[REQUEST_WRITE])?;
    let JsonBody(body) = body?;
    let new = required(body)?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor_or_code()?;
        let created = platform
            .store
            .write(|conn| creation::create(conn, platform, kind, vendor, new))?;
        Ok(match created {
            CreatedRequest::Existing(old) => json::ok(&responses::request(
                platform,
                &origin,
                RequestProjection::ByReference,
                old,
            )),
            // The approver's address, for both kinds (docs/contract/platform.md, section 1.2).
            CreatedRequest::New(new) => json::created(
                &format!("{origin}{BASE}/{}", new.id),
                &responses::request(platform, &origin, RequestProjection::Created, new),
            ),
        })
    })
    .await
}

/// The framework's validation of the input: members that must be there, and a length.
fn required(mut body: CreateRequest) -> Result<NewRequest, ProblemResponse> {
    let mut errors = Vec::new();
    let mut take = |name: &str, value: Option<String>| {
        let value = value.filter(|value| !value.is_empty());
        if value.is_none() {
            errors.push((name.to_owned(), format!("The member {name} is required.")));
        }
        value.unwrap_or_default()
    };
    let system_id = take("systemId", body.system_id.take());
    let org_number = take("partyOrgNo", body.party_org_no.take());
    let reference = body.external_ref.take().filter(|text| !text.is_empty());
    if let Some(reference) = &reference
        && reference.chars().count() > MAX_REFERENCE_CHARS
    {
        let sentence = format!("At most {MAX_REFERENCE_CHARS} characters fit.");
        errors.push(("externalRef".to_owned(), sentence));
    }
    if !errors.is_empty() {
        return Err(ProblemResponse::Malformed(errors));
    }
    Ok(NewRequest {
        keys: Keys::new(system_id, org_number, reference),
        body,
    })
}

async fn read(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    OwnOrigin(origin): OwnOrigin,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[REQUEST_READ])?;
    let id = input::uuid("requestId", &id)?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.read(|conn| {
            let request = owned(conn, vendor, requests::by_id(conn, kind, id)?)?;
            let body = responses::request(platform, &origin, RequestProjection::ById, request);
            Ok(json::ok(&body))
        })
    })
    .await
}

/// The request, when it is there and its system belongs to the vendor.
fn owned(
    conn: &Connection,
    vendor: &str,
    request: Option<Request>,
) -> Result<Request, ProblemResponse> {
    let request = request.ok_or(AuthProblem::RequestNotFound)?;
    owned_system(conn, &request.keys.system_id, vendor)?;
    Ok(request)
}

async fn withdraw(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[REQUEST_WRITE])?;
    let id = input::uuid("requestId", &id)?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.write(|conn| {
            let request = owned(conn, vendor, requests::any_by_id(conn, id)?)?;
            let now = micros(platform.clock.now());
            request_status::delete(conn, request.kind.into(), request.id, now)?;
            Ok(StatusCode::ACCEPTED.into_response())
        })
    })
    .await
}

async fn by_reference(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    OwnOrigin(origin): OwnOrigin,
    PathParams((system_id, org_number, external_ref)): Reference,
) -> HandlerResult {
    let scopes = &[REQUEST_READ];
    policy::read_of_system(
        platform,
        scopes,
        caller,
        system_id,
        move |platform, conn, system| {
            let keys = Keys::new(system.id, org_number, Some(external_ref));
            let request = requests::newest(conn, kind, &keys)?;
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body =
                responses::request(platform, &origin, RequestProjection::ByReference, request);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn of_system(
    State(platform): PlatformState,
    kind: Kind,
    caller: Caller,
    PathParams(system_id): PathParams<String>,
    page: PageRequest,
) -> HandlerResult {
    let scopes = &[REQUEST_READ];
    policy::read_of_system(
        platform,
        scopes,
        caller,
        system_id,
        move |platform, conn, system| {
            page.respond(
                Uuid::nil(),
                |from, limit| requests::page(conn, kind, &system.id, from, limit),
                |request| request.id,
                |request| responses::request(platform, "", RequestProjection::OfSystem, request),
            )
        },
    )
    .await
}
