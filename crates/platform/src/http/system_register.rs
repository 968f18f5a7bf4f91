//! The system register (docs/contract/platform.md, section 1.7).

use super::{
    auth::{Caller, PORTAL, REGISTER_ADMIN, REGISTER_WRITE},
    input::{self, PathParams, QueryParams},
    json::{self, JsonBody},
    problem::{HandlerResult, ProblemResponse},
    run_blocking,
};
use crate::http::router::Router;
use crate::{
    Platform,
    rules::register::{self, RegistrationErrors},
    store::{
        convert::micros,
        systems::{self, System},
    },
};
use axum::{
    extract::State,
    routing::{get, put},
};
use fullmakt_contract::{
    requests::{AccessPackageRef, AttributePair, Right},
    systems::{RegisterSystem, UpdateResult},
};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

const BASE: &str = "/authentication/api/v1/systemregister";
const DONE: UpdateResult = UpdateResult { success: true };

type PlatformState = State<Arc<Platform>>;
type Body<T> = Result<JsonBody<T>, ProblemResponse>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
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
        .route(&at("/{a}"), get(read))
        .route(&at("/{a}/rights"), get(rights))
        .route(&at("/{a}/accesspackages"), get(packages))
}

async fn visible(State(platform): PlatformState, caller: Caller) -> HandlerResult {
    caller.require_scope(&[PORTAL])?;
    run_blocking(platform, |platform| {
        let systems = platform.store.read(systems::visible)?;
        Ok(json::ok(&registered(systems)))
    })
    .await
}

fn registered(systems: Vec<System>) -> Vec<fullmakt_contract::systems::RegisteredSystem> {
    systems.into_iter().map(System::registered).collect()
}

/// Reads one system for a user and responses it.
async fn one<T: serde::Serialize>(
    platform: Arc<Platform>,
    caller: Caller,
    id: String,
    to_response: impl FnOnce(System) -> T + Send + 'static,
) -> HandlerResult {
    caller.require_scope(&[PORTAL])?;
    run_blocking(platform, move |platform| {
        let system = platform.store.read(|conn| systems::by_id(conn, &id))?;
        let system = system.ok_or(ProblemResponse::NotFound)?;
        Ok(json::ok(&to_response(system)))
    })
    .await
}

async fn read(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    one(platform, caller, id, System::registered).await
}

async fn packages(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    one(platform, caller, id, |system| system.packages).await
}

async fn rights(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    caller.require_scope(&[PORTAL])?;
    let old_format = input::boolean(&query, "useOldFormatForApp", false)?;
    one(platform, caller, id, move |system| {
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

/// The system that the caller wants to change.
fn own_system(conn: &Connection, caller: &Caller, id: &str) -> Result<System, ProblemResponse> {
    let system = systems::by_id(conn, id)?.ok_or(ProblemResponse::NotFound)?;
    if may_change(caller, &system.vendor) {
        Ok(system)
    } else {
        Err(ProblemResponse::Forbidden)
    }
}

async fn of_vendor(State(platform): PlatformState, caller: Caller) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        let systems = platform
            .store
            .read(|conn| systems::of_vendor(conn, vendor))?;
        Ok(json::ok(&registered(systems)))
    })
    .await
}

async fn registration(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let system = own_system(conn, &caller, &id)?;
            let clients = systems::clients(conn, &system)?;
            Ok(json::ok(&system.registration(clients)))
        })
    })
    .await
}

async fn create(
    State(platform): PlatformState,
    caller: Caller,
    body: Body<RegisterSystem>,
) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(system) = body?;
    run_blocking(platform, move |platform| {
        let Some(vendor) = register::vendor_number(&system.vendor.id) else {
            return Err(ProblemResponse::Validation(
                register::vendor_id_error().into_list(),
            ));
        };
        if !may_change(&caller, vendor) {
            return Err(ProblemResponse::Forbidden);
        }
        platform.store.write(|conn| {
            require_valid(register::check(conn, platform, &system, vendor, None)?)?;
            let id = Uuid::new_v4();
            let now = micros(platform.clock.now());
            systems::insert(conn, &system, vendor, id, now)?;
            Ok(json::ok(&id))
        })
    })
    .await
}

/// Turns errors into a response.
fn require_valid(errors: RegistrationErrors) -> Result<(), ProblemResponse> {
    let errors = errors.into_list();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(ProblemResponse::Validation(errors))
    }
}

async fn replace(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
    body: Body<RegisterSystem>,
) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(system) = body?;
    run_blocking(platform, move |platform| {
        platform.store.write(|conn| {
            let old = own_system(conn, &caller, &id)?;
            let Some(vendor) = register::vendor_number(&system.vendor.id) else {
                return Err(ProblemResponse::Validation(
                    register::vendor_id_error().into_list(),
                ));
            };
            if vendor != old.vendor {
                return Err(ProblemResponse::Forbidden);
            }
            require_valid(register::check(
                conn,
                platform,
                &system,
                vendor,
                Some(&old),
            )?)?;
            systems::replace(conn, &old, &system)?;
            Ok(json::ok(&DONE))
        })
    })
    .await
}

async fn remove(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    run_blocking(platform, move |platform| {
        platform.store.write(|conn| {
            let old = own_system(conn, &caller, &id)?;
            systems::delete(conn, &old, micros(platform.clock.now()))?;
            Ok::<_, ProblemResponse>(json::ok(&DONE))
        })
    })
    .await
}

/// The two partial updates have no 404: what does not exist is not the caller's.
fn own_or_forbidden(
    conn: &Connection,
    caller: &Caller,
    id: &str,
) -> Result<System, ProblemResponse> {
    own_system(conn, caller, id).map_err(|problem| match problem {
        ProblemResponse::NotFound => ProblemResponse::Forbidden,
        other => other,
    })
}

async fn replace_rights(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
    body: Body<Vec<Right>>,
) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(rights) = body?;
    run_blocking(platform, move |platform| {
        platform.store.write(|conn| {
            let old = own_or_forbidden(conn, &caller, &id)?;
            let mut errors = RegistrationErrors::default();
            register::check_rights(platform, &mut errors, &rights);
            require_valid(errors)?;
            systems::replace_rights(conn, &old, &rights)?;
            Ok(json::ok(&DONE))
        })
    })
    .await
}

async fn replace_packages(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(id): PathParams<String>,
    body: Body<Vec<AccessPackageRef>>,
) -> HandlerResult {
    caller.require_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(packages) = body?;
    run_blocking(platform, move |platform| {
        platform.store.write(|conn| {
            let old = own_or_forbidden(conn, &caller, &id)?;
            let mut errors = RegistrationErrors::default();
            register::check_packages(platform, &mut errors, &packages, old.is_visible);
            require_valid(errors)?;
            systems::replace_packages(conn, &old, &packages)?;
            Ok(json::ok(&DONE))
        })
    })
    .await
}
