use super::*;

#[test]
fn what_the_user_may_not_give_is_known_by_name_and_reason() {
    let mut details = Descriptions::default();
    let items = items();
    let queries = details.missing_queries(&items, Some(GIVER), Language::Nb);
    let check = |want: &&DescriptionQuery| matches!(want, DescriptionQuery::ServiceCheck(..));
    let want = queries.iter().find(check).expect("a check");
    let answer = decode(json!({
        "resource": { "id": "1" },
        "rights": [
            { "result": true },
            { "result": false, "reasonCodes": ["MissingRoleAccess", "New", "MissingRoleAccess"] }
        ]
    }));
    assert!(!details.forbids(&items));
    details.apply(want, DescriptionResult::ServiceCheck(Ok(answer)));
    assert!(details.forbids(&items));
    let row = details.item(&service(), Language::Nb);
    assert_eq!(row.forbidden, Some(vec![Cause::MissingRole]));
    assert_eq!(details.item(&package(), Language::Nb).forbidden, None);
    details.forget_checks();
    assert!(!details.forbids(&items));
    assert_eq!(
        details
            .missing_queries(&items, Some(GIVER), Language::Nb)
            .len(),
        2,
        "request again"
    );
}

#[test]
fn a_check_that_fails_forbids_nothing() {
    let mut details = Descriptions::default();
    let items = items();
    for want in details.missing_queries(&items, Some(GIVER), Language::Nb) {
        if let DescriptionQuery::PackageChecks(..) = want {
            details.apply(&want, DescriptionResult::PackageChecks(Err(failed())));
        }
    }
    assert!(!details.forbids(&items));
}

/// Whoever gives nothing is not asked about.
#[test]
fn only_who_gives_is_checked() {
    let queries = Descriptions::default().missing_queries(&items(), None, Language::Nb);
    assert!(!queries.is_empty());
    assert!(!queries.iter().any(|query| matches!(
        query,
        DescriptionQuery::PackageChecks(..) | DescriptionQuery::ServiceCheck(..)
    )));
}

/// What is taken away need not be in the user's gift.
#[test]
fn what_goes_away_forbids_nothing() {
    let mut details = Descriptions::default();
    let mut items = items();
    for item in &mut items {
        item.change = ItemChange::Removed;
    }
    details.apply_refusal(URN.to_owned(), &["MissingPackageAccess".to_owned()]);
    assert!(!details.forbids(&items));
}

/// The address of a check with all of them would be longer than servers take.
#[test]
fn many_packages_are_checked_in_several_calls() {
    let queries = checks(&packages(140), GIVER);
    let counts: Vec<usize> = queries
        .iter()
        .map(|query| match query {
            DescriptionQuery::PackageChecks(_, urns) => urns.len(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(counts, [50, 50, 40]);
}
