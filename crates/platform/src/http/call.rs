//! A call by somebody who is signed in, and who may do what with it (docs/contract/platform.md,
//! section 0.3).
//!
//! A policy runs before the framework reads anything but the party, so each of these calls
//! `work` only for those who may, and `work` reads what else is in the path or the body.

use super::{
    auth::Caller,
    blocking::run_blocking,
    input,
    problem::{HandlerResult, ProblemResponse},
};
use crate::{
    Platform,
    rules::{
        access::{self, AccessManager, Action, ClientAdministrator, Resource},
        creation::owned_system,
    },
    store::systems::System,
};
use axum::{extract::FromRequestParts, http::request::Parts};
use rusqlite::Connection;
use std::sync::Arc;

/// A call with a valid token.
pub(super) struct Call {
    pub(super) platform: Arc<Platform>,
    pub(super) caller: Caller,
}

impl FromRequestParts<Arc<Platform>> for Call {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self {
            caller: Caller::from_request_parts(parts, platform).await?,
            platform: Arc::clone(platform),
        })
    }
}

impl Call {
    /// Requires any one of `scopes` in the token.
    pub(super) fn require_scope(&self, scopes: &[&str]) -> Result<(), ProblemResponse> {
        self.caller.require_scope(scopes)
    }

    /// Reads one consistent state of the database.
    pub(super) async fn read<F>(self, work: F) -> HandlerResult
    where
        F: FnOnce(&Self, &Connection) -> HandlerResult + Send + 'static,
    {
        run_blocking(Arc::clone(&self.platform), move |platform| {
            platform.store.read(|conn| work(&self, conn))
        })
        .await
    }

    /// Changes the database, all of it or nothing.
    pub(super) async fn write<F>(self, work: F) -> HandlerResult
    where
        F: FnOnce(&Self, &Connection) -> HandlerResult + Send + 'static,
    {
        run_blocking(Arc::clone(&self.platform), move |platform| {
            platform.store.write(|conn| work(&self, conn))
        })
        .await
    }

    /// Reads for whoever may read `resource` for the party in the route.
    pub(super) async fn read_of_party<F>(
        self,
        resource: Resource,
        party: &str,
        work: F,
    ) -> HandlerResult
    where
        F: FnOnce(&Self, &Connection, i32) -> HandlerResult + Send + 'static,
    {
        let party_id = input::party_id(party)?;
        self.read(move |call, conn| {
            access::require(conn, &call.caller.0, resource, Action::Read, party_id)?;
            work(call, conn, party_id)
        })
        .await
    }

    /// Changes something for whoever manages access for the party in the route.
    pub(super) async fn write_of_party<F>(self, party: &str, work: F) -> HandlerResult
    where
        F: FnOnce(&Self, &Connection, &AccessManager) -> HandlerResult + Send + 'static,
    {
        let party_id = input::party_id(party)?;
        self.write(move |call, conn| {
            let manager = AccessManager::require(conn, &call.caller.0, party_id)?;
            work(call, conn, &manager)
        })
        .await
    }

    /// Changes something for whoever administers the clients of the party in the route.
    pub(super) async fn write_of_provider<F>(self, party: &str, work: F) -> HandlerResult
    where
        F: FnOnce(&Self, &Connection, &ClientAdministrator) -> HandlerResult + Send + 'static,
    {
        let party_id = input::party_id(party)?;
        self.write(move |call, conn| {
            let administrator = ClientAdministrator::require(conn, &call.caller.0, party_id)?;
            work(call, conn, &administrator)
        })
        .await
    }

    /// Reads what belongs to a system, for the vendor whose system it is.
    pub(super) async fn read_of_system<F>(
        self,
        scopes: &[&str],
        system_id: String,
        work: F,
    ) -> HandlerResult
    where
        F: FnOnce(&Self, &Connection, System) -> HandlerResult + Send + 'static,
    {
        self.require_scope(scopes)?;
        self.read(move |call, conn| {
            let system = owned_system(conn, &system_id, call.caller.vendor()?)?;
            work(call, conn, system)
        })
        .await
    }
}
