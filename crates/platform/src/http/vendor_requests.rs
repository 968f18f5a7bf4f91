//! Standard and agent requests, the vendor's side (platform.md, sections 1.1 to 1.5).

use super::{
    auth::{Caller, REQUEST_READ, REQUEST_WRITE},
    input::{self, Args, Origin},
    json::{self, JsonBody},
    paging::List,
    policy,
    problem::{Answer, AuthProblem, ProblemReply},
    run,
    shapes::{self, View},
};
use crate::{
    Platform,
    rules::creation::{self, Asked, Creation, owned_system},
    store::{
        convert::micros,
        endings,
        requests::{self, Keys, Kind, Request},
    },
};
use axum::{
    Router,
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
const LONGEST_REFERENCE: usize = 255;

type Body = Result<JsonBody<CreateRequest>, ProblemReply>;
type Platforms = State<Arc<Platform>>;
/// System, organisation number and external reference.
type Reference = Args<(String, String, String)>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let create_agent = move |state: Platforms, caller: Caller, origin: Origin, body: Body| {
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
        // The path that the guide shows (platform.md, section 0.4, row 1).
        .route(
            "/authentication/api/v1/systemuser/agent/request",
            post(create_agent),
        )
}

/// The routes of one kind.
fn of_kind(kind: Kind) -> Router<Arc<Platform>> {
    let create = move |state: Platforms, caller: Caller, origin: Origin, body: Body| {
        create(state, kind, caller, origin, body)
    };
    let read = move |state: Platforms, caller: Caller, origin: Origin, args: Args<String>| {
        read(state, kind, caller, origin, args)
    };
    let by_reference = move |state: Platforms, caller: Caller, origin: Origin, args: Reference| {
        by_reference(state, kind, caller, origin, args)
    };
    let of_system = move |state: Platforms, caller: Caller, args: Args<String>, list: List| {
        of_system(state, kind, caller, args, list)
    };
    Router::new()
        .route("/", post(create))
        .route("/{a}", get(read))
        .route("/byexternalref/{a}/{b}/{c}", get(by_reference))
        .route("/bysystem/{a}", get(of_system))
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
            // The approver's address, for both kinds (platform.md, section 1.2).
            Creation::New(new) => json::created(
                &format!("{origin}{BASE}/{}", new.id),
                &shapes::request(platform, &origin, View::Created, new),
            ),
        })
    })
    .await
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
        keys: Keys::new(system_id, org_number, reference),
        body,
    })
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
            let request = owned(conn, vendor, requests::by_id(conn, kind, id)?)?;
            let body = shapes::request(platform, &origin, View::ById, request);
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
            let request = owned(change, vendor, requests::any_by_id(change, id)?)?;
            let now = micros(platform.clock.now());
            endings::delete(change, request.kind.into(), request.id, now)?;
            Ok(StatusCode::ACCEPTED.into_response())
        })
    })
    .await
}

async fn by_reference(
    State(platform): Platforms,
    kind: Kind,
    caller: Caller,
    Origin(origin): Origin,
    Args((system_id, org_number, external_ref)): Reference,
) -> Answer {
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
            let body = shapes::request(platform, &origin, View::ByReference, request);
            Ok(json::ok(&body))
        },
    )
    .await
}

async fn of_system(
    State(platform): Platforms,
    kind: Kind,
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
                |from, limit| requests::page(conn, kind, &system.id, from, limit),
                |request| request.id,
                |request| shapes::request(platform, "", View::OfSystem, request),
            )
        },
    )
    .await
}
