//! Change requests, both sides (docs/contract/platform.md, sections 1.6 and 2.3).

use super::{
    auth::{REQUEST_READ, REQUEST_WRITE},
    call::Call,
    decisions,
    input::{self, OwnOrigin, PathParams, QueryParams},
    json::{self, JsonBody},
    paging::PageRequest,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, ChangeRequestProjection},
    router::Router,
};
use crate::{
    Platform,
    rules::{
        access::Resource,
        change_request,
        creation::{Created, owned_system},
    },
    store::{
        change_requests::{self, ChangeRequest},
        convert::micros,
        request_status,
        requests::Keys,
    },
};
use axum::{
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get, post},
};
use fullmakt_contract::requests::CreateChangeRequest;
use fullmakt_domain::RequestKind;
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemuser/changerequest";

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let vendor = Router::new()
        .route("/", post(create))
        .route("/{a}", get(read_for_vendor).merge(delete(withdraw)))
        .route("/byexternalref/{a}/{b}/{c}", get(by_reference))
        .route("/bysystem/{a}", get(of_system));
    let routes = Router::new()
        .nest("/vendor", vendor)
        .route("/{a}", get(read))
        .route("/{a}/{b}", get(read_of_party))
        .merge(decisions::routes(RequestKind::Change));
    Router::new().nest(BASE, routes)
}

async fn create(
    call: Call,
    OwnOrigin(origin): OwnOrigin,
    query: QueryParams,
    body: Result<JsonBody<CreateChangeRequest>, ProblemResponse>,
) -> HandlerResult {
    call.require_scope(&[REQUEST_WRITE])?;
    // Missing counts as the empty uuid, as the framework has it; what is no uuid is malformed.
    let id = |name: &str| match query.get(name) {
        Some(text) => input::uuid(name, text),
        None => Ok(Uuid::nil()),
    };
    let (correlation_id, system_user) = (id("correlation-id")?, id("system-user-id")?);
    let JsonBody(body) = body?;
    if correlation_id.is_nil() || correlation_id == system_user {
        let sentence = "The correlation id must be given, and must not be the system user's id.";
        return Err(ProblemResponse::Text(
            StatusCode::BAD_REQUEST,
            sentence.to_owned(),
        ));
    }
    call.write(move |call, conn| {
        let (platform, vendor) = (&call.platform, call.caller.vendor()?);
        let created =
            change_request::create(conn, platform, vendor, correlation_id, system_user, body)?;
        Ok(match created {
            Created::Existing(request) => for_vendor(call, &origin, request),
            Created::New(request) => {
                let location = format!("{origin}{BASE}/{}", request.id);
                let projection = ChangeRequestProjection::Vendor;
                let body = responses::change_request(platform, &origin, projection, request);
                json::created(&location, &body)
            }
        })
    })
    .await
}

/// 200 to the vendor.
fn for_vendor(call: &Call, origin: &str, request: ChangeRequest) -> axum::response::Response {
    let projection = ChangeRequestProjection::Vendor;
    json::ok(&responses::change_request(
        &call.platform,
        origin,
        projection,
        request,
    ))
}

/// The change request, when it is there and its system belongs to the vendor.
fn owned(conn: &Connection, id: Uuid, vendor: &str) -> Result<ChangeRequest, ProblemResponse> {
    let request = change_requests::by_id(conn, id)?.ok_or(AuthProblem::RequestNotFound)?;
    owned_system(conn, &request.system_id, vendor)?;
    Ok(request)
}

async fn read_for_vendor(
    call: Call,
    OwnOrigin(origin): OwnOrigin,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    call.require_scope(&[REQUEST_READ])?;
    let id = input::uuid("requestId", &id)?;
    call.read(move |call, conn| {
        let request = owned(conn, id, call.caller.vendor()?)?;
        Ok(for_vendor(call, &origin, request))
    })
    .await
}

async fn withdraw(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    call.require_scope(&[REQUEST_WRITE])?;
    let id = input::uuid("requestId", &id)?;
    call.write(move |call, conn| {
        let request = owned(conn, id, call.caller.vendor()?)?;
        let now = micros(call.platform.clock.now());
        request_status::delete(conn, RequestKind::Change, request.id, now)?;
        Ok(StatusCode::ACCEPTED.into_response())
    })
    .await
}

async fn by_reference(
    call: Call,
    OwnOrigin(origin): OwnOrigin,
    PathParams((system_id, org_number, external_ref)): PathParams<(String, String, String)>,
) -> HandlerResult {
    call.read_of_system(&[REQUEST_READ], system_id, move |call, conn, system| {
        let keys = Keys::new(system.id, org_number, Some(external_ref));
        let request = change_requests::newest(conn, &keys)?;
        let request = request.ok_or(AuthProblem::RequestNotFound)?;
        Ok(for_vendor(call, &origin, request))
    })
    .await
}

async fn of_system(
    call: Call,
    PathParams(system_id): PathParams<String>,
    page: PageRequest,
) -> HandlerResult {
    call.read_of_system(&[REQUEST_READ], system_id, move |call, conn, system| {
        let projection = ChangeRequestProjection::OfSystem;
        page.respond(
            Uuid::nil(),
            |from, limit| change_requests::page(conn, &system.id, from, limit),
            |request| request.id,
            |request| responses::change_request(&call.platform, "", projection, request),
        )
    })
    .await
}

async fn read(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    let id = input::uuid("requestId", &id)?;
    call.read(move |call, conn| {
        let request = change_request::read(conn, &call.caller.0, id)?;
        let projection = ChangeRequestProjection::Approver;
        let body = responses::change_request(&call.platform, "", projection, request);
        Ok(json::ok(&body))
    })
    .await
}

async fn read_of_party(
    call: Call,
    PathParams((party, id)): PathParams<(String, String)>,
) -> HandlerResult {
    call.read_of_party(
        Resource::AccessManagement,
        &party,
        move |call, conn, party_id| {
            let id = input::uuid("requestId", &id)?;
            let request = change_requests::by_id(conn, id)?;
            let request = request.filter(|request| request.owner.party_id == party_id);
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let projection = ChangeRequestProjection::OfParty;
            let body = responses::change_request(&call.platform, "", projection, request);
            Ok(json::ok(&body))
        },
    )
    .await
}
