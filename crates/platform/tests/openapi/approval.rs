//! What the approver calls (docs/contract/platform.md, sections 2.1 and 2.2).

use crate::api_call::{
    ApiCall, Case, DIRECTOR, EMPLOYEE, NO_PORTAL, STRANGER, UNKNOWN, api_call, operation,
};
use crate::fixture::{ACCOUNTANT_PARTY, AUDITOR_PARTY, CUSTOMER_PARTY, Fixture};

pub(crate) fn cases() -> Vec<Case> {
    [reading(), of_party(), deciding(), escalating(), pending()]
        .into_iter()
        .flatten()
        .collect()
}

fn reading() -> Vec<Case> {
    let standard = operation("getStandardRequest", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("requestId", &fixture.taken.0)
    })
    .and(200, |fixture, valid| {
        valid.path_param("requestId", &fixture.decided.0)
    })
    .and(200, |_, valid| valid.by(EMPLOYEE))
    .malformed("requestId")
    .only_with_token(STRANGER)
    .and(403, |_, valid| valid.by(NO_PORTAL))
    .unknown("requestId")
    .and(404, |fixture, valid| {
        valid.path_param("requestId", &fixture.taken.1)
    });
    let agent = operation("getAgentRequest", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("requestId", &fixture.taken.1)
    })
    .and(200, |_, valid| valid.by(EMPLOYEE))
    .malformed("requestId")
    .only_with_token(STRANGER)
    .unknown("requestId")
    .and(404, |fixture, valid| {
        valid.path_param("requestId", &fixture.taken.0)
    });
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn of_party() -> Vec<Case> {
    let standard = operation("getStandardRequestByParty", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .path_param("requestId", &fixture.taken.0)
    })
    .malformed("party")
    .malformed("requestId")
    .only_with_token(STRANGER)
    .unknown("requestId")
    .and(404, |_, valid| valid.path_param("party", ACCOUNTANT_PARTY));
    let agent = operation("getAgentRequestByParty", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", AUDITOR_PARTY)
            .path_param("requestId", &fixture.taken.1)
    })
    .malformed("party")
    .only_with_token(STRANGER)
    .unknown("requestId");
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn standard(fixture: &Fixture) -> ApiCall {
    api_call()
        .by(DIRECTOR)
        .path_param("party", CUSTOMER_PARTY)
        .path_param("requestId", fixture.standard())
}

fn agent(fixture: &Fixture) -> ApiCall {
    api_call()
        .by(DIRECTOR)
        .path_param("party", AUDITOR_PARTY)
        .path_param("requestId", fixture.agent())
}

fn deciding() -> Vec<Case> {
    let mut all = Vec::new();
    for id in ["approveStandardRequest", "rejectStandardRequest"] {
        let cases = operation(id, 200, standard)
            .malformed("party")
            .only_with_token(EMPLOYEE)
            // Somebody who may decide for another party than the one that was asked.
            .and(403, |_, valid| valid.path_param("party", ACCOUNTANT_PARTY))
            .unknown("requestId")
            .and(409, |fixture, valid| {
                valid.path_param("requestId", &fixture.decided.0)
            });
        all.extend(cases.done());
    }
    for id in ["approveAgentRequest", "rejectAgentRequest"] {
        let cases = operation(id, 200, agent)
            .malformed("requestId")
            .only_with_token(EMPLOYEE)
            .and(403, |_, valid| valid.path_param("party", ACCOUNTANT_PARTY))
            .unknown("requestId")
            .and(409, |fixture, valid| {
                valid.path_param("requestId", &fixture.decided.1)
            });
        all.extend(cases.done());
    }
    all
}

fn escalating() -> Vec<Case> {
    let of_standard = operation("escalateStandardRequest", 200, |fixture| {
        standard(fixture).by(EMPLOYEE)
    })
    .and(200, |_, valid| valid.by(STRANGER))
    .malformed("party")
    .only_with_token(NO_PORTAL)
    .and(403, |_, valid| {
        valid.by(DIRECTOR).path_param("party", ACCOUNTANT_PARTY)
    })
    .unknown("requestId")
    .and(409, |fixture, valid| {
        valid.path_param("requestId", &fixture.decided.0)
    });
    let of_agent = operation("escalateAgentRequest", 200, |fixture| {
        agent(fixture).by(EMPLOYEE)
    })
    .malformed("requestId")
    .only_with_token(NO_PORTAL)
    .and(403, |_, valid| {
        valid.by(DIRECTOR).path_param("party", ACCOUNTANT_PARTY)
    })
    .and(404, |_, valid| valid.path_param("requestId", UNKNOWN))
    .and(409, |fixture, valid| {
        valid.path_param("requestId", &fixture.decided.1)
    });
    [of_standard.done(), of_agent.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn pending() -> Vec<Case> {
    let standard = operation("listPendingStandardRequests", 200, |_| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", CUSTOMER_PARTY)
            .path_param("orgno", "314248295")
    })
    .malformed("party")
    .only_with_token(EMPLOYEE)
    .and(403, |_, valid| valid.path_param("orgno", "310495670"));
    let agent = operation("listPendingAgentRequests", 200, |_| {
        api_call()
            .by(DIRECTOR)
            .path_param("party", AUDITOR_PARTY)
            .path_param("orgno", "310495670")
    })
    .malformed("party")
    .only_with_token(EMPLOYEE)
    .and(403, |_, valid| valid.path_param("orgno", "314248295"));
    [standard.done(), agent.done()]
        .into_iter()
        .flatten()
        .collect()
}
