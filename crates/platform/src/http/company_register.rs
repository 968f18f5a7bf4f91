//! The open company register: what an organisation is called, for anybody (docs/contract/contacts.md, section 3).

use super::{
    input::{OwnOrigin, PathParams},
    json,
    problem::HandlerResult,
    router::Router,
    run_blocking,
};
use crate::{
    Platform,
    store::{convert, parties, sub_units},
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use fullmakt_contract::{
    Extra,
    company_register::{OrganisationForm, RegisteredUnit},
};
use fullmakt_domain::OrgNumber;
use serde_json::json;
use std::sync::Arc;

/// Where the register begins; the app's `companyRegister`.
pub(crate) const BASE: &str = "/enhetsregisteret/api";

/// The two kinds of organisations, which have a path each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Main,
    Sub,
}

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let at = |level| {
        let handler = move |platform, origin, number| unit(platform, origin, number, level);
        (format!("{BASE}{}/{{number}}", path(level)), get(handler))
    };
    let (main, sub) = (at(Level::Main), at(Level::Sub));
    Router::new().route(&main.0, main.1).route(&sub.0, sub.1)
}

fn path(level: Level) -> &'static str {
    match level {
        Level::Main => "/enheter",
        Level::Sub => "/underenheter",
    }
}

async fn unit(
    State(platform): State<Arc<Platform>>,
    OwnOrigin(origin): OwnOrigin,
    PathParams(number): PathParams<String>,
    level: Level,
) -> HandlerResult {
    let answer = run_blocking(platform, move |platform| {
        let own = format!("{BASE}{}/{number}", path(level));
        let is_number = OrgNumber::parse(&number).is_ok_and(|parsed| parsed.as_str() == number);
        if !is_number {
            return Ok(bad_number(platform, &number, &own));
        }
        let found = platform.store.read(|conn| {
            let Some(party) = parties::by_org_number(conn, &number)? else {
                return Ok(None);
            };
            let main_unit = sub_units::main_unit(conn, party.party_id)?;
            Ok::<_, crate::store::StoreError>(Some((party, main_unit)))
        })?;
        // Each path knows its own kind alone.
        let found = found.filter(|(_, main_unit)| main_unit.is_some() == (level == Level::Sub));
        let Some((party, main_unit)) = found else {
            return Ok(StatusCode::NOT_FOUND.into_response());
        };
        let form = party.unit_type().unwrap_or_default();
        let links = json!({"self": {"href": format!("{origin}{own}")}});
        Ok(json::ok(&RegisteredUnit {
            response_class: party.is_deleted.then(|| "SlettetEnhet".to_owned()),
            form: Some(OrganisationForm {
                code: form.to_owned(),
                description: platform
                    .catalogue
                    .variant(form)
                    .map(|it| it.description.clone()),
                extra: Extra::default(),
            }),
            main_unit: main_unit.and_then(|it| it.org_number().map(str::to_owned)),
            number,
            name: party.name,
            extra: Extra::from_iter([("_links".to_owned(), links)]),
        }))
    });
    let mut answer = answer.await?;
    // Open to pages of any origin, as the real one is.
    let any = HeaderValue::from_static("*");
    answer
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    Ok(answer)
}

fn bad_number(platform: &Platform, number: &str, path: &str) -> Response {
    let body = json!({
        "tidsstempel": convert::micros(platform.clock.now()) / 1_000,
        "status": 400,
        "feilmelding": "Feilaktig forespørsel",
        "sti": path,
        "antallFeil": 1,
        "valideringsfeil": [{
            "feilmelding": "Organisasjonsnummer er ugyldig",
            "parametere": ["organisasjonsnummer"],
            "feilaktigVerdi": number,
        }],
    });
    json::response(StatusCode::BAD_REQUEST, &body)
}
