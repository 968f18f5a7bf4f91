//! Answers in any order, failing one by one.

mod checks;
mod packages;

use super::*;
use crate::approval::state::request::Permission;
use crate::approval::state::tests::approval_request;
use fullmakt_domain::{RequestKind, RequestStatus};
use serde_json::json;

const URN: &str = "urn:altinn:accesspackage:skattegrunnlag";
const SERVICE: &str = "ske-krav-og-betalinger";
const ID: &str = "4c859601-9b2b-4662-af39-846f4117ad7a";

fn request() -> ApprovalRequest {
    let mut request = approval_request(
        RequestKind::Standard,
        RequestStatus::New,
        Permission::Decide,
    );
    request.items.push(Item {
        subject: service(),
        change: ItemChange::Given,
    });
    request
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

fn package_text(name: &str) -> DetailResult {
    DetailResult::Package(Ok(decode(json!({ "id": ID, "name": name, "urn": URN }))))
}

fn service_text() -> DetailResult {
    DetailResult::Service(Ok(decode(json!({
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
    let mut details = RequestDetails::default();
    let queries = details.missing_queries(&request(), Language::Nb);
    for want in [
        DetailQuery::System("991825827_smartcloud".to_owned()),
        DetailQuery::Package(URN.to_owned(), Language::Nb),
        DetailQuery::Service(SERVICE.to_owned()),
        DetailQuery::PackageChecks(request().party_uuid, vec![URN.to_owned()]),
        DetailQuery::ServiceCheck(request().party_uuid, SERVICE.to_owned()),
    ] {
        assert!(queries.contains(&want), "{want:?}");
    }
    assert_eq!(details.missing_queries(&request(), Language::Nb), []);
}

#[test]
fn one_that_fails_costs_only_itself_and_can_be_asked_for_again() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    details.apply(&DetailQuery::Service(SERVICE.to_owned()), service_text());
    let want = DetailQuery::Package(URN.to_owned(), Language::Nb);
    details.apply(&want, DetailResult::Package(Err(failed())));
    let row = details.item(&package(), Language::Nb);
    assert_eq!(row.description, Description::Unknown);
    assert!(details.lacks_description(&package(), Language::Nb));
    assert!(!details.lacks_description(&service(), Language::Nb));
    details.forget_failures();
    assert_eq!(details.missing_queries(&request(), Language::Nb), [want]);
}

fn request_for_packages(count: usize) -> ApprovalRequest {
    let mut request = approval_request(
        RequestKind::Standard,
        RequestStatus::New,
        Permission::Decide,
    );
    request.items = (0..count)
        .map(|number| Item {
            subject: Subject::Package(format!("urn:altinn:accesspackage:package-{number}")),
            change: ItemChange::Given,
        })
        .collect();
    request
}

#[test]
fn an_owner_known_by_its_code_is_shown_by_it() {
    let owner = |authority: serde_json::Value| {
        let mut details = RequestDetails::default();
        details.missing_queries(&request(), Language::Nb);
        let service = decode(json!({
            "title": { "nb": "Krav og betalinger" },
            "hasCompetentAuthority": authority,
        }));
        let query = DetailQuery::Service(SERVICE.to_owned());
        details.apply(&query, DetailResult::Service(Ok(service)));
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
    let mut request = request();
    request.items.push(Item {
        subject: Subject::Service {
            id: "ske-krav-2".to_owned(),
            action: None,
        },
        change: ItemChange::Given,
    });
    let mut details = RequestDetails::default();
    details.missing_queries(&request, Language::Nb);
    for id in [SERVICE, "ske-krav-2"] {
        details.apply(&DetailQuery::Service(id.to_owned()), service_text());
    }
    assert_eq!(
        details.shared_names(&request.items, Language::Nb),
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
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    details.apply(&DetailQuery::Service(SERVICE.to_owned()), service_text());
    let ids = [SERVICE.to_uppercase(), URN.to_owned(), "other".to_owned()];
    assert_eq!(
        details.names_of(&ids, &request().items, Language::Nb),
        ["Krav og betalinger", "skattegrunnlag"]
    );
}

/// The heading showed an id for good, and no button asked again.
#[test]
fn names_that_fail_can_be_asked_for_again() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    assert!(!details.lacks_names());
    let query = DetailQuery::System("991825827_smartcloud".to_owned());
    details.apply(&query, DetailResult::System(Err(failed())));
    assert!(details.lacks_names());
    details.forget_failures();
    assert_eq!(details.missing_queries(&request(), Language::Nb), [query]);
}
