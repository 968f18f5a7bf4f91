//! Answers in any order, failing one by one.

use super::super::asked::{Asked, Change, Item, May, Subject};
use super::super::tests::asked;
use super::*;
use fullmakt_domain::{RequestKind, RequestStatus};
use serde_json::json;

const URN: &str = "urn:altinn:accesspackage:skattegrunnlag";
const SERVICE: &str = "ske-krav-og-betalinger";
const ID: &str = "4c859601-9b2b-4662-af39-846f4117ad7a";

fn request() -> Asked {
    let mut asked = asked(RequestKind::Standard, RequestStatus::New, May::Decide);
    asked.items.push(Item {
        subject: service(),
        change: Change::Given,
    });
    asked
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

fn package_text(name: &str) -> Got {
    Got::Package(Ok(decode(json!({ "id": ID, "name": name, "urn": URN }))))
}

fn service_text() -> Got {
    Got::Service(Ok(decode(json!({
        "identifier": SERVICE,
        "title": { "nb": "Krav og betalinger" },
        "hasCompetentAuthority": { "name": { "nb": "Skatteetaten", "en": "Tax" } }
    }))))
}

fn failed() -> Failure {
    Failure::from_answer(500, None, b"")
}

#[test]
fn everything_is_asked_for_once() {
    let mut things = Described::default();
    let wants = things.wanted(&request(), Language::Nb);
    for want in [
        Want::System("991825827_smartcloud".to_owned()),
        Want::Package(URN.to_owned(), Language::Nb),
        Want::Service(SERVICE.to_owned()),
        Want::PackageChecks(request().party_uuid, vec![URN.to_owned()]),
        Want::ServiceCheck(request().party_uuid, SERVICE.to_owned()),
    ] {
        assert!(wants.contains(&want), "{want:?}");
    }
    assert_eq!(things.wanted(&request(), Language::Nb), []);
}

#[test]
fn another_language_asks_for_packages_only() {
    let mut things = Described::default();
    things.wanted(&request(), Language::Nb);
    assert_eq!(
        things.wanted(&request(), Language::En),
        [Want::Package(URN.to_owned(), Language::En)]
    );
}

#[test]
fn a_package_comes_in_two_answers() {
    let mut things = Described::default();
    things.wanted(&request(), Language::Nb);
    let want = Want::Package(URN.to_owned(), Language::Nb);
    let more = things.take(&want, package_text("Skattegrunnlag"));
    let more = more.expect("asks for the services");
    assert_eq!(
        more,
        Want::Inside(URN.to_owned(), ID.to_owned(), Language::Nb)
    );
    let About::Package { name, services, .. } = things.row(&package(), Language::Nb).about else {
        panic!("a package")
    };
    assert_eq!(name.text, "Skattegrunnlag");
    assert!(services.is_loading());
    let list = decode(json!([{ "id": "1", "refId": "a", "provider": { "name": "Skatteetaten" } }]));
    things.take(&more, Got::Inside(Ok(list)));
    let About::Package { services, .. } = things.row(&package(), Language::Nb).about else {
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
    let mut things = Described::default();
    things.wanted(&request(), Language::Nb);
    things.take(&Want::Service(SERVICE.to_owned()), service_text());
    let want = Want::Package(URN.to_owned(), Language::Nb);
    things.take(&want, Got::Package(Err(failed())));
    let row = things.row(&package(), Language::Nb);
    assert_eq!(row.about, About::Unknown);
    assert!(row.lacks_something());
    assert!(!things.row(&service(), Language::Nb).lacks_something());
    things.forget_failures();
    assert_eq!(things.wanted(&request(), Language::Nb), [want]);
}

#[test]
fn services_that_fail_are_asked_for_again_with_their_package() {
    let mut things = Described::default();
    things.wanted(&request(), Language::Nb);
    let want = Want::Package(URN.to_owned(), Language::Nb);
    let more = things
        .take(&want, package_text("Skattegrunnlag"))
        .expect("more");
    things.take(&more, Got::Inside(Err(failed())));
    assert!(things.row(&package(), Language::Nb).lacks_something());
    things.forget_failures();
    assert_eq!(things.wanted(&request(), Language::Nb), [want]);
}

/// The platform gives the package's texts in one language at a time. What is there stays, marked as
/// what it is, until the other one comes.
#[test]
fn a_change_of_language_takes_nothing_away() {
    let mut things = Described::default();
    things.wanted(&request(), Language::Nb);
    let nb = Want::Package(URN.to_owned(), Language::Nb);
    let en = Want::Package(URN.to_owned(), Language::En);
    things.take(&nb, package_text("Skattegrunnlag"));
    things.wanted(&request(), Language::En);
    let name = |things: &Described| match things.row(&package(), Language::En).about {
        About::Package { name, .. } => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(name(&things).text, "Skattegrunnlag");
    assert_eq!(name(&things).lang, Some("nb"));
    things.take(&en, package_text("Tax base"));
    assert_eq!(name(&things).text, "Tax base");
    assert_eq!(name(&things).lang, None);
}

#[test]
fn a_text_in_another_language_says_so() {
    let mut things = Described::default();
    things.wanted(&request(), Language::En);
    things.take(&Want::Service(SERVICE.to_owned()), service_text());
    let About::Service { name, owner, .. } = things.row(&service(), Language::En).about else {
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
    let mut things = Described::default();
    let asked = request();
    let wants = things.wanted(&asked, Language::Nb);
    let check = |want: &&Want| matches!(want, Want::ServiceCheck(..));
    let want = wants.iter().find(check).expect("a check");
    let answer = decode(json!({
        "resource": { "id": "1" },
        "rights": [
            { "result": true },
            { "result": false, "reasonCodes": ["MissingRoleAccess", "New", "MissingRoleAccess"] }
        ]
    }));
    assert!(!things.forbids(&asked));
    things.take(want, Got::ServiceCheck(Ok(answer)));
    assert!(things.forbids(&asked));
    let row = things.row(&service(), Language::Nb);
    assert_eq!(row.forbidden, Some(vec![Cause::MissingRole]));
    assert_eq!(things.row(&package(), Language::Nb).forbidden, None);
    things.forget_checks();
    assert!(!things.forbids(&asked));
    assert_eq!(things.wanted(&asked, Language::Nb).len(), 2, "asked again");
}

#[test]
fn a_check_that_fails_forbids_nothing() {
    let mut things = Described::default();
    let asked = request();
    for want in things.wanted(&asked, Language::Nb) {
        if let Want::PackageChecks(..) = want {
            things.take(&want, Got::PackageChecks(Err(failed())));
        }
    }
    assert!(!things.forbids(&asked));
}

/// Approving an agent request gives nothing yet; whoever may only pass on gives nothing either.
#[test]
fn only_who_gives_is_checked() {
    let checks = |asked: &Asked| {
        let wants = Described::default().wanted(asked, Language::Nb);
        wants
            .iter()
            .any(|want| matches!(want, Want::PackageChecks(..) | Want::ServiceCheck(..)))
    };
    let mut agent = request();
    agent.kind = RequestKind::Agent;
    let mut reader = request();
    reader.may = May::Escalate;
    let mut done = request();
    done.status = RequestStatus::Accepted;
    assert!(checks(&request()));
    for asked in [agent, reader, done] {
        assert!(!checks(&asked), "{asked:?}");
    }
}

/// What is taken away need not be in the user's gift.
#[test]
fn what_goes_away_forbids_nothing() {
    let mut things = Described::default();
    let mut asked = request();
    asked.kind = RequestKind::Change;
    for item in &mut asked.items {
        item.change = Change::Removed;
    }
    things.blame(URN.to_owned(), &["MissingPackageAccess".to_owned()]);
    assert!(!things.forbids(&asked));
}
