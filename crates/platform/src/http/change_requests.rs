//! Change requests, both sides (platform.md, sections 1.6 and 2.3).

use super::{
    auth::{Caller, REQUEST_READ, REQUEST_WRITE},
    decisions,
    input::{self, Args, Origin, Query},
    json::{self, JsonBody},
    paging::List,
    policy,
    problem::{Answer, AuthProblem, ProblemReply},
    run,
    shapes::{self, ChangeView},
};
use crate::{
    Platform,
    rules::{
        access::Resource,
        change::{self, Creation},
        creation::owned_system,
    },
    store::{
        change_requests::{self, ChangeRequest},
        convert::micros,
        endings,
        requests::Keys,
    },
};
use axum::{
    Router,
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

type Platforms = State<Arc<Platform>>;
type Body = Result<JsonBody<CreateChangeRequest>, ProblemReply>;

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
    State(platform): Platforms,
    caller: Caller,
    Origin(origin): Origin,
    query: Query,
    body: Body,
) -> Answer {
    caller.needs_scope(&[REQUEST_WRITE])?;
    // Missing counts as the empty uuid, as the framework has it; what is no uuid is malformed.
    let id = |name: &str| match query.get(name) {
        Some(text) => input::uuid(name, text),
        None => Ok(Uuid::nil()),
    };
    let (correlation_id, system_user) = (id("correlation-id")?, id("system-user-id")?);
    let JsonBody(body) = body?;
    if correlation_id.is_nil() || correlation_id == system_user {
        let sentence = "The correlation id must be given, and must not be the system user's id.";
        return Err(ProblemReply::Text(
            StatusCode::BAD_REQUEST,
            sentence.to_owned(),
        ));
    }
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.write(|conn| {
            let creation =
                change::create(conn, platform, vendor, correlation_id, system_user, body)?;
            let shape =
                |request| shapes::change_request(platform, &origin, ChangeView::Vendor, request);
            Ok::<_, ProblemReply>(match creation {
                Creation::Existing(request) | Creation::Nothing(request) => {
                    json::ok(&shape(request))
                }
                Creation::New(request) => {
                    let location = format!("{origin}{BASE}/{}", request.id);
                    json::created(&location, &shape(request))
                }
            })
        })
    })
    .await
}

/// The change request, when it is there and its system belongs to the vendor.
fn owned(conn: &Connection, id: Uuid, vendor: &str) -> Result<ChangeRequest, ProblemReply> {
    let request = change_requests::by_id(conn, id)?.ok_or(AuthProblem::RequestNotFound)?;
    owned_system(conn, &request.system_id, vendor)?;
    Ok(request)
}

async fn read_for_vendor(
    State(platform): Platforms,
    caller: Caller,
    Origin(origin): Origin,
    Args(id): Args<String>,
) -> Answer {
    caller.needs_scope(&[REQUEST_READ])?;
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.read(|conn| {
            let request = owned(conn, id, vendor)?;
            let body = shapes::change_request(platform, &origin, ChangeView::Vendor, request);
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn withdraw(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    caller.needs_scope(&[REQUEST_WRITE])?;
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.write(|conn| {
            let request = owned(conn, id, vendor)?;
            let now = micros(platform.clock.now());
            endings::delete(conn, RequestKind::Change, request.id, now)?;
            Ok(StatusCode::ACCEPTED.into_response())
        })
    })
    .await
}

async fn by_reference(
    State(platform): Platforms,
    caller: Caller,
    Origin(origin): Origin,
    Args((system_id, org_number, external_ref)): Args<(String, String, String)>,
) -> Answer {
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
            let body = shapes::change_request(platform, &origin, ChangeView::Vendor, request);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn of_system(
    State(platform): Platforms,
    caller: Caller,
    Args(system_id): Args<String>,
    list: List,
) -> Answer {
    let scopes = &[REQUEST_READ];
    policy::read_of_system(
        platform,
        scopes,
        caller,
        system_id,
        move |platform, conn, system| {
            list.page(
                Uuid::nil(),
                |from, limit| change_requests::page(conn, &system.id, from, limit),
                |request| request.id,
                |request| shapes::change_request(platform, "", ChangeView::OfSystem, request),
            )
        },
    )
    .await
}

async fn read(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let request = change::read(conn, platform, &caller.0, id)?;
            let body = shapes::change_request(platform, "", ChangeView::Approver, request);
            Ok::<_, ProblemReply>(json::ok(&body))
        })
    })
    .await
}

async fn read_of_party(
    State(platform): Platforms,
    caller: Caller,
    Args((party, id)): Args<(String, String)>,
) -> Answer {
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
            let body = shapes::change_request(platform, "", ChangeView::OfParty, request);
            Ok(json::ok(&body))
        },
    )
    .await
}
