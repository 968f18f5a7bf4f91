//! System users of a party (platform.md, section 2.4).

use crate::call::{Case, DIRECTOR, STRANGER, call, operation};
use crate::world::{ACCOUNTANT_PARTY, CUSTOMER_PARTY, World};
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    [lists(), one(), deleting(), creating()]
        .into_iter()
        .flatten()
        .collect()
}

fn lists() -> Vec<Case> {
    let standard = operation("listSystemUsers", 200, |_| {
        call().by(DIRECTOR).at("party", CUSTOMER_PARTY)
    })
    .malformed("party")
    .only_with_token(STRANGER);
    let agents = operation("listAgentSystemUsers", 200, |_| {
        call().by(DIRECTOR).at("party", ACCOUNTANT_PARTY)
    })
    .malformed("party")
    .only_with_token(STRANGER);
    [standard.done(), agents.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn one() -> Vec<Case> {
    let good = |world: &World| {
        call()
            .by(DIRECTOR)
            .at("party", CUSTOMER_PARTY)
            .at("systemUserId", &world.decided.0)
    };
    let read = operation("getSystemUser", 200, good)
        .malformed("party")
        .malformed("systemUserId")
        .only_with_token(STRANGER)
        .unknown("systemUserId");
    let holds = operation("getSystemUserDelegations", 200, good)
        .malformed("systemUserId")
        .only_with_token(STRANGER)
        .unknown("systemUserId");
    [read.done(), holds.done()].into_iter().flatten().collect()
}

fn deleting() -> Vec<Case> {
    let standard = operation("deleteSystemUser", 202, |world| {
        call()
            .by(DIRECTOR)
            .at("party", CUSTOMER_PARTY)
            .at("systemUserId", world.system_user())
    })
    .malformed("systemUserId")
    .only_with_token(STRANGER)
    .unknown("systemUserId");
    let agent = operation("deleteAgentSystemUser", 200, |world| {
        call()
            .by(DIRECTOR)
            .at("party", ACCOUNTANT_PARTY)
            .at("systemUserId", &world.agent_system_user)
            .with("facilitatorId", &world.accountant_uuid)
    })
    .and(400, |world, good| {
        good.at("party", CUSTOMER_PARTY)
            .at("systemUserId", &world.decided.0)
            .with("facilitatorId", &world.party_uuid)
    })
    .only_with_token(STRANGER)
    .unknown("systemUserId");
    // The standard ones first: the agent's deletion is for good.
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn creating() -> Vec<Case> {
    operation("createSystemUser", 200, |world| {
        let body = json!({"integrationTitle": "Et navn", "systemId": world.system()});
        call().by(DIRECTOR).at("party", CUSTOMER_PARTY).body(body)
    })
    .malformed("party")
    .and(400, |_, good| good.body(json!({})))
    .only_with_token(STRANGER)
    .and(404, |_, good| {
        good.member("systemId", json!("991825827_nothing"))
    })
    .done()
}
