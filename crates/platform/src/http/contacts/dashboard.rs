//! The dashboard API (docs/contract/contacts.md, section 2.2), over the register of the guide's API.

mod rows;

use super::{audit::with_people, support_staff::SupportRequest};
use crate::{
    Platform,
    http::{
        input::PathParams,
        json,
        problem::{HandlerResult, ProblemResponse},
        router::Router,
    },
    store::contacts::{
        self, Official, Organisation,
        people::{self, Person},
    },
};
use axum::routing::get;
use fullmakt_contract::dashboard::NotificationAddress;
use rusqlite::Connection;
use serde::Serialize;
use std::sync::Arc;

/// The routes. The older forms, with e-mail addresses and phone numbers in the path, are not served.
pub(super) fn routes() -> Router<Arc<Platform>> {
    let organisations = Router::new()
        .route(
            "/{organizationNumber}/notificationaddresses",
            get(addresses_of),
        )
        .route("/notificationaddresses/email", get(addresses_by_email))
        .route(
            "/notificationaddresses/phonenumber",
            get(addresses_by_phone),
        )
        .route("/{organizationNumber}/contactinformation", get(contacts_of))
        .route("/contactinformation/email", get(contacts_by_email))
        .route("/contactinformation/phonenumber", get(contacts_by_phone));
    let routes = Router::new()
        .nest("/organizations", organisations)
        .route("/users/contactinformation", get(private_contact))
        .route(
            "/users/contactinformation/email",
            get(private_contacts_by_email),
        );
    Router::new().nest("/profile/api/v1/dashboard", routes)
}

async fn addresses_of(
    request: SupportRequest,
    PathParams(number): PathParams<String>,
) -> HandlerResult {
    request
        .read(move |_, conn| {
            let asked = contacts::by_number(conn, &number)?;
            let asked = asked.ok_or(ProblemResponse::NotFound)?;
            let mut source = asked.clone();
            let mut found = contacts::official(conn, asked.seq)?;
            // A sub-unit without addresses has those of its main unit.
            if let (true, Some(main_unit)) = (found.is_empty(), asked.main_unit)
                && let Some(main_unit) = contacts::by_seq(conn, main_unit)?
            {
                found = contacts::official(conn, main_unit.seq)?;
                source = main_unit;
            }
            let addresses = found.iter();
            let addresses = addresses.flat_map(|row| rows::addresses(row, &source, &asked));
            list_or_none(addresses.collect())
        })
        .await
}

async fn addresses_by_email(request: SupportRequest) -> HandlerResult {
    let email = request.email()?;
    request
        .read(move |_, conn| {
            let found = contacts::official_by(conn, Some(&email), None)?;
            list_or_none(own_addresses(&found, |address| address.email.is_some()))
        })
        .await
}

async fn addresses_by_phone(request: SupportRequest) -> HandlerResult {
    let number = request.phone_number()?;
    let code = request.country_code()?;
    let code = code.filter(|code| code != rows::NORWAY).unwrap_or_default();
    request
        .read(move |_, conn| {
            let found = contacts::official_by(conn, None, Some(&format!("{code}{number}")))?;
            list_or_none(own_addresses(&found, |address| address.phone.is_some()))
        })
        .await
}

/// The addresses of one kind; number and e-mail address of a contact point are two.
fn own_addresses(
    found: &[(Organisation, Official)],
    is_kind: impl Fn(&NotificationAddress) -> bool,
) -> Vec<NotificationAddress> {
    let addresses = found
        .iter()
        .flat_map(|(organisation, row)| rows::addresses(row, organisation, organisation));
    addresses.filter(is_kind).collect()
}

fn list_or_none(rows: Vec<NotificationAddress>) -> HandlerResult {
    if rows.is_empty() {
        Err(ProblemResponse::NotFound)
    } else {
        Ok(json::ok(&rows))
    }
}

async fn contacts_of(
    request: SupportRequest,
    PathParams(number): PathParams<String>,
) -> HandlerResult {
    request
        .read(move |platform, conn| {
            let people = match contacts::by_number(conn, &number)? {
                Some(organisation) => people::of(conn, &organisation, None, None)?,
                None => Vec::new(),
            };
            contact_list(platform, conn, people)
        })
        .await
}

async fn contacts_by_email(request: SupportRequest) -> HandlerResult {
    let email = request.email()?;
    request
        .read(move |platform, conn| contact_list(platform, conn, people::by_email(conn, &email)?))
        .await
}

async fn contacts_by_phone(request: SupportRequest) -> HandlerResult {
    let number = request.phone_number()?;
    let code = request.country_code()?;
    // Without a code the number may stand anywhere in the stored one; with a code both must be written
    // in the same style, as in the service.
    let is_part = code.is_none();
    let whole = format!("{}{number}", code.unwrap_or_default());
    request
        .read(move |platform, conn| {
            contact_list(platform, conn, people::by_number(conn, &whole, is_part)?)
        })
        .await
}

fn contact_list(platform: &Platform, conn: &Connection, people: Vec<Person>) -> HandlerResult {
    let ids = people.iter().map(|person| {
        let number = person.row.social_security_number.as_ref();
        number.map_or_else(
            || person.row.personal_contact_id.clone(),
            |number| platform.tokens.pseudonym("person", &number.0),
        )
    });
    let ids = ids.collect();
    let rows = people.into_iter().map(|person| rows::contact(conn, person));
    people_list(&rows.collect::<Result<Vec<_>, _>>()?, ids)
}

/// A list of people, with who they are for the audit.
fn people_list(rows: &[impl Serialize], people: Vec<String>) -> HandlerResult {
    let shown = rows.len();
    Ok(with_people(json::ok(&rows), people, shown))
}

async fn private_contact(request: SupportRequest) -> HandlerResult {
    let number = request.national_id()?;
    request
        .read(move |_, conn| {
            let contact = people::private(conn, &number)?.ok_or(ProblemResponse::NotFound)?;
            Ok(with_people(json::ok(&contact), Vec::new(), 1))
        })
        .await
}

async fn private_contacts_by_email(request: SupportRequest) -> HandlerResult {
    let email = request.email()?;
    request
        .read(move |platform, conn| {
            let rows = people::private_by_email(conn, &email)?;
            let people = rows.iter().map(|contact| {
                let number = contact.national_identity_number.as_ref();
                number.map_or_else(
                    || "self-identified".to_owned(),
                    |number| platform.tokens.pseudonym("person", &number.0),
                )
            });
            people_list(&rows, people.collect())
        })
        .await
}
