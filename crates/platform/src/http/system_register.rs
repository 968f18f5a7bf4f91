//! The system register (docs/contract/platform.md, section 1.7).

use super::{
    auth::{Caller, PORTAL, REGISTER_ADMIN, REGISTER_WRITE},
    call::Call,
    input::{self, PathParams, QueryParams},
    json::{self, JsonBody},
    problem::{HandlerResult, ProblemResponse},
    router::Router,
};
use crate::{
    Platform,
    rules::register::{self, RegistrationErrors},
    store::{
        convert::micros,
        systems::{self, Change, System},
    },
};
use axum::{
    http::StatusCode,
    response::Response,
    routing::{get, put},
};
use fullmakt_contract::{
    requests::{AccessPackageRef, AttributePair, Right},
    systems::{RegisterSystem, UpdateResult},
};
use rusqlite::Connection;
use serde::Serialize;
use std::sync::Arc;
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemregister";
const VENDOR_SCOPES: &[&str] = &[REGISTER_WRITE, REGISTER_ADMIN];

type Body<T> = Result<JsonBody<T>, ProblemResponse>;

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let at = |path: &str| format!("{BASE}{path}");
    Router::new()
        .route(BASE, get(visible))
        .route(&at("/vendor"), get(of_vendor).post(create))
        .route(
            &at("/vendor/{a}"),
            get(registration).put(replace).delete(remove),
        )
        .route(&at("/vendor/{a}/rights"), put(replace_rights))
        .route(&at("/vendor/{a}/accesspackages"), put(replace_packages))
        .route(&at("/vendor/{a}/changelog"), get(changes))
        .route(&at("/{a}"), get(read))
        .route(&at("/{a}/rights"), get(rights))
        .route(&at("/{a}/accesspackages"), get(packages))
}

async fn visible(call: Call) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    call.read(|_, conn| Ok(list(systems::visible(conn)?))).await
}

fn list(systems: Vec<System>) -> Response {
    let rows = systems.into_iter().map(System::registered);
    json::ok(&rows.collect::<Vec<_>>())
}

/// Reads one system for a user. One that is deleted can still be read.
async fn one<T: Serialize>(
    call: Call,
    id: String,
    to_response: impl FnOnce(System) -> T + Send + 'static,
) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    call.read(move |_, conn| {
        let system = systems::any_by_id(conn, &id)?.ok_or(ProblemResponse::NotFound)?;
        Ok(json::ok(&to_response(system)))
    })
    .await
}

async fn read(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    one(call, id, System::registered).await
}

async fn packages(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    one(call, id, |system| system.packages).await
}

async fn rights(
    call: Call,
    PathParams(id): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    let old_format = input::boolean(&query, "useOldFormatForApp", false)?;
    one(call, id, move |system| {
        let rights = system.rights.into_iter();
        let format = |right| if old_format { split_app(right) } else { right };
        rights.map(format).collect::<Vec<_>>()
    })
    .await
}

/// An app named by one attribute, `app_{owner}_{name}`, in the older form with two.
fn split_app(right: Right) -> Right {
    let app = right.resource_id().and_then(|id| id.strip_prefix("app_"));
    let Some((owner, name)) = app.and_then(|app| app.split_once('_')) else {
        return right;
    };
    let pair = |id: &str, value: &str| AttributePair {
        id: id.to_owned(),
        value: value.to_owned(),
    };
    Right {
        resource: vec![pair("urn:altinn:org", owner), pair("urn:altinn:app", name)],
        action: right.action,
    }
}

/// The register's administrators may do everything; others what is their own.
fn may_change(caller: &Caller, vendor: &str) -> bool {
    caller.require_scope(&[REGISTER_ADMIN]).is_ok() || caller.0.consumer.as_deref() == Some(vendor)
}

/// The system with this id, which the caller may read and change; `unknown` when there is none.
fn own_system(
    conn: &Connection,
    caller: &Caller,
    id: &str,
    unknown: ProblemResponse,
) -> Result<System, ProblemResponse> {
    let system = systems::any_by_id(conn, id)?.ok_or(unknown)?;
    if may_change(caller, &system.vendor) {
        Ok(system)
    } else {
        Err(ProblemResponse::Forbidden)
    }
}

/// A system that is deleted stays as it was.
fn require_living(system: &System) -> Result<(), ProblemResponse> {
    if system.is_deleted {
        let sentence = "Cannot update a system marked as deleted.".to_owned();
        return Err(ProblemResponse::Text(StatusCode::BAD_REQUEST, sentence));
    }
    Ok(())
}

async fn of_vendor(call: Call) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    call.read(|call, conn| {
        let systems = systems::of_vendor(conn, call.caller.vendor()?)?;
        Ok(list(systems))
    })
    .await
}

async fn registration(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    call.read(move |call, conn| {
        let system = own_system(conn, &call.caller, &id, ProblemResponse::NotFound)?;
        let clients = systems::clients(conn, &system)?;
        Ok(json::ok(&system.for_vendor(clients)))
    })
    .await
}

async fn changes(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    call.read(move |call, conn| {
        let system = own_system(conn, &call.caller, &id, ProblemResponse::NotFound)?;
        Ok(json::ok(&systems::changes(conn, &system)?))
    })
    .await
}

async fn create(call: Call, body: Body<RegisterSystem>) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    let JsonBody(system) = body?;
    call.write(move |call, conn| {
        let vendor = register::vendor_number(&system.vendor.id)?;
        if !may_change(&call.caller, vendor) {
            return Err(ProblemResponse::Forbidden);
        }
        register::check_new(conn, &call.platform, &system, vendor)?;
        let id = Uuid::new_v4();
        systems::insert(conn, &system, vendor, id, change(call))?;
        Ok(json::ok(&id))
    })
    .await
}

fn change(call: &Call) -> Change<'_> {
    Change {
        by: call.caller.0.consumer.as_deref(),
        at: micros(call.platform.clock.now()),
    }
}

/// Changes a system of the caller's own.
async fn change_own<F>(call: Call, id: String, unknown: ProblemResponse, work: F) -> HandlerResult
where
    F: FnOnce(&Call, &Connection, &System) -> Result<(), ProblemResponse> + Send + 'static,
{
    call.write(move |call, conn| {
        work(call, conn, &own_system(conn, &call.caller, &id, unknown)?)?;
        Ok(json::ok(&UpdateResult { succeeded: true }))
    })
    .await
}

async fn replace(
    call: Call,
    PathParams(id): PathParams<String>,
    body: Body<RegisterSystem>,
) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    let JsonBody(system) = body?;
    let unknown = ProblemResponse::NotFound;
    change_own(call, id, unknown, move |call, conn, old| {
        if register::vendor_number(&system.vendor.id).ok() != Some(&old.vendor) {
            return Err(ProblemResponse::NotFound);
        }
        register::check_same_id(&system, old)?;
        require_living(old)?;
        register::check(conn, &call.platform, &system, old)?;
        Ok(systems::replace(conn, old, &system, change(call))?)
    })
    .await
}

async fn remove(call: Call, PathParams(id): PathParams<String>) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    let unknown = ProblemResponse::malformed("return", "System not found");
    change_own(call, id, unknown, |call, conn, old| {
        Ok(systems::delete(conn, old, change(call))?)
    })
    .await
}

/// The two partial updates have no 404: what does not exist is not the caller's.
async fn replace_rights(
    call: Call,
    PathParams(id): PathParams<String>,
    body: Body<Vec<Right>>,
) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    let JsonBody(rights) = body?;
    let unknown = ProblemResponse::Forbidden;
    change_own(call, id, unknown, move |call, conn, old| {
        require_living(old)?;
        let errors = RegistrationErrors::default();
        errors.with_rights(&call.platform, &rights).into_result()?;
        Ok(systems::replace_rights(conn, old, &rights, change(call))?)
    })
    .await
}

async fn replace_packages(
    call: Call,
    PathParams(id): PathParams<String>,
    body: Body<Vec<AccessPackageRef>>,
) -> HandlerResult {
    call.require_scope(VENDOR_SCOPES)?;
    let JsonBody(packages) = body?;
    let unknown = ProblemResponse::Forbidden;
    change_own(call, id, unknown, move |call, conn, old| {
        require_living(old)?;
        let errors = RegistrationErrors::default();
        errors
            .with_packages(&call.platform, &packages, old.is_visible)
            .into_result()?;
        Ok(systems::replace_packages(
            conn,
            old,
            &packages,
            change(call),
        )?)
    })
    .await
}
