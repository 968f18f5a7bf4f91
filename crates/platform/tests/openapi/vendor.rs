//! What vendors call about requests and system users (platform.md, section 1).

use crate::call::{Case, UNKNOWN, Who, call, operation};
use crate::support::{SMARTCLOUD, SUPERREGNSKAP, smartcloud_request, superregnskap_request};
use crate::world::{APPROVED, TAKEN};
use serde_json::json;

const READ: &str = "altinn:authentication/systemuser.request.read";
const WRITE: &str = "altinn:authentication/systemuser.request.write";
const LOOK_UP: &str = "altinn:maskinporten/systemuser.read";

const READER: Who = Who::VendorWith(SMARTCLOUD, READ);
const WRITER: Who = Who::VendorWith(SMARTCLOUD, WRITE);

pub(crate) fn cases() -> Vec<Case> {
    [creation(), by_id(), by_reference(), lists(), system_users()]
        .into_iter()
        .flatten()
        .collect()
}

fn creation() -> Vec<Case> {
    let mut all = operation("createStandardRequest", 201, |world| {
        call()
            .by(WRITER)
            .body(smartcloud_request(&world.reference()))
    })
    .and(200, |_, good| good.member("externalRef", json!(TAKEN)))
    // Each code that is documented for 400 and that a body can provoke.
    .and(400, |_, good| good.member("partyOrgNo", json!("999999999")))
    .and(400, |_, good| {
        let other = json!([{"resource": [{"id": "urn:altinn:resource", "value": "another"}]}]);
        good.member("rights", other)
    })
    .and(400, |_, good| {
        good.member("rights", json!(null))
            .member("accessPackages", json!(null))
    })
    .and(400, |_, good| good.member("externalRef", json!(APPROVED)))
    .and(400, |_, good| {
        good.member("redirectUrl", json!("https://evil.example/"))
    })
    .and(400, |_, good| {
        good.member("rights", json!([]))
            .member("accessPackages", json!([]))
    })
    .and(400, |_, good| {
        good.member(
            "accessPackages",
            json!([{"urn": "urn:altinn:accesspackage:sjofart"}]),
        )
    })
    .and(400, |_, good| good.body(json!({})))
    .and(400, |_, good| good.body(json!([])))
    .only_with_token(READER)
    .and(404, |_, good| {
        good.member("systemId", json!("991825827_nothing"))
    })
    .and(404, |_, good| {
        good.by(Who::VendorWith(SUPERREGNSKAP, WRITE))
    })
    .done();
    for path in ["createAgentRequest", "createAgentRequestGuidePath"] {
        let cases = operation(path, 201, |world| {
            let body = superregnskap_request(&world.reference());
            call().by(Who::Vendor(SUPERREGNSKAP)).body(body)
        })
        .and(200, |_, good| good.member("externalRef", json!(TAKEN)))
        .and(400, |_, good| good.member("partyOrgNo", json!("999999999")))
        .and(400, |_, good| {
            good.member("redirectUrl", json!("not an address"))
        })
        .and(400, |_, good| good.member("accessPackages", json!([])))
        .and(400, |_, good| {
            good.member(
                "accessPackages",
                json!([{"urn": "urn:altinn:accesspackage:sjofart"}]),
            )
        })
        .only_with_token(Who::VendorWith(SUPERREGNSKAP, READ))
        .and(404, |_, good| {
            good.member("systemId", json!("991825827_smartcloud"))
        });
        all.extend(cases.done());
    }
    all
}

fn by_id() -> Vec<Case> {
    let standard = operation("getStandardRequestForVendor", 200, |world| {
        call().by(READER).at("requestId", &world.taken.0)
    })
    .and(200, |world, good| good.at("requestId", &world.decided.0))
    .malformed("requestId")
    .only_with_token(WRITER)
    .unknown("requestId")
    .and(404, |_, good| good.by(Who::Vendor(SUPERREGNSKAP)));
    let agent = operation("getAgentRequestForVendor", 200, |world| {
        call()
            .by(Who::Vendor(SUPERREGNSKAP))
            .at("requestId", &world.taken.1)
    })
    .and(200, |world, good| good.at("requestId", &world.decided.1))
    .malformed("requestId")
    .only_with_token(WRITER)
    .unknown("requestId");
    let delete = operation("deleteRequest", 202, |world| {
        call().by(WRITER).at("requestId", world.standard())
    })
    .malformed("requestId")
    .only_with_token(READER)
    .unknown("requestId")
    .and(404, |_, good| {
        good.by(Who::VendorWith(SUPERREGNSKAP, WRITE))
    });
    [standard.done(), agent.done(), delete.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn by_reference() -> Vec<Case> {
    let standard = operation("getStandardRequestByExternalRef", 200, |_| {
        call()
            .by(READER)
            .at("systemId", "991825827_smartcloud")
            .at("orgNo", "314248295")
            .at("externalRef", TAKEN)
    })
    .only_with_token(WRITER)
    .and(404, |_, good| good.at("externalRef", "nothing"))
    .and(404, |_, good| good.by(Who::Vendor(SUPERREGNSKAP)));
    let agent = operation("getAgentRequestByExternalRef", 200, |_| {
        call()
            .by(Who::Vendor(SUPERREGNSKAP))
            .at("systemId", "312605031_SuperRegnskap")
            .at("orgNo", "310495670")
            .at("externalRef", TAKEN)
    })
    .only_with_token(WRITER)
    .and(404, |_, good| good.at("systemId", "nothing"));
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn lists() -> Vec<Case> {
    let standard = operation("listStandardRequests", 200, |_| {
        call().by(READER).at("systemId", "991825827_smartcloud")
    })
    .only_with_token(WRITER)
    .and(404, |_, good| good.at("systemId", "nothing"));
    let agent = operation("listAgentRequests", 200, |_| {
        call()
            .by(Who::Vendor(SUPERREGNSKAP))
            .at("systemId", "312605031_SuperRegnskap")
    })
    .only_with_token(WRITER)
    .and(404, |_, good| good.by(READER));
    let users = operation("listSystemUsersForVendor", 200, |_| {
        call()
            .by(Who::Vendor(SMARTCLOUD))
            .at("systemId", "991825827_smartcloud")
    })
    .only_with_token(READER)
    .and(404, |_, good| good.at("systemId", "nothing"));
    [standard.done(), agent.done(), users.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn system_users() -> Vec<Case> {
    let by_query = operation("getSystemUserForVendor", 200, |_| {
        call()
            .by(WRITER)
            .with("system-id", "991825827_smartcloud")
            .with("orgno", "314248295")
            .with("external-ref", APPROVED)
    })
    .only_with_token(READER)
    .and(404, |_, good| good.with("external-ref", "nothing"))
    .and(404, |_, good| {
        good.by(Who::VendorWith(SUPERREGNSKAP, WRITE))
    });
    let look_up = operation("lookupSystemUser", 200, |_| {
        call()
            .by(Who::VendorWith("889640782", LOOK_UP))
            .with("clientId", "8ab0e5f4-superregnskap")
            .with("systemProviderOrgNo", SUPERREGNSKAP)
            .with("systemUserOwnerOrgNo", "311037889")
    })
    .and(400, |_, good| good.without("systemUserOwnerOrgNo"))
    .only_with_token(WRITER)
    .and(404, |_, good| good.with("clientId", UNKNOWN));
    [by_query.done(), look_up.done()]
        .into_iter()
        .flatten()
        .collect()
}
