//! Change requests, both sides (platform.md, sections 1.6 and 2.3).

use super::{
    auth::{Caller, REQUEST_READ, REQUEST_WRITE},
    input::{self, Args, Origin, Query},
    json::{self, JsonBody},
    paging,
    problem::{Answer, AuthProblem, ProblemReply},
    run,
    shapes::{self, ChangeView},
};
use crate::{
    Platform,
    rules::{
        Refused,
        access::{self, Action, Resource},
        change::{self, Case, Creation},
        creation::owned_system,
    },
    store::{
        StoreError,
        change_requests::{self, ChangeRequest},
        convert::micros,
        parties,
        requests::Keys,
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
    routing::{delete, get, post},
};
use fullmakt_contract::{paths, requests as wire};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemuser/changerequest";

type Platforms = State<Arc<Platform>>;
type Pair = Args<(String, String)>;
/// What carries out a decision. There are two: change requests cannot be escalated.
type Decide = fn(&Connection, &Platform, Case<'_>) -> Result<(), Refused>;
type Body = Result<JsonBody<wire::CreateChangeRequest>, ProblemReply>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let at = |path: &str| format!("{BASE}{path}");
    let decide = |decision: Decide| {
        post(move |state: Platforms, caller: Caller, args: Pair| {
            decide(state, decision, caller, args)
        })
    };
    Router::new()
        .route(&at("/vendor"), post(create))
        .route(
            &at("/vendor/{a}"),
            get(read_for_vendor).merge(delete(withdraw)),
        )
        .route(&at("/vendor/byexternalref/{a}/{b}/{c}"), get(by_reference))
        .route(&at("/vendor/bysystem/{a}"), get(of_system))
        .route(&at("/{a}"), get(read))
        .route(&at("/{a}/{b}"), get(read_of_party))
        .route(&at("/{a}/{b}/approve"), decide(change::approve))
        .route(&at("/{a}/{b}/reject"), decide(change::reject))
}

/// Shapes a change request; the owner's number is looked up.
fn shaped(
    conn: &Connection,
    platform: &Platform,
    origin: &str,
    view: ChangeView<'_>,
    request: ChangeRequest,
) -> Result<wire::ChangeRequest, StoreError> {
    let owner = parties::by_id(conn, request.owner)?;
    let number = owner.as_ref().and_then(|owner| owner.org_number());
    let number = number.unwrap_or_default().to_owned();
    Ok(shapes::change_request(
        platform, origin, view, request, number,
    ))
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
            let created =
                change::create(conn, platform, vendor, correlation_id, system_user, body)?;
            let creation = created.map_err(|_| ProblemReply::Unauthorized)?;
            let (status, request) = match creation {
                Creation::Existing(request) | Creation::Nothing(request) => {
                    (StatusCode::OK, request)
                }
                Creation::New(request) => (StatusCode::CREATED, request),
            };
            let location = format!("{origin}{BASE}/{}", request.id);
            let body = shaped(conn, platform, &origin, ChangeView::Vendor, request)?;
            let mut response = json::reply(status, &body);
            if status == StatusCode::CREATED
                && let Ok(location) = HeaderValue::from_str(&location)
            {
                response.headers_mut().insert(header::LOCATION, location);
            }
            Ok(response)
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
            let body = shaped(conn, platform, &origin, ChangeView::Vendor, request)?;
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
            change_requests::delete(conn, request.id, micros(platform.clock.now()))?;
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
    caller.needs_scope(&[REQUEST_READ])?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        let keys = Keys {
            system_id,
            org_number,
            external_ref,
        };
        platform.store.read(|conn| {
            owned_system(conn, &keys.system_id, vendor)?;
            let request = change_requests::newest(conn, &keys)?;
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body = shaped(conn, platform, &origin, ChangeView::Vendor, request)?;
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn of_system(
    State(platform): Platforms,
    caller: Caller,
    Origin(origin): Origin,
    Args(system_id): Args<String>,
    query: Query,
) -> Answer {
    caller.needs_scope(&[REQUEST_READ])?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        let from = paging::start(query.get("token")).unwrap_or(Uuid::nil());
        platform.store.read(|conn| {
            owned_system(conn, &system_id, vendor)?;
            let rows = change_requests::page(conn, &system_id, from, paging::SIZE + 1)?;
            let shape = |request| shaped(conn, platform, "", ChangeView::OfSystem, request);
            let rows: Vec<_> = rows.into_iter().map(shape).collect::<Result<_, _>>()?;
            let address = format!(
                "{origin}{BASE}/vendor/bysystem/{}",
                paths::segment(&system_id)
            );
            let key = |row: &wire::ChangeRequest| row.id.clone();
            Ok::<_, ProblemReply>(paging::page(rows, &address, key, |row| row))
        })
    })
    .await
}

async fn read(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let (request, party) = change::read(conn, platform, &caller.0, id)?;
            let view = ChangeView::Approver(&party);
            let body = shaped(conn, platform, "", view, request)?;
            Ok::<_, ProblemReply>(json::ok(&body))
        })
    })
    .await
}

async fn read_of_party(
    State(platform): Platforms,
    caller: Caller,
    Args((party_id, id)): Pair,
) -> Answer {
    let party_id = input::party_id(&party_id)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let (resource, action) = (Resource::AccessManagement, Action::Read);
            access::demand(conn, &caller.0, resource, action, party_id)?;
            let id = input::uuid("requestId", &id)?;
            let request = change_requests::by_id(conn, id)?;
            let request = request.filter(|request| request.owner == party_id);
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body = shaped(conn, platform, "", ChangeView::OfParty, request)?;
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn decide(
    State(platform): Platforms,
    decision: Decide,
    caller: Caller,
    Args((party_id, id)): Pair,
) -> Answer {
    let party_id = input::party_id(&party_id)?;
    run(platform, move |platform| {
        platform.store.write(|conn| {
            // The policy runs before the framework reads the id.
            let (resource, action) = (Resource::AccessManagement, Action::Write);
            access::demand(conn, &caller.0, resource, action, party_id)?;
            let case = Case {
                claims: &caller.0,
                party_id,
                id: input::uuid("requestId", &id)?,
            };
            decision(conn, platform, case)?;
            Ok::<_, ProblemReply>(json::ok(&true))
        })
    })
    .await
}
