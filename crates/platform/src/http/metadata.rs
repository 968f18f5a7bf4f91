//! Packages, areas and roles in three languages, for anybody (docs/contract/platform.md, section 2.6).

pub mod mapper;
mod search;

use super::{
    input::{PathParams, QueryParams, boolean, uuid},
    json,
    problem::{HandlerResult, ProblemResponse},
};
use crate::http::router::Router;
use crate::{
    Platform,
    catalogue::{Catalogue, Package, Role, RolePackage, Service},
    language::PreferredLanguage,
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use fullmakt_contract::metadata::MetaPackage;
use fullmakt_domain::Language;
use mapper::MetadataMapper;
use serde::Serialize;
use std::sync::Arc;

const PACKAGES: &str = "/accessmanagement/api/v1/meta/info/accesspackages";
const ROLES: &str = "/accessmanagement/api/v1/meta/info/roles";

type PlatformState = State<Arc<Platform>>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    let packages = Router::new()
        .route("/search", get(search::packages))
        .route("/export", get(export))
        .route("/group", get(groups))
        .route("/group/{id}", get(group))
        .route("/group/{id}/areas", get(areas))
        .route("/area/{id}", get(area))
        .route("/area/{id}/packages", get(packages_in))
        .route("/package/{id}", get(package))
        .route("/package/urn/{urn}", get(package_by_urn))
        .route("/package/{id}/resources", get(resources));
    let roles = Router::new()
        .route("/", get(roles))
        .route("/packages", get(packages_of_named_role))
        .route("/{id}", get(role))
        .route("/{id}/packages", get(packages_of_role))
        .route("/{id}/resources", get(resources_of_role));
    Router::new().nest(PACKAGES, packages).nest(ROLES, roles)
}

/// 200 with the value, in a language that the caller's `Accept-Language` has chosen.
fn ok(body: &impl Serialize) -> Response {
    varying(json::ok(body))
}

/// 200, or 204 when there is nothing in the list.
fn list<T: Serialize>(rows: &[T]) -> Response {
    if rows.is_empty() {
        varying(StatusCode::NO_CONTENT.into_response())
    } else {
        ok(&rows)
    }
}

fn varying(mut response: Response) -> Response {
    let by = HeaderValue::from_static("Accept-Language");
    response.headers_mut().append(header::VARY, by);
    response
}

fn mapper(platform: &Platform, language: Language) -> MetadataMapper {
    MetadataMapper {
        catalogue: platform.catalogue,
        language,
    }
}

async fn export(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
) -> Response {
    let mapper = mapper(&platform, language);
    let groups = platform.catalogue.groups().iter();
    let tree: Vec<_> = groups.map(|group| mapper.group_with_areas(group)).collect();
    list(&tree)
}

async fn groups(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
) -> Response {
    let mapper = mapper(&platform, language);
    let groups = platform.catalogue.groups().iter();
    let groups: Vec<_> = groups.map(|group| mapper.group(group)).collect();
    list(&groups)
}

async fn group(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let group = platform.catalogue.group(uuid("id", &id)?);
    let group = group.ok_or(ProblemResponse::NotFound)?;
    Ok(ok(&mapper(&platform, language).group(group)))
}

async fn areas(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let id = uuid("id", &id)?;
    let mapper = mapper(&platform, language);
    let areas = platform.catalogue.areas().iter();
    let areas = areas.filter(|area| area.group_id == id);
    let areas: Vec<_> = areas.map(|area| mapper.area(area)).collect();
    Ok(list(&areas))
}

async fn area(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let area = platform.catalogue.area(uuid("id", &id)?);
    let area = area.ok_or(ProblemResponse::NotFound)?;
    Ok(ok(&mapper(&platform, language).area(area)))
}

async fn packages_in(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let id = uuid("id", &id)?;
    let mapper = mapper(&platform, language);
    let packages = platform.catalogue.packages().iter();
    let packages = packages.filter(|package| package.area_id == id);
    let packages: Vec<_> = packages
        .map(|one| mapper.package_with_services(one))
        .collect();
    Ok(list(&packages))
}

async fn package(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let package = platform.catalogue.package_by_id(uuid("id", &id)?);
    one_package(&platform, language, package)
}

async fn package_by_urn(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(urn): PathParams<String>,
) -> HandlerResult {
    one_package(&platform, language, platform.catalogue.package(&urn))
}

fn one_package(
    platform: &Platform,
    language: Language,
    package: Option<&Package>,
) -> HandlerResult {
    let package = package.ok_or(ProblemResponse::NotFound)?;
    Ok(ok(
        &mapper(platform, language).package_with_services(package)
    ))
}

async fn resources(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let id = uuid("id", &id)?;
    let mapper = mapper(&platform, language);
    let package = platform.catalogue.package_by_id(id);
    let services = package.map(|package| platform.catalogue.services_in(package.suffix()));
    let services: Vec<_> = services
        .into_iter()
        .flatten()
        .map(|service| mapper.service(service))
        .collect();
    Ok(list(&services))
}

async fn roles(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
) -> Response {
    let mapper = mapper(&platform, language);
    let roles = platform.catalogue.roles().iter();
    let roles: Vec<_> = roles.map(|role| mapper.role(role)).collect();
    list(&roles)
}

async fn role(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
) -> HandlerResult {
    let role = platform.catalogue.role_by_id(uuid("id", &id)?);
    let role = role.ok_or(ProblemResponse::NotFound)?;
    Ok(ok(&mapper(&platform, language).role(role)))
}

async fn packages_of_role(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    let role = platform.catalogue.role_by_id(uuid("id", &id)?);
    role_packages(&platform, language, role, &query)
}

async fn packages_of_named_role(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    query: QueryParams,
) -> HandlerResult {
    let name = query.get("role");
    let name = name.ok_or_else(|| ProblemResponse::malformed("role", "The value is missing."))?;
    role_packages(&platform, language, platform.catalogue.role(name), &query)
}

/// An empty list is 200 here: the contract names no 204 for these calls.
fn role_packages(
    platform: &Platform,
    language: Language,
    role: Option<&Role>,
    query: &QueryParams,
) -> HandlerResult {
    let variant = variant(platform.catalogue, query)?;
    let with_services = boolean(query, "includeResources", false)?;
    let role = role.ok_or(ProblemResponse::NotFound)?;
    let mapper = mapper(platform, language);
    let packages = held(platform.catalogue, role, variant);
    let packages: Vec<MetaPackage> = packages
        .map(|package| {
            if with_services {
                mapper.package_with_services(package)
            } else {
                mapper.package(package)
            }
        })
        .collect();
    Ok(ok(&packages))
}

async fn resources_of_role(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    PathParams(id): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    let id = uuid("id", &id)?;
    let variant = variant(platform.catalogue, &query)?;
    let of_packages = boolean(&query, "includePackageResources", false)?;
    let role = platform.catalogue.role_by_id(id);
    let role = role.ok_or(ProblemResponse::NotFound)?;
    let mut packages: Vec<_> = Vec::new();
    if of_packages {
        let held = held(platform.catalogue, role, variant);
        packages.extend(held.map(Package::suffix));
    }
    let given = |service: &&Service| {
        let lies_in = |package: &&str| service.packages.iter().any(|name| name == package);
        service.roles.contains(&role.code) || packages.iter().any(lies_in)
    };
    let mapper = mapper(&platform, language);
    let services = platform.catalogue.services().iter().filter(given);
    let services: Vec<_> = services.map(|service| mapper.service(service)).collect();
    Ok(ok(&services))
}

/// The packages that whoever holds the role has in an organisation of that form.
fn held<'a>(
    catalogue: &'a Catalogue,
    role: &'a Role,
    variant: &'a str,
) -> impl Iterator<Item = &'a Package> {
    let rows = catalogue.packages_of_role(&role.code, variant);
    let held = |(package, row): (&'a Package, &RolePackage)| row.has_access.then_some(package);
    rows.filter_map(held)
}

fn variant<'a>(catalogue: &'a Catalogue, query: &QueryParams) -> Result<&'a str, ProblemResponse> {
    let name = query.get("variant");
    let name =
        name.ok_or_else(|| ProblemResponse::malformed("variant", "The value is missing."))?;
    let variant = catalogue.variant(name).ok_or(ProblemResponse::NotFound)?;
    Ok(&variant.name)
}
