//! The guide's API (contacts.md, section 1).

mod rows;

use super::{
    Seen,
    links::{Addresses, Form},
    odata::Options,
};
use crate::{
    Platform,
    http::{
        input::{Origin, Query},
        problem::{Answer, ProblemReply},
        run,
    },
    store::contacts::{
        self, Organisation,
        people::{self, Service},
        roles::{self, Listed},
    },
};
use axum::{
    Router,
    extract::{FromRequestParts, OriginalUri, Path, State, rejection::PathRejection},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, request::Parts},
    response::Response,
    routing::get,
};
use fullmakt_contract::contacts::{
    OfficialContacts, Organizations, PersonalContacts, RoleDefinitions, Roles,
};
use fullmakt_domain::{Language, phone};
use rusqlite::Connection;
use std::sync::Arc;

/// The key that may do everything.
pub(super) const FULL_KEY: &str = "local-test-key";
/// The key that may not read roles.
pub(super) const READ_ONLY_KEY: &str = "local-readonly-key";

type App = State<Arc<Platform>>;
type InPath<T> = Result<Path<T>, PathRejection>;

pub(super) fn routes() -> Router<Arc<Platform>> {
    const ROOT: &str = "/api/serviceowner";
    let families = [
        ("/organizations", get(list)),
        ("/organizations/{who}", get(one)),
        ("/organizations/{who}/officialcontacts", get(official)),
        ("/organizations/{who}/personalcontacts", get(personal)),
        (
            "/organizations/{who}/personalcontacts/{person}/roles",
            get(roles_of_person),
        ),
        ("/roledefinitions", get(definitions)),
        ("/roledefinitions/{id}", get(definition)),
        ("/authorization/roles", get(roles_between)),
    ];
    let mut routes = Router::new();
    for (path, handler) in families {
        // Both, since a redirect would drop the key.
        routes = routes
            .route(&format!("{ROOT}{path}"), handler.clone())
            .route(&format!("{ROOT}{path}/"), handler);
    }
    routes
}

/// Who has the right key, and how the answer is to look.
struct Call {
    key: Key,
    query: Query,
    form: Form,
    at: Addresses,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Full,
    ReadOnly,
}

impl FromRequestParts<Arc<Platform>> for Call {
    type Rejection = ProblemReply;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        let key = key(&parts.headers)?;
        // Neither of them can fail.
        let Ok(query) = Query::from_request_parts(parts, platform).await;
        let Ok(Origin(origin)) = Origin::from_request_parts(parts, platform).await;
        Ok(Self {
            key,
            query,
            form: Form::of(&parts.headers),
            at: Addresses(origin),
        })
    }
}

impl Call {
    /// Goes on with a key that may read roles.
    fn reads_roles(&self) -> Result<(), ProblemReply> {
        match self.key {
            Key::Full => Ok(()),
            Key::ReadOnly => Err(not_authorized()),
        }
    }

    /// 1044 is bokmål, 2068 nynorsk and 1033 English; anything else is bokmål.
    fn language(&self) -> Language {
        match self.query.get("language") {
            Some("2068") => Language::Nn,
            Some("1033") => Language::En,
            _ => Language::Nb,
        }
    }
}

fn key(headers: &HeaderMap) -> Result<Key, ProblemReply> {
    let key = headers.get("apikey").map(HeaderValue::as_bytes);
    let key = key.unwrap_or_default().trim_ascii();
    if key.is_empty() {
        Err(refuse("Required header 'ApiKey' is missing."))
    } else if key == FULL_KEY.as_bytes() {
        Ok(Key::Full)
    } else if key == READ_ONLY_KEY.as_bytes() {
        Ok(Key::ReadOnly)
    } else {
        Err(not_authorized())
    }
}

fn refuse(text: &str) -> ProblemReply {
    ProblemReply::Contact(StatusCode::BAD_REQUEST, text.to_owned())
}

fn not_authorized() -> ProblemReply {
    let text = "Forbidden - The API key is not authorized for this operation";
    ProblemReply::Contact(StatusCode::FORBIDDEN, text.to_owned())
}

fn not_found(text: &str) -> ProblemReply {
    ProblemReply::Contact(StatusCode::NOT_FOUND, text.to_owned())
}

fn invalid_number(number: &str) -> ProblemReply {
    refuse(&format!("Invalid organization number: {number}"))
}

/// The organisation in the path. An unknown number is as invalid as one that is none.
fn find(conn: &Connection, who: &str) -> Result<Organisation, ProblemReply> {
    contacts::by_number(conn, who)?.ok_or_else(|| invalid_number(who))
}

/// What is in the path; what is no text is no number either.
fn in_path<T>(path: InPath<T>) -> Result<T, ProblemReply> {
    let Path(value) = path.map_err(|_| invalid_number(""))?;
    Ok(value)
}

/// An answer with what the audit is to know of it.
fn seen(mut response: Response, people: Vec<String>, shown: usize) -> Response {
    response.extensions_mut().insert(Seen {
        organisation: None,
        people,
        shown: u32::try_from(shown).unwrap_or(u32::MAX),
    });
    response
}

async fn list(State(platform): App, call: Call) -> Answer {
    let options = Options::read(&call.query)?;
    // A plus that was not escaped has arrived as a blank.
    let email = call.query.get("email").map(contacts::email_key);
    let mobile = call.query.raw("phoneNumber").map(|text| {
        let text = text
            .strip_prefix(' ')
            .map_or_else(|| text.to_owned(), |rest| format!("+{rest}"));
        phone::comparable(&text)
    });
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let is_search = email.is_some() || mobile.is_some();
            let rows = if is_search {
                contacts::search(conn, email.as_deref(), mobile.as_deref())?
            } else {
                contacts::all(conn)?
            };
            let (rows, total) = options.apply(rows, is_search);
            let rows: Result<Vec<_>, ProblemReply> = rows
                .into_iter()
                .map(|row| rows::organisation(conn, &call, row, options.expands))
                .collect();
            let href = call.at.organisations();
            let mut response = call.form.list::<_, Organizations>(href, rows?);
            let name = HeaderName::from_static("x-total-count");
            response
                .headers_mut()
                .insert(name, HeaderValue::from(total));
            Ok(response)
        })
    })
    .await
}

async fn one(State(platform): App, call: Call, who: InPath<String>) -> Answer {
    let who = in_path(who)?;
    let expands = Options::read(&call.query).is_ok_and(|options| options.expands);
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let row = rows::organisation(conn, &call, organisation, expands)?;
            Ok(call.form.one(&row))
        })
    })
    .await
}

async fn official(State(platform): App, call: Call, who: InPath<String>) -> Answer {
    let who = in_path(who)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let rows = rows::official(conn, &organisation)?;
            let href = call.at.official(&organisation.number);
            Ok(call.form.list::<_, OfficialContacts>(href, rows))
        })
    })
    .await
}

async fn personal(State(platform): App, call: Call, who: InPath<String>) -> Answer {
    let who = in_path(who)?;
    let role = call.query.get("roleDefinitionCode").map(str::to_owned);
    let service = service(&call.query)?;
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let people = people::of(conn, &organisation, role.as_deref(), service.as_ref())?;
            let ids: Vec<String> = people.iter().map(|person| person.id.clone()).collect();
            let number = &organisation.number;
            let rows = people.into_iter();
            let rows = rows.map(|person| rows::person(&call, number, person, service.is_some()));
            let href = call.at.personal(number);
            let response = call.form.list::<_, PersonalContacts>(href, rows.collect());
            let shown = ids.len();
            Ok(seen(response, ids, shown))
        })
    })
    .await
}

/// Code and edition of a service: both or none.
fn service(query: &Query) -> Result<Option<Service>, ProblemReply> {
    match (query.get("serviceCode"), query.get("serviceEdition")) {
        (None, None) => Ok(None),
        (Some(code), Some(edition)) => Ok(Some(Service {
            code: code.to_owned(),
            edition: edition.to_owned(),
        })),
        _ => Err(refuse(
            "serviceCode and serviceEdition must be given together.",
        )),
    }
}

async fn roles_of_person(
    State(platform): App,
    call: Call,
    path: InPath<(String, String)>,
) -> Answer {
    call.reads_roles()?;
    let (who, id) = in_path(path)?;
    let language = call.language();
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let person = people::by_id(conn, &organisation, &id)?;
            let person = person.ok_or_else(|| not_found("Unknown person."))?;
            let roles = roles::of_person(conn, person.seq, Listed::OfContact, language)?;
            let roles = roles.into_iter().map(|role| rows::role(&call, role));
            let href = call.at.roles(&organisation.number, &person.id);
            let response = call.form.list::<_, Roles>(href, roles.collect());
            Ok(seen(response, Vec::new(), 1))
        })
    })
    .await
}

async fn definitions(State(platform): App, call: Call) -> Answer {
    let language = call.language();
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let rows = roles::definitions(conn, language)?.into_iter();
            let rows = rows.map(|row| rows::definition(&call, row));
            let href = call.at.definitions();
            Ok(call.form.list::<_, RoleDefinitions>(href, rows.collect()))
        })
    })
    .await
}

async fn definition(State(platform): App, call: Call, id: InPath<String>) -> Answer {
    let id = id.ok().and_then(|Path(id)| id.trim().parse::<i64>().ok());
    let id = id.ok_or_else(|| refuse("The id of a role definition is a number."))?;
    let language = call.language();
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let row = roles::by_id(conn, id, language)?;
            let row = row.ok_or_else(|| not_found("Unknown role definition."))?;
            Ok(call.form.one(&rows::definition(&call, row)))
        })
    })
    .await
}

async fn roles_between(State(platform): App, call: Call, OriginalUri(uri): OriginalUri) -> Answer {
    call.reads_roles()?;
    let party = |name: &str| {
        let value = call.query.get(name).unwrap_or_default();
        let is_one = [9, 11].contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
        let text = format!("The parameter {name} must have 9 or 11 digits.");
        is_one
            .then(|| value.to_owned())
            .ok_or_else(|| refuse(&text))
    };
    let (subject, reportee) = (party("subject")?, party("reportee")?);
    let language = call.language();
    run(platform, move |platform| {
        platform.store.read(|conn| {
            let mut found = Vec::new();
            if let Some(organisation) = contacts::by_number(conn, &reportee)? {
                for person in people::by_national_id(conn, &subject)? {
                    if person.organisation == organisation.seq {
                        found.extend(roles::of_person(
                            conn,
                            person.seq,
                            Listed::OfParties,
                            language,
                        )?);
                    }
                }
            }
            let shown = usize::from(!found.is_empty());
            let rows = found
                .into_iter()
                .map(|role| rows::role_between(&call, role));
            let query = uri.query().map(|query| format!("?{query}"));
            let href = format!(
                "{}/api/serviceowner/authorization/roles{}",
                call.at.0,
                query.unwrap_or_default()
            );
            let response = call.form.list::<_, Roles>(href, rows.collect());
            Ok(seen(response, Vec::new(), shown))
        })
    })
    .await
}
