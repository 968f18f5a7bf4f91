//! Whom the user can act for (openapi, `listAuthorizedParties`).

mod list;

use super::{
    auth::{Caller, PORTAL},
    input::{QueryParams, boolean, uuid},
    json,
    problem::{HandlerResult, ProblemResponse},
    run_blocking,
};
use crate::http::router::Router;
use crate::{Platform, rules::access, store::profiles};
use axum::{extract::State, routing::get};
use fullmakt_contract::{Page, PageLinks, profile::PortalSettings};
use list::PartyListOptions;
use std::sync::Arc;

/// Scope of other applications that list whom a user can act for.
const AUTHORIZED_PARTIES: &str = "altinn:accessmanagement/authorizedparties";

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new().route(
        "/accessmanagement/api/v1/enduser/authorizedparties",
        get(authorized_parties),
    )
}

async fn authorized_parties(
    State(platform): State<Arc<Platform>>,
    caller: Caller,
    query: QueryParams,
) -> HandlerResult {
    caller.require_scope(&[PORTAL, AUTHORIZED_PARTIES])?;
    let query = PartyQuery::parse(&query)?;
    run_blocking(platform, move |platform| {
        let parties = platform.store.read(|conn| {
            let Some(person) = access::person(conn, &caller.0)? else {
                return Ok::<_, ProblemResponse>(Vec::new());
            };
            let settings = match caller.0.user_id {
                Some(user_id) => profiles::settings(conn, user_id)?,
                None => PortalSettings::default(),
            };
            let options = query.resolve(&settings);
            Ok(list::of(conn, platform.catalogue, &person, &options)?)
        })?;
        Ok(json::ok(&Page {
            links: PageLinks::NULL,
            data: parties,
        }))
    })
    .await
}

/// `true`, `false` or `auto`, which leaves it to the user's profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TriState {
    Set(bool),
    Auto,
}

impl TriState {
    fn parse(query: &QueryParams, name: &str) -> Result<Self, ProblemResponse> {
        match query.get(name) {
            None => Ok(Self::Auto),
            Some(text) if text.eq_ignore_ascii_case("auto") => Ok(Self::Auto),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(Self::Set(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(Self::Set(false)),
            Some(_) => Err(ProblemResponse::malformed(
                name,
                "The value is none of true, false and auto.",
            )),
        }
    }

    fn resolve(self, preferred: bool) -> bool {
        match self {
            Self::Set(value) => value,
            Self::Auto => preferred,
        }
    }
}

/// The parsed query, before the user's profile has been read.
#[derive(Debug)]
struct PartyQuery {
    options: PartyListOptions,
    via_key_roles: TriState,
    sub_units: TriState,
    inactive: TriState,
}

impl PartyQuery {
    fn parse(query: &QueryParams) -> Result<Self, ProblemResponse> {
        // Parsed for its errors: instances are not part of this platform, so there are never any.
        boolean(query, "includeInstances", false)?;
        let filter: Result<_, _> = query
            .all("partyFilter")
            .map(|text| uuid("partyFilter", text))
            .collect();
        Ok(Self {
            via_key_roles: TriState::parse(query, "includePartiesViaKeyRoles")?,
            sub_units: TriState::parse(query, "includeSubParties")?,
            inactive: TriState::parse(query, "includeInactiveParties")?,
            options: PartyListOptions {
                roles: boolean(query, "includeRoles", false)?,
                packages: boolean(query, "includeAccessPackages", false)?,
                resources: boolean(query, "includeResources", false)?,
                parties: filter?,
                any_resource: query.all("anyOfResourceIds").map(str::to_owned).collect(),
                ..PartyListOptions::default()
            },
        })
    }

    fn resolve(self, settings: &PortalSettings) -> PartyListOptions {
        let clients = settings.show_client_units.unwrap_or(false);
        let deleted = settings.should_show_deleted_entities.unwrap_or(false);
        PartyListOptions {
            via_key_roles: self.via_key_roles.resolve(clients),
            sub_units: self.sub_units.resolve(settings.should_show_sub_entities),
            inactive: self.inactive.resolve(deleted),
            ..self.options
        }
    }
}
