use super::*;

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
