//! The dashboard API (docs/contract/contacts.md, section 2.2), over the register of the guide's API.

mod rows;

use super::{LookUpResult, register::SUPPORT};
use crate::http::router::Router;
use crate::{
    Platform,
    http::{
        auth::Caller,
        input::PathParams,
        json,
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::contacts::{
        self,
        people::{self, Person},
    },
};
use axum::{extract::State, http::HeaderMap, response::Response, routing::get};
use fullmakt_contract::dashboard::{PrivateContact, UserContact};
use rusqlite::Connection;
use std::sync::Arc;

type PlatformState = State<Arc<Platform>>;

/// The routes. The older forms, with e-mail addresses and phone numbers in the path, are not served.
pub(super) fn routes() -> Router<Arc<Platform>> {
    let at = |path| format!("/profile/api/v1/dashboard/{path}");
    Router::new()
        .route(
            &at("organizations/{organization}/notificationaddresses"),
            get(addresses_of),
        )
        .route(
            &at("organizations/notificationaddresses/email"),
            get(addresses_by_email),
        )
        .route(
            &at("organizations/notificationaddresses/phonenumber"),
            get(addresses_by_phone),
        )
        .route(
            &at("organizations/{organization}/contactinformation"),
            get(contacts_of),
        )
        .route(
            &at("organizations/contactinformation/email"),
            get(contacts_by_email),
        )
        .route(
            &at("organizations/contactinformation/phonenumber"),
            get(contacts_by_phone),
        )
        .route(&at("users/contactinformation"), get(private_contact))
        .route(
            &at("users/contactinformation/email"),
            get(private_contacts_by_email),
        )
}

/// A header as text; none when it is missing or blank.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(headers.get(name)?.as_bytes())
        .trim()
        .to_owned();
    Some(text).filter(|text| !text.is_empty())
}

/// The e-mail address that is asked for, as it is compared.
fn email(headers: &HeaderMap) -> Result<String, ProblemResponse> {
    let email = header(headers, "emailAddress").filter(|email| email.contains('@'));
    let email = email.ok_or_else(|| {
        ProblemResponse::malformed("emailAddress", "The header must hold an e-mail address.")
    })?;
    Ok(contacts::email_key(&email))
}

fn number(headers: &HeaderMap) -> Result<String, ProblemResponse> {
    let number = header(headers, "phoneNumber").filter(|number| is_digits(number, 5, 15));
    number.ok_or_else(|| {
        ProblemResponse::malformed("phoneNumber", "The header must hold 5 to 15 digits.")
    })
}

/// `+47`, or `0047` in the older style.
fn country_code(headers: &HeaderMap) -> Result<Option<String>, ProblemResponse> {
    let Some(code) = header(headers, "countryCode") else {
        return Ok(None);
    };
    let digits = code.strip_prefix('+').or_else(|| code.strip_prefix("00"));
    if digits.is_some_and(|digits| is_digits(digits, 1, 3)) {
        Ok(Some(code))
    } else {
        let sentence = "The header must hold + or 00 and 1 to 3 digits.";
        Err(ProblemResponse::malformed("countryCode", sentence))
    }
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

async fn addresses_of(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(organisation): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let asked = contacts::by_number(conn, &organisation)?;
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
    })
    .await
}

async fn addresses_by_email(
    State(platform): PlatformState,
    caller: Caller,
    headers: HeaderMap,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let email = email(&headers)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let found = contacts::official_by(conn, Some(&email), None)?;
            let addresses = found
                .iter()
                .flat_map(|(organisation, row)| rows::addresses(row, organisation, organisation));
            let is_it = |address: &rows::Address| {
                let own = address.email.as_deref().map(contacts::email_key);
                own.as_deref() == Some(&email)
            };
            list_or_none(addresses.filter(is_it).collect())
        })
    })
    .await
}

async fn addresses_by_phone(
    State(platform): PlatformState,
    caller: Caller,
    headers: HeaderMap,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let number = number(&headers)?;
    let code = country_code(&headers)?.unwrap_or_else(|| rows::NORWAY.to_owned());
    let whole = if code == rows::NORWAY {
        number
    } else {
        format!("{code}{number}")
    };
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let found = contacts::official_by(conn, None, Some(&whole))?;
            let addresses = found
                .iter()
                .flat_map(|(organisation, row)| rows::addresses(row, organisation, organisation));
            list_or_none(
                addresses
                    .filter(|address| address.phone.is_some())
                    .collect(),
            )
        })
    })
    .await
}

fn list_or_none(rows: Vec<rows::Address>) -> HandlerResult {
    if rows.is_empty() {
        Err(ProblemResponse::NotFound)
    } else {
        Ok(json::ok(&rows))
    }
}

async fn contacts_of(
    State(platform): PlatformState,
    caller: Caller,
    PathParams(organisation): PathParams<String>,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let people = match contacts::by_number(conn, &organisation)? {
                Some(organisation) => people::of(conn, &organisation, None, None)?,
                None => Vec::new(),
            };
            contact_list(platform, conn, people)
        })
    })
    .await
}

async fn contacts_by_email(
    State(platform): PlatformState,
    caller: Caller,
    headers: HeaderMap,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let email = email(&headers)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let people = people::by_email(conn, &email)?;
            contact_list(platform, conn, people)
        })
    })
    .await
}

async fn contacts_by_phone(
    State(platform): PlatformState,
    caller: Caller,
    headers: HeaderMap,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let number = number(&headers)?;
    let code = country_code(&headers)?;
    // Without a code the number may stand anywhere in the stored one; with a code both must be written
    // in the same style, as in the service.
    let is_part = code.is_none();
    let whole = format!("{}{number}", code.unwrap_or_default());
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let people = people::by_number(conn, &whole, is_part)?;
            contact_list(platform, conn, people)
        })
    })
    .await
}

fn contact_list(platform: &Platform, conn: &Connection, people: Vec<Person>) -> HandlerResult {
    let mut rows = Vec::new();
    let mut ids = Vec::new();
    for person in people {
        ids.push(match &person.national_id {
            Some(number) => platform.tokens.pseudonym("person", number),
            None => person.id.clone(),
        });
        rows.push(rows::contact(conn, person)?);
    }
    Ok(with_look_up_result::<UserContact>(&rows, ids))
}

/// A list of people, with the result of the look-up for the audit.
fn with_look_up_result<T: serde::Serialize>(rows: &[T], people: Vec<String>) -> Response {
    let mut response = json::ok(&rows);
    response.extensions_mut().insert(LookUpResult {
        organisation: None,
        people,
        shown: u32::try_from(rows.len()).unwrap_or(u32::MAX),
    });
    response
}

async fn private_contact(
    State(platform): PlatformState,
    caller: Caller,
    headers: HeaderMap,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    const NAME: &str = "NationalIdentityNumber";
    let number = header(&headers, NAME).filter(|number| is_digits(number, 11, 11));
    let sentence = "The header must hold 11 digits.";
    let number = number.ok_or_else(|| ProblemResponse::malformed(NAME, sentence))?;
    run_blocking(platform, move |platform| {
        let found = platform.store.read(|conn| people::private(conn, &number))?;
        let contact = found.ok_or(ProblemResponse::NotFound)?;
        let mut response = json::ok(&contact);
        response.extensions_mut().insert(LookUpResult {
            shown: 1,
            ..LookUpResult::default()
        });
        Ok(response)
    })
    .await
}

async fn private_contacts_by_email(
    State(platform): PlatformState,
    caller: Caller,
    headers: HeaderMap,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let email = email(&headers)?;
    run_blocking(platform, move |platform| {
        let rows = platform
            .store
            .read(|conn| people::private_by_email(conn, &email))?;
        let people = rows.iter().map(|contact| {
            let number = contact.national_identity_number.as_ref();
            match number {
                Some(number) => platform.tokens.pseudonym("person", &number.0),
                None => "self-identified".to_owned(),
            }
        });
        let people = people.collect();
        Ok(with_look_up_result::<PrivateContact>(&rows, people))
    })
    .await
}
