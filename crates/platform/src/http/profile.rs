//! The logged-in user (docs/contract/platform.md, section 2.6).

use super::{
    auth::PORTAL,
    call::Call,
    json::{self, JsonBody},
    problem::{HandlerResult, ProblemResponse},
    router::Router,
};
use crate::{
    Platform,
    store::{
        parties::{self, Party, PartyKind},
        profiles,
    },
};
use axum::routing::{get, patch};
use fullmakt_contract::profile::{PortalSettings, SettingsPatch};
use fullmakt_domain::Language;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/", get(current))
        .route("/profilesettings", patch(update_settings));
    Router::new().nest("/profile/api/v1/users/current", routes)
}

async fn current(call: Call) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    call.read(|call, conn| {
        let user_id = call.caller.0.user_id.ok_or(ProblemResponse::NotFound)?;
        let person = parties::by_user_id(conn, user_id)?.ok_or(ProblemResponse::NotFound)?;
        let settings = profiles::settings(conn, user_id)?;
        Ok(json::ok(&profile(&person, user_id, &settings)))
    })
    .await
}

/// The service's shape. What this platform does not know of a person is null, as there.
fn profile(person: &Party, user_id: i32, settings: &PortalSettings) -> Value {
    let (first, last) = person.name.split_once(' ').unwrap_or(("", &person.name));
    let ssn = match &person.kind {
        PartyKind::Person { national_id, .. } => Some(national_id.as_str()),
        PartyKind::Organisation { .. } => None,
    };
    json!({
        "userId": user_id,
        "userUuid": person.uuid,
        "userName": null,
        "externalIdentity": null,
        "isReserved": false,
        "phoneNumber": null,
        "email": null,
        "partyId": person.party_id,
        "party": {
            "partyId": person.party_id,
            "partyUuid": person.uuid,
            "partyTypeName": 1,
            "orgNumber": "",
            "ssn": ssn,
            "unitType": null,
            "name": person.name,
            "isDeleted": person.is_deleted,
            "onlyHierarchyElementWithNoAccess": false,
            "person": {
                "ssn": ssn,
                "name": person.name,
                "firstName": first,
                "middleName": "",
                "lastName": last,
            },
            "organization": null,
        },
        "userType": 1,
        "profileSettingPreference": settings,
    })
}

async fn update_settings(
    call: Call,
    body: Result<JsonBody<SettingsPatch>, ProblemResponse>,
) -> HandlerResult {
    call.require_scope(&[PORTAL])?;
    let JsonBody(patch) = body?;
    call.write(|call, conn| {
        let user_id = call.caller.0.user_id.ok_or(ProblemResponse::Forbidden)?;
        let mut settings = profiles::settings(conn, user_id)?;
        apply(patch, &mut settings)?;
        settings.pre_selected_party_id = match &settings.preselected_party_uuid {
            Some(uuid) => party_id(conn, uuid)?,
            None => 0,
        };
        if parties::by_user_id(conn, user_id)?.is_none() {
            return Err(ProblemResponse::Forbidden);
        }
        profiles::save_settings(conn, user_id, &settings)?;
        Ok(json::ok(&settings))
    })
    .await
}

fn apply(patch: SettingsPatch, settings: &mut PortalSettings) -> Result<(), ProblemResponse> {
    if let Some(language) = patch.language {
        let known = [Language::Nb, Language::Nn, Language::En].map(Language::tag);
        if !known.contains(&language.as_str()) {
            let sentence = "The value is not one of nb, nn and en.";
            return Err(ProblemResponse::malformed("language", sentence));
        }
        settings.language = language;
    }
    if let Some(value) = patch.do_not_prompt_for_party {
        settings.do_not_prompt_for_party = value;
    }
    if let Some(value) = patch.preselected_party_uuid {
        settings.preselected_party_uuid = value;
    }
    if let Some(value) = patch.show_client_units {
        settings.show_client_units = value;
    }
    if let Some(value) = patch.should_show_sub_entities {
        settings.should_show_sub_entities = value;
    }
    if let Some(value) = patch.should_show_deleted_entities {
        settings.should_show_deleted_entities = value;
    }
    Ok(())
}

fn party_id(conn: &rusqlite::Connection, uuid: &str) -> Result<i32, ProblemResponse> {
    let unknown =
        || ProblemResponse::malformed("preselectedPartyUuid", "The value is not a party's uuid.");
    let uuid = Uuid::parse_str(uuid).map_err(|_| unknown())?;
    let party = parties::by_uuid(conn, uuid)?;
    Ok(party.ok_or_else(unknown)?.party_id)
}
