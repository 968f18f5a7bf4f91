//! What the approver calls (platform.md, sections 2.1 and 2.2).

use crate::call::{Call, Case, DIRECTOR, EMPLOYEE, NO_PORTAL, STRANGER, UNKNOWN, call, operation};
use crate::world::{ACCOUNTANT_PARTY, AUDITOR_PARTY, CUSTOMER_PARTY, World};

pub(crate) fn cases() -> Vec<Case> {
    [reading(), of_party(), deciding(), escalating(), pending()]
        .into_iter()
        .flatten()
        .collect()
}

fn reading() -> Vec<Case> {
    let standard = operation("getStandardRequest", 200, |world| {
        call().by(DIRECTOR).at("requestId", &world.taken.0)
    })
    .and(200, |world, good| good.at("requestId", &world.decided.0))
    .and(200, |_, good| good.by(EMPLOYEE))
    .malformed("requestId")
    .only_with_token(STRANGER)
    .and(403, |_, good| good.by(NO_PORTAL))
    .unknown("requestId")
    .and(404, |world, good| good.at("requestId", &world.taken.1));
    let agent = operation("getAgentRequest", 200, |world| {
        call().by(DIRECTOR).at("requestId", &world.taken.1)
    })
    .and(200, |_, good| good.by(EMPLOYEE))
    .malformed("requestId")
    .only_with_token(STRANGER)
    .unknown("requestId")
    .and(404, |world, good| good.at("requestId", &world.taken.0));
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn of_party() -> Vec<Case> {
    let standard = operation("getStandardRequestByParty", 200, |world| {
        call()
            .by(DIRECTOR)
            .at("party", CUSTOMER_PARTY)
            .at("requestId", &world.taken.0)
    })
    .malformed("party")
    .malformed("requestId")
    .only_with_token(STRANGER)
    .unknown("requestId")
    .and(404, |_, good| good.at("party", ACCOUNTANT_PARTY));
    let agent = operation("getAgentRequestByParty", 200, |world| {
        call()
            .by(DIRECTOR)
            .at("party", AUDITOR_PARTY)
            .at("requestId", &world.taken.1)
    })
    .malformed("party")
    .only_with_token(STRANGER)
    .unknown("requestId");
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn standard(world: &World) -> Call {
    call()
        .by(DIRECTOR)
        .at("party", CUSTOMER_PARTY)
        .at("requestId", world.standard())
}

fn agent(world: &World) -> Call {
    call()
        .by(DIRECTOR)
        .at("party", AUDITOR_PARTY)
        .at("requestId", world.agent())
}

fn deciding() -> Vec<Case> {
    let mut all = Vec::new();
    for id in ["approveStandardRequest", "rejectStandardRequest"] {
        let cases = operation(id, 200, standard)
            .malformed("party")
            .only_with_token(EMPLOYEE)
            // Somebody who may decide for another party than the one that was asked.
            .and(403, |_, good| good.at("party", ACCOUNTANT_PARTY))
            .unknown("requestId")
            .and(409, |world, good| good.at("requestId", &world.decided.0));
        all.extend(cases.done());
    }
    for id in ["approveAgentRequest", "rejectAgentRequest"] {
        let cases = operation(id, 200, agent)
            .malformed("requestId")
            .only_with_token(EMPLOYEE)
            .and(403, |_, good| good.at("party", ACCOUNTANT_PARTY))
            .unknown("requestId")
            .and(409, |world, good| good.at("requestId", &world.decided.1));
        all.extend(cases.done());
    }
    all
}

fn escalating() -> Vec<Case> {
    let of_standard = operation("escalateStandardRequest", 200, |world| {
        standard(world).by(EMPLOYEE)
    })
    .and(200, |_, good| good.by(STRANGER))
    .malformed("party")
    .only_with_token(NO_PORTAL)
    .and(403, |_, good| {
        good.by(DIRECTOR).at("party", ACCOUNTANT_PARTY)
    })
    .unknown("requestId")
    .and(409, |world, good| good.at("requestId", &world.decided.0));
    let of_agent = operation("escalateAgentRequest", 200, |world| {
        agent(world).by(EMPLOYEE)
    })
    .malformed("requestId")
    .only_with_token(NO_PORTAL)
    .and(403, |_, good| {
        good.by(DIRECTOR).at("party", ACCOUNTANT_PARTY)
    })
    .and(404, |_, good| good.at("requestId", UNKNOWN))
    .and(409, |world, good| good.at("requestId", &world.decided.1));
    [of_standard.done(), of_agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn pending() -> Vec<Case> {
    let standard = operation("listPendingStandardRequests", 200, |_| {
        call()
            .by(DIRECTOR)
            .at("party", CUSTOMER_PARTY)
            .at("orgno", "314248295")
    })
    .malformed("party")
    .only_with_token(EMPLOYEE)
    .and(403, |_, good| good.at("orgno", "310495670"));
    let agent = operation("listPendingAgentRequests", 200, |_| {
        call()
            .by(DIRECTOR)
            .at("party", AUDITOR_PARTY)
            .at("orgno", "310495670")
    })
    .malformed("party")
    .only_with_token(EMPLOYEE)
    .and(403, |_, good| good.at("orgno", "314248295"));
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}
