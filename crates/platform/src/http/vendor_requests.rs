//! Standard and agent requests, the vendor's side (docs/contract/platform.md, sections 1.1 to 1.5).

use super::{
    auth::{REQUEST_READ, REQUEST_WRITE},
    call::Call,
    input::{self, OwnOrigin, PathParams},
    json::{self, JsonBody},
    paging::PageRequest,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, RequestProjection},
    router::Router,
};
use crate::{
    Platform,
    rules::creation::{self, Created, owned_system},
    store::{
        convert::micros,
        request_status,
        requests::{self, Keys, Kind, Request},
    },
};
use axum::{
    Extension,
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

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .nest(&format!("{BASE}/vendor"), of_kind(Kind::Standard))
        .nest(&format!("{BASE}/vendor/agent"), of_kind(Kind::Agent))
        // Both kinds.
        .route(&format!("{BASE}/vendor/{{a}}"), delete(withdraw))
        // The path that the guide shows (docs/contract/platform.md, section 0.4, row 1).
        .route(
            "/authentication/api/v1/systemuser/agent/request",
            post(create).layer(Extension(Kind::Agent)),
        )
}

/// The routes of one kind.
fn of_kind(kind: Kind) -> Router<Arc<Platform>> {
    Router::new()
        .route("/", post(create))
        .route("/{a}", get(read))
        .route("/byexternalref/{a}/{b}/{c}", get(by_reference))
        .route("/bysystem/{a}", get(of_system))
        .extension(kind)
}

async fn create(
    call: Call,
    Extension(kind): Extension<Kind>,
    OwnOrigin(origin): OwnOrigin,
    body: Result<JsonBody<CreateRequest>, ProblemResponse>,
) -> HandlerResult {
    call.require_scope(&[REQUEST_WRITE])?;
    let JsonBody(body) = body?;
    let (keys, body) = required(body)?;
    call.write(move |call, conn| {
        let (platform, vendor) = (&call.platform, call.caller.vendor_or_code()?);
        let created = creation::create(conn, platform, kind, vendor, keys, body)?;
        let body = |projection, request| responses::request(platform, &origin, projection, request);
        Ok(match created {
            Created::Existing(old) => json::ok(&body(RequestProjection::ByReference, old)),
            // The approver's address, for both kinds (docs/contract/platform.md, section 1.2).
            Created::New(new) => json::created(
                &format!("{origin}{BASE}/{}", new.id),
                &body(RequestProjection::Created, new),
            ),
        })
    })
    .await
}

/// The framework's validation of the input: members that must be there, and a length.
fn required(mut body: CreateRequest) -> Result<(Keys, CreateRequest), ProblemResponse> {
    let system_id = body.system_id.take().unwrap_or_default();
    let org_number = body.party_org_no.take().unwrap_or_default();
    let reference = body.external_ref.take().filter(|text| !text.is_empty());
    let mut errors =
        ProblemResponse::missing_members(&[("systemId", &system_id), ("partyOrgNo", &org_number)]);
    if let Some(reference) = &reference
        && reference.chars().count() > MAX_REFERENCE_CHARS
    {
        let sentence = format!("At most {MAX_REFERENCE_CHARS} characters fit.");
        errors.push(("externalRef".to_owned(), sentence));
    }
    if !errors.is_empty() {
        return Err(ProblemResponse::Malformed(errors));
    }
    Ok((Keys::new(system_id, org_number, reference), body))
}

async fn read(
    call: Call,
    Extension(kind): Extension<Kind>,
    OwnOrigin(origin): OwnOrigin,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    call.require_scope(&[REQUEST_READ])?;
    let id = input::uuid("requestId", &id)?;
    call.read(move |call, conn| {
        let vendor = call.caller.vendor()?;
        let request = owned(conn, vendor, requests::by_id(conn, kind, id)?)?;
        let projection = RequestProjection::ById;
        let body = responses::request(&call.platform, &origin, projection, request);
        Ok(json::ok(&body))
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

async fn withdraw(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    call.require_scope(&[REQUEST_WRITE])?;
    let id = input::uuid("requestId", &id)?;
    call.write(move |call, conn| {
        let vendor = call.caller.vendor()?;
        let request = owned(conn, vendor, requests::any_by_id(conn, id)?)?;
        let now = micros(call.platform.clock.now());
        request_status::delete(conn, request.kind.into(), request.id, now)?;
        Ok(StatusCode::ACCEPTED.into_response())
    })
    .await
}

async fn by_reference(
    call: Call,
    Extension(kind): Extension<Kind>,
    OwnOrigin(origin): OwnOrigin,
    PathParams((system_id, org_number, external_ref)): PathParams<(String, String, String)>,
) -> HandlerResult {
    call.read_of_system(&[REQUEST_READ], system_id, move |call, conn, system| {
        let keys = Keys::new(system.id, org_number, Some(external_ref));
        let request = requests::newest(conn, kind, &keys)?;
        let request = request.ok_or(AuthProblem::RequestNotFound)?;
        let projection = RequestProjection::ByReference;
        let body = responses::request(&call.platform, &origin, projection, request);
        Ok(json::ok(&body))
    })
    .await
}

async fn of_system(
    call: Call,
    Extension(kind): Extension<Kind>,
    PathParams(system_id): PathParams<String>,
    page: PageRequest,
) -> HandlerResult {
    call.read_of_system(&[REQUEST_READ], system_id, move |call, conn, system| {
        let projection = RequestProjection::OfSystem;
        page.respond(
            Uuid::nil(),
            |from, limit| requests::page(conn, kind, &system.id, from, limit),
            |request| request.id,
            |request| responses::request(&call.platform, "", projection, request),
        )
    })
    .await
}
