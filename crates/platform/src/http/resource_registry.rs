//! The resource registry: services and their owners, for anybody (docs/contract/platform.md, section 2.6).

use super::{
    input::{PathParams, QueryParams},
    json,
    problem::{HandlerResult, ProblemResponse},
    router::Router,
};
use crate::{Platform, catalogue::Service};
use axum::{extract::State, response::Response, routing::get};
use fullmakt_contract::{
    Extra, Translations,
    resources::{RegistryResource, ServiceOwner, ServiceOwners},
};
use serde_json::json;
use std::sync::Arc;

type PlatformState = State<Arc<Platform>>;

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let routes = Router::new()
        .route("/search", get(search))
        .route("/resourcelist", get(all))
        .route("/orgs", get(owners))
        .route("/{id}", get(one));
    Router::new().nest("/resourceregistry/api/v1/resource", routes)
}

async fn one(State(platform): PlatformState, PathParams(id): PathParams<String>) -> HandlerResult {
    let service = platform.catalogue.service(&id);
    let service = service.ok_or(ProblemResponse::NotFound)?;
    Ok(json::ok(&service.entry))
}

async fn all(State(platform): PlatformState) -> Response {
    entries(platform.catalogue.services.iter())
}

fn entries<'a>(services: impl Iterator<Item = &'a Service>) -> Response {
    let entries: Vec<&RegistryResource> = services.map(|service| &service.entry).collect();
    json::ok(&entries)
}

async fn search(State(platform): PlatformState, query: QueryParams) -> Response {
    let id = query.get("id").map(str::to_lowercase);
    let title = query.get("title").map(str::to_lowercase);
    let kind = query.get("resourceType").map(str::to_lowercase);
    let fits = |service: &&Service| {
        let entry = &service.entry;
        let kind_of = entry.resource_type.as_deref().unwrap_or_default();
        let is_asked_for = |id: &String| entry.identifier.to_lowercase().contains(id);
        id.as_ref().is_none_or(is_asked_for)
            && title
                .as_ref()
                .is_none_or(|title| has(entry.title.as_ref(), title))
            && kind
                .as_ref()
                .is_none_or(|kind| kind_of.eq_ignore_ascii_case(kind))
    };
    entries(platform.catalogue.services.iter().filter(fits))
}

/// Whether the text has the words in any language.
fn has(text: Option<&Translations>, words: &str) -> bool {
    let Some(text) = text else { return false };
    [&text.nb, &text.nn, &text.en]
        .into_iter()
        .flatten()
        .any(|text| text.to_lowercase().contains(words))
}

/// Names only: logos of service owners lie with others, and this machine does not fetch them.
async fn owners(State(platform): PlatformState) -> Response {
    let orgs = platform.catalogue.owners.iter().map(|(code, owner)| {
        let mut extra = Extra::new();
        let texts = [("orgnr", &owner.orgnr), ("homepage", &owner.homepage)];
        for (name, text) in texts {
            extra.extend(text.as_ref().map(|text| (name.to_owned(), json!(text))));
        }
        extra.insert("environments".to_owned(), json!(owner.environments));
        let owner = ServiceOwner {
            name: Translations::new(&owner.name.nb, &owner.name.nn, &owner.name.en),
            logo: None,
            extra,
        };
        (code.clone(), owner)
    });
    json::ok(&ServiceOwners {
        orgs: orgs.collect(),
    })
}
