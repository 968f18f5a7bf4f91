//! Contact look-up: the dashboard, the register and the parties of others (docs/contract/contacts.md, section 2).

use crate::api_call::{Caller, Case, Cases, api_call, operation};
use crate::support::SMARTCLOUD;
use serde_json::json;

const STAFF: Caller = Caller::VendorWith(SMARTCLOUD, "altinn:profile.support.admin");
const OWNER: Caller = Caller::VendorWith(
    SMARTCLOUD,
    "altinn:accessmanagement/authorizedparties.resourceowner",
);
const NO_SCOPE: Caller = Caller::Vendor(SMARTCLOUD);

pub(crate) fn cases() -> Vec<Case> {
    let organisation = "organizationNumber";
    let addresses = operation("dashboardAddressesByOrganization", 200, move |_| {
        api_call().by(STAFF).path_param(organisation, "314200012")
    })
    .and(200, move |_, valid| {
        valid.path_param(organisation, "314200128")
    })
    .and(404, move |_, valid| {
        valid.path_param(organisation, "123456785")
    })
    .only_with_token(NO_SCOPE);
    let contacts = operation("dashboardContactsByOrganization", 200, move |_| {
        api_call().by(STAFF).path_param(organisation, "314200217")
    })
    .and(200, move |_, valid| {
        valid.path_param(organisation, "314200012")
    })
    .and(200, move |_, valid| {
        valid.path_param(organisation, "123456785")
    })
    .only_with_token(NO_SCOPE);
    let by_header = [
        found(
            "dashboardAddressesByEmail",
            "emailAddress",
            "kontakt@example.no",
        )
        .and(404, |_, valid| {
            valid
                .without_headers()
                .header("emailAddress", "x@example.no")
        })
        .done(),
        found("dashboardAddressesByPhone", "phoneNumber", "99000022")
            .and(404, |_, valid| {
                valid.without_headers().header("phoneNumber", "99000099")
            })
            .done(),
        found("dashboardContactsByEmail", "emailAddress", "ase@example.no").done(),
        found("dashboardContactsByPhone", "phoneNumber", "99000031").done(),
        found(
            "dashboardPrivateContact",
            "NationalIdentityNumber",
            "03838500063",
        )
        .and(404, |_, valid| {
            valid
                .without_headers()
                .header("NationalIdentityNumber", "45899200040")
        })
        .done(),
        found(
            "dashboardPrivateContactByEmail",
            "emailAddress",
            "privat@example.no",
        )
        .done(),
    ];
    let identifiers = operation("registerIdentifiers", 200, |_| {
        api_call().by(STAFF).query_param("orgs", "314200012")
    })
    .and(400, |_, valid| valid.query_param("orgs", "123456789"))
    .and(400, |_, valid| valid.query_param("ids", "x"))
    .only_with_token(NO_SCOPE);
    let list = operation("registerPartyList", 200, |_| {
        api_call()
            .by(STAFF)
            .query_param("fetchSubUnits", "true")
            .body(json!([52_000_007, 52_000_001]))
    })
    .and(400, |_, valid| valid.body(json!({})))
    .and(400, |_, valid| {
        valid.query_param("fetchSubUnits", "perhaps")
    })
    .and(404, |_, valid| valid.body(json!([])))
    .only_with_token(NO_SCOPE);
    let parties = operation("serviceOwnerAuthorizedParties", 200, |_| {
        let body = json!({"type": "urn:altinn:person:identifier-no", "value": "14907000029"});
        api_call().by(OWNER).body(body)
    })
    .and(200, |_, valid| {
        valid
            .member("type", json!("urn:altinn:organization:identifier-no"))
            .member("value", json!("314200012"))
    })
    .and(400, |_, valid| {
        valid.member("type", json!("urn:altinn:robot"))
    })
    .and(400, |_, valid| valid.member("value", json!("1")))
    .and(400, |_, valid| valid.body(json!([])))
    .only_with_token(NO_SCOPE);
    let mut cases: Vec<Case> = by_header.into_iter().flatten().collect();
    for more in [
        addresses.done(),
        contacts.done(),
        identifiers.done(),
        list.done(),
        parties.done(),
    ] {
        cases.extend(more);
    }
    cases
}

/// A look-up by a header: in order, without it, and without token and scope.
fn found(
    id: &'static str,
    name: &'static str,
    value: &'static str,
) -> Cases<impl Fn(&crate::fixture::Fixture) -> crate::api_call::ApiCall + Clone + 'static> {
    operation(id, 200, move |_| api_call().by(STAFF).header(name, value))
        .and(400, |_, valid| valid.without_headers())
        .and(400, move |_, valid| {
            valid.without_headers().header(name, "x")
        })
        .only_with_token(NO_SCOPE)
}
