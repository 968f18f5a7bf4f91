//! The open company register: what an organisation is called, for anybody (docs/contract/contacts.md, section 3).

use super::{input::PathParams, json, problem::HandlerResult, router::Router, run_blocking};
use crate::{
    Platform,
    store::{Result, parties, parties::Party, sub_units},
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use fullmakt_contract::company_register::{OrganisationForm, RegisteredUnit};
use fullmakt_domain::OrgNumber;
use rusqlite::Connection;
use serde_json::json;
use std::sync::Arc;

/// Where the register begins; the app's `companyRegister`.
pub(crate) const BASE: &str = "/enhetsregisteret/api";

/// The routes of this family: each knows its own kind of organisation alone.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route(
            "/enheter/{a}",
            get(|platform, number| unit(platform, number, |main_unit| main_unit.is_none())),
        )
        .route(
            "/underenheter/{a}",
            get(|platform, number| unit(platform, number, |main_unit| main_unit.is_some())),
        );
    Router::new().nest(BASE, routes)
}

async fn unit(
    State(platform): State<Arc<Platform>>,
    PathParams(number): PathParams<String>,
    is_of_kind: fn(Option<&Party>) -> bool,
) -> HandlerResult {
    let answer = run_blocking(platform, move |platform| {
        if OrgNumber::parse(&number).map_or(true, |parsed| parsed.as_str() != number) {
            let body = json!({"status": 400, "feilmelding": "Feilaktig forespørsel"});
            return Ok(json::response(StatusCode::BAD_REQUEST, &body));
        }
        let found = platform.store.read(|conn| find(conn, &number))?;
        let found = found.filter(|(_, main_unit)| is_of_kind(main_unit.as_ref()));
        let Some((party, main_unit)) = found else {
            return Ok(StatusCode::NOT_FOUND.into_response());
        };
        let code = party.unit_type().unwrap_or_default().to_owned();
        let variant = platform.catalogue.variant(&code);
        Ok(json::ok(&RegisteredUnit {
            number,
            form: Some(OrganisationForm {
                description: variant.map(|variant| variant.description.clone()),
                code,
                ..OrganisationForm::default()
            }),
            main_unit: main_unit.and_then(|it| it.org_number().map(str::to_owned)),
            response_class: party.is_deleted.then(|| "SlettetEnhet".to_owned()),
            name: party.name,
            ..RegisteredUnit::default()
        }))
    });
    // Open to pages of any origin, as the real one is.
    let any = [(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    )];
    Ok((any, answer.await?).into_response())
}

/// An organisation, with its main unit when it is a sub-unit.
fn find(conn: &Connection, number: &str) -> Result<Option<(Party, Option<Party>)>> {
    let Some(party) = parties::by_org_number(conn, number)? else {
        return Ok(None);
    };
    let main_unit = sub_units::main_unit(conn, party.party_id)?;
    Ok(Some((party, main_unit)))
}
