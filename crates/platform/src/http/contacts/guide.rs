//! The guide's API (docs/contract/contacts.md, section 1).

mod rows;

use super::{
    LookUpResult,
    links::{LinkBuilder, Representation},
    odata::ListOptions,
};
use crate::http::router::Router;
use crate::{
    Platform,
    http::{
        input::{OwnOrigin, QueryParams},
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::contacts::{
        self, Organisation,
        people::{self, Service},
        roles::{self, RoleList},
    },
};
use axum::{
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

type PlatformState = State<Arc<Platform>>;
type PathParam<T> = Result<Path<T>, PathRejection>;

pub(super) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/organizations", get(list))
        .route("/organizations/{who}", get(one))
        .route("/organizations/{who}/officialcontacts", get(official))
        .route("/organizations/{who}/personalcontacts", get(personal))
        .route(
            "/organizations/{who}/personalcontacts/{person}/roles",
            get(roles_of_person),
        )
        .route("/roledefinitions", get(definitions))
        .route("/roledefinitions/{id}", get(definition))
        .route("/authorization/roles", get(roles_between));
    Router::new().nest("/api/serviceowner", routes)
}

/// What all handlers here take from a request; it is rejected without a valid key.
struct GuideRequest {
    key: ApiKey,
    query: QueryParams,
    representation: Representation,
    links: LinkBuilder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ApiKey {
    Full,
    ReadOnly,
}

impl FromRequestParts<Arc<Platform>> for GuideRequest {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        let key = key(&parts.headers)?;
        // Neither of them can fail.
        let Ok(query) = QueryParams::from_request_parts(parts, platform).await;
        let Ok(OwnOrigin(origin)) = OwnOrigin::from_request_parts(parts, platform).await;
        Ok(Self {
            key,
            query,
            representation: Representation::of(&parts.headers),
            links: LinkBuilder(origin),
        })
    }
}

impl GuideRequest {
    /// Fails unless the key may read roles.
    fn require_role_access(&self) -> Result<(), ProblemResponse> {
        match self.key {
            ApiKey::Full => Ok(()),
            ApiKey::ReadOnly => Err(not_authorized()),
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

fn key(headers: &HeaderMap) -> Result<ApiKey, ProblemResponse> {
    let key = headers.get("apikey").map(HeaderValue::as_bytes);
    let key = key.unwrap_or_default().trim_ascii();
    if key.is_empty() {
        Err(bad_request("Required header 'ApiKey' is missing."))
    } else if key == FULL_KEY.as_bytes() {
        Ok(ApiKey::Full)
    } else if key == READ_ONLY_KEY.as_bytes() {
        Ok(ApiKey::ReadOnly)
    } else {
        Err(not_authorized())
    }
}

fn bad_request(text: &str) -> ProblemResponse {
    ProblemResponse::Contact(StatusCode::BAD_REQUEST, text.to_owned())
}

fn not_authorized() -> ProblemResponse {
    let text = "Forbidden - The API key is not authorized for this operation";
    ProblemResponse::Contact(StatusCode::FORBIDDEN, text.to_owned())
}

fn not_found(text: &str) -> ProblemResponse {
    ProblemResponse::Contact(StatusCode::NOT_FOUND, text.to_owned())
}

fn invalid_number(number: &str) -> ProblemResponse {
    bad_request(&format!("Invalid organization number: {number}"))
}

/// The organisation in the path. An unknown number is as invalid as one that is none.
fn find(conn: &Connection, who: &str) -> Result<Organisation, ProblemResponse> {
    contacts::by_number(conn, who)?.ok_or_else(|| invalid_number(who))
}

/// What is in the path; what is no text is no number either.
fn path_param<T>(path: PathParam<T>) -> Result<T, ProblemResponse> {
    let Path(value) = path.map_err(|_| invalid_number(""))?;
    Ok(value)
}

/// A response with the result of the look-up, for the audit.
fn with_look_up_result(mut response: Response, people: Vec<String>, shown: usize) -> Response {
    response.extensions_mut().insert(LookUpResult {
        organisation: None,
        people,
        shown: u32::try_from(shown).unwrap_or(u32::MAX),
    });
    response
}

async fn list(State(platform): PlatformState, request: GuideRequest) -> HandlerResult {
    let options = ListOptions::parse(&request.query)?;
    // A plus that was not escaped has arrived as a blank.
    let email = request.query.get("email").map(contacts::email_key);
    let mobile = request.query.raw("phoneNumber").map(|text| {
        let text = text
            .strip_prefix(' ')
            .map_or_else(|| text.to_owned(), |rest| format!("+{rest}"));
        phone::comparable(&text)
    });
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let is_search = email.is_some() || mobile.is_some();
            let rows = if is_search {
                contacts::search(conn, email.as_deref(), mobile.as_deref())?
            } else {
                contacts::all(conn)?
            };
            let (rows, total) = options.apply(rows, is_search);
            let rows: Result<Vec<_>, ProblemResponse> = rows
                .into_iter()
                .map(|row| rows::organisation(conn, &request, row, options.expands))
                .collect();
            let href = request.links.organisations();
            let mut response = request.representation.list::<_, Organizations>(href, rows?);
            let name = HeaderName::from_static("x-total-count");
            response
                .headers_mut()
                .insert(name, HeaderValue::from(total));
            Ok(response)
        })
    })
    .await
}

async fn one(
    State(platform): PlatformState,
    request: GuideRequest,
    who: PathParam<String>,
) -> HandlerResult {
    let who = path_param(who)?;
    let expands = ListOptions::parse(&request.query).is_ok_and(|options| options.expands);
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let row = rows::organisation(conn, &request, organisation, expands)?;
            Ok(request.representation.one(&row))
        })
    })
    .await
}

async fn official(
    State(platform): PlatformState,
    request: GuideRequest,
    who: PathParam<String>,
) -> HandlerResult {
    let who = path_param(who)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let rows = rows::official(conn, &organisation)?;
            let href = request.links.official(&organisation.number);
            Ok(request
                .representation
                .list::<_, OfficialContacts>(href, rows))
        })
    })
    .await
}

async fn personal(
    State(platform): PlatformState,
    request: GuideRequest,
    who: PathParam<String>,
) -> HandlerResult {
    let who = path_param(who)?;
    let role = request.query.get("roleDefinitionCode").map(str::to_owned);
    let service = service(&request.query)?;
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let people = people::of(conn, &organisation, role.as_deref(), service.as_ref())?;
            let ids: Vec<String> = people.iter().map(|person| person.id.clone()).collect();
            let number = &organisation.number;
            let rows = people.into_iter();
            let rows = rows.map(|person| rows::person(&request, number, person, service.is_some()));
            let href = request.links.personal(number);
            let response = request
                .representation
                .list::<_, PersonalContacts>(href, rows.collect());
            let shown = ids.len();
            Ok(with_look_up_result(response, ids, shown))
        })
    })
    .await
}

/// Code and edition of a service: both or none.
fn service(query: &QueryParams) -> Result<Option<Service>, ProblemResponse> {
    match (query.get("serviceCode"), query.get("serviceEdition")) {
        (None, None) => Ok(None),
        (Some(code), Some(edition)) => Ok(Some(Service {
            code: code.to_owned(),
            edition: edition.to_owned(),
        })),
        _ => Err(bad_request(
            "serviceCode and serviceEdition must be given together.",
        )),
    }
}

async fn roles_of_person(
    State(platform): PlatformState,
    request: GuideRequest,
    path: PathParam<(String, String)>,
) -> HandlerResult {
    request.require_role_access()?;
    let (who, id) = path_param(path)?;
    let language = request.language();
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let organisation = find(conn, &who)?;
            let person = people::by_id(conn, &organisation, &id)?;
            let person = person.ok_or_else(|| not_found("Unknown person."))?;
            let roles = roles::of_person(conn, person.seq, RoleList::OfContact, language)?;
            let roles = roles.into_iter().map(|role| rows::role(&request, role));
            let href = request.links.roles(&organisation.number, &person.id);
            let response = request
                .representation
                .list::<_, Roles>(href, roles.collect());
            Ok(with_look_up_result(response, Vec::new(), 1))
        })
    })
    .await
}

async fn definitions(State(platform): PlatformState, request: GuideRequest) -> HandlerResult {
    let language = request.language();
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let rows = roles::definitions(conn, language)?.into_iter();
            let rows = rows.map(|row| rows::definition(&request, row));
            let href = request.links.definitions();
            Ok(request
                .representation
                .list::<_, RoleDefinitions>(href, rows.collect()))
        })
    })
    .await
}

async fn definition(
    State(platform): PlatformState,
    request: GuideRequest,
    id: PathParam<String>,
) -> HandlerResult {
    let id = id.ok().and_then(|Path(id)| id.trim().parse::<i64>().ok());
    let id = id.ok_or_else(|| bad_request("The id of a role definition is a number."))?;
    let language = request.language();
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let row = roles::by_id(conn, id, language)?;
            let row = row.ok_or_else(|| not_found("Unknown role definition."))?;
            Ok(request.representation.one(&rows::definition(&request, row)))
        })
    })
    .await
}

async fn roles_between(
    State(platform): PlatformState,
    request: GuideRequest,
    OriginalUri(uri): OriginalUri,
) -> HandlerResult {
    request.require_role_access()?;
    let party = |name: &str| {
        let value = request.query.get(name).unwrap_or_default();
        let is_one = [9, 11].contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
        let text = format!("The parameter {name} must have 9 or 11 digits.");
        is_one
            .then(|| value.to_owned())
            .ok_or_else(|| bad_request(&text))
    };
    let (subject, reportee) = (party("subject")?, party("reportee")?);
    let language = request.language();
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let mut found = Vec::new();
            if let Some(organisation) = contacts::by_number(conn, &reportee)? {
                for person in people::by_national_id(conn, &subject)? {
                    if person.organisation == organisation.seq {
                        found.extend(roles::of_person(
                            conn,
                            person.seq,
                            RoleList::OfParties,
                            language,
                        )?);
                    }
                }
            }
            let shown = usize::from(!found.is_empty());
            let rows = found
                .into_iter()
                .map(|role| rows::role_between(&request, role));
            let query = uri.query().map(|query| format!("?{query}"));
            let href = format!(
                "{}/api/serviceowner/authorization/roles{}",
                request.links.0,
                query.unwrap_or_default()
            );
            let response = request
                .representation
                .list::<_, Roles>(href, rows.collect());
            Ok(with_look_up_result(response, Vec::new(), shown))
        })
    })
    .await
}
