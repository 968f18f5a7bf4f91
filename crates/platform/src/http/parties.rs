//! Whom the user can act for (openapi, `listAuthorizedParties`).

mod list;

use super::{
    auth::PORTAL,
    call::Call,
    input::{QueryParams, boolean, uuid},
    json,
    problem::{HandlerResult, ProblemResponse},
    router::Router,
};
use crate::{Platform, rules::access, store::profiles};
use axum::routing::get;
use fullmakt_contract::{Page, PageLinks, profile::PortalSettings};
use list::PartyListOptions;
use std::sync::Arc;

/// Scope of other applications that list whom a user can act for.
const AUTHORIZED_PARTIES: &str = "altinn:accessmanagement/authorizedparties";

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    Router::new().route(
        "/accessmanagement/api/v1/enduser/authorizedparties",
        get(authorized_parties),
    )
}

async fn authorized_parties(call: Call, query: QueryParams) -> HandlerResult {
    call.require_scope(&[PORTAL, AUTHORIZED_PARTIES])?;
    call.read(move |call, conn| {
        let claims = &call.caller.0;
        let settings = match claims.user_id {
            Some(user_id) => profiles::settings(conn, user_id)?,
            None => PortalSettings::default(),
        };
        let options = list_options(&query, &settings)?;
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

fn list_options(
    query: &QueryParams,
    settings: &PortalSettings,
) -> Result<PartyListOptions, ProblemResponse> {
    let flag = |name| boolean(query, name, false);
    // `auto` leaves it to the user's profile.
    let unless_auto = |name, preferred| match query.get(name) {
        Some(text) if text.eq_ignore_ascii_case("auto") => Ok(preferred),
        _ => boolean(query, name, preferred).map_err(|_| {
            ProblemResponse::malformed(name, "The value is none of true, false and auto.")
        }),
    };
    let parties = query.all("partyFilter");
    // Read for its errors: instances are not part of this platform, so there are never any.
    flag("includeInstances")?;
    Ok(PartyListOptions {
        roles: flag("includeRoles")?,
        packages: flag("includeAccessPackages")?,
        resources: flag("includeResources")?,
        via_key_roles: unless_auto(
            "includePartiesViaKeyRoles",
            settings.show_client_units.unwrap_or(false),
        )?,
        sub_units: unless_auto("includeSubParties", settings.should_show_sub_entities)?,
        inactive: unless_auto(
            "includeInactiveParties",
            settings.should_show_deleted_entities.unwrap_or(false),
        )?,
        parties: parties
            .map(|text| uuid("partyFilter", text))
            .collect::<Result<_, _>>()?,
        any_resource: query.all("anyOfResourceIds").map(str::to_owned).collect(),
    })
}
