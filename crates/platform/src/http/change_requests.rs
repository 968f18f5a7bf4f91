//! Change requests, both sides (docs/contract/platform.md, sections 1.6 and 2.3).

use super::{
    auth::{Caller, REQUEST_READ, REQUEST_WRITE},
    decisions,
    input::{self, OwnOrigin, PathParams, QueryParams},
    json::{self, JsonBody},
    paging::PageRequest,
    policy,
    problem::{AuthProblem, HandlerResult, ProblemResponse},
    responses::{self, ChangeRequestProjection},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    rules::{
        access::Resource,
        change_request::{self, CreatedChangeRequest},
        creation::owned_system,
    },
    store::{
        change_requests::{self, ChangeRequest},
        convert::micros,
        request_status,
        requests::Keys,
    },
};
use axum::{
    extract::State,
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

type PlatformState = State<Arc<Platform>>;
type Body = Result<JsonBody<CreateChangeRequest>, ProblemResponse>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
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
    State(platform): PlatformState,
    caller: Caller,
    OwnOrigin(origin): OwnOrigin,
    query: QueryParams,
    body: Body,
) -> HandlerResult {
    caller.require_scope(&[REQUEST_WRITE])?;
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
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.write(|conn| {
            let created =
                change_request::create(conn, platform, vendor, correlation_id, system_user, body)?;
            let to_response = |request| {
                responses::change_request(
                    platform,
                    &origin,
                    ChangeRequestProjection::Vendor,
                    request,
                )
            };
            Ok::<_, ProblemResponse>(match created {
                CreatedChangeRequest::Existing(request)
                | CreatedChangeRequest::NoChangeNeeded(request) => json::ok(&to_response(request)),
                CreatedChangeRequest::New(request) => {
                    let location = format!("{origin}{BASE}/{}", request.id);
                    json::created(&location, &to_response(request))
                }
            })
        })
    })
    .await
}

/// The change request, when it is there and its system belongs to the vendor.
fn owned(conn: &Connection, id: Uuid, vendor: &str) -> Result<ChangeRequest, ProblemResponse> {
    let request = change_requests::by_id(conn, id)?.ok_or(AuthProblem::RequestNotFound)?;
    owned_system(conn, &request.system_id, vendor)?;
    Ok(request)
}

async fn read_for_vendor(
    State(platform): PlatformState,
    caller: Caller,
    OwnOrigin(origin): OwnOrigin,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[REQUEST_READ])?;
    let id = input::uuid("requestId", &id)?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.read(|conn| {
            let request = owned(conn, id, vendor)?;
            let body = responses::change_request(
                platform,
                &origin,
                ChangeRequestProjection::Vendor,
                request,
            );
            Ok(json::ok(&body))
        })
    })
    .await
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
            let request = owned(conn, id, vendor)?;
            let now = micros(platform.clock.now());
            request_status::delete(conn, RequestKind::Change, request.id, now)?;
            Ok(StatusCode::ACCEPTED.into_response())
        })
    })
    .await
}

async fn by_reference(
    State(platform): PlatformState,
    caller: Caller,
    OwnOrigin(origin): OwnOrigin,
    PathParams((system_id, org_number, external_ref)): PathParams<(String, String, String)>,
) -> HandlerResult {
    let scopes = &[REQUEST_READ];
    policy::read_of_system(
        platform,
        scopes,
        caller,
        system_id,
        move |platform, conn, system| {
            let keys = Keys::new(system.id, org_number, Some(external_ref));
            let request = change_requests::newest(conn, &keys)?;
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body = responses::change_request(
                platform,
                &origin,
                ChangeRequestProjection::Vendor,
                request,
            );
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn of_system(
    State(platform): PlatformState,
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
                |from, limit| change_requests::page(conn, &system.id, from, limit),
                |request| request.id,
                |request| {
                    responses::change_request(
                        platform,
                        "",
                        ChangeRequestProjection::OfSystem,
                        request,
                    )
                },
            )
        },
    )
    .await
}

async fn read(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let id = input::uuid("requestId", &id)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let request = change_request::read(conn, platform, &caller.0, id)?;
            let body =
                responses::change_request(platform, "", ChangeRequestProjection::Approver, request);
            Ok::<_, ProblemResponse>(json::ok(&body))
        })
    })
    .await
}

async fn read_of_party(
    State(platform): PlatformState,
    caller: Caller,
    PathParams((party, id)): PathParams<(String, String)>,
) -> HandlerResult {
    let resource = Resource::AccessManagement;
    policy::read_of_party(
        platform,
        resource,
        caller,
        &party,
        move |platform, conn, party_id| {
            let id = input::uuid("requestId", &id)?;
            let request = change_requests::by_id(conn, id)?;
            let request = request.filter(|request| request.owner.party_id == party_id);
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body =
                responses::change_request(platform, "", ChangeRequestProjection::OfParty, request);
            Ok(json::ok(&body))
        },
    )
    .await
}
