//! Answers in any order, failing one by one.

mod checks;
mod packages;

use super::*;
use serde_json::json;

const URN: &str = "urn:altinn:accesspackage:skattegrunnlag";
const SERVICE: &str = "ske-krav-og-betalinger";
const ID: &str = "4c859601-9b2b-4662-af39-846f4117ad7a";

/// Party on whose behalf it would be given.
const GIVER: &str = "6c1c5e01-0000-4000-8000-000000000001";

fn items() -> Vec<Item> {
    [package(), service()].map(given).into()
}

fn given(subject: Subject) -> Item {
    Item {
        subject,
        change: ItemChange::Given,
    }
}

fn package() -> Subject {
    Subject::Package(URN.to_owned())
}

fn service() -> Subject {
    Subject::Service {
        id: SERVICE.to_owned(),
        action: None,
    }
}

fn decode<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("decodes")
}

fn package_text(name: &str) -> DescriptionResult {
    DescriptionResult::Package(Ok(decode(json!({ "id": ID, "name": name, "urn": URN }))))
}

fn service_text() -> DescriptionResult {
    DescriptionResult::Service(Ok(decode(json!({
        "identifier": SERVICE,
        "title": { "nb": "Krav og betalinger" },
        "hasCompetentAuthority": { "name": { "nb": "Skatteetaten", "en": "Tax" } }
    }))))
}

fn failed() -> ApiError {
    ApiError::from_response(500, None, b"")
}

#[test]
fn everything_is_asked_for_once() {
    let mut details = Descriptions::default();
    let queries = details.missing_queries(&items(), Some(GIVER), Language::Nb);
    for want in [
        DescriptionQuery::Package(URN.to_owned(), Language::Nb),
        DescriptionQuery::Service(SERVICE.to_owned()),
        DescriptionQuery::PackageChecks(GIVER.to_owned(), vec![URN.to_owned()]),
        DescriptionQuery::ServiceCheck(GIVER.to_owned(), SERVICE.to_owned()),
    ] {
        assert!(queries.contains(&want), "{want:?}");
    }
    assert_eq!(
        details.missing_queries(&items(), Some(GIVER), Language::Nb),
        []
    );
}

#[test]
fn one_that_fails_costs_only_itself_and_can_be_asked_for_again() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::Nb);
    details.apply(
        &DescriptionQuery::Service(SERVICE.to_owned()),
        service_text(),
    );
    let want = DescriptionQuery::Package(URN.to_owned(), Language::Nb);
    details.apply(&want, DescriptionResult::Package(Err(failed())));
    let row = details.item(&package(), Language::Nb);
    assert_eq!(row.description, Description::Unknown);
    assert!(details.lacks_description(&package(), Language::Nb));
    assert!(!details.lacks_description(&service(), Language::Nb));
    details.forget_failures();
    assert_eq!(
        details.missing_queries(&items(), Some(GIVER), Language::Nb),
        [want]
    );
}

fn packages(count: usize) -> Vec<Item> {
    (0..count)
        .map(|number| format!("urn:altinn:accesspackage:package-{number}"))
        .map(|urn| given(Subject::Package(urn)))
        .collect()
}

#[test]
fn an_owner_known_by_its_code_is_shown_by_it() {
    let owner = |authority: serde_json::Value| {
        let mut details = Descriptions::default();
        details.missing_queries(&items(), Some(GIVER), Language::Nb);
        let service = decode(json!({
            "title": { "nb": "Krav og betalinger" },
            "hasCompetentAuthority": authority,
        }));
        let query = DescriptionQuery::Service(SERVICE.to_owned());
        details.apply(&query, DescriptionResult::Service(Ok(service)));
        match details.item(&self::service(), Language::Nb).description {
            Description::Service { owner, .. } => owner.text,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(owner(json!({ "orgcode": "skd" })), "skd");
    assert_eq!(
        owner(json!({ "orgcode": "skd", "name": { "nb": "SKATTEETATEN" } })),
        "Skatteetaten"
    );
    let list: Vec<PackageServiceSummary> = decode(json!([{ "provider": { "code": "skd" } }]));
    assert_eq!(description::package_services(&list)[0].owner, "skd");
}

#[test]
fn what_has_the_same_name_can_be_told_apart() {
    let mut items = items();
    items.push(given(Subject::Service {
        id: "ske-krav-2".to_owned(),
        action: None,
    }));
    let mut details = Descriptions::default();
    details.missing_queries(&items, Some(GIVER), Language::Nb);
    for id in [SERVICE, "ske-krav-2"] {
        details.apply(&DescriptionQuery::Service(id.to_owned()), service_text());
    }
    assert_eq!(
        details.shared_names(&items, Language::Nb),
        ["Krav og betalinger"]
    );
    let list: Vec<PackageServiceSummary> =
        decode(json!([{ "refId": "a", "name": "X" }, { "refId": "b", "name": "X" }]));
    let names: Vec<String> = description::package_services(&list)
        .into_iter()
        .map(|service| service.name)
        .collect();
    assert_eq!(names, ["X (a)", "X (b)"]);
}

#[test]
fn what_is_refused_is_named() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::Nb);
    details.apply(
        &DescriptionQuery::Service(SERVICE.to_owned()),
        service_text(),
    );
    let ids = [SERVICE.to_uppercase(), URN.to_owned(), "other".to_owned()];
    assert_eq!(
        details.names_of(&ids, &items(), Language::Nb),
        ["Krav og betalinger", "skattegrunnlag"]
    );
}
