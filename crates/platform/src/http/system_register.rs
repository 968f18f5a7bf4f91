//! The system register (platform.md, section 1.7).

use super::{
    auth::{Caller, PORTAL, REGISTER_ADMIN, REGISTER_WRITE},
    input::{self, Args, Query},
    json::{self, JsonBody},
    problem::{Answer, ProblemReply},
    run,
};
use crate::{
    Platform,
    rules::register::{self, Faults},
    store::{
        convert::micros,
        systems::{self, System},
    },
};
use axum::{
    Router,
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

type Platforms = State<Arc<Platform>>;
type Body<T> = Result<JsonBody<T>, ProblemReply>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let at = |path: &str| format!("{BASE}{path}");
    Router::new()
        .route(BASE, get(visible))
        .route(&at("/"), get(visible))
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

async fn visible(State(platform): Platforms, caller: Caller) -> Answer {
    caller.needs_scope(&[PORTAL])?;
    run(platform, |platform| {
        let systems = platform.store.read(systems::visible)?;
        Ok(json::ok(&shown(systems)))
    })
    .await
}

fn shown(systems: Vec<System>) -> Vec<fullmakt_contract::systems::RegisteredSystem> {
    systems.into_iter().map(System::registered).collect()
}

/// Reads one system for a user and shapes it.
async fn one<T: serde::Serialize>(
    platform: Arc<Platform>,
    caller: Caller,
    id: String,
    shape: impl FnOnce(System) -> T + Send + 'static,
) -> Answer {
    caller.needs_scope(&[PORTAL])?;
    run(platform, move |platform| {
        let system = platform.store.read(|conn| systems::by_id(conn, &id))?;
        let system = system.ok_or(ProblemReply::NotFound)?;
        Ok(json::ok(&shape(system)))
    })
    .await
}

async fn read(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    one(platform, caller, id, System::registered).await
}

async fn packages(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    one(platform, caller, id, |system| system.packages).await
}

async fn rights(
    State(platform): Platforms,
    caller: Caller,
    Args(id): Args<String>,
    query: Query,
) -> Answer {
    caller.needs_scope(&[PORTAL])?;
    let old_format = input::boolean(&query, "useOldFormatForApp", false)?;
    one(platform, caller, id, move |system| {
        let rights = system.rights.into_iter();
        let shape = |right| if old_format { split_app(right) } else { right };
        rights.map(shape).collect::<Vec<_>>()
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
    caller.needs_scope(&[REGISTER_ADMIN]).is_ok() || caller.0.consumer.as_deref() == Some(vendor)
}

/// The system that the caller wants to change.
fn own_system(conn: &Connection, caller: &Caller, id: &str) -> Result<System, ProblemReply> {
    let system = systems::by_id(conn, id)?.ok_or(ProblemReply::NotFound)?;
    if may_change(caller, &system.vendor) {
        Ok(system)
    } else {
        Err(ProblemReply::Forbidden)
    }
}

async fn of_vendor(State(platform): Platforms, caller: Caller) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    run(platform, move |platform| {
        let vendor = caller.vendor()?;
        let systems = platform
            .store
            .read(|conn| systems::of_vendor(conn, vendor))?;
        Ok(json::ok(&shown(systems)))
    })
    .await
}

async fn registration(
    State(platform): Platforms,
    caller: Caller,
    Args(id): Args<String>,
) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let system = own_system(conn, &caller, &id)?;
            let clients = systems::clients(conn, &system)?;
            Ok(json::ok(&system.registration(clients)))
        })
    })
    .await
}

async fn create(State(platform): Platforms, caller: Caller, body: Body<RegisterSystem>) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(system) = body?;
    run(platform, move |platform| {
        let Some(vendor) = register::vendor_number(&system.vendor.id) else {
            return Err(ProblemReply::Validation(
                register::vendor_fault().into_list(),
            ));
        };
        if !may_change(&caller, vendor) {
            return Err(ProblemReply::Forbidden);
        }
        platform.store.write(|change| {
            none(register::check(change, platform, &system, vendor, None)?)?;
            let id = Uuid::new_v4();
            let now = micros(platform.clock.now());
            systems::insert(change, &system, vendor, id, now)?;
            Ok(json::ok(&id))
        })
    })
    .await
}

/// Goes on when there are no faults.
fn none(faults: Faults) -> Result<(), ProblemReply> {
    let faults = faults.into_list();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(ProblemReply::Validation(faults))
    }
}

async fn replace(
    State(platform): Platforms,
    caller: Caller,
    Args(id): Args<String>,
    body: Body<RegisterSystem>,
) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(system) = body?;
    run(platform, move |platform| {
        platform.store.write(|change| {
            let old = own_system(change, &caller, &id)?;
            let Some(vendor) = register::vendor_number(&system.vendor.id) else {
                return Err(ProblemReply::Validation(
                    register::vendor_fault().into_list(),
                ));
            };
            if vendor != old.vendor {
                return Err(ProblemReply::Forbidden);
            }
            none(register::check(
                change,
                platform,
                &system,
                vendor,
                Some(&old),
            )?)?;
            systems::replace(change, &old, &system)?;
            Ok(json::ok(&DONE))
        })
    })
    .await
}

async fn remove(State(platform): Platforms, caller: Caller, Args(id): Args<String>) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    run(platform, move |platform| {
        platform.store.write(|change| {
            let old = own_system(change, &caller, &id)?;
            systems::delete(change, &old, micros(platform.clock.now()))?;
            Ok::<_, ProblemReply>(json::ok(&DONE))
        })
    })
    .await
}

/// The two partial changes know no 404: what is not there is not the caller's.
fn own_or_forbidden(conn: &Connection, caller: &Caller, id: &str) -> Result<System, ProblemReply> {
    own_system(conn, caller, id).map_err(|problem| match problem {
        ProblemReply::NotFound => ProblemReply::Forbidden,
        other => other,
    })
}

async fn replace_rights(
    State(platform): Platforms,
    caller: Caller,
    Args(id): Args<String>,
    body: Body<Vec<Right>>,
) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(rights) = body?;
    run(platform, move |platform| {
        platform.store.write(|change| {
            let old = own_or_forbidden(change, &caller, &id)?;
            let mut faults = Faults::default();
            register::check_rights(platform, &mut faults, &rights);
            none(faults)?;
            systems::replace_rights(change, &old, &rights)?;
            Ok(json::ok(&DONE))
        })
    })
    .await
}

async fn replace_packages(
    State(platform): Platforms,
    caller: Caller,
    Args(id): Args<String>,
    body: Body<Vec<AccessPackageRef>>,
) -> Answer {
    caller.needs_scope(&[REGISTER_WRITE, REGISTER_ADMIN])?;
    let JsonBody(packages) = body?;
    run(platform, move |platform| {
        platform.store.write(|change| {
            let old = own_or_forbidden(change, &caller, &id)?;
            let mut faults = Faults::default();
            register::check_packages(platform, &mut faults, &packages, old.is_visible);
            none(faults)?;
            systems::replace_packages(change, &old, &packages)?;
            Ok(json::ok(&DONE))
        })
    })
    .await
}
