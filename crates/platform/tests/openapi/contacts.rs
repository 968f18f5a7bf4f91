//! Contact look-up: the guide's API (contacts.md, section 1).

use crate::call::{Call, Case, Cases, call, operation};
use crate::world::World;

pub(crate) fn cases() -> Vec<Case> {
    let organisations = keyed("listContactOrganizations", |_| good())
        .and(200, |_, good| good.with("$expand", "OfficialContacts"))
        .and(200, |_, good| good.with("phoneNumber", "99000031"))
        .and(400, |_, good| good.with("$filter", "Name eq 'A'"));
    let one = keyed("getContactOrganization", |_| good().at("who", "314200012"))
        .and(200, |_, good| good.at("who", "00420"))
        .and(200, |_, good| good.with("$expand", "OfficialContacts"))
        .and(400, |_, good| good.at("who", "123456785"));
    let official = keyed("listOfficialContacts", |_| good().at("who", "314200012"))
        .and(400, |_, good| good.at("who", "123456785"));
    let personal = keyed("listPersonalContacts", |_| good().at("who", "314200012"))
        .and(200, |_, good| good.at("who", "314200217"))
        .and(200, |_, good| good.at("who", "314200411"))
        .and(400, |_, good| good.with("serviceCode", "4628"))
        .and(400, |_, good| good.at("who", "x"));
    let roles = keyed("listPersonalContactRoles", |_| {
        good().at("who", "314200012").at("person", "r60000001")
    })
    .and(403, |_, good| {
        good.without_headers()
            .header("ApiKey", "local-readonly-key")
    })
    .and(404, |_, good| good.at("person", "r1"));
    let definitions = keyed("listRoleDefinitions", |_| good());
    let definition = keyed("getRoleDefinition", |_| good().at("roleDefinitionId", 4))
        .and(400, |_, good| good.at("roleDefinitionId", "x"))
        .and(404, |_, good| good.at("roleDefinitionId", 77777));
    let between = keyed("listRolesBetween", |_| {
        good()
            .with("subject", "14907000029")
            .with("reportee", "314200012")
    })
    .and(400, |_, good| good.without("subject"));
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

fn good() -> Call {
    call().header("ApiKey", "local-test-key")
}

/// The call in order in both forms, and with no key and a wrong one.
fn keyed<F>(id: &'static str, good: F) -> Cases<F>
where
    F: Fn(&World) -> Call + Clone + 'static,
{
    operation(id, 200, good)
        .and(200, |_, good| good.header("Accept", "application/json"))
        .and(400, |_, good| good.without_headers())
        .and(403, |_, good| good.without_headers().header("ApiKey", "x"))
}
