//! Standard and agent requests, the vendor's side (platform.md, sections 1.1 to 1.5).

use super::{
    auth::{Caller, REQUEST_READ, REQUEST_WRITE},
    input::{self, Args, Origin, Query},
    json::{self, JsonBody},
    paging,
    problem::{Answer, AuthProblem, ProblemReply},
    run, shapes,
    shapes::View,
};
use crate::{
    Platform,
    rules::creation::{self, Asked, Creation, owned_system},
    store::{
        convert::micros,
        requests::{self, Keys, Kind, Request},
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use fullmakt_contract::{paths, requests::CreateRequest};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemuser/request";
/// Longest external reference, in characters (schema `CreateStandardRequest`).
const LONGEST_REFERENCE: usize = 255;

type Body = Result<JsonBody<CreateRequest>, ProblemReply>;
type Platforms = State<Arc<Platform>>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let at = |path: &str| format!("{BASE}{path}");
    Router::new()
        .route(&at("/vendor"), post(create_standard))
        .route(&at("/vendor/agent"), post(create_agent))
        // The path that the guide shows (platform.md, section 0.4, row 1).
        .route(
            "/authentication/api/v1/systemuser/agent/request",
            post(create_agent),
        )
        .route(
            &at("/vendor/{a}"),
            get(read_standard).merge(delete(withdraw)),
        )
        .route(&at("/vendor/agent/{a}"), get(read_agent))
        .route(
            &at("/vendor/byexternalref/{a}/{b}/{c}"),
            get(standard_by_reference),
        )
        .route(
            &at("/vendor/agent/byexternalref/{a}/{b}/{c}"),
            get(agent_by_reference),
        )
        .route(&at("/vendor/bysystem/{a}"), get(standard_of_system))
        .route(&at("/vendor/agent/bysystem/{a}"), get(agent_of_system))
}

async fn create_standard(state: Platforms, caller: Caller, origin: Origin, body: Body) -> Answer {
    create(state, Kind::Standard, caller, origin, body).await
}

async fn create_agent(state: Platforms, caller: Caller, origin: Origin, body: Body) -> Answer {
    create(state, Kind::Agent, caller, origin, body).await
}

async fn create(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Origin(origin): Origin,
    body: Body,
) -> Answer {
    caller.needs_scope(&[REQUEST_WRITE])?;
    let JsonBody(body) = body?;
    let asked = required(body)?;
    run(platform, move |platform| {
        let vendor = caller.vendor_or_code()?;
        let creation = platform
            .store
            .write(|change| creation::create(change, platform, kind, vendor, asked))?;
        Ok(match creation {
            Creation::Existing(old) => {
                json::ok(&shapes::request(platform, &origin, View::ByReference, old))
            }
            Creation::New(new) => {
                let location = location(&origin, new.id);
                let body = shapes::request(platform, &origin, View::Created, new);
                let mut response = json::reply(StatusCode::CREATED, &body);
                response.headers_mut().extend(location);
                response
            }
        })
    })
    .await
}

/// `Location` names the approver's address of the request, for both kinds (platform.md, section 1.2).
fn location(origin: &str, id: Uuid) -> Option<(header::HeaderName, HeaderValue)> {
    let value = HeaderValue::from_str(&format!("{origin}{BASE}/{id}")).ok()?;
    Some((header::LOCATION, value))
}

/// The framework's part of the input: members that must be there, and a length.
fn required(mut body: CreateRequest) -> Result<Asked, ProblemReply> {
    let mut faults = Vec::new();
    let mut take = |name: &str, value: Option<String>| {
        let value = value.filter(|value| !value.is_empty());
        if value.is_none() {
            faults.push((name.to_owned(), format!("The member {name} is required.")));
        }
        value.unwrap_or_default()
    };
    let system_id = take("systemId", body.system_id.take());
    let org_number = take("partyOrgNo", body.party_org_no.take());
    let reference = body.external_ref.take().filter(|text| !text.is_empty());
    if let Some(reference) = &reference
        && reference.chars().count() > LONGEST_REFERENCE
    {
        let sentence = format!("At most {LONGEST_REFERENCE} characters fit.");
        faults.push(("externalRef".to_owned(), sentence));
    }
    if !faults.is_empty() {
        return Err(ProblemReply::Malformed(faults));
    }
    Ok(Asked {
        keys: Keys {
            system_id,
            external_ref: reference.unwrap_or_else(|| org_number.clone()),
            org_number,
        },
        body,
    })
}

async fn read_standard(
    state: Platforms,
    caller: Caller,
    origin: Origin,
    args: Args<String>,
) -> Answer {
    read(state, Kind::Standard, caller, origin, args).await
}

async fn read_agent(
    state: Platforms,
    caller: Caller,
    origin: Origin,
    args: Args<String>,
) -> Answer {
    read(state, Kind::Agent, caller, origin, args).await
}

async fn read(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Origin(origin): Origin,
    Args(id): Args<String>,
) -> Answer {
    caller.needs_scope(&[REQUEST_READ])?;
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.read(|conn| {
            let request = requests::by_id(conn, kind, id)?;
            let request = owned(conn, request, vendor)?;
            let body = shapes::request(platform, &origin, View::ById, request);
            Ok(json::ok(&body))
        })
    })
    .await
}

/// The request, when it is there and its system belongs to the vendor.
fn owned(
    conn: &Connection,
    request: Option<Request>,
    vendor: &str,
) -> Result<Request, ProblemReply> {
    let request = request.ok_or(AuthProblem::RequestNotFound)?;
    owned_system(conn, &request.keys.system_id, vendor)?;
    Ok(request)
}

async fn withdraw(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    caller.needs_scope(&[REQUEST_WRITE])?;
    let id = input::uuid("requestId", &id)?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.write(|change| {
            let request = requests::any_by_id(change, id)?;
            let request = owned(change, request, vendor)?;
            requests::delete(change, request.id, micros(platform.clock.now()))?;
            Ok(StatusCode::ACCEPTED.into_response())
        })
    })
    .await
}

async fn standard_by_reference(
    state: Platforms,
    caller: Caller,
    origin: Origin,
    args: Args<(String, String, String)>,
) -> Answer {
    by_reference(state, Kind::Standard, caller, origin, args).await
}

async fn agent_by_reference(
    state: Platforms,
    caller: Caller,
    origin: Origin,
    args: Args<(String, String, String)>,
) -> Answer {
    by_reference(state, Kind::Agent, caller, origin, args).await
}

async fn by_reference(
    State(platform): Platforms,
    kind: Kind,
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
            let request = requests::newest(conn, kind, &keys)?;
            let request = request.ok_or(AuthProblem::RequestNotFound)?;
            let body = shapes::request(platform, &origin, View::ByReference, request);
            Ok(json::ok(&body))
        })
    })
    .await
}

async fn standard_of_system(
    state: Platforms,
    caller: Caller,
    origin: Origin,
    args: Args<String>,
    query: Query,
) -> Answer {
    of_system(state, Kind::Standard, caller, origin, args, query).await
}

async fn agent_of_system(
    state: Platforms,
    caller: Caller,
    origin: Origin,
    args: Args<String>,
    query: Query,
) -> Answer {
    of_system(state, Kind::Agent, caller, origin, args, query).await
}

async fn of_system(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Origin(origin): Origin,
    Args(system_id): Args<String>,
    query: Query,
) -> Answer {
    caller.needs_scope(&[REQUEST_READ])?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        let from = paging::start(query.get("token")).unwrap_or(Uuid::nil());
        let rows = platform.store.read(|conn| {
            owned_system(conn, &system_id, vendor)?;
            Ok::<_, ProblemReply>(requests::page(
                conn,
                kind,
                &system_id,
                from,
                paging::SIZE + 1,
            )?)
        })?;
        let list = match kind {
            Kind::Standard => "vendor/bysystem",
            Kind::Agent => "vendor/agent/bysystem",
        };
        let address = format!("{origin}{BASE}/{list}/{}", paths::segment(&system_id));
        let shape = |request| shapes::request(platform, &origin, View::OfSystem, request);
        Ok::<Response, ProblemReply>(paging::page(rows, &address, |row| row.id, shape))
    })
    .await
}
