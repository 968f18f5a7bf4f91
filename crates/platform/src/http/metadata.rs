//! Packages, areas and roles in three languages, for anybody (docs/contract/platform.md, section 2.6).

pub(super) mod mapper;
mod search;

use super::{
    input::{PathParams, QueryParams, boolean, uuid},
    json,
    problem::{HandlerResult, ProblemResponse},
    router::Router,
};
use crate::{
    Platform,
    catalogue::{Catalogue, EntityType, Package, Role, Service},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use mapper::MetadataMapper;
use serde::Serialize;
use std::sync::Arc;

const PACKAGES: &str = "/accessmanagement/api/v1/meta/info/accesspackages";
const ROLES: &str = "/accessmanagement/api/v1/meta/info/roles";
const SUBTYPES: &str = "/accessmanagement/api/v1/meta/types/organization/subtypes";

/// The id in a path, not parsed yet.
type Id = PathParams<String>;

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let packages = Router::new()
        .route("/search", get(search))
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
        .route("/resources", get(resources_of_named_role))
        .route("/{id}", get(role))
        .route("/{id}/packages", get(packages_of_role))
        .route("/{id}/resources", get(resources_of_role));
    Router::new()
        .nest(PACKAGES, packages)
        .nest(ROLES, roles)
        .route(SUBTYPES, get(organisation_forms))
}

/// 200 with the value, in a language that the caller's `Accept-Language` has chosen.
fn ok(body: &impl Serialize) -> Response {
    varying(json::ok(body))
}

/// 200 with a list, which may be empty.
fn all<T: Serialize>(rows: impl Iterator<Item = T>) -> Response {
    ok(&rows.collect::<Vec<_>>())
}

/// 200, or 204 when there is nothing in the list.
fn list<T: Serialize>(rows: impl Iterator<Item = T>) -> Response {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        varying(StatusCode::NO_CONTENT.into_response())
    } else {
        all(rows)
    }
}

fn varying(mut response: Response) -> Response {
    let by = HeaderValue::from_static("Accept-Language");
    response.headers_mut().append(header::VARY, by);
    response
}

/// 200 with the value, or 404.
fn found(value: Option<impl Serialize>) -> HandlerResult {
    Ok(ok(&value.ok_or(ProblemResponse::NotFound)?))
}

async fn search(mapper: MetadataMapper, query: QueryParams) -> HandlerResult {
    Ok(list(search::hits(mapper, &query)?.into_iter()))
}

async fn export(mapper: MetadataMapper) -> Response {
    let groups = mapper.catalogue.groups.iter();
    list(groups.map(|group| mapper.group_with_areas(group)))
}

async fn groups(mapper: MetadataMapper) -> Response {
    let groups = mapper.catalogue.groups.iter();
    list(groups.map(|group| mapper.group(group)))
}

async fn group(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let group = mapper.catalogue.group(uuid("id", &id)?);
    found(group.map(|group| mapper.group(group)))
}

async fn areas(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let id = uuid("id", &id)?;
    let areas = mapper.catalogue.areas.iter();
    let areas = areas.filter(|area| area.group_id == id);
    Ok(list(areas.map(|area| mapper.area(area))))
}

async fn area(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let area = mapper.catalogue.area(uuid("id", &id)?);
    found(area.map(|area| mapper.area(area)))
}

async fn packages_in(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let id = uuid("id", &id)?;
    let packages = mapper.catalogue.packages.iter();
    let packages = packages.filter(|package| package.area_id == id);
    Ok(list(
        packages.map(|package| mapper.package_with_services(package)),
    ))
}

async fn package(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let package = mapper.catalogue.package_by_id(uuid("id", &id)?);
    found(package.map(|package| mapper.package_with_services(package)))
}

async fn package_by_urn(mapper: MetadataMapper, PathParams(urn): Id) -> HandlerResult {
    let package = mapper.catalogue.package(&urn);
    found(package.map(|package| mapper.package_with_services(package)))
}

async fn resources(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let package = mapper.catalogue.package_by_id(uuid("id", &id)?);
    let package = package.ok_or(ProblemResponse::NotFound)?;
    let services = mapper.catalogue.services_in(package.suffix());
    Ok(list(services.map(|service| mapper.service(service))))
}

async fn roles(mapper: MetadataMapper) -> Response {
    let roles = mapper.catalogue.roles.iter();
    list(roles.map(|role| mapper.role(role)))
}

/// A list of one, as the service answers.
async fn role(mapper: MetadataMapper, PathParams(id): Id) -> HandlerResult {
    let role = mapper.catalogue.role_by_id(uuid("id", &id)?);
    found(role.map(|role| [mapper.role(role)]))
}

async fn packages_of_role(
    mapper: MetadataMapper,
    PathParams(id): Id,
    query: QueryParams,
) -> HandlerResult {
    let role = mapper.catalogue.role_by_id(uuid("id", &id)?);
    role_packages(mapper, role, &query)
}

async fn packages_of_named_role(mapper: MetadataMapper, query: QueryParams) -> HandlerResult {
    role_packages(mapper, Some(named_role(&mapper, &query)?), &query)
}

fn named_role(
    mapper: &MetadataMapper,
    query: &QueryParams,
) -> Result<&'static Role, ProblemResponse> {
    // A form that is missing is noticed before a role that is unknown.
    let (name, _) = (required(query, "role")?, required(query, "variant")?);
    mapper.catalogue.role(name).ok_or(ProblemResponse::NotFound)
}

/// An empty list is 200 here, and so is a role that nobody has.
fn role_packages(
    mapper: MetadataMapper,
    role: Option<&Role>,
    query: &QueryParams,
) -> HandlerResult {
    let variant = variant(mapper.catalogue, query)?;
    let with_services = boolean(query, "includeResources", false)?;
    let packages = role
        .into_iter()
        .flat_map(|role| held(mapper.catalogue, role, variant));
    Ok(all(packages.map(|package| match with_services {
        true => mapper.package_with_services(package),
        false => mapper.package(package),
    })))
}

async fn resources_of_role(
    mapper: MetadataMapper,
    PathParams(id): Id,
    query: QueryParams,
) -> HandlerResult {
    let role = mapper.catalogue.role_by_id(uuid("id", &id)?);
    role_resources(mapper, role, &query)
}

async fn resources_of_named_role(mapper: MetadataMapper, query: QueryParams) -> HandlerResult {
    role_resources(mapper, Some(named_role(&mapper, &query)?), &query)
}

fn role_resources(
    mapper: MetadataMapper,
    role: Option<&Role>,
    query: &QueryParams,
) -> HandlerResult {
    let variant = variant(mapper.catalogue, query)?;
    let of_packages = boolean(query, "includePackageResources", false)?;
    let packages = role.filter(|_| of_packages).into_iter();
    let packages = packages.flat_map(|role| held(mapper.catalogue, role, variant));
    let packages: Vec<_> = packages.map(Package::suffix).collect();
    let given = |service: &&Service| {
        role.is_some_and(|role| service.roles.contains(&role.code))
            || service
                .packages
                .iter()
                .any(|name| packages.contains(&name.as_str()))
    };
    let services = mapper.catalogue.services.iter().filter(given);
    Ok(all(services.map(|service| mapper.service(service))))
}

/// The packages that whoever holds the role has in an organisation of that form.
fn held<'a>(
    catalogue: &'a Catalogue,
    role: &'a Role,
    variant: &'a str,
) -> impl Iterator<Item = &'a Package> {
    let rows = catalogue.packages_of_role(&role.code, variant);
    rows.filter_map(|(package, row)| row.has_access.then_some(package))
}

fn required<'a>(query: &'a QueryParams, name: &str) -> Result<&'a str, ProblemResponse> {
    let value = query.get(name);
    value.ok_or_else(|| ProblemResponse::malformed(name, "The value is missing."))
}

fn variant<'a>(catalogue: &'a Catalogue, query: &QueryParams) -> Result<&'a str, ProblemResponse> {
    let variant = catalogue.variant(required(query, "variant")?);
    Ok(&variant.ok_or(ProblemResponse::NotFound)?.name)
}

async fn organisation_forms(mapper: MetadataMapper) -> Response {
    let variants = mapper.catalogue.variants.iter();
    let forms = variants.filter(|variant| variant.entity_type == EntityType::Organization);
    all(forms.map(|form| mapper.organisation_form(form)))
}
