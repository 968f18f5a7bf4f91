//! Change requests, both sides (platform.md, sections 1.6 and 2.3).

use crate::call::{Case, DIRECTOR, EMPLOYEE, STRANGER, UNKNOWN, Who, call, operation};
use crate::support::{SMARTCLOUD, SUPERREGNSKAP};
use crate::world::{ACCOUNTANT_PARTY, CHANGED, CUSTOMER_PARTY, World, change};
use serde_json::json;

const READER: Who = Who::VendorWith(SMARTCLOUD, "altinn:authentication/systemuser.request.read");
const WRITER: Who = Who::VendorWith(SMARTCLOUD, "altinn:authentication/systemuser.request.write");

pub(crate) fn cases() -> Vec<Case> {
    [creation(), of_vendor(), of_approver(), deciding()]
        .into_iter()
        .flatten()
        .collect()
}

fn creation() -> Vec<Case> {
    operation("createChangeRequest", 201, |world| {
        call()
            .by(WRITER)
            .with("correlation-id", world.correlation())
            .with("system-user-id", &world.changed)
            .body(change())
    })
    .and(200, |_, good| good.body(json!({})))
    .and(200, |world, good| {
        good.with("correlation-id", &world.open_change)
    })
    .and(400, |_, good| {
        let package = json!([{"urn": "urn:altinn:accesspackage:sjofart"}]);
        good.member("requiredAccessPackages", package)
    })
    .and(400, |_, good| {
        good.member("redirectUrl", json!("https://evil.example/"))
    })
    .only_with_token(READER)
    .and(401, |_, good| good.by(Who::Vendor(SUPERREGNSKAP)))
    .and(404, |_, good| good.with("system-user-id", UNKNOWN))
    .and(409, |world, good| {
        good.with("correlation-id", &world.deleted_change)
    })
    .and(404, |world, good| {
        good.with("system-user-id", &world.agent_system_user)
    })
    .done()
}

fn of_vendor() -> Vec<Case> {
    let read = operation("getChangeRequestForVendor", 200, |world| {
        call().by(READER).at("requestId", &world.open_change)
    })
    .malformed("requestId")
    .only_with_token(WRITER)
    .unknown("requestId");
    let delete = operation("deleteChangeRequest", 202, |world| {
        call().by(WRITER).at("requestId", world.change())
    })
    .malformed("requestId")
    .only_with_token(READER)
    .unknown("requestId");
    let by_reference = operation("getChangeRequestByExternalRef", 200, |_| {
        call()
            .by(READER)
            .at("systemId", "991825827_smartcloud")
            .at("orgNo", "314248295")
            .at("externalRef", CHANGED)
    })
    .only_with_token(WRITER)
    .and(404, |_, good| good.at("externalRef", "nothing"));
    let list = operation("listChangeRequests", 200, |_| {
        call().by(READER).at("systemId", "991825827_smartcloud")
    })
    .only_with_token(WRITER)
    .and(404, |_, good| good.at("systemId", "nothing"));
    [read.done(), delete.done(), by_reference.done(), list.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn of_approver() -> Vec<Case> {
    let read = operation("getChangeRequest", 200, |world| {
        call().by(DIRECTOR).at("requestId", &world.open_change)
    })
    .malformed("requestId")
    .only_with_token(STRANGER)
    .and(403, |_, good| good.by(EMPLOYEE))
    .unknown("requestId");
    let of_party = operation("getChangeRequestByParty", 200, |world| {
        call()
            .by(DIRECTOR)
            .at("party", CUSTOMER_PARTY)
            .at("requestId", &world.open_change)
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
    let good = |world: &World| {
        call()
            .by(DIRECTOR)
            .at("party", CUSTOMER_PARTY)
            .at("requestId", world.change())
    };
    // Rejecting first: an approval takes away what the others ask to be taken away.
    let all = ["rejectChangeRequest", "approveChangeRequest"].map(|id| {
        operation(id, 200, good)
            .malformed("party")
            .only_with_token(EMPLOYEE)
            .and(403, |_, good| good.at("party", ACCOUNTANT_PARTY))
            .unknown("requestId")
            .and(409, |world, good| {
                good.at("requestId", &world.decided_change)
            })
            .done()
    });
    all.into_iter().flatten().collect()
}
