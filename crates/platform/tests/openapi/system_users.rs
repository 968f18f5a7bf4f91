//! System users of a party (docs/contract/platform.md, section 2.4).

use crate::api_call::{Case, DIRECTOR, STRANGER, api_call, operation};
use crate::fixture::{ACCOUNTANT_PARTY, CUSTOMER_PARTY, Fixture};
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    [lists(), one(), deleting(), creating()]
        .into_iter()
        .flatten()
        .collect()
}

fn lists() -> Vec<Case> {
    let standard = operation("listSystemUsers", 200, |_| {
        api_call().by(DIRECTOR).path_param("party", CUSTOMER_PARTY)
    })
    .malformed("party")
    .only_with_token(STRANGER);
    let agents = operation("listAgentSystemUsers", 200, |_| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", ACCOUNTANT_PARTY)
    })
    .malformed("party")
    .only_with_token(STRANGER);
    [standard.done(), agents.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn one() -> Vec<Case> {
    let valid = |fixture: &Fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .path_param("systemUserId", &fixture.decided.0)
    };
    let read = operation("getSystemUser", 200, valid)
        .malformed("party")
        .malformed("systemUserId")
        .only_with_token(STRANGER)
        .unknown("systemUserId");
    let holds = operation("getSystemUserDelegations", 200, valid)
        .malformed("systemUserId")
        .only_with_token(STRANGER)
        .unknown("systemUserId");
    [read.done(), holds.done()].into_iter().flatten().collect()
}

fn deleting() -> Vec<Case> {
    let standard = operation("deleteSystemUser", 202, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .path_param("systemUserId", fixture.system_user())
    })
    .malformed("systemUserId")
    .only_with_token(STRANGER)
    .unknown("systemUserId");
    let agent = operation("deleteAgentSystemUser", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", ACCOUNTANT_PARTY)
            .path_param("systemUserId", &fixture.agent_system_user)
            .query_param("facilitatorId", &fixture.accountant_uuid)
    })
    .and(400, |fixture, valid| {
        valid
            .path_param("party", CUSTOMER_PARTY)
            .path_param("systemUserId", &fixture.decided.0)
            .query_param("facilitatorId", &fixture.party_uuid)
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
    operation("createSystemUser", 200, |fixture| {
        let body = json!({"integrationTitle": "Et navn", "systemId": fixture.system()});
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .body(body)
    })
    .malformed("party")
    .and(400, |_, valid| valid.body(json!({})))
    .only_with_token(STRANGER)
    .and(404, |_, valid| {
        valid.member("systemId", json!("991825827_nothing"))
    })
    .done()
}
