//! What vendors call about requests and system users (docs/contract/platform.md, section 1).

use crate::api_call::{Caller, Case, UNKNOWN, api_call, operation};
use crate::fixture::{APPROVED, TAKEN};
use crate::support::{SMARTCLOUD, SUPERREGNSKAP, smartcloud_request, superregnskap_request};
use serde_json::json;

const READ: &str = "altinn:authentication/systemuser.request.read";
const WRITE: &str = "altinn:authentication/systemuser.request.write";
const LOOK_UP: &str = "altinn:maskinporten/systemuser.read";

const READER: Caller = Caller::VendorWith(SMARTCLOUD, READ);
const WRITER: Caller = Caller::VendorWith(SMARTCLOUD, WRITE);

pub(crate) fn cases() -> Vec<Case> {
    [creation(), by_id(), by_reference(), lists(), system_users()]
        .into_iter()
        .flatten()
        .collect()
}

fn creation() -> Vec<Case> {
    let mut all = operation("createStandardRequest", 201, |fixture| {
        api_call()
            .by(WRITER)
            .body(smartcloud_request(&fixture.reference()))
    })
    .and(200, |_, valid| valid.member("externalRef", json!(TAKEN)))
    // Each code that is documented for 400 and that a body can provoke.
    .and(400, |_, valid| {
        valid.member("partyOrgNo", json!("999999999"))
    })
    .and(400, |_, valid| {
        let other = json!([{"resource": [{"id": "urn:altinn:resource", "value": "another"}]}]);
        valid.member("rights", other)
    })
    .and(400, |_, valid| {
        valid
            .member("rights", json!(null))
            .member("accessPackages", json!(null))
    })
    .and(400, |_, valid| valid.member("externalRef", json!(APPROVED)))
    .and(400, |_, valid| {
        valid.member("redirectUrl", json!("https://evil.example/"))
    })
    .and(400, |_, valid| {
        valid
            .member("rights", json!([]))
            .member("accessPackages", json!([]))
    })
    .and(400, |_, valid| {
        valid.member(
            "accessPackages",
            json!([{"urn": "urn:altinn:accesspackage:sjofart"}]),
        )
    })
    .and(400, |_, valid| valid.body(json!({})))
    .and(400, |_, valid| valid.body(json!([])))
    .only_with_token(READER)
    .and(404, |_, valid| {
        valid.member("systemId", json!("991825827_nothing"))
    })
    .and(404, |_, valid| {
        valid.by(Caller::VendorWith(SUPERREGNSKAP, WRITE))
    })
    .done();
    for path in ["createAgentRequest", "createAgentRequestGuidePath"] {
        let cases = operation(path, 201, |fixture| {
            let body = superregnskap_request(&fixture.reference());
            api_call().by(Caller::Vendor(SUPERREGNSKAP)).body(body)
        })
        .and(200, |_, valid| valid.member("externalRef", json!(TAKEN)))
        .and(400, |_, valid| {
            valid.member("partyOrgNo", json!("999999999"))
        })
        .and(400, |_, valid| {
            valid.member("redirectUrl", json!("not an address"))
        })
        .and(400, |_, valid| valid.member("accessPackages", json!([])))
        .and(400, |_, valid| {
            valid.member(
                "accessPackages",
                json!([{"urn": "urn:altinn:accesspackage:sjofart"}]),
            )
        })
        .only_with_token(Caller::VendorWith(SUPERREGNSKAP, READ))
        .and(404, |_, valid| {
            valid.member("systemId", json!("991825827_smartcloud"))
        });
        all.extend(cases.done());
    }
    all
}

fn by_id() -> Vec<Case> {
    let standard = operation("getStandardRequestForVendor", 200, |fixture| {
        api_call()
            .by(READER)
            .path_param("requestId", &fixture.taken.0)
    })
    .and(200, |fixture, valid| {
        valid.path_param("requestId", &fixture.decided.0)
    })
    .malformed("requestId")
    .only_with_token(WRITER)
    .unknown("requestId")
    .and(404, |_, valid| valid.by(Caller::Vendor(SUPERREGNSKAP)));
    let agent = operation("getAgentRequestForVendor", 200, |fixture| {
        api_call()
            .by(Caller::Vendor(SUPERREGNSKAP))
            .path_param("requestId", &fixture.taken.1)
    })
    .and(200, |fixture, valid| {
        valid.path_param("requestId", &fixture.decided.1)
    })
    .malformed("requestId")
    .only_with_token(WRITER)
    .unknown("requestId");
    let delete = operation("deleteRequest", 202, |fixture| {
        api_call()
            .by(WRITER)
            .path_param("requestId", fixture.standard())
    })
    .malformed("requestId")
    .only_with_token(READER)
    .unknown("requestId")
    .and(404, |_, valid| {
        valid.by(Caller::VendorWith(SUPERREGNSKAP, WRITE))
    });
    [standard.done(), agent.done(), delete.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn by_reference() -> Vec<Case> {
    let standard = operation("getStandardRequestByExternalRef", 200, |_| {
        api_call()
            .by(READER)
            .path_param("systemId", "991825827_smartcloud")
            .path_param("orgNo", "314248295")
            .path_param("externalRef", TAKEN)
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.path_param("externalRef", "nothing"))
    .and(404, |_, valid| valid.by(Caller::Vendor(SUPERREGNSKAP)));
    let agent = operation("getAgentRequestByExternalRef", 200, |_| {
        api_call()
            .by(Caller::Vendor(SUPERREGNSKAP))
            .path_param("systemId", "312605031_SuperRegnskap")
            .path_param("orgNo", "310495670")
            .path_param("externalRef", TAKEN)
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn lists() -> Vec<Case> {
    let standard = operation("listStandardRequests", 200, |_| {
        api_call()
            .by(READER)
            .path_param("systemId", "991825827_smartcloud")
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    let agent = operation("listAgentRequests", 200, |_| {
        api_call()
            .by(Caller::Vendor(SUPERREGNSKAP))
            .path_param("systemId", "312605031_SuperRegnskap")
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.by(READER));
    let users = operation("listSystemUsersForVendor", 200, |_| {
        api_call()
            .by(Caller::Vendor(SMARTCLOUD))
            .path_param("systemId", "991825827_smartcloud")
    })
    .only_with_token(READER)
    .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    [standard.done(), agent.done(), users.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn system_users() -> Vec<Case> {
    let by_query = operation("getSystemUserForVendor", 200, |_| {
        api_call()
            .by(WRITER)
            .query_param("system-id", "991825827_smartcloud")
            .query_param("orgno", "314248295")
            .query_param("external-ref", APPROVED)
    })
    .only_with_token(READER)
    .and(404, |_, valid| valid.query_param("external-ref", "nothing"))
    .and(404, |_, valid| {
        valid.by(Caller::VendorWith(SUPERREGNSKAP, WRITE))
    });
    let look_up = operation("lookupSystemUser", 200, |_| {
        api_call()
            .by(Caller::VendorWith("889640782", LOOK_UP))
            .query_param("clientId", "8ab0e5f4-superregnskap")
            .query_param("systemProviderOrgNo", SUPERREGNSKAP)
            .query_param("systemUserOwnerOrgNo", "311037889")
    })
    .and(400, |_, valid| {
        valid.without_query_param("systemUserOwnerOrgNo")
    })
    .only_with_token(WRITER)
    .and(404, |_, valid| valid.query_param("clientId", UNKNOWN));
    [by_query.done(), look_up.done()]
        .into_iter()
        .flatten()
        .collect()
}
