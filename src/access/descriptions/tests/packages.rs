use super::*;

#[test]
fn another_language_asks_for_packages_only() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::Nb);
    assert_eq!(
        details.missing_queries(&items(), Some(GIVER), Language::En),
        [DescriptionQuery::Package(URN.to_owned(), Language::En)]
    );
}

#[test]
fn a_package_comes_in_two_answers() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::Nb);
    let want = DescriptionQuery::Package(URN.to_owned(), Language::Nb);
    let more = details.apply(&want, package_text("Skattegrunnlag"));
    let more = more.expect("asks for the services");
    assert_eq!(
        more,
        DescriptionQuery::PackageServices(URN.to_owned(), ID.to_owned(), Language::Nb)
    );
    let Description::Package { name, services, .. } =
        details.item(&package(), Language::Nb).description
    else {
        panic!("a package")
    };
    assert_eq!(name.text, "Skattegrunnlag");
    assert!(services.is_loading());
    let list = decode(json!([{ "id": "1", "refId": "a", "provider": { "name": "Skatteetaten" } }]));
    details.apply(&more, DescriptionResult::PackageServices(Ok(list)));
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
fn services_that_fail_are_asked_for_again_with_their_package() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::Nb);
    let want = DescriptionQuery::Package(URN.to_owned(), Language::Nb);
    let more = details
        .apply(&want, package_text("Skattegrunnlag"))
        .expect("more");
    details.apply(&more, DescriptionResult::PackageServices(Err(failed())));
    assert!(details.lacks_description(&package(), Language::Nb));
    details.forget_failures();
    assert_eq!(
        details.missing_queries(&items(), Some(GIVER), Language::Nb),
        [want]
    );
}

/// The platform gives the package's texts in one language at a time. What is there stays, marked as
/// what it is, until the other one comes.
#[test]
fn a_change_of_language_takes_nothing_away() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::Nb);
    let nb = DescriptionQuery::Package(URN.to_owned(), Language::Nb);
    let en = DescriptionQuery::Package(URN.to_owned(), Language::En);
    details.apply(&nb, package_text("Skattegrunnlag"));
    let name = |details: &Descriptions| match details.item(&package(), Language::En).description {
        Description::Package { name, .. } => name,
        other => panic!("{other:?}"),
    };
    // Also drawn before the other language is asked for.
    assert_eq!(name(&details).text, "Skattegrunnlag");
    details.missing_queries(&items(), Some(GIVER), Language::En);
    assert_eq!(name(&details).text, "Skattegrunnlag");
    assert_eq!(name(&details).lang, Some("nb"));
    details.apply(&en, package_text("Tax base"));
    assert_eq!(name(&details).text, "Tax base");
    assert_eq!(name(&details).lang, None);
}

#[test]
fn a_text_in_another_language_says_so() {
    let mut details = Descriptions::default();
    details.missing_queries(&items(), Some(GIVER), Language::En);
    details.apply(
        &DescriptionQuery::Service(SERVICE.to_owned()),
        service_text(),
    );
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

/// Two calls for each of 140 packages made the platform answer 429.
#[test]
fn many_packages_are_described_with_few_calls() {
    let items = packages(140);
    let mut details = Descriptions::default();
    let queries = details.missing_queries(&items, Some(GIVER), Language::Nb);
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
    let query = DescriptionQuery::AllPackages(Language::Nb);
    assert!(queries.contains(&query));
    assert_eq!(
        details.apply(&query, DescriptionResult::AllPackages(Ok(all))),
        None
    );
    let last = &items[138].subject;
    assert_eq!(details.name(last, Language::Nb), Some("Pakke 138"));
    assert!(!details.lacks_description(last, Language::Nb));
    // One that is not among them is shown by its id, and can be asked for again.
    let unknown = &items[139].subject;
    assert!(details.lacks_description(unknown, Language::Nb));
    details.forget_failures();
    assert_eq!(
        details
            .missing_queries(&items, Some(GIVER), Language::Nb)
            .len(),
        1
    );
    // A description of its own that comes later changes nothing.
    let first = DescriptionQuery::Package(
        "urn:altinn:accesspackage:package-0".to_owned(),
        Language::Nb,
    );
    assert_eq!(details.apply(&first, package_text("Another")), None);
    assert_eq!(
        details.name(&items[0].subject, Language::Nb),
        Some("Pakke 0")
    );
}

/// The first ones are asked for beside all others, and the one answer does not spoil the other.
#[test]
fn a_list_that_fails_does_not_cost_what_is_asked_for_singly() {
    let items = packages(9);
    let mut details = Descriptions::default();
    details.missing_queries(&items, Some(GIVER), Language::Nb);
    let all = DescriptionQuery::AllPackages(Language::Nb);
    details.apply(&all, DescriptionResult::AllPackages(Err(failed())));
    let first = &items[0].subject;
    assert!(details.lacks_description(first, Language::Nb));
    let query = DescriptionQuery::Package(
        "urn:altinn:accesspackage:package-0".to_owned(),
        Language::Nb,
    );
    details.apply(&query, package_text("Pakke 0"));
    assert_eq!(details.name(first, Language::Nb), Some("Pakke 0"));
}
