//! Contact look-up: the guide's API (docs/contract/contacts.md, section 1).

use crate::api_call::{ApiCall, Case, Cases, api_call, operation};
use crate::fixture::Fixture;

pub(crate) fn cases() -> Vec<Case> {
    let organisations = keyed("listContactOrganizations", |_| valid())
        .and(200, |_, valid| {
            valid.query_param("$expand", "OfficialContacts")
        })
        .and(200, |_, valid| valid.query_param("phoneNumber", "99000031"))
        .and(400, |_, valid| valid.query_param("$filter", "Name eq 'A'"));
    let one = keyed("getContactOrganization", |_| {
        valid().path_param("who", "314200012")
    })
    .and(200, |_, valid| valid.path_param("who", "00420"))
    .and(200, |_, valid| {
        valid.query_param("$expand", "OfficialContacts")
    })
    .and(400, |_, valid| valid.path_param("who", "123456785"));
    let official = keyed("listOfficialContacts", |_| {
        valid().path_param("who", "314200012")
    })
    .and(400, |_, valid| valid.path_param("who", "123456785"));
    let personal = keyed("listPersonalContacts", |_| {
        valid().path_param("who", "314200012")
    })
    .and(200, |_, valid| valid.path_param("who", "314200217"))
    .and(200, |_, valid| valid.path_param("who", "314200411"))
    .and(400, |_, valid| valid.query_param("serviceCode", "4628"))
    .and(400, |_, valid| valid.path_param("who", "x"));
    let roles = keyed("listPersonalContactRoles", |_| {
        valid()
            .path_param("who", "314200012")
            .path_param("person", "r60000001")
    })
    .and(403, |_, valid| {
        valid
            .without_headers()
            .header("ApiKey", "local-readonly-key")
    })
    .and(404, |_, valid| valid.path_param("person", "r1"));
    let definitions = keyed("listRoleDefinitions", |_| valid());
    let definition = keyed("getRoleDefinition", |_| {
        valid().path_param("roleDefinitionId", 4)
    })
    .and(400, |_, valid| valid.path_param("roleDefinitionId", "x"))
    .and(404, |_, valid| valid.path_param("roleDefinitionId", 77777));
    let between = keyed("listRolesBetween", |_| {
        valid()
            .query_param("subject", "14907000029")
            .query_param("reportee", "314200012")
    })
    .and(400, |_, valid| valid.without_query_param("subject"));
    [
        organisations.done(),
        one.done(),
        official.done(),
        personal.done(),
        roles.done(),
        definitions.done(),
        definition.done(),
        between.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn valid() -> ApiCall {
    api_call().header("ApiKey", "local-test-key")
}

/// The call in order in both forms, and with no key and a wrong one.
fn keyed<F>(id: &'static str, valid: F) -> Cases<F>
where
    F: Fn(&Fixture) -> ApiCall + Clone + 'static,
{
    operation(id, 200, valid)
        .and(200, |_, valid| valid.header("Accept", "application/json"))
        .and(400, |_, valid| valid.without_headers())
        .and(403, |_, valid| {
            valid.without_headers().header("ApiKey", "x")
        })
}
