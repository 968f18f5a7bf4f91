//! The guide's API (docs/contract/contacts.md, section 1).

mod rows;

use super::{api_key::ApiKey, audit::with_people, odata::ListOptions, response::ResponseBuilder};
use crate::{
    Platform,
    http::{
        input::{OwnOrigin, QueryParams},
        problem::{HandlerResult, ProblemResponse},
        router::Router,
        run_blocking,
    },
    store::contacts::{
        self, Organisation,
        people::{self, Service},
        roles::{self, RoleList},
    },
};
use axum::{
    extract::{FromRequestParts, Path, rejection::PathRejection},
    http::{HeaderName, StatusCode, Uri, request::Parts},
    response::IntoResponse,
    routing::get,
};
use fullmakt_contract::contacts::{
    OfficialContacts, Organizations, PersonalContacts, RoleDefinitions, Roles,
};
use fullmakt_domain::Language;
use rusqlite::Connection;
use std::sync::Arc;

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
        .route("/roledefinitions/{roleDefinitionId}", get(definition))
        .route("/authorization/roles", get(roles_between));
    Router::new().nest("/api/serviceowner", routes)
}

/// What all handlers here take from a request; it is rejected without a valid key.
struct GuideRequest {
    platform: Arc<Platform>,
    key: ApiKey,
    query: QueryParams,
    builder: ResponseBuilder,
}

impl FromRequestParts<Arc<Platform>> for GuideRequest {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        let key = match ApiKey::of(&parts.headers) {
            None => return Err(bad_request("Required header 'ApiKey' is missing.")),
            Some(ApiKey::Unknown) => return Err(not_authorized()),
            Some(key) => key,
        };
        // Neither of them can fail.
        let Ok(query) = QueryParams::from_request_parts(parts, platform).await;
        let Ok(OwnOrigin(origin)) = OwnOrigin::from_request_parts(parts, platform).await;
        Ok(Self {
            platform: Arc::clone(platform),
            key,
            query,
            builder: ResponseBuilder::new(&parts.headers, origin),
        })
    }
}

impl GuideRequest {
    /// Answers from the register.
    async fn read<F>(self, work: F) -> HandlerResult
    where
        F: FnOnce(&ResponseBuilder, &Connection) -> HandlerResult + Send + 'static,
    {
        run_blocking(self.platform, move |platform| {
            platform.store.read(|conn| work(&self.builder, conn))
        })
        .await
    }

    /// Fails unless the key may read roles.
    fn require_role_access(&self) -> Result<(), ProblemResponse> {
        match self.key {
            ApiKey::Full => Ok(()),
            _ => Err(not_authorized()),
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

async fn list(request: GuideRequest) -> HandlerResult {
    let options = ListOptions::parse(&request.query)?;
    let email = request.query.get("email");
    let email = email.map(|email| contacts::email_key(Some(email)));
    let mobile = request.query.raw("phoneNumber").map(|text| {
        // A plus that was not escaped has arrived as a blank.
        let plus = text.strip_prefix(' ').map(|rest| format!("+{rest}"));
        contacts::mobile_key(Some(plus.as_deref().unwrap_or(text)))
    });
    request
        .read(move |builder, conn| {
            let is_search = email.is_some() || mobile.is_some();
            let found = if is_search {
                contacts::search(conn, email.as_deref(), mobile.as_deref())?
            } else {
                contacts::all(conn)?
            };
            let (found, total) = options.apply(found, is_search);
            let rows = found
                .into_iter()
                .map(|row| rows::organisation(conn, builder, row, options.expands));
            let rows = rows.collect::<Result<_, _>>()?;
            let href = builder.address("/organizations");
            let total = [(HeaderName::from_static("x-total-count"), total.to_string())];
            Ok((total, builder.list::<_, Organizations>(href, rows)).into_response())
        })
        .await
}

async fn one(request: GuideRequest, who: PathParam<String>) -> HandlerResult {
    let who = path_param(who)?;
    let expands = ListOptions::parse(&request.query).is_ok_and(|options| options.expands);
    request
        .read(move |builder, conn| {
            let found = find(conn, &who)?;
            let row = rows::organisation(conn, builder, found, expands)?;
            Ok(builder.one(&row))
        })
        .await
}

async fn official(request: GuideRequest, who: PathParam<String>) -> HandlerResult {
    let who = path_param(who)?;
    request
        .read(move |builder, conn| {
            let found = find(conn, &who)?;
            let rows = rows::official(conn, &found)?;
            let href = builder.organisation(&found.row.organization_number, "/officialcontacts");
            Ok(builder.list::<_, OfficialContacts>(href, rows))
        })
        .await
}

async fn personal(request: GuideRequest, who: PathParam<String>) -> HandlerResult {
    let who = path_param(who)?;
    let role = request.query.get("roleDefinitionCode").map(str::to_owned);
    let service = service(&request.query)?;
    request
        .read(move |builder, conn| {
            let found = find(conn, &who)?;
            let number = &found.row.organization_number;
            let people = people::of(conn, &found, role.as_deref(), service.as_ref())?;
            let rows = people.into_iter();
            let rows = rows.map(|person| rows::person(builder, number, person, service.is_some()));
            let rows: Vec<_> = rows.collect();
            let ids: Vec<_> = rows
                .iter()
                .map(|row| row.personal_contact_id.clone())
                .collect();
            let shown = ids.len();
            let href = builder.organisation(number, "/personalcontacts");
            let response = builder.list::<_, PersonalContacts>(href, rows);
            Ok(with_people(response, ids, shown))
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
    request: GuideRequest,
    path: PathParam<(String, String)>,
) -> HandlerResult {
    request.require_role_access()?;
    let (who, id) = path_param(path)?;
    let language = request.language();
    request
        .read(move |builder, conn| {
            let found = find(conn, &who)?;
            let person = people::by_id(conn, &found, &id)?;
            let person = person.ok_or_else(|| not_found("Unknown person."))?;
            let roles = roles::of_person(conn, person.seq, RoleList::OfContact, language)?;
            let rows = roles.into_iter().map(|role| rows::role(builder, role));
            let href = rows::roles_of(builder, &found.row.organization_number, &id);
            let response = builder.list::<_, Roles>(href, rows.collect());
            Ok(with_people(response, Vec::new(), 1))
        })
        .await
}

async fn definitions(request: GuideRequest) -> HandlerResult {
    let language = request.language();
    request
        .read(move |builder, conn| {
            let rows = roles::definitions(conn, language)?.into_iter();
            let rows = rows.map(|row| rows::definition(builder, row));
            let href = builder.address("/roledefinitions");
            Ok(builder.list::<_, RoleDefinitions>(href, rows.collect()))
        })
        .await
}

async fn definition(request: GuideRequest, id: PathParam<String>) -> HandlerResult {
    let id = id.ok().and_then(|Path(id)| id.trim().parse::<i64>().ok());
    let id = id.ok_or_else(|| bad_request("The id of a role definition is a number."))?;
    let language = request.language();
    request
        .read(move |builder, conn| {
            let row = roles::by_id(conn, id, language)?;
            let row = row.ok_or_else(|| not_found("Unknown role definition."))?;
            Ok(builder.one(&rows::definition(builder, row)))
        })
        .await
}

async fn roles_between(request: GuideRequest, uri: Uri) -> HandlerResult {
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
    request
        .read(move |builder, conn| {
            let mut rows = Vec::new();
            if let Some(organisation) = contacts::by_number(conn, &reportee)? {
                let mut people = people::by_national_id(conn, &subject)?;
                people.retain(|person| person.organisation == organisation.seq);
                for person in people {
                    let roles = roles::of_person(conn, person.seq, RoleList::OfParties, language)?;
                    rows.extend(roles.into_iter().map(|it| rows::role_between(builder, it)));
                }
            }
            let shown = usize::from(!rows.is_empty());
            let query = uri.query().map(|query| format!("?{query}"));
            let path = format!("/authorization/roles{}", query.unwrap_or_default());
            let response = builder.list::<_, Roles>(builder.address(&path), rows);
            Ok(with_people(response, Vec::new(), shown))
        })
        .await
}
