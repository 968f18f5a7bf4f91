//! Whom the user can act for (openapi, `listAuthorizedParties`).

mod list;

use super::{
    auth::PORTAL,
    call::Call,
    input::{QueryParams, boolean, uuid},
    json,
    problem::{HandlerResult, ProblemResponse},
};
use crate::{Platform, rules::access, store::profiles};
use axum::{Router, routing::get};
use fullmakt_contract::{Page, PageLinks, profile::PortalSettings};
use list::PartyListOptions;
use std::sync::Arc;

/// Scope of other applications that list whom a user can act for.
const AUTHORIZED_PARTIES: &str = "altinn:accessmanagement/authorizedparties";

/// The routes of this family.
pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new().route(
        "/accessmanagement/api/v1/enduser/authorizedparties",
        get(authorized_parties),
    )
}

async fn authorized_parties(call: Call, query: QueryParams) -> HandlerResult {
    call.require_scope(&[PORTAL, AUTHORIZED_PARTIES])?;
    let query = PartyQuery::parse(&query)?;
    call.read(|call, conn| {
        let claims = &call.caller.0;
        let settings = match claims.user_id {
            Some(user_id) => profiles::settings(conn, user_id)?,
            None => PortalSettings::default(),
        };
        let options = query.resolve(&settings);
        let parties = match access::person(conn, claims)? {
            Some(person) => list::of(conn, call.platform.catalogue, &person, &options)?,
            None => Vec::new(),
        };
        Ok(json::ok(&Page {
            links: PageLinks::NULL,
            data: parties,
        }))
    })
    .await
}

/// `true` or `false`; none for `auto`, which leaves it to the user's profile.
fn unless_auto(query: &QueryParams, name: &str) -> Result<Option<bool>, ProblemResponse> {
    match query.get(name) {
        None => Ok(None),
        Some(text) if text.eq_ignore_ascii_case("auto") => Ok(None),
        Some(_) => boolean(query, name, false).map(Some),
    }
}

/// The parsed query, before the user's profile has been read.
#[derive(Debug)]
struct PartyQuery {
    options: PartyListOptions,
    via_key_roles: Option<bool>,
    sub_units: Option<bool>,
    inactive: Option<bool>,
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
            via_key_roles: unless_auto(query, "includePartiesViaKeyRoles")?,
            sub_units: unless_auto(query, "includeSubParties")?,
            inactive: unless_auto(query, "includeInactiveParties")?,
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
            via_key_roles: self.via_key_roles.unwrap_or(clients),
            sub_units: self.sub_units.unwrap_or(settings.should_show_sub_entities),
            inactive: self.inactive.unwrap_or(deleted),
            ..self.options
        }
    }
}
