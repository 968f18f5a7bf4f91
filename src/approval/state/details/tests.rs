//! Answers in any order, failing one by one.

use super::super::request::{ApprovalRequest, Item, ItemChange, Permission, Subject};
use super::super::tests::approval_request;
use super::*;
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
fn another_language_asks_for_packages_only() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    assert_eq!(
        details.missing_queries(&request(), Language::En),
        [DetailQuery::Package(URN.to_owned(), Language::En)]
    );
}

#[test]
fn a_package_comes_in_two_answers() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    let want = DetailQuery::Package(URN.to_owned(), Language::Nb);
    let more = details.apply(&want, package_text("Skattegrunnlag"));
    let more = more.expect("asks for the services");
    assert_eq!(
        more,
        DetailQuery::PackageServices(URN.to_owned(), ID.to_owned(), Language::Nb)
    );
    let Description::Package { name, services, .. } =
        details.item(&package(), Language::Nb).description
    else {
        panic!("a package")
    };
    assert_eq!(name.text, "Skattegrunnlag");
    assert!(services.is_loading());
    let list = decode(json!([{ "id": "1", "refId": "a", "provider": { "name": "Skatteetaten" } }]));
    details.apply(&more, DetailResult::PackageServices(Ok(list)));
    let Description::Package { services, .. } = details.item(&package(), Language::Nb).description
    else {
        panic!("a package")
    };
    let inside = services.ready().expect("services").clone();
    // A service without a name is shown by its id.
    assert_eq!(
        (inside[0].name.as_str(), inside[0].owner.as_str()),
        ("a", "Skatteetaten")
    );
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

#[test]
fn services_that_fail_are_asked_for_again_with_their_package() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    let want = DetailQuery::Package(URN.to_owned(), Language::Nb);
    let more = details
        .apply(&want, package_text("Skattegrunnlag"))
        .expect("more");
    details.apply(&more, DetailResult::PackageServices(Err(failed())));
    assert!(details.lacks_description(&package(), Language::Nb));
    details.forget_failures();
    assert_eq!(details.missing_queries(&request(), Language::Nb), [want]);
}

/// The platform gives the package's texts in one language at a time. What is there stays, marked as
/// what it is, until the other one comes.
#[test]
fn a_change_of_language_takes_nothing_away() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::Nb);
    let nb = DetailQuery::Package(URN.to_owned(), Language::Nb);
    let en = DetailQuery::Package(URN.to_owned(), Language::En);
    details.apply(&nb, package_text("Skattegrunnlag"));
    let name = |details: &RequestDetails| match details.item(&package(), Language::En).description {
        Description::Package { name, .. } => name,
        other => panic!("{other:?}"),
    };
    // Also drawn before the other language is asked for.
    assert_eq!(name(&details).text, "Skattegrunnlag");
    details.missing_queries(&request(), Language::En);
    assert_eq!(name(&details).text, "Skattegrunnlag");
    assert_eq!(name(&details).lang, Some("nb"));
    details.apply(&en, package_text("Tax base"));
    assert_eq!(name(&details).text, "Tax base");
    assert_eq!(name(&details).lang, None);
}

#[test]
fn a_text_in_another_language_says_so() {
    let mut details = RequestDetails::default();
    details.missing_queries(&request(), Language::En);
    details.apply(&DetailQuery::Service(SERVICE.to_owned()), service_text());
    let Description::Service { name, owner, .. } =
        details.item(&service(), Language::En).description
    else {
        panic!("a service")
    };
    assert_eq!(
        (name.text.as_str(), name.lang),
        ("Krav og betalinger", Some("nb"))
    );
    assert_eq!((owner.text.as_str(), owner.lang), ("Tax", None));
}

#[test]
fn what_the_user_may_not_give_is_known_by_name_and_reason() {
    let mut details = RequestDetails::default();
    let request = request();
    let queries = details.missing_queries(&request, Language::Nb);
    let check = |want: &&DetailQuery| matches!(want, DetailQuery::ServiceCheck(..));
    let want = queries.iter().find(check).expect("a check");
    let answer = decode(json!({
        "resource": { "id": "1" },
        "rights": [
            { "result": true },
            { "result": false, "reasonCodes": ["MissingRoleAccess", "New", "MissingRoleAccess"] }
        ]
    }));
    assert!(!details.forbids(&request));
    details.apply(want, DetailResult::ServiceCheck(Ok(answer)));
    assert!(details.forbids(&request));
    let row = details.item(&service(), Language::Nb);
    assert_eq!(row.forbidden, Some(vec![Cause::MissingRole]));
    assert_eq!(details.item(&package(), Language::Nb).forbidden, None);
    details.forget_checks();
    assert!(!details.forbids(&request));
    assert_eq!(
        details.missing_queries(&request, Language::Nb).len(),
        2,
        "request again"
    );
}

#[test]
fn a_check_that_fails_forbids_nothing() {
    let mut details = RequestDetails::default();
    let request = request();
    for want in details.missing_queries(&request, Language::Nb) {
        if let DetailQuery::PackageChecks(..) = want {
            details.apply(&want, DetailResult::PackageChecks(Err(failed())));
        }
    }
    assert!(!details.forbids(&request));
}

/// Approving an agent request gives nothing yet; whoever may only pass on gives nothing either.
#[test]
fn only_who_gives_is_checked() {
    let checks = |request: &ApprovalRequest| {
        let queries = RequestDetails::default().missing_queries(request, Language::Nb);
        queries.iter().any(|want| {
            matches!(
                want,
                DetailQuery::PackageChecks(..) | DetailQuery::ServiceCheck(..)
            )
        })
    };
    let mut agent = request();
    agent.kind = RequestKind::Agent;
    let mut reader = request();
    reader.permission = Permission::Escalate;
    let mut done = request();
    done.status = RequestStatus::Accepted;
    assert!(checks(&request()));
    for request in [agent, reader, done] {
        assert!(!checks(&request), "{request:?}");
    }
}

/// What is taken away need not be in the user's gift.
#[test]
fn what_goes_away_forbids_nothing() {
    let mut details = RequestDetails::default();
    let mut request = request();
    request.kind = RequestKind::Change;
    for item in &mut request.items {
        item.change = ItemChange::Removed;
    }
    details.apply_refusal(URN.to_owned(), &["MissingPackageAccess".to_owned()]);
    assert!(!details.forbids(&request));
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

/// Two calls for each of 140 packages made the platform answer 429.
#[test]
fn many_packages_are_described_with_few_calls() {
    let request = request_for_packages(140);
    let mut details = RequestDetails::default();
    let queries = details.missing_queries(&request, Language::Nb);
    // The first ones are described by two calls each.
    assert!(queries.len() + SINGLE_PACKAGES <= 20, "{}", queries.len());
    let all: Vec<PackageSummary> = (0..139)
        .map(|number| {
            decode(json!({
                "id": ID,
                "urn": format!("urn:altinn:accesspackage:PACKAGE-{number}"),
                "name": format!("Pakke {number}"),
                "resources": [{ "refId": "a", "name": "Tjeneste" }, null],
            }))
        })
        .collect();
    let query = DetailQuery::AllPackages(Language::Nb);
    assert!(queries.contains(&query));
    assert_eq!(
        details.apply(&query, DetailResult::AllPackages(Ok(all))),
        None
    );
    let last = &request.items[138].subject;
    assert_eq!(details.name(last, Language::Nb), Some("Pakke 138"));
    assert!(!details.lacks_description(last, Language::Nb));
    // One that is not among them is shown by its id, and can be asked for again.
    let unknown = &request.items[139].subject;
    assert!(details.lacks_description(unknown, Language::Nb));
    details.forget_failures();
    assert_eq!(details.missing_queries(&request, Language::Nb).len(), 1);
    // A description of its own that comes later changes nothing.
    let first = DetailQuery::Package(
        "urn:altinn:accesspackage:package-0".to_owned(),
        Language::Nb,
    );
    assert_eq!(details.apply(&first, package_text("Another")), None);
    assert_eq!(
        details.name(&request.items[0].subject, Language::Nb),
        Some("Pakke 0")
    );
}

/// The address of a check with all of them would be longer than servers take.
#[test]
fn many_packages_are_checked_in_several_calls() {
    let queries = checks(&request_for_packages(140));
    let counts: Vec<usize> = queries
        .iter()
        .map(|query| match query {
            DetailQuery::PackageChecks(_, urns) => urns.len(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(counts, [50, 50, 40]);
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
    assert_eq!(package_services(&list)[0].owner, "skd");
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
    let names: Vec<String> = package_services(&list)
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

/// The first ones are asked for beside all others, and the one answer does not spoil the other.
#[test]
fn a_list_that_fails_does_not_cost_what_is_asked_for_singly() {
    let request = request_for_packages(9);
    let mut details = RequestDetails::default();
    details.missing_queries(&request, Language::Nb);
    let all = DetailQuery::AllPackages(Language::Nb);
    details.apply(&all, DetailResult::AllPackages(Err(failed())));
    let first = &request.items[0].subject;
    assert!(details.lacks_description(first, Language::Nb));
    let query = DetailQuery::Package(
        "urn:altinn:accesspackage:package-0".to_owned(),
        Language::Nb,
    );
    details.apply(&query, package_text("Pakke 0"));
    assert_eq!(details.name(first, Language::Nb), Some("Pakke 0"));
}
