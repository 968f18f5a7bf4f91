//! Authorization of a route: who may call it (docs/contract/platform.md, section 0.3).
//!
//! A policy runs before the framework reads anything but the party, so each of these calls
//! `work` only for those who may, and `work` reads what else is in the path or the body.

use super::{auth::Caller, input, problem::HandlerResult, run_blocking};
use crate::{
    Platform,
    rules::{
        access::{self, AccessManager, Action, Resource},
        creation::owned_system,
    },
    store::systems::System,
};
use rusqlite::Connection;
use std::sync::Arc;

/// Reads for whoever may read `resource` for the party in the route.
pub(super) async fn read_of_party<F>(
    platform: Arc<Platform>,
    resource: Resource,
    caller: Caller,
    party: &str,
    work: F,
) -> HandlerResult
where
    F: FnOnce(&Platform, &Connection, i32) -> HandlerResult + Send + 'static,
{
    let party_id = input::party_id(party)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            access::require(conn, &caller.0, resource, Action::Read, party_id)?;
            work(platform, conn, party_id)
        })
    })
    .await
}

/// Changes something, all of it or nothing, for whoever manages access for the party in the route.
pub(super) async fn write_of_party<F>(
    platform: Arc<Platform>,
    caller: Caller,
    party: &str,
    work: F,
) -> HandlerResult
where
    F: FnOnce(&Platform, &Connection, &AccessManager) -> HandlerResult + Send + 'static,
{
    let party_id = input::party_id(party)?;
    run_blocking(platform, move |platform| {
        platform.store.write(|conn| {
            let manager = AccessManager::require(conn, &caller.0, party_id)?;
            work(platform, conn, &manager)
        })
    })
    .await
}

/// Reads what belongs to a system, for the vendor whose system it is.
pub(super) async fn read_of_system<F>(
    platform: Arc<Platform>,
    scopes: &[&str],
    caller: Caller,
    system_id: String,
    work: F,
) -> HandlerResult
where
    F: FnOnce(&Platform, &Connection, System) -> HandlerResult + Send + 'static,
{
    caller.require_scope(scopes)?;
    run_blocking(platform, move |platform| {
        let vendor = caller.vendor()?;
        platform.store.read(|conn| {
            let system = owned_system(conn, &system_id, vendor)?;
            work(platform, conn, system)
        })
    })
    .await
}
