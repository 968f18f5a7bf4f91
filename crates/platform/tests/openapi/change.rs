//! Change requests, both sides (docs/contract/platform.md, sections 1.6 and 2.3).

use crate::api_call::{Caller, Case, DIRECTOR, EMPLOYEE, STRANGER, UNKNOWN, api_call, operation};
use crate::fixture::{ACCOUNTANT_PARTY, CHANGED, CUSTOMER_PARTY, Fixture, change};
use crate::support::{SMARTCLOUD, SUPERREGNSKAP};
use serde_json::json;

const READER: Caller =
    Caller::VendorWith(SMARTCLOUD, "altinn:authentication/systemuser.request.read");
const WRITER: Caller =
    Caller::VendorWith(SMARTCLOUD, "altinn:authentication/systemuser.request.write");

pub(crate) fn cases() -> Vec<Case> {
    [creation(), of_vendor(), of_approver(), deciding()]
        .into_iter()
        .flatten()
        .collect()
}

fn creation() -> Vec<Case> {
    operation("createChangeRequest", 201, |fixture| {
        api_call()
            .by(WRITER)
            .query_param("correlation-id", fixture.correlation())
            .query_param("system-user-id", &fixture.changed)
            .body(change())
    })
    .and(200, |_, valid| valid.body(json!({})))
    .and(200, |fixture, valid| {
        valid.query_param("correlation-id", &fixture.open_change)
    })
    .and(400, |_, valid| {
        let package = json!([{"urn": "urn:altinn:accesspackage:sjofart"}]);
        valid.member("requiredAccessPackages", package)
    })
    .and(400, |_, valid| {
        valid.member("redirectUrl", json!("https://evil.example/"))
    })
    .only_with_token(READER)
    .and(401, |_, valid| valid.by(Caller::Vendor(SUPERREGNSKAP)))
    .and(404, |_, valid| valid.query_param("system-user-id", UNKNOWN))
    .and(409, |fixture, valid| {
        valid.query_param("correlation-id", &fixture.deleted_change)
    })
    .and(404, |fixture, valid| {
        valid.query_param("system-user-id", &fixture.agent_system_user)
    })
    .done()
}

fn of_vendor() -> Vec<Case> {
    let read = operation("getChangeRequestForVendor", 200, |fixture| {
        api_call()
            .by(READER)
            .path_param("requestId", &fixture.open_change)
    })
    .malformed("requestId")
    .only_with_token(WRITER)
    .unknown("requestId");
    let delete = operation("deleteChangeRequest", 202, |fixture| {
        api_call()
            .by(WRITER)
            .path_param("requestId", fixture.change())
    })
    .malformed("requestId")
    .only_with_token(READER)
    .unknown("requestId");
    let by_reference = operation("getChangeRequestByExternalRef", 200, |_| {
        api_call()
            .by(READER)
            .path_param("systemId", "991825827_smartcloud")
            .path_param("orgNo", "314248295")
            .path_param("externalRef", CHANGED)
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.path_param("externalRef", "nothing"));
    let list = operation("listChangeRequests", 200, |_| {
        api_call()
            .by(READER)
            .path_param("systemId", "991825827_smartcloud")
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    [read.done(), delete.done(), by_reference.done(), list.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn of_approver() -> Vec<Case> {
    let read = operation("getChangeRequest", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("requestId", &fixture.open_change)
    })
    .malformed("requestId")
    .only_with_token(STRANGER)
    .and(403, |_, valid| valid.by(EMPLOYEE))
    .unknown("requestId");
    let of_party = operation("getChangeRequestByParty", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .path_param("requestId", &fixture.open_change)
    })
    .malformed("party")
    .only_with_token(STRANGER)
    .unknown("requestId");
    [read.done(), of_party.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn deciding() -> Vec<Case> {
    let valid = |fixture: &Fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .path_param("requestId", fixture.change())
    };
    // Rejecting first: an approval takes away what the others ask to be taken away.
    let all = ["rejectChangeRequest", "approveChangeRequest"].map(|id| {
        operation(id, 200, valid)
            .malformed("party")
            .only_with_token(EMPLOYEE)
            .and(403, |_, valid| valid.path_param("party", ACCOUNTANT_PARTY))
            .unknown("requestId")
            .and(409, |fixture, valid| {
                valid.path_param("requestId", &fixture.decided_change)
            })
            .done()
    });
    all.into_iter().flatten().collect()
}
