//! Whom the user can act for (openapi, `listAuthorizedParties`).

mod list;

use super::{
    auth::{Caller, PORTAL},
    input::{Query, boolean, uuid},
    json,
    problem::{Answer, ProblemReply},
    run,
};
use crate::{Platform, rules::access, store::profiles};
use axum::{Router, extract::State, routing::get};
use fullmakt_contract::{Page, PageLinks, profile::PortalSettings};
use list::Wanted;
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
    query: Query,
) -> Answer {
    caller.needs_scope(&[PORTAL, AUTHORIZED_PARTIES])?;
    let asked = Asked::read(&query)?;
    run(platform, move |platform| {
        let parties = platform.store.read(|conn| {
            let Some(person) = access::person(conn, &caller.0)? else {
                return Ok::<_, ProblemReply>(Vec::new());
            };
            let settings = match caller.0.user_id {
                Some(user_id) => profiles::settings(conn, user_id)?,
                None => PortalSettings::default(),
            };
            let wanted = asked.settle(&settings);
            Ok(list::of(conn, platform.catalogue, &person, &wanted)?)
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
enum Choice {
    Set(bool),
    Auto,
}

impl Choice {
    fn read(query: &Query, name: &str) -> Result<Self, ProblemReply> {
        match query.get(name) {
            None => Ok(Self::Auto),
            Some(text) if text.eq_ignore_ascii_case("auto") => Ok(Self::Auto),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(Self::Set(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(Self::Set(false)),
            Some(_) => Err(ProblemReply::malformed(
                name,
                "The value is none of true, false and auto.",
            )),
        }
    }

    fn settle(self, preferred: bool) -> bool {
        match self {
            Self::Set(value) => value,
            Self::Auto => preferred,
        }
    }
}

/// What the query asks for, before the user's profile has been read.
#[derive(Debug)]
struct Asked {
    wanted: Wanted,
    via_key_roles: Choice,
    sub_units: Choice,
    inactive: Choice,
}

impl Asked {
    fn read(query: &Query) -> Result<Self, ProblemReply> {
        // Read for its faults: instances are not part of this platform, so there are never any.
        boolean(query, "includeInstances", false)?;
        let filter: Result<_, _> = query
            .all("partyFilter")
            .map(|text| uuid("partyFilter", text))
            .collect();
        Ok(Self {
            via_key_roles: Choice::read(query, "includePartiesViaKeyRoles")?,
            sub_units: Choice::read(query, "includeSubParties")?,
            inactive: Choice::read(query, "includeInactiveParties")?,
            wanted: Wanted {
                roles: boolean(query, "includeRoles", false)?,
                packages: boolean(query, "includeAccessPackages", false)?,
                resources: boolean(query, "includeResources", false)?,
                parties: filter?,
                any_resource: query.all("anyOfResourceIds").map(str::to_owned).collect(),
                ..Wanted::default()
            },
        })
    }

    fn settle(self, settings: &PortalSettings) -> Wanted {
        let clients = settings.show_client_units.unwrap_or(false);
        let deleted = settings.should_show_deleted_entities.unwrap_or(false);
        Wanted {
            via_key_roles: self.via_key_roles.settle(clients),
            sub_units: self.sub_units.settle(settings.should_show_sub_entities),
            inactive: self.inactive.settle(deleted),
            ..self.wanted
        }
    }
}
